"""Words with formats and note marks, while a block is being made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from facing_pages.article import formatted
from facing_pages.model import Format, FormatKind, Mark


@dataclass(frozen=True)
class RichText(formatted.Words):
    """A run of words that can be cut and set."""

    def part(self, start: int, end: int | None = None) -> RichText:
        """The stretch from ``start`` to before ``end``, or to the end with the marks there."""
        last = len(self.text) if end is None else end
        formats = (
            replace(format, start=max(format.start, start) - start, end=min(format.end, last) - start)
            for format in self.formats
            if format.start < last and format.end > start
        )
        marks = (
            replace(mark, offset=mark.offset - start)
            for mark in self.marks
            if start <= mark.offset and (end is None or mark.offset < last)
        )
        return RichText(self.text[start:last], tuple(formats), tuple(marks))

    def stripped(self) -> RichText:
        """Without white space at either end; a mark there stays."""
        start = len(self.text) - len(self.text.lstrip())
        end = max(start, len(self.text.rstrip()))
        inner = self.part(start, end)
        marks = (replace(mark, offset=min(max(mark.offset - start, 0), end - start)) for mark in self.marks)
        return replace(inner, marks=tuple(marks))

    def with_format(self, kind: FormatKind, value: str = "") -> RichText:
        """All of it set so, but for white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        if start >= end:
            return self
        return replace(self, formats=(*self.formats, Format(start, end, kind, value)))

    def insert(self, at: int, words: str) -> RichText:
        """With plain words put in."""
        return joined([self.part(0, at), RichText(words), self.part(at)])

    def divided(self, sign: str) -> list[RichText]:
        """The parts between the places where a sign stands, as ``str.split`` has them."""
        parts, start = [], 0
        while (at := self.text.find(sign, start)) >= 0:
            cut = self.part(start, at)
            late = (replace(mark, offset=mark.offset - start) for mark in self.marks if mark.offset == at)
            parts.append(replace(cut, marks=(*cut.marks, *late)))
            start = at + len(sign)
        return [*parts, self.part(start)]

    def settled(self) -> RichText:
        """With its formats in their one form, none of them on white space at either end."""
        return replace(self, formats=formatted.merged(map(self._trimmed, self.formats)))

    def _trimmed(self, format: Format) -> Format:
        words = self.text[format.start : format.end]
        start = format.start + len(words) - len(words.lstrip())
        return replace(format, start=start, end=max(start, format.start + len(words.rstrip())))


def joined(parts: Iterable[formatted.Words], between: str = "") -> RichText:
    """Texts one after the other, with plain words between."""
    made = formatted.joined(parts, between)
    return RichText(made.text, made.formats, made.marks)


def with_mark(rich: RichText, start: int, end: int, labels: tuple[str, ...]) -> RichText:
    """With a stretch made a note mark."""
    before, after = rich.part(0, start), rich.part(end)
    held = [replace(mark, offset=start) for mark in rich.marks if start < mark.offset < end]
    mark = RichText("", (), (*held, Mark(0, labels, rich.text[start:end], 0)))
    return joined([before, mark, after])


def relabelled(rich: RichText, label: Callable[[str], str]) -> RichText:
    """With other labels on its marks, the mark printed as ``[3]``."""
    marks = []
    for mark in rich.marks:
        labels = tuple(map(label, mark.labels))
        marks.append(replace(mark, labels=labels, raw=f"[{','.join(labels)}]"))
    return replace(rich, marks=tuple(marks))
