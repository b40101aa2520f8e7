"""Which items of lists Markdown can write as such, and how far what belongs to them is set in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from facing_pages.article.markdown.part import BOXES, BULLET, Part
from facing_pages.model import Format

_INDENT = 4
"""Some renderers take nothing that is set in less to be within an item."""
_NUMBER = re.compile(r"(0|[1-9]\d{0,8})([.)])", re.ASCII)
_MARKERS = {BULLET: "-"} | {box: f"- {sign.strip()}" for sign, box in reversed(BOXES.items())}


@dataclass
class Lists:
    """The list items that are open, from the outermost: the sign of each, and how far its words are set in."""

    plain: bool
    open: list[tuple[str, int]] = field(default_factory=list)
    quoted: int = 0

    def marker(self, part: Part) -> str | None:
        """What Markdown writes before this item; None where it has no sign for it. The item is open then."""
        sign = _plain_sign(part)
        if self.plain and sign and not (sign == BULLET or _is_counted(sign, opens=part.level > len(self.open))):
            return None
        if sign is None or not 1 <= part.level <= len(self.open) + 1 or (self.open and part.quoted != self.quoted):
            return None
        if part.level <= len(self.open) and not _follows(self.open[part.level - 1][0], sign):
            return None
        marker = _MARKERS.get(sign, sign)
        del self.open[part.level - 1 :]
        self.open.append((sign, max(_INDENT, len(marker.split()[0]) + 1)))
        self.quoted = part.quoted
        return marker

    def holds(self, part: Part) -> bool:
        """Whether this goes on in an open item; deeper ones are closed then."""
        if not 1 <= part.level <= len(self.open) or part.quoted != self.quoted or part.kind in ("item", "heading"):
            return False
        del self.open[part.level :]
        return True

    def indent(self, level: int) -> str:
        return " " * sum(width for _, width in self.open[:level])


def _plain_sign(part: Part) -> str | None:
    """An item's sign, if it stands alone before the words and Markdown can write it."""
    sign, _, rest = part.words.text.partition(" ")
    signed = Format(0, len(sign), "sign")
    others = [one.start for one in part.words.formats if one != signed] + [mark.offset for mark in part.words.marks]
    if not rest or signed not in part.words.formats or any(place <= len(sign) for place in others):
        return None
    return sign if sign in _MARKERS or _NUMBER.fullmatch(sign) else None


def _follows(before: str, sign: str) -> bool:
    """Whether Markdown reads this sign in the same list as the one before."""
    one, other = _NUMBER.fullmatch(before), _NUMBER.fullmatch(sign)
    if one and other:
        return int(other[1]) == int(one[1]) + 1 and one[2] == other[2]
    return not one and not other


def _is_counted(sign: str, *, opens: bool) -> bool:
    """Whether every renderer shows this number before an item.

    Arguments:
        opens: the item is a list's first.
    """
    return sign.endswith(".") and (sign == "1." or not opens)
