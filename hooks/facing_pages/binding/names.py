"""The names each side gives the same thing, counted in every article and shown in their lines.

Names are whole words, found as written but for white space, quotation marks and
dashes, which are folded as for quotations; capitals count unless the record says
that they do not, and then “Straße” is “STRASSE”. A text is read from the left, the longest name first, so that
what a longer name holds is not counted again; nor is what stands under
``except``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from facing_pages.binding.quotations import Folded, caseless, fold
from facing_pages.model import Article, Name, Naming, Occurrence, Prose
from facing_pages.problems import Problem
from facing_pages.writing import records as r
from facing_pages.writing.reader import Record

CONTEXT = 30
"""Characters shown of a line on either side of a name, at most."""

_Block = tuple[str, str, str, Folded]
"""A reading, a block's id, its text, and the same folded."""


def namings(
    records: Sequence[Record[r.NamingRecord]],
    articles: Mapping[str, Article],
    prose: Callable[[Record[r.NamingRecord]], Prose | None],
    report: Callable[[Problem], None],
) -> tuple[Naming, ...]:
    """Each record with every occurrence of its names.

    Arguments:
        articles: by reading, in the readings' order.
        prose: makes prose of a record's note.
    """
    blocks = [
        (id, block.id, block.text, fold(block.text)) for id, article in articles.items() for block in article.blocks
    ]
    seen: set[str] = set()
    found = []
    for record in records:
        if record.value.id in seen:
            message = f"The id “{record.value.id}” is there twice."
            report(
                Problem(record.path, record.line("id"), "duplicate-id", message, "Give each thing an id of its own.")
            )
        seen.add(record.value.id)
        found.append(_naming(record, blocks, prose(record), report))
    return tuple(found)


def _naming(
    record: Record[r.NamingRecord], blocks: Sequence[_Block], note: Prose | None, report: Callable[[Problem], None]
) -> Naming:
    value = record.value
    forms = _forms(record, report)
    occurrences: dict[int, list[Occurrence]] = {at: [] for at in range(len(value.names))}
    for at, occurrence in _occurrences(forms, value.case == "any", blocks):
        occurrences[at].append(occurrence)
    for at, name in enumerate(value.names):
        if not occurrences[at]:
            message = f"“{name.name}” occurs in no article."
            repair = "Check its spelling and its capitals, or take it out."
            report(Problem(record.path, record.line("names", at), "unused-name", message, repair, "warning"))
    names = tuple(Name(name.name, tuple(name.also), tuple(occurrences[at])) for at, name in enumerate(value.names))
    return Naming(value.id, value.thing, names, tuple(value.apart), value.case == "any", note, record.path)


def _forms(record: Record[r.NamingRecord], report: Callable[[Problem], None]) -> dict[str, int | None]:
    """Every form to be found, folded, with the number of its name; None for what is not counted."""
    any_case = record.value.case == "any"
    forms: dict[str, int | None] = {_key(form, any_case): None for form in record.value.apart}
    for at, name in enumerate(record.value.names):
        for form in (name.name, *name.also):
            key = _key(form, any_case)
            if key in forms:
                message = f"“{form}” is there twice."
                report(Problem(record.path, record.line("names", at), "duplicate-id", message, "Keep one of the two."))
            forms.setdefault(key, at)
    return forms


def _key(form: str, any_case: bool) -> str:
    folded = fold(form.strip())
    return (caseless(folded) if any_case else folded).text


def _occurrences(
    forms: Mapping[str, int | None], any_case: bool, blocks: Sequence[_Block]
) -> Iterator[tuple[int, Occurrence]]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for reading, block, text, folded in blocks:
        searched = caseless(folded) if any_case else folded
        for match in pattern.finditer(searched.text):
            at = forms[match.group()]
            if at is not None:
                yield at, _occurrence(reading, block, text, searched.span(*match.span()))


def _occurrence(reading: str, block: str, text: str, span: tuple[int, int]) -> Occurrence:
    start, end = span
    before, cut_before = _room(text[:start][::-1])
    after, cut_after = _room(text[end:])
    return Occurrence(reading, block, start, end, before[::-1], text[start:end], after, cut_before, cut_after)


def _room(text: str) -> tuple[str, bool]:
    """The whole words that a line has room for, from the left, and whether there are more."""
    if len(text) <= CONTEXT:
        return text, False
    words = text[:CONTEXT] if text[CONTEXT].isspace() else re.sub(r"\S+$", "", text[:CONTEXT])
    return words.rstrip(), True
