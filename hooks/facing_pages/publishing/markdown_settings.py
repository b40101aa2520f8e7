"""What a generator needs beside the tree of Markdown: the settings for MkDocs and ProperDocs, and for Zensical."""

from __future__ import annotations

import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from facing_pages.markdown import as_html
from facing_pages.model import Comparison, Reading
from facing_pages.pages import pages
from facing_pages.translating import gettext, language, speaking

DOCS = "docs/"
"""Where the pages lie, seen from the settings: MkDocs does not take the settings' own folder for it."""

WRITTEN = "# generator: facing-pages\n"
"""The first line of each file of settings: it is written anew for as long as this line is there."""

Menu = Sequence[tuple[str, "str | Menu"]]
"""Titles, each with the path of a page or with the entries below it."""

_EXTENSIONS = ("attr_list", "def_list", "fenced_code", "footnotes", "tables", "toc")
"""What the pages that people wrote may use beside CommonMark; those that are made use tables alone."""


def files(name: str, comparisons: Sequence[Comparison], paths: Collection[str]) -> dict[str, str]:
    """The files of settings, by their names.

    Arguments:
        name: of the site.
        paths: every page, from the folder of the pages.
    """
    name, menu = as_html(name), _printed(_menu(comparisons, paths))
    return {"mkdocs.yml": WRITTEN + _mkdocs(name, menu), "zensical.toml": WRITTEN + _zensical(name, menu)}


def _menu(comparisons: Sequence[Comparison], paths: Collection[str]) -> Iterator[tuple[str, str | Menu]]:
    if "index.md" in paths:
        yield gettext("Home"), "index.md"
    for comparison in comparisons:
        with speaking(comparison.language):
            inner = [
                (_called(comparison, page), path)
                for page in pages(comparison)
                if (path := _path(comparison, page)) in paths
            ]
        yield comparison.title, inner
    for path in sorted(path for path in paths if "/" not in path and path != "index.md"):
        yield path.removesuffix(".md").replace("-", " ").capitalize(), path


def _printed(menu: Iterable[tuple[str, str | Menu]]) -> Menu:
    """A menu with its titles as the themes print them, which is as they are."""
    return [(as_html(title), below if isinstance(below, str) else _printed(below)) for title, below in menu]


def _called(comparison: Comparison, page: object) -> str:
    if isinstance(page, Reading):
        return page.name
    words = page.footer or page.crumb  # type: ignore[attr-defined]  # it is a page
    return str(words(comparison) if words else page.title(comparison))  # type: ignore[attr-defined]  # likewise


def _path(comparison: Comparison, page: object) -> str:
    name = page.id if isinstance(page, Reading) else page.name or "index"  # type: ignore[attr-defined]  # likewise
    return f"{comparison.id}/{name}.md"


def _mkdocs(name: str, menu: Menu) -> str:
    from ruamel.yaml import YAML

    values = {
        "site_name": name,
        "docs_dir": DOCS.rstrip("/"),
        "theme": {"name": "mkdocs", "locale": language()},
        "markdown_extensions": list(_EXTENSIONS),
        "validation": {"links": {"anchors": "warn", "not_found": "warn", "unrecognized_links": "warn"}},
        "nav": _nested(menu),
    }
    emitter = YAML(typ="safe", pure=True)
    emitter.default_flow_style = False
    emitter.allow_unicode = True
    emitter.width = 4096
    stream = io.StringIO()
    for key, value in values.items():  # the emitter would sort them
        emitter.dump({key: value}, stream)
    return stream.getvalue()


def _nested(menu: Menu) -> list[Mapping[str, object]]:
    return [{title: below if isinstance(below, str) else _nested(below)} for title, below in menu]


def _zensical(name: str, menu: Menu) -> str:
    lines = ["[project]", f"site_name = {_toml(name)}", f"docs_dir = {_toml(DOCS.rstrip('/'))}", "nav = ["]
    lines += (f"  {_entry(title, below)}," for title, below in menu)
    lines += ["]", "", "[project.theme]", f"language = {_toml(language())}", ""]
    lines += [*(f"[project.markdown_extensions.{one}]" for one in _EXTENSIONS)]
    return "\n".join(lines) + "\n"


def _entry(title: str, below: str | Menu) -> str:
    inner = _toml(below) if isinstance(below, str) else f"[{', '.join(_entry(*one) for one in below)}]"
    return f"{{ {_toml(title)} = {inner} }}"


def _toml(words: str) -> str:
    """A string of TOML, which has the escapes of JSON."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
