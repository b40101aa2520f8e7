"""Which words are in another language than the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from facing_pages.importing.trees.draft import Draft


def keep_foreign_only(drafts: Sequence[Draft], language: str) -> str:
    """Say the language only of words in another than the article's.

    Arguments:
        language: the article's, empty where it is not known.

    Returns:
        The article's language: as it was known, else that of most of its words by their marks, else empty.
    """
    own = language or _of_most(drafts)
    for draft in drafts:
        kept = (format for format in draft.text.formats if format.kind != "language" or not _same(format.value, own))
        draft.text = replace(draft.text, formats=tuple(kept))
    return own


def _of_most(drafts: Sequence[Draft]) -> str:
    lengths: Counter[str] = Counter()
    for draft in drafts:
        for format in draft.text.formats:
            if format.kind == "language":
                lengths[format.value] += format.end - format.start
    ((tag, length),) = lengths.most_common(1) or [("", 0)]
    return tag if 2 * length > sum(len(draft.words) for draft in drafts) else ""


def _same(tag: str, other: str) -> bool:
    return tag.partition("-")[0].lower() == other.partition("-")[0].lower()
