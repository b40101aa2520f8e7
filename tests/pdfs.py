"""PDFs set word by word, for what reads them: in a typewriter face, so that every width is known."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SIZE, LEADING = 10.0, 12.0
WIDTH, HEIGHT = 420.0, 595.0
LEFT, TOP, FOOT = 50.0, 530.0, 60.0

ROMAN, BOLD, ITALIC = "F0", "F1", "F2"
_FONTS = {ROMAN: "Courier", BOLD: "Courier-Bold", ITALIC: "Courier-Oblique"}
_NAMED = {"\ufb01": "\x01", "\ufb02": "\x02", "\u00a0": "\x03"}


def width(words: str, size: float = SIZE) -> float:
    """How wide words are, in points."""
    return 0.6 * size * len(words)


def wrapped(words: str, measure: int) -> list[str]:
    """Words in lines of so many letters at most, as many in each as have room."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= measure:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@dataclass
class Pdf:
    """A PDF as it grows; the places are in points from a page's lower left corner."""

    title: str = ""
    author: str = ""
    pages: list[list[bytes]] = field(default_factory=list)
    y: float = TOP

    def page(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self.y = TOP

    def put(self, words: str, x: float, y: float, size: float = SIZE, font: str = ROMAN) -> None:
        """Set words in one run."""
        if not self.pages:
            self.page()
        for sign, code in _NAMED.items():
            words = words.replace(sign, code)
        shown = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        self.pages[-1].append(b"BT /%b %g Tf %g %g Td (%b) Tj ET" % (font.encode(), size, x, y, shown))

    def runs(self, runs: Iterable[tuple[str, str]], x: float = LEFT) -> None:
        """Set a line of runs, each with its font, or ``^`` for what is raised; go to the next line."""
        for words, font in runs:
            size, rise = (6.0, 4.0) if font == "^" else (SIZE, 0.0)
            self.put(words, x, self.y + rise, size, ROMAN if font == "^" else font)
            x += width(words, size)
        self.y -= LEADING

    def lines(
        self, lines: Iterable[str], x: float = LEFT, size: float = SIZE, font: str = ROMAN, indent: float = 0.0
    ) -> None:
        """Set lines below each other, the first set in, on a new page where the foot is reached."""
        for n, line in enumerate(lines):
            if not self.pages or self.y < FOOT:
                self.page()
            self.put(line, x + (0 if n else indent), self.y, size, font)
            self.y -= LEADING * size / SIZE

    def gap(self, points: float = LEADING) -> None:
        """Leave room."""
        self.y -= points

    def rule(self, x0: float, x1: float, y: float) -> None:
        """Draw a level line."""
        self.pages[-1].append(b"0.5 w %g %g m %g %g l S" % (x0, y, x1, y))

    def stem(self, x: float, y0: float, y1: float) -> None:
        """Draw an upright line."""
        self.pages[-1].append(b"0.5 w %g %g m %g %g l S" % (x, y0, x, y1))

    def picture(self) -> None:
        """Cover the page with a picture."""
        if not self.pages:
            self.page()
        self.pages[-1].append(b"q %g 0 0 %g 0 0 cm /P Do Q" % (WIDTH, HEIGHT))

    def data(self) -> bytes:
        """The file."""
        pages, first = len(self.pages), 4 + len(_FONTS) + 1
        fonts = b" ".join(b"/%b %d 0 R" % (name.encode(), 4 + n) for n, name in enumerate(_FONTS))
        resources = b"<</Font <<%b>> /XObject <</P %d 0 R>>>>" % (fonts, first - 1)
        kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(pages))
        objects = [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Count %d /Kids [%b] /MediaBox [0 0 %g %g]>>" % (pages, kids, WIDTH, HEIGHT),
            b"<</Title %b /Author %b>>" % (_string(self.title), _string(self.author)),
        ]
        objects += [
            b"<</Type /Font /Subtype /Type1 /BaseFont /%b /Encoding"
            b" <</BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl /uni00A0]>>>>" % name.encode()
            for name in _FONTS.values()
        ]
        objects.append(
            _stream(
                b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"x"
            )
        )
        for n, content in enumerate(self.pages):
            place = first + 2 * n + 1
            objects.append(b"<</Type /Page /Parent 2 0 R /Resources %b /Contents %d 0 R>>" % (resources, place))
            objects.append(_stream(b"", b"\n".join(content)))
        return written(objects)


def written(objects: Sequence[bytes]) -> bytes:
    """A file of objects: the first is the catalogue, the third says what the file is."""
    made, offsets = b"%PDF-1.7\n", []
    for n, thing in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (n, thing)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer <</Size %d /Root 1 0 R /Info 3 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + head + table + trailer


def _stream(about: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<<%b /Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (about, len(packed), packed)


def _string(words: str) -> bytes:
    return b"<%b>" % words.encode("utf-16").hex().encode()
