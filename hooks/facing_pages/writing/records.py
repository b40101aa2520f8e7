"""What people may write: one model a kind of file.

The models check shapes and values; whether a quotation occurs or a name refers
to anything is for ``bind``. ``schemas`` makes JSON Schemas of them, in which a
field's description is what an editor shows to whoever is writing. A field that
holds prose of ours is marked as such: what looks at prose finds it by its mark.

Annotations stand here as they are, not postponed: Pydantic reads every one of
them, and to make them of strings again would take longer than all else here.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema

from facing_pages.annotation_kinds import Kind
from facing_pages.model import ChartKind, Edition, Finding, LineKind, Seen, SentenceKind, WhoKind
from facing_pages.webaddress import WebAddress
from facing_pages.writing.values import (
    AddressIfKnown,
    Block,
    Byline,
    Day,
    Id,
    Inline,
    IsoDate,
    Language,
    PageLanguage,
    ParagraphId,
    Plain,
    Subjects,
    ToldLater,
    Words,
)

_PARAGRAPH = re.compile(r"p[1-9]\d*")


class Written(BaseModel):
    """What all kinds have in common: no key but the known ones, no value of another kind."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False, defer_build=True)


class PassageRecord(Written):
    """A passage: a quotation, a whole paragraph, or a long run from its first words to its last."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": ["quote"]}, {"required": ["paragraph"]}, {"required": ["from", "to"]}],
            "dependencies": {"before": ["quote"], "after": ["quote"]},
        }
    )

    quote: Words | None = Field(default=None, description="Three words or more, exactly as the article has them.")
    before: str = Field(default="", description="The words right before, where the quotation alone occurs twice.")
    after: str = Field(default="", description="The words right after, where the quotation alone occurs twice.")
    paragraph: ParagraphId | None = Field(default=None, description="A whole paragraph, such as p4.")
    first: Words | None = Field(default=None, alias="from", description="The first words of a long passage.")
    last: Words | None = Field(default=None, alias="to", description="The last words of a long passage.")

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


@dataclass(frozen=True)
class _OrString:
    """Says in the JSON Schema that a plain string may stand for a record, and what it then means."""

    means: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "pattern": r"\S", "description": self.means}, handler(schema)]}


PassageOrString = Annotated[
    PassageRecord,
    BeforeValidator(_passage),
    _OrString("The words themselves, three or more, which occur exactly once; or a paragraph, such as p4."),
]

Answers = Annotated[
    dict[str, Words], Field(description="A warning’s code, and why nothing is changed: the answer to it in writing.")
]

Passages = Annotated[
    dict[str, Annotated[list[PassageOrString], Field(min_length=1)]],
    Field(description="For each reading, by its id, a list of passages."),
]


class ReadingRecord(Written):
    """One side, as the comparison's front matter names it."""

    id: Id = Field(description="The name of its files, and its address.")
    label: Words = Field(description="The short name that readers see.")


class ComparisonRecord(Written):
    """Front matter of a comparison's ``index.md``."""

    title: Annotated[Words, Plain]
    question: Annotated[Words, Plain] = Field(description="The one question that all readings answer.")
    summary: Annotated[Words, Plain] = Field(description="One sentence, for lists and search engines.")
    readings: list[ReadingRecord] = Field(min_length=2, description="The sides, in the order in which they stand.")
    order_rule: Annotated[Words, Plain] = Field(alias="order-rule", description="Why they stand in that order.")
    lang: PageLanguage = Field(default=None, description="The language of its pages, such as fr; without, the site’s.")
    subjects: Subjects = Field(
        default=[],
        description="What it is about, in a word or two each, such as Energy; readers choose by them from many.",
    )


class ParseRecord(Written):
    """What the dossier says outright where the parser would have to guess."""

    lines: dict[int, LineKind] = Field(
        default={},
        description="What a line is, by its number in the file. Adjacent lines of one kind belong together, but that a "
        "number or sign begins an item and a name with a colon a turn; the lines of a stanza stay lines.",
    )
    paragraphs: Literal["blank", "line"] | None = Field(
        default=None, description="What ends a paragraph: a blank line, or every line. Verse is then not found."
    )
    dateline: str | None = Field(default=None, description="The words with which the text gives its date and place.")
    words: list[str] = Field(default=[], description="Signs that look like note marks but are not, such as [16].")


