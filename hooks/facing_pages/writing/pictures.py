"""The pictures of an article: files beside it, read and measured.

What a picture is is told by its bytes, never by its name. One that a browser
would run as a document, such as SVG, is not taken.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from facing_pages.model import Article, Block, PictureFile
from facing_pages.problems import Problem

_MOST_BYTES = 5_000_000
_MOST_PIXELS = 20_000
"""The largest width or height in pixels that browsers can be relied on to show."""
_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/){0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*")
_BY_BEGINNING = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"....ftypavif", re.DOTALL), "image/avif"),
)


def read_pictures(article: Article, folder: Path, path: str) -> tuple[Mapping[str, PictureFile], list[Problem]]:
    """The picture files of an article, and what is wrong with its pictures.

    Arguments:
        folder: where the article's file lies; nothing outside it is read.
        path: the article's file, as problems should name it.
    """
    found: dict[str, PictureFile] = {}
    problems: list[Problem] = []
    for block in article.blocks:
        if not block.picture:
            continue
        problems += _without_words(block, path)
        name = block.picture.file
        if name in found:
            continue
        read = _read(folder, name)
        if isinstance(read, PictureFile):
            found[name] = read
        else:
            message, repair = read
            problems.append(Problem(path, block.line, "picture-not-shown", message, repair))
    return found, problems


def _without_words(block: Block, path: str) -> Iterator[Problem]:
    if block.picture and block.picture.alt is None:
        message = f"The picture {block.picture.file} ({block.id}) has no words for those who cannot see it."
        repair = 'Write what it shows between the brackets of “![…]”; “![](…){alt=""}” says that it shows nothing.'
        yield Problem(path, block.line, "picture-without-words", message, repair, "warning")


def _read(folder: Path, name: str) -> PictureFile | tuple[str, str]:
    """A picture file; or what is wrong with it, and the repair."""
    if not _NAME.fullmatch(name):
        message = f"“{name}” is not a file beside the article, and pictures are not taken from elsewhere."
        return (
            message,
            "Save the picture beside the article, under a name of letters, figures and hyphens, and name that.",
        )
    path = folder / name
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        return f"The picture {name} is not there.", f"Put the file beside the article, as {path.name}."
    if path.stat().st_size > _MOST_BYTES:
        return f"The picture {name} is larger than {_MOST_BYTES // 1_000_000} MB.", "Save a smaller one in its place."
    data = path.read_bytes()
    media_type = next((kind for beginning, kind in _BY_BEGINNING if beginning.match(data)), None)
    width, height = _size(data) if media_type else (0, 0)
    if not media_type or not (0 < width <= _MOST_PIXELS and 0 < height <= _MOST_PIXELS):
        return f"{name} is no picture that can be shown.", "Save it as PNG, JPEG, GIF, WebP or AVIF."
    return PictureFile(data, width, height, media_type)


def _size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels as the picture is shown; zeros where they cannot be read."""
    import imagesize  # type: ignore[import-untyped]  # few articles have pictures: a check is quick

    try:
        width, height = imagesize.get(io.BytesIO(data))
    except (ValueError, OSError, IndexError, ArithmeticError):
        return 0, 0
    return int(width), int(height)
