"""Documents: what each bears on is placed and looked up, and it quotes no more than it may."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from facing_pages.addresses import place_of
from facing_pages.citing import citing
from facing_pages.edition import load
from facing_pages.pages import pages
from facing_pages.publishing.handing_out import glossed, handed_out
from tests.compose import ACCOUNTS, Draft, Values, altered, bridge
from tests.folders import write


def drafted(**values: Any) -> Draft:
    draft = bridge()
    draft.documents["accounts"] = ACCOUNTS | values
    return draft


def test_it_is_bound_to_its_work_to_passages_to_annotations_and_to_events() -> None:
    comparison = drafted(body="Read page 4.").comparison()
    (document,) = comparison.documents
    assert document.source in comparison.sources
    assert [passage.quotation for passage in document.of("post")] == ["It cost the county 12 million crowns"]
    assert document.of("times") == ()
    assert (document.annotations, document.events) == (("price",), ("opening",))
    assert [one.text.text for one in document.says] == ["The bridge cost 12 million crowns."]
    assert comparison.documents_on(comparison.event("opening")) == (document,)
    assert comparison.documents_on(comparison.event("toll")) == ()
    assert place_of(comparison, document).within == "documents/#document-accounts"
    assert all(
        words in document.text for words in ("the county spent", "treasurer", "12 million", "bridge alone", "Read page")
    )


def test_documents_stand_in_the_order_of_their_numbers() -> None:
    draft = drafted()
    draft.documents["zebra"] = ACCOUNTS | {"number": 1}
    assert [document.id for document in draft.comparison().documents] == ["zebra", "accounts"]


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({}, []),
        ({"annotations": ["prise"]}, ["unknown-id"]),
        ({"events": ["opening", "closing"]}, ["unknown-id"]),
        ({"source": "acounts"}, ["unknown-id"]),
        ({"passages": {"post": ["It cost the county 13 million crowns"]}}, ["quotation-not-found"]),
        ({"passages": {"herald": ["p1"]}}, ["unknown-id"]),
        ({"what": "See [the toll](facing/#tole)."}, ["bad-link"]),
        ({"says": [{"text": "See [the toll](facing/#tole).", "place": "page 4"}]}, ["bad-link"]),
        ({"quotations": [{"text": "word " * 25, "place": "page 4"}]}, []),
        ({"quotations": [{"text": "word " * 26, "place": "page 4"}]}, ["long-quotation"]),
        ({"says": [{"text": "A notorious bridge.", "place": "page 4"}]}, ["loaded-word"]),
        ({"quotations": [{"text": "a notorious bridge", "place": "page 4"}]}, []),
    ],
)
def test_what_it_says_and_names_is_checked(values: Values, codes: list[str]) -> None:
    assert drafted(**values).codes() == codes


def test_two_with_one_number_are_told() -> None:
    draft = drafted()
    draft.documents["again"] = ACCOUNTS
    assert draft.codes() == ["duplicate-id", "duplicate-id"]


def test_a_fourth_quotation_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write(drafted(), tmp_path) / "documents" / "accounts.md"
    assert load(tmp_path, tmp_path)[1] == []
    front, key, rest = path.read_text(encoding="utf-8").partition("quotations:\n")
    (one,) = re.findall(r"\A(?:[- ].*\n)+", rest)
    path.write_text(f"{front}{key}{one * 3}{rest}", encoding="utf-8")
    (problem,) = load(tmp_path, tmp_path)[1]
    assert (problem.code, problem.repair) == ("wrong-value", "Write 3 or fewer.")
    assert problem.line == front.count("\n") + 1


def test_a_card_on_a_work_is_no_place_that_cites_it_but_the_work_is_of_use() -> None:
    draft = altered(annotations={"price": {"finding": "unchecked", "sources": None, "body": "Nobody looked."}})
    assert draft.codes() == ["uncited-source"]
    draft.documents["accounts"] = ACCOUNTS
    assert draft.codes() == []
    comparison = draft.comparison()
    found = citing(comparison, comparison.sources[0])
    assert found
    assert not found.places


def test_what_only_a_document_quotes_of_an_article_of_excerpts_is_refused(tmp_path: Path) -> None:
    draft = altered(
        dossiers={"post": {"edition": "excerpts", "position": []}},
        events={"toll": {"passages": {"post": ["takes a toll of"], "times": ["p2"]}, "part": []}},
    )
    draft.documents["accounts"] = ACCOUNTS | {"passages": {"post": ["The bridge is not a public road"]}}
    write(draft, tmp_path)
    found = [one.path for one in load(tmp_path, tmp_path)[1] if one.code == "excerpt-outside"]
    assert found == ["bridge/documents/accounts.md"]


def test_a_comparison_without_any_has_no_page_of_them_and_no_link_leads_there() -> None:
    names = {getattr(page, "name", "") for page in pages(bridge().comparison())}
    assert names.isdisjoint({"documents", "who"})
    assert "documents" in {getattr(page, "name", "") for page in pages(drafted().comparison())}
    for body in ("See [them](documents/).", "See [them](who/)."):
        assert altered(annotations={"opening-day": {"body": body}}).codes() == ["bad-link"]


def test_a_hand_out_has_the_documents_of_the_lesson_or_all_and_the_hard_words_on_each() -> None:
    draft = drafted()
    draft.documents["toll"] = ACCOUNTS | {"number": 1, "what": "What the toll brings."}
    draft.hard_words.append(
        {"id": "toll", "word": "toll", "meaning": "Money.", "passages": {"post": ["takes a toll of four crowns"]}}
    )
    comparison = draft.comparison()
    assert [document.id for document in handed_out(comparison)] == ["toll", "accounts"]
    found = {document.id: [one.title for one in glossed(comparison, document)] for document in comparison.documents}
    assert found == {"toll": ["toll"], "accounts": []}
