"""Comparisons made in memory, for tests that need one and no files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from facing_pages import kinds
from facing_pages.article.parse import parse
from facing_pages.binding.bind import bind
from facing_pages.kinds import Kind
from facing_pages.model import Article, Block, Comparison
from facing_pages.problems import Problem, errors, show
from facing_pages.review.editorial import review, unanswered
from facing_pages.writing import records as r
from facing_pages.writing.folder import Folder, Written
from facing_pages.writing.places import Places
from facing_pages.writing.reader import Record

ROOT = Path(__file__).resolve().parent.parent

Model = TypeVar("Model", bound=BaseModel)
Values = dict[str, Any]
"""A record's front matter as plain values, with its Markdown under the key ``body``."""

POST = """The bridge opens

3 May 2021: The new bridge over the Lyd opened on Saturday.[1] It cost the county 12 million crowns.

The bridge is not a public road. A company from the coast built it and takes a toll of four crowns.

[1] www.lyd.example.org/bridge (02-05-2021)
"""
TIMES = """A crossing at last

On Saturday the first cars rolled across the Lyd, and the ferry was retired.

Drivers pay four crowns for a crossing. The company says that the price will fall.
"""


def article(text: str) -> Article:
    """A text as the parser reads it."""
    return parse(text, "text.txt")[0]


def blocks(*texts: str) -> Article:
    """An article of paragraphs with just these texts, whatever the parser would make of them."""
    found: list[Block] = []
    start = 0
    for number, text in enumerate(texts, 1):
        found.append(Block(f"p{number}", "paragraph", text, start, number))
        start += len(text) + 1
    return Article("", tuple(found), (), ())


ACCOUNTS: Values = {
    "number": 2,
    "title": "The accounts",
    "what": "What the county spent.",
    "maker": "The treasurer.",
    "audience": "The county’s assembly.",
    "paid": "The county.",
    "when": "2021",
    "rights": "The county.",
    "source": "accounts",
    "says": [{"text": "The *bridge* cost 12 million crowns.", "place": "page 4"}],
    "quotations": [{"text": "for the bridge alone", "place": "page 5", "language": "en"}],
    "passages": {"post": ["It cost the county 12 million crowns"]},
    "annotations": ["price"],
    "events": ["opening"],
}
"""A document on the bridge."""


@dataclass
class Draft:
    """A comparison's folder that a test alters and binds.

    As it stands it is small and complete: it has no error and no warning.
    """

    articles: dict[str, Article] = field(default_factory=lambda: {"post": article(POST), "times": article(TIMES)})
    index: Values = field(default_factory=dict)
    dossiers: dict[str, Values] = field(default_factory=dict)
    annotations: dict[str, Values] = field(default_factory=dict)
    events: dict[str, Values] = field(default_factory=dict)
    terms: dict[str, Values] = field(default_factory=dict)
    cases: dict[str, Values] = field(default_factory=dict)
    sources: list[Values] = field(default_factory=list)
    timeline: list[Values] = field(default_factory=list)
    names: list[Values] = field(default_factory=list)
    hard_words: list[Values] = field(default_factory=list)
    sentences: list[Values] = field(default_factory=list)
    documents: dict[str, Values] = field(default_factory=dict)
    who: list[Values] = field(default_factory=list)
    further_reading: list[Values] = field(default_factory=list)
    questions: Values | None = None
    lesson: Values | None = None

    def folder(self) -> Folder:
        """What ``folder.read`` would give for such a folder."""
        readings = [{"id": id, "label": id.capitalize()} for id in self.articles]
        index = {
            "title": "The bridge",
            "question": "Whose bridge is it?",
            "summary": "Two papers on one bridge.",
            "readings": readings,
            "order-rule": "By date.",
        }
        return Folder(
            id="bridge",
            path="bridge",
            articles={
                id: Written(
                    text, _record(r.DossierRecord, self._dossier(id), f"articles/{id}.yml"), f"articles/{id}.txt"
                )
                for id, text in self.articles.items()
            },
            records={
                kind.name: list(_records(kind, held))
                for kind, held in (
                    (kinds.INDEX, index | self.index),
                    (kinds.ANNOTATIONS, self.annotations),
                    (kinds.EVENTS, self.events),
                    (kinds.TERMS, self.terms),
                    (kinds.CASES, self.cases),
                    (kinds.SOURCES, self.sources),
                    (kinds.TIMELINE, self.timeline),
                    (kinds.NAMES, self.names),
                    (kinds.WORDS, self.hard_words),
                    (kinds.SENTENCES, self.sentences),
                    (kinds.DOCUMENTS, self.documents),
                    (kinds.WHO, self.who),
                    (kinds.FURTHER_READING, self.further_reading),
                    (kinds.QUESTIONS, self.questions),
                    (kinds.LESSON, self.lesson),
                )
            },
        )

    def comparison(self) -> Comparison:
        """The comparison bound; an error in it fails the test."""
        comparison, problems = bind(self.folder())
        assert comparison, show(errors(problems))
        return comparison

    def problems(self) -> list[Problem]:
        """What the check would say."""
        folder = self.folder()
        comparison, problems = bind(folder)
        found = problems + (review(folder, comparison) if comparison else [])
        return unanswered(folder, found)

    def codes(self) -> list[str]:
        """The codes of all problems, in order."""
        return sorted(problem.code for problem in self.problems())

    def _dossier(self, reading: str) -> Values:
        return {
            "reading": reading,
            "title": self.articles[reading].title or "No title",
            "byline": "A. Writer",
            "publication": f"The {reading.capitalize()}",
            "publisher": "The Press",
            "date": "2021-05-03",
            "language": "en",
            "address": "not found",
            "rights": "Rights remain with the paper.",
            "permission": "Not sought.",
            "captured": "2021-06-01",
            "sha256": "0" * 64,
        } | self.dossiers.get(reading, {})


