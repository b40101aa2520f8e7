"""The MkDocs hook: an adapter, one function an event, over the library beside it.

MkDocs loads this file as a module of its own; ``serve`` loads it once and does
not load it again, so whatever a build needs is set anew in ``on_config``.
"""

from __future__ import annotations

import json
import logging
import mimetypes
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import jinja2
import mkdocs
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir

sys.path.insert(0, str(Path(__file__).parent))

from facing_pages import __version__
from facing_pages.addresses import Absolute, OneFile, Site
from facing_pages.annotation_kinds import ANNOTATION_KINDS
from facing_pages.citing import citing, noted
from facing_pages.drawing.shape import Shape
from facing_pages.edition import load
from facing_pages.model import Comparison, Gap, NoteMark, Run
from facing_pages.printing import kept
from facing_pages.problems import errors, show
from facing_pages.publishing import classfile, data, forge, links, pages, scripts, search, sitewide, styles
from facing_pages.publishing.anchors import ParagraphIds
from facing_pages.publishing.bibliography import by_letter
from facing_pages.publishing.citations import citations
from facing_pages.review.figures import figures
from facing_pages.wording import FINDING, SEEN, long_date, paragraphs, series
from facing_pages.writing import history

_log = logging.getLogger("mkdocs.hooks.facing_pages")

_STYLES = "assets/stylesheets/"
_INDEX = "index.css"
"""The style sheet that imports the others."""

_SCRIPTS = "assets/javascripts/"
_ENTRY = "main.js"
"""The script that imports those which work together."""

_CLASS_FILE = "classfile"
"""The script and the style sheet that only the class file has."""

_comparisons: tuple[Comparison, ...] = ()
_class_parts = classfile.Parts("", "", "")
_forge: forge.Forge | None = None
_handouts: dict[str, kept.Kept] = {}
"""What was printed of each comparison, if it is of what is built now."""


def on_config(config: MkDocsConfig) -> None:
    """Read and bind everything; an error stops the build before the old site is touched."""
    global _comparisons, _handouts
    docs = Path(config.docs_dir)
    found, problems = load(docs, _root(config), history.authors(_root(config), docs))
    if errors(problems):
        raise PluginError(f"The sources hold errors.\n{show(problems)}")
    for problem in problems:
        _log.info("%s", problem)
    _comparisons = found
    _handouts = {comparison.id: _printed(config, comparison) for comparison in found}
    _find_forge(config)
    config.markdown_extensions.append(ParagraphIds())  # type: ignore[arg-type]  # MkDocs hands it on as it is


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put generated pages and data files in the place of what they are made from."""
    for comparison in _comparisons:
        for file in list(files):
            if file.src_uri.startswith(f"{comparison.id}/"):
                files.remove(file)
        for path, text in pages.pages(comparison).items():
            files.append(_page(config, path, text, comparison))
        for path, content in data.files(comparison).items():
            files.append(_data(config, path, content))
        for path, content in _handouts[comparison.id].files(f"{comparison.id}/handout/"):
            files.append(_data(config, path, content))
    for path, text in sitewide.pages(_comparisons).items():
        files.append(File.generated(config, path, content=text))
    for path, content in sitewide.files().items():
        files.append(_data(config, path, content))
    _keep_class_parts(files, config)
    _join_stylesheets(files, config)
    _join_scripts(files, config)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the terms under the glossary's introduction."""
    return pages.glossary(_comparisons, markdown) if page.file.src_uri == "glossary.md" else markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Escape what the theme prints as it is: a page's title, description and author."""
    # MkDocs gives a title of the front matter or of a file's name as it is, one of a heading as HTML.
    page.title = escape(Markup(page.title or "").unescape())  # noqa: S704  escaped once more
    page.meta.update({key: escape(page.meta[key]) for key in ("title", "description", "author") if page.meta.get(key)})


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give templates their filters and tests, and make them escape, but for the theme's own."""
    env.autoescape = _escaping(env, config)
    env.filters |= {"longdate": long_date, "series": series, "paragraphs": paragraphs}
    env.filters["cssstring"] = scripts.css_string
    env.tests |= {
        "run": lambda value: isinstance(value, Run),
        "notemark": lambda value: isinstance(value, NoteMark),
        "gap": lambda value: isinstance(value, Gap),
    }
    env.globals |= links.GLOBALS
    env.globals |= {
        "facing_pages_version": __version__,
        "comparisons": _comparisons,
        "annotation_kinds": ANNOTATION_KINDS,
        "handouts": _handouts,
        "citations": citations,
        "citing": citing,
        "noted": noted,
        "by_letter": by_letter,
        "figures": figures,
        "shape": Shape,
        "findings": FINDING,
        "seen_in_words": SEEN,
        "edit_url": lambda path: _edit_url(config, path),
        "dispute_url": lambda title, path: _forge.dispute(title, path) if _forge else None,
        "report_url": lambda title, path: _forge.report(title, path) if _forge else None,
        "new_form": lambda folder: _forge.new(folder) if _forge else None,
    }
    # Now, for pages say how big the files are.
    env.globals["class_files"] = {one.id: _class_file(one, env, config, files) for one in _comparisons}
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page the way from it, and a generated one its comparison and its reading."""
    context["here"] = Site(page.url)
    for comparison in _comparisons:
        if page.meta.get("comparison") == comparison.id:
            context["comparison"] = comparison
            if "reading" in page.meta:
                context["reading"] = comparison.reading(page.meta["reading"])
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> None:
    """Give a page that is shown at any depth the way from the host's root."""
    context["here"] = Absolute(f"{urlsplit(config.site_url or '/').path.rstrip('/')}/")


