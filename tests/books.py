"""Books made in memory, as a site makes them."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import jinja2
from PIL import Image

from facing_pages.model import Comparison
from facing_pages.publishing import environment
from facing_pages.publishing.book import made as book
from facing_pages.publishing.publication import Publication
from facing_pages.translating import speaking
from tests.loaded import comparison as held

OVERRIDES = Path(__file__).resolve().parents[1] / "overrides"
XHTML, EPUB = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
PUBLICATION = Publication(
    "https://example.org/facing/", "Ours & theirs", "https://example.org/licence", "1.2", "2026-01-31"
)
NOWHERE = Publication(name="Ours & theirs")


class Book:
    """A book as its file has it: the text of each of its files, by its name in the book’s folder."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            self.entries = packed.infolist()
            self.files = {name: packed.read(name) for name in packed.namelist()}

    def tree(self, name: str) -> Element:
        return ElementTree.fromstring(self.files[f"book/{name}"])  # noqa: S314  we wrote it

    @property
    def documents(self) -> dict[str, Element]:
        names = (name.removeprefix("book/") for name in self.files if name.endswith(".xhtml"))
        return {name: self.tree(name) for name in names}


def made(comparison: Comparison, publication: Publication = PUBLICATION) -> Book:
    with speaking(comparison.language):
        return Book(book.made(comparison, publication, _environment(), _typefaces(), _cover()))


@cache
def of(edition: str, id: str) -> Book:
    return made(held(edition, id))


@cache
def _environment() -> jinja2.Environment:
    return environment.environment([OVERRIDES])


@cache
def _typefaces() -> book.Typefaces:
    return book.Typefaces.read(lambda path: OVERRIDES / path)


@cache
def _cover() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (1200, 630), "white").save(drawn, "PNG")
    return drawn.getvalue()
