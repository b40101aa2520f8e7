"""The typefaces that a page is first shown in, cut from the whole ones beside them: ``make typefaces`` runs this.

Each is cut in two: the characters that nearly every page has, and the rest. Of the small capitals the lower-case
letters alone are left: capitals and figures are those of the face of the texts, at that weight. The style sheet
base/fonts.css says which characters make a browser ask for which.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.subset import main as cut
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "overrides" / "assets" / "fonts"
FEW = {
    *range(0x20, 0x7F),
    *map(ord, "\u00a0£§«¶·»×äéöü–—‘’‚“”„•…‹›€↑↓−"),
}
SMALL_CAPITALS = {*range(ord("a"), ord("z") + 1), ord("é")}

FIGURES = {
    "alegreya-400-700": "lnum,tnum",
    "alegreya-400-italic": "lnum",
    "alegreya-sans-500": "lnum,tnum",
    "alegreya-sans-700": "lnum",
}
"""The forms of figures that the style sheets ask for, by typefaces."""


def main() -> None:
    """Write the files in the place of those that are there."""
    for name, figures in FIGURES.items():
        all_ = set(TTFont(FONTS / f"{name}.woff2").getBestCmap())
        _write(name, "few", FEW & all_, f"kern,liga,{figures}")
        _write(name, "rest", all_ - FEW, f"kern,liga,{figures}")
    _write("alegreya-sc-500", "few", SMALL_CAPITALS, "kern")


def _write(name: str, part: str, characters: set[int], features: str) -> None:
    cut(
        [
            str(FONTS / f"{name}.woff2"),
            f"--unicodes={','.join(f'{one:X}' for one in sorted(characters))}",
            f"--layout-features={features}",
            "--flavor=woff2",
            "--no-hinting",
            "--name-IDs=",
            f"--output-file={FONTS / f'{name}-{part}.woff2'}",
        ]
    )


if __name__ == "__main__":
    main()
