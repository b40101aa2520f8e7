"""The PDFs that were printed, kept beside the site they were printed from.

A build takes them in only where they show what it builds: what they were made
from is told by a mark, which stands on the page that is printed and, after
printing, beside the files. No mark, another mark, a file that is gone: then the
site has none of them, and no link to any.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from facing_pages.printing.papers import PAPERS

FOLDER = ".handouts"
"""Where they are kept, in the project's own folder; a folder a comparison."""

INDEX = "index.json"


@dataclass(frozen=True)
class Handout:
    """One PDF: a pack on a paper; ``size`` is in bytes."""

    file: str
    pack: str
    title: str
    paper: str
    pages: int
    size: int

    @property
    def paper_name(self) -> str:
        return PAPERS[self.paper]

    @property
    def kilobytes(self) -> int:
        """Its size in thousands of bytes, rounded up: a link never promises less than is sent."""
        return -(-self.size // 1000)


@dataclass(frozen=True)
class Kept:
    """The PDFs in a folder that are of what a build makes; ``mark`` says the mark of that."""

    folder: Path
    mark: Callable[[], str]
    handouts: tuple[Handout, ...]

    @property
    def printed_from(self) -> str:
        """The mark of what they are printed from, or are to be."""
        return self.mark()

    @property
    def packs(self) -> tuple[tuple[str, tuple[Handout, ...]], ...]:
        """The title of each pack with its PDFs, one a paper."""
        return tuple((title, tuple(papers)) for title, papers in groupby(self.handouts, lambda one: one.title))

    def files(self, place: str) -> Iterator[tuple[str, Path]]:
        """Each PDF: its path, given the folder it goes to, and where it lies."""
        for handout in self.handouts:
            yield f"{place}{handout.file}", self.folder / handout.file


def mark(words: Iterable[str], *places: Path) -> str:
    """What the printed pages are made from, as a short digest.

    Arguments:
        words: settings that no file holds, such as the site's address.
        places: files, and folders with all that lies in them; what is hidden or compiled is passed over.
    """
    digest = hashlib.sha256(json.dumps(list(words)).encode())
    for place in places:
        for path in sorted(_files(place)):
            name = path.relative_to(place.parent).as_posix()
            digest.update(f"\0{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]


def keep(folder: Path, printed_from: str, handouts: Iterable[tuple[Handout, bytes]]) -> None:
    """Write PDFs and what is known of them into a new folder.

    Arguments:
        printed_from: the mark of the page that was printed.
    """
    folder.mkdir(parents=True)
    listed = []
    for handout, pdf in handouts:
        (folder / handout.file).write_bytes(pdf)
        listed.append(asdict(handout))
    index = {"printed-from": printed_from, "handouts": listed}
    (folder / INDEX).write_text(json.dumps(index, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def kept(folder: Path, mark: Callable[[], str]) -> Kept:
    """The PDFs in a folder, in their order; none where they were printed from anything else than is asked for.

    Arguments:
        mark: says the mark of what is asked for; it is asked where there are PDFs.
    """
    try:
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        handouts = tuple(Handout(**handout) for handout in index["handouts"])
        is_whole = all((folder / handout.file).stat().st_size == handout.size for handout in handouts)
        is_same = is_whole and index["printed-from"] == mark()
    except (OSError, ValueError, KeyError, TypeError):
        is_same, handouts = False, ()  # absent, broken off or of another version: as good as none
    return Kept(folder, mark, handouts if is_same else ())


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
        return
    for path in place.rglob("*"):
        within = path.relative_to(place).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in within):
            yield path
