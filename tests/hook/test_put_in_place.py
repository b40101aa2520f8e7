"""``facing-pages build``: there is a whole site at every moment, whatever is killed and whoever else builds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from facing_pages.publishing import building

pytestmark = pytest.mark.slow  # builds are run and killed

# Stands in for MkDocs: quick, and so made that it can be held up while it is at work.
MKDOCS = """\
import os, sys
from pathlib import Path

made = Path(sys.argv[-1])
for name in ("index", "page"):
    made.joinpath(f"{name}.html").write_bytes(Path("docs", f"{name}.md").read_bytes())
if os.environ.get("HELD_UP"):
    open("under-way", "w").close()
    open("go-on").close()
"""

BUILD = "import sys; from facing_pages.cli import main; sys.exit(main(['build']))"

# What changes a file's place or removes one is told of before it is done; so is a look for what exchanges folders.
KILLED = """\
import os, signal, sys
left = int(os.environ["STEPS"])
def step(event, arguments):
    global left
    is_step = event in ("os.rename", "os.remove", "os.rmdir") or event == "ctypes.dlsym" and arguments[1] == "renameat2"
    if is_step:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(step)
"""

NO_EXCHANGE = """\
import ctypes
def none(name):
    raise OSError
ctypes.CDLL = none
"""

UNWRITABLE = """\
import os
from facing_pages import cli, unchanged
from facing_pages.publishing import building
os.chmod(".", 0o555)
if os.geteuid() == 0:
    os.setuid(65534)
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project whose site was built from its first words."""
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.py").write_text(MKDOCS, encoding="utf-8")
    write(folder, "first")
    done = run(folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("The site is in site/.\nSHA-256 of all its files: ")
    os.mkfifo(folder / "under-way")
    os.mkfifo(folder / "go-on")
    return folder


@pytest.fixture
def start(project: Path) -> Iterator[Start]:
    """Starts a build, which can be held up; none outlives the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*, held_up: bool = False) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", BUILD],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | ({"HELD_UP": "1"} if held_up else {}),
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        with suppress(ProcessLookupError):  # a build that was killed may have left what it ran
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def write(project: Path, words: str) -> None:
    for name in ("index", "page"):
        (project / "docs" / f"{name}.md").write_text(f"{words} {name}\n", encoding="utf-8")


def run(project: Path, before: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """A build in a process of its own, from beginning to end."""
    return subprocess.run(
        [sys.executable, "-c", f"{before}\n{BUILD}"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )


def words(project: Path) -> set[str]:
    """The first words of the site's pages: one of a whole site, two of a mixed one, "nothing" for a missing page."""
    pages = [project / "site" / name for name in ("index.html", "page.html")]
    found = [page.read_text(encoding="utf-8") if page.is_file() else "nothing" for page in pages]
    return {text.split()[0] for text in found}


def beside(project: Path) -> set[str]:
    return {path.name for path in project.iterdir()} - {"docs", "mkdocs.py", "under-way", "go-on"}


@pytest.mark.parametrize("before", ["", NO_EXCHANGE], ids=["exchanged", "renamed"])
def test_killed_at_any_step_of_putting_it_in_place_a_build_leaves_a_whole_site(project: Path, before: str) -> None:
    seen = set()
    for steps in range(40):
        write(project, f"words-{steps}")
        killed = run(project, before + KILLED, STEPS=str(steps))
        if killed.returncode == 0:
            break
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        if not before:
            assert len(words(project)) == 1, f"after {steps} steps"
            assert "nothing" not in words(project), f"after {steps} steps"
        # One that fails builds nothing, and puts in order what was left.
        (project / "docs" / "page.md").unlink()
        assert run(project).returncode != 0
        assert beside(project) == {"site"}
        (word,) = words(project)
        assert word != "nothing"
        seen.add(word == f"words-{steps}")
    else:
        pytest.fail("There is no end of steps.")
    assert seen == {True, False}, "some were killed before the new site was in place, and some after"


def test_of_two_builds_at_once_the_second_says_that_it_waits_and_is_the_one_that_stays(
    project: Path, start: Start
) -> None:
    first = start(held_up=True)
    (project / "under-way").read_bytes()
    write(project, "second")
    second = start()
    assert second.stderr
    assert second.stderr.readline() == ("Another build of site/ is running; this one begins when that has ended.\n")
    assert words(project) == {"first"}
    (project / "go-on").write_bytes(b"")
    assert first.wait() == 0
    assert second.wait() == 0
    assert words(project) == {"second"}
    assert beside(project) == {"site"}
    assert not list((project / "site").glob(".*"))


def test_what_a_killed_build_has_left_is_gone_after_the_next_which_waits_for_what_it_had_begun(
    project: Path, start: Start
) -> None:
    killed = start(held_up=True)
    (project / "under-way").read_bytes()
    killed.kill()
    killed.wait()
    assert beside(project) > {"site"}
    following = start()
    assert following.stderr
    assert "Another build" in following.stderr.readline(), "MkDocs itself still writes"
    (project / "go-on").write_bytes(b"")
    assert following.wait() == 0
    assert beside(project) == {"site"}


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_told_to_stop_leaves_the_last_site_and_nothing_else(
    project: Path, start: Start, number: signal.Signals
) -> None:
    write(project, "second")
    stopped = start(held_up=True)
    (project / "under-way").read_bytes()
    stopped.send_signal(number)
    _, said = stopped.communicate()
    assert stopped.returncode == 128 + number
    assert "Traceback" not in said
    assert words(project) == {"first"}
    assert beside(project) == {"site"}


def test_what_only_looks_like_the_litter_of_a_build_is_left_alone(project: Path) -> None:
    (project / ".site.backup").mkdir()
    (project / ".site.webmanifest").write_text("{}", encoding="utf-8")
    assert run(project).returncode == 0
    assert beside(project) == {"site", ".site.backup", ".site.webmanifest"}


def test_it_says_by_which_sum_two_people_tell_that_they_have_the_same_site(project: Path) -> None:
    """The sum is one that ordinary tools make, too."""
    listed = "find . -type f | LC_ALL=C sort | tr '\\n' '\\0' | xargs -0 sha256sum | sha256sum"
    made = subprocess.run(["sh", "-c", listed], cwd=project / "site", capture_output=True, text=True, check=True)
    assert building.digest(project / "site") == made.stdout.split()[0]
    (project / "site" / "index.html").write_text("other", encoding="utf-8")
    assert building.digest(project / "site") != made.stdout.split()[0]


def test_where_nothing_can_be_written_it_says_so_in_a_sentence(project: Path) -> None:
    done = run(project, UNWRITABLE)
    project.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("facing-pages: ")
    assert "cannot be written: Permission denied." in done.stderr
    assert words(project) == {"first"}


def test_where_the_disk_is_full_it_says_so_in_a_sentence_and_the_last_site_stays(project: Path) -> None:
    (project / "mkdocs.py").write_text('open("/dev/full", "wb", 0).write(b"a page")\n', encoding="utf-8")
    done = run(project)
    assert done.returncode == 1
    told = "facing-pages: A file cannot be written: No space left on device. Make room on the disk, and run this again."
    assert done.stderr == f"{told}\n"
    assert words(project) == {"first"}
    assert beside(project) == {"site"}


def test_a_file_in_the_place_of_the_site_is_not_overwritten(project: Path) -> None:
    (project / "site").rename(project / "kept")
    (project / "site").write_text("mine", encoding="utf-8")
    done = run(project)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert (project / "site").read_text(encoding="utf-8") == "mine"
    assert beside(project) == {"site", "kept"}
