"""A comparison’s book: what its templates draw, its typefaces and pictures, and what it says of itself."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2

from facing_pages.model import Comparison, PictureFile, Reading
from facing_pages.publishing.book.archive import archive
from facing_pages.publishing.book.parts import Book, parts
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.xmltext import fit

FILE = "{comparison}.epub"
"""Its name among the formats."""
MOST_BYTES = 3_000_000

_FONTS = (
    "alegreya-400-700",
    "alegreya-400-italic",
    "alegreya-sans-400",
    "alegreya-sans-400-italic",
    "alegreya-sans-700",
)
_FOLDER = "assets/fonts/"
_LICENCES = ("OFL-alegreya", "OFL-alegreya-sans")
_FIXED = "2000-01-01"
"""The day of a book where no change is known."""
_PICTURES = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif", "image/webp": "webp"}
"""What every reading system shows, and how the files are called."""
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd ug ur yi".split())
_SCRIPTS_TO_LEFT = frozenset({"Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})


@dataclass(frozen=True)
class Typefaces:
    """Files of every book of a site by their names: the typefaces, and the licences that go with them."""

    files: Mapping[str, bytes]

    @classmethod
    def read(cls, find: Callable[[str], Path]) -> Typefaces:
        """Those of a site.

        Arguments:
            find: says where a file lies that is named from the folder of templates.

        Raises:
            OSError: one is not there.
        """
        names = [*(f"{name}.woff2" for name in _FONTS), *(f"{name}.txt" for name in _LICENCES)]
        return cls({name: find(f"{_FOLDER}{name}").read_bytes() for name in names})


@dataclass(frozen=True)
class Held:
    """A picture in a book: its file’s name there, and the file; ``name`` is empty where no reader could show it."""

    name: str
    file: PictureFile


def direction(tag: str) -> str:
    """Which way a language is written, by its tag.

    >>> direction("ar"), direction("fr"), direction("az-Arab"), direction("")
    ('rtl', 'ltr', 'rtl', 'auto')
    """
    if not tag or tag == "und":
        return "auto"
    first, *others = tag.split("-")
    is_left = first.lower() in _RIGHT_TO_LEFT and "Latn" not in others
    return "rtl" if is_left or not _SCRIPTS_TO_LEFT.isdisjoint(part.title() for part in others) else "ltr"


def made(
    comparison: Comparison, publication: Publication, env: jinja2.Environment, typefaces: Typefaces, cover: bytes
) -> bytes:
    """The file.

    Arguments:
        env: the library’s own environment, with what templates may use of a site.
        cover: a PNG.
    """
    documents = parts(comparison)
    pictures = dict(_pictures(comparison))
    files = {f"fonts/{name}": content for name, content in typefaces.files.items()}
    files |= {one.name: one.file.data for one in pictures.values() if one.name}
    files["cover.png"] = cover
    book = Book(comparison, publication.address)
    shown = {
        "comparison": comparison,
        "here": book,
        "publication": publication,
        "parts": documents,
        "pictures": pictures,
        "files": _manifest(files, pictures),
        "identifier": identifier(comparison, publication),
        "modified": modified(comparison, publication),
        "direction": direction,
        "is_pictured": bool(pictures),
        "is_described": _is_described(comparison),
    }
    drawn = {
        "package.opf": _draw(env, "package", shown),
        "contents.xhtml": _draw(env, "contents", shown),
        **{
            part.file: _draw(env, part.template, shown | {"part": part, "here": book.seen_from(part)})
            for part in documents
        },
        "style.css": _draw(env, "style", shown),
    }
    container = {"META-INF/container.xml": _draw(env, "container", shown)}
    return archive(container | {f"book/{name}": content for name, content in (*drawn.items(), *files.items())})


def identifier(comparison: Comparison, publication: Publication) -> str:
    """The book’s name among all books: it follows from the address of the comparison."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{publication.base}{comparison.id}/')}"


def modified(comparison: Comparison, publication: Publication) -> str:
    """The day of the last change that is known, as the package has it."""
    days = [one.changed.isoformat() for one in comparison.annotations if one.changed]
    return f"{max([*days, publication.released or _FIXED])}T00:00:00Z"


def _draw(env: jinja2.Environment, name: str, shown: Mapping[str, object]) -> bytes:
    return f"{fit(env.get_template(f'book/{name}.html').render(shown).strip())}\n".encode()


def _pictures(comparison: Comparison) -> Iterator[tuple[tuple[str, str], Held]]:
    """Each picture by the reading’s id and its file there."""
    for reading in comparison.readings:
        for n, (file, picture) in enumerate(_used(reading), 1):
            suffix = _PICTURES.get(picture.media_type)
            yield (reading.id, file), Held(f"pictures/{reading.id}-{n}.{suffix}" if suffix else "", picture)


def _used(reading: Reading) -> Iterator[tuple[str, PictureFile]]:
    named = dict.fromkeys(block.picture.file for block in reading.article.blocks if block.picture)
    yield from ((file, reading.pictures[file]) for file in named if file in reading.pictures)


def _manifest(files: Mapping[str, bytes], pictures: Mapping[tuple[str, str], Held]) -> list[tuple[str, str]]:
    """Each file that is no document, with its media type."""
    types = {one.name: one.file.media_type for one in pictures.values()}
    types |= {"cover.png": "image/png"}
    suffixes = {"woff2": "font/woff2", "txt": "text/plain"}
    return [(name, types.get(name) or suffixes[name.rpartition(".")[2]]) for name in files]


def _is_described(comparison: Comparison) -> bool:
    """Whether somebody wrote of every picture what it shows, or that it shows nothing."""
    blocks = (block for reading in comparison.readings for block in reading.article.blocks)
    return all(block.picture.alt is not None for block in blocks if block.picture)
