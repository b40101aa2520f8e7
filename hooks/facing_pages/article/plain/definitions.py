"""Which spans of an article's file are the definitions of its notes, and which marks call them.

The notes go from the first definition to the last. What stands between two
definitions is the former's, unless it bears a note mark: then it is the
article going on. Right after the last definition a line without a blank one
before it is that definition's, unless an address or an access date closed it.
A definition that begins ``[Footnote 1:`` ends with its bracket instead.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from facing_pages.article.marks import (
    Head,
    Styles,
    called_letters,
    called_round,
    called_signs,
    calls_figures,
    calls_raised,
    calls_worded,
    find_marks,
    read_head,
)
from facing_pages.article.notes import ends_with_reference, is_reference
from facing_pages.article.shapes import is_notes_title
from facing_pages.article.spans import Hints, Span


def claim_definitions(spans: list[Span], hints: Hints) -> Styles:
    """Give the spans of the notes their kind and their heads, and say which marks the text uses."""
    _find(spans)
    styles = _styles(spans, hints)
    _claim_between(spans, styles)
    _claim_after(spans)
    return styles


def _find(spans: list[Span]) -> None:
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

    Figures in brackets, ``[Footnote …]`` and what the dossier says always do. A
    raised figure, a letter, a sign or a figure behind the word for a note does
    only where the text calls it, a sign only where it heads one line or one
    below each call (else the lines are a list), a figure with a full stop only
    below a title such as ``Notes``, below the last raised mark, or where all
    that ends the text is just what figures in round brackets call.
    """
    if all(head.style in ("figure", "named") for head in heads.values()):
        return list(heads)
    text = "\n".join(span.text for span in spans)
    letters = called_letters(text)
    signs = _called_signs(spans, heads)
    raised = [index for index, span in enumerate(spans) if calls_raised(span.text)]
    titles = [index for index, span in enumerate(spans) if span.is_line and is_notes_title(span.text)]
    plain_from = min([*raised[-1:], *titles[-1:]], default=len(spans))
    called = _called_round(spans, heads)
    styles = {"figure", "named"}
    if raised:
        styles.add("superscript")
    if calls_worded(text):
        styles.add("worded")
    if any(head.label in letters for head in heads.values() if head.style == "letter"):
        styles.add("letter")
    return [
        index
        for index, head in heads.items()
        if spans[index].kind == "note"
        or head.style in styles
        or (head.style == "sign" and head.label in signs)
        or (head.style == "plain" and (index > plain_from or index in called))
    ]


def _called_signs(spans: list[Span], heads: dict[int, Head]) -> set[str]:
    """The signs that are defined once and called, or defined once below each place that calls them."""
    counts = Counter(head.label for head in heads.values() if head.style == "sign")
    called: set[str] = set()
    waiting: Counter[str] = Counter()
    stray: set[str] = set()
    for index, span in enumerate(spans):
        head = heads.get(index)
        if head and head.style == "sign":
            if waiting[head.label] != 1:
                stray.add(head.label)
            waiting[head.label] = 0
        else:
            signs = called_signs(span.text)
            waiting.update(signs)
            called.update(signs)
    return {sign for sign, count in counts.items() if sign in called and (count == 1 or sign not in stray)}


def _called_round(spans: list[Span], heads: dict[int, Head]) -> set[int]:
    """The definitions at the end of the text, if they are just those that ``(1)``, ``(2)``, … behind its words call."""
    calls = {index: list(called_round(span.text)) for index, span in enumerate(spans) if index not in heads}
    labels = list(dict.fromkeys(label for found in calls.values() for label in found))
    last = max((index for index, found in calls.items() if found), default=len(spans))
    ends = {index: head for index, head in heads.items() if index > last and head.style == "plain"}
    is_all = labels == [head.label for head in ends.values()] == [str(number + 1) for number in range(len(labels))]
    return set(ends) if labels and is_all else set()


def _styles(spans: list[Span], hints: Hints) -> Styles:
    heads = {index: span.head for index, span in enumerate(spans) if span.head}
    words = frozenset(hints.words)
    return Styles(
        superscript=not calls_figures((span.text for span in spans if span.kind is None), words),
        letters=any(head.style == "letter" for head in heads.values()),
        named=frozenset(head.label for head in heads.values() if head.style == "named" and head.label.isalpha()),
        signs=frozenset(head.label for head in heads.values() if not head.label.isalnum()),
        round=bool(_called_round(spans, heads)),
        worded=any(head.style == "worded" for head in heads.values()),
        words=words,
    )


def _claim_between(spans: list[Span], styles: Styles) -> None:
    heads = [index for index, span in enumerate(spans) if span.head]
    for one, other in pairwise([*heads, len(spans)]):
        if spans[one].head and _is_named(spans[one]):
            _claim(_to_bracket(spans[one:other]))
        elif other < len(spans):
            between = [span for span in spans[one + 1 : other] if span.kind is None]
            if not any(next(find_marks(span.text, styles), None) for span in between):
                _claim(between)


def _is_named(span: Span) -> bool:
    return span.head is not None and span.head.style == "named"


def _to_bracket(spans: list[Span]) -> list[Span]:
    """The spans from ``[Footnote …`` to the bracket that closes it; the first alone if none does."""
    depth = 0
    for index, span in enumerate(spans):
        depth += span.text.count("[") - span.text.count("]")
        if depth <= 0:
            return spans[: index + 1]
    return spans[:1]


def _claim_after(spans: list[Span]) -> None:
    last = max((index for index, span in enumerate(spans) if span.head), default=len(spans))
    if last < len(spans) and _is_named(spans[last]):
        return
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


def _claim(spans: list[Span]) -> None:
    for span in spans:
        span.kind = "note"
