"""The MkDocs plugin: an event a function, over the library. Beside it only ``frame`` knows MkDocs."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import nest_paths
from mkdocs.utils.templates import TemplateContext

from facing_pages import resources, site
from facing_pages.frame import Frame
from facing_pages.preview import Preview
from facing_pages.problems import errors, in_sum
from facing_pages.publishing import assets, menu, outward, search, search_index
from facing_pages.publishing.schemas import WITHOUT_WORDS
from facing_pages.publishing.settings import FAVICON, PALETTE, Settings
from facing_pages.store import share

_log = logging.getLogger("mkdocs.plugins.facing_pages")

EXTENSIONS = ("attr_list", "def_list", "footnotes", "tables")
"""What our own Markdown needs."""

_ASKED = ("analytics", "annotate", "consent", "version")
"""What is asked of the theme in ``extra``, beside its features."""

_SITEMAP = "sitemap.xml"
"""Names pages by whole addresses, one at least: where the site has none, there is no such file."""

_NO_CLOCK = ("SOURCE_DATE_EPOCH", "1735689600")
"""What MkDocs takes the time of a build from: a fixed day, and neither the clock nor the last commit."""

_THEMES_ICON = "assets/images/favicon.png"
"""The icon of a site that names none."""


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """Everything is said elsewhere: in the site's own settings, and in what people write."""


class FacingPages(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """The events; ``serve`` keeps one of these for all its builds, so that each begins with ``on_config``."""

    site: site.Site
    nav: Navigation
    written: list[search.Entry]
    """What the search finds on pages that people wrote."""
    listed: Sequence[File]
    """Every page, those that MkDocs need not draw among them."""

    preview: Preview | None = None
    """Makes pages when they are asked for, while ``serve`` runs."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Tell a preview from a build, and see that the same sources make the same bytes."""
        if sys.flags.optimize > 1:
            raise PluginError(WITHOUT_WORDS)
        os.environ.setdefault(*_NO_CLOCK)
        self.preview = Preview() if command == "serve" else None

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Make what a browser asks for before it is looked for; after an error show the last good site."""
        server.builder = partial(_kept, builder)
        if self.preview and _is_alone(config):
            app = self.preview.around(server.get_app(), server.mount_path)  # type: ignore[arg-type]  # one of WSGI's many
            server.set_app(app)
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and bind everything; an error stops the build before the old site is touched."""
        _frame(config)
        self.written = []
        if self.preview:
            self.preview.pause()
        try:
            self.site, problems = site.read(_settings(config), is_preview=bool(self.preview) and _is_alone(config))
        except ValueError as error:
            raise PluginError(str(error)) from None
        if errors(problems):
            raise PluginError("\n".join(["The sources hold errors.", *in_sum(problems)]))
        for sentence in (*in_sum(problems), *self.site.remarks()):
            _log.info("%s", sentence)
        config.edit_uri = self.site.doors.editor
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put what is made in the place of what it is made from."""
        for file in list(files):
            if self.site.is_source(file.src_uri) or (file.src_uri == _SITEMAP and not config.site_url):
                files.remove(file)
        written = sorted(files.documentation_pages(), key=file_sort_key)
        shown = [file.src_uri for file in written if file.inclusion is not InclusionLevel.NOT_IN_NAV]
        entries = config.nav or nest_paths(shown)  # type: ignore[no-untyped-call]
        config.nav = menu.complete(entries, self.site.comparisons)
        in_menu = set(menu.paths(config.nav))  # those MkDocs makes, with their titles there
        for path in self.site.pages:
            file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            file.edit_uri = self.site.written(path)
            if path not in in_menu:
                _Drawn(None, file, config)  # the file knows it from here on
            files.append(file)
        for path, content in self.site.files().items():
            files.append(File.generated(config, path, content=content))
        for one in self.site.bound:
            for path, place in one.files.items():
                files.append(_Shelved.of(config, path, place))
            for path, place in self.site.handouts[one.id].files(f"{one.id}/handout/"):
                files.append(File.generated(config, path, abs_src_path=str(place)))
        for path, _ in self.site.promised():
            files.append(_Shelved.of(config, path, None))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation, which every page shows."""
        self.nav = nav
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Say of a page that a template draws what front matter says of one that somebody wrote."""
        if drawn := self.site.pages.get(page.file.src_uri):
            page.meta = drawn.meta

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Say what stands on a page that a template draws; escape what the theme prints as it is."""
        path = page.file.src_uri
        page.present_anchor_ids = (page.present_anchor_ids or set()) | self.site.anchors(path)
        if drawn := self.site.pages.get(path):
            page.toc = TableOfContents([AnchorLink(drawn.heading, drawn.anchor, 1)])
            named = files.get_file_from_path(drawn.stands_for) if drawn.stands_for else None
            if named and named.page:
                page.canonical_url = named.page.canonical_url
        else:
            page.meta["description"] = page.meta.get("description") or outward.opening(html)
            if not page.meta.get("search", {}).get("exclude"):
                title = Markup(page.title or "").unescape()  # noqa: S704  as it stands below
                self.written += search.written(page.url, title, html)
        # MkDocs gives a title of the front matter or of a file's name as it is, one of a heading as HTML.
        page.title = escape(Markup(page.title or "").unescape())  # noqa: S704  escaped once more
        page.meta.update(
            (key, escape(page.meta[key])) for key in ("title", "description", "author") if page.meta.get(key)
        )

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give templates what they use, make ours escape, and make the pages of the comparisons."""
        self.site.equip(env)
        # A preview puts a script into each page, another every time; the theme's own ones may ask for anything.
        env.globals["is_guarded"] = not (self.preview or self.site.settings.is_themed)
        self.listed = list(files.documentation_pages())
        frame = Frame(self.site, env, config, self.nav, self.listed)
        env.globals["terms_of"] = frame.terms
        if self.preview and self.site.is_preview:
            self._promise(self.preview, frame, files)
        elif _is_alone(config):
            frame.put(files)
        return env

    def _promise(self, preview: Preview, frame: Frame, files: Files) -> None:
        """Have nothing made of the comparisons, nor the index of the search, before it is asked for."""
        made = self.site.made
        makers = frame.promise(files)
        makers |= {path: lambda id=id, path=path: made(id)[path] for path, id in self.site.promised()}  # type: ignore[misc]
        makers[search_index.INDEX] = partial(self._index, Path(frame.config.site_dir))
        preview.renew(Path(frame.config.site_dir), makers)

    def _index(self, site: Path) -> bytes:
        """Write the index of the search, and give the file that says where everything stands."""
        found = self.site.index(self.written)
        for path, content in found.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
        return found[search_index.INDEX]

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give a page that is made what it shows."""
        context.update(self.site.context(page.file.src_uri, page.url))  # type: ignore[typeddict-item]  # MkDocs knows its own
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give a page that is shown at any depth what it shows."""
        context["pages"] = [file for file in self.listed if self.site.is_of_its_own(file.src_uri)]  # for the site map
        context.update(self.site.outside())  # type: ignore[typeddict-item]  # MkDocs knows its own
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Add the index of the search, which holds what is on every page."""
        if not self.site.is_preview:
            self._index(Path(config.site_dir))
        self._let_through()

    def on_build_error(self, *, error: Exception) -> None:
        """Show what there is of the last build."""
        self._let_through()

    def _let_through(self) -> None:
        if self.preview:
            self.preview.go_on()


def _kept(build: Callable[..., None]) -> None:
    """Build, and leave the last good site to be seen where that fails: MkDocs would keep every browser waiting."""
    gc.disable()  # it would look again and again through all that the last build left
    try:
        build()
    except Abort:
        _log.info("The site is shown as it was before. Mend what is named above and save; it is then made anew.")
    finally:
        gc.enable()


def _frame(config: MkDocsConfig) -> None:
    """Make a site of the theme one of ours; what its keeper chose stays."""
    theme = config.theme
    if theme.name != "material":
        raise PluginError("Facing Pages is made for the theme Material: write “theme: material” in mkdocs.yml.")
    ours = _ours(config)
    theme.dirs[:] = [*ours, *(folder for folder in theme.dirs if folder not in ours)]
    if not config.site_url:
        theme.static_templates.discard(_SITEMAP)
    theme["font"] = False  # the theme would ask a host for its own
    theme["palette"] = theme.get("palette") or PALETTE
    if theme.get("favicon") == _THEMES_ICON and not Path(config.docs_dir, _THEMES_ICON).is_file():
        theme["favicon"] = FAVICON
    config.extra_css.insert(0, assets.STYLES)
    config.extra_javascript.insert(0, _module(assets.SCRIPTS))
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)  # no attribute of style counts
    config.markdown_extensions += [name for name in EXTENSIONS if name not in config.markdown_extensions]


