"""One request over the web: what came back, and where a redirect leads."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import IO, Any, Literal
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from facing_pages.web.connecting import InsideError, Watch, opener

MOST_BYTES = 5_000_000
"""As much of a page is read, and no more."""

Fault = Literal["", "robots", "inside", "time", "connection", "circle"]
"""Why there is no page: robots.txt, an address that is none of the public web, the time limit, no connection, endless
redirects."""

REDIRECTS = (301, 302, 303, 307, 308)
_SAFE = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True)
class Answer:
    """What came of asking for an address.

    ``code`` is the last status code, None where none came; ``hops`` are the
    redirects followed, each with its code and where it led; ``wait`` is what
    the server asks for in seconds.
    """

    code: int | None = None
    hops: tuple[tuple[int, str], ...] = ()
    fault: Fault = ""
    wait: float | None = None
    body: bytes = b""

    @property
    def good(self) -> bool:
        return self.code is not None and 200 <= self.code < 300 and not self.fault


class Fetcher:
    """Sends single requests and follows no redirect.

    Arguments:
        agent: how it introduces itself.
        timeout: seconds until a server must have answered.
        clock: seconds that go on.
        private: whether the addresses of this machine and of its network may be asked, too.
    """

    def __init__(self, agent: str, timeout: float, clock: Callable[[], float], *, private: bool = False) -> None:
        self._agent, self._timeout, self._clock, self._private = agent, timeout, clock, private

    def fetch(self, address: str, *, body: bool) -> tuple[Answer, str | None]:
        """The answer to one request; with a redirect, the address it leads to."""
        with Watch(2 * self._timeout) as watch:
            answer, onward = self._fetched(address, watch, body=body)
        return (Answer(fault="time"), None) if watch.is_over else (answer, onward)

    def _fetched(self, address: str, watch: Watch, *, body: bool) -> tuple[Answer, str | None]:
        try:
            with closing(self._open(address, watch)) as response:
                code = int(response.status)
                onward = response.headers.get("Location") if code in REDIRECTS else None
                page = b"".join(self._read(response)) if body and onward is None else b""
                answer = Answer(code=code, body=page, wait=_wait(response.headers))
                return answer, urljoin(address, onward) if onward else None
        except TimeoutError:
            return Answer(fault="time"), None
        except urllib.error.URLError as error:
            return Answer(fault=_fault(error.reason)), None
        except (OSError, HTTPException, ValueError):
            # ValueError: an address that no request can be made of.
            return Answer(fault="connection"), None

    def _open(self, address: str, watch: Watch) -> Any:
        if parts(address).scheme not in ("http", "https"):
            raise ValueError(address)
        headers = {"User-Agent": self._agent, "Accept": "text/html,*/*;q=0.5"}
        request = urllib.request.Request(sendable(address), headers=headers)  # noqa: S310  the scheme is seen to above
        try:
            return opener(watch, private=self._private).open(request, timeout=self._timeout)
        except urllib.error.HTTPError as error:
            return error  # it is the response, too

    def _read(self, response: IO[bytes]) -> Iterator[bytes]:
        """The page, as far as it comes within the time limit and the most bytes."""
        end, left = self._clock() + self._timeout, MOST_BYTES
        while left > 0 and (chunk := response.read(min(left, 65536))):
            yield chunk
            left -= len(chunk)
            if self._clock() > end:
                raise TimeoutError


def _fault(reason: object) -> Fault:
    if isinstance(reason, InsideError):
        return "inside"
    return "time" if isinstance(reason, TimeoutError) else "connection"


def parts(address: str) -> SplitResult:
    """An address taken apart; what is no address at all has nothing but a path."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")


def origin(address: str) -> str:
    """Scheme and host, which is what robots.txt and a pause between requests belong to.

    >>> origin("https://example.org:8080/a?b")
    'https://example.org:8080'
    """
    split = parts(address)
    return f"{split.scheme}://{split.netloc}"


def sendable(address: str) -> str:
    """An address in the characters that a request may hold, without its fragment.

    >>> sendable("https://bücher.example/é?q=1#top")
    'https://xn--bcher-kva.example/%C3%A9?q=1'
    """
    split = urlsplit(address)
    netloc = split.netloc.encode("idna").decode() if not split.netloc.isascii() else split.netloc
    return urlunsplit((split.scheme, netloc, quote(split.path, _SAFE) or "/", quote(split.query, _SAFE), ""))


def _wait(headers: Any) -> float | None:
    """The seconds that ``Retry-After`` asks for, given as such or as a date."""
    value = headers.get("Retry-After")
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        seconds = (parsedate_to_datetime(value) - parsedate_to_datetime(headers["Date"])).total_seconds()
    except (TypeError, ValueError):
        return None
    return max(0.0, seconds)
