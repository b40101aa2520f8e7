"""``facing-pages links``: ask every cited address and its archived copy how they fare.

robots.txt is asked first, for every host. Then lychee asks what may be asked,
where it is installed; what it could not settle, what leads elsewhere, and
everything where it is not, is asked by our own client. Each comparison keeps its history beside its
sources.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from facing_pages import whole
from facing_pages.article.notes import archive_address
from facing_pages.model import Comparison, Source
from facing_pages.web import lychee
from facing_pages.web.asking import PASSING, Client
from facing_pages.web.fetching import Answer, parts
from facing_pages.web.judging import follow
from facing_pages.web.link_report import Told, report
from facing_pages.writing.link_history import FILE, GOOD, History, LinkRecord, read, write

COPY_KEPT = datetime.timedelta(days=90)
"""An archived copy that was found good is not asked for again so soon: the archive has others to serve."""

Batch = Callable[[Sequence[str], Mapping[str, float]], Mapping[str, Answer]]
"""Asks many addresses at once, given the seconds that each host wants between two requests."""

Item = TypeVar("Item")


@dataclass
class Cited:
    """An address, where its archived copy should be, and who cites it."""

    address: str
    archive: str | None
    by: list[str] = field(default_factory=list)


def cited(comparison: Comparison) -> tuple[Cited, ...]:
    """Every address that a comparison cites, once, in the order of the articles' notes, then of the sources."""
    found: dict[str, Cited] = {}

    def add(address: str, archive: str, by: str) -> None:
        copy = None if archive == address else archive
        found.setdefault(address, Cited(address, copy)).by.append(by)

    for reading in comparison.readings:
        for note in reading.article.notes:
            for link in note.links:
                add(link.href, link.archive, f"note {note.label} of {reading.title}")
        if reading.dossier.address:
            archive = archive_address(reading.dossier.address, reading.dossier.captured)
            add(reading.dossier.address, archive, f"the dossier of {reading.title}")
    edition = max(reading.dossier.captured for reading in comparison.readings)
    for source in comparison.sources:
        if source.url and source.path:
            add(source.url, archive_address(source.url, source.checked or edition), f"the source {_name(source)}")
    return tuple(found.values())


def ask_all(addresses: Sequence[str], client: Client, batch: Batch | None = None) -> dict[str, Answer]:
    """What came of asking, for every address.

    Arguments:
        batch: asks many at once; what it gives no answer to, or no good one
            that may have been bad luck, our own client asks.
    """
    ordered = list(_spread(addresses, lambda address: parts(address).netloc))
    refused = {address: client.refusal(address) for address in ordered}
    allowed = [address for address in ordered if refused[address] is None]
    intervals: dict[str, float] = {}
    for address in allowed:
        host = parts(address).hostname or ""
        intervals[host] = max(intervals.get(host, 0), client.interval(address))
    answers = dict(batch(allowed, intervals)) if batch and allowed else {}
    for address in answers:
        client.pause(address)
    for address in allowed:
        if address not in answers or _may_pass(answers[address]):
            answers[address] = client.ask(address)
    return {address: refused[address] or answers[address] for address in addresses}


def due(history: History, links: Iterable[Cited], day: datetime.date) -> Iterator[str]:
    """The addresses to be asked on a day: all that are cited, and those copies of which too little is known."""
    for link in links:
        yield link.address
        copy = history.get(link.archive) if link.archive else None
        if link.archive and not (copy and copy.condition in GOOD and day - copy.asked < COPY_KEPT):
            yield link.archive


def update(history: History, links: Iterable[Cited], answers: Mapping[str, Answer], day: datetime.date) -> History:
    """The history after a round; an address that nobody cites any more leaves it."""

    def record(address: str, archive: str | None) -> LinkRecord:
        before = history.get(address)
        return follow(before, address, answers[address], archive, day) if address in answers else history[address]

    new: dict[str, LinkRecord] = {}
    for link in links:
        new[link.address] = record(link.address, link.archive)
        if link.archive and link.archive not in new:
            new[link.archive] = record(link.archive, None)
    return new


def run(
    comparisons: Sequence[Comparison],
    root: Path,
    client: Client,
    day: datetime.date,
    batch: Batch | None = None,
) -> str:
    """Ask every link of every comparison, write the histories, and tell of it.

    Arguments:
        root: the comparisons name their files as seen from here.

    Returns:
        the report, as Markdown.
    """
    rounds = [(comparison, cited(comparison), _history(root, comparison)) for comparison in comparisons]
    wanted = (address for _, links, before in rounds for address in due(before, links, day))
    answers = ask_all(list(dict.fromkeys(wanted)), client, batch)
    told = []
    histories = {}
    for comparison, links, before in rounds:
        after = update(before, links, answers, day)
        histories[_path(root, comparison)] = write(after).encode()
        told.append(Told(comparison.title, {link.address: tuple(link.by) for link in links}, before, after))
    whole.files(histories)
    return report(told, day)


def _path(root: Path, comparison: Comparison) -> Path:
    return (root / comparison.path).with_name(FILE)


def _history(root: Path, comparison: Comparison) -> History:
    path = _path(root, comparison)
    return read(path.read_text(encoding="utf-8"), str(path))[0] if path.is_file() else {}


def by_lychee(client: Client, say: Callable[[str], None]) -> Batch | None:
    """Asking by lychee, in the manners of our own client; None where lychee is not installed.

    Arguments:
        say: told where lychee fails; our own client then asks everything.
    """
    program = lychee.program()
    if program is None:
        return None

    def batch(addresses: Sequence[str], intervals: Mapping[str, float]) -> Mapping[str, Answer]:
        try:
            return lychee.ask(program, addresses, client.agent, client.manners, intervals)
        except lychee.LycheeError as error:
            say(f"{error}\nAsking without lychee.")
            return {}

    return batch


def _may_pass(answer: Answer) -> bool:
    """Whether an answer may be bad luck; a server that says how long to wait was asked often enough."""
    return answer.fault in ("time", "connection") or (answer.code in PASSING and answer.code != 429)


def _name(source: Source) -> str:
    return source.name if source.title else source.id


def _spread(items: Sequence[Item], key: Callable[[Item], str]) -> Iterator[Item]:
    """Items of different keys by turns, so that no host is waited for while others could be asked."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    for turn in zip_longest(*groups.values()):
        yield from (item for item in turn if item is not None)
