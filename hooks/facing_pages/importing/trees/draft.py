"""A block of an article in the making, before it has an id and a place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from facing_pages.importing.trees.richtext import RichText
from facing_pages.model import Align, BlockKind


@dataclass
class Draft:
    """A block in the making; its fields are those of `Block`.

    Arguments:
        image: of a figure, the picture's name in the file.
        alt: of a figure, its alternative text.
    """

    kind: BlockKind
    text: RichText
    level: int = 0
    quoted: int = 0
    indents: tuple[int, ...] = ()
    columns: tuple[Align | None, ...] = ()
    header_rows: int = 0
    image: str = ""
    alt: str | None = None

    @property
    def words(self) -> str:
        """Its words, without formats and marks."""
        return self.text.text


@dataclass
class Drafts:
    """All blocks of a text in the making, with its notes and what was left out on the way.

    Arguments:
        notes: the words of each, by label.
        left_out: the words by kind.
    """

    blocks: list[Draft] = field(default_factory=list)
    notes: dict[str, RichText] = field(default_factory=dict)
    left_out: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, kind: str, words: str) -> None:
        """Put words down as left out."""
        if words.strip():
            self.left_out.setdefault(kind, []).append(" ".join(words.split()))
