"""Read an .epub: the documents of its spine as one page, without cover, contents and colophon."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from facing_pages.importing.imported import CannotReadError, Imported, LeftOut, Said
from facing_pages.importing.office.xmltree import tree_of
from facing_pages.importing.pages.preparing import words_of
from facing_pages.importing.pages.webpage import read_html
from facing_pages.importing.trees import pandoc
from facing_pages.importing.trees.making import told_language
from facing_pages.importing.trees.richtext import RichText
from facing_pages.words import count

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_RECORD = "the book’s own record"
_TITLE_PAGE = "the title page"
_FRAMES: Mapping[str, str] = {
    "cover": "covers and title pages",
    "titlepage": "covers and title pages",
    "halftitlepage": "covers and title pages",
    "title-page": "covers and title pages",
    "halftitle": "covers and title pages",
    "toc": "tables of contents",
    "nav": "tables of contents",
    "landmarks": "tables of contents",
    "loi": "tables of contents",
    "colophon": "colophons and licences",
    "imprint": "colophons and licences",
    "copyright-page": "colophons and licences",
    "copyright": "colophons and licences",
    "uncopyright": "colophons and licences",
}
"""What stands round the text of a book, by the type of its section or the name of its file."""
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(frozen=True)
class _Part:
    """A document of the spine: its file, its body, and what of a book's frame it is, if it is part of it."""

    name: str
    body: Any
    frame: str


def read_epub(data: bytes, path: Path) -> Imported:
    """The text of an .epub.

    Raises:
        CannotReadError: it cannot be read.
    """
    files = pandoc.unpacked(data, path)
    if "META-INF/encryption.xml" in files and b"EncryptedData" in files.get("META-INF/rights.xml", b""):
        raise CannotReadError(f"{path} is protected against copying. Name a copy without protection.")
    package = _package(files)
    if not package:
        raise CannotReadError(f"{path} is no .epub file: no book is in it. Get it again, and name that.")
    record = tree_of(files[package])
    parts = list(_parts(files, package, record))
    text = [part for part in parts if not part.frame]
    left_out = tuple(
        LeftOut(part.frame, words) for part in parts if part.frame and (words := " ".join(words_of(part.body)))
    )
    said, styled = _said(record, [part for part in parts if part.frame == "covers and title pages"])
    said |= told_language(_first(record, "language"), _RECORD, " ".join(words_of(text[0].body)) if text else "")
    total = sum(count(words) for part in parts for words in words_of(part.body))
    return read_html(_one_page(text), path, "an e-book", said, left_out, files, total, styled)


def _package(files: Mapping[str, bytes]) -> str:
    """The name of the file that says what the book consists of; empty where there is none."""
    tree = tree_of(files.get("META-INF/container.xml", b""))
    names = (element.get("full-path", "") for element in tree.iter("{*}rootfile"))
    return next((name for name in names if name in files), "")


def _parts(files: Mapping[str, bytes], package: str, record: Any) -> Iterator[_Part]:
    folder = posixpath.dirname(package)
    items = {item.get("id"): item for item in record.iter(f"{_OPF}item")}
    guide = {
        _resolved(folder, element.get("href", ""))[0]: element.get("type", "")
        for element in record.iter(f"{_OPF}reference")
    }
    for reference in record.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref"))
        if item is None:
            continue
        name = _resolved(folder, item.get("href", ""))[0]
        if name not in files or "html" not in item.get("media-type", ""):
            continue
        body = _body(files[name])
        if body is not None:
            types = {item.get("properties") or "", guide.get(name, ""), *_types(body), _stem(name)}
            yield _Part(name, body, next((_FRAMES[type] for type in sorted(types) if type in _FRAMES), ""))


def _body(xhtml: bytes) -> Any:
    """The body of a document as HTML, its tags without namespaces."""
    from lxml import etree  # type: ignore[import-untyped]

    text = xhtml.decode("utf-8-sig", "replace")
    text = re.sub(r"^\s*<\?xml[^>]*>", "", _ENTITY.sub(lambda match: html.unescape(match[0]), text))
    tree = tree_of(text.encode())
    for element in tree.iter(etree.Element):
        element.tag = etree.QName(element).localname
        if type := element.attrib.pop(_EPUB_TYPE, None):
            element.set("data-type", type)
    return tree.find("body")


def _types(body: Any) -> set[str]:
    """What a document says of its kind, itself or by the one section in it."""
    alone = next(iter(body)) if len(body) == 1 else None
    said = f"{body.get('data-type', '')} {'' if alone is None else alone.get('data-type', '')}"
    return set(said.split())


def _stem(name: str) -> str:
    return re.sub(r"[-_ ]?page$|[-_\d]+$", "", posixpath.splitext(posixpath.basename(name))[0].lower()).replace("_", "")


def _one_page(parts: list[_Part]) -> str:
    """The documents as one page: ids made different by document, links within the book led to them."""
    from lxml import etree

    numbers = {part.name: n for n, part in enumerate(parts)}
    for part in parts:
        for element in part.body.iter(etree.Element):
            if element.get("id"):
                element.set("id", f"d{numbers[part.name]}-{element.get('id')}")
            for key in ("src", "href", "{http://www.w3.org/1999/xlink}href"):
                if element.get(key):
                    element.set(key, _led(element.get(key), part, numbers))
        part.body.tag = "div"
        part.body.set("id", f"d{numbers[part.name]}")
    page = etree.Element("body")
    page.extend([part.body for part in parts])
    return str(etree.tostring(page, encoding="unicode", method="html"))


def _led(address: str, part: _Part, numbers: Mapping[str, int]) -> str:
    if re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE):
        return address
    name, place = _resolved(posixpath.dirname(part.name), address)
    name = name if address.partition("#")[0] else part.name
    if name in numbers:
        return f"#d{numbers[name]}-{place}" if place else f"#d{numbers[name]}"
    return f"{name}#{place}" if place else name


def _resolved(folder: str, address: str) -> tuple[str, str]:
    """The file and the place in it that an address within the book names."""
    name, _, place = address.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(name))), place


def _said(record: Any, title_pages: list[_Part]) -> tuple[dict[str, Said], dict[str, RichText]]:
    """What the book says of itself; sure where its title page says so too."""
    printed = _letters(" ".join(words for part in title_pages for words in words_of(part.body)))
    said: dict[str, Said] = {}
    styled: dict[str, RichText] = {}
    for key, name in (("title", "title"), ("byline", "creator")):
        words = _first(record, name)
        is_printed = bool(words) and _letters(words) in printed
        if words:
            said[key] = Said(words, _TITLE_PAGE if is_printed else _RECORD, is_printed)
        if is_printed and key == "title":
            styled["title"] = RichText(words)
    return said, styled


def _first(record: Any, name: str) -> str:
    found = next(iter(record.iter(f"{_DC}{name}")), None)
    return "" if found is None else " ".join((found.text or "").split())


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
