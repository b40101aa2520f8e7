"""Place the passages and links of a comparison's records, or say why not.

A quotation has one place or is a problem that shows the nearest candidates. A
link of our prose leads to a page, a paragraph, an event, a term or a source
that exists; one in quotation marks is bound to the words of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from . import records as r
from .folder import Folder
from .model import Passage
from .problems import Problem
from .prose import Fault, Target
from .quotations import Candidate, Finder, fold, too_short
from .reader import Record

Keys = tuple[str | int, ...]
"""The way to a value in a record: keys of mappings and numbers of items."""

_PLACE = re.compile(r"(?P<page>[a-z0-9-]*)/?(?:#(?P<id>[A-Za-z0-9:_-]+))?")
_MOST_DIFFERENCES = 4


class Placer:
    """Knows the articles' words and every name a link may use."""

    def __init__(self, folder: Folder, report: Callable[[Problem], None]) -> None:
        self._report = report
        self._finders = {id: Finder(id, written.article) for id, written in folder.articles.items()}
        self._annotations = folder.annotations.keys()
        self._terms = folder.terms.keys()
        questions = folder.questions.value.questions if folder.questions else []
        self._places = {
            "": set[str](),
            "facing": {*folder.events, *(f"note-{id}" for id in folder.annotations)},
            "sources": {f"source-{record.value.id}" for record in folder.sources},
            "questions": {question.id for question in questions},
        }

    # --- passages -------------------------------------------------------

    def passages(self, record: Record[Any], passages: r.Passages, *keys: str | int) -> tuple[Passage, ...]:
        """The passages of a mapping from readings to lists, those that have a place."""
        found = []
        for reading, items in passages.items():
            if reading not in self._finders:
                message = f"“{reading}” is no reading of this comparison."
                repair = f"The readings are: {', '.join(self._finders)}."
                self._problem(record, (*keys, reading), "unknown-id", message, repair)
                continue
            for at, item in enumerate(items):
                passage = self.passage(record, reading, item, (*keys, reading, at))
                if passage:
                    found.append(passage)
        return tuple(found)

    def passage(self, record: Record[Any], reading: str, item: r.PassageRecord, keys: Keys) -> Passage | None:
        """One passage, or None and a problem."""
        if item.paragraph:
            return self._whole(record, reading, item.paragraph, keys)
        wanted = [words for words in (item.quote, item.first, item.last) if words is not None]
        short = [words for words in wanted if too_short(words)]
        for words in short:
            repair = "Quote three words or more."
            self._problem(record, keys, "quotation-too-short", f"“{words}” is too short to bind.", repair)
        if short:
            return None
        finder = self._finders[reading]
        if item.quote is not None:
            return self._only(record, reading, item.quote, finder.places(item.quote, item.before, item.after), keys)
        first, last = item.first or "", item.last or ""
        missing = [words for words in (first, last) if not finder.places(words)]
        for words in missing:
            self._only(record, reading, words, [], keys)
        return None if missing else self._only(record, reading, f"{first} … {last}", finder.run(first, last), keys)

    def _whole(self, record: Record[Any], reading: str, paragraph: str, keys: Keys) -> Passage | None:
        finder = self._finders[reading]
        for block in finder.article.paragraphs:
            if block.id == paragraph:
                return finder.whole(block)
        repair = f"Its last is p{len(finder.article.paragraphs)}."
        self._problem(record, keys, "unknown-id", f"{reading} has no paragraph {paragraph}.", repair)
        return None

    def _only(
        self, record: Record[Any], reading: str, words: str, places: list[tuple[int, int]], keys: Keys
    ) -> Passage | None:
        """The one place of a quotation; none or several are an error."""
        finder = self._finders[reading]
        if len(places) == 1:
            return finder.passage(*places[0])
        if not places:
            message = f"“{words}” does not occur in {reading}."
            self._problem(record, keys, "quotation-not-found", message, self.suggestion(reading, words))
        else:
            where = ", ".join(finder.passage(*place).pieces[0].block for place in places)
            message = f"“{words}” occurs {len(places)} times in {reading}: {where}."
            repair = "Quote more words, or add “before:” or “after:” with the words beside it."
            self._problem(record, keys, "quotation-not-unique", message, repair)
        return None

    def suggestion(self, reading: str, words: str) -> str:
        """What to do about words that do not occur: the nearest that do, and how they differ."""
        candidates = self._finders[reading].candidates(words)
        if not candidates:
            return "No run of the article looks like it: check the reading, or copy the words from the article."
        return "\n      ".join(["Copy the words from the article. The nearest are:", *map(_candidate, candidates)])

    # --- links ----------------------------------------------------------

    def resolve(self, href: str, quoted: str | None) -> Target:
        """Where a link of our prose leads, seen from the comparison's folder."""
        if href.startswith("../glossary/#"):
            term = href.partition("#")[2]
            return Target(href, None if term in self._terms else _no_place(href, "term", term))
        match = _PLACE.fullmatch(href)
        if not match:
            message = f"The link “{href}” leads nowhere."
            repair = "Links use http, https or mailto, or lead to a place here: “workers-state/#p5”, “facing/#cost”."
            return Target(href, Fault(0, "bad-link", message, repair))
        page, id = match["page"], match["id"] or ""
        if page in self._finders:
            return Target(href, self._reading_fault(page, id, quoted))
        if page not in self._places:
            return Target(href, _no_place(href, "page", page))
        return Target(href, _no_place(href, "place", id) if id and id not in self._places[page] else None)

    def _reading_fault(self, reading: str, id: str, quoted: str | None) -> Fault | None:
        href = f"{reading}/#{id}"
        if id.startswith("note-"):
            note = id.removeprefix("note-")
            return None if note in self._annotations else _no_place(href, "annotation", note)
        paragraphs = {block.id: block for block in self._finders[reading].article.paragraphs}
        if id and id not in paragraphs:
            return _no_place(href, "paragraph", id)
        if id and quoted and fold(quoted).text not in fold(paragraphs[id].text).text:
            message = f"“{quoted}” does not occur in {id} of {reading}."
            return Fault(0, "quotation-not-found", message, self.suggestion(reading, quoted))
        return None

    def _problem(self, record: Record[Any], keys: Keys, code: str, message: str, repair: str) -> None:
        self._report(Problem(record.path, record.line(*keys), code, message, repair))


def _candidate(candidate: Candidate) -> str:
    lines = f"{candidate.block}: “{candidate.text}”"
    changes = "; ".join(f"“{ours}” for “{theirs}”" for ours, theirs in candidate.differences[:_MOST_DIFFERENCES])
    warning = f" – look well: {candidate.warning}" if candidate.warning else ""
    return f"{lines}\n          quoted {changes}{warning}" if changes else lines


def _no_place(href: str, kind: str, id: str) -> Fault:
    return Fault(0, "bad-link", f"The link “{href}” leads nowhere: there is no {kind} “{id}”.", "Check the spelling.")
