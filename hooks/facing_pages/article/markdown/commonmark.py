"""From Markdown to an `Article`.

``dialect`` says which Markdown, ``parts`` reads it; here its parts become the
article: which heading is its title, what stands round the text, which notes
are a list below it.

* The title is the first ``#`` heading, if no more than a line or a picture stands
  above it; else what the front matter gives.
* Lines for the date, the author and a signature are what they are in plain text.
* Where no note is written as Markdown has it, a list below ``Notes`` is the notes
  that figures in brackets call.
* A line such as ``{.paragraph}`` above a block overrules all of this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import cast

from facing_pages.article.around import claim_beginning, claim_end, inline_dateline, known_kind
from facing_pages.article.checks import check
from facing_pages.article.dates import read_day
from facing_pages.article.formatted import joined, stripped, with_marks, without
from facing_pages.article.markdown.frontmatter import FrontMatter, read_front_matter
from facing_pages.article.markdown.listed import heads_notes, take_notes
from facing_pages.article.markdown.part import Definition, Part
from facing_pages.article.markdown.parts import Reader
from facing_pages.article.notes import read_note
from facing_pages.article.shapes import is_short
from facing_pages.article.spans import Hints, Span
from facing_pages.model import Article, Block, BlockKind, Line, LineKind, Note, Signature
from facing_pages.problems import Problem

_MOST_ABOVE_TITLE = 2
_EM = "\u2003"


def parse_markdown(text: str, path: str, hints: Hints | None = None) -> tuple[Article, list[Problem]]:
    """The article in a file of Markdown, and what is wrong with it.

    Arguments:
        text: what ``decode`` gave.
        path: the file, as problems should name it.
        hints: what the dossier says outright.
    """
    hints = hints or Hints()
    lines = text.removesuffix("\n").split("\n")
    front = read_front_matter(text)
    reader = Reader("\n".join([""] * front.lines + lines[front.lines :]), hints.words)
    parts, definitions = reader.parts, reader.definitions or take_notes(reader.parts, hints)
    for definition in reader.definitions:
        for part in [part for part in parts if part.first < definition.first][-1:]:
            part.kind = "furniture" if heads_notes(part) else part.kind
    claim_title(parts, front.title)
    claim_around(parts, hints)
    dateline = "\n".join(_texts(parts, "dateline")) or _take_dateline(parts, hints)
    dated = hints.dated or read_day(dateline.rstrip(" \u00a0:：–—-")) or front.day
    numbered = list(_blocks(parts))
    title = next((part.words for part in parts if part.kind == "title"), None)
    article = Article(
        title=title.text.replace("\n", " ") if title else front.title,
        blocks=tuple(block for _, block in numbered),
        notes=tuple(_note(definition, dated) for definition in definitions),
        lines=tuple(_lines(lines, front, reader, definitions, numbered)),
        dateline=dateline or None,
        dated=dated,
        byline="\n".join(_texts(parts, "byline")) or front.byline or None,
        signature=_signature(_texts(parts, "signature")),
        image_credit="\n".join(_texts(parts, "image-credit")) or None,
        furniture=tuple(_furniture(lines, reader)),
        title_marks=title.marks if title else (),
    )
    return article, check(article, hints, path, _called_elsewhere(parts, definitions))


def claim_title(parts: Sequence[Part], otherwise: str = "") -> None:
    """The heading that is the title.

    Arguments:
        otherwise: the title that the front matter gives; several headings of the
            highest level then are sections.
    """
    highest = [n for n, part in enumerate(parts) if part.kind == "heading" and part.depth == 1 and not part.quoted]
    if not highest or highest[0] > _MOST_ABOVE_TITLE or not all(map(_may_stand_above, parts[: highest[0]])):
        return
    first = parts[highest[0]]
    if not otherwise or len(highest) == 1 or first.words.text.casefold() == otherwise.casefold():
        first.kind = "title"


def _may_stand_above(part: Part) -> bool:
    return not part.is_block or part.kind == "figure" or (part.is_plain and is_short(part.words.text))


def claim_around(parts: Sequence[Part], hints: Hints) -> None:
    """The lines that stand round the text, as in plain text, and what the dossier says of any line."""
    spans = [_span(part) for part in parts]
    for part, span in zip(parts, spans, strict=True):
        if hinted := known_kind(span, hints) if part.is_plain else hints.lines.get(part.first + 1):
            span.kind = hinted if hinted != "blank" else span.kind
            part.said = True
    claim_beginning(spans, hints)
    claim_end(spans)
    for part, span in zip(parts, spans, strict=True):
        if span.kind is not None and span.kind != _kind(part):
            part.kind = span.kind


def _span(part: Part) -> Span:
    lines = tuple(part.words.text.split("\n"))
    return Span(
        numbers=tuple(range(part.first, part.first + len(lines))),
        lines=lines,
        indents=(0,) * len(lines),
        text=" ".join(lines),
        starts=tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0)),
        kind=None if part.is_plain else _kind(part),
    )


def _kind(part: Part) -> LineKind:
    """A part's kind as that of a line: whatever becomes a block is a heading or a paragraph."""
    return "heading" if part.kind == "heading" else "paragraph" if part.is_block else part.kind  # type: ignore[return-value]


