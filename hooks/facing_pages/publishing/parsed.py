"""The shape of what ``facing-pages parse --format json`` writes; its JSON Schema is made from these models."""

from __future__ import annotations

from pydantic import Field

from facing_pages.model import Article, Block
from facing_pages.publishing.comparison_json import structure
from facing_pages.publishing.wire import Wire, WireStructure


class ParsedPicture(Wire):
    """A picture of the article."""

    file: str = Field(description="its file, beside the article's")
    alt: str | None = Field(description="null where the article has none")


class ParsedBlock(WireStructure):
    """A part of an article with an id of its own."""

    picture: ParsedPicture | None = Field(description="of a figure")


class ParsedNote(Wire):
    """A footnote of the article itself, as it stands there."""

    label: str
    raw: str


class ParsedLeftOut(Wire):
    """Words of the file that are no part of its article."""

    kind: str
    words: str


class Parsed(Wire):
    """An article as it came out of its file, with what the file says of it. What is not known is null."""

    title: str | None
    byline: str | None
    day: str | None = Field(description="of publication, as ISO has it")
    language: str = Field(description="a tag of BCP 47, und where it is not known")
    publication: str | None
    address: str | None
    to_check: dict[str, str] = Field(description="those of the former that are guesses, and where each was found")
    how: str = Field(description="how the file was taken")
    words: int = Field(description="those of the article")
    words_in_source: int = Field(description="those of the file")
    text: str = Field(description="the blocks, joined by line feeds")
    blocks: list[ParsedBlock]
    notes: list[ParsedNote]
    around: dict[str, str] = Field(description="what stands round the text and is no part of it")
    left_out: list[ParsedLeftOut]


def blocks(article: Article) -> list[ParsedBlock]:
    """The blocks of an article."""
    return [_block(block) for block in article.blocks]


def _block(block: Block) -> ParsedBlock:
    picture = block.picture
    shown = ParsedPicture(file=picture.file, alt=picture.alt) if picture else None
    return ParsedBlock(**structure(block), picture=shown)
