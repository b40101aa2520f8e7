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
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

from facing_pages import parallel
from facing_pages.addresses import Site as FromPage
from facing_pages.bound import Bound
from facing_pages.site import Site
from facing_pages.store import Making, digest, share
from facing_pages.translating import speaking

KIND = "pages"
"""What their shelves are called."""

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
                for path, place in shelf.files.items():
                    share(place, Path(self.config.site_dir, path))
                for file in self._of[one.id]:
                    files.remove(file)

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
            pages = [(one.id, file) for file in self._of[one.id]]
            yield from [pages] if len(new) > 2 * parallel.processes() else ([page] for page in pages)

    def _draw(self, those: Sequence[tuple[str, File]], makings: Mapping[str, Making]) -> None:
        for id, file in those:
            makings[id].file(file.dest_uri, self.drawn(file))

    def _key(self, one: Bound) -> str:
        """A digest of all that the pages of a comparison are made from."""
        language = one.comparison.language if one.comparison else ""
        printed = self.site.handouts[one.id]
        return digest(one.key, self._empty[language], self._settings, printed.printed_from, printed.handouts)

    @cached_property
    def _settings(self) -> str:
        with self.site.settings.config_file.open("rb") as file:
            written = yaml_load(file)
        return digest(sorted(written.items()), sorted(self.site.documents))

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
