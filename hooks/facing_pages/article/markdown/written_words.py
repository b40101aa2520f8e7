"""Words with their formats and note marks as Markdown that ``inline`` reads back as the same."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from facing_pages.article.formatted import Words
from facing_pages.markdown import escape, opening
from facing_pages.model import Format, FormatKind, Mark
from facing_pages.model.article import LINE_IN_CELL

_SIGNS: Mapping[FormatKind, str] = {
    "emphasis": "*",
    "strong": "**",
    "struck": "~~",
    "code": "`",
    "superscript": "^",
    "subscript": "~",
}
_TAGS: Mapping[FormatKind, str] = {
    "emphasis": "em",
    "strong": "strong",
    "struck": "del",
    "code": "code",
    "superscript": "sup",
    "subscript": "sub",
}
_SIGN_OF_ITEM = re.compile(r"\(?(?:[a-zA-Z]|[ivxlc]{1,6}|[0-9]{1,3})[.)](?=[ \t])")
_NUMBER_OF_ITEM = re.compile(r"\d+[.)]")
_ENTITY = re.compile(r"&#?\w+;")
_PLAIN_RAISED = re.compile(r"[A-Za-z0-9]+")
_NUMBER = re.compile(r"¶[0-9]+")
_PLAIN_VALUE = re.compile(r"[A-Za-z0-9_:-]+")
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9:/.,;?=%#+@_-]+")
_ORDER: Sequence[FormatKind] = (
    *("link", "language", "speaker", "sign", "strong", "emphasis", "struck"),
    *("superscript", "subscript", "code"),
)


@dataclass(frozen=True)
class Sign(Mark):
    """Something that stands among words and is written as it is, such as a link to a note.

    Arguments:
        written: Markdown or tags.
        within: it begins or ends a stretch that is set as no other words are: it stands within all formats
            that begin, or end, at its place. Else it stands outside them.
    """

    written: str = ""
    within: Literal["", "begin", "end"] = ""


def write_words(words: Words, line_break: str = "", *, plain: bool = False) -> str:
    """The words for the beginning of a line of Markdown.

    Arguments:
        line_break: what stands for a line break; where nothing else is said a
            backslash at the end of the line, or a tag if plain.
        plain: any renderer shows the words and hides what is said of them.
    """
    return _Writer(words, line_break or ("<br>\n" if plain else "\\\n"), plain=plain).written()


def write_address(address: str) -> str:
    """An address for the brackets of a link or a picture, in angle brackets if anything in it might mean more."""
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    return f"<{_escaped(address).replace('>', '&gt;')}>"


def write_quoted(words: str) -> str:
    """Words for the quotation marks of a picture's caption."""
    return '"' + _escaped(words).replace('"', "&quot;") + '"'


def write_alternative(words: str) -> str:
    """Words for the brackets of a picture."""
    return _escaped(words)


def _escaped(text: str) -> str:
    return escape(text).replace("|", "&#124;")


