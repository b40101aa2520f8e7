"""Read a word processor’s file, .docx, .odt or .rtf, as pandoc reads it, and name what pandoc leaves out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path

from facing_pages.starting import docxwords, odtwords, pandoc
from facing_pages.starting.imported import CannotReadError, Imported, Said
from facing_pages.starting.making import make, styled_lines, told_language
from facing_pages.starting.xmltree import tree_of

_HOW = "a word processor’s file"
PROPERTIES = "the file’s properties"
_DC = "{http://purl.org/dc/elements/1.1/}"


def read_docx(data: bytes, path: Path) -> Imported:
    """The article in a .docx file.

    Raises:
        CannotReadError: it cannot be read.
    """
    files = pandoc.unpacked(data, path)
    if docxwords.main_part(files) not in files:
        raise _no_document(path)
    document = pandoc.read(data, "docx", path)
    source = docxwords.source(files)
    said = _properties(files.get("docProps/core.xml", b""), source)
    styled = styled_lines(document)
    return make(_with_lead(document), path, _HOW, said, source, docxwords.left_out(files), styled)


def read_odt(data: bytes, path: Path) -> Imported:
    """The article in an .odt file.

    Raises:
        CannotReadError: it cannot be read.
    """
    files = pandoc.unpacked(data, path)
    if "content.xml" not in files:
        raise _no_document(path)
    if b"encryption-data" in files.get("META-INF/manifest.xml", b""):
        raise CannotReadError(pandoc.locked(path))
    document = pandoc.read(data, "odt", path)
    source = odtwords.source(files)
    said = _properties(files.get("meta.xml", b""), source)
    return make(document, path, _HOW, said, source, odtwords.left_out(files), odtwords.styled_lines(files))


def read_rtf(data: bytes, path: Path) -> Imported:
    """The article in an .rtf file.

    Raises:
        CannotReadError: it cannot be read.
    """
    seen = data.replace(b"{\\*\\footnote", b"{\\footnote")  # pandoc passes over what is marked so
    document = pandoc.read(seen, "rtf", path)
    return make(document, path, _HOW, {}, list(_words(document.blocks)))


def _properties(xml: bytes, source: Sequence[str]) -> dict[str, Said]:
    """What a file's properties say; a template's and an office's names are among them, so they are not sure."""
    found: dict[str, str] = {}
    for element in tree_of(xml).iter(f"{_DC}title", f"{_DC}creator", f"{_DC}language"):
        if words := " ".join((element.text or "").split()):
            found[element.tag.removeprefix(_DC)] = words
    keys = {"title": "title", "byline": "creator"}
    said = {key: Said(found[name], PROPERTIES) for key, name in keys.items() if name in found}
    return said | told_language(found.get("language", ""), PROPERTIES, " ".join(source))


def _with_lead(document: pandoc.Document) -> pandoc.Document:
    """With the subtitle and the abstract, which pandoc takes out of the text, first in it again."""
    lead: list[pandoc.Node] = []
    for name in ("subtitle", "abstract"):
        node = document.meta.get(name, {})
        if node.get("t") == "MetaInlines":
            lead.append({"t": "Para", "c": node["c"]})
        elif node.get("t") == "MetaBlocks":
            lead += node["c"]
    return dataclasses.replace(document, blocks=[*lead, *document.blocks])


def _words(held: object) -> Iterator[str]:
    """The words that pandoc found, each for itself."""
    if isinstance(held, dict):
        if held.get("t") in ("Str", "Code", "CodeBlock"):
            yield held["c"] if held["t"] == "Str" else held["c"][1]
        elif held.get("t") != "Image":
            yield from _words(held.get("c"))
    elif isinstance(held, list):
        for inner in held:
            yield from _words(inner)


def _no_document(path: Path) -> CannotReadError:
    return CannotReadError(f"{path} is no {path.suffix} file: no text is in it. Save it again, and name that.")
