"""Credit: who wrote and who reviewed what, as words beside a note, as data, and name by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from facing_pages.markdown import escape
from facing_pages.model import Annotation, Comparison
from facing_pages.translating import gettext, later
from facing_pages.wording import series

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


def creators(annotation: Annotation) -> list[dict[str, str]]:
    """The writers of an annotation in the terms of the W3C Web Annotation Vocabulary."""
    if not annotation.writers:
        return [{"type": "Organization", "name": gettext(EDITORS)}]
    return [{"type": "Person", "name": name} for name in annotation.writers]


@dataclass
class Contributor:
    """Somebody who is named, with what they did: annotations, each with its comparison."""

    name: str
    wrote: list[tuple[Comparison, Annotation]] = field(default_factory=list)
    reviewed: list[tuple[Comparison, Annotation]] = field(default_factory=list)


def contributors(comparisons: Iterable[Comparison]) -> list[Contributor]:
    """Everybody who is named, in the order of the alphabet."""
    found: dict[str, Contributor] = {}

    def known(name: str) -> Contributor:
        return found.setdefault(name, Contributor(name))

    for comparison in comparisons:
        for name in comparison.contributors:
            known(name)
        for annotation in comparison.annotations:
            for name in annotation.writers:
                known(name).wrote.append((comparison, annotation))
            for name in annotation.reviewed:
                known(name).reviewed.append((comparison, annotation))
    return sorted(found.values(), key=lambda one: (one.name.casefold(), one.name))


def said(people: Sequence[Contributor]) -> str:
    """Who they are, in a sentence or two."""
    return gettext(_SIGNED if people else _UNSIGNED)
