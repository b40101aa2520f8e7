"""Read an article from the file people have it in: which reader takes which file, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from facing_pages.importing.imported import CannotReadError, Imported
from facing_pages.importing.office.documents import read_docx, read_odt, read_rtf
from facing_pages.importing.office.ebook import read_epub
from facing_pages.importing.pages.webpage import read_page
from facing_pages.importing.plaintext import read_text
from facing_pages.importing.trees.pandoc import MOST_BYTES, locked


def _pdf(data: bytes, path: Path) -> Imported:
    from facing_pages.importing.pdf.reader import read_pdf

    return read_pdf(data, path)


_READERS: Mapping[str, Callable[[bytes, Path], Imported]] = {
    ".txt": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".docx": read_docx,
    ".odt": read_odt,
    ".rtf": read_rtf,
    ".epub": read_epub,
    ".pdf": _pdf,
}
_KINDS = "Save it as .docx, .odt, .rtf, .epub, .html, .pdf, .md or .txt, and name that."
_BEGINNINGS: Mapping[bytes, tuple[str, frozenset[str]]] = {
    b"%PDF-": ("a PDF", frozenset({".pdf"})),
    b"{\\rtf": ("an RTF file", frozenset({".rtf"})),
    b"PK\x03\x04": ("a packed file, as word processors save them", frozenset({".docx", ".odt", ".epub"})),
}
"""What a file is by its first bytes, and the endings that say so."""
_PAGE = ((rb"<[a-zA-Z]", 12_000, "elements"), (rb"(?i)<(?:p|li|div|br|d[dt]|h[1-6])[\s/>]", 3_500, "paragraphs"))
_MOST: Mapping[str, Sequence[tuple[bytes, int, str]]] = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), _PAGE),
    ".rtf": ((rb"\\", 50_000, "commands"), (rb"\{", 20_000, "groups")),
}
"""By the ending of a name: of which signs a file has how many at most, and what they are."""
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read(path: Path) -> Imported:
    """The article in a file, by the ending of its name.

    Raises:
        CannotReadError: it cannot be read.
    """
    data = _bytes(path)
    reader = _READERS.get(path.suffix.lower())
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise CannotReadError(locked(path))
        told = "is an old Word file. Open it in a word processor, save it as .docx, and name that."
        raise CannotReadError(f"{path} {told}")
    for beginning, (kind, endings) in _BEGINNINGS.items():
        if data.startswith(beginning) and path.suffix.lower() not in endings:
            named = " or ".join(sorted(endings))
            raise CannotReadError(f"{path} is {kind}. Give its name the right ending, {named}, and name that.")
    if reader is None:
        raise CannotReadError(f"{path} is of no kind that is read here. {_KINDS}")
    if len(data) > MOST_BYTES:
        raise CannotReadError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB, and no article is.")
    for sign, most, parts in _MOST.get(path.suffix.lower(), ()):
        if sum(1 for _ in re.finditer(sign, data)) > most:
            raise CannotReadError(f"{path} has more than {most:,} {parts}. Copy the article alone into a .txt file.")
    try:
        return reader(data, path)
    except RecursionError:
        told = "nests one thing in another deeper than can be read. Copy its text into a .txt file, and name that."
        raise CannotReadError(f"{path} {told}") from None


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise CannotReadError(f"{path} is a folder. Name the files in it, one for each text.")
    try:
        if not path.exists() or path.is_file():
            with path.open("rb") as file:
                return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CannotReadError(f"{path} is not there. Check the name.") from None
    except OSError as error:
        raise CannotReadError(f"{path} cannot be opened: {error.strerror}.") from None
    raise CannotReadError(f"{path} is no file but a device or a pipe, which may have no end. Name a file.")
