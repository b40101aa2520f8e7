"""Bind who is who, and find in our prose where somebody is named first.

A name is found as written, but for white space, quotation marks and dashes,
which are folded as for quotations; it is a whole word, and of several that
begin at one place the longest is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from facing_pages import kinds
from facing_pages.addresses import record as place
from facing_pages.binding.binder import Binder
from facing_pages.binding.quotations import fold, is_unspaced, trimmed
from facing_pages.model import Place, Who
from facing_pages.writing import records as r
from facing_pages.writing.prose import Mentions
from facing_pages.writing.reader import Record


def who(binder: Binder) -> tuple[Who, ...]:
    """The entries of ``who.yml``, in the order of the alphabet."""
    records = binder.folder.all(kinds.WHO)
    seen: set[str] = set()
    names: dict[str, str] = {}
    for record in records:
        if record.value.id in seen:
            message = f"The id “{record.value.id}” is there twice."
            binder.report(record, ("id",), "duplicate-id", message, "Give each entry an id of its own.")
        seen.add(record.value.id)
        for form in _forms(record):
            if other := names.get(trimmed(form)):
                message = f"“{form}” is a name of “{other}” too."
                repair = "Keep it where it is meant. Give the other a longer form."
                binder.report(record, ("name",), "shared-name", message, repair)
            names.setdefault(trimmed(form), record.value.name)
    found = (_who(binder, record) for record in records)
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def mentions(binder: Binder) -> Callable[[], Mentions]:
    """Gives for each piece of prose what finds the first mention of everybody in it, and where their entry stands."""
    entries = binder.folder.all(kinds.WHO)
    places = {
        trimmed(form): place(binder.folder.id, kinds.WHO, entry.value.id) for entry in entries for form in _forms(entry)
    }
    longest_first = sorted(places, key=lambda form: (-len(form), form))
    # Forms that follow one another share what must not stand before and after them: a long list is then tried fast.
    pattern = re.compile("|".join(_whole(*sides, forms) for sides, forms in groupby(longest_first, _sides)))
    return lambda: _first(places, pattern) if places else _nobody


def _nobody(_: str) -> Iterator[tuple[int, int, Place]]:
    return iter(())


def _first(places: Mapping[str, Place], pattern: re.Pattern[str]) -> Mentions:
    named: set[Place] = set()

    def found(text: str) -> Iterator[tuple[int, int, Place]]:
        folded = fold(text)
        for match in pattern.finditer(folded.text):
            entry = places[match.group()]
            if entry not in named:
                named.add(entry)
                yield *folded.span(*match.span()), entry

    return found


def _sides(form: str) -> tuple[str, str]:
    """What must not stand before and after a form, so that it is no part of another word."""
    return "" if is_unspaced(form[0]) else r"(?<!\w)", "" if is_unspaced(form[-1]) else r"(?!\w)"


def _whole(before: str, after: str, forms: Iterable[str]) -> str:
    """The pattern of forms that are no part of another word."""
    return f"{before}(?:{'|'.join(map(re.escape, forms))}){after}"


def _forms(record: Record[r.WhoRecord]) -> list[str]:
    return [record.value.name, *record.value.also]


def _who(binder: Binder, record: Record[r.WhoRecord]) -> Who:
    value = record.value
    repair = "For each reading, say how its article names it. If it does not, write that."
    return Who(
        id=value.id,
        name=value.name,
        also=tuple(value.also),
        kind=value.kind,
        what=binder.prose(record, value.what, "what"),
        pays=binder.prose(record, value.pays, "pays") if value.pays else None,
        named=binder.by_reading(record, value.named, f"How “{value.name}” is named", repair, "named"),
        sources=binder.cited(record, value.sources, "sources"),
        path=record.path,
    )
