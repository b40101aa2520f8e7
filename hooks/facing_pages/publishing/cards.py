"""Pictures for sharing: what is shown of a page where somebody passes its address on.

One for each comparison, with all its readings in equal weight, and one for the site. What the site's typefaces have no
signs for is left out: the parts of the disc and the letters stand for the readings, the site's name for a title.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from facing_pages.model import Comparison, Reading
from facing_pages.publishing.painting import Box, Face, Fitted, Picture, fitted
from facing_pages.translating import gettext

WIDTH, HEIGHT = 1200, 630
"""As the networks ask for it, in pixels."""

NAME = "card.png"

_EDGE = 80
_WITHIN = WIDTH - 2 * _EDGE
_TITLE_SIZES = (84, 76, 68, 60, 54)
_QUESTION_SIZES = (42, 38, 34, 30)
_LABEL_SIZES = (48, 42, 36, 32, 28, 24)
_BAND = 400
"""Where the readings begin, from the top."""
_BETWEEN = 28
_MOST_TITLES = 2


class Cards:
    """Draws the pictures of a site.

    Arguments:
        fonts: the folder of the typefaces.
        colours: those of the design tokens, each light and dark.
        site: the site's name.
    """

    def __init__(self, fonts: Path, colours: Mapping[str, tuple[str, str]], site: str) -> None:
        file = fonts / "alegreya-400-700.woff2"
        self._title, self._text = Face(file, 500), Face(file, 400)
        self._name = Face(fonts / "alegreya-sc-500.woff2")
        self._colours = {name: light for name, (light, _) in colours.items()}
        self._site = site

    def comparison(self, comparison: Comparison) -> bytes:
        """The picture of a comparison: its title, its question, its readings."""
        picture = Picture(WIDTH, HEIGHT, self._colours["paper"])
        picture.sign(_EDGE + 22, 92, 22, self._colours["accent"])
        title = comparison.title if self._title.has(comparison.title) else self._site
        if title != self._site and self._name.has(name := self._site.lower()):
            (small,) = fitted([name], self._name, (36,), _WITHIN - 70, 1)
            picture.words(small, self._name, _EDGE + 60, 62, self._colours["ink-2"])
        y: float = 138
        for words, face, sizes, ink in (
            (title, self._title, _TITLE_SIZES, "ink"),
            (comparison.question, self._text, _QUESTION_SIZES, "ink-2"),
        ):
            if face.has(words):
                (lines,) = fitted([words], face, sizes, _WITHIN, 2)
                y = picture.words(lines, face, _EDGE, y, self._colours[ink]) + 22
        self._readings(picture, comparison.readings)
        return picture.png()

    def of_site(self, titles: Sequence[str]) -> bytes:
        """The picture of the site: its name, what it is, the titles of its comparisons."""
        picture = Picture(WIDTH, HEIGHT, self._colours["paper"])
        picture.sign(WIDTH / 2, 200, 80, self._colours["accent"])
        y: float = 280
        for words, face, sizes, ink in (
            (self._site, self._title, _TITLE_SIZES, "ink"),
            (gettext("The same events, side by side"), self._text, (46, 40, 34), "ink-2"),
            *((title, self._text, (36, 32), "ink-2") for title in titles[:_MOST_TITLES]),
        ):
            if face.has(words):
                (line,) = fitted([words], face, sizes, _WITHIN, 1)
                y = picture.words(line, face, WIDTH / 2, y, self._colours[ink], centred=True) + 12
        return picture.png()

    def _readings(self, picture: Picture, readings: Sequence[Reading]) -> None:
        """A column a reading, all of one width, with their labels in one size."""
        many = len(readings)
        width = (_WITHIN - _BETWEEN * (many - 1)) / many
        labels = [reading.label for reading in readings]
        shown: Sequence[Fitted | None] = [None] * many
        if all(map(self._title.has, labels)):
            shown = fitted(labels, self._title, _LABEL_SIZES, width, 2)
        picture.rule(_line(_EDGE, _BAND, _WITHIN), self._colours["edge-c"])
        for at, (reading, label) in enumerate(zip(readings, shown, strict=True)):
            left = _EDGE + at * (width + _BETWEEN)
            picture.disc(left + 24, _BAND + 64, 24, self._colours["accent"], of=many, sectors=[at])
            picture.words(Fitted((reading.letter,), 48), self._name, left + 64, _BAND + 25, self._colours["accent"])
            if label:
                picture.words(label, self._title, left, _BAND + 100, self._colours["ink"])


def _line(x: float, y: float, width: float) -> Box:
    return x, y, x + width, y + 1
