"""What a command writes is there whole or not at all: made beside its place, put there in one step.

A command may be killed, the disk may be full, somebody else may write at the
same place: what was there before stays until something whole takes its place.
What is being made has a hidden name beside that place and is held by a lock,
which the system takes from a process however that ends. So what nobody holds is
litter of a command that was killed, and the next that writes there clears it
away. Where the system can exchange two folders in one step there is a whole one
at every moment; elsewhere there is none between two renamings, and the next
command puts it back.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_FULL = {errno.ENOSPC, errno.EDQUOT}
_BARRED = {errno.EACCES, errno.EPERM, errno.EROFS}
_IN_THE_WAY = {errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY}
_REFUSED = _FULL | _BARRED | _IN_THE_WAY | {errno.EFBIG, errno.EIO, errno.ENAMETOOLONG}
"""What the system answers where nothing is wrong with us, but something cannot be written."""

Say = Callable[[str], None]
"""Told of what a person should know, in a sentence."""


class CannotWriteError(Exception):
    """Something cannot be written, and what was there before is as it was; the message says why, and what to do."""


def is_refused(error: OSError) -> bool:
    """Whether the system refuses to write something: no room, no leave, something else in its place."""
    return error.errno in _REFUSED


def told(error: OSError, place: Path | str | None = None) -> str:
    """A sentence on what could not be written, and another on what to do.

    Arguments:
        place: what was to be written; where the system names nothing and this does neither, it is “a file”.
    """
    named = place or error.filename or "A file"
    if error.errno in _FULL:
        mend = "Make room on the disk"
    elif error.errno == errno.EFBIG:
        mend = "Let the system take larger files"
    elif error.errno in _BARRED:
        mend = "See that you may write there"
    elif error.errno in _IN_THE_WAY:
        mend = "Move away what stands in its place"
    else:
        mend = "See what the disk lacks"
    return f"{named} cannot be written: {error.strerror}. {mend}, and run this again."


@contextmanager
def telling(place: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence.

    Raises:
        CannotWriteError: something could not be written.
    """
    try:
        yield
    except OSError as error:
        if not is_refused(error):
            raise
        raise CannotWriteError(told(error, place)) from error


# --- files ----------------------------------------------------------------------


def file(path: Path, content: bytes) -> None:
    """Write a file, with the folders above it; until all of it is written, the last one is there.

    Raises:
        CannotWriteError: it cannot be written; the last one is as it was.
    """
    files({path: content})


def files(contents: Mapping[Path, bytes]) -> None:
    """Write several files: none takes its place before all are written beside theirs.

    Raises:
        CannotWriteError: one cannot be written.
    """
    with ExitStack() as stack:
        made = []
        for path, content in contents.items():
            with telling(path):
                if path.exists() and not path.is_file() and not path.is_dir():
                    path.write_bytes(content)  # a screen, a pipe: what has no place to be put in
                else:
                    place = path.resolve()  # a link to a file stays one
                    made.append((path, stack.enter_context(_file_beside(place, content)), place))
        for path, new, place in made:
            with telling(path):
                new.replace(place)


@contextmanager
def _file_beside(path: Path, content: bytes) -> Iterator[Path]:
    """A file beside another, with what that is to hold; cleared away at the end, if it is still there."""
    above = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        clear(path)
        with _held(path, lambda new: os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)) as (new, lock):
            if path.exists():
                os.fchmod(lock, path.stat().st_mode & 0o7777)
            with open(lock, "wb", closefd=False) as written:
                written.write(content)
                written.flush()
                os.fsync(lock)
            yield new
    except BaseException:
        for folder in above:
            with suppress(OSError):
                folder.rmdir()
        raise


# --- folders --------------------------------------------------------------------


@contextmanager
def folder(place: Path) -> Iterator[Path]:
    """Gives a new folder, which takes the place of the last one when all that is done in it has been done.

    Raises:
        CannotWriteError: it cannot be written; the last one is as it was.
    """
    with telling(place), beside(place.resolve()) as new:
        yield new
        put(new, place.resolve())


