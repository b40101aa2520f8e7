"""Ask for pages over the web, politely.

Politeness is: robots.txt first, as RFC 9309 has it; one request at a time, and
a pause between two to the same host; a time limit; a few retries, each after a
longer wait, or after the wait that the server asks for. Redirects are followed
as a browser follows them, and each address they lead to is asked as politely as
the first: by the rules, the pause and the patience of its own host. The clock and
the sleep are handed in, so that tests take no time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from facing_pages import __version__
from facing_pages.web import robots
from facing_pages.web.fetching import Answer, Fetcher, origin, parts, sendable
from facing_pages.web.robots import Rules

NAME = "facing-pages"
"""What robots.txt may call us."""
INTERVAL = 2.0
"""Seconds between two requests to one host."""
INTERVALS = {"web.archive.org": 5.0}
"""Longer pauses for single hosts: the archive is asked for every address."""
TIMEOUT = 20.0
"""Seconds until a server must have answered."""
RETRIES = 2
BACK_OFF = 5.0
"""Seconds before the first retry; twice as long before each further one."""
MOST_WAIT = 120.0
"""A server that asks for a longer wait, in seconds, is asked again next week."""
GIVE_UP = 3
"""A host that failed for so many addresses in a row, or had enough of us, is left alone."""
MOST_HOPS = 10

PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))
"""Status codes that may be another one in a minute."""


@dataclass(frozen=True)
class Manners:
    """How politely to ask; the defaults are this module's constants.

    ``private`` says whether the addresses of this machine and of its network may be asked, too.
    """

    interval: float = INTERVAL
    intervals: Mapping[str, float] = field(default_factory=lambda: INTERVALS)
    timeout: float = TIMEOUT
    retries: int = RETRIES
    back_off: float = BACK_OFF
    private: bool = False


def agent(site: str | None = None) -> str:
    """How we introduce ourselves.

    >>> agent("https://example.org/pages/").removeprefix(f"facing-pages/{__version__} ")
    '(+https://example.org/pages/)'
    """
    return f"{NAME}/{__version__} (+{site})" if site else f"{NAME}/{__version__}"


class Client:
    """Asks one address at a time and remembers, for each host, when it may be asked again."""

    def __init__(
        self,
        agent: str = NAME,
        manners: Manners | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.agent, self.manners = agent, manners or Manners()
        self._clock, self._sleep = clock, sleep
        self._fetcher = Fetcher(agent, self.manners.timeout, clock, private=self.manners.private)
        self._free: dict[str, float] = {}
        self._rules: dict[str, Rules | Answer] = {}
        self._failed: dict[str, int] = {}

    def ask(self, address: str, *, body: bool = False) -> Answer:
        """What comes of asking for an address, unless its host does not want us to.

        Arguments:
            body: whether the page itself is wanted.
        """
        return self._unwanted(address) or self._persist(address, body=body, checked=True)

    def refusal(self, address: str) -> Answer | None:
        """Why not to ask for an address at all; None where we may."""
        rules = self._rules_for(address)
        if isinstance(rules, Answer):
            return rules
        if (rules.crawl_delay(NAME) or 0) > MOST_WAIT:
            return Answer(fault="robots")  # it asks not to be asked within any time that we have
        return None if rules.can_fetch(sendable(address), NAME) else Answer(fault="robots")

    def pause(self, address: str) -> None:
        """Leave the host of an address alone for the while that is due: somebody has just asked it in our name."""
        self._free[origin(address)] = self._clock() + self.interval(address)

    def interval(self, address: str) -> float:
        """The seconds to leave between two requests to the host of an address."""
        rules = self._rules.get(origin(address))
        wanted = None if rules is None or isinstance(rules, Answer) else rules.crawl_delay(NAME)
        own = self.manners.intervals.get(parts(address).hostname or "", 0)
        return max(self.manners.interval, own, float(wanted or 0))

    def _unwanted(self, address: str) -> Answer | None:
        """Why not to ask: its host does not want it, or failed too often."""
        if refused := self.refusal(address):
            return refused
        return Answer(fault="connection") if self._failed.get(origin(address), 0) >= GIVE_UP else None

    def _rules_for(self, address: str) -> Rules | Answer:
        """The rules of a host, or what its silence means for everything on it."""
        host = origin(address)
        if host not in self._rules:
            # RFC 9309 has its redirects followed, to other hosts too: their rules are not asked for on the way.
            answer = self._persist(f"{host}/robots.txt", body=True, checked=False)
            if answer.good:
                self._rules[host] = robots.read(answer.body.decode("utf-8", "replace"))
            elif answer.fault in ("time", "connection", "inside"):
                self._rules[host] = Answer(fault=answer.fault)
            elif answer.code in PASSING:
                self._rules[host] = Answer(fault="robots")
            else:
                self._rules[host] = robots.read("")
        return self._rules[host]

    def _persist(self, address: str, *, body: bool, checked: bool) -> Answer:
        """Ask, and ask again after a wait while the trouble may pass.

        Arguments:
            checked: whether what a redirect leads to is asked only if its host wants that.
        """
        answer = self._follow(address, body=body, checked=checked)
        for attempt in range(self.manners.retries):
            wait = answer.wait if answer.wait is not None else self.manners.back_off * 2**attempt
            if not (answer.code in PASSING or answer.fault in ("time", "connection")) or wait > MOST_WAIT:
                break
            host = origin(answer.hops[-1][1] if answer.hops else address)
            self._free[host] = max(self._free.get(host, 0), self._clock() + wait)
            answer = self._follow(address, body=body, checked=checked)
        if checked:
            self._reckon(answer, origin(answer.hops[-1][1] if answer.hops else address))
        return answer

    def _reckon(self, answer: Answer, host: str) -> None:
        """Count for a host how many addresses in a row came to nothing."""
        has_put_off = answer.code == 429 or (answer.code in PASSING and answer.wait is not None)
        failed = answer.fault in ("time", "connection") or has_put_off
        self._failed[host] = self._failed.get(host, 0) + 1 if failed else 0

    def _follow(self, address: str, *, body: bool, checked: bool) -> Answer:
        hops: list[tuple[int, str]] = []
        seen = {address}
        while True:
            answer, onward = self._once(hops[-1][1] if hops else address, body=body)
            if onward is None:
                return replace(answer, hops=tuple(hops))
            hops.append((answer.code or 0, onward))
            if onward in seen or len(hops) > MOST_HOPS:
                return replace(answer, hops=tuple(hops), fault="circle")
            seen.add(onward)
            if checked and (unwanted := self._unwanted(onward)):
                return replace(unwanted, hops=tuple(hops))

    def _once(self, address: str, *, body: bool) -> tuple[Answer, str | None]:
        """One request, after the pause that is due; with a redirect, where it leads."""
        wait = self._free.get(origin(address), 0) - self._clock()
        if wait > 0:
            self._sleep(wait)
        try:
            return self._fetcher.fetch(address, body=body)
        finally:
            self.pause(address)
