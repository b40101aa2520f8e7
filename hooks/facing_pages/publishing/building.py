"""A new build put in the place of the last one, all at once.

The site is made in a hidden folder beside the last one, and only a whole one
takes its place. Builds of one site go one after another: the lock is a file
beside the site, which is there as long as somebody builds.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from facing_pages import whole
from facing_pages.whole import Say


def generator(name: str | None = None) -> list[str]:
    """The command of a site generator, which takes ``build`` or ``serve`` next.

    Arguments:
        name: ``mkdocs`` or ``properdocs``; without one, MkDocs, or the other where only that is installed.
    """
    name = name or ("mkdocs" if find_spec("mkdocs") else "properdocs")
    return [sys.executable, str(Path(__file__).with_name("generating.py")), name]


def build(site: Path, command: Sequence[str], say: Say) -> int:
    """Run the command that makes a site, and put what it made in the place of the last site.

    Arguments:
        site: the folder of the site, which need not be there yet.
        command: what makes a site; the folder to make it in is added as its last argument.

    Returns:
        the command's exit code; unless it is 0, the last site is still there.

    Raises:
        CannotWriteError: the site, or what is kept beside it while it is made, cannot be written.
    """
    site = site.resolve()
    with whole.telling(site), _locked(site, say) as lock, whole.beside(site, say) as new:
        if site.exists() and not site.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
        # The lock is the command's too: it may outlive us, and nobody is to clear what it still writes.
        code = subprocess.run([*command, str(new)], check=False, pass_fds=[lock]).returncode
        if code == 0:
            whole.put(new, site)
        return code


def digest(site: Path) -> str:
    r"""What tells one site from any other: the SHA-256 of the list of the SHA-256 of all its files.

    It is what this prints in the site's folder, in 64 figures and letters:
    ``find . -type f | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum | sha256sum``
    """
    made = hashlib.sha256()
    paths = sorted(os.fsencode(f"./{path.relative_to(site).as_posix()}") for path in site.rglob("*") if path.is_file())
    for path in paths:
        content = (site / os.fsdecode(path)).read_bytes()
        made.update(hashlib.sha256(content).hexdigest().encode() + b"  " + path + b"\n")
    return made.hexdigest()


@contextmanager
def _locked(site: Path, say: Say) -> Iterator[int]:
    """Wait until nobody else builds this site; gives the open lock."""
    path = site.with_name(f".{site.name}.lock")
    while True:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"Another build of {site.name}/ is running; this one begins when that has ended.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        # Whoever had it before may have removed it: what counts is the file that is there now.
        if path.exists() and os.path.samestat(os.fstat(lock), path.stat()):
            break
        os.close(lock)
    try:
        yield lock
    finally:
        path.unlink(missing_ok=True)
        os.close(lock)
