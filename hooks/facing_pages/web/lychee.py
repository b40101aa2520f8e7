"""Let lychee ask for many addresses at once.

What lychee 0.24 does: it asks each address once, one request at a time to a
host and a pause between two, hosts side by side; it keeps a time limit, retries
what times out or says 429, and waits as ``Retry-After`` says. What it leaves to
us: robots.txt, which it ignores by intent (lycheeverse/lychee#1495); redirects,
which it would follow without asking the robots.txt of the host they lead to, and
without a pause; a second look at server errors, which it does not retry;
addresses that it leaves out by rules of its own; what an answer means, archived
copies, and the history.
"""

from __future__ import annotations

import html
import json
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from facing_pages.web.asking import Manners
from facing_pages.web.fetching import REDIRECTS, Answer

_MAPS = ("success_map", "error_map", "timeout_map")
_FINISHED = (0, 2)
"""Exit codes: all links good, some not. Any other is lychee's own trouble."""


class LycheeError(Exception):
    """Lychee could not do its work; the message says why."""


def program() -> Path | None:
    """Where lychee is: in the virtual environment, or on the PATH."""
    places = (str(Path(sys.executable).parent), os.environ.get("PATH", ""))
    found = shutil.which("lychee", path=os.pathsep.join(places))
    return Path(found) if found else None


def ask(
    lychee: Path,
    addresses: Sequence[str],
    agent: str,
    manners: Manners,
    intervals: Mapping[str, float],
) -> dict[str, Answer]:
    """What came of asking; an address that lychee left out, or that leads elsewhere, is missing.

    Arguments:
        intervals: by host, the seconds to leave between two requests.

    Raises:
        LycheeError: it did not run to its end.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        # A line an address: the report gives an address in lychee's spelling, and the line in ours.
        links = "\n".join(f'<a href="{html.escape(address)}">.</a>' for address in addresses)
        (folder / "links.html").write_text(links, encoding="utf-8")
        (folder / "hosts.toml").write_text(_hosts(intervals), encoding="utf-8")
        command = [str(lychee), *_options(agent, manners), "links.html"]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=_environment()
        )
    if done.returncode not in _FINISHED:
        raise LycheeError(f"lychee ended with code {done.returncode}: {done.stderr.strip()[-500:]}")
    try:
        return dict(_answers(json.loads(done.stdout), addresses))
    except (ValueError, KeyError, TypeError) as error:
        raise LycheeError(f"lychee’s report could not be read: {error!r}") from error


def _options(agent: str, manners: Manners) -> list[str]:
    return [
        "--config=hosts.toml",
        "--format=json",
        "-vv",  # without it the report has no good links
        "--no-progress",
        "--scheme=http",
        "--scheme=https",
        "--host-concurrency=1",
        f"--host-request-interval={_milliseconds(manners.interval)}",
        f"--timeout={max(1, math.ceil(manners.timeout))}",
        f"--max-retries={manners.retries}",
        f"--retry-wait-time={math.ceil(manners.back_off)}",
        "--max-redirects=0",
        f"--user-agent={agent}",
    ]


def _hosts(intervals: Mapping[str, float]) -> str:
    """Lychee's settings for single hosts."""
    return "".join(
        f'[hosts.{json.dumps(host)}]\nconcurrency = 1\nrequest_interval = "{_milliseconds(seconds)}"\n'
        for host, seconds in sorted(intervals.items())
    )


def _milliseconds(seconds: float) -> str:
    return f"{round(seconds * 1000)}ms"


def _environment() -> dict[str, str]:
    """Ours, without the token that lychee would show to GitHub."""
    return {name: value for name, value in os.environ.items() if name != "GITHUB_TOKEN"}


def _answers(report: Mapping[str, Any], addresses: Sequence[str]) -> Iterator[tuple[str, Answer]]:
    for name in _MAPS:
        for link in (link for links in report[name].values() for link in links):
            answer = _answer(link, timed_out=name == "timeout_map")
            if answer.code not in REDIRECTS:
                yield addresses[link["span"]["line"] - 1], answer


def _answer(link: Mapping[str, Any], *, timed_out: bool) -> Answer:
    code = link["status"].get("code")
    if timed_out:
        return Answer(fault="time")
    return Answer(fault="connection") if code is None else Answer(code=code)
