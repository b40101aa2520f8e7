"""The shape of ``data/comparison.json``; its JSON Schema is made from these models."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from facing_pages.model import (
    Align,
    BlockKind,
    ChartKind,
    Edition,
    Finding,
    FormatKind,
    Kind,
    Seen,
    SentenceKind,
    WhoKind,
)


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


class WireLine(WireProse):
    """A sentence of a ledger, with the sources that it rests on."""

    sources: list[str]


class WireReply(Wire):
    """What one side would answer, in the editors' words."""

    reading: str
    text: WireProse
    passages: list[WirePassage] = Field(description="words of its own article that the answer rests on")
    document: str | None = Field(description="the id of the document of that side that it rests on")


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
    both: list[WireLine]
    part: list[WireLine]
    neither: list[WireLine]
    answers: list[WireReply] = Field(description="one of each reading, in their order, or none")
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


class WireSentence(Wire):
    """A sentence of an article, what it is, and what became of it."""

    reading: str
    paragraph: str | None = Field(description="in which it begins; null for a title or a heading")
    text: str = Field(description="with […] for what an edition of excerpts leaves out")
    passages: list[WirePassage] = Field(description="what is shown of it; a title is no passage")
    kind: SentenceKind
    annotations: list[str] = Field(description="those on any of its words")
    why: WireProse | None = Field(description="why one that can be checked has no evidence annotation")


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


class WireStatement(Wire):
    """What a document says on the point, in our words, and where it says so."""

    text: WireProse
    place: str


class WireQuoted(Wire):
    """A document's own words."""

    text: str
    place: str
    language: str | None = Field(description="null where it is that of the pages")


class WireDocument(Wire):
    """A card on a text that is neither article."""

    id: str
    number: int
    title: str
    what: WireProse
    maker: WireProse
    audience: WireProse
    paid: WireProse
    when: str
    date: str | None
    rights: WireProse
    source: str
    says: list[WireStatement]
    quotations: list[WireQuoted]
    passages: list[WirePassage]
    annotations: list[str]
    events: list[str]
    body: WireProse | None


class WireNamed(Wire):
    """How an article names somebody."""

    reading: str
    words: WireProse


class WireWho(Wire):
    """A person, an organisation, a publisher or a witness that is named."""

    id: str
    name: str
    also: list[str]
    kind: WhoKind
    what: WireProse
    pays: WireProse | None
    named: list[WireNamed]
    sources: list[str]


class WireQuestion(Wire):
    """A question for a class."""

    id: str
    text: WireProse
    passages: list[WirePassage]
    first: bool = Field(description="for a first lesson")


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


class WireAdapted(Wire):
    """A short text made of an article's own sentences; what stands between them is left out."""

    reading: str
    passages: list[WirePassage]


class WireTrace(Wire):
    """An exercise: find in a source what the words of an article made of it."""

    id: str
    passages: list[WirePassage] = Field(description="of one reading")
    source: str
    prompt: WireProse
    answer: WireProse


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
    proposition: WireProse | None = Field(description="a sentence to argue for and against")
    documents: list[str] = Field(description="the set that a class is given")
    adapted: list[WireAdapted]
    trace: list[WireTrace]


class WireMoment(Wire):
    """A dated fact of the timeline."""

    date: str
    text: WireProse
    passages: list[WirePassage]
    event: str | None
    sources: list[str]


class WireValue(Wire):
    """A value of a chart, under a day or the name of a thing; null where there is none."""

    x: str
    y: float | None


class WireSeries(Wire):
    """Values of one kind."""

    name: str
    values: list[WireValue]


class WireChart(Wire):
    """Figures with their sources."""

    id: str
    number: int
    title: str
    see: WireProse = Field(description="what is to be seen")
    kind: ChartKind
    x: str = Field(description="what the values stand under")
    unit: str = Field(description="what the values count")
    series: list[WireSeries]
    note: WireProse | None
    passages: list[WirePassage]
    events: list[str]
    sources: list[str]


class WireTurn(Wire):
    """A date of the debate."""

    id: str
    date: str
    title: str
    text: WireProse
    sources: list[str]


class WirePeriod(Wire):
    """A stretch of time in which traditions are compared."""

    id: str
    title: str


class WireHeld(Wire):
    """What a tradition held in a period; a period that has none of these was looked for in vain."""

    period: str
    says: WireProse
    term: str | None
    sources: list[str]


class WireTradition(Wire):
    """Who held one view after another."""

    id: str
    name: str
    note: WireProse | None
    held: list[WireHeld]
    sources: list[str]


class WireDebate(Wire):
    """The debate that the articles take part in."""

    title: str
    introduction: WireProse | None
    dates: list[WireTurn]
    periods: list[WirePeriod]
    traditions: list[WireTradition]


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
    subjects: list[str] = Field(description="what it is about, in a word or two each")
    introduction: WireProse
    readings: list[WireReading]
    articles: list[WireArticle]
    events: list[WireEvent]
    annotations: list[WireAnnotation]
    terms: list[WireTerm]
    documents: list[WireDocument]
    who: list[WireWho]
    words: list[WireWord]
    sentences: list[WireSentence] = Field(description="of every article, in its order; empty where nobody asked them")
    sources: list[WireSource]
    questions: list[WireQuestion]
    lesson: WireLesson | None
    charts: list[WireChart]
    debate: WireDebate | None
    timeline: list[WireMoment]
    names: list[WireNaming]
    redirects: dict[str, str] = Field(description="former kinds and ids, and those that took their places")
