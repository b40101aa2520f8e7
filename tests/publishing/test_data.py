"""The machine-readable files: valid, complete, and the same every time."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string  # type: ignore[import-untyped]

from facing_pages import __version__
from facing_pages.binding.quotations import fold
from facing_pages.model import KINDS, Comparison, Person, Source
from facing_pages.publishing import data
from facing_pages.publishing.bibliography import bibtex, by_letter
from facing_pages.publishing.comparison_json import comparison_json
from facing_pages.publishing.publication import Publication
from tests import strategies
from tests.compose import POST, altered, article, bridge
from tests.loaded import HELD
from tests.loaded import comparison as held

# The item types of CSL 1.0.2.
CSL_TYPES = set(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage""".split()
)
BRIDGE = bridge().comparison()


@pytest.fixture(params=[None, *HELD], ids=lambda held: "/".join(held or ("in memory", "bridge")))
def comparison(request: pytest.FixtureRequest) -> Comparison:
    return held(*request.param) if request.param else BRIDGE


def written(comparison: Comparison, name: str) -> str:
    return data.files(comparison)[f"{comparison.id}/data/{name}"].decode()


def loaded(comparison: Comparison, name: str) -> Any:
    return json.loads(written(comparison, name))


def test_the_contract_s_files_are_there() -> None:
    names = {path.removeprefix("bridge/data/") for path in data.files(BRIDGE)}
    assert {
        "comparison.json",
        "comparison.schema.json",
        "annotations.jsonld",
        "post.md",
        "times.md",
        "sources.json",
        "sources.bib",
        "alignment.csv",
    } <= names


def test_two_runs_write_the_same_bytes(comparison: Comparison) -> None:
    assert data.files(comparison) == data.files(comparison)
    assert data.files(bridge().comparison()) == data.files(BRIDGE)


# --- comparison.json --------------------------------------------------------


FORMATS = jsonschema.FormatChecker()


@FORMATS.checks("iri")
def is_iri(value: object) -> bool:
    return not isinstance(value, str) or bool(re.fullmatch(r"https?://[^\s/]+\S*", value))


def checker(schema: Any) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema, format_checker=FORMATS)


