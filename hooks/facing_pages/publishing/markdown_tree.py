"""The whole site as ordinary Markdown files, for any generator, with the settings that several need.

What the templates add to a page written by hand is added here as text; what a
generator without our templates and hooks would stumble over is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ruamel.yaml import YAML

from facing_pages.markdown import as_html, escape, front_matter, opening
from facing_pages.model import Comparison
from facing_pages.publishing import about, data, drawn, markdown_pages, markdown_settings, markdown_site, schemas
from facing_pages.review import figures
from facing_pages.translating import gettext
from facing_pages.writing import citationfile
from facing_pages.writing.citationfile import Citation

_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n\n?", re.DOTALL)
_MARKUP = re.compile(r'[<"]|&#?\w+;')
_KEPT = ("title", "description")
"""What a page written by hand says in its front matter to any generator; the rest is for our templates."""


def tree(docs: Path, comparisons: Sequence[Comparison]) -> dict[str, bytes]:
    """Every file by its path: the pages and all data in a folder of their own, the settings beside it.

    Arguments:
        docs: the documents' folder, for what lies there beside the comparisons.
    """
    citation = _citation(docs.parent)
    texts, others = _by_hand(docs, comparisons)
    if "glossary.md" not in texts and any(comparison.terms for comparison in comparisons):
        title = gettext(drawn.GLOSSARY_TITLE)
        first = f"{front_matter({'title': title})}# {title}"
        texts["glossary.md"] = markdown_site.glossary(comparisons, first)
    joining = "contribute.md" in texts
    texts |= {
        "codes.md": markdown_site.problem_codes(),
        about.PATH: texts.get(about.PATH) or about.markdown(comparisons, citation),
        "contributors.md": markdown_site.contributors(comparisons, is_told_how_to_join=joining),
    }
    others |= schemas.served()
    for comparison in comparisons:
        texts |= markdown_pages.files(comparison)
        others |= data.files(comparison)
    name = citation.title or (comparisons[0].title if len(comparisons) == 1 else gettext("Facing pages"))
    settings = markdown_settings.files(name, comparisons, texts)
    pages = {name: text.encode() for name, text in texts.items()} | others
    pages = {name: _printed(page) if name.endswith(".md") else page for name, page in pages.items()}
    written = {f"{markdown_settings.DOCS}{name}": content for name, content in pages.items()}
    return written | {name: text.encode() for name, text in settings.items()}


def _citation(root: Path) -> Citation:
    try:
        return citationfile.read(root)
    except citationfile.UnreadableError:
        return Citation()


def plain(page: str) -> str:
    """A page written by hand without the keys that only our templates read."""
    match = _FRONT_MATTER.match(page)
    if not match:
        return page
    values = YAML(typ="safe", pure=True).load(match[1]) or {}
    return front_matter({key: values[key] for key in _KEPT if key in values}) + page[match.end() :]


def _printed(page: bytes) -> bytes:
    """A page whose front matter holds what a theme may print as it is."""
    text = page.decode(errors="replace")
    match = _FRONT_MATTER.match(text)
    if not match or not _MARKUP.search(match[1]):
        return page
    values = YAML(typ="safe", pure=True).load(match[1]) or {}
    printed = {key: as_html(value) if isinstance(value, str) else value for key, value in values.items()}
    return (front_matter(printed) + text[match.end() :]).encode()


def _by_hand(docs: Path, comparisons: Sequence[Comparison]) -> tuple[dict[str, str], dict[str, bytes]]:
    """What lies beside the comparisons: the pages, completed, and other files."""
    texts: dict[str, str] = {}
    others: dict[str, bytes] = {}
    for path in _beside(docs, comparisons):
        name = path.relative_to(docs).as_posix()
        if path.suffix != ".md":
            others[name] = path.read_bytes()
            continue
        text = plain(path.read_text(encoding="utf-8"))
        match name:
            case "glossary.md":
                texts[name] = markdown_site.glossary(comparisons, text)
            case "method.md":
                texts[name] = "\n\n".join([text.rstrip(), f"## {gettext('Figures')}", *_tables(comparisons)]) + "\n"
            case _:
                texts[name] = text
    return texts, others


def _beside(docs: Path, comparisons: Sequence[Comparison]) -> Iterator[Path]:
    folders = {docs / comparison.id for comparison in comparisons}
    if (docs / "articles").is_dir():
        return  # the folder of one comparison, given in place of the documents'
    for path in sorted(docs.rglob("*")):
        if path.is_file() and folders.isdisjoint(path.parents):
            yield path


def _tables(comparisons: Sequence[Comparison]) -> Iterator[str]:
    for comparison in comparisons:
        yield f"{opening(escape(comparison.title))}:\n\n```\n{figures.table(figures.figures(comparison))}\n```"
