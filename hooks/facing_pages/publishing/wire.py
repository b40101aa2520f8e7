"""The shape of ``data/comparison.json``; its JSON Schema is made from these models."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from facing_pages.model import Align, BlockKind, Edition, Finding, FormatKind, Kind, Seen


class Wire(BaseModel):
    """No key but those named here; what is absent is null or an empty list."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class WireProse(Wire):
    """Our prose, as Markdown and as HTML whose links are relative to ``data/``."""

    markdown: str
    html: str


class WirePassage(Wire):
    """A run of an article's words. Offsets count Unicode code points of the article's ``text``."""

    reading: str
    paragraphs: list[str] = Field(description="paragraph ids, in order; the first is where the passage begins")
    quotation: str
    start: int
    end: int


class WireReading(Wire):
    """One side of the comparison."""

    id: str
    label: str
    name: str
    letter: str
    article: str
    position: list[WirePassage]
    case: WireProse | None


class WireMark(Wire):
    """A note mark, before the character at ``offset`` of its block's text."""

    offset: int
    labels: list[str]


class WireFormat(Wire):
    """How the characters ``start`` to before ``end`` of a block's text are set."""

    kind: FormatKind
    start: int
    end: int
    value: str | None = Field(description="a link's address, or the BCP 47 tag of a language")


class WirePicture(Wire):
    """A picture of the article, in a file of the site."""

    file: str = Field(description="from the comparison's folder")
    width: int = Field(description="in pixels")
    height: int = Field(description="in pixels")
    alt: str | None = Field(description="null where the article has none")


class WireStructure(Wire):
    """The words of a block and how they are set.

    A line break is a line feed in ``text``; so is the end of a table's row. Its
    cells are divided by tabs, the lines of a cell by U+2028.
    """

    id: str
    kind: BlockKind
    text: str
    start: int = Field(description="offset in the article's text")
    marks: list[WireMark]
    formats: list[WireFormat]
    level: int = Field(description="of a heading, from 1; of other blocks, how deep in lists it stands")
    quoted: int = Field(description="how deep in block quotations it stands")
    indents: list[int] = Field(description="of a stanza, by line, in steps")
    columns: list[Align | None] = Field(description="of a table: how each column is set")
    header_rows: int = Field(description="of a table: how many of its rows head the columns")


class WireBlock(WireStructure):
    """A part of an article with an id of its own; in an edition of excerpts ``[…]`` stands for what is left out."""

    picture: WirePicture | None = Field(description="of a figure")


class WireNote(Wire):
    """A footnote of the article itself."""

    label: str
    text: str = Field(description="as printed")
    words: str
    formats: list[WireFormat] = Field(description="offsets counted in `words`")
    accessed: str | None
    links: list[str]
    archives: list[str]


class WireLeftOut(Wire):
    """Words of the file that an article came from and that are no part of it."""

    kind: str
    words: int
    first: str = Field(description="the first of them")


class WireTaken(Wire):
    """How an article was taken over from the file it came in."""

    how: str
    words: int = Field(description="those that were taken over")
    of: int = Field(description="the words in the file")
    left_out: list[WireLeftOut]


class WireArticle(Wire):
    """An article with its dossier; ``text`` is the blocks joined by one line feed.

    In an edition of excerpts it holds only what events and annotations quote,
    and all offsets count in it as it stands here.
    """

    id: str
    reading: str
    title: str | None
    byline: str | None
    publication: str | None
    issue: str | None
    publisher: str | None
    date: str | None
    language: str = Field(description="a tag of BCP 47, und where it is not known")
    address: str | None
    rights: str | None
    permission: str | None
    to_check: dict[str, str] = Field(
        description="fields of which something was found that nobody has checked, and where; it is not told here"
    )
    taken: WireTaken | None
    edition: Edition
    words: int = Field(description="of the article as published")
    words_shown: int = Field(description="of those, the words that stand here")
    captured: str
    sha256: str = Field(description="of the whole text, byte for byte")
    text: str
    blocks: list[WireBlock]
    notes: list[WireNote]
    around: dict[str, str] = Field(description="what stands round the text and is no part of it")


class WireAnnotation(Wire):
    """Our editors' remark on one passage or more."""

    id: str
    label: str
    kind: Kind
    finding: Finding | None
    slip: bool
    event: str | None
    passages: list[WirePassage]
    sources: list[str]
    terms: list[str]
    by: list[str] = Field(description="the people it names as its writers")
    reviewed: list[str] = Field(description="the people it names as its reviewers")
    history: list[str] = Field(description="the people who wrote its file, where the history of it was at hand")
    body: WireProse


