"""What people may write: one model a kind of file.

The models check shapes and values; whether a quotation occurs or a name refers
to anything is for ``bind``. JSON Schemas are made from them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from .model import Finding, Kind, LineKind, Seen

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_PARAGRAPH = re.compile(r"p[1-9]\d*")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _iso(value: Any) -> Any:
    """YAML reads 2025-02-16 as a date and 2025 as a number; both are ISO dates here."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _check_iso(value: str) -> str:
    for part in value.split("/"):
        if not _ISO.fullmatch(part):
            raise ValueError("A date is written 2025, 2025-02 or 2025-02-16, a span as two with a stroke between")
        year, month, day = (*(int(figure) for figure in part.split("-")), 1, 1)[:3]
        date(year, month, day)
    return value


def _check_id(value: str) -> str:
    if not ID.fullmatch(value):
        raise ValueError("An id has lower-case letters, figures and single hyphens only")
    return value


def _check_words(value: str) -> str:
    if not value.strip():
        raise ValueError("Some words are wanted here")
    return value.strip()


Words = Annotated[str, AfterValidator(_check_words)]
IsoDate = Annotated[str, BeforeValidator(_iso), AfterValidator(_check_iso)]
Day = Annotated[date, BeforeValidator(lambda value: date.fromisoformat(value) if isinstance(value, str) else value)]
Id = Annotated[str, AfterValidator(_check_id)]
ParagraphId = Annotated[str, Field(pattern=r"^p[1-9][0-9]*$")]


class Written(BaseModel):
    """What all kinds have in common: no key but the known ones, no value of another kind."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False)


class PassageRecord(Written):
    """A passage: a quotation, a whole paragraph, or a long run from its first words to its last."""

    quote: Words | None = None
    before: str = ""
    after: str = ""
    paragraph: ParagraphId | None = None
    first: Words | None = Field(None, alias="from")
    last: Words | None = Field(None, alias="to")

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        forms = (self.quote, self.paragraph, self.first or self.last)
        if sum(form is not None for form in forms) != 1:
            raise ValueError("A passage is a quotation, or “from: … to: …”, or a paragraph such as p4")
        if (self.first is None) != (self.last is None):
            raise ValueError("A long passage needs both “from” and “to”")
        if (self.before or self.after) and self.quote is None:
            raise ValueError("“before” and “after” go with “quote”")
        return self


def _passage(value: Any) -> Any:
    """A plain string is a quotation, or a paragraph's id."""
    if not isinstance(value, str):
        return value
    return {"paragraph": value} if _PARAGRAPH.fullmatch(value) else {"quote": value}


Answers = dict[str, Words]
"""A warning's code, and the answer to it in writing."""

Passages = dict[str, list[Annotated[PassageRecord, BeforeValidator(_passage)]]]


class ReadingRecord(Written):
    """One side, as the comparison's front matter names it."""

    id: Id
    label: Words


class ComparisonRecord(Written):
    """Front matter of a comparison's ``index.md``."""

    title: Words
    question: Words
    summary: Words
    readings: list[ReadingRecord] = Field(min_length=2)
    order_rule: Words = Field(alias="order-rule")


class ParseRecord(Written):
    """What the dossier says outright where the parser would have to guess."""

    lines: dict[int, LineKind] = {}
    paragraphs: Literal["blank", "line"] | None = None
    dateline: str | None = None
    words: list[str] = []


class OutsideRecord(Written):
    """A paragraph that no event treats, and why."""

    paragraph: ParagraphId
    reason: Words


class DossierRecord(Written):
    """An article's dossier, ``articles/<reading>.yml``."""

    reading: Id
    title: Words
    byline: Words
    author_note: str = Field("", alias="author-note")
    publication: Words
    issue: Words | None = None
    publisher: Words
    publisher_note: str = Field("", alias="publisher-note")
    audience: str = ""
    date: IsoDate
    language: Words = "en"
    address: Annotated[str, Field(pattern=r"^(https?://\S+|not found)$")]
    address_note: str = Field("", alias="address-note")
    rights: Words
    permission: Words
    captured: Day
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    position: list[Annotated[PassageRecord, BeforeValidator(_passage)]] = []
    sources: list[str] = []
    outside: list[OutsideRecord] = []
    parse: ParseRecord = ParseRecord()
    answered: Answers = {}


