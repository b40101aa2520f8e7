"""Of an article that may only be quoted, no output holds a word that nothing quotes."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.strategies  # noqa: F401  the profile by which Hypothesis goes
from facing_pages.binding import excerpts
from facing_pages.binding.bind import bind
from facing_pages.model import GAP, Comparison, Gap, Run
from facing_pages.publishing import data, home, markdown_pages, markdown_site, search, search_index
from facing_pages.publishing.comparison_json import comparison_json
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.web_annotations import annotations_jsonld
from facing_pages.review import report
from facing_pages.review.editorial import review
from facing_pages.review.figures import figures, table
from facing_pages.writing import records as r
from facing_pages.writing.places import Places
from facing_pages.writing.reader import Record
from tests.books import made
from tests.compose import Draft, altered, article

ADDRESS = "https://www.example.org/whole"


def excerpted(draft: Draft) -> Comparison:
    """The draft bound to excerpts of its articles; nothing may show more."""
    comparison, problems = excerpts.excerpted(draft.folder(), draft.comparison())
    assert comparison
    assert problems == []
    return comparison


def outputs(comparison: Comparison) -> dict[str, str]:
    """Everything that is made of a comparison without templates, by name."""
    found = {**markdown_pages.files(comparison), "contributors": markdown_site.contributors([comparison])}
    found |= {name: _text(content) for name, content in data.files(comparison).items()}
    book = made(comparison).files
    found |= {name: content.decode() for name, content in book.items() if name.endswith((".xhtml", ".opf"))}
    found["glossary"] = markdown_site.glossary([comparison], "")
    found |= {
        name: content.decode()
        for name, content in search_index.files([search_index.listed(search.entries(comparison))], {}).items()
    }
    shown = [home.position(reading) for reading in comparison.readings]
    sample = home.sample(comparison)
    found["home"] = "\n".join(one.quotation for one in [*shown, *(sample.passages if sample else ())] if one)
    found["report"] = report.as_json([comparison], [])
    return found


def _text(content: bytes) -> str:
    """What is in a file; of a Word document, in all its parts."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(name).decode() for name in parts.namelist())


# --- any article, any quotations ----------------------------------------------


@dataclass(frozen=True)
class Case:
    """An article in which no word occurs twice, and the runs of words that something quotes."""

    text: str
    paragraphs: tuple[tuple[str, ...], ...]
    events: tuple[tuple[int, int, int], ...]
    notes: tuple[tuple[int, int, int], ...]

    @property
    def kept(self) -> set[str]:
        runs = [*self.events, *self.notes]
        return {word for at, start, end in runs for word in self.paragraphs[at][start:end]}

    @property
    def hidden(self) -> set[str]:
        every = {word for paragraph in self.paragraphs for word in paragraph}
        return {*every, "qnotez", "qsignedz"} - self.kept

    def quote(self, run: tuple[int, int, int]) -> str:
        at, start, end = run
        return " ".join(self.paragraphs[at][start:end])

    def draft(self) -> Draft:
        return Draft(
            articles={"post": article(self.text), "times": article("A title\n\nNothing of note is said here.\n")},
            dossiers={"post": {"edition": "excerpts", "address": ADDRESS}},
            events={
                f"event-{n}": {
                    "number": n + 1,
                    "title": "An event",
                    "when": "Then",
                    "gloss": "It happens.",
                    "passages": {"post": [self.quote(run)], "times": ["p1"]},
                }
                for n, run in enumerate(self.events)
            },
            annotations={
                f"note-{n}": {"kind": "context", "passages": {"post": [self.quote(run)]}, "body": "A remark."}
                for n, run in enumerate(self.notes)
            },
        )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    sizes = draw(st.lists(st.integers(6, 20), min_size=1, max_size=5))
    marks = draw(st.sets(st.integers(0, sum(sizes) - 1), max_size=3))
    words = iter(range(sum(sizes)))
    paragraphs = tuple(tuple(f"q{next(words)}z" for _ in range(size)) for size in sizes)

    def runs(at_least: int) -> Sequence[tuple[int, int, int]]:
        run = st.integers(0, len(sizes) - 1).flatmap(
            lambda at: st.integers(0, sizes[at] - 3).flatmap(
                lambda start: st.tuples(st.just(at), st.just(start), st.integers(start + 3, sizes[at]))
            )
        )
        return draw(st.lists(run, min_size=at_least, max_size=4))

    labels = {word: n for n, word in enumerate(sorted(marks), 1)}
    lines = [
        " ".join(f"{word}[{labels[int(word[1:-1])]}]" if int(word[1:-1]) in labels else word for word in paragraph)
        for paragraph in paragraphs
    ]
    lines = [f"{line}." for line in lines]
    notes = "\n".join(f"[{n}] qnotez, www.n{n}.example.org (02-05-2021)" for n in labels.values())
    text = "\n\n".join(["A title", *lines, notes, "qsignedz League\nwww.league.example.org"])
    return Case(text, paragraphs, tuple(runs(0)), tuple(runs(1)))


