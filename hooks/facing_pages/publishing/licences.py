"""Licences of what a site hands its readers: whose each part is, and under which licence it may be passed on.

This table says it once: the page “Licences” shows it, the class file has what it holds of it, and a release lists it
for machines. The licences’ own words stand in ``overrides/licences/``. What people wrote has terms of its own, on the
page about the edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeAlias

from facing_pages.publishing.settings import Settings
from facing_pages.translating import later

PATH = "licences.md"
TITLE = later("Licences")
"""What the page is called."""
SECTIONS = ("whose-it-is", "in-full")
"""The ids of its parts."""
FOLDER = "licences"
"""Where the licences’ own words lie, among the templates; they are served from there too."""

When: TypeAlias = Literal["always", "themed", "fontawesome", "octicons", "simple"]
"""On which sites a work is found: on all, on those that ask for functions of the theme, or for icons of a set."""

LICENCES: Mapping[str, str] = MappingProxyType(
    {
        "MIT": "MIT License",
        "OFL-1.1": "SIL Open Font License 1.1",
        "Apache-2.0": "Apache License 2.0",
        "0BSD": "BSD Zero Clause License",
        "W3C-20150513": "W3C Software and Document License",
        "CC-BY-4.0": "Creative Commons Attribution 4.0 International",
        "CC0-1.0": "Creative Commons Zero 1.0 Universal",
    }
)
"""The names of licences by their identifiers of SPDX (https://spdx.org/licenses/)."""


@dataclass(frozen=True)
class Work:
    """A part of a site that has an owner.

    Arguments:
        id: its place on the page, after “work-”.
        what: what of it is in a site.
        holders: its owners, as their own notice names them.
        licence: the identifier of its licence.
        address: where it comes from; empty for what this project made.
        files: the files that hold any of it, from the site’s root; * stands for anything but a slash and a full stop.
        is_carried: whether it stands in the class file.
        package: the Python package that brings it; empty where it lies in our own.
    """

    id: str
    name: str
    what: str
    holders: tuple[str, ...]
    licence: str
    address: str
    files: tuple[str, ...]
    when: When = "always"
    is_carried: bool = False
    package: str = ""

    def holds(self, path: str) -> bool:
        """Whether a file, by its path from the site’s root, has any of it.

        >>> WORKS[1].holds("assets/fonts/alegreya-400-700.woff2"), WORKS[1].holds("assets/fonts/x/alegreya-400.woff2")
        (True, False)
        """
        return any(_pattern(one).fullmatch(path) for one in self.files)


_BROKEN = re.compile(r"(?<=[^\n]{54}[^\n=-])\n[ \t]*(?=\S)")
"""Where a line ends only because it was full."""

_BUNDLE = ("assets/javascripts/bundle.*.min.js", "assets/javascripts/bundle.*.min.js.map")
_SHEET = "assets/stylesheets/index.css"
_THEME = "mkdocs-material"

WORKS: tuple[Work, ...] = (
    Work(
        "facing-pages",
        "Facing Pages",
        later("The pages’ frame, styles, scripts and signs."),
        ("Copyright (c) 2026 Facing Pages contributors",),
        "MIT",
        "",
        ("assets/stylesheets/*.css", "assets/javascripts/*.js", "assets/favicon.svg", "assets/icons/*.png"),
        is_carried=True,
    ),
    Work(
        "alegreya",
        "Alegreya, Alegreya SC",
        later("The typeface of the texts; it is also in the class file, the e-book, the pictures and the hand-outs."),
        ("Copyright 2011 The Alegreya Project Authors (https://github.com/huertatipografica/Alegreya)",),
        "OFL-1.1",
        "https://github.com/huertatipografica/Alegreya",
        tuple(f"assets/fonts/alegreya-{part}-*.woff2" for part in ("400", "print", "sc")),
        is_carried=True,
    ),
    Work(
        "alegreya-sans",
        "Alegreya Sans",
        later("The typeface of the notes and controls; it is also in the class file, the e-book and the hand-outs."),
        ("Copyright 2013 The Alegreya Sans Project Authors (https://github.com/huertatipografica/Alegreya-Sans)",),
        "OFL-1.1",
        "https://github.com/huertatipografica/Alegreya-Sans",
        ("assets/fonts/alegreya-sans-*.woff2",),
        is_carried=True,
    ),
    Work(
        "atkinson",
        "Atkinson Hyperlegible Next",
        later("The clear typeface that a reader can choose."),
        (
            (
                "Copyright 2020-2024 The Atkinson Hyperlegible Next Project Authors"
                " (https://github.com/googlefonts/atkinson-hyperlegible-next)"
            ),
        ),
        "OFL-1.1",
        "https://github.com/googlefonts/atkinson-hyperlegible-next",
        ("assets/fonts/atkinson-*.woff2",),
    ),
    Work(
        "material",
        "Material for MkDocs",
        later("The theme: part of the styles and of the frame of the pages."),
        ("Copyright (c) 2016-2025 Martin Donath <martin.donath@squidfunk.com>",),
        "MIT",
        "https://squidfunk.github.io/mkdocs-material/",
        (_SHEET, *_BUNDLE, "assets/images/favicon.png"),
        package=_THEME,
    ),
    Work(
        "material-icons",
        "Material Design Icons",
        later("The signs of the search, of the choice of colours and of boxes in the text."),
        ("Pictogrammers (https://pictogrammers.com)",),
        "Apache-2.0",
        "https://pictogrammers.com/library/mdi/",
        (_SHEET,),
        package=_THEME,
    ),
    Work(
        "material-colours",
        "material-design-color",
        later("The names of colours in the theme’s styles."),
        ("Copyright (c) Denis Malinochkin",),
        "MIT",
        "https://github.com/mrmlnc/material-color",
        (_SHEET,),
        package=_THEME,
    ),
    Work(
        "python-docx",
        "python-docx",
        later("The empty document that the worksheet for Word begins with."),
        ("Copyright (c) 2013 Steve Canny, https://github.com/scanny",),
        "MIT",
        "https://github.com/python-openxml/python-docx",
        ("*/data/worksheet.docx",),
        package="python-docx",
    ),
    Work(
        "rxjs",
        "RxJS",
        later("Part of the theme’s script."),
        ("Copyright (c) 2015-2018 Google, Inc., Netflix, Inc., Microsoft Corp. and contributors",),
        "Apache-2.0",
        "https://rxjs.dev",
        _BUNDLE,
        when="themed",
        package=_THEME,
    ),
    Work(
        "tslib",
        "tslib",
        later("Part of the theme’s script."),
        ("Copyright (c) Microsoft Corporation.",),
        "0BSD",
        "https://github.com/microsoft/tslib",
        _BUNDLE,
        when="themed",
        package=_THEME,
    ),
    Work(
        "clipboard",
        "clipboard.js",
        later("Part of the theme’s script."),
        ("Copyright (c) Zeno Rocha",),
        "MIT",
        "https://clipboardjs.com",
        _BUNDLE,
        when="themed",
        package=_THEME,
    ),
    Work(
        "escape-html",
        "escape-html",
        later("Part of the theme’s script."),
        (
            "Copyright (c) 2012-2013 TJ Holowaychuk",
            "Copyright (c) 2015 Andreas Lubbe",
            'Copyright (c) 2015 Tiancheng "Timothy" Gu',
        ),
        "MIT",
        "https://github.com/component/escape-html",
        _BUNDLE,
        when="themed",
        package=_THEME,
    ),
    Work(
        "focus-visible",
        "focus-visible",
        later("Part of the theme’s script."),
        ("Web Incubator Community Group (https://wicg.io)",),
        "W3C-20150513",
        "https://github.com/WICG/focus-visible",
        _BUNDLE,
        when="themed",
        package=_THEME,
    ),
    Work(
        "font-awesome",
        "Font Awesome Free",
        later("Icons that the editors may have put on pages."),
        ("Copyright (c) 2025 Fonticons, Inc. (https://fontawesome.com)",),
        "CC-BY-4.0",
        "https://fontawesome.com",
        (),
        when="fontawesome",
        package=_THEME,
    ),
    Work(
        "octicons",
        "Octicons",
        later("Icons that the editors may have put on pages."),
        ("Copyright (c) 2025 GitHub Inc.",),
        "MIT",
        "https://primer.style/octicons/",
        (),
        when="octicons",
        package=_THEME,
    ),
    Work(
        "simple-icons",
        "Simple Icons",
        later("Icons that the editors may have put on pages."),
        ("Simple Icons contributors (https://simpleicons.org)",),
        "CC0-1.0",
        "https://simpleicons.org",
        (),
        when="simple",
        package=_THEME,
    ),
)


def shown(settings: Settings) -> tuple[Work, ...]:
    """The works that a site has, or may have."""
    there = {"always", *_of_theme(settings)}
    return tuple(work for work in WORKS if work.when in there)


def carried() -> tuple[Work, ...]:
    """The works that stand in every class file."""
    return tuple(work for work in WORKS if work.is_carried)


def named(works: Iterable[Work]) -> dict[str, str]:
    """The licences of some works, by their identifiers, with their names; in the order of the table of licences."""
    needed = {work.licence for work in works}
    return {id: name for id, name in LICENCES.items() if id in needed}


def words(find: Callable[[str], Path], id: str) -> str:
    """A licence’s own words, in lines as long as a window is wide.

    Arguments:
        find: says where a file lies that is named from the folder of templates.
        id: the licence’s.

    Raises:
        OSError: they are not there.
    """
    return _BROKEN.sub(" ", find(f"{FOLDER}/{id}.txt").read_text(encoding="utf-8").rstrip("\n"))


def _of_theme(settings: Settings) -> Iterator[str]:
    if settings.is_themed:
        yield "themed"
    asked = f"{settings.palette} {settings.icons}"
    has_any = any("emoji" in name for name in settings.extensions)
    yield from (name for name in ("fontawesome", "octicons", "simple") if has_any or f"{name}/" in asked)


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(re.escape(written).replace(r"\*", r"[^/.]*"))
