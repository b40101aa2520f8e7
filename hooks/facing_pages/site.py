"""A site: from its settings to all that it is made of, but for the frame that a generator sets round its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2

from facing_pages import addresses
from facing_pages.edition import load
from facing_pages.model import Comparison
from facing_pages.printing import kept
from facing_pages.problems import Problem, meant
from facing_pages.publishing import (
    about,
    assets,
    classfile,
    credit,
    data,
    drawn,
    environment,
    icons,
    outward,
    schemas,
    search,
    search_index,
)
from facing_pages.publishing.drawn import Drawn
from facing_pages.publishing.forge import Doors, doors
from facing_pages.publishing.settings import Settings
from facing_pages.translating import catalogue, each_spoken, languages, speak, speaking
from facing_pages.writing import citationfile, history
from facing_pages.writing.citationfile import Citation


@dataclass(frozen=True)
class Site:
    """All comparisons of a site and its settings; the rest follows from these and is made once, when asked for."""

    settings: Settings
    comparisons: tuple[Comparison, ...]

    @cached_property
    def doors(self) -> Doors:
        """Where what people wrote is changed."""
        return doors(self.settings)

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
            self.comparisons,
            citation,
            address=settings.address,
            issues=forge.issues if forge else settings.repository,
            written=settings.contact,
        )

    @cached_property
    def assets(self) -> assets.Assets:
        """Styles and scripts."""
        return assets.collect(self.settings.own, self.settings.theme)

    @cached_property
    def handouts(self) -> dict[str, kept.Kept]:
        """What was printed of each comparison, if it, the templates and the code are still the same."""
        return {comparison.id: self._printed(comparison) for comparison in self.comparisons}

    @cached_property
    def class_files(self) -> Mapping[str, bytes]:
        """The class file of each comparison."""
        env = environment.environment(self.settings.own)
        env.globals |= self._globals
        template = env.get_template(classfile.TEMPLATE)
        parts = assets.class_parts(self.settings.own, self.settings.icon)
        return {
            comparison.id: classfile.made(comparison, template, parts, self.settings.address)
            for comparison in each_spoken(self.comparisons)
        }

    @cached_property
    def outward(self) -> Mapping[str, bytes]:
        """What the site shows of itself elsewhere."""
        return outward.files(self.settings, self.comparisons)

    def is_source(self, path: str) -> bool:
        """Whether a file, by its path from the documents' folder, is one that others are made from."""
        return path in self.assets.sources or any(path.startswith(f"{one.id}/") for one in self.comparisons)

    @cached_property
    def pages(self) -> Mapping[str, Drawn]:
        """Every page that is drawn by a template alone, by its path from the documents' folder.

        One beside the comparisons that somebody wrote stands as it is.
        """
        with speaking(self.settings.language):
            made = [*drawn.drawn(self.comparisons)]
            if any(comparison.terms for comparison in self.comparisons):
                made.append(drawn.glossary(self.comparisons))
        return {page.path: page for page in made if page.path not in self._by_hand}

    def anchors(self, path: str) -> frozenset[str]:
        """The ids that templates give to what they add to a page, by its path from the documents' folder."""
        page = drawn.glossary(self.comparisons) if path == drawn.GLOSSARY else self.pages.get(path)
        return page.anchors if page else frozenset()

    def written(self, path: str) -> str | None:
        """Where a drawn page is edited, from the documents' folder; None where it is made of many files."""
        file = self.pages[path].written
        return (self.settings.root / file).relative_to(self.settings.docs).as_posix() if file else None

    def files(self) -> dict[str, bytes]:
        """Every file that is no page, by its path from the site's root."""
        found = schemas.served() | dict(self.assets.served)
        for comparison in self.comparisons:
            found |= data.files(comparison)
            found |= dict(self.handouts[comparison.id].files(f"{comparison.id}/handout/"))
            found[classfile.path(comparison)] = self.class_files[comparison.id]
        return found | dict(self.outward)

    def index(self, written: Iterable[search.Entry]) -> dict[str, bytes]:
        """The index of the search, by paths from the site's root.

        Arguments:
            written: what is found on pages that people wrote.
        """
        found = [entry for comparison in each_spoken(self.comparisons) for entry in search.entries(comparison)]
        found += [*written, *search.of_the_site(self.comparisons)]
        return search_index.files(found, {comparison.id: comparison.title for comparison in self.comparisons})

    def equip(self, env: jinja2.Environment) -> None:
        """Make an environment that has other templates too fit for ours."""
        environment.equip(env)
        env.autoescape = environment.escaping(env, self.settings.own)
        env.globals |= self._globals | {
            "class_files": {id: len(file) for id, file in self.class_files.items()},
            "colours": outward.colours(self.settings),
            "has_touch_icon": icons.TOUCH in self.outward,
        }

    def context(self, path: str, address: str) -> dict[str, Any]:
        """What a page shows: the way from it, its comparison and its reading; its language is spoken from here on.

        Arguments:
            path: the page's, from the documents' folder.
            address: the page's, from the site's root.
        """
        found: dict[str, Any] = {"here": addresses.Site(address)}
        page = self.pages.get(path)
        speak((page and page.language) or self.settings.language)
        found |= {"comparison": page.comparison} if page and page.comparison else {}
        return found | ({"reading": page.reading, "is_veiled": bool(page.stands_for)} if page and page.reading else {})

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
        for id, file in self.class_files.items():
            if len(file) > classfile.MOST_BYTES:
                yield f"The class file of {id} has {len(file)} bytes, over {classfile.MOST_BYTES}."

    @cached_property
    def _by_hand(self) -> frozenset[str]:
        """The pages that people wrote at the top of the site, by their paths."""
        return frozenset(path.name for path in self.settings.docs.glob("*.md"))

    @property
    def _globals(self) -> dict[str, Any]:
        return {
            "site": self.settings,
            "comparisons": self.comparisons,
            "documents": self._by_hand | self.pages.keys(),
            "contributors": credit.contributors(self.comparisons),
            "about": self.about,
            "handouts": self.handouts,
            "edit_url": self.doors.edit,
            "report_url": self.doors.report,
            "dispute_url": self.doors.dispute,
            "new_form": self.doors.new,
        }

    def _printed(self, comparison: Comparison) -> kept.Kept:
        settings = self.settings
        written, code = (settings.root / comparison.path).parent, Path(kept.__file__).parent.parent
        said = (settings.address, settings.name)
        made_from = kept.mark(said, settings.config_file, written, *settings.own, code)
        return kept.kept(settings.root / kept.FOLDER / comparison.id, made_from)


def read(settings: Settings) -> tuple[Site, list[Problem]]:
    """A site with the problems in what people wrote; where one is an error, it must not be built.

    Raises:
        ValueError: a setting is none; the message says what is wanted.
    """
    if not catalogue(settings.language):
        known = languages()
        repair = meant(settings.language, known) or f"Write one of: {', '.join(known)}."
        raise ValueError(f"The pages have no words in the theme’s language, “{settings.language}”. {repair}")
    docs, root = settings.docs, settings.root
    about.contact(settings.contact)
    comparisons, problems = load(docs, root, history.authors(root, docs))
    spoken = tuple(replace(one, language=one.language or settings.language) for one in comparisons)
    return Site(settings, spoken), problems
