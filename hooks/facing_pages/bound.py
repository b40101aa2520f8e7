"""A comparison as it was bound, with all that is made of it alone: everything but its pages, which show the site too.

It is made once and lies in the store from then on. What the rest of a site asks
of every comparison is at hand; the whole is read where a page of its own is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from facing_pages.edition import load_one
from facing_pages.model import Comparison
from facing_pages.problems import Problem, errors
from facing_pages.publishing import credit, search, search_index
from facing_pages.publishing.credit import Contributor
from facing_pages.publishing.drawn import Drawn, drawn_of
from facing_pages.review.figures import Figures, figures
from facing_pages.store import Making, Shelf, Store
from facing_pages.translating import speaking
from facing_pages.writing.history import History

KIND = "comparisons"
"""What such shelves are called."""

_AT_HAND = frozenset(
    "id title question summary order_rule introduction path readings redirects contributors language subjects".split()
)
_APART = frozenset(one.name for one in fields(Comparison)) - _AT_HAND
_WHOLE, _FORMS = "whole", "forms"

PREVIEWED = "preview-"
"""How the key of a comparison begins of which nothing else was made."""


@dataclass(frozen=True)
class _Told:
    """What is at hand of a comparison that could be bound."""

    fields: Mapping[str, Any]
    drawn: Sequence[Drawn]
    credit: Sequence[Contributor]
    figures: Figures
    terms: Sequence[str]


class Shelved(Comparison):
    """A comparison of which what every page may ask is at hand; all else is read when it is asked for."""

    def __init__(self, at_hand: Mapping[str, Any], whole: Callable[[], Comparison]) -> None:
        self.__dict__.update(at_hand, _whole=whole)

    @property
    def whole(self) -> Comparison:
        """All of it."""
        whole: Comparison = self.__dict__["_whole"]()
        return whole

    def __getattribute__(self, name: str) -> Any:
        if name in _APART:
            return getattr(self.whole, name)
        return object.__getattribute__(self, name)


@dataclass(frozen=True)
class Bound:
    """What was made of a comparison.

    Arguments:
        id: the comparison's.
        key: a digest of all that it was made from.
        shelf: where it lies.
    """

    id: str
    key: str
    shelf: Shelf

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with what people wrote."""
        found: tuple[Problem, ...] = self.shelf.value[0]
        return found

    @cached_property
    def comparison(self) -> Comparison | None:
        """The comparison, most of it on the shelf; None where it could not be bound."""
        return Shelved(self._told.fields, lambda: _whole(self.shelf)) if self.shelf.value[1] else None

    @property
    def whole(self) -> Comparison:
        """All of it, in this process's memory for as long as few others are asked for."""
        return _whole(self.shelf)

    @cached_property
    def drawn(self) -> tuple[Drawn, ...]:
        """Its pages."""
        return tuple(replace(page, comparison=self.comparison) for page in self._told.drawn)

    @property
    def credit(self) -> Sequence[Contributor]:
        """Who is named in it."""
        return self._told.credit

    @property
    def figures(self) -> Figures:
        """What stands beside each of its readings, counted."""
        return self._told.figures

    @property
    def terms(self) -> Sequence[str]:
        """The ids of its entries in the glossary."""
        return self._told.terms

    @property
    def found(self) -> search_index.Listing:
        """What the search finds of it."""
        if self.key.startswith(PREVIEWED):
            with speaking(self.whole.language):
                return search_index.listed(search.entries(self.whole))
        return _Found(self.shelf)

    @property
    def files(self) -> Mapping[str, Path]:
        """Its files by their paths from the site's root."""
        return self.shelf.files

    @property
    def _told(self) -> _Told:
        told: _Told = self.shelf.value[1]
        return told


@dataclass(frozen=True)
class Binder:
    """Binds the comparisons of a site, or finds them bound.

    A preview makes nothing but what it is asked for: then a comparison is bound, and that is all.

    Arguments:
        store: where they are kept.
        root: problems name files as seen from here.
        history: who wrote each file.
        language: of the site.
        files: makes the files of a comparison, by their paths from the site's root.
    """

    store: Store
    root: Path
    history: History
    language: str
    files: Callable[[Comparison], Mapping[str, bytes]]

    def found(self, folder: Path, key: str) -> Bound | None:
        """What was made of a folder's comparison as it is now, if it was."""
        shelf = self.store.find(KIND, folder.name, key)
        return Bound(folder.name, key, shelf) if shelf else None

    def known(self, folder: Path, key: str) -> Bound:
        """What was made of a folder's comparison just now.

        Raises:
            RuntimeError: it is gone again.
        """
        if found := self.found(folder, key):
            return found
        raise RuntimeError(f"What was made of {folder.name} is gone from {self.store.folder}.")

    def make(self, folder: Path, key: str) -> None:
        """Read, bind and review a folder's comparison, make its files, and keep all of it."""
        comparison, problems = load_one(folder, self.root, self.history)
        with self.store.making(KIND, folder.name, key) as making:
            told = None
            if comparison and not errors(problems):
                spoken = replace(comparison, language=comparison.language or self.language)
                with speaking(spoken.language):
                    told = self._fill(making, spoken, key)
            making.value = tuple(problems), told

    def _fill(self, making: Making, comparison: Comparison, key: str) -> _Told:
        making.keep(_WHOLE, comparison)
        if not key.startswith(PREVIEWED):
            found = search_index.listed(search.entries(comparison))
            making.keep(_FORMS, found.forms)
            for kind in search.KINDS:
                making.keep(_found(kind), found.of(kind))
            for path, content in self.files(comparison).items():
                making.file(path, content)
        at_hand = {name: getattr(comparison, name) for name in sorted(_AT_HAND)}
        pages = [replace(page, comparison=None) for page in drawn_of(comparison)]
        terms = [term.id for term in comparison.terms]
        return _Told(at_hand, pages, credit.contributors(comparison), figures(comparison), terms)


@dataclass(frozen=True)
class _Found:
    """What the search finds of a comparison, as it lies on its shelf."""

    shelf: Shelf

    def of(self, kind: search.Kind) -> search_index.OfKind:
        found: search_index.OfKind = self.shelf.read(_found(kind))
        return found

    @property
    def forms(self) -> Mapping[str, int]:
        forms: Mapping[str, int] = self.shelf.read(_FORMS)
        return forms


def _found(kind: search.Kind) -> str:
    return f"found-{kind}"


@lru_cache(maxsize=2)
def _whole(shelf: Shelf) -> Comparison:
    whole: Comparison = shelf.read(_WHOLE)
    return whole