@given(cases())
def test_no_output_holds_a_word_that_nothing_quotes(case: Case) -> None:
    for name, text in outputs(excerpted(case.draft())).items():
        assert [word for word in case.hidden if word in text] == [], name


@given(cases())
def test_what_is_quoted_is_there_once_and_in_its_order(case: Case) -> None:
    comparison = excerpted(case.draft())
    text = comparison.reading("post").article.text
    assert [word.strip(".") for word in text.split() if word.strip(".") in case.kept] == [
        word for paragraph in case.paragraphs for word in paragraph if word in case.kept
    ]
    woven = [
        inline.text for placed in comparison.placed["post"] for inline in placed.inlines if isinstance(inline, Run)
    ]
    assert " ".join(woven).split() == [word for word in text.split() if word != GAP]


@given(cases())
def test_offsets_count_in_the_text_that_is_there(case: Case) -> None:
    comparison = excerpted(case.draft())
    wire = json.loads(comparison_json(comparison, Publication()))
    texts = {one["id"]: one["text"] for one in wire["articles"]}
    for record in (*wire["annotations"], *wire["events"]):
        assert record["passages"]
        for passage in record["passages"]:
            assert texts[passage["reading"]][passage["start"] : passage["end"]] == passage["quotation"]
    for one in wire["articles"]:
        for block in one["blocks"]:
            assert one["text"][block["start"] :].startswith(block["text"])
            assert all(0 <= mark["offset"] <= len(block["text"]) for mark in block["marks"])
    items = json.loads(annotations_jsonld(comparison, Publication()))["first"]["items"]
    targets = (item["target"] if isinstance(item["target"], list) else [item["target"]] for item in items)
    for target in (target for each in targets for target in each):
        position, *quotes = target["selector"]
        text = texts[target["source"]["id"].rpartition("/")[2].removesuffix(".txt")]
        for quote in quotes:
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])


@given(cases())
def test_paragraphs_keep_their_numbers_and_gaps_are_marked(case: Case) -> None:
    whole, cut = case.draft().comparison(), excerpted(case.draft())
    assert [block.id for block in cut.reading("post").article.paragraphs] == [
        block.id for block in whole.reading("post").article.paragraphs
    ]
    for placed in cut.placed["post"]:
        assert any(isinstance(inline, Gap) for inline in placed.inlines) == (GAP in placed.block.text)
    for placed, words in zip(cut.placed["post"], case.paragraphs, strict=False):
        assert set(words) <= case.kept or GAP in placed.block.text


@given(cases())
def test_the_figures_count_the_words_that_stand_on_the_site(case: Case) -> None:
    whole, cut = case.draft().comparison(), excerpted(case.draft())
    before, after = figures(whole).readings[0], figures(cut).readings[0]
    assert after.words == before.words
    assert after.shown == cut.reading("post").article.words_shown <= after.words
    assert after.annotations == before.annotations
    assert after.quoted == before.quoted


# --- one comparison -------------------------------------------------------------


def draft() -> Draft:
    """The bridge, of whose second paper only excerpts may be shown."""
    draft = altered(
        dossiers={"times": {"edition": "excerpts", "address": ADDRESS}},
        events={
            "opening": {"passages": {"post": ["p1"], "times": ["the first cars rolled across the Lyd"]}},
            "toll": {
                "passages": {"post": ["p2"], "times": ["pay four crowns for a crossing"]},
                "part": ["One says [“takes a toll”](post/#p2), the other [“four crowns for a crossing”](times/#p2)."],
            },
        },
    )
    draft.events["opening"]["both"] = ["Both do: [“opened on Saturday”](post/#p1), [“the first cars”](times/#p1)."]
    return draft


def _problems(draft: Draft) -> list[tuple[str, int, str]]:
    _, problems = excerpts.excerpted(draft.folder(), draft.comparison())
    return sorted({(one.path, one.line, one.code) for one in problems})


def test_a_full_edition_is_left_as_it_is() -> None:
    whole = altered().comparison()
    assert excerpts.excerpted(altered().folder(), whole) == (whole, [])


def test_the_other_article_stays_whole() -> None:
    whole, cut = draft().comparison(), excerpted(draft())
    assert cut.reading("post").article == whole.reading("post").article
    assert cut.reading("times").article.text.split("\n") == [
        "On Saturday the first cars rolled across the Lyd […]",
        "[…] pay four crowns for a crossing […]",
    ]


def test_what_our_prose_quotes_is_bound_to_the_words_that_are_left() -> None:
    comparison = excerpted(draft())
    (_, passage) = comparison.event("toll").part[0].prose.bound
    assert passage.quotation == "four crowns for a crossing"
    assert comparison.reading("times").article.text[passage.start : passage.end] == passage.quotation


def test_the_portable_article_says_so_and_leads_to_the_original() -> None:
    text = markdown_pages.files(excerpted(draft()))["bridge/times.md"]
    assert "Excerpts only, 15 of 29 words" in text
    assert f"[{ADDRESS}]({ADDRESS})" in text
    assert "\\[…\\]" in text
    assert "ferry" not in text


