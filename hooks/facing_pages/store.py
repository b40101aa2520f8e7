"""What was made before, kept by the content of what it was made from: a build makes only what is new.

All of it lies in one folder of the project, which may be deleted at any time. A
*shelf* there holds what was made of one thing: values, and files that a site is
put together from. Its key is a digest of everything that it was made from, so
that it is right as long as it is found. Whoever can write here can write the
site's templates too: nothing here is guarded against its keeper.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from facing_pages import whole

Value = TypeVar("Value")

FOLDER = ".cache"
"""Where it lies, in the project's own folder."""

_KEPT = 2
"""Shelves of one thing that stay: a preview may still read the one before the last."""

_INDEX = "index.pickle"
_FILES = "files"


@dataclass(frozen=True)
class Shelf:
    """What was made of one thing.

    Arguments:
        folder: where it lies.
    """

    folder: Path

    @cached_property
    def value(self) -> Any:
        """What is at hand of it."""
        return self._index[0]

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """Its files by their paths on the site."""
        return {path: self.folder / _FILES / path for path in self._index[1]}

    def read(self, name: str) -> Any:
        """A value that lies apart, since few ask for it."""
        return pickle.loads((self.folder / f"{name}.pickle").read_bytes())  # noqa: S301  written by us, as said above

    @cached_property
    def _index(self) -> tuple[Any, dict[str, tuple[int, int]]]:
        index: tuple[Any, dict[str, tuple[int, int]]] = self.read("index")
        return index

    def is_whole(self) -> bool:
        """Whether nobody has touched its files since: a site shares them, and what is done to that is done to them."""
        try:
            return all(_state(self.folder / _FILES / path) == state for path, state in self._index[1].items())
        except (OSError, ValueError, TypeError, EOFError, pickle.PickleError, AttributeError, ImportError):
            return False


@dataclass(frozen=True)
class Store:
    """All shelves.

    Arguments:
        folder: where they lie; it need not be there yet.
    """

    folder: Path

    def find(self, kind: str, name: str, key: str) -> Shelf | None:
        """What was made of a thing as it is now, if it was."""
        shelf = Shelf(self.folder / kind / name / key)
        return shelf if shelf.is_whole() else None

    @contextmanager
    def making(self, kind: str, name: str, key: str) -> Iterator[Making]:
        """Make what is to stand on a shelf; it is there once all of it is."""
        place = self.folder / kind / name
        with whole.beside(place) as new:
            making = Making(new)
            yield making
            making.finish()
            place.mkdir(exist_ok=True)
            whole.put(new, place / key)
        shelves = sorted(place.iterdir(), key=lambda shelf: shelf.stat().st_mtime_ns)
        for old in shelves[:-_KEPT]:
            shutil.rmtree(old, ignore_errors=True)

    def value(self, kind: str, name: str, key: str, make: Callable[[], Value]) -> Value:
        """What was made of a thing as it is now, or is made so now."""
        if not (shelf := self.find(kind, name, key)):
            with self.making(kind, name, key) as making:
                making.value = make()
            shelf = Shelf(self.folder / kind / name / key)
        value: Value = shelf.value
        return value

    def tidy(self, kind: str, names: Iterable[str]) -> None:
        """Clear away what was made of things that are there no more."""
        place, there = self.folder / kind, frozenset(names)
        for folder in place.iterdir() if place.is_dir() else ():
            if folder.name not in there and not whole.is_held(folder):
                shutil.rmtree(folder, ignore_errors=True)


class Making:
    """A shelf that is being filled."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.value: Any = None

    def keep(self, name: str, value: Any) -> None:
        """Put a value apart."""
        (self._folder / f"{name}.pickle").write_bytes(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def file(self, path: str, content: bytes) -> None:
        """Put a file of the site."""
        target = self._folder / _FILES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    def finish(self) -> None:
        """Note what is there, last of all."""
        root = self._folder / _FILES
        found = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else []
        files = {path.relative_to(root).as_posix(): _state(path) for path in found}
        self.keep("index", (self.value, files))


def share(file: Path, target: Path) -> None:
    """Put a file of a shelf into a site: the same file under another name, or a copy where the disk cannot do that."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)


def digest(*parts: object) -> str:
    """A digest of anything whose representation says all of it."""
    made = hashlib.sha256()
    for part in parts:
        made.update(repr(part).encode() + b"\0")
    return made.hexdigest()[:32]


def digest_of_files(places: Iterable[Path], *, with_hidden: bool = False) -> str:
    """A digest of files with their names, and of folders with all that lies in them, but for what is compiled.

    Arguments:
        with_hidden: look at hidden files too.
    """
    made = hashlib.sha256()
    for place in places:
        start = len(str(place)) - len(place.name)
        for path in _below(str(place), with_hidden):
            with open(path, "rb") as file:  # noqa: PTH123  there are thousands
                content = file.read()
            made.update(f"\0{path[start:]}\0".encode() + hashlib.sha256(content).digest())
    return made.hexdigest()[:32]


def digest_of_tools() -> str:
    """A digest of the Python that runs and of every package that is installed with their versions."""
    packages = sorted(
        path.name for folder in sys.path if Path(folder).is_dir() for path in Path(folder).glob("*.dist-info")
    )
    return digest(sys.version, packages)


def _below(place: str, with_hidden: bool) -> Iterator[str]:
    """A file, or all that lie in a folder, one after another in the order of their names."""
    try:
        entries = sorted(os.scandir(place), key=lambda entry: entry.name)
    except NotADirectoryError:
        yield place
    except FileNotFoundError:
        return
    else:
        for entry in entries:
            if entry.name == "__pycache__" or (entry.name.startswith(".") and not with_hidden):
                continue
            if entry.is_dir():
                yield from _below(entry.path, with_hidden)
            elif entry.is_file():
                yield entry.path


def _state(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns
