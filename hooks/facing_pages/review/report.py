"""What a check found, told to a person, to a pull request, or to a program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from facing_pages import __version__
from facing_pages.model import Comparison, Finding
from facing_pages.problems import CODES, Problem, ordered
from facing_pages.review.checked import AIM_ANNOTATIONS, AIM_LEDGERS, editors_figures
from facing_pages.review.figures import figures
from facing_pages.review.readability import Ease


class Row(BaseModel):
    """What stands beside one reading."""

    model_config = ConfigDict(extra="forbid")

    reading: str
    words: int = Field(description="of the article as published")
    words_shown: int = Field(description="of those, the words that stand on the site")
    annotations: int
    paragraphs: int
    covered: int = Field(description="paragraphs that an event shows")
    silences: int
    sentences: int = Field(description="rows of sentences.yml; 0 where there is none")
    checkable: int = Field(description="of those, the sentences that can be checked")
    checked: int = Field(description="of those, the sentences with an evidence annotation")
    findings: dict[Finding, int] = Field(description="of the evidence on this reading alone, how much found each")


class Grade(BaseModel):
    """How hard English prose of ours is to read."""

    model_config = ConfigDict(extra="forbid")

    grade: float = Field(description="Flesch-Kincaid: years at school in the United States")
    aim: int = Field(description="the grade at most that is aimed at")
    sentences: int
    words: int


class Hard(BaseModel):
    """An annotation that is hard to read."""

    model_config = ConfigDict(extra="forbid")

    id: str
    label: str
    grade: float


class Checked(BaseModel):
    """A comparison that could be bound."""

    model_config = ConfigDict(extra="forbid")

    id: str
    title: str
    readings: list[Row]
    annotations: Grade | None = Field(description="all of them together; null where our prose is not English")
    ledgers: Grade | None = Field(description="all their lines together; null where our prose is not English")
    hardest: list[Hard] = Field(description="the three annotations that are hardest to read, the hardest first")
    works: int = Field(description="works that are cited")
    works_cited_only: int = Field(description="of those, the works known only from a reference")


class Found(BaseModel):
    """One thing that is wrong."""

    model_config = ConfigDict(extra="forbid")

    path: str = Field(description="as seen from the folder in which the check was run")
    line: int | None = Field(description="counted from 1; null where the whole file is meant")
    code: str
    severity: Literal["error", "warning"]
    message: str = Field(description="the fact")
    repair: str | None = Field(description="what to do")
    meaning: str = Field(description="what the code means, in a sentence")


class Report(BaseModel):
    """What ``facing-pages check --format json`` writes."""

    model_config = ConfigDict(extra="forbid")

    version: str = Field(description="the version of Facing Pages that checked")
    errors: int
    warnings: int
    problems: list[Found] = Field(description="errors before warnings, then by file and line")
    comparisons: list[Checked]


def as_json(comparisons: Iterable[Comparison], problems: Iterable[Problem]) -> str:
    """The whole report as JSON, in the shape that ``schemas/report.schema.json`` describes."""
    found = [
        Found(
            path=problem.path,
            line=problem.line or None,
            code=problem.code,
            severity=problem.severity,
            message=problem.message,
            repair=problem.repair or None,
            meaning=CODES[problem.code],
        )
        for problem in ordered(problems)
    ]
    report = Report(
        version=__version__,
        errors=sum(one.severity == "error" for one in found),
        warnings=sum(one.severity == "warning" for one in found),
        problems=found,
        comparisons=[_checked(comparison) for comparison in comparisons],
    )
    return report.model_dump_json(indent=1)


def _checked(comparison: Comparison) -> Checked:
    counted = editors_figures(comparison)
    findings = {row.reading.id: row.counts for row in counted.findings}
    rows = [
        Row(
            reading=row.reading.id,
            words=row.words,
            words_shown=row.shown,
            annotations=row.annotations,
            paragraphs=row.paragraphs,
            covered=row.covered,
            silences=row.silences,
            sentences=row.sentences.all,
            checkable=row.sentences.checkable,
            checked=row.sentences.checked,
            findings=findings[row.reading.id],
        )
        for row in figures(comparison).readings
    ]
    return Checked(
        id=comparison.id,
        title=comparison.title,
        readings=rows,
        annotations=_grade(counted.annotations, AIM_ANNOTATIONS),
        ledgers=_grade(counted.ledgers, AIM_LEDGERS),
        hardest=[Hard(id=note.id, label=note.label, grade=round(of.grade, 1)) for note, of in counted.hardest],
        works=counted.works,
        works_cited_only=counted.cited,
    )


def _grade(of: Ease | None, aim: int) -> Grade | None:
    if not of:
        return None
    return Grade(grade=round(of.grade, 1), aim=aim, sentences=of.sentences, words=of.words)


def as_github(problems: Sequence[Problem]) -> str:
    """The problems as workflow commands, which GitHub shows on the lines of a pull request.

    GitHub shows ten errors and ten warnings of a step; the rest are in its log.
    """
    return "\n".join(map(_command, ordered(problems)))


def _command(problem: Problem) -> str:
    r"""One workflow command.

    >>> print(_command(Problem("docs/a, b.md", 3, "yaml", "50%: no", "Mend it.\nThen look.")))
    ::error file=docs/a%2C b.md,line=3,title=yaml::50%25: no%0AMend it.%0AThen look.
    """
    place = {"file": problem.path, "line": str(problem.line) if problem.line else "", "title": problem.code}
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items() if value)
    words = f"{problem.message}\n{problem.repair}" if problem.repair else problem.message
    return f"::{problem.severity} {properties}::{_data(words)}"


def _data(text: str) -> str:
    """The message of a command: what would end the line or read as an escape is escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property of a command, in which colons and commas part things too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
