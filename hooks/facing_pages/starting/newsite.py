"""``facing-pages init``: a site of one's own, with a first comparison where texts are given.

Everything or nothing is written, and nothing is overwritten. What it begins
with are the files in ``site/`` beside this module, named there without the
leading point of those that systems hide.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from facing_pages import __version__, resources
from facing_pages.importing.facts import plain
from facing_pages.starting import newcomparison
from facing_pages.starting.newcomparison import CannotStartError
from facing_pages.starting.newtext import slug
from facing_pages.writing import ids

_TEMPLATES = Path(__file__).parent / "site"
_HIDDEN = {"github", "gitignore", "gitattributes"}
_UNNAMED = "comparison"


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
    """
    folder = folder.resolve()
    contents = _contents(plain(folder.name.replace("-", " ")).capitalize() or "Facing Pages")
    _refuse_to_overwrite(folder, contents)
    made = not folder.exists()
    try:
        written = _write(folder, contents)
        try:
            if paths:
                docs = folder / "docs"
                yield from newcomparison.start(name or _id(folder), paths, docs, today, show_left_out=show_left_out)
        except BaseException:
            _remove(written, folder if made else None)
            raise
    except OSError as error:
        raise CannotStartError(f"{error.filename or folder} cannot be written: {error.strerror}.") from error
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


def _refuse_to_overwrite(folder: Path, contents: dict[str, bytes]) -> None:
    if folder.exists() and not folder.is_dir():
        raise CannotStartError(f"{folder} is a file. Choose another name for the folder.")
    there = [name for name in _tops(contents) if (folder / name).exists()]
    if there:
        raise CannotStartError(
            f"{folder} holds {', '.join(there)} already, and nothing is overwritten. Choose another folder."
        )


def _tops(contents: dict[str, bytes]) -> list[str]:
    """The files and folders that lie at the top."""
    return sorted({name.partition("/")[0] for name in contents})


def _write(folder: Path, contents: dict[str, bytes]) -> list[Path]:
    """Write all files beside, then move them into place; what lies at the top of them."""
    above = next(parent for parent in folder.parents if parent.is_dir())
    moved: list[Path] = []
    made = not folder.exists()
    with tempfile.TemporaryDirectory(dir=folder if folder.exists() else above, prefix=".new-") as beside:
        for name, content in contents.items():
            path = Path(beside, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            moved.extend(Path(beside, name).rename(folder / name) for name in _tops(contents))
        except BaseException:
            _remove(moved, folder if made else None)
            raise
    return moved


def _remove(written: Sequence[Path], folder: Path | None) -> None:
    """Take back what was written, and the folder if it was made for it."""
    for path in written:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    if folder and folder.exists():
        folder.rmdir()