def _ours(config: MkDocsConfig) -> list[str]:
    """The folders of our templates: those of the site's own, which win, then the library's."""
    own = config.theme.custom_dir or str(_config_file(config).parent / "overrides")
    library = str(resources.folder("overrides"))
    return [own, library] if Path(own).is_dir() and not Path(own).samefile(library) else [library]


def _settings(config: MkDocsConfig) -> Settings:
    """What the configuration says, in the library's own terms."""
    ours = _ours(config)
    named = (Path(config.docs_dir, str(path)) for path in (*config.extra_css, *config.extra_javascript))
    return Settings(
        root=_config_file(config).parent,
        docs=Path(config.docs_dir),
        config_file=_config_file(config),
        own=tuple(map(Path, ours)),
        theme=tuple(Path(folder) for folder in config.theme.dirs if folder not in ours),
        name=config.site_name,
        description=config.site_description or "",
        address=config.site_url or "",
        language=config.theme["language"],
        copyright=config.copyright or "",
        licence=config.extra.get("licence") or "",
        favicon=config.theme["favicon"],
        repository=config.repo_url,
        forge=config.extra.get("forge"),
        contact=config.extra.get("contact"),
        edit_uri=config.edit_uri,
        palette=str(config.theme["palette"]),
        icons=str(config.theme.get("icon") or ""),
        extensions=tuple(config.markdown_extensions),
        extra=tuple(file for file in named if file.is_file()),
        is_themed=bool(config.theme.get("features") or any(config.extra.get(name) for name in _ASKED)),
    )


def _config_file(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).absolute()  # it is as it was named on the command line


def _module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script


class _Drawn(Page):
    """A page that a template draws: there is no Markdown to be read for it."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, self.toc, self.present_anchor_ids = "", TableOfContents([]), set()


class _Shelved(File):
    """A file that lies ready and is shared with the site, or is promised and not there yet."""

    @classmethod
    def of(cls, config: MkDocsConfig, path: str, place: Path | None) -> _Shelved:
        file = cls(path, None, config.site_dir, config.use_directory_urls, dest_uri=path)
        file.generated_by, file.abs_src_path = "facing-pages", str(place) if place else None
        return file

    def is_documentation_page(self) -> bool:
        """A portable Markdown file is to be taken away as it is, not made into a page."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        if self.abs_src_path:
            share(Path(self.abs_src_path), Path(self.abs_dest_path))


def _is_alone(config: MkDocsConfig) -> bool:
    """Whether no other plugin or hook has a say in a page: what they do to it cannot be known beforehand."""
    return all(
        isinstance(getattr(getattr(one, "on_config", None), "__self__", None), FacingPages)
        for one in config.plugins.values()
    )
