"""Bind documents: what each bears on is placed and looked up, and so is the work that it is."""

from __future__ import annotations

from collections import Counter

from facing_pages import kinds
from facing_pages.binding.binder import Binder
from facing_pages.model import Document, Quoted, Statement
from facing_pages.writing import records as r
from facing_pages.writing.reader import Record


def documents(binder: Binder) -> tuple[Document, ...]:
    """The documents of a folder in the order of their numbers; one whose work is not recorded is left out."""
    records = binder.folder.by_id(kinds.DOCUMENTS)
    numbers = Counter(record.value.number for record in records.values())
    for record in records.values():
        if numbers[record.value.number] > 1:
            message = f"Two documents have the number {record.value.number}."
            binder.report(record, ("number",), "duplicate-id", message, "Give each document a number of its own.")
    found = (document for id, record in records.items() for document in _document(binder, id, record))
    return tuple(sorted(found, key=lambda document: (document.number, document.id)))


def _document(binder: Binder, id: str, record: Record[r.DocumentRecord]) -> list[Document]:
    value = record.value
    return [
        Document(
            id=id,
            number=value.number,
            title=value.title,
            what=binder.prose(record, value.what, "what"),
            maker=binder.prose(record, value.maker, "maker"),
            audience=binder.prose(record, value.audience, "audience"),
            paid=binder.prose(record, value.paid, "paid"),
            when=value.when,
            date=value.date,
            rights=binder.prose(record, value.rights, "rights"),
            source=source,
            says=tuple(
                Statement(binder.prose(record, one.text, "says", at, "text"), one.place)
                for at, one in enumerate(value.says)
            ),
            quotations=tuple(Quoted(one.text, one.place, one.language or "") for one in value.quotations),
            passages=binder.placer.passages(record, value.passages, "passages"),
            annotations=binder.known(record, kinds.ANNOTATIONS, value.annotations, "annotations"),
            events=binder.known(record, kinds.EVENTS, value.events, "events"),
            body=binder.body(record),
            path=record.path,
        )
        for source in binder.cited(record, [value.source], "source")
    ]
