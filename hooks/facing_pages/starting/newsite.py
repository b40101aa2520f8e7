"""``facing-pages init``: a site of one's own, with a first comparison where texts are given.

Everything or nothing is written, and nothing is overwritten. What it begins
with are the files in ``site/`` beside this module, named there without the
leading point of those that systems hide.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from facing_pages import __version__, resources, whole
from facing_pages.importing.facts import plain
from facing_pages.starting import newcomparison
from facing_pages.starting.newcomparison import CannotStartError
from facing_pages.starting.newtext import slug
from facing_pages.writing import ids

_TEMPLATES = Path(__file__).parent / "site"
_HIDDEN = {"github", "gitignore", "gitattributes"}
_UNNAMED = "comparison"
_LAST = "docs"
"""What is put into a folder last of all: where it is, there is a whole site."""
_BESIDE = "init"
"""What is made within a folder that is there is named for."""


def start(
    folder: Path, name: str | None, paths: Sequence[Path], today: date, *, show_left_out: bool = False
) -> Iterator[str]:
    """Write a site and tell what was done.

    Arguments:
        folder: where; it may be there already.
        name: what the first comparison's folder is to be called; as the site's is, where nothing is given.
        paths: the texts of the first comparison, if there is to be one.
        show_left_out: whether all that was left out of a file is told, not only its first words.

    Raises:
        CannotStartError: nothing was written.
        CannotWriteError: likewise.
    """
    folder = folder.resolve()
    contents = _contents(plain(folder.name.replace("-", " ")).capitalize() or "Facing Pages")
    for place in (folder, folder / _BESIDE):
        whole.clear(place)
    there = _there(folder, contents)
    told: list[str] = []
    with whole.telling(folder), whole.beside(folder / _BESIDE if folder.exists() else folder) as new:
        whole.fill(new, {name: content for name, content in contents.items() if _top(name) not in there})
        if paths:
            named = name or _id(folder)
            docs, shown = new / _LAST, folder / _LAST
            told += newcomparison.start(named, paths, docs, today, show_left_out=show_left_out, shown=shown)
        _put(new, folder)
    yield from told
    yield f"\n{folder} holds a site. In it, “facing-pages serve” shows the pages and “facing-pages build” makes them."
    yield "Its README.md says what else there is, and what is to be filled in."


def _contents(title: str) -> dict[str, bytes]:
    """Every file of a site without a comparison, by its path."""
    found = {}
    for path in _files(_TEMPLATES):
        first, *rest = path.relative_to(_TEMPLATES).parts
        name = "/".join([f".{first}" if first in _HIDDEN else first, *rest])
        text = path.read_text(encoding="utf-8")
        quoted = json.dumps(title, ensure_ascii=False)
        for key, words in (("name", quoted), ("title", title), ("version", __version__)):
            text = text.replace(f"{{{key}}}", words)
        found[name] = text.encode()
    for path in _files(resources.folder("schemas")):
        found[f"schemas/{path.name}"] = path.read_bytes()
    for path in _files(resources.folder("vscode")):
        found[f".vscode/{path.name}"] = path.read_bytes()
    return found


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _id(folder: Path) -> str:
    """What the first comparison is called where nobody says: as its site is, if that can be an address."""
    id = slug(folder.name) or _UNNAMED
    taken = ids.is_reserved("comparisons", id) or (_TEMPLATES / "docs" / f"{id}.md").exists()
    return ids.free("comparisons", id) if taken else id


def _there(folder: Path, contents: dict[str, bytes]) -> set[str]:
    """What lies at the top already since a command was killed while it put things there: not the last of them.

    Raises:
        CannotStartError: something else is there.
    """
    if folder.exists() and not folder.is_dir():
        raise CannotStartError(f"{folder} is a file. Choose another name for the folder.")
    there = {name for name in _tops(contents) if os.path.lexists(folder / name)}
    ours = {name: {path: content for path, content in contents.items() if _top(path) == name} for name in there}
    others = sorted(name for name in there if name == _LAST or not _is_as(folder, name, ours[name]))
    if others:
        raise CannotStartError(
            f"{folder} holds {', '.join(others)} already, and nothing is overwritten. Choose another folder."
        )
    return there


def _is_as(folder: Path, name: str, contents: dict[str, bytes]) -> bool:
    """Whether what lies at the top of a folder is what is to lie there, to the byte."""
    found = [folder / name] if (folder / name).is_file() else _files(folder / name)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found} == contents


def _top(name: str) -> str:
    return name.partition("/")[0]


def _tops(contents: dict[str, bytes]) -> list[str]:
    """The files and folders that lie at the top, in the order in which they are put there."""
    return sorted({_top(name) for name in contents}, key=lambda name: (name == _LAST, name))


def _put(new: Path, folder: Path) -> None:
    """Move what was made into place: all at once, or where a folder is there one thing after another."""
    if not folder.exists():
        new.rename(folder)
        return
    moved: list[Path] = []
    try:
        made = sorted(new.iterdir(), key=lambda path: (path.name == _LAST, path.name))
        moved.extend(path.rename(folder / path.name) for path in made)
    except BaseException:
        for path in moved:
            path.rename(new / path.name)
        raise
