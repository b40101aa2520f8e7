"""Every aim, declared once: what is measured for it, and what it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench.figures import RIVAL, Record
from tests.bench.formats import EPUB

Reached = tuple[float, str]
"""A value, and where it was found: that which is farthest from the aim."""


@dataclass(frozen=True)
class Aim:
    """An aim.

    Arguments:
        id: by which ``why.yml`` tells why it is missed.
        limit: what the value may be at most, or at least if ``least``; a
            function of the record where it is what something else reached.
        of: the value; None where it was not measured.
    """

    id: str
    group: str
    text: str
    unit: str
    limit: float | Callable[[Record], float | None]
    of: Callable[[Record], Reached | None]
    least: bool = False

    def verdict(self, record: Record) -> Verdict | None:
        """What came of it; None where it was not measured."""
        reached = self.of(record)
        limit = self.limit(record) if callable(self.limit) else self.limit
        if reached is None or limit is None:
            return None
        value, where = reached
        return Verdict(self, value, where, limit, value >= limit if self.least else value <= limit)


@dataclass(frozen=True)
class Verdict:
    """What came of an aim."""

    aim: Aim
    value: float
    where: str
    limit: float
    met: bool


def verdicts(record: Record) -> Iterator[Verdict]:
    """What came of every aim that was measured, in their order."""
    yield from filter(None, (aim.verdict(record) for aim in AIMS))


def _ours(subject: str) -> bool:
    return RIVAL not in subject


def _worst(group: str, measure: str, *, least: bool = False) -> Callable[[Record], Reached | None]:
    """The value of ours that is farthest from the aim."""

    def found(record: Record) -> Reached | None:
        figures = record.of(group, measure, _ours)
        pick = min if least else max
        worst = pick(figures, key=lambda figure: figure.value, default=None)
        return (worst.value, worst.subject) if worst else None

    return found


def _value(group: str, subject: str, measure: str) -> Callable[[Record], Reached | None]:
    def found(record: Record) -> Reached | None:
        value = record.one(group, subject, measure)
        return None if value is None else (value, subject)

    return found


def _ratio(group: str, above: tuple[str, str], below: tuple[str, str]) -> Callable[[Record], Reached | None]:
    """One measure of one subject in parts of another."""

    def found(record: Record) -> Reached | None:
        over, under = (record.one(group, *key) for key in (above, below))
        return None if over is None or not under else (over / under, above[0])

    return found


def _material(record: Record) -> float | None:
    """The earliest largest paint of plain Material for MkDocs with the same texts."""
    figures = record.of("reader", "largest paint", lambda subject: subject.startswith(f"Material{RIVAL}"))
    return min((figure.value for figure in figures), default=None)


def _amiss(record: Record) -> Reached | None:
    """After how many kills of all something was amiss, and at which command most often."""
    survived = {one.subject: one.value for one in record.of("trust", "survived")}
    amiss = {one.subject: one.value - survived[one.subject] for one in record.of("trust", "kills")}
    return (sum(amiss.values()), max(amiss, key=lambda name: amiss[name])) if amiss else None


def _each(record: Record, few: int, many: int) -> float | None:
    """The processor time of each comparison more, from few to many."""
    less, more = (record.one("growth", sized(count), "processor") for count in (few, many))
    return None if less is None or more is None else (more - less) / (many - few)


def _linear(record: Record) -> Reached | None:
    early, late = _each(record, 1, 10), _each(record, 10, 100)
    return None if late is None or not early else (late / early, sized(100))


def _share(record: Record) -> Reached | None:
    total = record.one("growth", sized(100), "processor")
    return None if total is None else (total / 100, sized(100))


def _beyond_index(record: Record) -> Reached | None:
    """By how much the memory grows from ten comparisons to a hundred, over the index that grows with them."""
    few, many = (
        [record.one("growth", sized(count), measure) for measure in ("memory", "index")] for count in (10, 100)
    )
    if None in (*few, *many):
        return None
    (memory, index), (more, larger) = few, many
    return (more or 0) - (memory or 0) - ((larger or 0) - (index or 0)) / 1000, sized(100)


def _inputs(record: Record) -> Reached | None:
    """All that was fuzzed with."""
    figures = record.of("fuzzing", "inputs")
    return (sum(figure.value for figure in figures), f"{len(figures)} targets") if figures else None


def sized(count: int) -> str:
    """The subject for a site of some comparisons."""
    return f"{count:,} comparisons" if count > 1 else "1 comparison"


_SCORES = ("performance", "accessibility", "best practices", "SEO")

AIMS: tuple[Aim, ...] = (
    *(
        Aim(
            name.lower().replace(" ", "-"),
            "reader",
            f"{name}, every page kind",
            "",
            100,
            _worst("reader", name, least=True),
            least=True,
        )
        for name in _SCORES
    ),
    Aim(
        "largest-paint",
        "reader",
        "largest paint, no later than plain Material’s",
        "ms",
        _material,
        _worst("reader", "largest paint"),
    ),
    Aim("blocking", "reader", "blocking time", "ms", 50, _worst("reader", "blocking")),
    Aim("shift", "reader", "layout shift", "", 0.01, _worst("reader", "shift")),
    Aim(
        "facing-bytes", "reader", "first visit to the facing page", "kB", 180, _value("reader", "facing", "first visit")
    ),
    Aim("article-bytes", "reader", "first visit to an article", "kB", 130, _value("reader", "article", "first visit")),
    Aim("second-page", "reader", "a second page, beside its own HTML", "kB", 10, _worst("reader", "second page")),
    Aim("typefaces", "reader", "typeface files of a first visit", "", 2, _worst("reader", "typefaces")),
    Aim("waiting", "reader", "scripts that a page waits for", "", 0, _worst("reader", "waits for")),
    Aim("search-unopened", "search", "what the search loads until it is opened", "kB", 0, _worst("search", "unopened")),
    Aim("search-time", "search", "first answer, after typing", "ms", 300, _worst("search", "answer")),
    Aim("search-bytes", "search", "first answer, everything of the search", "kB", 100, _worst("search", "bytes")),
    Aim(
        "long-paint",
        "long",
        "first paint of the long comparison, in those of the small one",
        "×",
        1.5,
        _ratio("long", ("long", "first paint"), ("small", "first paint")),
    ),
    Aim("long-note", "long", "opening a note", "ms", 50, _value("long", "long", "opening a note")),
    Aim("long-tasks", "long", "long tasks while scrolling, at 4×", "", 0, _value("long", "long", "long tasks")),
    Aim("long-html", "long", "HTML of its largest page", "kB", 1000, _value("long", "long", "largest page")),
    Aim("book", "formats", "the whole edition as an e-book", "kB", 3000, _value("formats", EPUB, "size")),
    Aim("kills", "trust", "kills after which something was amiss", "", 0, _amiss),
    Aim("hostile-time", "trust", "any input under 1 MB, processor", "s", 5, _worst("trust", "processor")),
    Aim("hostile-memory", "trust", "any input under 1 MB, memory", "MB", 500, _worst("trust", "memory")),
    Aim("check", "writer", "“facing-pages check”, processor", "s", 0.5, _value("writer", "check", "processor")),
    Aim("reload", "writer", "from a saved annotation to the page", "s", 1, _value("writer", "serve", "reloaded")),
    Aim("again", "writer", "“make site” again, nothing changed", "s", 1, _value("writer", "make site again", "wall")),
    Aim("linear", "growth", "each comparison from 10 to 100, in those from 1 to 10", "×", 1.1, _linear),
    Aim("each", "growth", "processor for each of 100 comparisons", "s", 0.35, _share),
    Aim(
        "cores",
        "growth",
        "cores in use at 100 comparisons",
        "",
        1.5,
        _ratio("growth", (sized(100), "processor"), (sized(100), "wall")),
        least=True,
    ),
    Aim("memory", "growth", "memory at 100 comparisons", "MB", 300, _value("growth", sized(100), "memory")),
    Aim("memory-growth", "growth", "memory more than at 10, beyond the index", "MB", 0, _beyond_index),
    Aim(
        "rebuild-share",
        "growth",
        "a build after one change at 100, in clean ones",
        "×",
        0.1,
        _ratio("growth", (sized(100), "after one change"), (sized(100), "wall")),
    ),
    Aim(
        "rebuild",
        "growth",
        "a build after one change at 100",
        "s",
        3,
        _value("growth", sized(100), "after one change"),
    ),
    Aim("inputs", "fuzzing", "inputs over all targets", "", 1_000_000, _inputs, least=True),
    Aim("slowest-input", "fuzzing", "the slowest input, processor", "s", 5, _worst("fuzzing", "slowest input")),
)
