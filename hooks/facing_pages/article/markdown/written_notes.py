"""A note of an article as a definition of Markdown that is read back as the same note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from facing_pages.article.formatted import Words, joined, merged
from facing_pages.article.markdown.written_blocks import split
from facing_pages.article.markdown.written_words import write_words
from facing_pages.article.notes import read_note
from facing_pages.markdown import indented
from facing_pages.model import Format, Link, Note


def write_note(note: Note, dated: date | None, *, plain: bool = False) -> str:
    """A note's definition, its address and its day of access where they are read again as they are."""
    day = f"({note.accessed})" if note.accessed else ""
    written = [
        joined([Words(before), _words(note, explicit=explicit), Words(after)], "")
        for explicit in (False, True)
        for before, after in (("", ""), ("", f" {day}"), (f"{day} ", ""))
    ]
    return write_definition(
        note.label, next((words for words in written if _is_read_as(note, words, dated)), written[-1]), plain=plain
    )


def _is_read_as(note: Note, words: Words, dated: date | None) -> bool:
    again = read_note(note.label, words.text, "", 0, dated, words.formats)
    return (again.parts, again.accessed, again.formats) == (note.parts, note.accessed, note.formats)


def _words(note: Note, *, explicit: bool) -> Words:
    told = joined((_told(part, explicit=explicit) for part in note.parts), "")
    return replace(told, formats=merged([*told.formats, *note.formats]))


def _told(part: str | Link, *, explicit: bool) -> Words:
    if isinstance(part, str):
        return Words(part)
    is_plain = not explicit and part.href in (part.shown, f"https://{part.shown}")
    return Words(part.shown, () if is_plain else (Format(0, len(part.shown), "link", part.href),))


def write_definition(label: str, words: Words, *, plain: bool = False) -> str:
    """A note's definition; each line of its words is a paragraph."""
    paragraphs = [write_words(line, plain=plain) for line in split(words, "\n")]
    return indented(f"[^{label}]: " + "\n\n".join(paragraphs)).rstrip()
