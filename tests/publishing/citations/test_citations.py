"""Citations come out as a CSL processor, citeproc-js, makes them of the styles' own CSL files."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from facing_pages.model import OTHERS, Person, Source
from facing_pages.publishing.citations import PARAGRAPHS, Edition, beside, citations, cited, people, templates
from tests.compose import altered
from tests.loaded import tram
from tests.publishing.citations.oracle import Answers, answers

ADDRESS = "https://example.org/1/tram"
"""Of the original."""

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
    _work("small", title="A tale", author=(BEST,), issued="2025", fields=_in("the voice of the north: a review")),
    _work("joined", title="A tale", author=(BEST,), issued="2025", fields=_in("new-left world", "4")),
    _work("asking", title="A tale", author=(BEST,), issued="2025", fields=_in("What is to be done?")),
    _work("foreign", title="A tale", author=(BEST,), issued="2025", fields=(*_in("Die welt"), ("language", "de"))),
    _work("nobody", title="A tale", author=(), issued="2025-02-03", fields=_in("The Masses")),
    _work("unasked", title="Who rules?", author=(), issued="2025-02", fields=_in("The Masses", "3")),
    _work("unended", title="The AI ‘arms race’", author=(), issued="2025", fields=_in("The Masses")),
    _work("on paper", title="Who rules?", author=(BEST,), issued="2025-02-03", fields=_in("The Masses"), url=None),
]


def _articles() -> list[Source]:
    return [cited(tram(), reading) for reading in tram().readings]


ALL = [*WORKS, *_articles()]


def _filled(work: Source, style: str) -> str:
    template = templates(work, work.get("language") or "en")[style]
    return template.replace("{paragraph}", f"{PARAGRAPHS[style][1]}5–6")


@pytest.fixture(scope="module")
def expected() -> Answers:
    return answers(ALL)


@pytest.mark.parametrize("work", ALL, ids=lambda work: work.id)
def test_a_note_is_as_chicago_has_it(work: Source, expected: Answers) -> None:
    assert html.unescape(_filled(work, "chicago")) == expected["chicago"][work.id][0]


@pytest.mark.parametrize("style", ["mla", "apa"])
@pytest.mark.parametrize("work", ALL, ids=lambda work: work.id)
def test_an_entry_and_its_reference_are_as_the_style_has_them(work: Source, style: str, expected: Answers) -> None:
    citation, entry = expected[style][work.id]
    assert html.unescape(_filled(work, style)) == f"{entry}\n{citation}"


# Where nobody is named, the style puts the title in the author's place and leaves it out of its own.
@pytest.mark.parametrize("work", [work for work in ALL if work.author], ids=lambda work: work.id)
def test_a_bibtex_entry_says_what_the_style_says(work: Source, expected: Answers) -> None:
    ours, theirs = _fields(_filled(work, "bibtex")), _fields(expected["bibtex"][work.id][1])
    assert ours.pop("note") == "paras. 5–6"
    assert theirs.pop("note") == "Read in the original."
    theirs.pop("language", None)  # by its tag, where ours has its name
    if "month" in theirs:
        theirs["month"] = theirs["month"][:3]  # it has “sept”, which is no macro of BibTeX’s
    for name in ("date", "day", "entrysubtype", "language", "langid"):
        ours.pop(name, None)
    # Ours keeps an organisation's name whole, where the style would let BibTeX split it.
    assert ours == theirs


def _fields(entry: str) -> dict[str, str]:
    found = re.findall(r"(\w+) ?= ?(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\w+))", entry)
    return {name: re.sub(r"[{}]|\\(?=&)", "", braced or bare) for name, braced, bare in found}


# --- works that nobody thought of -------------------------------------------

# What citeproc-js keeps small is more than CSL has it; at a title's end and beside quotation marks, it is unsure.
_small = st.sampled_from("the a an of and to in with without yet".split())
_words = st.sampled_from(
    "state chips workers’ China AI iPhone state-owned rise US-China 2025 says who rules view review north".split()
)


@st.composite
def names(draw: st.DrawFn, marks: Sequence[str] = ("",)) -> str:
    """What something is called: words, a colon, and one of these marks at the end."""
    words = [*draw(st.lists(st.one_of(_small, _words), max_size=6)), draw(_words)]
    if len(words) > 2 and draw(st.booleans()):
        words[0] = f"{draw(_words)}:"
    return " ".join(words) + draw(st.sampled_from(marks))


@st.composite
def titles(draw: st.DrawFn) -> str:
    """A name that may ask, call or quote."""
    name = draw(names(marks=("", "?", "!")))
    # An apostrophe at the end looks like the end of a quotation.
    return name if name.endswith("’") else draw(st.sampled_from(["", "", "‘arms race’ ", "Who ‘rules’ "])) + name


_persons = st.builds(
    Person,
    family=st.sampled_from(["Best", "Li", "van Dam", "O’Neill", "Peña-Ruiz"]),
    given=st.sampled_from(["Mark", "Wei-Hua", "Mark J.", "Jo"]),
)
# A list of persons and organisations citeproc-js punctuates in a way of its own.
_authors = st.one_of(
    st.lists(_persons, max_size=4).map(tuple),
    st.sampled_from(["Smith & Sons", "Workers League"]).map(lambda name: (Person(literal=name),)),
)
_days = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat)
_issues = st.one_of(st.none(), st.integers(1, 999).map(str))
generated = st.builds(
    _work,
    st.just("generated"),
    title=titles(),
    author=_authors,
    issued=st.builds(lambda day, size: day[:size], _days, st.sampled_from([4, 7, 10])),
    fields=st.builds(_in, names(), _issues),
)


@settings(max_examples=2, phases=[Phase.explicit, Phase.generate])  # each asks once, of many works
@given(st.lists(generated, min_size=25, max_size=40))
def test_any_work_is_cited_as_the_styles_have_it(works: list[Source]) -> None:
    works = [replace(work, id=f"w{number}") for number, work in enumerate(works)]
    told = answers(works)
    for work in works:
        assert html.unescape(_filled(work, "chicago")) == told["chicago"][work.id][0]
        for style in ("mla", "apa"):
            citation, entry = told[style][work.id]
            assert html.unescape(_filled(work, style)) == f"{entry}\n{citation}"


# --- who wrote it -----------------------------------------------------------


def test_a_text_without_a_byline_has_no_author() -> None:
    draft = altered(dossiers={"post": {"byline": "not named"}})
    comparison = draft.comparison()
    work = cited(comparison, comparison.readings[0])
    assert work.author == ()
    assert not any("not named" in template or "named, not" in template for template in templates(work).values())


def test_people_who_are_not_named_are_et_al() -> None:
    work = _work("some", title="A tale", author=(BEST, OTHERS), issued="2025", fields=_in("The Masses"))
    found = templates(work)
    assert found["chicago"].startswith("Mark Best et al., “A Tale,”")
    assert found["mla"].startswith("Best, Mark, et al. “A Tale.”")
    assert found["mla"].endswith("(Best et al., {paragraph})")
    assert found["apa"].startswith("Best, M., et al. (2025)")
    assert "author = {Best, Mark and others}" in found["bibtex"]


def test_a_byline_is_turned_only_where_it_names_a_person() -> None:
    assert people("Mark Best") == (BEST,)
    assert people("Ann Lee, Wei Li and Jo Ray")[2] == Person(family="Ray", given="Jo")
    circle, clerk = Person(literal="Circle of Tramworkers"), Person(family="Clerk", given="A.")
    assert [work.author for work in _articles()] == [(circle,), (clerk,)]


def test_an_article_is_cited_by_its_own_address_or_by_none() -> None:
    assert [work.url for work in _articles()] == [None, "https://gazette.velm.example.org/4/tram"]


def test_every_article_can_be_cited_in_every_style() -> None:
    for reading in citations(tram(), "Facing Pages")["readings"]:  # type: ignore[attr-defined]  # a list
        for template in reading["cite"].values():
            for blank in ("{paragraph}", "{date}", "{address}"):
                assert template.count(blank) == 1


# --- where it was read ------------------------------------------------------

EDITION = Edition("Whose “tram”?", "Velm & Lyd")


@pytest.mark.parametrize("style", ["chicago", "mla", "apa", "bibtex"])
@pytest.mark.parametrize("work", ALL, ids=lambda work: work.id)
def test_the_original_comes_first_as_its_style_has_it(work: Source, style: str) -> None:
    bare, found = templates(work)[style], beside(work, EDITION)[style]
    for part in (bare.partition("{paragraph}") if style == "bibtex" else bare.split("\n"))[:1]:
        assert found.startswith(part.removesuffix("."))
    assert "set side by side in" in found


def test_each_style_says_where_it_was_read_and_when_in_its_own_way() -> None:
    (work,) = (work for work in WORKS if work.id == "plain")
    found = beside(work, EDITION)
    assert found["chicago"].endswith(
        f"{{paragraph}}, {ADDRESS}, as set side by side in “Whose ‘tram’?,” <i>Velm &amp; Lyd</i>,"
        " accessed {date}, {address}."
    )
    assert found["mla"].endswith(
        f"{ADDRESS}. As set side by side in “Whose ‘tram’?,” <i>Velm &amp; Lyd</i>, {{address}}."
        " Accessed {date}.\n(Best, {paragraph})"
    )
    assert found["apa"].endswith(
        f"{ADDRESS}. As set side by side in <i>Whose “tram”?</i>, Velm &amp; Lyd."
        " Retrieved {date}, from {address}\n(Best, 2025, {paragraph})"
    )
    assert found["bibtex"].endswith(
        "note = {{paragraph}, as set side by side in ``Whose “tram”?'', Velm \\& Lyd,"
        " accessed {date}, \\url{{address}}}\n}"
    )
