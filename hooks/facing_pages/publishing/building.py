"""A new build put in the place of the last one, all at once.

The site is made in a hidden folder beside the last one, and only a whole one
takes its place. Where the system can exchange two folders in one step, there is
a whole site at every moment, whatever is killed and when. Elsewhere there is
none between two renamings; the next build puts it back. Builds of one site go
one after another: the lock is a file beside the site, which is there as long as
somebody builds.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

Say = Callable[[str], None]
"""Told of what a person should know, in a sentence."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class CannotBuildError(Exception):
    """The site's folder cannot be written; the message says why."""


def generator(name: str | None = None) -> list[str]:
    """The command of a site generator, which takes ``build`` or ``serve`` next.

    Arguments:
        name: ``mkdocs`` or ``properdocs``; without one, MkDocs, or the other where only that is installed.
    """
    return [sys.executable, "-m", name or ("mkdocs" if find_spec("mkdocs") else "properdocs")]


def build(site: Path, command: Sequence[str], say: Say) -> int:
    """Run the command that makes a site, and put what it made in the place of the last site.

    Arguments:
        site: the folder of the site, which need not be there yet.
        command: what makes a site; the folder to make it in is added as its last argument.

    Returns:
        the command's exit code; unless it is 0, the last site is still there.

    Raises:
        CannotBuildError: the site, or what is kept beside it while it is made, cannot be written.
    """
    site = site.resolve()
    try:
        if site.exists() and not site.is_dir():
            raise CannotBuildError(f"{site} is a file, and the site is a folder. Move the file away.")
        with _locked(site, say) as lock:
            _tidy(site, say)
            new = Path(tempfile.mkdtemp(prefix=f".{site.name}.new.", dir=site.parent))
            try:
                new.chmod(0o755)
                # The lock is the command's too: it may outlive us, and nobody is to clear what it still writes.
                code = subprocess.run([*command, str(new)], check=False, pass_fds=[lock]).returncode
                if code == 0:
                    _put_in_place(new, site)
            finally:
                _tidy(site, say)
            return code
    except OSError as error:
        raise CannotBuildError(f"{error.filename or site} cannot be written: {error.strerror}.") from error


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


def _tidy(site: Path, say: Say) -> None:
    """Remove what a build has left beside the site, and put the last site back if it stands there only."""
    for old in site.parent.glob(f".{site.name}.old.*"):
        if not site.exists():
            old.rename(site)
    for kind in ("old", "new"):
        for left in site.parent.glob(f".{site.name}.{kind}.*"):
            try:
                shutil.rmtree(left)
            except OSError as error:
                say(f"{left.name} is of no use any more and cannot be removed: {error.strerror}.")


def _put_in_place(new: Path, site: Path) -> None:
    """Put a whole site where the last one is; what is left of that is cleared away by ``_tidy``."""
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        site.rename(new.with_name(new.name.replace(".new.", ".old.")))
        new.rename(site)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or its disk cannot."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
