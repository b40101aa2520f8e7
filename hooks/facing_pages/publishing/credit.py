"""Credit: who wrote and who reviewed what, as words beside a note, as data, and name by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from facing_pages.addresses import place_of
from facing_pages.markdown import escape
from facing_pages.model import Annotation, Comparison, Place
from facing_pages.translating import gettext, later
from facing_pages.wording import series

PAGE = "contributors"
TITLE = later("Contributors")
"""What the page of all who are named is called."""

EDITORS = later("the editors")
"""Who signs where nobody is named."""

_UNSIGNED = later("Nobody is named here. No note names its writer, and the history of the files names no person.")
_SIGNED = later("These people are named in a note or in the history of its file.")


def line(annotation: Annotation) -> str:
    """Who wrote and who reviewed an annotation, in Markdown; nothing where nobody is named."""
    done = (
        (later("Written by %(names)s."), annotation.writers),
        (later("Reviewed by %(names)s."), annotation.reviewed),
    )
    return " ".join(gettext(said, names=escape(series(names))) for said, names in done if names)


def anchor(name: str) -> str:
    """The id of a person on the page of all who are named.

    >>> anchor("Ana  Botín")
    'by-Ana_Botín'
    """
    return f"by-{'_'.join(name.split())}"


def place(name: str) -> Place:
    """Where a person stands on the page of all who are named."""
    return Place("", PAGE, quote(anchor(name)))


@dataclass(frozen=True)
class Signed:
    """An annotation that somebody wrote or reviewed: its label, and where it stands."""

    label: str
    place: Place


@dataclass
class Contributor:
    """Somebody who is named, with what they did."""

    name: str
    wrote: list[Signed] = field(default_factory=list)
    reviewed: list[Signed] = field(default_factory=list)


def contributors(comparison: Comparison) -> list[Contributor]:
    """Everybody who is named in a comparison, in the order of the alphabet."""
    found = _People()
    for name in comparison.contributors:
        found.known(name)
    for annotation in comparison.annotations:
        signed = Signed(annotation.label, place_of(comparison, annotation))
        for name in annotation.writers:
            found.known(name).wrote.append(signed)
        for name in annotation.reviewed:
            found.known(name).reviewed.append(signed)
    return found.ordered()


def merged(of_each: Iterable[Iterable[Contributor]]) -> list[Contributor]:
    """Everybody who is named in several comparisons, each once, in the order of the alphabet."""
    found = _People()
    for people in of_each:
        for person in people:
            known = found.known(person.name)
            known.wrote += person.wrote
            known.reviewed += person.reviewed
    return found.ordered()


class _People:
    """People by their names."""

    def __init__(self) -> None:
        self._found: dict[str, Contributor] = {}

    def known(self, name: str) -> Contributor:
        return self._found.setdefault(name, Contributor(name))

    def ordered(self) -> list[Contributor]:
        return sorted(self._found.values(), key=lambda one: (one.name.casefold(), one.name))


def said(people: Sequence[Contributor]) -> str:
    """Who they are, in a sentence or two."""
    return gettext(_SIGNED if people else _UNSIGNED)