def first_dateline(parts: Sequence[Part], hints: Hints) -> str:
    """The date with which the first paragraph begins, if it begins with one."""
    first = next((part for part in parts if part.is_block and part.kind != "heading"), None)
    if first is None or not first.is_plain or first.said:
        return ""
    return inline_dateline([replace(_span(first), kind="paragraph")], hints)


def _take_dateline(parts: Sequence[Part], hints: Hints) -> str:
    found = first_dateline(parts, hints)
    if found:
        first = next(part for part in parts if part.is_block and part.kind != "heading")
        first.words = stripped(without(first.words, [(0, len(found))]))
    return found


def _texts(parts: Sequence[Part], kind: LineKind) -> list[str]:
    return [part.words.text for part in parts if part.kind == kind]


def _signature(texts: Sequence[str]) -> Signature | None:
    return Signature(tuple("\n".join(texts).split("\n"))) if texts else None


def _blocks(parts: Sequence[Part]) -> Iterator[tuple[Part, Block]]:
    """The blocks of the article, each with the part that it was."""
    counts = {"h": 0, "p": 0}
    start = 0
    below_title = not any(part.kind == "heading" and part.depth == 1 for part in parts)
    unit = min((width for part in parts for indent in part.indents if (width := _spaces(indent))), default=1)
    for part in parts:
        if not part.is_block:
            continue
        letter = "h" if part.kind == "heading" else "p"
        counts[letter] += 1
        words = part.words
        level = part.level or (part.depth - below_title if part.depth else 0)
        block = Block(
            f"{letter}{counts[letter]}",
            cast("BlockKind", part.kind),
            words.text,
            start,
            part.first + 1,
            words.marks,
            formats=words.formats,
            level=level,
            quoted=part.quoted,
            indents=tuple(_steps(indent, unit) for indent in part.indents),
            columns=part.columns,
            header_rows=part.header_rows,
            picture=part.picture,
        )
        yield part, block
        start += len(words.text) + 1


def _spaces(indent: str) -> int:
    return len(indent) - indent.count(_EM)


def _steps(indent: str, unit: int) -> int:
    """How many steps a line of verse is set in: one for each em, one for each of the text's smallest indents."""
    spaces = _spaces(indent)
    return indent.count(_EM) + (max(1, round(spaces / unit)) if spaces else 0)


def _note(definition: Definition, dated: date | None) -> Note:
    words = joined((with_marks(part.words) for part in definition.parts), "\n")
    return read_note(definition.label, words.text, definition.raw, definition.first + 1, dated, words.formats)


def _called_elsewhere(parts: Sequence[Part], definitions: Sequence[Definition]) -> set[str]:
    """The labels of the notes that notes call, or lines that are no blocks."""
    around = [part for part in parts if not part.is_block]
    within = [part for definition in definitions for part in definition.parts]
    return {label for part in (*around, *within) for mark in part.words.marks for label in mark.labels}


# --- line by line -----------------------------------------------------------


def _furniture(lines: Sequence[str], reader: Reader) -> list[str]:
    """What is no word of the article, in the file's order: lines of its page, commands, references nothing uses."""
    found = [*reader.furniture, *((part.first, part.words.text) for part in reader.parts if part.kind == "furniture")]
    used = {one.value for part in reader.parts for one in part.words.formats if one.kind == "link"}
    used |= {part.picture.file for part in reader.parts if part.picture}
    for reference in reader.references.values():
        first, end = reference["map"]
        if reference["href"] not in used:
            found.append((first, " ".join(" ".join(lines[first:end]).split())))
    return [text for _, text in sorted(found, key=lambda one: one[0])]


def _lines(
    lines: Sequence[str],
    front: FrontMatter,
    reader: Reader,
    definitions: Sequence[Definition],
    blocks: Iterable[tuple[Part, Block]],
) -> Iterator[Line]:
    """Each line with what it was taken for; a line of attributes is the block's below it."""
    taken: dict[int, tuple[LineKind, str | None]] = {}
    ids = {id(part): block.id for part, block in blocks}
    for definition in definitions:
        taken |= dict.fromkeys(range(definition.first, definition.end), ("note", None))
    for part in reader.parts:
        kind: tuple[LineKind, str | None] = (_kind(part), ids.get(id(part)))
        for number in range(part.first, part.end):
            if taken.get(number, kind)[0] != "note" or part.is_block:
                taken[number] = kind
    for number in reversed(reader.attributes):
        taken.setdefault(number, taken.get(number + 1, ("furniture", None)))
    taken |= dict.fromkeys(range(front.lines), ("front-matter", None))
    for number, text in enumerate(lines):
        blank = not text.strip() or (number not in taken and not text.strip(" \t>"))
        yield Line(number + 1, text, *(("blank", None) if blank else taken.get(number, ("furniture", None))))
