"""Annotations and note marks set into an article's words: nothing lost, nothing moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from facing_pages.binding.quotations import Finder
from facing_pages.binding.weaving import closing, extracts, placements, weave
from facing_pages.model import Annotation, Article, Block, Break, Extract, Gap, Inline, Mark, NoteMark, Reading, Run
from tests.compose import blocks, bridge
from tests.strategies import lines

READING = bridge().comparison().readings[0]
ANNOTATION = bridge().comparison().annotations[0]

Place = tuple[int, int]
"""Where a passage begins and ends in an article's text."""


def annotation(id: str, text: Article, places: Sequence[Place]) -> Annotation:
    finder = Finder(READING.id, text)
    return replace(ANNOTATION, id=id, passages=tuple(finder.passage(*place) for place in places))


def woven(text: Article, notes: Sequence[Annotation]) -> list[tuple[Block, list[Inline]]]:
    standing = placements(READING.id, notes)
    return [(block, weave(block, standing.get(block.id, []))) for block in text.blocks]


def shown(text: Article, places: Sequence[Place], notes: Sequence[Annotation]) -> tuple[Extract, ...]:
    finder = Finder(READING.id, text)
    reading: Reading = replace(READING, article=text)
    return extracts(reading, [finder.passage(*place) for place in places], notes)


def words(inlines: Sequence[Inline]) -> str:
    return "".join(inline.text for inline in inlines if isinstance(inline, Run))


def spelt(inlines: Sequence[Inline]) -> str:
    """Inlines as a line: words under annotations ``[words](a b)``, a label ``^a``, a mark ``<1>``, a gap ``…``."""
    return "".join(map(_spelt, inlines))


def _spelt(inline: Inline) -> str:
    match inline:
        case Run():
            ids = " ".join(annotation.id for annotation in inline.annotations)
            labels = "".join(f"^{annotation.id}" for annotation in inline.closing)
            return (f"[{inline.text}]({ids})" if ids else inline.text) + labels
        case NoteMark():
            return f"<{' '.join(inline.mark.labels)}>"
        case Gap():
            return "…"
        case Break():
            return inline.text


def of(text: str, *spans: str) -> str:
    """A one-paragraph text woven with annotations a, b, … on the runs given."""
    made = blocks(text)
    starts = [(text.index(span), text.index(span) + len(span)) for span in spans]
    notes = [annotation(id, made, [place]) for id, place in zip("abc", starts, strict=False)]
    return spelt(woven(made, notes)[0][1])


def test_words_without_annotations_are_one_run() -> None:
    assert of("the bridge is open") == "the bridge is open"


def test_a_passage_is_marked_and_its_label_set_at_its_end() -> None:
    assert of("the bridge is open", "bridge is") == "the [bridge is](a)^a open"


def test_overlapping_passages_are_split() -> None:
    assert of("the bridge is open", "the bridge is", "is open") == "[the bridge ](a)[is](a b)^a[ open](b)^b"


def test_nested_passages_are_split() -> None:
    assert of("the bridge is open", "the bridge is open", "bridge") == "[the ](a)[bridge](a b)^b[ is open](a)^a"


def test_passages_that_touch_stay_apart() -> None:
    assert of("the bridge", "the", " bridge") == "[the](a)^a[ bridge](b)^b"


def test_passages_on_the_same_words_share_a_run() -> None:
    assert of("the bridge is open", "bridge", "bridge") == "the [bridge](a b)^a^b is open"


def test_two_passages_of_one_annotation_have_its_label_twice() -> None:
    text = blocks("the bridge is open")
    notes = [annotation("a", text, [(0, 3), (11, 13)])]
    assert spelt(woven(text, notes)[0][1]) == "[the](a)^a bridge [is](a)^a open"


def test_a_passage_across_paragraphs_has_its_label_in_the_last() -> None:
    text = blocks("it is", "open now")
    notes = [annotation("a", text, [(3, 10)])]
    assert [spelt(inlines) for _, inlines in woven(text, notes)] == ["it [is](a)", "[open](a)^a now"]


def test_a_note_mark_stands_behind_the_words_it_follows() -> None:
    (block,) = blocks("it is open").blocks
    marked = replace(block, marks=(Mark(2, ("1",), "[1]", 1), Mark(10, ("2", "3"), "[2,3]", 1)))
    assert spelt(weave(marked, [])) == "it<1> is open<2 3>"
    assert spelt(weave(marked, [], 0, 2)) == "it<1>"
    assert spelt(weave(marked, [], 2, 10)) == " is open<2 3>"


def test_a_mark_before_the_first_word_is_kept() -> None:
    (block,) = blocks("open").blocks
    assert spelt(weave(replace(block, marks=(Mark(0, ("1",), "[1]", 1),)), [])) == "<1>open"


def test_an_extract_shows_where_words_are_left_out() -> None:
    text = blocks("the bridge over the Lyd is open now")
    assert [spelt(extract.inlines) for extract in shown(text, [(4, 10), (24, 31)], [])] == ["…bridge…is open…"]


