"""Who wrote and who reviewed what: as words beside a note, as data, and as a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from facing_pages.markdown import escape, front_matter
from facing_pages.model import Annotation, Comparison
from facing_pages.wording import series

EDITORS = "the editors"
"""Who signs where nobody is named."""

_UNSIGNED = (
    "What stands round the articles is by the editors. Nobody is named yet: no annotation names its writer, "
    "and the history of the files names no person."
)
_SIGNED = (
    "What stands round the articles is by the editors. These are the people whom an annotation names, or whom the "
    "history of its file knows."
)


def line(annotation: Annotation) -> str:
    """Who wrote and who reviewed an annotation, in Markdown; nothing where nobody is named."""
    done = (("Written", annotation.writers), ("Reviewed", annotation.reviewed))
    return " ".join(f"{what} by {escape(series(names))}." for what, names in done if names)


def creators(annotation: Annotation) -> list[dict[str, str]]:
    """The writers of an annotation in the terms of the W3C Web Annotation Vocabulary."""
    if not annotation.writers:
        return [{"type": "Organization", "name": EDITORS}]
    return [{"type": "Person", "name": name} for name in annotation.writers]


@dataclass
class _Work:
    """What one person did: annotations by comparison."""

    wrote: list[tuple[Comparison, Annotation]] = field(default_factory=list)
    reviewed: list[tuple[Comparison, Annotation]] = field(default_factory=list)


def page(comparisons: Iterable[Comparison]) -> str:
    """The contributors' page: everybody who is named, in the order of the alphabet."""
    people: dict[str, _Work] = {}
    for comparison in comparisons:
        for name in comparison.contributors:
            people.setdefault(name, _Work())
        for annotation in comparison.annotations:
            for name in annotation.writers:
                people.setdefault(name, _Work()).wrote.append((comparison, annotation))
            for name in annotation.reviewed:
                people.setdefault(name, _Work()).reviewed.append((comparison, annotation))
    head = front_matter({"title": "Contributors"}).rstrip("\n")
    parts = [head, "# Contributors", _SIGNED if people else _UNSIGNED]
    parts += [_line(name, people[name]) for name in sorted(people, key=lambda name: (name.casefold(), name))]
    parts.append("How to join them is told [here](contribute.md).")
    return "\n\n".join(parts) + "\n"


def _line(name: str, work: _Work) -> str:
    done = [f"{verb} {_notes(found)}" for verb, found in (("wrote", work.wrote), ("reviewed", work.reviewed)) if found]
    return f"- **{escape(name)}** {'; '.join(done) or 'changed the files of the edition'}."


def _notes(found: Sequence[tuple[Comparison, Annotation]]) -> str:
    return ", ".join(f"[{note.label}]({comparison.id}/facing.md#note-{note.id})" for comparison, note in found)