class _Writer:
    def __init__(self, words: Words, line_break: str, *, plain: bool) -> None:
        self._words, self._break, self._plain = words, line_break, plain
        self._out: list[str] = []
        self._open: list[Format] = []
        self._stop = -1
        self._whole = frozenset(words.formats)
        self._meeting, self._touched = _meetings(words.formats)
        ends = (end for one in words.formats for end in (one.start, one.end))
        self._places = sorted({*ends, *(mark.offset for mark in words.marks)})
        self._signs_as_written = frozenset(mark.written for mark in words.marks if isinstance(mark, Sign))
        self._inner = frozenset(mark.offset for mark in words.marks if _within(mark))

    def written(self) -> str:
        text = self._words.text
        marks: dict[int, list[Mark]] = defaultdict(list)
        inner: dict[tuple[int, str], list[Mark]] = defaultdict(list)
        starting: dict[int, list[Format]] = defaultdict(list)
        for mark in self._words.marks:
            (inner[mark.offset, _within(mark)] if _within(mark) else marks[mark.offset]).append(mark)
        for one in self._words.formats:
            starting[one.start].append(one)
        at = 0
        for place in sorted({0, len(text), *self._places}):
            self._text(at, place)
            at = place
            self._out += (_mark(mark, plain=self._plain) for mark in inner[place, "end"])
            self._close_at(place)
            links = (
                [n for n, one in enumerate(self._open) if one.kind == "link"] if self._plain and marks[place] else []
            )
            again = self._close(links[0]) if links else []
            self._out += (_mark(mark, plain=self._plain) for mark in marks[place])
            for one in again:
                self._begin(replace(one, start=place))
            for one in sorted(starting[place], key=lambda one: (-one.end, _ORDER.index(one.kind), one.value)):
                self._begin(one)
            self._out += (_mark(mark, plain=self._plain) for mark in inner[place, "begin"])
        return "".join(self._out)

    # --- formats ---

    def _close_at(self, place: int) -> None:
        """End the formats that end here; those opened later than one of them end with it and begin anew."""
        ending = [n for n, one in enumerate(self._open) if one.end <= place]
        for one in self._close(ending[0]) if ending else ():
            if one.end > place:
                self._begin(replace(one, start=place))

    def _close(self, first: int) -> list[Format]:
        """End those open formats from the one of that number on."""
        closed = self._open[first:]
        while len(self._open) > first:
            self._out.append(self._signs(self._open.pop())[1])
        return closed

    def _begin(self, one: Format) -> None:
        self._open.append(one)
        self._out.append(self._signs(one)[0])

    def _signs(self, one: Format) -> tuple[str, str]:
        """What stands before and after a stretch: a sign of Markdown where that is sure to be read, else a span."""
        whole = one in self._whole
        inner = bisect_right(self._places, one.start)
        divided = inner < len(self._places) and self._places[inner] < one.end
        alone = whole and one not in self._meeting and not self._inner & {one.start, one.end}
        covered = self._words.text[one.start : one.end]
        if one.kind == "link":
            if whole and not divided and one not in self._touched:
                return "[", f"]({write_address(one.value)})"
            return f'<a href="{html.escape(one.value).replace("|", "&#124;")}">', "</a>"
        if self._plain:
            return self._plain_signs(one, is_word=alone and not divided)
        if one.kind == "language":
            value = one.value if _PLAIN_VALUE.fullmatch(one.value) else f'"{one.value}"'
            return "[", f"]{{lang={value}}}"
        if alone and one.kind in _SIGNS and _is_sure(one.kind, covered, divided=divided):
            return _SIGNS[one.kind], _SIGNS[one.kind]
        return "[", f"]{{.{one.kind}}}"

    def _plain_signs(self, one: Format, *, is_word: bool) -> tuple[str, str]:
        """The same in what every renderer knows: a few signs, else tags.

        Arguments:
            is_word: nothing else begins, ends or stands where this does.
        """
        covered = self._words.text[one.start : one.end]
        sign = _SIGNS.get(one.kind, "")
        # Some read tags and numbers of characters before they see that these stand in code.
        is_sure = _is_sure(one.kind, covered, divided=False) and not (one.kind == "code" and re.search("[<&]", covered))
        is_sure = is_sure or bool(_NUMBER.fullmatch(covered) and self._begins_word(one))
        if is_word and one.kind in ("emphasis", "strong", "code") and is_sure:
            return sign, sign
        if tag := _TAGS.get(one.kind):
            return f"<{tag}>", f"</{tag}>"
        said = f'lang="{one.value}"' if one.kind == "language" else f'class="{one.kind}"'
        return f"<span {said}>", "</span>"

    def _begins_word(self, one: Format) -> bool:
        return not self._words.text[: one.start][-1:].strip()

    # --- text ---

    def _text(self, at: int, end: int) -> None:
        text = self._words.text[at:end]
        if any(one.kind == "code" and self._signs(one)[0] == "`" for one in self._open):
            self._out.append(text)
            return
        for n, line in enumerate(re.split(rf"[\n{LINE_IN_CELL}]" if self._break == "<br>" else r"\n", text)):
            if n:
                self._out.append(self._break)
            if line:
                self._line(line, at)
            at += len(line) + 1

    def _line(self, line: str, at: int) -> None:
        """A run of words without a line break; the signs between them are taken away where the file is read back."""
        before = next((out for out in reversed(self._out) if out and out not in self._signs_as_written), "")
        begins = not before or before.endswith("\n")
        if begins:
            self._stop = self._stop_of_item(at)
        stop = self._stop - at
        if 0 <= stop < len(line):
            behind = self._escaped(line[stop + 1 :], at + stop + 1)
            written = f"{self._escaped(line[:stop], at)}\\{line[stop]}{behind}"
        else:
            written = opening(self._escaped(line, at)) if begins else self._escaped(line, at)
        if before.endswith("]") and written[0] in "(:":
            written = f"&#{ord(written[0])};{written[1:]}"
        self._out.append(_spaced(written))

    def _stop_of_item(self, at: int) -> int:
        """Where a character stands that would make the first words of a line the sign of an item; -1 if none does."""
        match = _SIGN_OF_ITEM.match(self._words.text, at) or _NUMBER_OF_ITEM.match(self._words.text, at)
        return -1 if not match else at if match[0].startswith("(") else match.end() - 1

    def _escaped(self, line: str, at: int) -> str:
        """Words of a line: an ampersand that begins an entity with those behind them is told too."""
        written = _escaped if self._break == "<br>" else escape
        cut = line.rfind("&")
        if cut < 0 or not _ENTITY.match(self._words.text, at + cut):
            return written(line)
        return f"{written(line[:cut])}&amp;{written(line[cut + 1 :])}"


