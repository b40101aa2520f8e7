"""The pictures of an article: which can be taken, and under which names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath

from facing_pages.importing.trees.draft import Draft, Drafts

_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF87a": "gif", b"GIF89a": "gif"}
KINDS = ("pictures that cannot be taken", "pictures in tables and notes")
"""What is said of pictures that are left out."""
_MOST_BYTES = 5_000_000


def take(drafts: Drafts, held: Mapping[str, bytes], stem: str) -> tuple[dict[str, str], dict[str, bytes]]:
    """Name the pictures that are shown; the words of a figure whose picture is not there stay.

    Arguments:
        held: the bytes of each picture, by its name in the source.
        stem: what their file names begin with, so that those of two articles differ.

    Returns:
        The file name by name in the source, and the bytes by file name.
    """
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    kept: list[Draft] = []
    begin = _plain(stem)
    for draft in drafts.blocks:
        if draft.image and draft.image not in names:
            content = held.get(draft.image, b"")
            kind = kind_of(content)
            if kind and len(content) <= _MOST_BYTES:
                names[draft.image] = f"{begin}-{len(files) + 1}.{kind}"
                files[names[draft.image]] = content
        if draft.image and draft.image not in names:
            drafts.leave_out(KINDS[0], draft.alt or PurePosixPath(draft.image[:200].partition(",")[0]).name)
            draft.image, draft.kind = "", "quotation" if draft.quoted else "paragraph"
        if draft.image or draft.text:
            kept.append(draft)
    drafts.blocks = kept
    return names, files


def kind_of(content: bytes) -> str:
    """The ending of a picture's file by what it holds; empty where no browser is sure to show it."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((kind for beginning, kind in _KINDS.items() if content.startswith(beginning)), "")


def _plain(words: str) -> str:
    """Words in plain letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "picture"
