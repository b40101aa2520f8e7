"""Scripts are served without their comments, and joined so that they still do what they did apart."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from facing_pages.publishing import scripts
from facing_pages.publishing.minifying import small
from facing_pages.publishing.scripts import joined, served
from tests import tools
from tests.conftest import ROOT

SOURCES = ROOT / "overrides" / "assets" / "javascripts"


def _said(script: str, tmp_path: Path) -> str:
    tools.npm()  # and with it Node.js
    file = tmp_path / "script.mjs"
    file.write_text(script, encoding="utf-8")
    done = subprocess.run([shutil.which("node") or "node", str(file)], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def test_the_examples_hold() -> None:
    assert not doctest.testmod(scripts).failed


def test_names_of_two_scripts_do_not_meet(tmp_path: Path) -> None:
    modules = {
        "main.js": 'import { say as first } from "./one.js";\nimport { say } from "./two.js";\nfirst();\nsay();\n',
        "one.js": 'import { loud } from "./kit.js";\nconst word = "one";\nexport function say() { loud(word); }\n',
        "two.js": 'import { loud } from "./kit.js";\nconst word = "two";\nexport const say = () => loud(word);\n',
        "kit.js": "let times = 0;\n/** Says it. */\nexport const loud = (word) => console.log(word, ++times);\n",
        "other.js": "never();\n",
    }
    script, parts, _ = joined(modules, "main.js")
    assert _said(script, tmp_path) == "one 1\ntwo 2\n"
    assert parts == {"main.js", "one.js", "two.js", "kit.js"}


def test_a_script_of_a_folder_and_one_that_comes_later_share_what_both_need(tmp_path: Path) -> None:
    modules = {
        "main.js": 'import { loud } from "./kit/loud.js";\n'
        'import("./later.js").then((later) => later.init(loud("main")));\n',
        "later.js": 'import { word } from "./later/word.js";\n'
        "export function init(said) { console.log(said, word()); }\n",
        "later/word.js": 'import { quiet, loud } from "../kit/loud.js";\n'
        'export const word = () => quiet(loud("later"));\n',
        "kit/loud.js": "let times = 0;\nexport const loud = (word) => `${word} ${++times}`;\nexport class Never {}\n"
        "export function quiet(word) { return word; }\n",
    }
    made = served(modules, "main.js")
    assert made.keys() == {"main.js", "later.js"}
    for name, script in made.items():
        (tmp_path / name).write_text(small(script, "js"), encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    assert _said('import "./main.js";', tmp_path) == "main 1 later 2\n"


@pytest.mark.parametrize("taken", ['{ say } from "./nowhere.js"', '{ shout } from "./one.js"'])
def test_a_script_or_a_name_that_is_missing_stops_the_build(taken: str) -> None:
    with pytest.raises(KeyError):
        joined({"main.js": f"import {taken};\n", "one.js": "export const say = 1;\n"}, "main.js")


def test_a_small_script_does_what_it_did(tmp_path: Path) -> None:
    script = """
    // Why.
    const words = ["// no /* comment */", /[*/]/.source]; /* How. */
    let total = 0
    for (const word of words) total += word.length
    const label = `a ${words[0]}  b`
    console.log(total, label, { total }?.total ?? 1)
    """
    assert _said(small(script, "js"), tmp_path) == _said(script, tmp_path)
    assert "Why" not in small(script, "js")


DOORLESS = {"main.js", "kit.js", "files.js"}
"""The one that each page loads and that opens the others; and what others take from, with nothing of a page."""


def test_a_small_module_still_exports_its_door() -> None:
    for file in SOURCES.glob("*.js"):
        script = small(file.read_text(encoding="utf-8"), "js")
        assert file.name in DOORLESS or re.search(r"export function init\(", script), file.name


def test_our_scripts_keep_to_what_is_understood() -> None:
    sources = {file.relative_to(SOURCES).as_posix(): file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.js")}
    _, parts, _ = joined(sources, "main.js")
    assert parts > {"main.js", "kit.js", "kit/elements.js"}
    for entry in served(sources, "main.js"):
        for line in joined(sources, entry)[0].splitlines():
            assert not line.startswith(("import ", "export ")), entry
            # The minifier puts such a line before those that it needs.
            assert not re.match(r"\s+const [\[{].*[\]}] = (/\*.*?\*/ )?\(", line), entry


@pytest.mark.parametrize("file", sorted(SOURCES.glob("*.js")), ids=lambda file: file.name)
def test_a_script_opens_with_an_essay_and_exports_init(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("/* ")
    assert len(text.partition("*/")[0].split()) > 40
    assert file.name in DOORLESS or "\nexport function init(root) {\n" in text
