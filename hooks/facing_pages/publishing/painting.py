"""Drawing pictures: letters of the site's own typefaces, sectors of the disc, and a PNG at the end.

Nothing of the machine is used, so that the same sources make the same bytes everywhere.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""

_FINE = 4
"""A disc is drawn so many times as large and made small again, for its edges to be smooth."""
_COLOURS = 64
_MEASURED = 48
_NOWHERE = "\U0010ffff"
"""No typeface has a sign for this; what is drawn in its place is drawn for every sign that is missing."""
_TOKEN = re.compile(r"--fp-([\w-]+):\s*light-dark\((#\w{6}), (#\w{6})\)")


@dataclass(frozen=True)
class Face:
    """A typeface by its file, of a weight where the file has several."""

    file: Path
    weight: int | None = None

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """The typeface in a size, in pixels."""
        return _font(self.file, self.weight, size)

    def width(self, text: str, size: int) -> float:
        """How wide a text is in a size, in pixels; measured in one size, for a typeface takes long to load."""
        return self.at(_MEASURED).getlength(text) * size / _MEASURED

    def has(self, text: str) -> bool:
        """Whether it has a sign for every character."""
        font = self.at(_MEASURED)
        missing = _drawn(font, _NOWHERE)
        return all(_drawn(font, sign) != missing for sign in set(text) if not sign.isspace())


@dataclass(frozen=True)
class Fitted:
    """Words in the lines and the size in which they fit."""

    lines: tuple[str, ...]
    size: int


@cache
def _font(file: Path, weight: int | None, size: int) -> ImageFont.FreeTypeFont:
    # The other engine sets kerning and ligatures, but is there only where the machine has a library for it.
    font = ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    if weight:
        font.set_variation_by_axes([weight])
    return font


def _drawn(font: ImageFont.FreeTypeFont, sign: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(sign)
    return mask.size, bytes(mask)


def tokens(sheet: str) -> dict[str, tuple[str, str]]:
    """The colours of a sheet of design tokens, each light and dark.

    >>> tokens("--fp-ink: light-dark(#1e1a1f, #e6e2dc);")
    {'ink': ('#1e1a1f', '#e6e2dc')}
    """
    return {name: (light, dark) for name, light, dark in _TOKEN.findall(sheet)}


def fitted(texts: Sequence[str], face: Face, sizes: Sequence[int], width: float, lines: int) -> tuple[Fitted, ...]:
    """Texts in the largest size in which each fits, the same for all; in the smallest what is too long is cut.

    Arguments:
        sizes: from the largest on, in pixels.
        width: of a line, in pixels.
        lines: the most that a text may have.
    """
    for size in sizes:
        found = [_wrapped(text, face, size, width) for text in texts]
        if all(len(one) <= lines and all(face.width(line, size) <= width for line in one) for one in found):
            return tuple(Fitted(tuple(one), size) for one in found)
    last = sizes[-1]
    return tuple(Fitted(_cut(_wrapped(text, face, last, width), face, last, width, lines), last) for text in texts)


def _wrapped(text: str, face: Face, size: int, width: float) -> list[str]:
    found: list[str] = []
    for word in text.split():
        if found and face.width(f"{found[-1]} {word}", size) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def _cut(found: list[str], face: Face, size: int, width: float, lines: int) -> tuple[str, ...]:
    kept = []
    for at, line in enumerate(found[:lines]):
        shown, end = line, "…" if len(found) > lines and at == lines - 1 else ""
        while shown and face.width(f"{shown}{end}", size) > width:
            shown, end = shown[:-1].rstrip(), "…"
        kept.append(f"{shown}{end}")
    return tuple(kept)


class Picture:
    """A picture that is being drawn."""

    def __init__(self, width: int, height: int, paper: str) -> None:
        self._image = Image.new("RGB", (width, height), paper)
        self._draw = ImageDraw.Draw(self._image)

    def rule(self, box: Box, ink: str) -> None:
        """A filled rectangle."""
        self._draw.rectangle(box, fill=ink)

    def words(self, fitted: Fitted, face: Face, x: float, y: float, ink: str, *, centred: bool = False) -> float:
        """Lines of words, the first with its top at ``y``; gives the place below the last."""
        font = face.at(fitted.size)
        step = round(fitted.size * 1.16)
        for line in fitted.lines:
            self._draw.text((x, y + step), line, font=font, fill=ink, anchor="ms" if centred else "ls")
            y += step
        return y

    def disc(self, x: float, y: float, radius: float, ink: str, *, of: int, sectors: Sequence[int]) -> None:
        """A disc of so many sectors, some of them filled, clockwise from below, as the styles draw it.

        Arguments:
            x, y: its middle.
        """
        side = 2 * radius * _FINE
        mask = _mask(side, side)
        draw = ImageDraw.Draw(mask)
        line, turn = side / 8, 360 / of
        draw.ellipse((0, 0, side - 1, side - 1), fill=255)
        draw.ellipse((line, line, side - 1 - line, side - 1 - line), fill=0)
        for number in sectors:
            draw.pieslice((0, 0, side - 1, side - 1), 90 + turn * number, 90 + turn * (number + 1), fill=255)
        self._stamp(mask, x, y, ink)

    def sign(self, x: float, y: float, radius: float, ink: str) -> None:
        """The sign of the site: two halves of a disc, drawn apart as in favicon.svg.

        Arguments:
            x, y: its middle.
            radius: half its width.
        """
        unit = radius * _FINE / 10
        mask = _mask(20 * unit, 18 * unit)
        draw = ImageDraw.Draw(mask)
        draw.pieslice((0, 0, 18 * unit - 1, 18 * unit - 1), 90, 270, fill=255)
        draw.pieslice((2 * unit, 0, 20 * unit - 1, 18 * unit - 1), 270, 90, fill=255)
        self._stamp(mask, x, y, ink)

    def _stamp(self, mask: Image.Image, x: float, y: float, ink: str) -> None:
        small = mask.resize((mask.width // _FINE, mask.height // _FINE), Image.Resampling.LANCZOS)
        place = (round(x - small.width / 2), round(y - small.height / 2))
        self._image.paste(Image.new("RGB", small.size, ink), place, small)

    def png(self) -> bytes:
        """The picture as a file."""
        held = io.BytesIO()
        self._image.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(held, "PNG")
        return held.getvalue()


def _mask(width: float, height: float) -> Image.Image:
    return Image.new("L", (round(width), round(height)))
