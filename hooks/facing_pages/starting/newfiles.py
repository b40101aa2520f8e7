"""The files of a new comparison: what is known is filled in, what a machine suggests is called a suggestion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facing_pages.importing.facts import quoted
from facing_pages.starting import drafts
from facing_pages.starting.drafts import TO_FILL
from facing_pages.starting.newdossier import dossier
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
        made[f"articles/{text.id}{text.imported.suffix}"] = text.imported.data
        made[f"articles/{text.id}.yml"] = dossier(text, today).encode()
        made |= {f"articles/{name}": picture for name, picture in text.imported.pictures.items()}
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


# --- words ------------------------------------------------------------------


def _label(id: str) -> str:
    return id.replace("-", " ").capitalize()
