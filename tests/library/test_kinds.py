"""A kind of record is declared once: whatever reads, checks, publishes or compares records then knows it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from facing_pages import kinds
from facing_pages.addresses import Site
from facing_pages.annotation_kinds import ANNOTATION_KINDS, Kind
from facing_pages.binding import published
from facing_pages.changing.diff import report
from facing_pages.edition import load
from facing_pages.model import Comparison
from facing_pages.problems import Problem, errors, show
from facing_pages.publishing import schemas
from facing_pages.writing.records import Written
from facing_pages.writing.values import Block, Inline, Ours, Plain, Words
from tests.compose import Draft, altered, bridge
from tests.folders import write

BESIDE = Site("bridge/sources/")
"""From a page beside those that links of ours lead to."""


class CardRecord(Written):
    """A card, such as no comparison has."""

    title: Annotated[Words, Plain]
    uses: dict[str, Annotated[Words, Inline]]
    lines: list[Annotated[Words, Inline]]
    about: Annotated[str, Block] | None = None
    year: int | None = None


CARDS = kinds.Kind("cards", "cards", "card-", files="cards/*.md", model=CardRecord, shape="folder", schema="card")
CARD = """---
title: The company
uses:
  post: It is “not a public road”, [“takes a toll”](post/#p2).
lines:
  - It builds.
about: It was founded on the coast.
year: 1990
---
It owns [the toll](facing/#toll).
"""


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table with one kind more."""
    records = (*kinds.RECORDS, CARDS)
    monkeypatch.setattr(kinds, "KINDS", (*records, kinds.redirects(records)))


def _loaded(docs: Path, card: str = CARD, draft: Draft | None = None) -> tuple[Comparison | None, list[Problem]]:
    folder = write(draft or bridge(), docs)
    (folder / "cards").mkdir(exist_ok=True)
    (folder / "cards" / "company.md").write_text(card, encoding="utf-8")
    comparisons, problems = load(docs, docs)
    return (comparisons[0] if comparisons else None), problems


def _comparison(docs: Path, card: str = CARD) -> Comparison:
    comparison, problems = _loaded(docs, card)
    assert comparison, show(problems)
    assert problems == []
    return comparison


def test_its_records_are_read_and_their_prose_is_bound(tmp_path: Path) -> None:
    (card,) = _comparison(tmp_path).of("cards")
    assert (card.id, card.value.title, card.value.year) == ("company", "The company", 1990)
    assert 'href="../post/#p2" class="fp-bound"' in card.prose["uses", "post"].html(BESIDE)
    assert card.prose["about",].html(BESIDE).startswith("<p>")
    assert 'href="../facing/#toll"' in card.body.html(BESIDE)


def test_what_its_model_refuses_is_told_with_its_line(tmp_path: Path) -> None:
    _, problems = _loaded(tmp_path, CARD.replace("title:", "titel:"))
    assert {(one.path, one.line, one.code) for one in problems} == {
        ("bridge/cards/company.md", 2, "unknown-key"),
        ("bridge/cards/company.md", 2, "missing-key"),
    }


def test_it_has_a_schema_and_a_place_in_that_of_redirects() -> None:
    files = schemas.files()
    assert set(json.loads(files["card.schema.json"])["properties"]) == set(CardRecord.model_fields)
    assert "cards" in json.loads(files["redirects.schema.json"])["properties"]


@pytest.mark.parametrize(
    ("words", "line"),
    [("The company", 2), ("It is “", 4), ("It builds", 6), ("It was founded", 7), ("It owns", 10)],
)
def test_all_its_prose_is_looked_at_for_words_that_take_sides(words: str, line: int, tmp_path: Path) -> None:
    _, problems = _loaded(tmp_path, CARD.replace(words, f"Notorious, {words}", 1))
    assert [(one.path, one.line, one.code) for one in problems] == [("bridge/cards/company.md", line, "loaded-word")]


@pytest.mark.parametrize(("right", "wrong", "line"), [("takes a toll", "takes no toll", 4), ("#toll", "#fare", 10)])
def test_links_and_quotations_in_its_prose_are_held_to_the_articles(
    right: str, wrong: str, line: int, tmp_path: Path
) -> None:
    _, problems = _loaded(tmp_path, CARD.replace(right, wrong))
    assert [(one.path, one.line) for one in errors(problems)] == [("bridge/cards/company.md", line)]


def test_prose_may_lead_to_its_records(tmp_path: Path) -> None:
    for id, codes in (("company", []), ("compny", ["bad-link"])):
        draft = altered(annotations={"opening-day": {"body": f"See [the company](cards/#card-{id})."}})
        assert [one.code for one in _loaded(tmp_path, draft=draft)[1]] == codes


def test_what_only_it_quotes_of_an_article_of_excerpts_is_refused(tmp_path: Path) -> None:
    draft = altered(
        dossiers={"post": {"edition": "excerpts", "position": []}},
        events={"toll": {"passages": {"post": ["takes a toll of"], "times": ["p2"]}, "part": []}},
    )
    found = [(one.path, one.line) for one in _loaded(tmp_path, draft=draft)[1] if one.code == "excerpt-outside"]
    assert found == [("bridge/cards/company.md", 4)]


def test_its_ids_are_for_ever_and_may_be_renamed(tmp_path: Path) -> None:
    comparison = _comparison(tmp_path)
    (tmp_path / "bridge" / published.LIST).write_text(published.refreshed(comparison, tmp_path / "bridge")[0])
    assert "cards/company" in [one.key for one in published.committed(tmp_path / "bridge", "")]
    (tmp_path / "bridge" / "cards" / "company.md").rename(tmp_path / "bridge" / "cards" / "builder.md")
    assert [one.code for one in load(tmp_path, tmp_path)[1]] == ["vanished-id"]
    (tmp_path / "bridge" / "redirects.yml").write_text("cards: {company: builder}\n")
    (renamed,), problems = load(tmp_path, tmp_path)
    assert problems == []
    assert renamed.aliases("cards/builder") == ("card-company",)


def test_its_changes_are_told(tmp_path: Path) -> None:
    _comparison(tmp_path / "old" / "docs")
    changed = CARD.replace("It builds.", "It builds bridges.").replace("1990", "1991").replace("It owns", "It runs")
    _comparison(tmp_path / "new" / "docs", changed)
    told = report("old", "new", tmp_path)
    assert "- cards, company lines 0: It ~~builds.~~ **builds bridges.**" in told
    assert "- cards, company year: ~~1990~~ **1991**" in told
    assert "- cards, company: It ~~owns~~ **runs** the toll." in told
    assert "Other files" not in told
    assert "- cards added: " in report("bare", "new", _bare(tmp_path))


class StampRecord(Written):
    """A stamp, one of a list."""

    id: str
    says: Annotated[Words, Inline]


def test_a_kind_whose_records_are_a_list_is_known_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = kinds.Kind("stamps", files="stamps.yml", model=StampRecord, shape="list")
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, stamps))
    for state, says in (("old", "A notorious bridge."), ("new", "A bridge.")):
        folder = write(bridge(), tmp_path / state / "docs")
        (folder / "stamps.yml").write_text(f"- id: blue\n  says: A ferry.\n- id: red\n  says: {says}\n")
    (comparison,), problems = load(tmp_path / "old" / "docs", tmp_path / "old")
    assert [(one.path, one.line, one.code) for one in problems] == [("docs/bridge/stamps.yml", 4, "loaded-word")]
    assert [stamp.id for stamp in comparison.of("stamps")] == ["blue", "red"]
    assert "- stamps, red says: A ~~notorious~~ bridge." in report("old", "new", tmp_path)
    assert "stamps.schema.json" in schemas.files()


