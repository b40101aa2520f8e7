"""A site: from its settings to all that it is made of, but for the frame that a generator sets round its pages."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2

from facing_pages import addresses, parallel
from facing_pages.binding.redirects import clashes
from facing_pages.bound import KIND, PREVIEWED, Binder, Bound
from facing_pages.model import Comparison, Reading
from facing_pages.pages import Page, pages
from facing_pages.printing import kept
from facing_pages.problems import Problem, errors, meant
from facing_pages.publishing import (
    about,
    assets,
    classfile,
    credit,
    data,
    drawn,
    embeds,
    environment,
    icons,
    licences,
    outward,
    privacy,
    schemas,
    search,
    search_index,
)
from facing_pages.publishing.book import made as book
from facing_pages.publishing.drawn import Drawn
from facing_pages.publishing.forge import Doors, doors
from facing_pages.publishing.occurring import occurring
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.settings import Settings
from facing_pages.review.beside import dead_links, written_beside
from facing_pages.review.figures import Figures, figures
from facing_pages.store import FOLDER, Store, digest, digest_of_files, digest_of_tools
from facing_pages.translating import catalogue, languages, speak, speaking
from facing_pages.webaddress import is_address
from facing_pages.writing import citationfile, history
from facing_pages.writing.citationfile import Citation
from facing_pages.writing.folder import find

_LIBRARY = Path(__file__).parent


@dataclass(frozen=True)
class Site:
    """All comparisons of a site and its settings; the rest follows from these and is made once, when asked for.

    Arguments:
        settings: what its keeper wrote.
        store: what was made before.
        bound: its comparisons, none of them with an error.
        code: a digest of the code and the templates that it is made with.
        tools: likewise, with everything else that is installed.
        is_preview: whether nothing is made of its comparisons before it is asked for.
    """

    settings: Settings
    store: Store
    bound: tuple[Bound, ...]
    code: str
    tools: str
    is_preview: bool = False

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons, most of each on its shelf."""
        return tuple(filter(None, (one.comparison for one in self.bound)))

    @cached_property
    def doors(self) -> Doors:
        """Where what people wrote is changed."""
        return doors(self.settings)

    @cached_property
    def contributors(self) -> Sequence[credit.Contributor]:
        """Everybody who is named."""
        return credit.merged(one.credit for one in self.bound)

    @cached_property
    def about(self) -> about.About:
        """Who stands behind the edition."""
        settings, forge = self.settings, self.doors.forge
        try:
            citation = citationfile.read(settings.root)
        except citationfile.UnreadableError:
            citation = Citation()
        return about.about(
            settings.name,
            self.contributors,
            citation,
            address=settings.address,
            issues=forge.issues if forge else settings.repository,
            written=settings.contact,
        )

    @cached_property
    def assets(self) -> assets.Assets:
        """Styles and scripts."""
        return _Assets(self.settings, self.store, self.tools)()

    @cached_property
    def handouts(self) -> dict[str, kept.Kept]:
        """What was printed of each comparison, if it, the templates and the code are still the same."""
        settings = self.settings
        said = (settings.address, settings.name, self.code)
        return {
            one.id: kept.kept(
                settings.root / kept.FOLDER / one.id,
                partial(kept.mark, said, settings.config_file, settings.docs / one.id),
            )
            for one in self.bound
        }

    @cached_property
    def outward(self) -> Mapping[str, bytes]:
        """What the site shows of itself elsewhere."""
        titles = [comparison.title for comparison in self.comparisons]
        key = digest(self.tools, _said(self.settings), self.settings.is_themed, titles)
        found = self.store.value("site", "outward", key, lambda: outward.files(self.settings, titles))
        return outward.unless_there(self.settings, found)

    def is_source(self, path: str) -> bool:
        """Whether a file, by its path from the documents' folder, is one that others are made from."""
        return path in self.assets.sources or path.partition("/")[0] in self._folders

    @cached_property
    def pages(self) -> Mapping[str, Drawn]:
        """Every page that is drawn by a template alone, by its path from the documents' folder.

        One beside the comparisons that somebody wrote stands as it is.
        """
        with speaking(self.settings.language):
            made = [page for one in self.bound for page in one.drawn] + [*drawn.beside()]
            if any(one.terms for one in self.bound):
                made.append(self._glossary)
        return {page.path: page for page in made if page.path not in self._by_hand}

    def anchors(self, path: str) -> frozenset[str]:
        """The ids that templates give to what they add to a page, by its path from the documents' folder."""
        page = self._glossary if path == drawn.GLOSSARY else self.pages.get(path)
        return page.anchors if page else frozenset()

    def is_of_its_own(self, path: str) -> bool:
        """Whether a page, by its path from the documents' folder, neither stands for another nor leads to one."""
        page = self.pages.get(path)
        return not page or not (page.stands_for or page.redirect)

    def written(self, path: str) -> str | None:
        """Where a drawn page is edited, from the documents' folder; None where it is made of many files."""
        file = self.pages[path].written
        return (self.settings.root / file).relative_to(self.settings.docs).as_posix() if file else None

    def files(self) -> dict[str, bytes]:
        """Every file of the site as a whole that is no page, by its path from the site's root."""
        served = self.store.value("site", "schemas", self.tools, schemas.served)
        return served | dict(self.assets.served) | dict(self.outward)

    def promised(self) -> Iterator[tuple[str, str]]:
        """Every file of a comparison that a preview makes when it is asked for: its path, and the comparison's id."""
        if self.is_preview:
            yield from ((path, one.id) for one in self.bound for path in self._files.paths(one.whole))

    def made(self, id: str) -> Mapping[str, bytes]:
        """The files of a comparison, made now or for whoever asked before."""
        if id not in self._made:
            self._made[id] = self._files(self._of[id].whole)
        return self._made[id]

    @cached_property
    def _made(self) -> dict[str, Mapping[str, bytes]]:
        return {}

    @cached_property
    def _files(self) -> _Files:
        return _Files(self.settings, self.store, self.tools)

    def index(self, written: Iterable[search.Entry]) -> dict[str, bytes]:
        """The index of the search, by paths from the site's root.

        Arguments:
            written: what is found on pages that people wrote.
        """
        with speaking(self.settings.language):
            beside = search_index.listed([*written, *search.of_the_site(self.comparisons, self.contributors)])
        titles = {comparison.id: comparison.title for comparison in self.comparisons}
        return search_index.files([*(one.found for one in self.bound), beside], titles)

    def equip(self, env: jinja2.Environment) -> None:
        """Make an environment that has other templates too fit for ours."""
        environment.equip(env)
        env.bytecode_cache = _compiled(self.store, self.tools, "site")
        env.autoescape = environment.escaping(env, self.settings.own)
        env.globals |= _of_settings(self.settings, self.doors) | {
            "comparisons": self.comparisons,
            "documents": self.documents,
            "contributors": self.contributors,
            "about": self.about,
            "handouts": self.handouts,
            "size_of": lambda comparison, name: self._size(self._of[comparison.id], name),
            "figures": self._figures,
            "pages_of": self._pages_of,
            "most_readings": max((len(one.readings) for one in self.comparisons), default=2),
            "has_touch_icon": icons.TOUCH in self.outward,
        }

    @property
    def documents(self) -> frozenset[str]:
        """The pages beside the comparisons, by their paths from the documents' folder."""
        return self._by_hand | {path for path in self.pages if "/" not in path}

    def context(self, path: str, address: str) -> dict[str, Any]:
        """What a page shows: the way from it, its comparison and its reading; its language is spoken from here on.

        Arguments:
            path: the page's, from the documents' folder.
            address: the page's, from the site's root.
        """
        found: dict[str, Any] = {"here": addresses.Site(address, self._now)}
        page = self.pages.get(path)
        speak((page and page.language) or self.settings.language)
        if page and page.comparison:
            comparison = self._of[page.comparison.id].whole
            found |= {"comparison": comparison, "group": page.group}
            if page.reading:
                found |= {"reading": comparison.reading(page.reading.id), "is_veiled": bool(page.stands_for)}
        return found

    def outside(self) -> dict[str, Any]:
        """What a page that is shown at any depth shows: the way from the host's root; the site's language is spoken."""
        speak(self.settings.language)
        return {"here": addresses.Absolute(f"{urlsplit(self.settings.address or '/').path.rstrip('/')}/")}

    def remarks(self) -> Iterator[str]:
        """What whoever keeps the site may want to know, in sentences."""
        if self.settings.repository and not self.doors.forge:
            yield f"FACING_PAGES_FORGE does not say what kind of site {self.settings.repository} is on."
        try:
            citationfile.read(self.settings.root)
        except citationfile.UnreadableError as error:
            yield str(error)
        for one in self.bound:
            if not self.is_preview and (size := self._size(one, f"{one.id}.html")) > classfile.MOST_BYTES:
                yield f"The class file of {one.id} has {size} bytes, over {classfile.MOST_BYTES}."

    @cached_property
    def _of(self) -> Mapping[str, Bound]:
        return {one.id: one for one in self.bound}

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(one.id for one in self.bound)

    @cached_property
    def _now(self) -> addresses.Whereabouts:
        return addresses.Whereabouts(self.comparisons)

    @cached_property
    def _by_hand(self) -> frozenset[str]:
        """The pages that people wrote at the top of the site, by their paths."""
        return frozenset(path.name for path in self.settings.docs.glob("*.md"))

    @cached_property
    def _glossary(self) -> Drawn:
        return drawn.glossary(term for one in self.bound for term in one.terms)

    def _size(self, one: Bound, name: str) -> int:
        """Of a data file of a comparison, in bytes."""
        path = f"{one.id}/data/{name}"
        return len(self.made(one.id)[path]) if self.is_preview else one.files[path].stat().st_size

    def _figures(self, comparison: Comparison) -> Figures:
        known = self._of.get(comparison.id)
        return known.figures if known else figures(comparison)

    def _pages_of(self, comparison: Comparison) -> Sequence[Page | Reading]:
        if comparison.id not in self._listed:
            self._listed[comparison.id] = tuple(pages(comparison))
        return self._listed[comparison.id]

    @cached_property
    def _listed(self) -> dict[str, Sequence[Page | Reading]]:
        """The pages that comparisons have, by their ids, as far as they were asked for."""
        return {}


