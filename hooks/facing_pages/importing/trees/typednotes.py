"""Notes that were typed: raised figures in the text, and paragraphs at its end that begin with the same figures.

A raised figure before a word is the number of a verse, and is set apart from
the word; so is one behind a word that no note belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facing_pages.article.shapes import is_notes_title
from facing_pages.importing.trees.draft import Draft, Drafts
from facing_pages.importing.trees.richtext import RichText, with_mark
from facing_pages.model import Format

_LABEL = re.compile(r"[\[(]?(?P<label>\d{1,3}|[*†‡]{1,3})[\])]?")
_HEAD = re.compile(r"[\[(]?(?P<label>\d{1,3}|[*†‡]{1,3})(?:[\])]?[.:]?\s+|[\])]\s*)(?=\S)")
_HOLDS_NOTES = frozenset({"paragraph", "item", "quotation"})
_UNIT = re.compile(r"(?:^|[\W\d_])[^\W\d_]{0,2}$|\d$")


def take_notes(drafts: Drafts) -> None:
    """Make note marks of raised figures whose notes stand at the end, and notes of these."""
    called = {label for draft in drafts.blocks for _, label in _raised(draft.text)}
    first = _first_note(drafts.blocks, called)
    if first is None:
        return
    blocks, ending = drafts.blocks[:first], drafts.blocks[first:]
    typed: dict[str, str] = {}
    for draft in ending:
        match = _HEAD.match(draft.words)
        if match:
            label = f"typed-{match['label']}"
            typed[match["label"]] = label
            drafts.notes[label] = draft.text.part(match.end()).stripped()
        else:
            drafts.leave_out("headings of the notes", draft.words)
    for draft in blocks:
        draft.text = _marked(draft.text, typed)
    drafts.blocks = blocks


def trim(drafts: Drafts) -> None:
    """Leave out rules at either end of the text, and a heading of the notes under which no words are left."""
    while drafts.blocks and drafts.blocks[0].kind == "break":
        del drafts.blocks[0]
    while drafts.blocks:
        last = drafts.blocks[-1]
        if not (last.kind == "break" or (drafts.notes and len(drafts.blocks) > 1 and is_notes_title(last.words))):
            break
        if last.kind != "break":
            drafts.leave_out("headings of the notes", last.words)
        del drafts.blocks[-1]


def set_numbers_apart(drafts: Sequence[Draft]) -> None:
    """Part raised figures from the words that they stand beside."""
    for draft in drafts:
        for format, _ in reversed(list(_raised(draft.text))):
            words = draft.words
            before, after = words[: format.start], words[format.end : format.end + 1]
            if not before.strip() or before[-1].isspace():
                if after.isalpha() or after in "“‘«\"'":
                    draft.text = draft.text.insert(format.end, " ") if after else draft.text
            elif not _UNIT.search(before[-3:] if len(before) > 3 else before):
                draft.text = draft.text.insert(format.start, " ")


def _raised(text: RichText) -> Iterator[tuple[Format, str]]:
    """The raised stretches that could be note marks or numbers of verses, with what they say."""
    for format in text.formats:
        match = _LABEL.fullmatch(text.text[format.start : format.end]) if format.kind == "superscript" else None
        if match:
            yield format, match["label"]


def _first_note(blocks: Sequence[Draft], called: set[str]) -> int | None:
    """The place of the first of the notes, where the text ends in them and each is called."""
    first, labels = None, []
    for n in range(len(blocks) - 1, -1, -1):
        draft = blocks[n]
        match = _HEAD.match(draft.words) if draft.kind in _HOLDS_NOTES else None
        if not match or match["label"] not in called or match["label"] in labels:
            break
        labels.append(match["label"])
        first = n
    calls = _calls(blocks[:first])
    return first if first and set(labels) <= calls else None


def _calls(blocks: Sequence[Draft]) -> set[str]:
    """The labels that are raised behind a word, as no verse's number is."""
    return {
        label
        for draft in blocks
        for format, label in _raised(draft.text)
        if format.start and not draft.words[format.start - 1].isspace()
    }


def _marked(text: RichText, typed: dict[str, str]) -> RichText:
    for format, label in reversed(list(_raised(text))):
        if label in typed and format.start:
            rest = tuple(other for other in text.formats if other != format)
            text = with_mark(RichText(text.text, rest, text.marks), format.start, format.end, (typed[label],))
    return text
