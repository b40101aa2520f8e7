"""Run pandoc: from a file's bytes to its tree of blocks and inlines, and the pictures it holds.

Pandoc runs in its sandbox, which keeps it from reading other files and from
the network, with limits on time and memory.
"""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facing_pages.importing.imported import CannotReadError, missing

MOST_BYTES = 50_000_000
"""The largest file that is read, and what a packed one may unpack to, in bytes."""

Node = dict[str, Any]
"""A block or an inline of pandoc's tree: its type under ``t``, what it holds under ``c``."""

_MOST_TAGS = 250_000
"""Tags of XML in a packed document. No article has as many, and a program that reads them needs a hundred times as many
bytes as they have."""
_MOST_FILES = 5_000
_MOST_SECONDS = 60
_MOST_MEMORY = "-M450m"
_OF_XML = (".xml", ".xhtml", ".html", ".htm", ".opf", ".ncx", ".rels")
_FORMATS = {
    "docx": "docx-auto_identifiers",
    "odt": "odt-auto_identifiers",
    "rtf": "rtf",
    "html": "html+line_blocks-auto_identifiers",
}


@dataclass(frozen=True)
class Document:
    """What pandoc read.

    Arguments:
        blocks: the document's blocks.
        meta: what its own lines say of it by their style, such as ``title``.
        pictures: the pictures that it holds, by the name that the blocks use.
    """

    blocks: list[Node]
    meta: Mapping[str, Node]
    pictures: Mapping[str, bytes]


def read(data: bytes, format: str, path: Path) -> Document:
    """A file as pandoc reads it.

    Arguments:
        format: one of ``docx``, ``odt``, ``rtf``, ``html``.
        path: the file, as messages should name it.

    Raises:
        CannotReadError: pandoc is missing, cannot read it, or takes too long.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [_program(), "--sandbox", "--from", _FORMATS[format], "--to", "json", "--track-changes=accept"]
        command += ["--extract-media", folder, "+RTS", _MOST_MEMORY, "-RTS"]
        try:
            done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=_MOST_SECONDS)
        except subprocess.TimeoutExpired:
            told = f"{path} takes longer than {_MOST_SECONDS} seconds to read. Divide it, or save it as .txt."
            raise CannotReadError(told) from None
        if done.returncode:
            told = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
            raise CannotReadError(broken(path, f"is broken ({told})"))
        made = json.loads(done.stdout)
        pictures = {f"{file}": file.read_bytes() for file in sorted(Path(folder).rglob("*")) if file.is_file()}
    return Document(made["blocks"], made["meta"], pictures)


def unpacked(data: bytes, path: Path) -> dict[str, bytes]:
    """The files in a packed document, by name.

    Raises:
        CannotReadError: it is no such file, is locked by a password, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST_FILES:
                raise CannotReadError(f"{path} holds more than {_MOST_FILES:,} files, and no article does.")
            if sum(info.file_size for info in infos) > MOST_BYTES:
                raise CannotReadError(f"{path} unpacks to more than {MOST_BYTES // 1_000_000} MB, and no article does.")
            if any(info.flag_bits & 1 for info in infos):
                raise CannotReadError(locked(path))
            files = {info.filename: archive.read(info) for info in infos if not info.is_dir()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, NotImplementedError, ValueError):
        raise CannotReadError(broken(path, f"is broken or no {path.suffix} file")) from None
    if sum(content.count(b"<") for name, content in files.items() if name.endswith(_OF_XML)) > _MOST_TAGS:
        raise CannotReadError(f"{path} unpacks to more than {_MOST_TAGS:,} tags, and no article has as many.")
    return files


def broken(path: Path, what: str) -> str:
    """What to say of a file that cannot be read as what it should be."""
    return f"{path} {what}. Open it where it was made, save it again, and name that."


def locked(path: Path) -> str:
    """What to say of a file that is locked."""
    return f"{path} is locked by a password. Open it, save it without the password, and name that."


def _program() -> str:
    try:
        import pypandoc  # type: ignore[import-untyped]

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        raise missing("Pandoc, which reads such files,") from None
