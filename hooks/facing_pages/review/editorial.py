"""What a fair editor would notice: checks on our own prose and on the balance of a comparison."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from facing_pages import kinds
from facing_pages.citing import citing
from facing_pages.model import Annotation, Comparison
from facing_pages.problems import Problem
from facing_pages.review.ledgers import ledgers
from facing_pages.review.lookalikes import disguised
from facing_pages.review.scripts import in_other_scripts
from facing_pages.review.sentences import asked
from facing_pages.translating import SOURCE, catalogue
from facing_pages.words import count
from facing_pages.writing.folder import Folder
from facing_pages.writing.our_prose import Written, our_prose
from facing_pages.writing.prose import own_words, quotations
from facing_pages.writing.reader import Record, own

MOST_WORDS = 80
"""An annotation that is longer is not read beside a text."""
MOST_QUOTED = 25
MOST_CASE_WORDS = 120
LEAST_CASE_QUOTATIONS = 3
MOST_INTRODUCTION_WORDS = 400

_AS_ENGLISH = {"İ": "i", "ı": "i", "ſ": "s", "\N{KELVIN SIGN}": "k"}
"""Letters that are an i, an s or a k where capitals do not count."""
_LINK = re.compile(r"\[([^][]*)\]\([^()]*\)")


def review(folder: Folder, comparison: Comparison) -> list[Problem]:
    """Everything the checks find."""
    prose = tuple(our_prose(folder))
    checks: tuple[Callable[[Folder, Comparison], Iterator[Problem]], ...] = (
        _annotations,
        ledgers,
        _drafts,
        _cases_and_introduction,
        _guesses,
        _coverage,
        _questions,
        asked,
        _sources,
    )
    found = [*_words_that_take_sides(prose, comparison), *_long_quotations(prose), *_long_cards(folder)]
    found += (problem for check in checks for problem in check(folder, comparison))
    return [*found, *in_other_scripts(comparison), *disguised(folder)]


def unanswered(folder: Folder, problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those warnings that somebody answered in writing.

    A record may hold ``answered: {code: reason}``; a dossier answers for its
    text too. An error has no answer but its repair.
    """
    answered: set[tuple[str, str]] = set()
    for _, record in folder.everything():
        answered |= {(record.path, code) for code in getattr(record.value, "answered", ())}
    for written in folder.articles.values():
        answered |= {(written.text_path, code) for code in written.dossier.value.answered}
    return [found for found in problems if found.severity == "error" or (found.path, found.code) not in answered]


@dataclass(frozen=True)
class Loaded:
    """A word that takes sides, and what to write in its place; a star stands for any ending."""

    word: str
    plain: str

    @cached_property
    def begins(self) -> str:
        """What stands wherever the word does: a quick look for it tells most texts that it is not in."""
        return self.word.rstrip("*").split()[0].lower()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        ending = r"\w*" if self.word.endswith("*") else ""
        plain = r"\s+".join(map(re.escape, self.word.rstrip("*").split()))
        return re.compile(rf"\b{plain}{ending}\b", re.IGNORECASE)


@cache
def loaded() -> Mapping[str, Loaded]:
    """The words of ``loaded_words.yml``, each as it is written there."""
    words: dict[str, str] = own(Path(__file__).with_name("loaded_words.yml"))
    return {word: Loaded(word, plain) for word, plain in words.items()}


def lowered(text: str) -> str:
    """A text as words are looked for in it where capitals do not count."""
    for letter, english in _AS_ENGLISH.items():
        text = text.replace(letter, english)
    return text.lower()


def _words_that_take_sides(prose: Sequence[Written], comparison: Comparison) -> Iterator[Problem]:
    """The list is of English words: prose in another language is not looked through."""
    if catalogue(comparison.language or SOURCE) != SOURCE:
        return
    texts = [own_words(_LINK.sub(r"\1", written.text)) for written in prose]
    low = [lowered(text) for text in texts]
    everywhere = "\n".join(low)
    used = [word for word in loaded().values() if word.begins in everywhere]
    for at, written in enumerate(prose):
        for word in used:
            for match in word.pattern.finditer(texts[at]) if word.begins in low[at] else ():
                place = written.line + texts[at].count("\n", 0, match.start())
                message = f"“{' '.join(match.group().split())}” takes sides."
                repair = f"In place of “{word.word}”: {word.plain}."
                yield Problem(written.record.path, place, "loaded-word", message, repair, "warning")


def _long_quotations(prose: Iterable[Written]) -> Iterator[Problem]:
    for written in prose:
        for quotation in quotations(_LINK.sub(r"\1", written.text)):
            if (length := count(quotation)) > MOST_QUOTED:
                message = f"Our prose has a quotation of {length} words."
                repair = f"Quote {MOST_QUOTED} words at most; the reader has the article beside it."
                yield Problem(written.record.path, written.line, "long-quotation", message, repair, "warning")


def _long_cards(folder: Folder) -> Iterator[Problem]:
    for record in folder.all(kinds.DOCUMENTS):
        for at, quoted in enumerate(record.value.quotations):
            if (length := count(quoted.text)) > MOST_QUOTED:
                message = f"This card quotes {length} words at once."
                repair = f"Quote {MOST_QUOTED} words at most; the card leads to the whole document."
                yield Problem(record.path, record.line("quotations", at), "long-quotation", message, repair, "warning")


def _annotations(folder: Folder, comparison: Comparison) -> Iterator[Problem]:
    records = folder.by_id(kinds.ANNOTATIONS)
    for annotation in comparison.annotations:
        yield from _annotation(annotation, records[annotation.id], comparison)


