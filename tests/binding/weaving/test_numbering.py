"""Which label of an annotation, and which mark of a note, is the first: on its page, at its event, among all texts."""

from __future__ import annotations

from dataclasses import replace

from facing_pages.binding.numbering import in_event
from facing_pages.binding.weaving import texts
from facing_pages.model import Annotation, Article, Cell, Comparison, Extract, Mark, NoteMark, Placed, Run
from tests.compose import altered, blocks, bridge

BRIDGE = bridge().comparison()


def on_both() -> Comparison:
    """The bridge with an annotation that stands twice in the first article and once in the second."""
    passages = {"post": ["opened on Saturday", "a toll of four crowns"], "times": ["On Saturday the first"]}
    draft = altered(events={"opening": {"passages": {"post": ["p1", "p2"], "times": ["p1"]}}})
    draft.annotations = {"both": {"kind": "contrast", "passages": passages, "body": "Two ways of saying it."}}
    return draft.comparison()


def labels(placed: tuple[Placed, ...], field: str) -> list[tuple[str, str]]:
    """By block, the annotations that a field of its runs names."""
    runs = [(it.block.id, run) for it in placed for run in it.inlines if isinstance(run, Run)]
    return [(block, note.id) for block, run in runs for note in getattr(run, field)]


def test_of_two_labels_in_a_text_the_first_is_led_back_to() -> None:
    post = on_both().placed["post"]
    assert labels(post, "closing") == [("p1", "both"), ("p2", "both")]
    assert labels(post, "first") == [("p1", "both")]
    assert [[annotation.id for annotation in it.annotations] for it in post] == [["both"], []]


def test_where_all_texts_stand_together_the_first_label_of_all_is() -> None:
    comparison = on_both()
    assert labels(comparison.placed["post"], "foremost") == [("p1", "both")]
    assert labels(comparison.placed["times"], "first") == [("p1", "both")]
    assert labels(comparison.placed["times"], "foremost") == []
    assert [[annotation.id for annotation in it.foremost] for it in comparison.placed["times"]] == [[], []]


def test_an_event_has_one_first_label_of_an_annotation_that_it_discusses_and_none_of_another() -> None:
    note = replace(BRIDGE.annotations[0], id="both", event="here")
    other = replace(note, id="other", event="elsewhere")
    run = Run("words", (note, other), (note, other))
    extract = Extract(BRIDGE.readings[0].article.blocks[0], (run, run))
    cells = in_event((Cell(reading, extracts=(extract,)) for reading in BRIDGE.readings), "here")
    found = [
        [one.id for one in inline.first]
        for cell in cells
        for inline in cell.extracts[0].inlines
        if isinstance(inline, Run)
    ]
    assert found == [["both"], [], [], []]


def numbered(text: Article, annotations: tuple[Annotation, ...] = ()) -> list[tuple[tuple[str, int, str], ...]]:
    reading = replace(BRIDGE.readings[0], article=text)
    (woven,) = texts([reading], annotations, ()).values()
    return [inline.numbered for it in woven for inline in it.inlines if isinstance(inline, NoteMark)]


def test_the_marks_of_a_note_are_counted_through_the_text() -> None:
    first, second = blocks("One thing.", "Another thing.").blocks
    first = replace(first, marks=(Mark(3, ("1",), "[1]", 1), Mark(10, ("1", "2"), "[1,2]", 1)))
    second = replace(second, marks=(Mark(7, ("2",), "[2]", 2),))
    text = replace(blocks(), blocks=(first, second))
    assert numbered(text) == [(("1", 1, "1"),), (("1", 2, "1"), ("2", 1, "2")), (("2", 2, "2"),)]
    assert [(block.id, mark.offset) for block, mark in text.marks_of("2")] == [("p1", 10), ("p2", 7)]


def test_a_mark_that_an_event_shows_again_has_no_number() -> None:
    marks = [
        inline.numbered
        for event in BRIDGE.events
        for cell in event.cells
        for extract in cell.extracts
        for inline in extract.inlines
        if isinstance(inline, NoteMark)
    ]
    assert marks == [(("1", 0, "1"),)]


def test_a_cell_knows_the_notes_whose_marks_it_shows() -> None:
    shown = [[note.label for note in cell.notes] for event in BRIDGE.events for cell in event.cells]
    assert shown == [["1"], [], [], []]


def test_the_notes_beside_a_text_stand_in_the_order_in_which_their_words_begin() -> None:
    draft = bridge()
    passages = {
        "long": "new bridge over the Lyd opened on Saturday. It cost the county 12 million crowns",
        "within": "opened on Saturday",
        "last": "It cost the county",
        "short": "new bridge over the Lyd",
    }
    draft.annotations = {
        id: {"kind": "context", "passages": {"post": [words]}, "body": "A remark."} for id, words in passages.items()
    }
    (first, *_) = draft.comparison().placed["post"]
    assert [note.id for note in first.annotations] == ["short", "long", "within", "last"]