class WireSilence(Wire):
    """A reading's absence from an event, signed."""

    reading: str
    by: str
    on: str
    words: list[str]
    note: WireProse | None
    nearest: str | None


class WireEvent(Wire):
    """What the articles treat, with the ledger of the row."""

    id: str
    number: int
    title: str
    when: str
    date: str | None
    gloss: WireProse
    passages: list[WirePassage]
    silences: list[WireSilence]
    both: list[WireProse]
    part: list[WireProse]
    neither: list[WireProse]
    question: WireProse | None
    body: WireProse | None
    annotations: list[str]
    draft: bool = Field(description="suggested by a machine and looked at by nobody; the title says so too")


class WireUse(Wire):
    """How one reading uses a term."""

    reading: str
    use: WireProse


class WireTerm(Wire):
    """A contested word."""

    id: str
    title: str
    also: list[str]
    definition: WireProse
    uses: list[WireUse]
    sources: list[str]


class WireWord(Wire):
    """A hard word of the articles, with what it means in plain words."""

    id: str
    word: str
    meaning: WireProse
    passages: list[WirePassage] = Field(description="the words round it, as they were quoted")
    places: list[WirePassage] = Field(description="the word itself in each of them")


class WireCitation(Wire):
    """A note of an article that cites a source."""

    reading: str
    note: str


class WireSource(Wire):
    """A work cited; ``csl`` is the record as CSL-JSON."""

    id: str
    csl: dict[str, object]
    seen: Seen
    checked: str | None
    note: WireProse | None
    notes: list[WireCitation] = Field(description="the articles' own notes that cite it")


class WireQuestion(Wire):
    """A question for a class."""

    id: str
    text: WireProse
    passages: list[WirePassage]


class WireAnswer(Wire):
    """What is said of one reading."""

    reading: str
    answer: WireProse


class WireRow(Wire):
    """A row of the organiser: one question to every reading, and one way of answering it for each."""

    id: str
    title: str
    prompt: WireProse
    answers: list[WireAnswer]


class WireStep(Wire):
    """A step of a plan."""

    minutes: int
    title: str
    grouping: str
    text: WireProse


class WirePlan(Wire):
    """A session to the minute."""

    id: str
    title: str
    minutes: int
    summary: WireProse
    needs: WireProse | None
    steps: list[WireStep]
    lessons: int = Field(description="over how many lessons of equal length it is spread")


class WireBackground(Wire):
    """What a class reads before the lesson."""

    minutes: int
    text: WireProse


class WireProduct(Wire):
    """What each writes after the lesson."""

    title: str
    form: str
    length: str
    text: WireProse


class WireCriterion(Wire):
    """A row of the marking grid: what can be seen at each level, in their order."""

    title: str
    levels: list[WireProse]


class WireMarking(Wire):
    """The marking grid: criteria by levels."""

    levels: list[str]
    criteria: list[WireCriterion]


class WireLesson(Wire):
    """What a class is given besides questions."""

    why: WireProse = Field(description="why it matters who wrote a text")
    authors: list[WireAnswer] = Field(description="who wrote each text, and for whom")
    organiser: list[WireRow]
    plans: list[WirePlan]
    aims: list[WireProse] = Field(description="what everyone can do after the lesson")
    background: WireBackground | None
    product: WireProduct | None
    marking: WireMarking | None


class WireMoment(Wire):
    """A dated fact of the timeline."""

    date: str
    text: WireProse
    passages: list[WirePassage]
    event: str | None
    sources: list[str]


class WireOccurrence(Wire):
    """Where a name stands: a block of an article, and offsets in that block's text."""

    reading: str
    block: str
    start: int
    end: int


class WireName(Wire):
    """A name of a thing, with the forms that count as it."""

    name: str
    also: list[str]
    occurrences: list[WireOccurrence]


class WireNaming(Wire):
    """A thing and the names it goes by, each counted in every article."""

    id: str
    thing: str
    names: list[WireName]
    apart: list[str] = Field(description="what is not counted though a name stands in it")
    capitals: bool = Field(description="whether capitals count")
    note: WireProse | None


class WireComparison(Wire):
    """A whole comparison: everything its pages show."""

    id: str
    version: str = Field(description="the version of Facing Pages that wrote the file")
    title: str
    question: str
    summary: str
    introduction: WireProse
    readings: list[WireReading]
    articles: list[WireArticle]
    events: list[WireEvent]
    annotations: list[WireAnnotation]
    terms: list[WireTerm]
    words: list[WireWord]
    sources: list[WireSource]
    questions: list[WireQuestion]
    lesson: WireLesson | None
    timeline: list[WireMoment]
    names: list[WireNaming]
    redirects: dict[str, str] = Field(description="former kinds and ids, and those that took their places")
