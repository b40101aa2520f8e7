"""Static files of a site: style sheets and scripts bundled, and what of them the class file holds."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facing_pages.publishing import classfile, scripts, styles, used
from facing_pages.publishing.minifying import small

STYLES = "assets/stylesheets/index.css"
"""The style sheet that imports the others."""

MORE_STYLES = tuple(
    f"assets/stylesheets/{name}.css"
    for name in ("class", "contexts", "embed", "facing", "front", "handout", "projector", "sentences")
)
"""Style sheets that pages of one kind ask for beside it."""

SCRIPTS = "assets/javascripts/main.js"
"""The script that imports those which work together."""

_STYLES, _SCRIPTS, _FONTS = "assets/stylesheets/", "assets/javascripts/", "assets/fonts/"
_THEMES_SEARCH = ("lunr", "workers")
"""What only the search of the theme asks for, in whose place ours stands."""
_CLASS_FILE = "classfile"
"""The script and the style sheet that only the class file has."""


@dataclass(frozen=True)
class Assets:
    """What is served in the place of the sources that it was made from, by paths from the site's root."""

    served: Mapping[str, bytes]
    sources: frozenset[str]


def collect(own: Sequence[Path], theme: Sequence[Path], occurs: Callable[[str], bool] | None = None) -> Assets:
    """Bundle the style sheets, with the theme's among them, and the scripts.

    Arguments:
        own: folders of ours; what lies in an earlier one stands for the same in a later.
        theme: folders of the theme's, likewise.
        occurs: whether a name may stand in a page: what is the theme's and answers to none is left out, and so are
            its scripts. Without it the theme is served whole.

    Raises:
        KeyError: something is imported that is not there.
    """
    ours, theirs = _files(own), _files(theme)
    sheets, themes = _texts(ours, _STYLES, ".css"), _texts(theirs, _STYLES, ".css")
    sheets = (used.pruned(themes, occurs, sheets.values()) if occurs else themes) | sheets
    modules = _texts(ours, _SCRIPTS, ".js")
    served: dict[str, bytes] = {}
    taken: set[str] = set()
    order = styles.order(sheets[STYLES.removeprefix(_STYLES)])
    for entry in (STYLES, *MORE_STYLES):
        sheet, parts = styles.joined(sheets, entry.removeprefix(_STYLES))
        made = small(sheet, "css")
        served[entry] = (made if entry == STYLES else f"{order}{made}").encode()
        taken |= parts
    taken |= styles.joined(sheets, f"{_CLASS_FILE}.css")[1]
    for name, text in scripts.served(modules, SCRIPTS.removeprefix(_SCRIPTS)).items():
        served[f"{_SCRIPTS}{name}"] = small(text, "js").encode()
    sources = [*(f"{_STYLES}{name}" for name in taken), *(f"{_SCRIPTS}{name}" for name in modules)]
    unused = (_STYLES, _SCRIPTS) if occurs else (_STYLES, *(f"{_SCRIPTS}{name}/" for name in _THEMES_SEARCH))
    sources += [path for path in theirs if path.startswith(unused)]
    return Assets(served, frozenset(sources))


def class_parts(own: Sequence[Path], icon: Path) -> classfile.Parts:
    """What stands in every class file, which has nothing of the theme.

    Arguments:
        own: folders of ours; what lies in an earlier one stands for the same in a later.
        icon: the site's.

    Raises:
        KeyError: something is imported, or a typeface is named, that is not there.
    """
    ours = _files(own)
    fonts = {path.removeprefix(_FONTS): file.read_bytes() for path, file in ours.items() if path.endswith(".woff2")}
    sheet, _ = styles.joined(_texts(ours, _STYLES, ".css"), f"{_CLASS_FILE}.css")
    script, _, _ = scripts.joined(_texts(ours, _SCRIPTS, ".js"), f"{_CLASS_FILE}.js")
    return classfile.Parts(
        styles=classfile.with_fonts(small(sheet, "css"), fonts),
        script=small(script, "js"),
        icon=classfile.data_address(icon.read_bytes(), mimetypes.guess_type(icon.name)[0] or "image/svg+xml"),
    )


def _files(folders: Iterable[Path]) -> dict[str, Path]:
    """Every asset by its path from the site's root."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in _within(folder / "assets"):
            found.setdefault(path.relative_to(folder).as_posix(), path)
    return found


def _within(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _texts(files: Mapping[str, Path], folder: str, suffix: str) -> dict[str, str]:
    """The sources of one kind by their paths within their folder."""
    return {
        path.removeprefix(folder): file.read_text(encoding="utf-8")
        for path, file in files.items()
        if path.startswith(folder) and path.endswith(suffix)
    }