def test_the_comparison_is_valid_against_its_schema(comparison: Comparison) -> None:
    schema = loaded(comparison, "comparison.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    checker(schema).validate(loaded(comparison, "comparison.json"))


def test_the_schema_refuses_what_is_no_part_of_it() -> None:
    validator = checker(loaded(BRIDGE, "comparison.schema.json"))
    value = loaded(BRIDGE, "comparison.json")
    first = value["annotations"][0]
    article = value["articles"][0]
    faults: list[dict[str, Any]] = [
        {"more": 1},
        {"annotations": [first | {"kind": "opinion"}]},
        {"annotations": [first | {"created": "soon"}]},
        {"articles": [article | {"captured": "2025-02-30"}]},
        {"articles": [article | {"date": "soon"}]},
        {"articles": [article | {"address": "javascript:alert(1)"}]},
    ]
    assert validator.is_valid(value)
    assert not [fault for fault in faults if validator.is_valid(value | fault)]


def test_the_schema_says_of_everything_what_it_is() -> None:
    schema = loaded(BRIDGE, "comparison.schema.json")
    assert schema["$id"] == f"urn:facing-pages:comparison:{__version__}"
    for name, shape in {**schema["$defs"], "the comparison": schema}.items():
        assert shape["description"], name
        for key, value in shape["properties"].items():
            assert value.get("description"), f"{name}: {key}"


def test_the_comparison_says_where_and_on_what_terms_it_is_published() -> None:
    site = Publication("https://tram.example/read/", "Read", "https://licence.example/", "1.2", "2025-03-01")
    value = json.loads(comparison_json(BRIDGE, site))
    assert value["address"] == "https://tram.example/read/bridge/"
    assert value["edition"] == {
        "name": "Read",
        "address": "https://tram.example/read/",
        "is_addressed": True,
        "version": "1.2",
        "released": "2025-03-01",
        "licence": "https://licence.example/",
    }
    assert not loaded(BRIDGE, "comparison.json")["edition"]["is_addressed"]


def prose(value: Any) -> list[dict[str, str]]:
    """Every piece of our prose, wherever it stands."""
    if isinstance(value, dict):
        here = [value] if {"markdown", "html"} <= value.keys() else []
        return here + [found for child in value.values() for found in prose(child)]
    return [found for child in value for found in prose(child)] if isinstance(value, list) else []


def test_our_prose_can_be_shown_anywhere(comparison: Comparison) -> None:
    found = prose(loaded(comparison, "comparison.json"))
    assert found
    for one in found:
        assert not re.search(r"<\w+[^<>]* (?:class|id)=", one["html"])
        for address in re.findall(r'href="([^"]*)"', one["html"]) + re.findall(r"\]\(([^)\s]*)\)", one["markdown"]):
            assert re.match(r"https?://|mailto:", address), one


def test_the_dossiers_and_the_works_to_read_are_there_whole() -> None:
    tram = held("full", "tram")
    value = loaded(tram, "comparison.json")
    assert [shelf["title"] for shelf in value["further_reading"]] == [one.title for one in tram.further_reading]
    works = [work["source"] for shelf in value["further_reading"] for work in shelf["works"]]
    assert works == [work.source.id for one in tram.further_reading for work in one.works]
    for printed, reading in zip(value["articles"], tram.readings, strict=True):
        for key in ("author_note", "publisher_note", "audience", "address_note"):
            note = getattr(reading.dossier, key)
            assert (printed[key] is None) == (note is None)
        assert printed["outside"] == [
            {"paragraph": it.paragraph, "reason": it.reason} for it in reading.dossier.outside
        ]


def test_the_keys_are_the_words_of_the_project(comparison: Comparison) -> None:
    value = loaded(comparison, "comparison.json")
    for key in ("readings", "articles", "annotations", "events", "terms", "sources"):
        ids = [record["id"] for record in value[key]]
        assert len(ids) == len(set(ids)), key
    for annotation in value["annotations"]:
        assert annotation["kind"] in KINDS
        assert (annotation["finding"] is not None) == (annotation["kind"] == "evidence")
        assert annotation["body"]["markdown"]
        assert annotation["body"]["html"].startswith("<")


def test_every_name_leads_to_a_record(comparison: Comparison) -> None:
    value = loaded(comparison, "comparison.json")
    ids = {
        key: {record["id"] for record in value[key]}
        for key in ("readings", "annotations", "events", "terms", "sources")
    }
    for annotation in value["annotations"]:
        assert set(annotation["sources"]) <= ids["sources"]
        assert set(annotation["terms"]) <= ids["terms"]
        assert annotation["event"] in ids["events"] | {None}
    for event in value["events"]:
        assert set(event["annotations"]) <= ids["annotations"]
        for line in (*event["both"], *event["part"], *event["neither"]):
            assert set(line["sources"]) <= ids["sources"]
        sides = {passage["reading"] for passage in event["passages"]} | {
            silence["reading"] for silence in event["silences"]
        }
        assert sides == ids["readings"]
    for moment in value["timeline"]:
        assert set(moment["sources"]) <= ids["sources"]


def passages(value: Any) -> list[dict[str, Any]]:
    """Every passage of a comparison, wherever it stands."""
    if isinstance(value, dict) and {"quotation", "start", "end"} <= value.keys():
        return [value]
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [passage for child in children for passage in passages(child)]


def test_offsets_select_exactly_the_quotation(comparison: Comparison) -> None:
    value = loaded(comparison, "comparison.json")
    articles = {article["reading"]: article for article in value["articles"]}
    found = passages(value)
    assert len(found) >= 2 * len(value["events"])
    for passage in found:
        article = articles[passage["reading"]]
        assert article["text"][passage["start"] : passage["end"]] == passage["quotation"]
        touched = [
            block["id"]
            for block in article["blocks"]
            if block["kind"] != "heading"
            and block["start"] < passage["end"]
            and passage["start"] < block["start"] + len(block["text"])
        ]
        assert passage["paragraphs"] == touched


def test_a_name_stands_where_its_offsets_say(comparison: Comparison) -> None:
    value = loaded(comparison, "comparison.json")
    blocks = {
        (article["reading"], block["id"]): block["text"] for article in value["articles"] for block in article["blocks"]
    }
    assert [naming["id"] for naming in value["names"]] == [naming.id for naming in comparison.names]
    for naming in value["names"]:
        for name in naming["names"]:
            forms = {fold(form).text.casefold() for form in (name["name"], *name["also"])}
            for it in name["occurrences"]:
                words = blocks[it["reading"], it["block"]][it["start"] : it["end"]]
                assert fold(words).text.casefold() in forms


def test_the_blocks_are_the_text(comparison: Comparison) -> None:
    for printed in loaded(comparison, "comparison.json")["articles"]:
        assert "\n".join(block["text"] for block in printed["blocks"]) == printed["text"]
        for block in printed["blocks"]:
            assert printed["text"][block["start"] :].startswith(block["text"])
            labels = {label for mark in block["marks"] for label in mark["labels"]}
            assert labels <= {note["label"] for note in printed["notes"]}


def test_what_is_not_there_is_null_or_empty() -> None:
    value = loaded(BRIDGE, "comparison.json")
    assert value["terms"] == value["questions"] == value["timeline"] == []
    assert value["articles"][0]["address"] is None
    assert value["readings"][0]["case"] is None


# --- sources ----------------------------------------------------------------


def test_the_sources_are_csl_items(comparison: Comparison) -> None:
    items = loaded(comparison, "sources.json")
    assert [item["id"] for item in items] == [source.id for source in comparison.sources]
    for item in items:
        assert item["type"] in CSL_TYPES, item
        for role in ("author", "editor", "translator"):
            for name in item.get(role, []):
                assert name.keys() <= {"family", "given", "literal"}
                assert name.get("family") or name.get("literal")
        for when in ("issued", "accessed", "original-date"):
            for parts in item.get(when, {}).get("date-parts", []):
                assert 1 <= len(parts) <= 3
                assert all(isinstance(part, int) for part in parts)
        assert item.get("URL", "https://").startswith(("http://", "https://"))


def bibliography(text: str) -> BibliographyData:
    """As a strict reader of BibTeX takes it apart: a fault in the file is an exception."""
    return parse_string(text, "bibtex")


def test_the_bibliography_can_be_read_and_is_complete(comparison: Comparison) -> None:
    found = bibliography(written(comparison, "sources.bib"))
    assert list(found.entries.keys()) == [source.id for source in comparison.sources]
    for source in comparison.sources:
        entry = found.entries[source.id]
        assert ("title" in entry.fields) == (source.title is not None)
        assert len(entry.persons.get("author", [])) == len(source.author)
        if source.issued:
            assert entry.fields["year"] == source.issued[:4]
        if source.url:
            assert entry.fields["url"] == source.url


def test_an_organisation_s_name_stays_whole() -> None:
    source = made(author=(Person(literal="Ministry of Roads and Bridges"), Person("van Dam", "Jo")))
    people = bibliography(bibtex([source])).entries["a"].persons["author"]
    assert people[0].last_names == ["{Ministry of Roads and Bridges}"]
    assert (people[1].first_names, people[1].prelast_names, people[1].last_names) == (["Jo"], ["van"], ["Dam"])


def made(**fields: Any) -> Source:
    values = {"id": "a", "type": "book", "title": "A", "author": (), "issued": None, "url": None, "seen": "copy"}
    return Source(**(values | fields))


PEOPLE: dict[str, Any] = {
    "id": "bridges",
    "type": "book",
    "title": "Bridges",
    "author": [{"family": "Lee", "given": "Ann"}, {"literal": "and others"}],
    "editor": [{"family": "Dam", "given": "Jo van"}, {"literal": "Roads; Bridges"}],
    "translator": [{"family": "Lo", "given": "Adrian"}],
    "seen": "copy",
}


def test_editors_and_translators_are_people_in_every_format() -> None:
    draft = altered()
    draft.sources.append(PEOPLE)
    value = data.files(draft.comparison())
    (item,) = (item for item in json.loads(value["bridge/data/sources.json"]) if item["id"] == "bridges")
    assert item["editor"] == PEOPLE["editor"]
    assert item["translator"] == PEOPLE["translator"]
    entry = bibliography(value["bridge/data/sources.bib"].decode()).entries["bridges"]
    assert [str(person) for person in entry.persons["editor"]] == ["Dam, Jo van", "{Roads; Bridges}"]
    assert entry.fields["translator"] == "Lo, Adrian"


def test_works_stand_in_the_order_of_the_alphabet_then_of_their_dates() -> None:
    works = [
        made(id="c", title="“Bridges” and tolls"),
        made(id="b", author=(Person("Adler", "Z."),), issued="2025"),
        made(id="a", author=(Person("Adler", "Z."),), issued="2024-02"),
        made(id="d", title=None, fields=(("publisher", "Coast Press"),)),
    ]
    found = [(letter, [source.id for source in group]) for letter, group in by_letter(works)]
    assert found == [("A", ["a", "b"]), ("B", ["c"]), ("C", ["d"])]


def test_people_who_are_not_named_are_others_in_every_format() -> None:
    draft = altered()
    draft.sources.append(PEOPLE)
    value = data.files(draft.comparison())
    (item,) = (item for item in json.loads(value["bridge/data/sources.json"]) if item["id"] == "bridges")
    assert item["author"] == [{"family": "Lee", "given": "Ann"}, {"literal": "others"}]
    assert "author = {Lee, Ann and others}" in value["bridge/data/sources.bib"].decode()


text = st.one_of(
    strategies.lines, st.sampled_from(["{", "}", "\\", "100% of A & B_c #1 $x$ ~y^2", "{a}b}", '"', "@book{x,"])
)


@given(text, text, text)
def test_no_words_of_a_record_break_the_bibliography(title: str, name: str, publisher: str) -> None:
    fields = (("publisher", publisher), ("DOI", "10.1/{x"))
    source = made(title=title, author=(Person(literal=name),), url="https://x.org/{a", fields=fields)
    found = bibliography(bibtex([source, made(id="b")]))
    assert list(found.entries.keys()) == ["a", "b"]
    assert "publisher" in found.entries["a"].fields


@pytest.mark.parametrize(
    ("type", "entry", "field"),
    [
        ("article-journal", "article", "journal"),
        ("chapter", "incollection", "booktitle"),
        ("report", "techreport", "howpublished"),
        ("webpage", "misc", "howpublished"),
    ],
)
def test_a_source_is_the_kind_of_entry_it_is(type: str, entry: str, field: str) -> None:
    found = bibliography(bibtex([made(type=type, fields=(("container-title", "Roads"),))])).entries["a"]
    assert found.type == entry
    assert found.fields[field] == "Roads"


@pytest.mark.parametrize(
    ("issued", "year", "month"), [("2025", "2025", None), ("2025-02-16", "2025", "2"), ("2018/2025-01", "2018", None)]
)
def test_a_date_is_a_year_and_a_month(issued: str, year: str, month: str | None) -> None:
    fields = bibliography(bibtex([made(issued=issued)])).entries["a"].fields
    assert (fields["year"], fields.get("month")) == (year, month)


# --- the articles' notes as sources -----------------------------------------


def test_a_work_that_only_a_note_cites_is_a_source_too() -> None:
    assert [(source.id, source.notes) for source in BRIDGE.sources] == [
        ("accounts", ()),
        ("post-note-1", (("post", "1"),)),
    ]


def test_a_record_takes_up_the_notes_that_cite_its_address() -> None:
    draft = altered()
    draft.sources.append(
        {
            "id": "page",
            "type": "webpage",
            "title": "The bridge",
            "URL": "https://lyd.example.org/bridge/",
            "seen": "copy",
        }
    )
    assert [(source.id, source.notes) for source in draft.comparison().sources] == [
        ("accounts", ()),
        ("page", (("post", "1"),)),
    ]


def test_both_works_of_a_note_with_two_links_are_sources() -> None:
    draft = altered()
    draft.articles["post"] = article(POST.replace("bridge (02-05", "bridge and www.x.org/toll (02-05"))
    assert [(source.id, source.url) for source in draft.comparison().sources[1:]] == [
        ("post-note-1", "https://www.lyd.example.org/bridge"),
        ("post-note-1-2", "https://www.x.org/toll"),
    ]
