"""What an answer says of an address, and how that goes into its history."""

from __future__ import annotations

from datetime import date

from facing_pages.model import Condition
from facing_pages.web.fetching import Answer
from facing_pages.webaddress import is_address
from facing_pages.writing.link_history import GOOD, LinkRecord

GONE = frozenset((404, 410))
REFUSALS = frozenset((*range(400, 500), 999)) - GONE - {408}
"""Codes with which a server refuses us, and perhaps not a reader; 999 is one site’s own."""
PERMANENT = frozenset((301, 308))


def judge(address: str, answer: Answer) -> tuple[Condition, str | None]:
    """What an answer says of an address, and where the address leads now if elsewhere.

    A refusal is no death: many servers refuse programs and open to people.
    """
    if answer.good:
        last = answer.hops[-1][1] if answer.hops else address
        is_elsewhere = last.partition("#")[0] != address.partition("#")[0]
        to = last if is_elsewhere and is_address(last) else None
        permanent = any(code in PERMANENT for code, _ in answer.hops)
        return ("moved" if to and permanent else "working"), to
    if answer.fault:
        return ("unasked" if answer.fault in ("robots", "inside") else "unreachable"), None
    if answer.code in GONE:
        return "gone", None
    return ("forbidden" if answer.code in REFUSALS else "unreachable"), None


def follow(before: LinkRecord | None, address: str, answer: Answer, archive: str | None, day: date) -> LinkRecord:
    """The next record of an address.

    Arguments:
        before: what was known, if anything was.
        archive: the address of its archived copy; None for an archived copy.
        day: the day on which it was asked.
    """
    condition, to = judge(address, answer)
    good = condition in GOOD
    return LinkRecord(
        condition=condition,
        asked=day,
        since=before.since if before and before.condition == condition else day,
        first_good=(before.first_good if before else None) or (day if good else None),
        last_good=day if good else before.last_good if before else None,
        code=answer.code,
        to=to,
        archive=archive,
    )
