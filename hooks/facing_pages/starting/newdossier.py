"""The dossier of a text that was taken over: what is known, what is to be checked, and how the text was taken.

What is not known stands there without a value, to be filled in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from facing_pages.article.spans import Hints
from facing_pages.importing.facts import KEYS, quoted, to_check
from facing_pages.importing.takenover import kept_small, left_out, words
from facing_pages.model import UNDETERMINED
from facing_pages.starting.newtext import Text


def dossier(text: Text, today: date) -> str:
    """The dossier as YAML.

    Arguments:
        today: the day on which the text is taken over.
    """
    known = {KEYS[name]: said.value for name, said in text.facts.items()} | {"publisher": ""}
    known.setdefault("language", UNDETERMINED)
    keys = ("title", "byline", "publication", "publisher", "date", "language", "address")
    rows = [
        "# yaml-language-server: $schema=../../../schemas/dossier.schema.json",
        "# Fill in what is known; what is not known stays empty, and no page speaks of it.",
        f"reading: {text.id}",
        *(f"{key}: {quoted(known[key])}" if known.get(key) else f"{key}:" for key in keys),
        "rights: # who holds the rights in the text",
        "permission: # on what terms it stands here; ask before you publish",
        "# Where there is no permission for the whole, add a line “edition: excerpts”.",
        f'captured: "{today.isoformat()}"',
        f"sha256: {hashlib.sha256(text.imported.data).hexdigest()}",
        *_to_check(to_check(text.facts)),
        *_taken(text),
        *_parse(text.imported.hints),
    ]
    return "\n".join(rows) + "\n"


def _to_check(found: dict[str, str]) -> Iterator[str]:
    if found:
        yield "# No page shows these: correct what is wrong, then take each out of this list."
        yield "to-check:"
        yield from (f"  {key}: {quoted(where)}" for key, where in found.items())


def _taken(text: Text) -> Iterator[str]:
    """How the text was taken over, and what was left out."""
    taken, of = words(text.imported)
    yield "taken:"
    yield f"  how: {quoted(text.imported.how)}"
    yield f"  words: {taken}"
    yield f"  of: {of}"
    parts = kept_small(left_out(text.imported))
    if parts:
        yield "  left-out:"
    for part in parts:
        yield f"    - kind: {quoted(part.kind)}"
        yield f"      words: {part.words}"
        yield f"      first: {quoted(part.first)}"


def _parse(hints: Hints) -> Iterator[str]:
    """What the parser has to be told outright."""
    if hints.lines or hints.words:
        yield "parse:"
    if hints.lines:
        yield "  lines:"
        yield from (f"    {number}: {kind}" for number, kind in sorted(hints.lines.items()))
    if hints.words:
        yield f"  words: [{', '.join(map(quoted, hints.words))}]"