class OutsideRecord(Written):
    """A paragraph that no event treats, and why."""

    paragraph: ParagraphId
    reason: Annotated[Words, Plain]


class LeftOutRecord(Written):
    """Words of the file that an article came from and that are no part of it."""

    kind: Words = Field(description="What they are, such as navigation.")
    words: int = Field(ge=0, description="How many.")
    first: str = Field(default="", description="The first of them.")


class TakenRecord(Written):
    """How an article was taken over from the file it came in."""

    how: Words = Field(description="What the file was, and which part of it was taken.")
    words: int = Field(ge=0, description="The words that were taken over.")
    of: int = Field(ge=0, description="The words in the file.")
    left_out: list[LeftOutRecord] = Field(default=[], alias="left-out", description="What was left out, by kind.")


Guess = Literal[
    "title", "byline", "publication", "issue", "publisher", "date", "language", "address", "rights", "permission"
]


class DossierRecord(Written):
    """An article's dossier, ``articles/<reading>.yml``. What is not known is left out."""

    reading: Id
    title: Words | None = Field(default=None, description="Without it, the text’s own title counts.")
    byline: Byline = None
    author_note: Annotated[str, Block] = Field(default="", alias="author-note")
    publication: ToldLater = None
    issue: Words | None = None
    publisher: ToldLater = None
    publisher_note: Annotated[str, Block] = Field(default="", alias="publisher-note")
    audience: Annotated[str, Block] = ""
    date: IsoDate | None = None
    language: Language = Field(default=None, description="A tag of BCP 47, such as en or pt-BR; und if not known.")
    address: AddressIfKnown = None
    address_note: Annotated[str, Block] = Field(default="", alias="address-note")
    rights: ToldLater = Field(default=None, description="Who holds the rights in the text.")
    permission: Annotated[ToldLater, Plain] = Field(default=None, description="On what terms it stands here.")
    edition: Edition = Field(default="full", description="excerpts: only what events and annotations quote is shown.")
    captured: Day = Field(description="The day on which the text was taken over.")
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="Of the text’s file, byte for byte.")]
    position: list[PassageOrString] = Field(default=[], description="The position in the article’s own words.")
    sources: list[str] = Field(default=[], description="Ids of sources.yml.")
    outside: list[OutsideRecord] = []
    parse: ParseRecord = Field(default=ParseRecord(), description="What the parser would have to guess.")
    to_check: dict[Guess, Words] = Field(
        default={}, alias="to-check", description="Fields that are guesses, and where each was found. None is shown."
    )
    taken: TakenRecord | None = Field(default=None, description="How the text was taken over, and what was left out.")
    answered: Answers = {}

    @property
    def certain(self) -> Self:
        """The record without what nobody has checked."""
        return self.model_copy(update=dict.fromkeys(self.to_check))


class AnnotationRecord(Written):
    """Front matter of an annotation; its body is the remark."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["kind"], "properties": {"kind": {"const": "evidence"}}},
            "then": {"required": ["finding"], "properties": {"finding": {"type": "string"}}},
            "else": {"properties": {"finding": {"type": "null"}, "slip": {"const": False}}},
        }
    )

    kind: Kind = Field(description="evidence checks a statement; it alone has a finding.")
    finding: Finding | None = Field(default=None, description="What was found of the sentence as it is worded.")
    slip: bool = Field(default=False, description="The article’s error is a slip of the pen.")
    passages: Passages = Field(min_length=1)
    sources: list[str] = Field(default=[], description="Ids of sources.yml.")
    terms: list[str] = Field(default=[], description="Names of files in terms/.")
    by: list[Words] = Field(default=[], description="Who wrote it. Without it, the history of the file says so.")
    reviewed: list[Words] = Field(default=[], description="Who reviewed it.")
    answered: Answers = {}

    @model_validator(mode="after")
    def _finding_with_evidence(self) -> Self:
        if (self.kind == "evidence") != (self.finding is not None):
            known = ", ".join(get_args(Finding))
            raise ValueError(f"The kind “evidence” needs a “finding”, and no other kind has one; it is one of: {known}")
        if self.slip and self.kind != "evidence":
            raise ValueError("“slip” goes with the kind “evidence”")
        return self


class SilenceRecord(Written):
    """A reading's absence from an event, signed."""

    by: Words = Field(description="Who looked.")
    on: Day = Field(description="The day on which they looked.")
    words: list[Words] = Field(min_length=1, description="The words that were looked for; none of them occurs.")
    note: Annotated[str, Inline] = ""
    nearest: ParagraphId | None = Field(default=None, description="The paragraph that comes nearest.")


