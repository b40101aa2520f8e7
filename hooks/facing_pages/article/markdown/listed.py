"""Notes as people write them without the notes of Markdown: figures in brackets, and a list of notes below the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from facing_pages.article.formatted import Words, stripped, without
from facing_pages.article.markdown.part import Definition, Part
from facing_pages.article.marks import Styles, find_marks, read_head
from facing_pages.article.shapes import is_notes_title
from facing_pages.article.spans import Hints
from facing_pages.model import Mark


def take_notes(parts: Sequence[Part], hints: Hints) -> list[Definition]:
    """The notes listed at the end of a text, if it calls one of them.

    The parts that hold them become notes, the line above them furniture, and
    the marks that call them leave the words of the others.

    Arguments:
        hints: what the dossier says; its ``words`` are no marks.
    """
    title = next((n for n in reversed(range(len(parts))) if heads_notes(parts[n])), None)
    first = title + 1 if title is not None else _first_of_tail(parts)
    definitions = list(_definitions(parts[first:], below_title=title is not None))
    styles = Styles(words=frozenset(hints.words))
    body = parts[:first]
    called = {label for part in body for mark in _marked(part, styles).marks for label in mark.labels}
    if called.isdisjoint(definition.label for definition in definitions):
        return []
    for part in body:
        part.words = _marked(part, styles)
    for part in parts[first:]:
        part.kind = "note"
    if title is not None:
        parts[title].kind = "furniture"
    return definitions


def heads_notes(part: Part) -> bool:
    """Whether this is a line such as ``Notes`` above the notes."""
    return (part.is_plain or (part.kind == "heading" and not part.said)) and is_notes_title(part.words.text)


def _first_of_tail(parts: Sequence[Part]) -> int:
    """Where the paragraphs begin with which a text ends and that begin like definitions."""
    first = len(parts)
    while first and parts[first - 1].is_plain and _label(parts[first - 1], below_title=False):
        first -= 1
    return first


def _definitions(parts: Sequence[Part], *, below_title: bool) -> Iterator[Definition]:
    """The notes that parts hold, if the first of them begins one; what begins none goes on with the one before."""
    found: Definition | None = None
    for part in parts:
        head = _label(part, below_title=below_title)
        if head:
            if found:
                yield found
            label, length = head
            words = without(part.words, [(0, length)])
            found = Definition(label, part.first, part.end, part.words.text, [replace(part, words=words)])
        elif found is None:
            return
        else:
            found.parts.append(part)
            found.end, found.raw = part.end, f"{found.raw}\n{part.words.text}"
    if found:
        yield found


def _label(part: Part, *, below_title: bool) -> tuple[str, int] | None:
    """The label with which a definition begins, and how long it is in the words."""
    head = read_head(part.words.text)
    if head is None or part.quoted or (part.said and part.kind != "item"):
        return None
    is_item = part.kind == "item" and part.level == 1 and below_title
    fits = (head.style == "figure" and part.is_plain) or (
        head.style == "plain" and (is_item or (part.is_plain and below_title))
    )
    return (head.label, head.length) if fits else None


def _marked(part: Part, styles: Styles) -> Words:
    """The words with the figures in brackets that are marks taken out, but for those of code and links."""
    words = part.words
    kept = [one for one in words.formats if one.kind in ("code", "link", "sign")]
    cuts: list[tuple[int, int]] = []
    marks: list[Mark] = []
    for found in find_marks(words.text, styles):
        if not any(one.start < found.end and found.start < one.end for one in kept):
            cuts.append((found.start, found.end))
            raw = words.text[found.start : found.end]
            marks.append(Mark(found.start, found.labels, raw, part.first + 1 + words.text[: found.start].count("\n")))
    return stripped(without(replace(words, marks=tuple(marks)), cuts)) if cuts else words
