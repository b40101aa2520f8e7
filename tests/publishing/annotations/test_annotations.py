"""Our annotations as other programs take them: by the model, as linked data, and found again in text and page.

``context.json`` has of the published context (http://www.w3.org/ns/anno.jsonld)
the terms that ours use; a term that is not there is lost to who expands a file.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pyld import jsonld  # type: ignore[import-untyped]

from facing_pages.kinds import SOURCES, TERMS
from facing_pages.model import Comparison
from facing_pages.publishing.publication import UNADDRESSED, Publication
from facing_pages.publishing.web_annotations import annotations_jsonld
from facing_pages.translating import speaking
from tests.compose import bridge
from tests.loaded import HELD
from tests.loaded import comparison as held

HERE = Path(__file__).parent
MODEL = jsonschema.Draft202012Validator(json.loads((HERE / "model.schema.json").read_text(encoding="utf-8")))
CONTEXT = json.loads((HERE / "context.json").read_text(encoding="utf-8"))
PUBLISHED = Publication(
    address="https://tram.example/read/",
    name="Read",
    licence="https://creativecommons.org/licenses/by/4.0/",
    repository="https://code.example/read",
)
BRIDGE = bridge().comparison()


@pytest.fixture(params=[None, *HELD], ids=lambda held: "/".join(held or ("in memory", "bridge")))
def comparison(request: pytest.FixtureRequest) -> Comparison:
    return held(*request.param) if request.param else BRIDGE


def collection(comparison: Comparison, publication: Publication = PUBLISHED) -> Any:
    return json.loads(annotations_jsonld(comparison, publication))


def items(value: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = value["first"]["items"]
    return found


def targets(annotation: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    found = annotation["target"]
    return found if isinstance(found, list) else [found]


@pytest.mark.parametrize("publication", [PUBLISHED, Publication()], ids=["with an address", "without"])
def test_they_are_as_the_model_wants_them(comparison: Comparison, publication: Publication) -> None:
    value = collection(comparison, publication)
    MODEL.validate(value)
    assert value["total"] == len(items(value)) == len(comparison.annotations)
    assert len({item["id"] for item in items(value)}) == len(items(value))
    assert value["last"] == value["first"]["id"]


def test_the_schema_of_the_model_refuses_what_was_wrong_once() -> None:
    value = collection(BRIDGE)
    first = items(value)[0]
    faults: Sequence[Mapping[str, Any]] = (
        {"id": "../facing/#note-price"},
        {"creator": [first["creator"]]},
        {"motivation": "doubting"},
        {"created": "2025-02-30"},
        {"sources": []},
    )
    for wrong in faults:
        value["first"]["items"] = [{**first, **wrong}]
        assert not MODEL.is_valid(value), wrong


def _load(address: str, _: Any) -> dict[str, Any]:
    assert address == "http://www.w3.org/ns/anno.jsonld", "nothing else is to be fetched"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": CONTEXT}


def test_expanded_as_linked_data_nothing_is_lost_of_them(comparison: Comparison) -> None:
    value = collection(comparison)
    expanded = jsonld.expand(value, {"documentLoader": _load, "base": "https://elsewhere.example/"})
    assert "elsewhere.example" not in json.dumps(expanded), "an address or a word that leads on from the file’s own"
    back = jsonld.compact(expanded, CONTEXT, {"documentLoader": _load})
    assert list(_leaves(back)) == list(_leaves(value))


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is neither a list nor an object, with the key that it stands under, in one order."""
    if isinstance(value, Mapping):
        for key in sorted(value):
            if key != "@context":
                yield from _leaves(value[key], key)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one, name)
    else:
        yield name, value