def _bare(root: Path) -> Path:
    write(bridge(), root / "bare" / "docs")
    return root


# --- the kinds there are --------------------------------------------------------

NO_PROSE = {
    "ComparisonRecord": "lang",
    "AnswerRecord": "document",
    "AnnotationRecord": "sources terms by reviewed answered",
    "CaseRecord": "reading",
    "ChartRecord": "events sources",
    "HeldRecord": "term sources",
    "PeriodRecord": "id",
    "SeriesRecord": "values",
    "TraditionRecord": "id sources",
    "TurnRecord": "id date sources",
    "DocumentRecord": "date source annotations events answered",
    "DossierRecord": "reading title byline publication issue publisher date language address rights sha256 sources "
    "to_check answered",
    "EventRecord": "date answered",
    "LeftOutRecord": "kind first",
    "LessonRecord": "documents",
    "LineRecord": "sources",
    "MomentRecord": "date event sources",
    "NameRecord": "name also",
    "NamingRecord": "id apart",
    "OrganiserRowRecord": "id",
    "OutsideRecord": "paragraph",
    "ParseRecord": "dateline words",
    "WhoRecord": "id name also sources",
    "WordRecord": "id word",
    "PassageRecord": "quote before after paragraph first last",
    "PersonRecord": "family given literal latin",
    "PlanRecord": "id",
    "QuestionRecord": "id",
    "QuotedRecord": "text language",
    "ReadingRecord": "id label",
    "RecommendedRecord": "source",
    "RedirectsRecord": "annotations events terms questions plans trace charts dates traditions names words "
    "documents who sources readings comparisons",
    "SentenceRecord": "reading",
    "SilenceRecord": "by words nearest",
    "SourceRecord": "id type title title_translated container_title publisher publisher_place issued original_date "
    "volume issue page number edition genre language doi isbn issn url",
    "TakenRecord": "how",
    "TermRecord": "title also sources",
    "TraceRecord": "id source",
}
"""Fields that hold words and no prose of ours: names, ids, dates, the articles' own words, answers to warnings."""


def _strings(model: type[BaseModel], seen: set[type]) -> Iterator[tuple[str, bool]]:
    """The fields of a model that hold words, and of the models in it, with whether they are marked as ours."""
    seen.add(model)
    for name, field in model.model_fields.items():
        yield from _of_type(f"{model.__name__}.{name}", field.annotation, list(field.metadata), seen)


def _of_type(name: str, kind: Any, metadata: list[Any], seen: set[type]) -> Iterator[tuple[str, bool]]:
    while get_origin(kind) is Annotated:
        kind, *more = get_args(kind)
        metadata = [*metadata, *more]
    if kind is str:
        yield name, any(isinstance(one, Ours) for one in metadata)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from _strings(kind, seen) if kind not in seen else ()
    for inner in get_args(kind) if get_origin(kind) is not dict else get_args(kind)[1:]:
        yield from _of_type(name, inner, metadata, seen)


def test_every_kind_of_annotation_is_in_the_table() -> None:
    assert tuple(kind.name for kind in ANNOTATION_KINDS) == get_args(Kind)


def test_a_field_of_words_is_marked_as_our_prose_or_known_to_be_none() -> None:
    seen: set[type] = set()
    unmarked: dict[str, set[str]] = {}
    for kind in (*kinds.RECORDS, kinds.REDIRECTS):
        for name, is_ours in _strings(kind.model, seen):
            model, _, field = name.partition(".")
            unmarked.setdefault(model, set()).update([] if is_ours else [field])
    assert {model: fields for model, fields in unmarked.items() if fields} == {
        model: set(fields.split()) for model, fields in NO_PROSE.items()
    }
