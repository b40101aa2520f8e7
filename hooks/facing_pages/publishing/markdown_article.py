"""An annotated article as one Markdown page, with its notes and ours as footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facing_pages.binding.weaving import weave
from facing_pages.markdown import escape, indented
from facing_pages.model import Annotation, Block, Comparison, Inline, Note, Reading
from facing_pages.pages import article_title
from facing_pages.publishing.markdown_parts import (
    TREE,
    Target,
    annotation_words,
    footnote,
    head,
    labels_in,
    link_target,
    note_words,
    words_of,
)
from facing_pages.wording import imprint


def article(comparison: Comparison, reading: Reading, target: Target = TREE) -> str:
    """An annotated article: its words in their order, its notes and our annotations as footnotes."""
    text, dossier = reading.article, reading.dossier
    written = f" · {escape(' · '.join(imprint(dossier)))}" if imprint(dossier) else ""
    parts = [
        head(article_title(reading)),
        f"# {_title_of(reading)}",
        f"*{escape(reading.name)}*{written}",
    ]
    parts += _excerpts(reading)
    used: list[Annotation] = []
    for placed in comparison.placed[reading.id]:
        parts.append(_block(reading, placed.block, placed.inlines, target))
        used += placed.annotations
    parts += _around(reading)
    called = {label for mark in text.title_marks for label in mark.labels}
    called |= {label for placed in comparison.placed[reading.id] for label in labels_in(placed.inlines)}
    parts += [footnote(reading, note) for note in text.notes if note.label in called]
    parts += _uncalled([note for note in text.notes if note.label not in called])
    parts += [
        f"[^note-{annotation.id}]: {indented(annotation_words(annotation, target.relink))}" for annotation in used
    ]
    return "\n\n".join(parts) + "\n"


def _block(reading: Reading, block: Block, inlines: Iterable[Inline], target: Target) -> str:
    words = words_of(reading, inlines)
    if block.kind == "heading":
        return f"## {words}"
    place = f"{{#{block.id}}}" if target.ids else ""
    return f"**¶{block.number}**{place} {words}"


def _title_of(reading: Reading) -> str:
    """An article's title with the note marks in it; the dossier's where the text has none."""
    text = reading.article
    title = Block("h0", "heading", text.title or reading.title, 0, 0, text.title_marks)
    return words_of(reading, weave(title, []))


def _excerpts(reading: Reading) -> list[str]:
    """What an edition of excerpts says of itself, and the way to the original."""
    if reading.dossier.edition == "full":
        return []
    text, address = reading.article, reading.dossier.address
    whole = f" The whole article: <{link_target(address)}>." if address else ""
    return [f"Excerpts only, {text.words_shown} of {text.words} words; \\[…\\] stands for what is left out.{whole}"]


def _uncalled(notes: Sequence[Note]) -> list[str]:
    """Notes that no mark calls: nothing would lead to them as footnotes, and nothing back."""
    lines = "\n".join(f"- {escape(note.label)}: {note_words(note)}" for note in notes)
    return ["---", "Notes without a mark in the text:", lines] if lines else []


def _around(reading: Reading) -> list[str]:
    """What stands round the article's text and is no part of it, named."""
    text = reading.article
    kept = {
        "Dateline": text.dateline,
        "Signature": " · ".join(text.signature.lines) if text.signature else None,
        "Byline": text.byline,
        "Image credit": text.image_credit,
        "Page furniture": " · ".join(text.furniture) or None,
    }
    lines = [f"- {name}: {escape(value)}" for name, value in kept.items() if value]
    return ["---", "Round the text:", "\n".join(lines)] if lines else []