class AnnotationRecord(Written):
    """Front matter of an annotation; its body is the remark."""

    kind: Kind
    finding: Finding | None = None
    slip: bool = False
    passages: Passages = Field(min_length=1)
    sources: list[str] = []
    terms: list[str] = []
    answered: Answers = {}

    @model_validator(mode="after")
    def _finding_with_evidence(self) -> Self:
        if (self.kind == "evidence") != (self.finding is not None):
            raise ValueError("A finding belongs to every annotation of the kind “evidence” and to no other")
        if self.slip and self.kind != "evidence":
            raise ValueError("“slip” goes with the kind “evidence”")
        return self


class SilenceRecord(Written):
    """A reading's absence from an event, signed."""

    by: Words
    on: Day
    words: list[Words] = Field(min_length=1)
    note: str = ""
    nearest: ParagraphId | None = None


class EventRecord(Written):
    """Front matter of an event; its body says more about it."""

    number: int = Field(ge=1)
    title: Words
    when: Words
    date: IsoDate | None = None
    gloss: Words
    passages: Passages = {}
    silences: dict[str, SilenceRecord] = {}
    both: list[Words] = []
    part: list[Words] = []
    neither: list[Words] = []
    question: str = ""
    answered: Answers = {}


class TermRecord(Written):
    """Front matter of a term; its body is the definition."""

    title: Words
    also: list[Words] = []
    sources: list[str] = []
    uses: dict[str, Words]


class PersonRecord(Written):
    """A name in CSL's terms."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not (self.family or self.literal):
            raise ValueError("A person has a “family” name or a “literal” one")
        return self


class SourceRecord(Written):
    """A work cited, in CSL fields (the names of CSL 1.0.2's input data)."""

    id: Id
    type: Words
    title: Words | None = None
    author: list[PersonRecord] = []
    editor: list[PersonRecord] = []
    translator: list[PersonRecord] = []
    container_title: Words | None = Field(None, alias="container-title")
    publisher: Words | None = None
    publisher_place: Words | None = Field(None, alias="publisher-place")
    issued: IsoDate | None = None
    original_date: IsoDate | None = Field(None, alias="original-date")
    volume: str | int | None = None
    issue: str | int | None = None
    page: str | int | None = None
    number: str | int | None = None
    edition: str | int | None = None
    genre: Words | None = None
    language: Words | None = None
    doi: Words | None = Field(None, alias="DOI")
    isbn: Words | None = Field(None, alias="ISBN")
    issn: Words | None = Field(None, alias="ISSN")
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = Field(None, alias="URL")
    seen: Seen
    checked: Day | None = None
    note: str = ""

    @model_validator(mode="after")
    def _findable(self) -> Self:
        if not (self.title or self.container_title or self.publisher):
            raise ValueError("A work has a title, or says at least where it was published")
        return self


class MomentRecord(Written):
    """A dated fact of ``timeline.yml``."""

    date: IsoDate
    text: Words
    passages: Passages = {}
    event: str | None = None
    sources: list[str] = []

    @model_validator(mode="after")
    def _tied(self) -> Self:
        if not self.passages and not self.event:
            raise ValueError("A dated fact is tied to a passage or to an event")
        return self


class QuestionRecord(Written):
    """A question of ``questions.md``."""

    id: Id
    text: Words
    passages: Passages = Field(min_length=1)


class QuestionsRecord(Written):
    """Front matter of ``questions.md``."""

    title: Words
    questions: list[QuestionRecord]


class CaseRecord(Written):
    """Front matter of a case restated."""

    reading: Id


class RecommendedRecord(Written):
    """A work of the reading list."""

    source: str
    text: Words


class ReadingListRecord(Written):
    """A group of ``further-reading.yml``."""

    title: Words
    works: list[RecommendedRecord]