class LineRecord(Written):
    """A sentence of an event's ledger, with the works that it rests on."""

    text: Annotated[Words, Inline]
    sources: list[str] = Field(default=[], description="Ids of sources.yml.")


def _line(value: Any) -> Any:
    """A plain string is a sentence that cites nothing."""
    return {"text": value} if isinstance(value, str) else value


LineOrString = Annotated[LineRecord, BeforeValidator(_line), _OrString("A sentence that cites no source.")]


class AnswerRecord(Written):
    """What one side would answer at an event, and the words of its own that this rests on."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["passages"]}, {"required": ["document"]}]})

    text: Annotated[Words, Inline] = Field(description="One sentence of ours that its own side could sign.")
    passages: list[PassageOrString] = Field(default=[], description="Words of that reading’s own article.")
    document: Id | None = Field(default=None, description="The name of a file in documents/, a document of that side.")

    @model_validator(mode="after")
    def _bound(self) -> Self:
        if not self.passages and self.document is None:
            raise ValueError("An answer rests on “passages” of its side’s article, or on a “document” of that side")
        return self


class EventRecord(Written):
    """Front matter of an event; its body says more about it."""

    number: int = Field(ge=1, description="Its place among the events.")
    title: Annotated[Words, Plain]
    when: Annotated[Words, Plain] = Field(description="The time, in words.")
    date: IsoDate | None = Field(default=None, description="The time as an ISO date, or two with a slash between.")
    gloss: Annotated[Words, Inline] = Field(description="One line on what this is about, 120 characters at most.")
    passages: Passages = {}
    silences: dict[str, SilenceRecord] = Field(default={}, description="For each reading that does not mention it.")
    both: list[LineOrString] = Field(default=[], description="What all say, a sentence each.")
    part: list[LineOrString] = Field(default=[], description="Where they differ, a sentence each.")
    neither: list[LineOrString] = Field(default=[], description="What none says, a sentence each.")
    answers: dict[str, AnswerRecord] = Field(
        default={}, description="For each reading, what its side would answer to the others. All of them, or none."
    )
    question: Annotated[str, Inline] = Field(default="", description="One question to ask of all.")
    draft: bool = Field(default=False, description="A suggestion that nobody has looked at. Then delete the line.")
    answered: Answers = {}


class TermRecord(Written):
    """Front matter of a term; its body is the definition."""

    title: Words
    also: list[Words] = Field(default=[], description="Other forms of the word.")
    sources: list[str] = Field(default=[], description="Ids of sources.yml.")
    uses: dict[str, Annotated[Words, Inline]] = Field(
        description="For each reading, how it uses the word, or that it does not."
    )


class PersonRecord(Written):
    """A name in CSL's terms."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["family"]}, {"required": ["literal"]}]})

    family: str | None = None
    given: str | None = None
    literal: str | None = None
    latin: Words | None = Field(default=None, description="The whole name in Latin letters, where it has others.")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not (self.family or self.literal):
            raise ValueError("A person has a “family” name or a “literal” one")
        return self


class SourceRecord(Written):
    """A work cited, in CSL fields (the names of CSL 1.0.2's input data)."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": [key]} for key in ("title", "container-title", "publisher")]}
    )

    id: Id = Field(description="Its name for ever: author, year, a word or two.")
    type: Words = Field(description="A type of CSL, such as book, webpage or article-journal.")
    title: Words | None = None
    title_translated: Words | None = Field(
        default=None, alias="title-translated", description="The title in the language of the pages."
    )
    author: list[PersonRecord] = []
    editor: list[PersonRecord] = []
    translator: list[PersonRecord] = []
    container_title: Words | None = Field(default=None, alias="container-title")
    publisher: Words | None = None
    publisher_place: Words | None = Field(default=None, alias="publisher-place")
    issued: IsoDate | None = None
    original_date: IsoDate | None = Field(default=None, alias="original-date")
    volume: str | int | None = None
    issue: str | int | None = None
    page: str | int | None = None
    number: str | int | None = None
    edition: str | int | None = None
    genre: Words | None = None
    language: Words | None = None
    doi: Words | None = Field(default=None, alias="DOI")
    isbn: Words | None = Field(default=None, alias="ISBN")
    issn: Words | None = Field(default=None, alias="ISSN")
    url: WebAddress | None = Field(default=None, alias="URL")
    seen: Seen = Field(description="How we know it: the original, a copy, or only cited in another work.")
    checked: Day | None = Field(default=None, description="The day on which its address was opened and found good.")
    note: Annotated[str, Inline] = Field(default="", description="What it is, in a sentence.")

    @model_validator(mode="after")
    def _findable(self) -> Self:
        if not (self.title or self.container_title or self.publisher):
            raise ValueError("A work has a title, or says at least where it was published")
        return self


class MomentRecord(Written):
    """A dated fact of ``timeline.yml``."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["passages"]}, {"required": ["event"]}]})

    date: IsoDate
    text: Annotated[Words, Inline]
    passages: Passages = {}
    event: str | None = Field(default=None, description="The name of a file in events/.")
    sources: list[str] = []

    @model_validator(mode="after")
    def _tied(self) -> Self:
        if not self.passages and not self.event:
            raise ValueError("A dated fact is tied to a passage or to an event")
        return self


