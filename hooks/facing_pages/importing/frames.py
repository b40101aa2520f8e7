"""The frame that an archive of free books puts round a text: its licence, before and after the text."""

from __future__ import annotations

import re

from facing_pages.importing.trees.draft import Draft, Drafts

_START = re.compile(r"\*{3}\s?START OF (?:THE|THIS) .{3,200}?\*{3}|\*END\*? ?THE SMALL PRINT!.*", re.IGNORECASE)
_END = re.compile(
    r"\*{3}\s?END OF (?:THE|THIS) .{3,200}?\*{3}|End of (?:the )?Project \w+['’]s .{3,200}", re.IGNORECASE
)
KIND = "the licence of an archive"


def take_off(drafts: Drafts) -> None:
    """Leave out what stands before the line that says where the text begins, and after the one that says it ends."""
    lines = [" ".join(draft.words.split()) for draft in drafts.blocks]
    start = next((n for n, line in enumerate(lines) if _START.match(line)), None)
    end = next((n for n, line in enumerate(lines) if _END.match(line) and n > (start or 0)), None)
    kept = drafts.blocks[(-1 if start is None else start) + 1 : end]
    if kept and len(kept) < len(drafts.blocks):
        before = drafts.blocks[: 0 if start is None else start + 1]
        after = [] if end is None else drafts.blocks[end:]
        drafts.leave_out(KIND, " ".join(map(_words, before)))
        drafts.leave_out(KIND, " ".join(map(_words, after)))
        drafts.blocks = kept


def _words(draft: Draft) -> str:
    return draft.words
