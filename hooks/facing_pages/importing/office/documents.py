"""Read a word processor’s file, .docx, .odt or .rtf, as pandoc reads it, and name what pandoc leaves out."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from facing_pages.importing.imported import CannotReadError, Imported, LeftOut, Said
from facing_pages.importing.office import docxwords, odtwords, rtfwords
from facing_pages.importing.office.xmltree import tree_of
from facing_pages.importing.trees import pandoc
from facing_pages.importing.trees.making import make, styled_lines, told_language

_HOW = "a word processor’s file"
PROPERTIES = "the file’s properties"
_REPLACED = re.compile(rb"(\\u-?\d+)\?")
_DC = "{http://purl.org/dc/elements/1.1/}"


def read_docx(data: bytes, path: Path) -> Imported:
    """The article in a .docx file.

    Raises:
        CannotReadError: it cannot be read.
    """
    files = pandoc.unpacked(data, path)
    if docxwords.main_part(files) not in files:
        raise _no_document(path)
    document = pandoc.read(docxwords.with_each_line_once(files) or data, "docx", path)
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
    document = _with_alternatives(pandoc.read(data, "odt", path), odtwords.alternatives(files))
    source = odtwords.source(files)
    said = _properties(files.get("meta.xml", b""), source)
    return make(document, path, _HOW, said, source, odtwords.left_out(files), odtwords.styled_lines(files))


def read_rtf(data: bytes, path: Path) -> Imported:
    """The article in an .rtf file.

    Raises:
        CannotReadError: it cannot be read.
    """
    # Pandoc passes over notes that are marked so, and takes a letter more than a question mark for what it replaces.
    seen = _REPLACED.sub(rb"\1 ?", data.replace(b"{\\*\\footnote", b"{\\footnote"))
    document = pandoc.read(seen, "rtf", path)
    words = rtfwords.words_of(data)
    source = words.pop("text", [])
    return make(document, path, _HOW, {}, source, [LeftOut(kind, " ".join(said)) for kind, said in words.items()])


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


def _with_alternatives(document: pandoc.Document, told: Mapping[str, str]) -> pandoc.Document:
    """With the alternative texts of pictures, which pandoc passes over in .odt files."""
    stack: list[Any] = [document.blocks]
    while stack:
        held = stack.pop()
        if isinstance(held, dict) and held.get("t") == "Image":
            name = next((name for name in told if held["c"][2][0].endswith(name)), None)
            if name and not held["c"][1]:
                held["c"][1] = [{"t": "Str", "c": told[name]}]
        elif isinstance(held, dict):
            stack.append(held.get("c"))
        elif isinstance(held, list):
            stack += held
    return document


def _no_document(path: Path) -> CannotReadError:
    return CannotReadError(f"{path} is no {path.suffix} file: no text is in it. Save it again, and name that.")