def _spaced(written: str) -> str:
    """A run whose white space at either end is kept where a line begins or ends there."""
    if written.endswith("!"):
        written = f"{written[:-1]}&#33;"
    return written


def _meetings(formats: Sequence[Format]) -> tuple[frozenset[Format], frozenset[Format]]:
    """The stretches that cross another or share an end with one; and the links that overlap any but an outer one."""
    ends = Counter(place for one in formats for place in {one.start, one.end})
    meeting = {one for one in formats if ends[one.start] > 1 or ends[one.end] > 1}
    touched: set[Format] = set()
    open_here: list[Format] = []
    for one in sorted(formats, key=lambda one: (one.start, -one.end)):
        open_here = [other for other in open_here if other.end > one.start]
        crossing = [other for other in open_here if other.end < one.end]
        meeting.update([one, *crossing] if crossing else [])
        touched.update(other for other in open_here if other.kind == "link")
        if one.kind == "link" and not all(_holds(other, one) for other in open_here):
            touched.add(one)
        open_here.append(one)
    return frozenset(meeting), frozenset(touched)


def _holds(outer: Format, inner: Format) -> bool:
    """Whether a stretch begins before another and ends after it, and is no link."""
    return outer.start < inner.start and inner.end < outer.end and outer.kind != "link"


def _within(mark: Mark) -> str:
    return mark.within if isinstance(mark, Sign) else ""


def _mark(mark: Mark, *, plain: bool) -> str:
    if isinstance(mark, Sign):
        return mark.written
    calls = "".join(f"[^{label}]" for label in mark.labels)
    if len(mark.labels) == 1:
        return calls
    return f'<span class="mark">{calls}</span>' if plain else f"[{calls}]{{.mark}}"


def _is_sure(kind: FormatKind, covered: str, *, divided: bool) -> bool:
    """Whether a sign of Markdown round these words is read as one, whatever stands beside it."""
    if kind == "code":
        return not divided and not re.search(r"[`\n|]|^\s|\s$", covered)
    if kind in ("superscript", "subscript"):
        return not divided and _PLAIN_RAISED.fullmatch(covered) is not None
    return covered[0].isalnum() and covered[-1].isalnum()