def publication(settings: Settings) -> Publication:
    """Where and on what terms a site publishes its comparisons."""
    try:
        citation = citationfile.read(settings.root)
    except citationfile.UnreadableError:
        citation = Citation()
    return Publication(
        settings.address,
        settings.name,
        settings.licence,
        citation.version,
        citation.released,
        settings.repository or "",
        citation.authors,
    )


def _of_settings(settings: Settings, doors: Doors) -> dict[str, Any]:
    """What every template may use of a site's settings."""
    return {
        "site": settings,
        "publication": publication(settings),
        "kept": privacy.KEPT,
        "colours": outward.colours(settings),
        "edit_url": doors.edit,
        "report_url": doors.report,
        "dispute_url": doors.dispute,
        "new_form": doors.new,
        "licence_words": partial(licences.words, settings.own_file),
    }


@dataclass(frozen=True)
class _Files:
    """Makes the files of comparisons."""

    settings: Settings
    store: Store
    tools: str

    def __call__(self, comparison: Comparison) -> Mapping[str, bytes]:
        with speaking(comparison.language):
            shown = outward.of_comparison(self.settings, comparison)
            card = outward.card(comparison)
            cover = shown.get(card) or (self.settings.docs / card).read_bytes()
            others: dict[str, data.Made] = {classfile.FILE: self._class_file, book.FILE: partial(self._book, cover)}
            where = publication(self.settings)
            return data.files(comparison, where, others) | embeds.files(comparison, where, self._environment) | shown

    def paths(self, comparison: Comparison) -> list[str]:
        """Those of all that it makes."""
        shown = embeds.paths(comparison, self.settings.address)
        return [*data.paths(comparison), *shown, outward.card(comparison)]

    def _class_file(self, comparison: Comparison, _: Publication) -> bytes:
        template, parts = self._of_class_files
        return classfile.made(comparison, template, parts, self.settings.address)

    def _book(self, cover: bytes, comparison: Comparison, where: Publication) -> bytes:
        return book.made(comparison, where, self._environment, self._typefaces, cover)

    @cached_property
    def _of_class_files(self) -> tuple[jinja2.Template, classfile.Parts]:
        template = self._environment.get_template(classfile.TEMPLATE)
        return template, assets.class_parts(self.settings.own, self.settings.icon)

    @cached_property
    def _typefaces(self) -> book.Typefaces:
        return book.Typefaces.read(self.settings.own_file)

    @cached_property
    def _environment(self) -> jinja2.Environment:
        """That of the files which are drawn whole, without a page round them."""
        env = environment.environment(self.settings.own)
        env.bytecode_cache = _compiled(self.store, self.tools, "whole")
        env.globals |= _of_settings(self.settings, doors(self.settings))
        return env


