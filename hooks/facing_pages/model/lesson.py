"""What a class is given: questions, an organiser, plans."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from facing_pages.model.events import Extract, Run
from facing_pages.model.hard_words import HardWord
from facing_pages.model.prose import Passage, Prose
from facing_pages.model.readings import Reading
from facing_pages.model.sources import Source
from facing_pages.words import covered


@dataclass(frozen=True)
class Question:
    """A question for a class, with passages it opens in every reading; ``first`` if it is one for a first lesson."""

    id: str
    text: Prose
    passages: tuple[Passage, ...]
    first: bool = False

    def of(self, reading: str) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.reading == reading)


@dataclass(frozen=True)
class OrganiserRow:
    """A question that a class answers of every reading (reading id → one way of answering it)."""

    id: str
    title: str
    prompt: Prose
    answers: tuple[tuple[str, Prose], ...]

    def of(self, reading: str) -> Prose:
        """The answer for that reading.

        Raises:
            KeyError: no reading has that id.
        """
        return dict(self.answers)[reading]


@dataclass(frozen=True)
class Step:
    """What a class does for some minutes; ``grouping`` is how it sits: in pairs, as a whole class."""

    minutes: int
    title: str
    grouping: str
    text: Prose


@dataclass(frozen=True)
class Plan:
    """A session to the minute; ``needs`` is what to print or open before it.

    ``lessons`` is over how many lessons of equal length it is spread.
    """

    id: str
    title: str
    summary: Prose
    needs: Prose | None
    steps: tuple[Step, ...]
    lessons: int = 1

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    @property
    def timed(self) -> tuple[tuple[int, int, Step], ...]:
        """Each step with the minutes at which it begins and ends, the first at 0."""
        ends = tuple(accumulate(step.minutes for step in self.steps))
        return tuple((end - step.minutes, end, step) for end, step in zip(ends, self.steps, strict=True))

    @property
    def by_lesson(self) -> tuple[tuple[tuple[int, int, Step], ...], ...]:
        """The same for each lesson, whose first step begins at 0; a step belongs to the lesson in which it begins."""
        length = self.minutes // self.lessons
        return tuple(
            tuple(
                (begin - n * length, end - n * length, step)
                for begin, end, step in self.timed
                if min(begin // length, self.lessons - 1) == n
            )
            for n in range(self.lessons)
        )


@dataclass(frozen=True)
class Background:
    """What a class reads before the lesson, and how long that takes."""

    minutes: int
    text: Prose


@dataclass(frozen=True)
class Product:
    """What each writes after the lesson: a form, such as a letter, and a length in words."""

    title: str
    form: str
    length: str
    text: Prose


@dataclass(frozen=True)
class Criterion:
    """A row of the marking grid: what can be seen at each level, in their order."""

    title: str
    levels: tuple[Prose, ...]


@dataclass(frozen=True)
class Marking:
    """The marking grid: criteria by levels."""

    levels: tuple[str, ...]
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Adapted:
    """A short text made of an article's own sentences, in their order, with gaps where others were left out."""

    reading: Reading
    passages: tuple[Passage, ...]
    extracts: tuple[Extract, ...]

    @property
    def words(self) -> int:
        """The words of the article that it has."""
        return covered(self.reading.article.text, ((passage.start, passage.end) for passage in self.passages))

    @property
    def hard_words(self) -> tuple[HardWord, ...]:
        """The hard words in it, in the order in which they stand there."""
        runs = (inline for extract in self.extracts for inline in extract.inlines if isinstance(inline, Run))
        return tuple(dict.fromkeys(run.word for run in runs if run.word))


@dataclass(frozen=True)
class Trace:
    """An exercise: find in a source what the words of an article made of it; ``answer`` is what can be found."""

    id: str
    passages: tuple[Passage, ...]
    source: Source
    prompt: Prose
    answer: Prose

    @property
    def reading(self) -> str:
        """The id of the reading whose words they are."""
        return self.passages[0].reading


@dataclass(frozen=True)
class Lesson:
    """What a class is given besides questions.

    ``why`` says why it matters who wrote a text; ``authors`` who wrote each, by
    reading. The central question is the comparison's own, the ``proposition`` a sentence
    to argue about. ``aims`` are what everyone can do after it; ``documents`` the ids of the
    set that a class is given.
    """

    why: Prose
    authors: tuple[tuple[str, Prose], ...]
    organiser: tuple[OrganiserRow, ...]
    plans: tuple[Plan, ...]
    aims: tuple[Prose, ...] = ()
    background: Background | None = None
    product: Product | None = None
    marking: Marking | None = None
    proposition: Prose | None = None
    documents: tuple[str, ...] = ()
    adapted: tuple[Adapted, ...] = ()
    trace: tuple[Trace, ...] = ()

    @property
    def hard_words(self) -> tuple[HardWord, ...]:
        """The hard words in its short texts, each once, in alphabetical order."""
        found = {word for text in self.adapted for word in text.hard_words}
        return tuple(sorted(found, key=lambda word: (word.word.casefold(), word.id)))

    def author(self, reading: str) -> Prose:
        """Who wrote that reading's text.

        Raises:
            KeyError: no reading has that id.
        """
        return dict(self.authors)[reading]
