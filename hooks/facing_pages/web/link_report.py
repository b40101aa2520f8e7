"""What a round of asking found, in words for the people who keep the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facing_pages.markdown import escape
from facing_pages.model import Condition, LinkState
from facing_pages.wording import long_date
from facing_pages.writing.link_history import GOOD, History, states

CONDITION: dict[Condition, str] = {
    "gone": "gone",
    "unreachable": "unreachable",
    "moved": "moved",
    "forbidden": "closed to us",
    "unasked": "not asked",
    "working": "working",
}
"""The conditions in a reader's words, the worst first."""

_MEANING: dict[Condition, str] = {
    "gone": "The server says that there is no such page. Readers are shown the archived copy.",
    "unreachable": "No page came: no connection, no answer in time, an error of the server, or endless redirects. "
    "This may pass; after two weeks readers are shown the archived copy.",
    "moved": "The page is at another address now. Look whether it is the same work, and mend the record; "
    "an address in an article’s own note stays as printed.",
    "forbidden": "The server refuses programs, and perhaps not people. Nothing is known of the page; "
    "open it yourself before you change anything.",
    "unasked": "The host’s robots.txt asks programs to stay away, or could not be had.",
}
_FOLDED: tuple[Condition, ...] = ("forbidden", "unasked")
"""Conditions that are long lists and no work for anybody: shown folded."""


@dataclass(frozen=True)
class Told:
    """A comparison's round: who cites each address, and the histories before and after."""

    title: str
    by: Mapping[str, tuple[str, ...]]
    before: History
    after: History


def report(rounds: Sequence[Told], day: date) -> str:
    """The report on all comparisons, as Markdown."""
    parts = [f"# The links on {long_date(day)}"]
    for told in rounds:
        parts += _comparison(told)
    return "\n\n".join(parts) + "\n"


def _comparison(told: Told) -> Iterator[str]:
    found = states(told.after)
    links = [found[address] for address in told.by]
    copies = [found[record.archive] for record in told.after.values() if record.archive]
    yield f"## {escape(told.title)}"
    yield _table(links, copies)
    changed = [line for state in links for line in _change(state, told)]
    if changed:
        yield "### Since the last round"
        yield "\n".join(changed)
    for condition, meaning in _MEANING.items():
        here = [state for state in links if state.condition == condition]
        if here:
            yield from _section(condition, meaning, here, told)


def _table(links: Sequence[LinkState], copies: Sequence[LinkState]) -> str:
    rows = [
        f"| {words} | {_count(links, condition)} | {_count(copies, condition)} |"
        for condition, words in CONDITION.items()
    ]
    return "\n".join(["| | cited addresses | archived copies |", "| --- | ---: | ---: |", *rows])


def _count(links: Sequence[LinkState], condition: Condition) -> int:
    return sum(state.condition == condition for state in links)


def _change(state: LinkState, told: Told) -> Iterator[str]:
    """A line where an address was good before and is not now, or the other way round."""
    before = told.before.get(state.address)
    if before and (before.condition in GOOD) != (state.condition in GOOD):
        yield f"- {_shown(state.address)}: {CONDITION[before.condition]} → {CONDITION[state.condition]}"


def _section(condition: Condition, meaning: str, links: Sequence[LinkState], told: Told) -> Iterator[str]:
    heading = f"{CONDITION[condition].capitalize()} ({len(links)})"
    items = "\n".join(_item(state, told) for state in links)
    if condition in _FOLDED:
        yield f"<details><summary>{heading}</summary>"
        yield meaning
        yield items
        yield "</details>"
    else:
        yield f"### {heading}"
        yield meaning
        yield items


def _item(state: LinkState, told: Told) -> str:
    code = f" ({state.code})" if state.code else ""
    lines = [f"- {_shown(state.address)}{code}", f"    - Cited by {escape('; '.join(told.by[state.address]))}."]
    if state.to:
        lines.append(f"    - Now at {_shown(state.to)}.")
    if state.condition not in GOOD:
        last = f"last good on {long_date(state.last_good)}" if state.last_good else "never found good"
        lines.append(f"    - {CONDITION[state.condition].capitalize()} since {long_date(state.since)}, {last}.")
        lines.append(f"    - {_archive(state, told)}")
    return "\n".join(lines)


def _archive(state: LinkState, told: Told) -> str:
    if state.archive is None:
        return "The archive holds no copy: look for another way to the work."
    wanted = told.after[state.address].archive
    copy = told.after.get(wanted) if wanted else None
    found = "Archived copy" if copy and copy.condition in GOOD else "Archived copy, not confirmed"
    return f"{found}: {_shown(state.archive)}"


def _shown(address: str) -> str:
    """An address that Markdown links as it stands."""
    return f"<{address.replace('<', '%3C').replace('>', '%3E')}>"