def bridge() -> Draft:
    """Two papers on one bridge: two events, an annotation on both, and nothing to complain of."""
    return Draft(
        dossiers={"post": {"position": ["The bridge is not a public road"]}},
        annotations={
            "opening-day": {
                "kind": "context",
                "passages": {"post": ["opened on Saturday"], "times": ["On Saturday the first cars"]},
                "body": "Saturday was 1 May 2021.",
            },
            "price": {
                "kind": "evidence",
                "finding": "supported",
                "passages": {"post": ["It cost the county 12 million crowns"]},
                "sources": ["accounts"],
                "body": "The [accounts](sources/#source-accounts) give this sum.",
            },
        },
        events={
            "opening": {
                "number": 1,
                "title": "The opening",
                "when": "1 May 2021",
                "gloss": "The bridge opens.",
                "passages": {"post": ["p1"], "times": ["p1"]},
                "both": [
                    "Both say when, [“opened on Saturday”](post/#p1) and [“On Saturday the first cars”](times/#p1).",
                ],
            },
            "toll": {
                "number": 2,
                "title": "The toll",
                "when": "May 2021",
                "gloss": "What a crossing costs.",
                "passages": {"post": ["p2"], "times": ["p2"]},
                "part": [
                    "One says [“takes a toll of four crowns”](post/#p2), the other [“the price will fall”](times/#p2).",
                ],
            },
        },
        sources=[{"id": "accounts", "type": "report", "title": "Accounts for 2021", "seen": "original"}],
    )


def altered(**parts: Mapping[str, Mapping[str, Any]]) -> Draft:
    """The bridge with some keys of some records set anew; a value of None takes the key out."""
    draft = deepcopy(bridge())
    for kind, records in parts.items():
        held: dict[str, Values] = getattr(draft, kind)
        for id, values in records.items():
            merged = held.get(id, {}) | dict(values)
            held[id] = {key: value for key, value in merged.items() if value is not None}
    return draft


def _record(model: type[Model], values: Values, path: str) -> Record[Model]:
    front = {key: value for key, value in values.items() if key != "body"}
    return Record(path, model.model_validate(front), Places(front), str(values.get("body", "")), 1)


def _records(kind: Kind[Any], held: Any) -> Iterator[Record[Any]]:
    """The records of a kind, from values by id, from a list of them, or from those of the one there is."""
    if kind.shape == "folder":
        yield from (_record(kind.model, values, kind.files.replace("*", id)) for id, values in held.items())
    else:
        one = [held] if held and kind.shape == "file" else held or []
        yield from (_record(kind.model, values, kind.files) for values in one)
