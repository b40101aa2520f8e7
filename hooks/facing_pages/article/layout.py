"""What each span of an article's file is: its title, a heading, a note, or something else.

What the dossier says outright goes before every rule:

* The notes go from the first definition to the last. What stands between two
  definitions is the former's, unless it bears a note mark: then it is the
  article going on. Right after the last definition a line without a blank one
  before it is that definition's, unless an address or an access date closed it.
* The first line alone is the title, if it is short and closes no sentence.
* Short lines after the last paragraph, above the notes or below them, are the
  signature if one of them is a site or an address; else a last line that looks
  like a name is the byline.
* A heading is a short line alone, without a closing stop, that a paragraph
  follows with no note between them. Three such lines or more in a row are
  verse or a list: paragraphs.
* Nothing is dropped: what no rule knows is a paragraph.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, takewhile

from facing_pages.article.around import (
    claim,
    claim_beginning,
    claim_end,
    claim_title,
    inline_dateline,
    known_kind,
)
from facing_pages.article.marks import (
    Head,
    Styles,
    called_letters,
    called_signs,
    calls_figures,
    calls_raised,
    find_marks,
    read_head,
)
from facing_pages.article.notes import ends_with_reference, is_reference
from facing_pages.article.shapes import is_heading, is_notes_title
from facing_pages.article.spans import Hints, Span, divide

_MOST_HEADINGS = 2


@dataclass(frozen=True)
class Layout:
    """A file's spans in order, each with its kind.

    ``styles`` says which marks the text uses; ``dateline`` is the beginning of
    the first paragraph that is no part of its text.
    """

    spans: tuple[Span, ...]
    styles: Styles
    dateline: str


def lay_out(lines: list[str], hints: Hints) -> Layout:
    """Divide a file into spans and give each its kind.

    Arguments:
        lines: the file's lines without their line breaks.
        hints: what the dossier says.
    """
    spans = divide(lines, hints)
    for span in spans:
        span.kind = known_kind(span, hints)
    _find_definitions(spans)
    styles = _styles(spans, hints)
    _claim_between_definitions(spans, styles)
    _claim_after_definitions(spans)
    claim_title(spans)
    claim_beginning(spans, hints)
    claim_end(list(takewhile(lambda span: not span.head, spans)))
    claim_end(spans)
    _claim_rest(spans)
    return Layout(tuple(spans), styles, inline_dateline(spans, hints))


def _find_definitions(spans: list[Span]) -> None:
    """Mark the spans with which a definition begins, and the line that heads them all."""
    heads: dict[int, Head] = {}
    for index, span in enumerate(spans):
        if span.kind in (None, "note") and (head := read_head(span.text)):
            heads[index] = head
    for index in _accepted(spans, heads):
        spans[index].kind, spans[index].head = "note", heads[index]
        before = spans[index - 1]
        if index and before.kind is None and before.is_line and is_notes_title(before.text):
            before.kind = "furniture"


def _accepted(spans: list[Span], heads: dict[int, Head]) -> list[int]:
    """Which of the heads begin a definition.

    Figures in brackets and what the dossier says always do. A raised figure, a
    letter or a sign does only where the text calls it, a sign only where it
    heads one line (else the lines are a list), a figure with a full stop only
    below a title such as ``Notes`` or below the last raised mark.
    """
    if all(head.style == "figure" for head in heads.values()):
        return list(heads)
    text = "\n".join(span.text for span in spans)
    letters = called_letters(text)
    counts = Counter(head.label for head in heads.values() if head.style == "sign")
    signs = {sign for sign in called_signs(text) if counts[sign] == 1}
    raised = [index for index, span in enumerate(spans) if calls_raised(span.text)]
    titles = [index for index, span in enumerate(spans) if span.is_line and is_notes_title(span.text)]
    plain_from = min([*raised[-1:], *titles[-1:]], default=len(spans))
    styles = {"figure"}
    if raised:
        styles.add("superscript")
    if any(head.label in letters for head in heads.values() if head.style == "letter"):
        styles.add("letter")
    return [
        index
        for index, head in heads.items()
        if spans[index].kind == "note"
        or head.style in styles
        or (head.style == "sign" and head.label in signs)
        or (head.style == "plain" and index > plain_from)
    ]


def _styles(spans: list[Span], hints: Hints) -> Styles:
    heads = [span.head for span in spans if span.head]
    words = frozenset(hints.words)
    return Styles(
        superscript=not calls_figures((span.text for span in spans if span.kind is None), words),
        letters=any(head.style == "letter" for head in heads),
        signs=frozenset(head.label for head in heads if head.style == "sign"),
        words=words,
    )


def _claim_between_definitions(spans: list[Span], styles: Styles) -> None:
    for one, other in pairwise(index for index, span in enumerate(spans) if span.head):
        between = [span for span in spans[one + 1 : other] if span.kind is None]
        if not any(next(find_marks(span.text, styles), None) for span in between):
            claim(between, "note")


def _claim_after_definitions(spans: list[Span]) -> None:
    last = max((index for index, span in enumerate(spans) if span.head), default=len(spans))
    for previous, span in pairwise(spans[last:]):
        if span.kind is not None or not _goes_on(previous, span):
            return
        span.kind = "note"


def _goes_on(note: Span, span: Span) -> bool:
    """Whether a note that may be complete goes on in the next span."""
    if note.head and len(note.text) == note.head.length:
        return True
    if span.first > note.end:
        return False
    return is_reference(span.text) or not ends_with_reference(note.text)


def _claim_rest(spans: list[Span]) -> None:
    """Headings and paragraphs: short lines are headings where a paragraph follows."""
    row: list[Span] = []
    for span in spans:
        if span.kind is None and span.is_line and is_heading(span.text):
            row.append(span)
        elif span.kind in (None, "paragraph"):
            claim(row, "heading" if len(row) <= _MOST_HEADINGS else "paragraph")
            row = []
            span.kind = "paragraph"
        elif span.kind == "note":
            claim(row, "paragraph")
            row = []
    claim(row, "paragraph")