def read(settings: Settings, *, is_preview: bool = False) -> tuple[Site, list[Problem]]:
    """A site with the problems in what people wrote; where one is an error, it must not be built.

    Arguments:
        is_preview: make nothing of its comparisons before it is asked for.

    Raises:
        ValueError: a setting is none; the message says what is wanted.
    """
    if not catalogue(settings.language):
        known = languages()
        repair = meant(settings.language, known) or f"Write one of: {', '.join(known)}."
        raise ValueError(f"The pages have no words in the theme’s language, “{settings.language}”. {repair}")
    about.contact(settings.contact)
    if settings.licence and not is_address(settings.licence):
        raise ValueError(
            f"“{settings.licence}” is no address. Under “extra: licence:” in mkdocs.yml write that of a licence, "
            "such as https://creativecommons.org/licenses/by/4.0/."
        )
    store = _store(settings.root)
    code = _code(settings)
    tools = _tools(code)
    bound, problems = _bound(settings, store, tools, PREVIEWED if is_preview else "")
    found = Site(settings, store, tuple(bound), code, tools, is_preview)
    problems += clashes(found.comparisons)
    if not errors(problems):
        problems += dead_links(settings.docs, settings.root, found.comparisons)
    return found, problems


def _bound(settings: Settings, store: Store, tools: str, prefix: str) -> tuple[list[Bound], list[Problem]]:
    """Every comparison, with the problems of all; those that are not as they were are bound by several processes."""
    binder, keys = _binder(settings, store, tools, prefix)
    styles = _Assets(settings, store, tools)
    jobs = _unbound(binder, keys)
    if settings.theme and not styles.are_there():  # without a theme there is no site to show them
        jobs.append(styles)
    parallel.for_each(jobs, lambda job: job())
    store.tidy(KIND, (folder.name for folder in keys))
    made = [binder.known(folder, key) for folder, key in keys.items()]
    return [one for one in made if one.comparison], [problem for one in made for problem in one.problems]


