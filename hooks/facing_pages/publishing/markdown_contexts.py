"""The documents, and who is who, as ordinary Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from facing_pages.markdown import anchor, escape
from facing_pages.model import Comparison, Document, Who
from facing_pages.pages import DOCUMENTS, WHO
from facing_pages.publishing.markdown_parts import head, reference, sentence
from facing_pages.publishing.portable import portable
from facing_pages.translating import gettext
from facing_pages.wording import WHO as KINDS
from facing_pages.wording import labelled, quoted


def documents(comparison: Comparison) -> str:
    """A card on each document: what it is, what it says, where the whole is."""
    parts = [head(DOCUMENTS.title(comparison)), f"# {DOCUMENTS.heading(comparison)}"]
    for document in comparison.documents:
        parts += _document(document)
    return "\n\n".join(parts) + "\n"


def _document(document: Document) -> Iterator[str]:
    yield f"## {anchor(f'document-{document.id}')}{escape(document.title)}"
    yield f"*{escape(document.when.removesuffix('.'))}.* {sentence(document.what)}"
    facts = (
        (gettext("Who made it"), document.maker),
        (gettext("For whom"), document.audience),
        (gettext("Who paid"), document.paid),
        (gettext("Rights"), document.rights),
    )
    yield "\n".join(f"- {labelled(name, sentence(prose))}" for name, prose in facts)
    yield "\n".join(f"- {sentence(one.text)} ({escape(one.place)})" for one in document.says)
    for one in document.quotations:
        yield f"> {quoted(escape(one.text))} ({escape(one.place)})"
    if document.body:
        yield portable(document.body.markdown)
    yield labelled(gettext("Read it whole"), reference(document.source))


def who(comparison: Comparison) -> str:
    """Who is who, kind by kind."""
    parts = [head(WHO.title(comparison)), f"# {WHO.heading(comparison)}"]
    for kind in KINDS:
        entries = [entry for entry in comparison.who if entry.kind == kind]
        parts += [f"## {anchor(kind)}{KINDS[kind]}"] if entries else []
        parts += [part for entry in entries for part in _entry(comparison, entry)]
    return "\n\n".join(parts) + "\n"


def _entry(comparison: Comparison, entry: Who) -> Iterator[str]:
    yield f"### {anchor(f'who-{entry.id}')}{escape(entry.name)}"
    if entry.also:
        yield gettext("also: %(words)s", words=escape(", ".join(entry.also)))
    yield sentence(entry.what)
    if entry.pays:
        yield labelled(gettext("Who pays"), sentence(entry.pays))
    uses = ((comparison.reading(id).name, prose) for id, prose in entry.named)
    yield "\n".join(f"- {labelled(escape(name), sentence(prose))}" for name, prose in uses)
    if entry.sources:
        yield "\n".join(f"- {reference(source)}" for source in entry.sources)
