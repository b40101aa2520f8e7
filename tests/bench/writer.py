"""The writer: how long one waits for the check, the preview and a build of this project’s own edition."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.figures import Figure
from tests.bench.groups import Options
from tests.bench.processes import COMMAND, Cost, measured
from tests.bench.visits import browsing, visiting
from tests.sites import ROOT, environment, whole

_MARK = "Benchmarkword{}"
"""A word that is nowhere else: what is saved, and looked for in the page."""
_PATIENCE = 120


def measure(options: Options) -> Iterator[Figure]:
    """Measure on a copy, with the history that the pages show; “make site” where the project lies."""
    with TemporaryDirectory() as folder:
        project = _copy(Path(folder) / "project")
        checks = [measured((*COMMAND, "check"), project, _environment(project)) for _ in range(options.runs)]
        yield from _costs("check", checks)
        clean = [_clean(project) for _ in range(options.runs)]
        yield from _costs("clean build", clean)
        yield from _costs("build again", [measured((*COMMAND, "build"), project, _environment(project))])
        changed = [_changed(project, number) for number in range(options.runs)]
        yield from _costs("build after one change", changed)
        reloaded = _reloaded(project, options.runs)
        yield Figure("writer", "serve", "reloaded", median(reloaded), "s")
        yield Figure("writer", "serve", "slowest", max(reloaded), "s")
    made = [measured(("make", "site"), ROOT, environment()) for _ in range(options.runs + 1)]
    yield from _costs("make site again", made[1:])


def _costs(subject: str, costs: list[Cost]) -> Iterator[Figure]:
    yield Figure("writer", subject, "processor", median(cost.processor for cost in costs), "s")
    yield Figure("writer", subject, "wall", median(cost.wall for cost in costs), "s")
    yield Figure("writer", subject, "memory", max(cost.memory for cost in costs), "MB")


def _copy(folder: Path) -> Path:
    """The project as it lies here, on top of its history where git knows one."""
    subprocess.run(("git", "clone", "--quiet", "--no-checkout", str(ROOT), str(folder)), check=False)
    folder.mkdir(exist_ok=True)
    return whole(folder)


def _environment(project: Path) -> dict[str, str]:
    """That of the tests; the library is that of the copy, and none from elsewhere has a say in its site."""
    return environment() | {"PYTHONPATH": str(project / "hooks")}


def _clean(project: Path) -> Cost:
    for made in ("site", ".cache"):
        shutil.rmtree(project / made, ignore_errors=True)
    return measured((*COMMAND, "build"), project, _environment(project))


def _annotation(project: Path) -> Path:
    return next(path for path in sorted(project.glob("docs/*/annotations/*.md")))


def _save(project: Path, word: str) -> None:
    file = _annotation(project)
    file.write_text(f"{file.read_text(encoding='utf-8').rstrip()} {word}.\n", encoding="utf-8")


def _changed(project: Path, number: int) -> Cost:
    _save(project, f"Change {number}")
    return measured((*COMMAND, "build"), project, _environment(project))


def _reloaded(project: Path, runs: int) -> list[float]:
    """Seconds from a saved annotation to a page that has its new words, each time anew."""
    found = []
    comparison = _annotation(project).parent.parent.name
    with _preview(project) as address, browsing() as browser, visiting(browser, wide=True) as visit:
        # The preview's own connection for news stays open, so there is no idle network to wait for.
        visit.page.goto(f"{address}{comparison}/facing/", wait_until="load")
        for number in range(runs):
            word = _MARK.format(number)
            _save(project, word)
            start = time.perf_counter()
            visit.page.wait_for_function(
                "word => document.body?.textContent.includes(word)", arg=word, timeout=_PATIENCE * 1000
            )
            found.append(time.perf_counter() - start)
            visit.page.wait_for_load_state("load")
    return found


@contextmanager
def _preview(project: Path) -> Iterator[str]:
    """The preview, once it answers."""
    port = _free()
    command = (*COMMAND, "serve", "--port", str(port))
    process = subprocess.Popen(
        command, cwd=project, env=_environment(project), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and process.poll() is None and not _answers(port):
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as asking:
        return not asking.connect_ex(("127.0.0.1", port))


def _free() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
