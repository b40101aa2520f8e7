"""The schemas that an editor knows say what the code that reads the files says."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from facing_pages import kinds
from facing_pages.model import FINDINGS, KINDS
from facing_pages.publishing import schemas
from tests.compose import bridge
from tests.folders import write
from tests.review.check.examples import WRITTEN, put

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
KIND = {kind.schema or kind.name: kind for kind in kinds.KINDS}


def _plain(value: Any) -> Any:
    """YAML as an editor reads it: days are strings."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _held(path: Path) -> Any:
    """What a file holds, or its front matter."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.split("---\n")[1]
    return _plain(YAML(typ="safe").load(text))


def _kind_of(path: Path, folder: Path) -> kinds.Kind[Any]:
    found = [kind for kind in kinds.KINDS if path.relative_to(folder).match(kind.files)]
    assert len(found) == 1, path
    return found[0]


def _faults(kind: kinds.Kind[Any], held: Any) -> list[str]:
    validator = jsonschema.Draft7Validator(schemas.schema(kind.holds))
    return [error.message for error in validator.iter_errors(held)]


@pytest.mark.parametrize("name", schemas.files())
def test_the_committed_schema_is_the_one_the_code_makes(name: str) -> None:
    written = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert written == schemas.files()[name], "Run “facing-pages schemas”."


def test_no_other_schema_is_committed() -> None:
    assert {path.name for path in (ROOT / "schemas").iterdir()} == set(schemas.files())


@pytest.mark.parametrize("name", schemas.files())
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(schemas.files()[name]))


def test_every_file_of_the_edition_has_a_schema_and_fits_it() -> None:
    for folder in sorted(path.parent for path in DOCS.glob("*/articles")):
        for path in sorted([*folder.rglob("*.md"), *folder.rglob("*.yml")]):
            kind = _kind_of(path, folder)
            assert kind.front == (path.suffix == ".md")
            assert _faults(kind, _held(path)) == [], path


@pytest.mark.parametrize(
    "held",
    [
        "three words here",
        "p4",
        {"quote": "three words here"},
        {"quote": "three words here", "before": "the", "after": "are"},
        {"paragraph": "p4"},
        {"from": "its first words", "to": "its last words"},
    ],
    ids=str,
)
def test_a_passage_may_be_written_in_each_of_its_forms(held: Any) -> None:
    assert _faults(KIND["annotation"], {"kind": "context", "passages": {"post": [held]}}) == []


@pytest.mark.parametrize(
    "held",
    [
        7,
        "",
        {},
        {"paragraph": "4"},
        {"from": "its first words"},
        {"quote": "three words here", "paragraph": "p4"},
        {"paragraph": "p4", "before": "the"},
        {"quot": "three words here"},
    ],
    ids=str,
)
def test_a_passage_in_no_form_gets_a_red_line(held: Any) -> None:
    assert _faults(KIND["annotation"], {"kind": "context", "passages": {"post": [held]}})


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        ("annotation", {"kind": "evidence", "passages": {"post": ["p4"]}}),
        ("annotation", {"kind": "context", "finding": "supported", "passages": {"post": ["p4"]}}),
        ("annotation", {"kind": "context", "slip": True, "passages": {"post": ["p4"]}}),
        ("annotation", {"kind": "context", "passages": {}}),
        ("annotation", {"kind": "remark", "passages": {"post": ["p4"]}}),
        ("annotation", {"kind": "context", "passages": {"post": ["p4"]}, "by": "A. Chu"}),
        ("sources", [{"id": "A", "type": "book", "title": "T", "seen": "original"}]),
        ("sources", [{"id": "a", "type": "book", "seen": "original"}]),
        ("sources", [{"id": "a", "type": "book", "title": "T", "seen": "original", "issued": "May 2021"}]),
        ("sources", [{"id": "a", "type": "book", "title": "T", "seen": "original", "author": [{"given": "A."}]}]),
        ("timeline", [{"date": 2021, "text": "It opens."}]),
        ("dossier", {"reading": "post"}),
        ("redirects", {"annotations": {"cost": "sources/accounts"}}),
    ],
    ids=str,
)
def test_what_the_reader_refuses_gets_a_red_line(kind: str, held: Any) -> None:
    assert _faults(KIND[kind], held)


@pytest.mark.parametrize("when", [2021, "2021", "2021-05", "2021-05-01", "2021-05/2021-06"], ids=str)
def test_a_date_may_be_a_year_a_month_a_day_or_a_span(when: Any) -> None:
    source = {"id": "a", "type": "book", "title": "T", "seen": "original", "issued": when}
    assert _faults(KIND["sources"], [source]) == []


@pytest.mark.parametrize("code", ["unknown-key", "missing-key", "wrong-value"])
def test_an_editor_sees_the_mistakes_that_one_file_shows_by_itself(code: str, tmp_path: Path) -> None:
    found = WRITTEN[code]
    folder = write(bridge(), tmp_path / "docs")
    path = folder / found.file
    put(folder, found.file, found.wrong)
    assert _faults(_kind_of(path, folder), _held(path))
    write(bridge(), tmp_path / "docs")
    put(folder, found.file, found.right)
    assert _faults(_kind_of(path, folder), _held(path)) == []


# --- the editor ---------------------------------------------------------------


def _commented(name: str) -> Any:
    """A settings file of the editor, which may hold comments on lines of their own."""
    lines = (ROOT / ".vscode" / name).read_text(encoding="utf-8").splitlines()
    return json.loads("\n".join(line for line in lines if not line.lstrip().startswith("//")))


def test_the_editor_is_told_of_every_yaml_file() -> None:
    told = _commented("settings.json")["yaml.schemas"]
    wanted = {
        f"./schemas/{kind.schema or kind.name}.schema.json": [f"docs/*/{kind.files}"]
        for kind in kinds.KINDS
        if not kind.front
    }
    assert told == wanted


def test_the_yaml_extension_is_recommended() -> None:
    assert "redhat.vscode-yaml" in _commented("extensions.json")["recommendations"]


def test_a_yaml_file_that_names_a_schema_names_its_own() -> None:
    for folder in sorted(path.parent for path in DOCS.glob("*/articles")):
        for path in sorted(folder.rglob("*.yml")):
            first = path.read_text(encoding="utf-8").splitlines()[0]
            match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
            kind = _kind_of(path, folder)
            expected = ROOT / "schemas" / f"{kind.schema or kind.name}.schema.json"
            assert not match or (path.parent / match[1]).resolve() == expected, path


def _filled(body: list[str]) -> list[str]:
    """A snippet with what stands in its places, once for each choice of the first that has several."""
    text = "\n".join(body).replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2021-06-02")
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", re.sub(r"\$\d", "", text))
    choice = re.search(r"\$\{\d+\|([^|]*)\|\}", text)
    return [text.replace(choice[0], one) for one in choice[1].split(",")] if choice else [text]


@pytest.mark.parametrize("name", _commented("facing-pages.code-snippets"))
def test_a_snippet_makes_a_file_that_fits_its_schema(name: str) -> None:
    kind = KIND[name.partition(":")[0].lower()]
    for text in _filled(_commented("facing-pages.code-snippets")[name]["body"]):
        assert _faults(kind, _plain(YAML(typ="safe").load(text.split("---\n")[1]))) == []


def test_the_snippets_offer_every_kind_and_every_finding() -> None:
    snippets = (ROOT / ".vscode" / "facing-pages.code-snippets").read_text(encoding="utf-8")
    assert ",".join(FINDINGS) in snippets
    for kind in KINDS:
        assert re.search(rf"kind: (\$\{{1\|[a-z,]*)?\b{kind}\b", snippets), kind


def test_git_keeps_what_the_editor_reads() -> None:
    kept = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {f"!.vscode/{path.name}" for path in (ROOT / ".vscode").iterdir()} <= set(kept)


def test_the_site_publishes_every_schema(site: Path) -> None:
    for name, text in schemas.files().items():
        assert (site / "schemas" / name).read_text(encoding="utf-8") == text