def _binder(settings: Settings, store: Store, tools: str, prefix: str) -> tuple[Binder, Mapping[Path, str]]:
    """What binds the comparisons of a site, and the key of each by its folder."""
    docs, root = settings.docs, settings.root
    past = history.history(root, docs)
    shared = digest(tools, _said(settings))
    keys = {folder: f"{prefix}{_key(shared, folder, root, past)}" for folder in find(docs)}
    return Binder(store, root, past, settings.language, _Files(settings, store, tools)), keys


def _unbound(binder: Binder, keys: Mapping[Path, str]) -> list[Callable[[], object]]:
    """What binds those that are not bound yet."""
    return [partial(binder.make, folder, key) for folder, key in keys.items() if not binder.found(folder, key)]


def _code(settings: Settings) -> str:
    """A digest of code and templates."""
    return digest_of_files([*settings.own, _LIBRARY])


def _tools(code: str) -> str:
    """The same, with everything that is installed."""
    return digest(code, digest_of_tools())


@dataclass(frozen=True)
class _Assets:
    """Makes styles and scripts, once for each content of all that says what of the theme is used."""

    settings: Settings
    store: Store
    tools: str

    def __call__(self) -> assets.Assets:
        return self.store.value("site", "assets", self._key, self._collected)

    def are_there(self) -> bool:
        """Whether they were made before."""
        return bool(self.store.find("site", "assets", self._key))

    @cached_property
    def _key(self) -> str:
        return digest(self.tools, self.settings.is_themed, self.settings.extensions, self._said)

    @cached_property
    def _said(self) -> Sequence[str]:
        """What people wrote in which a name may stand."""
        settings = self.settings
        folders = {folder.name for folder in find(settings.docs)}
        files = (settings.config_file, *written_beside(settings.docs, folders), *settings.extra)
        return (repr(settings.palette), *(file.read_text(encoding="utf-8") for file in files))

    def _collected(self) -> assets.Assets:
        own, theme = self.settings.own, self.settings.theme
        if self.settings.is_themed:
            return assets.collect(own, theme)
        occurs = occurring(own, theme, written=self._said, extensions=self.settings.extensions)
        return assets.collect(own, theme, occurs)


def _said(settings: Settings) -> str:
    """A digest of all settings that any file of a comparison may show."""
    said = (
        os.path.relpath(settings.docs, settings.root),
        settings.name,
        settings.description,
        settings.address,
        settings.language,
        settings.copyright,
        settings.licence,
        settings.favicon,
        settings.repository,
        settings.forge,
        settings.contact,
        settings.edit_uri,
    )
    beside = sorted(path.name for path in settings.docs.glob("*.md"))
    return digest(said, beside, digest_of_files([settings.icon, settings.root / citationfile.NAME]))


def _compiled(store: Store, tools: str, name: str) -> jinja2.BytecodeCache:
    """The templates of an environment, by its name, as they were compiled: another escapes otherwise."""
    folder = store.folder / "templates" / tools / name
    folder.mkdir(parents=True, exist_ok=True)
    store.tidy("templates", [tools])
    return jinja2.FileSystemBytecodeCache(str(folder))


def _key(shared: str, folder: Path, root: Path, past: history.History) -> str:
    """A digest of all that a comparison's files are made from."""
    prefix = f"{folder.relative_to(root).as_posix()}/" if folder.is_relative_to(root) else f"{folder}/"
    known = {path: of for path, of in past.items() if path.startswith(prefix)}
    return digest(shared, prefix, sorted(known.items()), digest_of_files([folder]))


def _store(root: Path) -> Store:
    """Where a project keeps what was made; nothing is kept where nothing can be written."""
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        folder = Path(tempfile.mkdtemp())
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Store(folder)