@event_priority(-100)  # after the search plugin has written its index
def on_post_build(config: MkDocsConfig) -> None:
    """Feed the search index: it holds what is in a page's Markdown, and templates fill ours."""
    path = Path(config.site_dir, "search", "search_index.json")
    if path.exists():
        index = json.loads(path.read_text(encoding="utf-8"))
        for comparison in _comparisons:
            index["docs"] += [vars(entry) for entry in search.entries(comparison)]
        path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _printed(config: MkDocsConfig, comparison: Comparison) -> kept.Kept:
    """The PDFs printed of a comparison, if it, the templates and the code are still the same."""
    root = _root(config)
    written, code = (root / comparison.path).parent, Path(kept.__file__).parent.parent
    templates = Path(config.theme.custom_dir or root / "overrides")
    settings = (config.site_url or "", config.site_name)
    made_from = kept.mark(settings, Path(config.config_file_path), written, templates, code)
    return kept.kept(root / kept.FOLDER / comparison.id, made_from)


def _find_forge(config: MkDocsConfig) -> None:
    """Know the hosting site's forms; of a site of no known kind only the edit links."""
    global _forge
    try:
        _forge = forge.of(config.repo_url, config.extra.get("forge"), config.edit_uri)
    except ValueError as error:
        raise PluginError(str(error)) from None
    if _forge:
        config.edit_uri = f"{_forge.edit(_docs(config)).removeprefix(_forge.repository).lstrip('/')}/"
    elif config.repo_url:
        _log.info("FACING_PAGES_FORGE does not say what kind of site %s is on.", config.repo_url)
    else:
        config.edit_uri = None  # without a repository there is nothing to edit, and the theme shows no link


def _docs(config: MkDocsConfig) -> str:
    return Path(config.docs_dir).relative_to(_root(config)).as_posix()


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _escaping(env: jinja2.Environment, config: MkDocsConfig) -> Callable[[str | None], bool]:
    """Whether a template, by its name, escapes what it prints: all do that are not found among the theme's."""
    # Those are written without escaping in mind.
    theirs = [Path(mkdocs.__file__).parent, Path(get_theme_dir(config.theme.name or ""))]

    @cache
    def escapes(name: str | None) -> bool:
        if name is None or env.loader is None:
            return True
        _, file, _ = env.loader.get_source(env, name)
        return not any(Path(file or "").is_relative_to(folder) for folder in theirs)

    return escapes


def _page(config: MkDocsConfig, path: str, text: str, comparison: Comparison) -> File:
    file = File.generated(config, path, content=text)
    name = path.removeprefix(f"{comparison.id}/").removesuffix(".md")
    readings = {reading.id: reading.dossier.path for reading in comparison.readings}
    questions = f"{comparison.path.removesuffix('index.md')}questions.md"
    written = {"index": comparison.path, "questions": questions} | readings
    file.edit_uri = _docs_path(config, written[name]) if name in written else None
    return file


