"""Put an article together: its blocks with their ids and places, its notes numbered in the order of their marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from facing_pages.article.notes import read_note
from facing_pages.importing.ownlines import OwnLines
from facing_pages.importing.trees.draft import Draft, Drafts
from facing_pages.importing.trees.richtext import RichText, relabelled
from facing_pages.model import Article, Block, Picture


def compose(drafts: Drafts, own: OwnLines, files: Mapping[str, str]) -> Article:
    """An article of blocks in the making.

    Arguments:
        files: the file name of each picture that is taken, by its name in the source.
    """
    labels = _labels([own.title, *(draft.text for draft in drafts.blocks)], drafts.notes)
    dated = date.fromisoformat(own.said["day"].value) if "day" in own.said else None
    title = relabelled(own.title, labels.__getitem__)
    notes = []
    for label, number in labels.items():
        words = drafts.notes[label].settled()
        notes.append(read_note(number, words.text, f"[{number}] {words.text}", 0, dated, words.formats))
    return Article(
        title=" ".join(title.text.split()),
        blocks=tuple(_blocks(drafts.blocks, labels.__getitem__, files)),
        notes=tuple(notes),
        lines=(),
        dateline=own.dateline or None,
        dated=dated,
        byline=own.byline or None,
        title_marks=title.marks,
    )


def _labels(texts: Iterable[RichText], notes: Mapping[str, RichText]) -> dict[str, str]:
    """The number of each note by its label: in the order of their first marks, then those that nothing calls."""
    called = [label for text in texts for mark in text.marks for label in mark.labels if label in notes]
    return {label: str(n) for n, label in enumerate(dict.fromkeys([*called, *notes]), 1)}


def _blocks(drafts: Iterable[Draft], label: Callable[[str], str], files: Mapping[str, str]) -> Iterable[Block]:
    headings = [draft.level for draft in drafts if draft.kind == "heading"]
    highest = min(headings, default=1)
    counts = {"h": 0, "p": 0}
    start = 0
    for draft in drafts:
        letter = "h" if draft.kind == "heading" else "p"
        counts[letter] += 1
        text = relabelled(draft.text, label).settled()
        yield Block(
            id=f"{letter}{counts[letter]}",
            kind=draft.kind,
            text=text.text,
            start=start,
            line=0,
            marks=text.marks,
            formats=text.formats,
            level=draft.level - highest + 1 if letter == "h" else draft.level,
            quoted=draft.quoted,
            indents=draft.indents,
            columns=draft.columns,
            header_rows=draft.header_rows,
            picture=Picture(files[draft.image], draft.alt) if draft.image in files else None,
        )
        start += len(text.text) + 1
