"""The process that reads a PDF: the file comes on its standard input, what is on the pages goes out as JSON."""

from __future__ import annotations

import ctypes
import json
import math
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from facing_pages.importing.pdf.sheets import (
    BOLD,
    FIXED,
    ITALIC,
    MOST_CHARACTERS,
    MOST_PAGES,
    Piece,
    SheetsError,
)

_MOST_MEMORY = 2 << 30
_MOST_OBJECTS = 20_000
"""Of drawings on one page; a map has more, and no table."""
_DOT = (1.5, 8.0)
_SPACE = 0.13
"""How wide the narrowest space between words is, in sizes of the type."""
_FLAG_ITALIC, _FLAG_BOLD, _FLAG_FIXED = 1 << 6, 1 << 18, 1 << 0
_NO_BREAK = "\u00a0\u2007\u202f"
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")
_SPACED = re.compile("[!-\u04ff\u2010-\u2027]{2}")
"""Signs of scripts that set spaces between words."""


def main() -> None:
    """Answer on standard output, with JSON, what the PDF on standard input holds."""
    _limit()
    try:
        answer = _read(sys.stdin.buffer.read())
    except SheetsError as error:
        answer = {"failure": error.failure}
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    """Take no more memory than such a file needs, where the system can be told so."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    except (ImportError, OSError, ValueError):
        return


def _read(data: bytes) -> dict[str, Any]:
    try:
        import pypdfium2
        import pypdfium2.raw as raw
    except ImportError:
        raise SheetsError("missing") from None
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise SheetsError("password" if is_locked else "broken") from None
    if pages > MOST_PAGES:
        raise SheetsError("pages")
    sheets, characters = [], 0
    for number in range(pages):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            raise SheetsError("broken") from None
        sheets.append(_page(page, raw))
        characters += sum(len(piece.text) for piece in sheets[-1]["pieces"])
        if characters > MOST_CHARACTERS:
            raise SheetsError("letters")
    properties = document.get_metadata_dict(skip_empty=True)
    return {"sheets": sheets, "properties": properties, "language": _language(document, raw)}


def _language(document: Any, raw: Any) -> str:
    """The tag of the language that the file says it is in."""
    length = raw.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < length < 200:
        return ""
    name = ctypes.create_string_buffer(length)
    raw.FPDFCatalog_GetLanguage(document, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), length)
    return name.raw.decode("utf-16-le", "replace").rstrip("\0")


def _page(page: Any, raw: Any) -> dict[str, Any]:
    turn = page.get_rotation()
    left, bottom, right, top = page.get_cropbox()
    words = page.get_textpage()
    turned = _turn(turn, left, bottom, right, top)
    links = list(_links(page, raw, turned))
    pieces: list[Piece] = []
    sideways: list[str] = []
    for is_level, piece in _pieces(_characters(words, raw, turned, turn)):
        if is_level:
            pieces.append(piece._replace(link=_link(piece, links)))
        else:
            sideways.append(piece.text)
    width, height = page.get_size()
    return {
        "width": width,
        "height": height,
        "pieces": pieces,
        "sideways": " ".join(sideways),
        **_drawings(page, raw, turned, width * height),
    }


class _Character(NamedTuple):
    text: str
    x0: float
    x1: float
    y: float
    size: float
    style: int
    is_level: bool


def _turn(turn: int, left: float, bottom: float, right: float, top: float) -> Any:
    """From a place in the file to one on the page as it is read, for a page turned by that many degrees."""
    return {
        0: lambda x, y: (x - left, y - bottom),
        90: lambda x, y: (y - bottom, right - x),
        180: lambda x, y: (right - x, top - y),
        270: lambda x, y: (top - y, x - left),
    }[turn]


def _characters(words: Any, raw: Any, turned: Any, turn: int) -> Iterator[_Character | None]:
    """The characters of a page in the order of the library, None for white space and at a line's end."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    last, size, style, is_level = None, 0.0, 0, True
    for at in range(raw.FPDFText_CountChars(words)):
        code = raw.FPDFText_GetUnicode(words, at)
        text = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if raw.FPDFText_IsHyphen(words, at) == 1 or code in (0x02, 0xFFFE):
            text = "-"
        elif raw.FPDFText_IsGenerated(words, at) == 1 or (text not in _NO_BREAK and _BLANK.match(text)):
            yield None
            continue
        thing = raw.FPDFText_GetTextObject(words, at)
        address = ctypes.cast(thing, ctypes.c_void_p).value
        if address != last or address is None:
            last = address
            raw.FPDFText_GetMatrix(words, at, matrix)
            size = raw.FPDFText_GetFontSize(words, at) * math.hypot(matrix.c, matrix.d)
            angle = (math.degrees(math.atan2(matrix.b, matrix.a)) - turn + 180) % 360 - 180
            is_level = abs(angle) < 3
            style = _style(words, raw, at)
        raw.FPDFText_GetCharOrigin(words, at, x, y)
        raw.FPDFText_GetLooseCharBox(words, at, box)
        _, base = turned(x.value, y.value)
        x0, x1 = sorted((turned(box.left, box.bottom)[0], turned(box.right, box.top)[0]))
        yield _Character(text, x0, x1, base, size, style, is_level)


