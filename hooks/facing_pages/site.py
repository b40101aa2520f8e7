"""A site: from its settings to all that it is made of, but for the frame that a generator sets round its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2

from facing_pages import addresses, translating
from facing_pages.edition import load
from facing_pages.model import Comparison
from facing_pages.printing import kept
from facing_pages.problems import Problem
from facing_pages.publishing import assets, classfile, credit, data, drawn, environment, schemas
from facing_pages.publishing.drawn import Drawn
from facing_pages.publishing.forge import Doors, doors
from facing_pages.publishing.settings import Settings
from facing_pages.writing import history


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
            for comparison in self._spoken()
        }

    def is_source(self, path: str) -> bool:
        """Whether a file, by its path from the documents' folder, is one that others are made from."""
        return path in self.assets.sources or any(path.startswith(f"{one.id}/") for one in self.comparisons)

    @cached_property
    def pages(self) -> Mapping[str, Drawn]:
        """Every page that is drawn by a template alone, by its path from the documents' folder.

        One beside the comparisons that somebody wrote stands as it is.
        """
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
        for comparison in self._spoken():
            found |= data.files(comparison)
            found |= dict(self.handouts[comparison.id].files(f"{comparison.id}/handout/"))
            found[classfile.path(comparison)] = self.class_files[comparison.id]
        return found

    def equip(self, env: jinja2.Environment) -> None:
        """Make an environment that has other templates too fit for ours."""
        environment.equip(env)
        env.autoescape = environment.escaping(env, self.settings.own)
        env.globals |= self._globals | {"class_files": {id: len(file) for id, file in self.class_files.items()}}

    def context(self, path: str, address: str) -> dict[str, Any]:
        """What a page shows: the way from it, its comparison and its reading.

        Arguments:
            path: the page's, from the documents' folder.
            address: the page's, from the site's root.
        """
        found: dict[str, Any] = {"here": addresses.Site(address)}
        page = self.pages.get(path)
        self.speak(page.comparison if page else None)
        found |= {"comparison": page.comparison} if page and page.comparison else {}
        return found | ({"reading": page.reading} if page and page.reading else {})

    def outside(self) -> dict[str, Any]:
        """What a page that is shown at any depth shows: the way from the host's root."""
        self.speak()
        return {"here": addresses.Absolute(f"{urlsplit(self.settings.address or '/').path.rstrip('/')}/")}

    def speak(self, comparison: Comparison | None = None) -> None:
        """From here on, speak the language of a comparison's pages, or of the site's own."""
        translating.speak((comparison and comparison.language) or self.settings.language)

    def remarks(self) -> Iterator[str]:
        """What whoever keeps the site may want to know, in sentences."""
        if self.settings.repository and not self.doors.forge:
            yield f"FACING_PAGES_FORGE does not say what kind of site {self.settings.repository} is on."
        for id, file in self.class_files.items():
            if len(file) > classfile.MOST_BYTES:
                yield f"The class file of {id} has {len(file)} bytes, over {classfile.MOST_BYTES}."

    @cached_property
    def _by_hand(self) -> frozenset[str]:
        """The pages that people wrote at the top of the site, by their paths."""
        return frozenset(path.name for path in self.settings.docs.glob("*.md"))

    def _spoken(self) -> Iterator[Comparison]:
        """Every comparison, its language spoken while it is the last one given."""
        for comparison in self.comparisons:
            self.speak(comparison)
            yield comparison
        self.speak()

    @property
    def _globals(self) -> dict[str, Any]:
        return {
            "site": self.settings,
            "comparisons": self.comparisons,
            "documents": self._by_hand | self.pages.keys(),
            "contributors": credit.contributors(self.comparisons),
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
    """A site with the problems in what people wrote; where one is an error, it must not be built."""
    docs, root = settings.docs, settings.root
    comparisons, problems = load(docs, root, history.authors(root, docs))
    return Site(settings, comparisons), problems