def test_stretches_that_overlap_or_touch_are_one() -> None:
    text = blocks("the bridge over the Lyd")
    assert [spelt(extract.inlines) for extract in shown(text, [(0, 10), (4, 15), (16, 19)], [])] == [
        "the bridge over the…"
    ]


def test_a_label_is_set_where_the_last_words_that_are_seen_end() -> None:
    text = blocks("the bridge over the Lyd is open")
    notes = [annotation("a", text, [(4, 26)])]
    (extract,) = shown(text, [(0, 10), (16, 23)], notes)
    assert spelt(extract.inlines) == "the [bridge](a)…[the Lyd](a)^a…"


def test_a_label_is_set_where_an_event_shows_only_the_first_paragraph_of_a_passage() -> None:
    text = blocks("it is", "open now")
    (extract,) = shown(text, [(0, 5)], [annotation("a", text, [(3, 10)])])
    assert spelt(extract.inlines) == "it [is](a)^a"


texts = st.lists(lines, min_size=1, max_size=4).map(lambda found: blocks(*found))


@st.composite
def places(draw: st.DrawFn, text: Article) -> Place:
    start = draw(st.integers(0, len(text.text) - 1))
    end = draw(st.integers(start + 1, len(text.text)))
    # A place that holds nothing but the break between two blocks has no words.
    return (start, end) if text.text[start:end] != "\n" else (0, len(text.text))


@st.composite
def annotated(draw: st.DrawFn) -> tuple[Article, list[Annotation]]:
    text = draw(texts)
    made = draw(st.lists(st.lists(places(text), min_size=1, max_size=2), max_size=5))
    return text, [annotation(f"n{number}", text, found) for number, found in enumerate(made)]


@given(annotated())
def test_the_words_of_the_runs_are_the_words_of_the_block(case: tuple[Article, list[Annotation]]) -> None:
    for block, inlines in woven(*case):
        assert words(inlines) == block.text
        assert all(inline.text for inline in inlines if isinstance(inline, Run))


@given(annotated())
def test_every_annotation_is_on_exactly_its_characters(case: tuple[Article, list[Annotation]]) -> None:
    text, notes = case
    for block, inlines in woven(text, notes):
        at = block.start
        for inline in inlines:
            assert isinstance(inline, Run)
            for offset in range(at, at + len(inline.text)):
                over = {note.id for note in notes for passage in note.passages if passage.start <= offset < passage.end}
                assert {annotation.id for annotation in inline.annotations} == over
            at += len(inline.text)


@given(annotated())
def test_a_label_is_set_once_where_each_passage_ends(case: tuple[Article, list[Annotation]]) -> None:
    text, notes = case
    everything = {at for block in text.blocks for at in range(block.start, block.end)}
    assert labels(woven(text, notes), everything) == ends(notes, everything)


@given(annotated(), st.data())
def test_an_extract_shows_just_its_passages_and_each_label_once(
    case: tuple[Article, list[Annotation]], data: st.DataObject
) -> None:
    text, notes = case
    chosen = data.draw(st.lists(places(text), min_size=1, max_size=3))
    found = [(extract.block, list(extract.inlines)) for extract in shown(text, chosen, notes)]
    seen = seen_of(text, chosen)
    assert [block.id for block, _ in found] == [
        block.id for block in text.blocks if seen & set(range(block.start, block.end))
    ]
    for block, inlines in found:
        assert words(inlines) == "".join(text.text[at] for at in range(block.start, block.end) if at in seen)
    assert labels(found, seen) == ends(notes, seen)
    inlines = [inline for _, inlines in found for inline in inlines]
    assert [note.id for note in closing(inlines)] == list(dict.fromkeys(id for id, _ in labels(found, seen)))


def seen_of(text: Article, chosen: Sequence[Place]) -> set[int]:
    """Every offset that is shown: the places, and white space that alone stands between two of them."""
    seen: set[int] = set()
    for block in text.blocks:
        here = {at for start, end in chosen for at in range(max(start, block.start), min(end, block.end))}
        seen |= here
        for start, end in pairwise(sorted(here)):
            seen |= set(range(start, end)) if not text.text[start + 1 : end].strip() else set()
    return seen


def labels(found: Sequence[tuple[Block, Sequence[Inline]]], seen: set[int]) -> list[tuple[str, int]]:
    """Each label that is set, with the offset just past the words it is set at."""
    set_at: list[tuple[str, int]] = []
    for block, inlines in found:
        offsets = iter(at for at in range(block.start, block.end) if at in seen)
        for inline in inlines:
            if isinstance(inline, Run):
                last = [next(offsets) for _ in inline.text][-1]
                set_at += [(annotation.id, last + 1) for annotation in inline.closing]
    return sorted(set_at, key=lambda item: (item[1], int(item[0].removeprefix("n"))))


def ends(notes: Sequence[Annotation], seen: set[int]) -> list[tuple[str, int]]:
    """Each annotation with the ends of its passages, as far as they are seen."""
    found = {
        (note.id, max(offsets) + 1)
        for note in notes
        for passage in note.passages
        if (offsets := seen & set(range(passage.start, passage.end)))
    }
    return sorted(found, key=lambda item: (item[1], int(item[0].removeprefix("n"))))
