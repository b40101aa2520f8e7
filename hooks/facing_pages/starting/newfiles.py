"""The files of a new comparison: what is known is filled in, what a machine suggests is called a suggestion."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from facing_pages.article.spans import Hints
from facing_pages.model import NOT_NAMED
from facing_pages.starting import drafts
from facing_pages.starting.drafts import TO_FILL, quoted
from facing_pages.starting.newtext import Text
from facing_pages.starting.pairing import Pairing

ANNOTATIONS = "annotations"
"""The folder of annotations, empty at first: it shows where they go."""


def files(id: str, texts: Sequence[Text], found: Sequence[Pairing], today: date) -> dict[str, bytes]:
    """Every file by its path from the comparison's folder.

    Arguments:
        texts: in the order in which they are to stand.
        found: the suggestions for events, the likeliest first.
        today: the day on which the texts are taken over.
    """
    made = {"index.md": _index(id, texts).encode()}
    for text in texts:
        made[f"articles/{text.id}.txt"] = text.imported.data
        made[f"articles/{text.id}.yml"] = _dossier(text, today).encode()
    return made | {path: words.encode() for path, words in drafts.files(texts, found).items()}


def _index(id: str, texts: Sequence[Text]) -> str:
    by_day = all(text.day for text in texts)
    order = "By date of publication, the earlier first." if by_day else "In the order in which they were taken up."
    readings = "".join(f"  - id: {text.id}\n    label: {quoted(_label(text.id))}\n" for text in texts)
    return (
        f"---\ntitle: {quoted(_label(id))}\n"
        f"question: The question that all texts answer is {TO_FILL}.\n"
        f"summary: {len(texts)} articles on the same events, set side by side.\n"
        f"readings:\n{readings}"
        f"order-rule: {order}\n"
        "---\n\n"
        f"What these articles are about, and why they stand together: {TO_FILL}.\n"
    )


def _dossier(text: Text, today: date) -> str:
    said = text.imported
    day = text.day or f"{today.year}"
    rows = [
        "# yaml-language-server: $schema=../../../schemas/dossier.schema.json",
        f"reading: {text.id}",
        f"title: {quoted(text.title)}",
        f"byline: {quoted(text.byline or NOT_NAMED)}",
        f"publication: {quoted(said.publication or TO_FILL)}",
        f"publisher: {TO_FILL}",
        f"date: {quoted(day)}{'' if text.day else ' # not found in the file: put the day of publication here'}",
        f"language: {quoted(text.language)}",
        f"address: {quoted(said.address or 'not found')}",
        f"rights: {TO_FILL} # who holds the rights in the text",
        f"permission: {TO_FILL} # on what terms it stands here; ask before you publish",
        "# Where there is no permission for the whole, add a line “edition: excerpts”.",
        f'captured: "{today.isoformat()}"',
        f"sha256: {hashlib.sha256(said.data).hexdigest()}",
    ]
    return "\n".join([*rows, *_parse_rows(text.hints)]) + "\n"


def _parse_rows(hints: Hints) -> Iterator[str]:
    """What the parser has to be told outright."""
    if hints.lines or hints.words:
        yield "parse:"
    if hints.lines:
        yield "  lines:"
        yield from (f"    {number}: {kind}" for number, kind in sorted(hints.lines.items()))
    if hints.words:
        yield f"  words: [{', '.join(map(quoted, hints.words))}]"


# --- words ------------------------------------------------------------------


def _label(id: str) -> str:
    return id.replace("-", " ").capitalize()
