"""The words in an .rtf file itself: of its text, and of what stands beside it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)(?P<number>-?\d+)? ?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])|(?P<brace>[{}])"
    r"|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_TEXT = "text"
_BESIDE: Mapping[str, str] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "running heads"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "running feet"),
    "annotation": "comments",
    "footnote": _TEXT,
}
_NO_WORDS = frozenset(
    "fonttbl colortbl stylesheet info pict object listtable listoverridetable revtbl rsidtbl generator themedata"
    " fldinst datastore latentstyles xmlnstbl".split()
)
_ENDS = frozenset("par line tab cell row sect page".split())
_SIGNS: Mapping[str, str] = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "~": "\u00a0",
    "_": "\u2011",
    "-": "\u00ad",
    "{": "{",
    "}": "}",
    "\\": "\\",
}


def words_of(data: bytes) -> dict[str, list[str]]:
    """The words by what they are: ``text`` by paragraph, ``running heads`` and the like."""
    source = data.decode("latin-1")
    page = re.search(r"\\ansicpg(\d+)", source)
    reading = _Reading(_encoding(page[1] if page else "1252"))
    for match in _TOKEN.finditer(source):
        reading.take(match, source)
    return {kind: _lines("".join(texts)) for kind, texts in reading.found.items()}


@dataclass
class _Reading:
    """How far a file is read.

    Arguments:
        kinds: what the words of each open group are, None where they are none.
        replaced: how many characters stand for a character of Unicode in older readers.
        skipped: how many of these are still to come.
    """

    encoding: str
    found: dict[str, list[str]] = field(default_factory=dict)
    kinds: list[str | None] = field(default_factory=lambda: [_TEXT])
    replaced: int = 1
    skipped: int = 0

    def take(self, match: re.Match[str], source: str) -> None:
        word = match["word"]
        if match["brace"] == "{":
            self.kinds.append(self.kinds[-1])
        elif match["brace"]:
            self.kinds = self.kinds[:-1] or [None]
        elif word in _BESIDE:
            self.kinds[-1] = _BESIDE[word]
        elif word in _NO_WORDS or (match["sign"] == "*" and not _goes_on(source, match.end())):
            self.kinds[-1] = None
        elif word == "uc":
            self.replaced = int(match["number"] or 1)
        else:
            self.put(self.text_of(match))

    def text_of(self, match: re.Match[str]) -> str:
        word = match["word"]
        if word == "u":
            self.skipped = 0
            self.put(chr(int(match["number"] or 63) % 65536))
            self.skipped = self.replaced
            return ""
        if word in _ENDS or match["sign"] == "\n":
            return "\n"
        if match["byte"]:
            text = bytes([int(match["byte"], 16)]).decode(self.encoding, "replace")
        else:
            text = _SIGNS.get(word or match["sign"] or "", match["text"] or "")
        if not word:
            text, self.skipped = text[self.skipped :], max(0, self.skipped - len(text))
        return text

    def put(self, text: str) -> None:
        kind = self.kinds[-1]
        if kind and text:
            self.found.setdefault(kind, []).append(text)


def _goes_on(source: str, at: int) -> bool:
    """Whether a destination that older readers may pass over holds words all the same."""
    match = re.compile(r"\\(footnote|annotation)\b").match(source, at)
    return match is not None


def _encoding(page: str) -> str:
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return "cp1252"


def _lines(text: str) -> list[str]:
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return [line for line in (" ".join(line.split()) for line in joined.split("\n")) if line]
