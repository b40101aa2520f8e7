"""Who speaks: paragraphs that begin with a speaker's name are turns of a conversation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from facing_pages.importing.trees.draft import Draft
from facing_pages.model import Format

_NAME = re.compile(r"(?P<name>[^\W\d_](?:[\w.’' -]{0,38}[\w.)])?\s?[:：])(?=\s|$)")
_MOST_WORDS = 5
_LEAST_TURNS = 3


def name_speakers(drafts: Sequence[Draft]) -> None:
    """Make turns of the paragraphs of a conversation.

    A paragraph is one where its page marks the name as a speaker's, or where the
    same name begins several paragraphs and there are at least two names.
    """
    names = {id(draft): name for draft in drafts if (name := _name(draft))}
    counts = Counter(names.values())
    talk = len(counts) > 1 and counts.total() >= _LEAST_TURNS and max(counts.values(), default=0) > 1
    several = {name for name, count in counts.items() if count > 1}
    for draft in drafts:
        name = names.get(id(draft), "")
        marked = any(format.kind == "speaker" and format.start == 0 for format in draft.text.formats)
        named = marked or (talk and (name in several or _set_off(draft, name)))
        if named and draft.kind == "paragraph" and not draft.level:
            draft.kind = "turn"
            if not marked:
                formats = (*draft.text.formats, Format(0, len(name), "speaker"))
                draft.text = replace(draft.text, formats=formats).settled()


def _name(draft: Draft) -> str:
    match = _NAME.match(draft.words) if draft.kind == "paragraph" else None
    return match["name"] if match and len(match["name"].split()) <= _MOST_WORDS else ""


def _set_off(draft: Draft, name: str) -> bool:
    """Whether the name is set in another way than what is said."""
    return bool(name) and any(
        format.kind in ("strong", "emphasis") and format.start == 0 and format.end in (len(name), len(name) - 1)
        for format in draft.text.formats
    )