def test_without_an_address_it_says_nothing_of_one() -> None:
    held = draft()
    held.dossiers["times"]["address"] = "not found"
    text = markdown_pages.files(excerpted(held))["bridge/times.md"]
    assert "stands for what is left out.\n" in text


def test_the_check_says_how_many_words_stand_on_the_site() -> None:
    lines = table(figures(excerpted(draft()))).splitlines()
    assert next(line for line in lines if "on the site" in line).split() == ["on", "the", "site", "all", "15"]
    assert next(line for line in lines if "words of the article" in line).split()[-1] == "29"


def test_the_checks_look_at_the_whole() -> None:
    held = draft()
    codes = [one.code for one in review(held.folder(), held.comparison())]
    assert "paragraph-outside" not in codes


def test_words_that_something_else_quotes_are_refused() -> None:
    assert _problems(draft()) == []


@pytest.mark.parametrize(
    ("part", "value", "path"),
    [
        ("position", ["The company says that the price will fall."], "articles/times.yml"),
        ("questions", ["the ferry was retired"], "questions.md"),
        ("timeline", ["the ferry was retired"], "timeline.yml"),
        ("answers", ["the ferry was retired"], "events/toll.md"),
    ],
)
def test_a_passage_outside_is_told_where_it_is_written(part: str, value: list[str], path: str) -> None:
    held = draft()
    if part == "position":
        held.dossiers["times"]["position"] = value
    elif part == "answers":
        post, times = {"text": "It is ours.", "passages": ["p2"]}, {"text": "It is cheap.", "passages": value}
        held.events["toll"]["answers"] = {"post": post, "times": times}
    elif part == "questions":
        held.questions = {"title": "Q", "questions": [{"id": "q", "text": "Why?", "passages": {"times": value}}]}
    else:
        held.timeline = [{"date": "2021", "text": "It closes.", "passages": {"times": value}}]
    assert [(where, code) for where, _, code in _problems(held)] == [(path, "excerpt-outside")]
    assert excerpts.excerpted(held.folder(), held.comparison())[0] is None


@pytest.mark.parametrize("words", ["“the ferry was retired”", "[“the ferry was retired”](times/#p1)"])
def test_a_quotation_in_our_prose_is_held_to_the_same(words: str) -> None:
    held = draft()
    held.annotations["opening-day"]["body"] = f"Saturday was 1 May 2021.\n\nThe paper says {words} then."
    assert _problems(held) == [("annotations/opening-day.md", 3, "excerpt-outside")]


def test_notes_remain_where_their_mark_does_without_their_words() -> None:
    text = (
        "A crossing at last\n\nThe first cars rolled across.[1] The ferry was retired.[2]\n\n"
        "[1] See the report by A. Chu, www.report.example.org (02-05-2021)\n[2] www.ferry.example.org (02-05-2021)\n"
    )
    held = draft()
    held.articles["times"] = article(text)
    held.events["opening"]["passages"]["times"] = ["The first cars rolled across."]
    held.events["opening"]["both"] = []
    held.events["toll"] = held.events["toll"] | {"part": [], "passages": {"post": ["p2"]}}
    held.events["toll"]["silences"] = {"times": {"by": "the editors", "on": "2021-06-02", "words": ["toll"]}}
    for annotation in held.annotations.values():
        annotation["passages"].pop("times", None)
    comparison = excerpted(held)
    kept = comparison.reading("times").article
    assert [note.label for note in kept.notes] == ["1"]
    assert kept.notes[0].raw == "[…] www.report.example.org"
    assert [link.host for link in kept.notes[0].links] == ["www.report.example.org"]
    assert [source.notes for source in comparison.sources if source.notes and source.notes[0][0] == "times"] == [
        (("times", "1"),)
    ]
    joined = "\n".join(outputs(comparison).values())
    assert "A. Chu" not in joined
    assert "ferry" not in joined


def test_names_are_shown_only_where_words_are() -> None:
    folder = draft().folder()
    values = {"id": "crossing", "thing": "The crossing", "names": ["cars", "crossing", "ferry"]}
    folder.records["names"] = [Record("names.yml", r.NamingRecord.model_validate(values), Places(values))]
    whole, _ = bind(folder)
    assert whole
    comparison, problems = excerpts.excerpted(folder, whole)
    assert comparison
    assert problems == []
    blocks = {block.id: block.text for block in comparison.reading("times").article.blocks}
    shown = [one for name in comparison.names[0].names for one in name.occurrences]
    assert [(one.before, one.words, one.after) for one in shown] == [
        ("On Saturday the first ", "cars", " rolled across the Lyd"),
        ("pay four crowns for a ", "crossing", ""),
    ]
    assert all(blocks[one.block][one.start : one.end] == one.words for one in shown)
    assert [(one.cut_before, one.cut_after) for one in shown] == [(False, True), (True, True)]
    assert "ferry" not in "\n".join(outputs(replace(comparison, names=())).values())
