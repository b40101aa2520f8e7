"""Works that more than one hand rests on, with the words they stand beside."""

from __future__ import annotations

import pytest

from facing_pages.citing import citing
from facing_pages.drawing.uses import sentence, works
from tests.compose import Draft, bridge
from tests.loaded import tram

BRIDGE = {"id": "bridge-report", "type": "webpage", "title": "A bridge", "seen": "original"}


def _cited_by_note() -> Draft:
    """The Post cites the report in its own note."""
    draft = bridge()
    draft.sources.append(BRIDGE | {"URL": "https://www.lyd.example.org/bridge"})
    return draft


def test_a_work_that_only_an_article_cites_has_one_use() -> None:
    assert not works(_cited_by_note().comparison())


def test_a_work_that_an_article_and_we_cite_has_two() -> None:
    draft = _cited_by_note()
    draft.annotations["price"]["sources"] = ["bridge-report", "accounts"]
    (work,) = works(draft.comparison())
    assert work.noted
    assert [(column.ours, column.reading.id if column.reading else None) for column in work.columns] == [
        (False, "post"),
        (True, None),
    ]
    article, ours = (column.uses[0] for column in work.columns)
    assert article.note == "1"
    assert [passage.quotation for passage in article.passages] == ["The new bridge over the Lyd opened on Saturday."]
    assert ours.annotation is not None
    assert [passage.quotation for passage in ours.passages] == ["It cost the county 12 million crowns"]


def test_a_work_that_we_cite_on_both_articles_has_two() -> None:
    draft = bridge()
    remark = {"kind": "context", "sources": ["accounts"], "body": "A remark."}
    draft.annotations["fare"] = remark | {"passages": {"times": ["Drivers pay four crowns"]}}
    (work,) = works(draft.comparison())
    assert not work.noted
    assert [column.reading.id if column.reading else None for column in work.columns] == ["post", "times"]


def test_an_annotation_on_both_articles_is_one_use() -> None:
    draft = bridge()
    draft.annotations["opening-day"]["sources"] = ["accounts"]
    assert not works(draft.comparison())


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("One thing. Another thing.", "One thing.", "One thing."),
        ("One thing. Another thing.", "One thing. Another", "Another thing."),
        ("He said “so.” Then he left.", "He said “so.”", "He said “so.”"),
        ("It cost 3.5 million. Much.", "It cost 3.5", "It cost 3.5 million."),
        ("No stop at the end", "No stop", "No stop at the end"),
        ("A question? An answer!", "A question? An answer!", "An answer!"),
    ],
)
def test_a_mark_belongs_to_the_sentence_it_stands_in_or_closes(text: str, mark: str, expected: str) -> None:
    assert text[slice(*sentence(text, len(mark)))] == expected


def test_the_words_beside_a_work_are_the_articles_own() -> None:
    comparison = tram()
    found = works(comparison)
    assert found
    for work in found:
        assert len(work.columns) > 1
        for column in work.columns:
            for use in column.uses:
                assert (use.annotation is None) != (use.note is None)
                for passage in use.passages:
                    text = comparison.reading(passage.reading).article.text
                    assert text[passage.start : passage.end] == passage.quotation


def test_every_work_cited_by_an_article_and_by_us_is_there() -> None:
    comparison = tram()
    expected = {source.id for source in comparison.sources if source.notes and citing(comparison, source).annotations}
    assert {work.source.id for work in works(comparison) if work.noted} == expected
