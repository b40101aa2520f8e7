"""``facing-pages watch``: what a live article says now where our annotations stand.

The page at the dossier's address is fetched politely, its main text taken out
by an extractor, and the words looked for as quotations are: under the same
normalisation, and exactly. Only then is the nearest run of words shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from facing_pages.article.marks import Styles, find_marks
from facing_pages.binding.quotations import Finder
from facing_pages.binding.suggestions import Candidate, candidates
from facing_pages.markdown import escape
from facing_pages.model import Annotation, Article, Block, Comparison, Reading
from facing_pages.web.asking import Client
from facing_pages.web.fetching import Answer
from facing_pages.web.judging import judge
from facing_pages.web.link_report import CONDITION
from facing_pages.web.robots import NotInstalledError
from facing_pages.wording import clipped, long_date, marked

NEAR = 80.0
"""A run as like our words as this, of 100, is those words changed; below it they are not there."""
LEAST_FOUND = 0.5
"""Where a smaller share of our paragraphs is found, the page is not the article."""

_RAISED_MARK = re.compile(
    rb"<sup\b[^<>]{0,500}>\s{0,99}(?:<a\b[^<>]{0,2000}>\s{0,99}\[?\d{1,3}\]?\s{0,99}</a>|\[\d{1,3}\])\s{0,99}</sup>",
    re.IGNORECASE,
)
"""A note mark set as a raised link; an extractor would join its figure to the word before."""

Extract = Callable[[bytes], str | None]
"""The main text of a page, a line a paragraph; None where it has none."""


@dataclass(frozen=True)
class Altered:
    """Words of ours that the live page does not have; ``now`` is what it has in their place."""

    words: str
    now: Candidate | None


@dataclass(frozen=True)
class Watched:
    """What was found of one article.

    Arguments:
        reading: whose article it is.
        answer: what came of asking for its address; None where it has none.
        found: how many of our paragraphs the page has, word for word or nearly.
        annotations: those whose words are not there as they were.
        paragraphs: those that are not there as they were, by their ids.
    """

    reading: Reading
    answer: Answer | None = None
    found: int = 0
    annotations: tuple[tuple[Annotation, tuple[Altered, ...]], ...] = ()
    paragraphs: tuple[str, ...] = ()

    @property
    def is_article(self) -> bool:
        return self.found >= LEAST_FOUND * len(self.reading.article.paragraphs)


def main_text(page: bytes) -> str | None:
    """The main text of a page, by trafilatura.

    Raises:
        NotInstalledError: it is not there.
    """
    try:
        import trafilatura
    except ImportError:
        raise NotInstalledError("The extractor of a page’s main text") from None
    text: str | None = trafilatura.extract(
        _RAISED_MARK.sub(b"", page), include_comments=False, include_tables=True, favor_recall=True
    )
    return text


def watch(comparison: Comparison, client: Client, extract: Extract = main_text) -> tuple[Watched, ...]:
    """What became of each article of a comparison."""
    found = []
    for reading in comparison.readings:
        answer = client.ask(reading.dossier.address, body=True) if reading.dossier.address else None
        text = extract(answer.body) if answer and answer.good else None
        if text is None:
            found.append(Watched(reading, answer))
        else:
            found.append(compare(reading, comparison.annotations, text, answer))
    return tuple(found)


def compare(reading: Reading, annotations: Sequence[Annotation], text: str, answer: Answer | None = None) -> Watched:
    """Our article against the text of the live one.

    Arguments:
        text: a line a paragraph.
    """
    live = Finder(reading.id, _article(text))
    paragraphs = {block.id: _altered(live, block.text) for block in reading.article.paragraphs}
    standing = sum(altered is None or altered.now is not None for altered in paragraphs.values())
    found = ((annotation, tuple(_annotated(live, reading, annotation))) for annotation in annotations)
    return Watched(
        reading,
        answer,
        standing,
        tuple((note, altered) for note, altered in found if altered),
        tuple(id for id, altered in paragraphs.items() if altered),
    )


def _annotated(live: Finder, reading: Reading, annotation: Annotation) -> Iterator[Altered]:
    """The annotated words that are not there as they were, block by block."""
    for passage in annotation.passages:
        for piece in passage.pieces if passage.reading == reading.id else ():
            words = reading.article.block(piece.block).text[piece.start : piece.end]
            if altered := _altered(live, words):
                yield altered


def _altered(live: Finder, words: str) -> Altered | None:
    if not words.strip() or live.places(words):
        return None
    nearest = candidates(live.article, words, limit=1)
    return Altered(words, nearest[0] if nearest and nearest[0].score >= NEAR else None)


def _article(text: str) -> Article:
    """The live text as an article of paragraphs, without note marks."""
    blocks: list[Block] = []
    start = 0
    for number, line in enumerate((line for line in text.splitlines() if line.strip()), 1):
        words = _unmarked(line)
        blocks.append(Block(f"p{number}", "paragraph", words, start, number))
        start += len(words) + 1
    return Article("", tuple(blocks), (), ())


def _unmarked(line: str) -> str:
    parts, at = [], 0
    for mark in find_marks(line, Styles()):
        parts.append(line[at : mark.start])
        at = mark.end
    return "".join([*parts, line[at:]])


# --- the words --------------------------------------------------------------


def report(watched: Sequence[tuple[Comparison, Sequence[Watched]]], day: date) -> str:
    """What became of every article, as Markdown."""
    parts = [f"# The originals on {long_date(day)}"]
    for comparison, articles in watched:
        parts.append(f"## {escape(comparison.title)}")
        for article in articles:
            parts.append(f"### {escape(article.reading.title)} ({escape(article.reading.label)})")
            parts += _article_report(article)
    return "\n\n".join(parts) + "\n"


def _article_report(watched: Watched) -> Iterator[str]:
    dossier, paragraphs = watched.reading.dossier, watched.reading.article.paragraphs
    if dossier.address is None or watched.answer is None:
        yield "No address is recorded for this article, so there is nothing to compare."
        return
    condition, to = judge(dossier.address, watched.answer)
    moved = f", now at <{to}>" if to else ""
    if not watched.answer.good:
        yield f"<{dossier.address}> is {CONDITION[condition]}: nothing can be compared."
    elif not watched.is_article:
        found = f"{watched.found} of {len(paragraphs)} paragraphs are there"
        yield f"<{dossier.address}>{moved} opens, and is not this article: {found}."
    else:
        same = len(paragraphs) - len(watched.paragraphs)
        yield f"<{dossier.address}>{moved}: {same} of {len(paragraphs)} paragraphs stand there word for word."
        yield from _differences(watched)


def _differences(watched: Watched) -> Iterator[str]:
    if watched.annotations:
        yield "Annotated words that are not there as they were:"
        yield "\n".join(_annotation(annotation, altered) for annotation, altered in watched.annotations)
    if watched.paragraphs:
        numbers = ", ".join(f"¶{id[1:]}" for id in watched.paragraphs)
        yield f"Paragraphs that differ: {numbers}."


def _annotation(annotation: Annotation, altered: Sequence[Altered]) -> str:
    lines = [f"- **{annotation.label}** {annotation.id} (`{annotation.path}`)"]
    for words in altered:
        if words.now is None:
            lines.append(f"    - gone: “{clipped(words.words)}”")
        else:
            warning = f" ({words.now.warning})" if words.now.warning else ""
            lines.append(f"    - changed{warning}: {marked(words.words, words.now.text)}")
    return "\n".join(lines)
