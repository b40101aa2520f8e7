"""The machine-readable files: valid, complete, and the same every time."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from facing_pages import __version__
from facing_pages.binding.quotations import fold
from facing_pages.model import KINDS, Comparison
from facing_pages.publishing import data
from facing_pages.publishing.comparison_json import comparison_json
from facing_pages.publishing.publication import Publication
from tests.compose import POST, altered, article, bridge
from tests.loaded import HELD
from tests.loaded import comparison as held

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