class NameRecord(Written):
    """A name, with the forms of it that count as the same."""

    name: Words
    also: list[Words] = []


def _name(value: Any) -> Any:
    """A plain string is a name of one form."""
    return {"name": value} if isinstance(value, str) else value


class NamingRecord(Written):
    """A thing of ``names.yml`` and the names it goes by, each counted in every article.

    ``except`` holds what is not counted though a name stands in it; ``case``
    says whether capitals count.
    """

    id: Id
    thing: Annotated[Words, Plain]
    names: list[Annotated[NameRecord, BeforeValidator(_name), _OrString("A name of one form.")]] = Field(min_length=2)
    apart: list[Words] = Field([], alias="except")
    case: Literal["exact", "any"] = "exact"
    note: Annotated[str, Inline] = ""


class WordRecord(Written):
    """A hard word of ``words.yml``: what it means in plain English, and where it stands."""

    id: Id = Field(description="Its name for ever.")
    word: Words = Field(description="The word as the article has it; capitals do not matter.")
    meaning: Annotated[Words, Inline] = Field(description="What it means where it stands, in plain words of ours.")
    passages: Passages = Field(min_length=1, description="For each reading that has it, the words round it there.")


class SentenceRecord(Written):
    """A sentence of ``sentences.yml``: what it is, and why one that can be checked was not."""

    reading: Id = Field(description="Whose article it is in.")
    sentence: PassageOrString = Field(description="The whole sentence, as the article has it.")
    what: SentenceKind = Field(alias="is", description="checkable: somebody could look up whether it is so.")
    why: Annotated[str, Inline] = Field(
        default="", description="Why a sentence that can be checked has no evidence annotation on it."
    )

    @model_validator(mode="after")
    def _why_not_checked(self) -> Self:
        if self.why and self.what != "checkable":
            raise ValueError("“why” goes with “is: checkable”")
        return self


class StatementRecord(Written):
    """What a document says on the point."""

    text: Annotated[Words, Inline] = Field(description="What it says, in words of ours.")
    place: Annotated[Words, Plain] = Field(description="Where it says so: a page, a chapter, an article.")


class QuotedRecord(Written):
    """Words of a document, exactly as it has them."""

    text: Words = Field(description="The words, 25 at most, without quotation marks round them.")
    place: Annotated[Words, Plain] = Field(description="Where they stand: a page, a chapter, an article.")
    language: Language = Field(default=None, description="Their language, such as zh, where it is not the page’s.")


class DocumentRecord(Written):
    """Front matter of a document; its body says how to read it, and may be empty."""

    number: int = Field(ge=1, description="Its place among the documents.")
    title: Annotated[Words, Plain]
    what: Annotated[Words, Inline] = Field(description="What it is.")
    maker: Annotated[Words, Inline] = Field(description="Who made it.")
    audience: Annotated[Words, Inline] = Field(description="For whom it was made.")
    paid: Annotated[Words, Inline] = Field(description="Who paid for it, or that this is not known.")
    when: Annotated[Words, Plain] = Field(description="The time, in words.")
    date: IsoDate | None = Field(default=None, description="The time as an ISO date, or two with a slash between.")
    rights: Annotated[Words, Inline] = Field(description="Who holds the rights in it.")
    source: str = Field(description="The id in sources.yml of the whole.")
    says: list[StatementRecord] = Field(min_length=1, description="What it says on the point, statement by statement.")
    quotations: list[QuotedRecord] = Field(default=[], max_length=3, description="Its own words: three at most.")
    passages: Passages = {}
    annotations: list[str] = Field(default=[], description="Names of files in annotations/ that it bears on.")
    events: list[str] = Field(default=[], description="Names of files in events/ that it bears on.")
    answered: Answers = {}


