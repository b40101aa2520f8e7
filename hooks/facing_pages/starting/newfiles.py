"""The files of a new comparison: what is known is filled in, what a machine suggests is called a suggestion."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date

from facing_pages.article.spans import Hints
from facing_pages.model import NOT_NAMED
from facing_pages.starting.newtext import Text, plain
from facing_pages.starting.pairing import Pairing

SUGGESTIONS = "suggestions.md"
"""The file of suggestions: no stage of the build reads it, and it is not published."""
ANNOTATIONS = "annotations"
"""The folder of annotations, empty at first: it shows where they go."""
TO_FILL = "to be filled in"

_SUGGESTED = (
    "A machine made these by the rare words and the figures that paragraphs share. It does not know what they"
    " say: some will be wrong, and what is told in other words is missing. The build does not read this file."
    " Copy what is right into a file of its own in `events/`, named for what happened; where a text is silent,"
    " an event needs a signed silence instead of a passage. Delete this file when you are done."
)


def files(id: str, texts: Sequence[Text], found: Sequence[Pairing], today: date) -> dict[str, bytes]:
    """Every file by its path from the comparison's folder.

    Arguments:
        texts: in the order in which they are to stand.
        found: the suggestions for events.
        today: the day on which the texts are taken over.
    """
    made = {"index.md": _index(id, texts).encode()}
    for text in texts:
        made[f"articles/{text.id}{text.imported.suffix}"] = text.imported.data
        made |= {f"articles/{name}": content for name, content in text.imported.pictures.items()}
        made[f"articles/{text.id}.yml"] = _dossier(text, today).encode()
    made["events/first-event.md"] = _first_event(texts, found).encode()
    made[SUGGESTIONS] = _suggestions(texts, found).encode()
    return made


def _index(id: str, texts: Sequence[Text]) -> str:
    by_day = all(text.day for text in texts)
    order = "By date of publication, the earlier first." if by_day else "In the order in which they were taken up."
    readings = "".join(f"  - id: {text.id}\n    label: {_quoted(_label(text.id))}\n" for text in texts)
    return (
        f"---\ntitle: {_quoted(_label(id))}\n"
        f"question: The question that all texts answer is {TO_FILL}.\n"
        f"summary: {len(texts)} articles on the same events, set side by side.\n"
        f"readings:\n{readings}"
        f"order-rule: {order}\n"
        "---\n\n"
        f"What these articles are about, and why they stand together: {TO_FILL}.\n"
    )


def _dossier(text: Text, today: date) -> str:
    day = text.day or f"{today.year}"
    rows = [
        "# yaml-language-server: $schema=../../../schemas/dossier.schema.json",
        f"reading: {text.id}",
        f"title: {_quoted(text.title)}",
        f"byline: {_quoted(text.byline or NOT_NAMED)}",
        f"publication: {_quoted(text.said('publication') or TO_FILL)}",
        f"publisher: {TO_FILL}",
        f"date: {_quoted(day)}{'' if text.day else ' # not found in the file: put the day of publication here'}",
        f"language: {_quoted(text.language)}",
        f"address: {_quoted(text.said('address') or 'not found')}",
        f"rights: {TO_FILL} # who holds the rights in the text",
        f"permission: {TO_FILL} # on what terms it stands here; ask before you publish",
        "# Where there is no permission for the whole, add a line “edition: excerpts”.",
        f'captured: "{today.isoformat()}"',
        f"sha256: {hashlib.sha256(text.imported.data).hexdigest()}",
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
        yield f"  words: [{', '.join(map(_quoted, hints.words))}]"


def _first_event(texts: Sequence[Text], found: Sequence[Pairing]) -> str:
    best = max(found, key=lambda pairing: (len(pairing.paragraphs), pairing.score), default=None)
    suggested = best.paragraphs if best else {}
    why = f"All share {_shared(best)}." if best else "Nothing was found that they share."
    rows = "".join(
        f"  {text.id}: [{suggested.get(text.id, 'p1')}]"
        f"{'' if text.id in suggested else ' # no suggestion: the first paragraph stands here'}\n"
        for text in texts
    )
    return (
        "---\n"
        "# A machine’s suggestion, so that there is a page to look at. Check it and name it,\n"
        "# or delete this file once there are events of your own.\n"
        f"# {why}\n"
        "number: 1\n"
        "title: A first event, not yet named\n"
        f"when: {TO_FILL}\n"
        "gloss: Suggested by a machine, and not yet checked by anybody.\n"
        f"passages:\n{rows}---\n"
    )


def _suggestions(texts: Sequence[Text], found: Sequence[Pairing]) -> str:
    parts = ["# Suggestions for events", _SUGGESTED]
    for n, pairing in enumerate(found, 1):
        rows = "".join(
            f"  {text.id}: [{pairing.paragraphs[text.id]}]\n" for text in texts if text.id in pairing.paragraphs
        )
        head = f"---\nnumber: {n + 1}\ntitle: {TO_FILL}\nwhen: {TO_FILL}\ngloss: {TO_FILL}\npassages:\n{rows}---\n"
        parts.append(f"## Suggestion {n}\n\nThey share {_shared(pairing)}.")
        parts += [
            f"* {text.id}, {pairing.paragraphs[text.id]}: {_beginning(text, pairing)}"
            for text in texts
            if text.id in pairing.paragraphs
        ]
        parts.append(f"```yaml\n{head}```")
    if not found:
        parts.append("None was found: the texts share no rare words.")
    return "\n\n".join(parts) + "\n"


# --- words ------------------------------------------------------------------


def _shared(pairing: Pairing) -> str:
    return ", ".join(f"“{plain(word)}”" for word in pairing.shared)


def _beginning(text: Text, pairing: Pairing) -> str:
    block = next(block for block in text.article.paragraphs if block.id == pairing.paragraphs[text.id])
    words = plain(block.text)
    return f"“{words[:80]}…”" if len(words) > 80 else f"“{words}”"


def _label(id: str) -> str:
    return id.replace("-", " ").capitalize()


def _quoted(words: str) -> str:
    """A string of JSON, which is one of YAML."""
    return json.dumps(plain(words), ensure_ascii=False)
