"""Text that is not what it looks like: words written the other way round, letters that only look alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from facing_pages.problems import Problem
from facing_pages.webaddress import is_address
from facing_pages.writing.folder import Folder

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What sets the direction of all words after it, unseen; the marks U+200E, U+200F and U+061C stand for one letter."""
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = frozenset("LATIN CYRILLIC GREEK ARMENIAN CHEROKEE COPTIC".split())
"""The scripts in which letters are found that look like those of another."""


def disguised(folder: Folder) -> Iterator[Problem]:
    """A warning for each text in a comparison's folder that an editor may take for another."""
    for _, record in folder.everything():
        for keys, text in _strings(record.places.data):
            yield from _in_text(text, record.path, record.line(*keys))
        yield from _in_text(record.body, record.path, record.body_line)
    for written in folder.articles.values():
        for block in written.article.blocks:
            yield from _in_text(block.text, written.text_path, block.line)


def _strings(value: Any, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every string in a value, with the keys that lead to it; a value that stands in itself was refused before."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _strings(item, (*keys, key))


def _in_text(text: str, path: str, line: int) -> Iterator[Problem]:
    """What is wrong in a text that begins on a line of a file."""
    if text.isascii():
        return
    for found in _TURNS.finditer(text):
        at = line + text.count("\n", 0, found.start())
        name = unicodedata.name(found.group())
        message = f"An unseen character turns the direction of words here ({name}, U+{ord(found.group()):04X})."
        repair = "Take it out, or say under “answered” why it is needed."
        yield Problem(path, at, "hidden-direction", message, repair, "warning")
    if is_address(text):
        yield from _in_address(text, path, line)
        return
    for found in _WORD.finditer(text):
        if other := _mixed(found.group()):
            at = line + text.count("\n", 0, found.start())
            message = f"In “{found.group()}” the letter {other} only looks like one of the others."
            yield Problem(path, at, "look-alike", message, "Write the word in one script.", "warning")


def _in_address(address: str, path: str, line: int) -> Iterator[Problem]:
    """An address whose host is written in letters that may look like those of another host."""
    host = urlsplit(address).hostname or ""
    if not host.isascii():
        try:
            plain = host.encode("idna").decode()
        except UnicodeError:
            plain = "no name of a host"
        message = f"The host “{host}” has letters beyond a to z; it is {plain}."
        repair = "Look whether it is the host that is meant, and write it in the second form."
        yield Problem(path, line, "look-alike", message, repair, "warning")


def _mixed(word: str) -> str:
    """The letter of a word that is of another script than the most of it, as Unicode calls it; empty where none is.

    >>> _mixed("Сhina"), _mixed("Пекин"), _mixed("μm"), _mixed("été")
    ('С (CYRILLIC CAPITAL LETTER ES)', '', '', '')
    """
    if word.isascii() or len(word) < 3:
        return ""
    scripts = [unicodedata.name(letter, "").partition(" ")[0] for letter in word]
    known = [script for script in scripts if script in _ALIKE]
    if len(set(known)) < 2:
        return ""
    rare = min(set(known), key=lambda script: (known.count(script), script))
    letter = word[scripts.index(rare)]
    return f"{letter} ({unicodedata.name(letter)})"
