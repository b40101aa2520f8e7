"""The pages of comparisons in the frame that MkDocs gives them: found as they were drawn, or drawn in parallel.

A page shows what its comparison holds, and round that what every page shows of
the site. The first is told by the comparison's key, the second by a page with
nothing on it: as long as both are the same, so is the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import jinja2
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

from facing_pages import parallel
from facing_pages.addresses import Site as FromPage
from facing_pages.bound import Bound
from facing_pages.model import Comparison
from facing_pages.publishing.drawn import GLOSSARY
from facing_pages.site import Site
from facing_pages.store import Making, Shelf, digest, share
from facing_pages.translating import speaking

KIND = "pages"
"""What their shelves are called."""

_TERMS = "terms"

_EMPTY = "a/b.md"
"""A page with nothing on it, as deep as most."""


@dataclass(frozen=True)
class Frame:
    """What pages are set in.

    Arguments:
        env: has every template.
        listed: every page of the site.
    """

    site: Site
    env: jinja2.Environment
    config: MkDocsConfig
    nav: Navigation
    listed: Sequence[File]

    def put(self, files: Files) -> None:
        """Put the pages of all comparisons into the site's folder, and take them from those that MkDocs is to draw."""
        keys = {one.id: self._key(one) for one in self.site.bound}
        store = self.site.store
        new = [one for one in self.site.bound if not store.find(KIND, one.id, keys[one.id])]
        with ExitStack() as shelves:
            makings = {one.id: shelves.enter_context(store.making(KIND, one.id, keys[one.id])) for one in new}
            parallel.for_each(list(self._shared_out(new)), lambda those: self._draw(those, makings))
        store.tidy(KIND, keys)
        for one in self.site.bound:
            if shelf := store.find(KIND, one.id, keys[one.id]):
                self._shelves[one.id] = shelf
                for path, place in shelf.files.items():
                    share(place, Path(self.config.site_dir, path))
                for file in self._of[one.id]:
                    files.remove(file)

    def terms(self, comparison: Comparison, page: Page) -> Markup:
        """What the glossary shows of a comparison: as it was drawn with the comparison's pages, or drawn now.

        Arguments:
            page: the one that shows it.
        """
        one = self._bound.get(comparison.id)
        if not (one or comparison).terms:
            return Markup()
        if one and one.id in self._shelves and page.file in self._glossary:
            return Markup(self._shelves[one.id].read(_TERMS))  # noqa: S704  drawn by a template that escapes
        return Markup(self._terms(one.whole if one else comparison, page))  # noqa: S704  likewise

    def promise(self, files: Files) -> dict[str, Callable[[], bytes]]:
        """What draws each page that a template draws alone, by its path; MkDocs is to draw none of them."""
        found: dict[str, Callable[[], bytes]] = {}
        for file in self.listed:
            if file.src_uri in self.site.pages:
                files.remove(file)
                found[file.dest_uri] = partial(self.drawn, file)
        return found

    def drawn(self, file: File) -> bytes:
        """A page that a template draws alone."""
        if not file.page:
            return b""
        file.page.active = True
        context = get_context(self.nav, self.listed, self.config, file.page)
        context.update(self.site.context(file.src_uri, file.page.url))  # type: ignore[typeddict-item]  # MkDocs knows its own
        drawn = self.env.get_template(file.page.meta["template"]).render(context)
        file.page.active = False
        return drawn.encode("utf-8", "xmlcharrefreplace")

    def _terms(self, comparison: Comparison, page: Page) -> str:
        context = get_context(self.nav, self.listed, self.config, page)
        context.update(self.site.context(page.file.src_uri, page.url))  # type: ignore[typeddict-item]  # MkDocs knows its own
        shown = {"comparison": comparison, "named": len(self.site.bound) > 1}
        return self.env.get_template("partials/fp/terms.html").render(context, **shown)

    @cached_property
    def _shelves(self) -> dict[str, Shelf]:
        """Where the pages of comparisons were put, by their ids."""
        return {}

    @cached_property
    def _bound(self) -> Mapping[str, Bound]:
        return {one.id: one for one in self.site.bound}

    @cached_property
    def _glossary(self) -> Sequence[File]:
        """The page of all terms, where there is one."""
        return [file for file in self.listed if file.src_uri == GLOSSARY]

    @cached_property
    def _of(self) -> Mapping[str, Sequence[File]]:
        """The pages of each comparison, by its id."""
        found: dict[str, list[File]] = {one.id: [] for one in self.site.bound}
        for file in self.listed:
            page = self.site.pages.get(file.src_uri)
            if page and page.comparison:
                found[page.comparison.id].append(file)
        return found

    def _shared_out(self, new: Sequence[Bound]) -> Iterator[Sequence[tuple[str, File]]]:
        """Pages to draw in one go, with the comparisons that they are of: all of one, or one where there are few."""
        for one in new:
            pages = [(one.id, file) for file in (*self._of[one.id], *self._glossary)]
            yield from [pages] if len(new) > 2 * parallel.processes() else ([page] for page in pages)

    def _draw(self, those: Sequence[tuple[str, File]], makings: Mapping[str, Making]) -> None:
        for id, file in those:
            if file not in self._glossary:
                makings[id].file(file.dest_uri, self.drawn(file))
            elif file.page:
                makings[id].keep(_TERMS, self._terms(self._bound[id].whole, file.page))

    def _key(self, one: Bound) -> str:
        """A digest of all that the pages of a comparison are made from."""
        language = one.comparison.language if one.comparison else ""
        glossary = [file.url for file in self._glossary], len(self.site.bound) > 1
        return digest(one.key, self._empty[language], self._settings, self.site.handouts[one.id].handouts, *glossary)

    @cached_property
    def _settings(self) -> str:
        text = self.site.settings.config_file.read_text(encoding="utf-8")
        # Its values, which may come from the environment; its text is part of the mark of what is printed.
        return digest(text, sorted(yaml_load(text).items()), sorted(self.site.documents))

    @cached_property
    def _empty(self) -> Mapping[str, str]:
        """A page with nothing on it, in each language."""
        languages = sorted({comparison.language for comparison in self.site.comparisons})
        return {language: self._empty_in(language) for language in languages}

    def _empty_in(self, language: str) -> str:
        page = Page("-", File.generated(self.config, _EMPTY, content=""), self.config)
        page.meta, page.content = {"template": "main.html"}, ""
        context = get_context(self.nav, self.listed, self.config, page)
        with speaking(language):
            return self.env.get_template("main.html").render(context, here=FromPage(page.url))