def _style(words: Any, raw: Any, at: int) -> int:
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(words, at, name, 256, flags)
    font = name.raw[: max(length - 1, 0)].decode("utf-8", "replace").lower() if length <= 256 else ""
    is_bold = flags.value & _FLAG_BOLD or any(part in font for part in ("bold", "black", "heavy", "-semibold", "-bd"))
    is_italic = flags.value & _FLAG_ITALIC or any(part in font for part in ("italic", "oblique", "slanted"))
    is_fixed = flags.value & _FLAG_FIXED or any(part in font for part in ("mono", "courier", "consol", "typewriter"))
    return (BOLD if is_bold else 0) | (ITALIC if is_italic else 0) | (FIXED if is_fixed else 0)


def _pieces(characters: Iterator[_Character | None]) -> Iterator[tuple[bool, Piece]]:
    """Words, or the parts of words that are set alike, and whether each is level."""
    word: list[_Character] = []
    for character in characters:
        if character is not None:
            word.append(character)
        elif word:
            yield from _parted(word)
            word = []
    if word:
        yield from _parted(word)


def _parted(word: list[_Character]) -> Iterator[tuple[bool, Piece]]:
    """The parts of what the library takes for one word; it overlooks narrow spaces."""
    gaps = [_apart(one, other) for one, other in pairwise(word)]
    tracking = max(median(gaps), 0.0) if gaps else 0.0
    run, spaced = [word[0]], True
    for gap, (last, next) in zip(gaps, pairwise(word), strict=True):
        is_space = last.is_level and gap > tracking + _SPACE * last.size and _SPACED.match(last.text + next.text)
        if is_space or not _goes_on(last, next):
            yield run[0].is_level, _piece(run, spaced)
            run, spaced = [], bool(is_space)
        run.append(next)
    yield run[0].is_level, _piece(run, spaced)


def _apart(last: _Character, next: _Character) -> float:
    """The gap between two characters, whichever is on the left; below zero where they overlap."""
    return max(next.x0 - last.x1, last.x0 - next.x1)


def _goes_on(last: _Character, next: _Character) -> bool:
    return (
        (last.style, last.is_level) == (next.style, next.is_level)
        and abs(last.size - next.size) < 0.02 * last.size + 0.01
        and (
            not last.is_level
            or (abs(last.y - next.y) < 0.05 * last.size + 0.01 and _apart(last, next) < 0.8 * last.size)
        )
    )


def _piece(run: list[_Character], spaced: bool) -> Piece:
    text = "".join(character.text for character in run)
    x0, x1 = min(character.x0 for character in run), max(character.x1 for character in run)
    y, size = run[0].y, run[0].size
    return Piece(text, round(x0, 2), round(x1, 2), round(y, 2), round(size, 2), run[0].style, spaced)


def _links(page: Any, raw: Any, turned: Any) -> Iterator[tuple[float, float, float, float, str]]:
    """The places on a page that lead to an address, as left, lower, right and upper edge."""
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, at, link):
        action, box = raw.FPDFLink_GetAction(link), raw.FS_RECTF()
        if not action or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        length = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
        if not 1 < length < 4000:
            continue
        name = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(page.pdf, action, name, length)
        (ax, ay), (bx, by) = turned(box.left, box.bottom), turned(box.right, box.top)
        yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), name.value.decode("utf-8", "replace")


def _link(piece: Piece, links: list[tuple[float, float, float, float, str]]) -> str:
    x, y = (piece.x0 + piece.x1) / 2, piece.y + piece.size / 4
    return next((to for left, lower, right, upper, to in links if left <= x <= right and lower <= y <= upper), "")


def _drawings(page: Any, raw: Any, turned: Any, area: float) -> dict[str, Any]:
    """The lines, dots and pictures of a page."""
    rules, stems, dots, pictures, pictured = [], [], [], 0, 0.0
    kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
    for number, thing in enumerate(page.get_objects(filter=kinds, max_depth=3)):
        if number >= _MOST_OBJECTS:
            break
        try:
            left, lower, right, upper = thing.get_bounds()
        except Exception:  # noqa: S112 – a drawing without a place is nothing to read
            continue
        (ax, ay), (bx, by) = turned(left, lower), turned(right, upper)
        (x0, x1), (y0, y1) = sorted((ax, bx)), sorted((ay, by))
        width, height = x1 - x0, y1 - y0
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
            pictured = max(pictured, width * height / area if area else 0.0)
        elif height < 3 <= width / 5:
            rules.append((round(x0, 1), round(x1, 1), round((y0 + y1) / 2, 1)))
        elif width < 3 <= height:
            stems.append((round(y0, 1), round(y1, 1), round((x0 + x1) / 2, 1)))
        elif min(width, height) > _DOT[1] and width * height < area / 2 and raw.FPDFPath_CountSegments(thing) < 12:
            rules += [(round(x0, 1), round(x1, 1), round(y, 1)) for y in (y0, y1)]
            stems += [(round(y0, 1), round(y1, 1), round(x, 1)) for x in (x0, x1)]
        elif _DOT[0] < width < _DOT[1] and _DOT[0] < height < _DOT[1] and abs(width - height) < 0.7:
            dots.append((round((x0 + x1) / 2, 1), round((y0 + y1) / 2, 1)))
    return {"rules": rules, "stems": stems, "dots": dots, "pictures": pictures, "pictured": round(pictured, 2)}


if __name__ == "__main__":
    main()