def test_they_name_all_that_an_annotation_rests_on_and_belongs_to(comparison: Comparison) -> None:
    for item, annotation in zip(items(collection(comparison)), comparison.annotations, strict=True):
        led = {(body["purpose"], body["source"]) for body in item["body"] if body["type"] == "SpecificResource"}
        base = f"{PUBLISHED.address}{comparison.id}"
        wanted = {("linking", f"{base}/sources/#{SOURCES.prefix}{source.id}") for source in annotation.sources}
        wanted |= {("tagging", f"{PUBLISHED.address}glossary/#{TERMS.prefix}{term}") for term in annotation.terms}
        wanted |= {("identifying", f"{base}/facing/#{annotation.event}")} if annotation.event else set()
        assert led == wanted
        assert item["label"] == annotation.label
        said = [body["value"] for body in item["body"] if body.get("purpose") == "classifying"]
        assert len(said) == (annotation.finding is not None)
        assert annotation.kind in [
            body["value"] for body in item["body"] if body.get("purpose") == "tagging" and "value" in body
        ]


def test_the_words_are_there_in_two_forms_without_our_names_for_styles(comparison: Comparison) -> None:
    for item in items(collection(comparison)):
        html, markdown = item["body"][0]["items"]
        assert (html["format"], markdown["format"]) == ("text/html", "text/markdown")
        assert html["value"].startswith("<")
        assert 'class="' not in html["value"]
        for address in (
            *re.findall(r'href="([^"]*)"', html["value"]),
            *re.findall(r"\]\(([^)]*)\)", markdown["value"]),
        ):
            assert re.match(r"https?://|mailto:", address), address


def test_a_note_knows_when_it_was_written_changed_and_by_whom_and_on_what_terms() -> None:
    first, *others = BRIDGE.annotations
    days = {"created": datetime.date(2025, 3, 1), "changed": datetime.date(2025, 4, 2)}
    known = replace(first, by=("A. Chu", "Ana Botín"), reviewed=("C. Eke",), **days)  # type: ignore[arg-type]
    value = collection(replace(BRIDGE, annotations=(known, *others)))
    item = items(value)[0]
    assert (item["created"], item["modified"]) == ("2025-03-01T00:00:00Z", "2025-04-02T00:00:00Z")
    assert value["modified"] == item["modified"]
    assert [agent["name"] for agent in item["creator"]] == ["A. Chu", "Ana Botín"]
    assert item["creator"][1]["id"] == "https://tram.example/read/contributors/#by-Ana_Bot%C3%ADn"
    assert item["dcterms:contributor"]["name"] == "C. Eke"
    assert item["rights"] == PUBLISHED.licence
    assert "created" not in items(value)[1]


def test_without_an_address_ids_begin_with_one_that_stands_for_it_and_the_file_says_so_once() -> None:
    text = annotations_jsonld(BRIDGE, Publication())
    value = json.loads(text)
    assert UNADDRESSED in value["rdfs:comment"]
    assert all(item["id"].startswith(f"{UNADDRESSED}bridge/facing/#note-") for item in items(value))
    assert "rdfs:comment" not in collection(BRIDGE)
    assert UNADDRESSED in (HERE.parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_language_is_that_of_the_edition() -> None:
    with speaking("fr"):
        value = collection(held("french", "cloche"))
    for item in items(value):
        assert {body["language"] for body in item["body"][0]["items"]} == {"fr"}


def test_positions_and_quotations_hold_in_the_published_text(comparison: Comparison) -> None:
    texts = {reading.id: reading.article.text for reading in comparison.readings}
    for item, annotation in zip(items(collection(comparison)), comparison.annotations, strict=True):
        found = dict.fromkeys(texts, "")
        for target in targets(item):
            reading = target["source"]["id"].rpartition("/")[2].removesuffix(".txt")
            text = texts[reading]
            position, *quotes = target["selector"]
            start, end = position["start"], position["end"]
            found[reading] += text[start:end]
            for quote in quotes:
                assert text[start:end] == quote["exact"]
                assert text[:start].endswith(quote["prefix"])
                assert text[end:].startswith(quote["suffix"])
                assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1
            assert quotes or text.count(text[start:end]) > 1
        for reading in texts:
            quoted = "".join(passage.quotation for passage in annotation.passages if passage.reading == reading)
            assert re.findall(r"\w", found[reading]) == re.findall(r"\w", _shown(quoted)), "no word of it is missing"


def _shown(quotation: str) -> str:
    return quotation.replace("[…]", "")