def _annotation(annotation: Annotation, record: Record[Any], comparison: Comparison) -> Iterator[Problem]:
    if annotation.body.words > MOST_WORDS:
        message = f"This annotation has {annotation.body.words} words."
        repair = f"Keep it to {MOST_WORDS}: say one thing, and leave the rest to a second annotation or an event."
        yield Problem(record.path, record.body_line, "long-annotation", message, repair, "warning")
    if not annotation.event:
        message = "No event shows the words that this annotation is about."
        repair = "Add the passage to an event, or move the annotation to words that are shown."
        yield Problem(record.path, record.line("passages"), "annotation-outside", message, repair, "warning")
    if annotation.kind == "contrast" and len(annotation.readings) < len(comparison.readings):
        message = "A contrast names a passage of each reading; this one does not."
        absent = [reading.id for reading in comparison.readings if reading.id not in annotation.readings]
        repair = f"Add under “passages” words of {', '.join(absent)}."
        yield Problem(record.path, record.line("passages"), "one-sided-contrast", message, repair)
    if annotation.kind == "evidence" and annotation.finding != "unchecked":
        if not record.value.sources:
            message = "This finding cites no source."
            repair = "Cite what was looked at, or set “finding: unchecked”."
            yield Problem(record.path, record.line("finding"), "finding-without-source", message, repair)
        elif annotation.sources and all(source.seen == "cited" for source in annotation.sources):
            message = "This finding rests only on works that nobody read."
            repair = "Cite a work that was read, set “finding: unchecked”, or say so in the text and under “answered”."
            yield Problem(record.path, record.line("sources"), "weak-finding", message, repair, "warning")


def _drafts(folder: Folder, comparison: Comparison) -> Iterator[Problem]:
    """One warning for all: what else they lack is told once somebody has looked at them."""
    found = [event for event in comparison.events if event.draft]
    if found:
        record = folder.by_id(kinds.EVENTS)[found[0].id]
        names = ", ".join(event.id for event in found)
        message = f"{'1 event is a draft' if len(found) == 1 else f'{len(found)} events are drafts'}: {names}."
        repair = "Look at each. Then take out its line “draft: true”, or delete the file."
        yield Problem(record.path, record.line("draft"), "draft-event", message, repair, "warning")


def _cases_and_introduction(folder: Folder, comparison: Comparison) -> Iterator[Problem]:
    cases = folder.by_id(kinds.CASES)
    for reading in comparison.readings:
        record = cases.get(reading.id)
        if not record or not reading.case:
            continue
        if reading.case.words > MOST_CASE_WORDS:
            message = f"The case has {reading.case.words} words."
            repair = f"Keep it to {MOST_CASE_WORDS}."
            yield Problem(record.path, record.body_line, "long-case", message, repair, "warning")
        bound = len(reading.case.bound)
        if bound < LEAST_CASE_QUOTATIONS:
            message = f"The case has {bound} linked quotations."
            repair = f"Let its own side speak at least {LEAST_CASE_QUOTATIONS} times: [“its words”]({reading.id}/#p1)."
            yield Problem(record.path, record.body_line, "thin-case", message, repair, "warning")
    index = folder.one(kinds.INDEX)
    if index and comparison.introduction.words > MOST_INTRODUCTION_WORDS:
        message = f"The introduction has {comparison.introduction.words} words."
        repair = f"Keep it to {MOST_INTRODUCTION_WORDS}."
        yield Problem(index.path, index.body_line, "long-introduction", message, repair, "warning")


def _guesses(folder: Folder, comparison: Comparison) -> Iterator[Problem]:
    for reading in comparison.readings:
        record = folder.articles[reading.id].dossier
        if found := reading.dossier.to_check:
            listed = "; ".join(f"{field} ({where})" for field, where in found.items())
            message = f"Nobody has checked these entries of {reading.id}, so no page shows them: {listed}."
            repair = "Correct what is wrong; then take each out of “to-check”."
            yield Problem(record.path, record.line("to-check"), "to-check", message, repair, "warning")


def _coverage(folder: Folder, comparison: Comparison) -> Iterator[Problem]:
    for reading in comparison.readings:
        shown = {block for event in comparison.events for block in event.cell(reading.id).paragraphs}
        listed = {outside.paragraph for outside in reading.dossier.outside}
        record = folder.articles[reading.id].dossier
        for paragraph in reading.article.paragraphs:
            if paragraph.has_words and paragraph.id not in shown | listed:
                message = f"{paragraph.id} of {reading.id} is in no event."
                repair = "Add it to an event, or list it under “outside” with the reason."
                yield Problem(record.path, record.line("outside"), "paragraph-outside", message, repair, "warning")


def _questions(folder: Folder, comparison: Comparison) -> Iterator[Problem]:
    written = folder.one(kinds.QUESTIONS)
    for at, question in enumerate(comparison.questions):
        named = {passage.reading for passage in question.passages}
        missing = [reading.id for reading in comparison.readings if reading.id not in named]
        if missing and written:
            message = f"The question “{question.id}” names no passage of {', '.join(missing)}."
            repair = f"Add under its “passages” words of {', '.join(missing)}."
            line = written.line("questions", at)
            yield Problem(written.path, line, "one-sided-question", message, repair)


def _sources(_: Folder, comparison: Comparison) -> Iterator[Problem]:
    for source in comparison.sources:
        if not citing(comparison, source):
            message = f"Nothing cites the source “{source.id}”."
            yield Problem(source.path, source.line, "uncited-source", message, "Cite it or take it out.", "warning")