class WhoRecord(Written):
    """Somebody of ``who.yml``: a person, an organisation, a publisher or a witness."""

    id: Id = Field(description="Its name for ever.")
    name: Words = Field(description="The name, as our notes have it: its first mention there becomes a link.")
    also: list[Words] = Field(default=[], description="Other forms of the name.")
    kind: WhoKind
    what: Annotated[Words, Inline] = Field(description="Who or what it is.")
    pays: Annotated[str, Inline] = Field(default="", description="Who pays.")
    named: dict[str, Annotated[Words, Inline]] = Field(
        description="For each reading, how its article names it, or that it does not."
    )
    sources: list[str] = Field(default=[], description="Ids of sources.yml.")


class QuestionRecord(Written):
    """A question of ``questions.md``."""

    id: Id
    text: Annotated[Words, Inline]
    passages: Passages = Field(min_length=1)
    first: bool = Field(default=False, description="Whether it is one for a first lesson.")


class QuestionsRecord(Written):
    """Front matter of ``questions.md``."""

    title: Annotated[Words, Plain]
    questions: list[QuestionRecord]


class OrganiserRowRecord(Written):
    """A row of the organiser of ``lesson.yml``."""

    id: Id
    title: Annotated[Words, Plain]
    prompt: Annotated[Words, Inline] = Field(description="What the class answers, the same for every reading.")
    answers: dict[str, Annotated[Words, Inline]] = Field(description="For each reading, one way of answering it.")


class StepRecord(Written):
    """A step of a plan."""

    minutes: int = Field(ge=1, description="How long it takes.")
    title: Annotated[Words, Plain]
    grouping: Annotated[Words, Plain] = Field(description="How the class sits: in pairs, in fours, the whole class.")
    text: Annotated[Words, Inline] = Field(description="Who does what, with which sheet.")


class PlanRecord(Written):
    """A session to the minute."""

    id: Id
    title: Annotated[Words, Plain]
    minutes: int = Field(ge=1, description="How long the session takes: what its steps add up to.")
    lessons: int = Field(default=1, ge=1, description="Over how many lessons of equal length it is spread.")
    summary: Annotated[Words, Inline] = Field(description="What the class does, in a sentence or two.")
    needs: Annotated[str, Inline] = Field(default="", description="What to print or open before it.")
    steps: list[StepRecord] = Field(min_length=1)


class BackgroundRecord(Written):
    """What a class reads before the lesson."""

    minutes: int = Field(ge=1, description="How long the reading takes.")
    text: Annotated[Words, Block] = Field(description="A short text, or what to read, with a link to it.")


class ProductRecord(Written):
    """What each writes after the lesson."""

    title: Annotated[Words, Plain]
    form: Annotated[Words, Plain] = Field(description="What it is: a letter, an essay, a report.")
    length: Annotated[Words, Plain] = Field(description="How long it is, such as “300 to 400 words”.")
    text: Annotated[Words, Inline] = Field(description="What to write, and what has to be in it.")


class CriterionRecord(Written):
    """A row of the marking grid."""

    title: Annotated[Words, Plain]
    levels: list[Annotated[Words, Inline]] = Field(description="What can be seen at each level, in their order.")


class MarkingRecord(Written):
    """The marking grid: criteria by levels."""

    levels: list[Annotated[Words, Plain]] = Field(min_length=2, description="The names of the levels, in their order.")
    criteria: list[CriterionRecord] = Field(min_length=1)


class TraceRecord(Written):
    """An exercise: find in a source what a sentence made of it."""

    id: Id
    passages: Passages = Field(min_length=1, max_length=1, description="Of one reading, the words to trace.")
    source: str = Field(description="The id in sources.yml of the work in which to look.")
    prompt: Annotated[Words, Inline] = Field(description="What to find there, and what to compare.")
    answer: Annotated[Words, Inline] = Field(description="What can be found, with its place.")


