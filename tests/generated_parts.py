"""What stands round the texts of a generated comparison: events, annotations, sources and all the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle, groupby
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.generated import Sentence, Sizes
    from tests.vocabulary import Vocabulary

Values = dict[str, Any]
Part = tuple[str, Any, str]
"""The path of a file within the comparison's folder, its values, and the Markdown under them."""

OTHERS = ("context", "term", "contrast", "question")
FOUND = ("supported", "partly-supported", "supported", "disputed", "not-supported")


def parts(sizes: Sizes, texts: Mapping[str, Sequence[Sentence]], words: Vocabulary, random: Random) -> Iterator[Part]:
    """Every file but the texts, their dossiers and the front page."""
    return _Parts(sizes, texts, words, random).all()


class _Parts:
    def __init__(
        self, sizes: Sizes, texts: Mapping[str, Sequence[Sentence]], words: Vocabulary, random: Random
    ) -> None:
        self.sizes, self.texts, self.words, self.random = sizes, texts, words, random
        self.sources = [f"work-{number:03}" for number in range(1, sizes.sources + 1)]
        self.terms = [f"idea-{number:02}" for number in range(1, sizes.terms + 1)]
        self.events = [f"event-{number:02}" for number in range(1, sizes.events + 1)]
        self.notes = [f"note-{number:03}" for number in range(1, sizes.annotations + 1)]
        self.cited = 0
        self.checked: set[str] = set()
        self.shares = self._shares()

    def all(self) -> Iterator[Part]:
        yield from self._events()
        yield from self._annotations()
        yield from self._terms()
        yield "timeline.yml", self._timeline(), ""
        yield "words.yml", self._hard_words(), ""
        yield "questions.md", self._questions(), self.say(2)
        if self.sizes.whole:
            yield "sentences.yml", self._asked(), ""
        for number in range(1, self.sizes.documents + 1):
            yield f"documents/document-{number:02}.md", self._document(number), self.say()
        for number in range(1, self.sizes.charts + 1):
            yield f"charts/chart-{number}.yml", self._chart(number), ""
        if self.sizes.who:
            yield "who.yml", self._who(), ""
        uncited = self.sources[self.cited :]
        if uncited:
            works = [{"source": id, "text": self.say()} for id in uncited]
            yield "further-reading.yml", [{"title": self.title(), "works": works}], ""
        yield "sources.yml", [self._source(number, id) for number, id in enumerate(self.sources, 1)], ""

    def say(self, sentences: int = 1) -> str:
        """Prose of ours."""
        return " ".join(self.words.say(self.words.remarks, self.random) for _ in range(sentences))

    def title(self) -> str:
        return self.words.say(self.words.titles, self.random)

    def cite(self, most: int) -> list[str]:
        """The next sources, and after the last of them the first again."""
        first, self.cited = self.cited, self.cited + self.random.randint(1, most)
        return [self.sources[at % len(self.sources)] for at in range(first, self.cited)]

    def some(self, reading: str) -> Sentence:
        return self.random.choice(self.texts[reading])

    def _shares(self) -> dict[str, dict[str, Sequence[Sentence]]]:
        """For each event the sentences of each text that treat it; a text is silent on its share of the silences."""
        shares: dict[str, dict[str, Sequence[Sentence]]] = {event: {} for event in self.events}
        silent = self.random.sample(self.events, self.sizes.silences)
        for at, (reading, sentences) in enumerate(self.texts.items()):
            treated = [event for event in self.events if event not in silent[at :: len(self.texts)]]
            for number, event in enumerate(treated):
                start, end = (len(sentences) * edge // len(treated) for edge in (number, number + 1))
                shares[event][reading] = sentences[start:end]
        return shares

    def _events(self) -> Iterator[Part]:
        for number, (event, share) in enumerate(self.shares.items(), 1):
            quoted = [self.random.choice(held) for held in share.values()]
            links = "; ".join(one.link for one in quoted)
            value: Values = {
                "number": number,
                "title": self.title(),
                "when": self.words.fill("{month} {year}", self.random),
                "date": f"{1900 + number}-05",
                "gloss": self.title(),
                "passages": {reading: _runs(held) for reading, held in share.items()},
                "silences": {
                    reading: {"by": "the editors", "on": "2021-06-02", "words": list(self.words.absent)}
                    for reading in self.texts
                    if reading not in share
                },
                "both": [self.words.both.format(links=links)] if len(share) > 1 else [],
                "part": [self.words.part.format(links=links), self.say()],
                "neither": [{"text": self.say(), "sources": self.cite(2)} for _ in range(2)],
                "question": self.say(),
            }
            if len(share) > 1:
                value["answers"] = {
                    reading: {"text": self.say(), "passages": [held[0].core]} for reading, held in share.items()
                }
            yield f"events/{event}.md", {key: held for key, held in value.items() if held}, self.say(2)

    def _annotations(self) -> Iterator[Part]:
        """Evidence spread evenly among the other kinds; each kind on one text and the other in turn, some on both."""
        of_kind: Counter[str] = Counter()
        others = cycle(OTHERS)
        for at, note in enumerate(self.notes):
            is_evidence = int((at + 1) * self.sizes.findings) > int(at * self.sizes.findings)
            kind = "evidence" if is_evidence else next(others)
            turn = of_kind[kind]
            of_kind[kind] += 1
            readings = list(self.texts) if kind == "contrast" or turn % 7 == 6 else [list(self.texts)[turn % 2]]
            sentences = [self.some(reading) for reading in readings]
            value: Values = {"kind": kind}
            if is_evidence:
                self.checked.update(one.whole for one in sentences)
                value["finding"] = FOUND[turn % len(FOUND)]
            value["passages"] = {one.reading: [one.core] for one in sentences}
            value["sources"] = self.cite(3)
            if kind == "term":
                value["terms"] = self.random.sample(self.terms, min(2, len(self.terms)))
            linked = f"[{self.random.choice(self.words.ideas)}](sources/#source-{value['sources'][0]})"
            quoted = self.words.quoted.format(link=sentences[0].link) if at % 3 == 0 else self.say()
            yield f"annotations/{note}.md", value, f"{self.say(2)} {quoted} {self.say(2)} ({linked})"

    def _terms(self) -> Iterator[Part]:
        for id in self.terms:
            value = {
                "title": f"{self.title()} {id[-2:]}",
                "sources": self.cite(2),
                "uses": {reading: self.words.quoted.format(link=self.some(reading).link) for reading in self.texts},
            }
            yield f"terms/{id}.md", value, self.say(3)

    def _timeline(self) -> list[Values]:
        return [
            {
                "date": f"{1900 + at}-{at % 12 + 1:02}",
                "text": self.say(),
                "event": self.events[at % len(self.events)],
                "sources": self.cite(2),
            }
            for at in range(self.sizes.moments)
        ]

    def _hard_words(self) -> list[Values]:
        """The object of a sentence, each in other words of the text."""
        count = min(self.sizes.hard_words, *(len(sentences) for sentences in self.texts.values()))
        readings = list(self.texts)
        found = []
        for at in range(count):
            one = self.texts[readings[at % 2]][at]
            passages = {one.reading: [one.core]}
            word = one.core.split()[-1]
            found.append({"id": f"word-{at + 1:03}", "word": word, "meaning": self.title(), "passages": passages})
        return found

    def _questions(self) -> Values:
        return {
            "title": self.title(),
            "questions": [
                {
                    "id": f"question-{number:02}",
                    "text": self.say(),
                    "first": number <= 3,
                    "passages": {reading: [self.some(reading).core] for reading in self.texts},
                }
                for number in range(1, self.sizes.questions + 1)
            ],
        }

    def _asked(self) -> list[Values]:
        return [
            {"reading": one.reading, "is": "checkable", "sentence": one.whole}
            | ({} if one.whole in self.checked else {"why": self.say()})
            for sentences in self.texts.values()
            for one in sentences
        ]

    def _document(self, number: int) -> Values:
        return {
            "number": number,
            "title": f"{self.title()} {number}",
            **{name: self.say() for name in ("what", "maker", "audience", "paid", "rights")},
            "when": self.words.fill("{month} {year}", self.random),
            "source": self.cite(1)[0],
            "says": [{"text": self.say(), "place": f"p. {page}"} for page in range(1, 6)],
            "quotations": [{"text": self.title(), "place": "p. 9"}],
            "annotations": [self.random.choice(self.notes)],
            "events": [self.random.choice(self.events)],
        }

    def _chart(self, number: int) -> Values:
        series = [
            {"name": name, "values": [[f"{year}-01-01", self.random.randrange(10, 900)] for year in range(1990, 2020)]}
            for name in self.words.labels
        ]
        return {
            "number": number,
            "title": f"{self.title()} {number}",
            "see": self.say(),
            "kind": "line",
            "x": "Day",
            "unit": "crowns",
            "series": series,
            "sources": self.cite(2),
            "events": [self.random.choice(self.events)],
        }

    def _who(self) -> list[Values]:
        return [
            {
                "id": f"person-{number:02}",
                "name": f"{self.random.choice('ABCDEFGH')}. {place}-{number}",
                "kind": ("person", "organisation", "publisher", "witness")[number % 4],
                "what": self.say(),
                "named": {reading: self.say() for reading in self.texts},
                "sources": self.cite(2),
            }
            for number, place in enumerate(self.random.choices(self.words.places, k=self.sizes.who), 1)
        ]

    def _source(self, number: int, id: str) -> Values:
        return {
            "id": id,
            "type": ("webpage", "book", "article-journal", "report")[number % 4],
            "title": f"{self.title()}, {number}",
            "author": [{"family": self.random.choice(self.words.places), "given": self.random.choice("ABCDEFGH")}],
            "publisher": f"{self.random.choice(self.words.places)} Press",
            "issued": f"{1900 + number % 120}-05-{number % 28 + 1:02}",
            "URL": f"https://www.example.org/work/{number}",
            "seen": "copy" if number % 9 == 0 else "original",
            "note": self.say(),
        }


def _runs(sentences: Sequence[Sentence]) -> list[Any]:
    """Sentences side by side as passages, one for each paragraph that they stand in."""
    found: list[Any] = []
    for _, run in groupby(sentences, key=lambda one: one.paragraph):
        first, *rest = run
        found.append({"from": first.core, "to": rest[-1].core} if rest else first.core)
    return found
