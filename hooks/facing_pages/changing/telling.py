"""Differences between two pieces of our prose, told in Markdown: what went is struck out, what came is bold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from facing_pages.markdown import escape
from facing_pages.model import Passage, Prose, Source
from facing_pages.wording import clipped, marked


def told(name: str, old: str | None, new: str | None) -> Iterator[str]:
    """A line where two values differ, with the words that do.

    >>> list(told("finding", "disputed", "supported"))
    ['finding: ~~disputed~~ **supported**']
    """
    old, new = old or "", new or ""
    if old != new:
        yield f"{name}: {marked(old, new)}"


def listed(name: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    """Lines on things that came, went or changed, each known by its key.

    Arguments:
        old: the words for each thing, by key.
        new: the same, afterwards.
    """
    for key in [*old, *(key for key in new if key not in old)]:
        if key not in new:
            yield f"{name} taken out: {clipped(old[key])}"
        elif key not in old:
            yield f"{name} added: {clipped(new[key])}"
        else:
            yield from told(name, old[key], new[key])


def lines(name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Lines on the lines of a list: those that came, went, or stand in the place of another."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for at in range(max(b - a, d - c)):
            if a + at < b and c + at < d:
                yield from told(name, old[a + at], new[c + at])
            elif a + at < b:
                yield f"{name}, taken out: {escape(old[a + at])}"
            else:
                yield f"{name}, added: {escape(new[c + at])}"


def prose(name: str, old: Prose | None, new: Prose | None) -> Iterator[str]:
    """Lines on prose: its words where they differ; where only the Markdown does, that."""
    yield from told(name, old.text if old else None, new.text if new else None)
    if old and new and old.text == new.text and old.markdown != new.markdown:
        yield f"{name}: the same, with other links or emphasis"


def place(passage: Passage, labels: Mapping[str, str]) -> str:
    """Where a passage stands, and its words.

    Arguments:
        labels: of the readings, by id.
    """
    where = " and ".join(f"¶{id[1:]}" for id in passage.paragraphs) or "a heading"
    return f"{where} of {escape(labels[passage.reading])}: “{clipped(passage.quotation)}”"


def passages(old: Sequence[Passage], new: Sequence[Passage], labels: Mapping[str, str]) -> Iterator[str]:
    """Lines on passages that came and went, known by their words and paragraphs: offsets shift too easily."""
    before, after = (
        {(passage.reading, passage.quotation, passage.paragraphs): passage for passage in group} for group in (old, new)
    )
    yield from (f"no longer on {place(passage, labels)}" for key, passage in before.items() if key not in after)
    yield from (f"now on {place(passage, labels)}" for key, passage in after.items() if key not in before)


def work(source: Source) -> str:
    """A source by its title."""
    return escape(source.name)


def works(old: Sequence[Source], new: Sequence[Source], now: Callable[[str, str], str]) -> Iterator[str]:
    """Lines on sources that are cited now, or no longer.

    Arguments:
        now: the id that a record of a kind has now.
    """
    before = {now("sources", source.id): source.name for source in old}
    after = {source.id: source.name for source in new}
    gone = {id: title for id, title in before.items() if id not in after}
    yield from listed("source", gone, {id: title for id, title in after.items() if id not in before})