@contextmanager
def beside(place: Path, say: Say | None = None) -> Iterator[Path]:
    """Gives a new folder beside a place, which is cleared away at the end, if it is still there.

    Arguments:
        place: its whole path; folders above it that are not there are made.
        say: told of what a command that was killed has left and what cannot be cleared away.

    Raises:
        OSError: it cannot be written.
    """
    above = [folder for folder in place.parents if not folder.exists()]
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        clear(place, say)
        with _held(place, _open_folder) as (new, _):
            yield new
    finally:
        with suppress(OSError):
            clear(place, say)
        for folder in above:
            with suppress(OSError):  # it is in use now
                folder.rmdir()


def put(new: Path, place: Path) -> None:
    """Put a folder where another may be, in one step where the system can; the other is cleared away by ``beside``.

    Raises:
        OSError: it cannot be put there; the other is as it was.
    """
    if place.exists() and not place.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
    if place.exists() and _exchange(new, place):
        return
    if place.exists():
        with _locked(place):  # while it has no place it is nobody's litter
            place.rename(new.with_name(new.name.replace(".new.", ".old.")))
            new.rename(place)
    else:
        new.rename(place)


def fill(new: Path, contents: Mapping[str, bytes]) -> None:
    """Write files into a new folder, by their paths in it.

    Raises:
        OSError: one cannot be written.
    """
    for name, content in contents.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # it may be another name of a file that stays
        path.write_bytes(content)


def share(place: Path, new: Path) -> None:
    """Give a new folder all that lies in another: the same files under other names, or copies.

    Raises:
        OSError: something cannot be written.
    """
    for at, folders, names in os.walk(place):
        within = new / os.path.relpath(at, place)
        within.mkdir(exist_ok=True)
        links = [name for name in folders if Path(at, name).is_symlink()]
        for name in (*names, *links):
            try:
                os.link(Path(at, name), within / name, follow_symlinks=False)
            except OSError:
                shutil.copy2(Path(at, name), within / name, follow_symlinks=False)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or its disk cannot."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _open_folder(path: Path) -> int:
    path.mkdir()
    return os.open(path, os.O_RDONLY)


# --- what is being made, and what was left ------------------------------------------


@contextmanager
def _held(place: Path, make: Callable[[Path], int]) -> Iterator[tuple[Path, int]]:
    """Make something beside a place and hold it; its path and what is open of it."""
    while True:
        new = place.with_name(f".{place.name}.new.{secrets.token_hex(4)}")
        try:
            lock = make(new)
        except FileNotFoundError:
            if place.parent.exists():
                continue  # somebody took for litter what was not held yet
            raise
        with suppress(OSError):  # there are disks that know no locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        if new.exists() and os.path.samestat(new.stat(), os.fstat(lock)):
            break
        os.close(lock)
    try:
        yield new, lock
    finally:
        with suppress(OSError):  # the next command tries again
            _remove(new)  # what stands there now may be what was exchanged for it
        os.close(lock)


def clear(place: Path, say: Say | None = None) -> None:
    """Remove what commands that were killed have left beside a place, and put back what stands there only.

    Arguments:
        place: its whole path; the folder that it is in may be missing.
        say: told of what cannot be removed.

    Raises:
        OSError: what stands there only cannot be put back.
    """
    found = list(_left(place)) if place.parent.is_dir() else []
    for path in found:
        if ".old." in path.name and not place.exists():
            path.rename(place)
    for path in found:
        try:
            _remove(path)
        except OSError as error:
            if say:
                say(f"{path.name} is of no use any more and cannot be removed: {error.strerror}.")


def _left(place: Path) -> Iterator[Path]:
    """What commands that were killed have left beside a place."""
    name = re.compile(re.escape(f".{place.name}.") + r"(new|old)\.[a-z0-9_]{8}")
    for path in place.parent.iterdir():
        if name.fullmatch(path.name) and not is_held(path):
            yield path


def is_held(path: Path) -> bool:
    """Whether somebody is making what lies there."""
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return True  # just now it went to its place
    except OSError:
        return False
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(opened)
    return False


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        with suppress(FileNotFoundError):  # somebody else clears it away, too
            shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