class LessonRecord(Written):
    """``lesson.yml``: what a class is given besides questions."""

    why: Annotated[Words, Inline] = Field(description="Why it matters who wrote a text.")
    authors: dict[str, Annotated[Words, Inline]] = Field(
        description="For each reading, who wrote its text, and for whom."
    )
    organiser: list[OrganiserRowRecord] = Field(min_length=1, description="The rows of the table a class fills.")
    plans: list[PlanRecord] = []
    aims: list[Annotated[Words, Inline]] = Field(default=[], description="What everyone can do after the lesson.")
    background: BackgroundRecord | None = Field(default=None, description="What a class reads before the lesson.")
    product: ProductRecord | None = Field(default=None, description="What each writes after the lesson.")
    marking: MarkingRecord | None = Field(default=None, description="How what was written is marked.")
    proposition: Annotated[str, Inline] = Field(
        default="", description="One sentence to argue for and against, the same for all."
    )
    documents: list[str] = Field(default=[], description="Names of files in documents/: the set that a class is given.")
    adapted: Passages = Field(
        default={}, description="For each reading, sentences of its article that make a short text, about 350 words."
    )
    trace: list[TraceRecord] = Field(default=[], description="Exercises in finding what a sentence made of its source.")


def _text(value: Any) -> Any:
    """A day or a number that YAML took for one is text here."""
    return value.isoformat() if isinstance(value, datetime.date) else str(value) if isinstance(value, int) else value


def _pair(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


_Value = Annotated[tuple[Annotated[str, BeforeValidator(_text)], float | None], BeforeValidator(_pair)]
"""A day or a thing, and its value."""


class SeriesRecord(Written):
    """Values of one kind of a chart."""

    name: Annotated[Words, Plain]
    values: list[_Value] = Field(
        min_length=1, description="Pairs of a day or a thing and its value; null where there is none."
    )


class ChartRecord(Written):
    """A chart, ``charts/<chart>.yml``: figures with their sources, drawn when the site is built."""

    number: int = Field(ge=1, description="Its place among the charts.")
    title: Annotated[Words, Plain]
    see: Annotated[Words, Inline] = Field(description="What is to be seen, in a sentence.")
    kind: ChartKind = Field(description="line: values over days; bars: values of things.")
    x: Annotated[Words, Plain] = Field(description="What the values stand under, such as “Day”.")
    unit: Annotated[Words, Plain] = Field(description="What the values count, such as “US dollars”.")
    series: list[SeriesRecord] = Field(min_length=1, max_length=4)
    note: Annotated[str, Inline] = ""
    sources: list[str] = Field(min_length=1, description="Ids of sources.yml.")
    passages: Passages = Field(default={}, description="The words of the articles that it bears on.")
    events: list[str] = Field(default=[], description="Names of files in events/ that it bears on.")


class TurnRecord(Written):
    """A date of ``debate.yml``."""

    id: Id
    date: IsoDate
    title: Annotated[Words, Plain]
    text: Annotated[Words, Inline]
    sources: list[str] = []


class PeriodRecord(Written):
    """A column of the table of ``debate.yml``."""

    id: Id
    title: Annotated[Words, Plain]


class HeldRecord(Written):
    """What a tradition held in a period."""

    says: Annotated[Words, Inline]
    term: str | None = Field(default=None, description="The name of a file in terms/.")
    sources: list[str] = []


class TraditionRecord(Written):
    """A row of the table of ``debate.yml``."""

    id: Id
    name: Annotated[Words, Plain]
    note: Annotated[str, Inline] = ""
    sources: list[str] = []
    held: dict[str, HeldRecord] = Field(default={}, description="By period; one that is not there was not found.")


class DebateRecord(Written):
    """``debate.yml``: the debate that the articles take part in."""

    title: Annotated[Words, Plain]
    introduction: Annotated[str, Block] = ""
    dates: list[TurnRecord] = Field(min_length=1, description="What was said when.")
    periods: list[PeriodRecord] = Field(default=[], description="The columns of the table.")
    traditions: list[TraditionRecord] = Field(default=[], description="The rows of the table.")


class CaseRecord(Written):
    """Front matter of a case restated."""

    reading: Id


class RecommendedRecord(Written):
    """A work of the reading list."""

    source: str
    text: Annotated[Words, Inline]


class ReadingListRecord(Written):
    """A group of ``further-reading.yml``."""

    title: Annotated[Words, Plain]
    works: list[RecommendedRecord]