def _join_stylesheets(files: Files, config: MkDocsConfig) -> None:
    """Serve the theme's style sheets and ours as one: a page then waits for one answer, not for one a component."""
    sheets = _sheets(files)
    whole, parts = styles.joined({name: sheet.content_string for name, sheet in sheets.items()}, _INDEX)
    for name in parts:
        files.remove(sheets[name])
    files.append(File.generated(config, f"{_STYLES}{_INDEX}", content=scripts.small(whole, "css")))


def _sheets(files: Files) -> dict[str, File]:
    """Style sheets by their paths within their folder, the theme's among them."""
    found = {file.src_uri.removeprefix(_STYLES): file for file in files if file.src_uri.startswith(_STYLES)}
    return {name: file for name, file in found.items() if name.endswith(".css")}


def _join_scripts(files: Files, config: MkDocsConfig) -> None:
    """Serve our scripts small, those that work together as one."""
    own = [file for file in files if file.src_dir == config.theme.custom_dir and file.src_uri.startswith(_SCRIPTS)]
    ours = {file.src_uri.removeprefix(_SCRIPTS): file for file in own}
    sources = {name: file.content_string for name, file in ours.items()}
    for file in ours.values():
        files.remove(file)
    for name, text in scripts.served(sources, _ENTRY).items():
        files.append(File.generated(config, f"{_SCRIPTS}{name}", content=scripts.small(text, "js")))


def _keep_class_parts(files: Files, config: MkDocsConfig) -> None:
    """Put by what the class file holds of the site's styles, scripts and typefaces, before they are joined."""
    global _class_parts
    own = {file.src_uri: file for file in files if file.src_dir == config.theme.custom_dir}
    sheets = _sheets(files)
    whole, parts = styles.joined({name: sheet.content_string for name, sheet in sheets.items()}, f"{_CLASS_FILE}.css")
    fonts = {Path(uri).name: file.content_bytes for uri, file in own.items() if uri.endswith(".woff2")}
    sources = {uri.removeprefix(_SCRIPTS): file.content_string for uri, file in own.items() if uri.startswith(_SCRIPTS)}
    script, _, _ = scripts.joined(sources, f"{_CLASS_FILE}.js")
    icon = own[config.theme["favicon"]]
    _class_parts = classfile.Parts(
        styles=classfile.with_fonts(scripts.small(whole, "css"), fonts),
        script=scripts.small(script, "js"),
        icon=classfile.data_address(icon.content_bytes, mimetypes.guess_type(icon.src_uri)[0] or "image/svg+xml"),
    )
    files.remove(own[f"{_SCRIPTS}{_CLASS_FILE}.js"])
    _, shared = styles.joined({name: sheet.content_string for name, sheet in sheets.items()}, _INDEX)
    for name in parts - shared:
        files.remove(sheets[name])


def _class_file(comparison: Comparison, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> int:
    """Add a comparison's class file; how many bytes it has."""
    site = config.site_url or ""
    page = env.get_template(f"{_CLASS_FILE}.html").render(
        config=config,
        comparison=comparison,
        here=OneFile(comparison, site),
        one_file=True,
        parts=_class_parts,
        policy=classfile.policy,
        address=f"{site}{comparison.id}/" if site else "",
    )
    content = classfile.finished(page)
    if len(content) > classfile.MOST_BYTES:
        _log.info("%s has %d bytes, over %d.", classfile.path(comparison), len(content), classfile.MOST_BYTES)
    files.append(_data(config, classfile.path(comparison), content))
    return len(content)


def _data(config: MkDocsConfig, path: str, content: bytes) -> File:
    file = File.generated(config, path, content=content)
    if path.endswith(".md"):
        # A portable file is to be taken away as it is, not made into a page.
        file.dest_uri = path
        file.is_documentation_page = lambda: False  # type: ignore[method-assign]
    return file


def _docs_path(config: MkDocsConfig, path: str) -> str:
    """A file as seen from the documents' folder, which is what edit addresses begin from."""
    return (_root(config) / path).relative_to(config.docs_dir).as_posix()


def _edit_url(config: MkDocsConfig, path: str) -> str | None:
    """Where a source file is edited; None where no repository is set."""
    if not config.repo_url or not config.edit_uri:
        return None
    base = urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri)
    return urljoin(base.rstrip("/") + "/", _docs_path(config, path))
