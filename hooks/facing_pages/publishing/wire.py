"""The shape of ``data/comparison.json``; its JSON Schema is made from these models."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

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

_DATE = r"\d{4}(-\d\d(-\d\d)?)?"
Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
Dated = Annotated[str, WithJsonSchema({"type": "string", "pattern": rf"^{_DATE}(/{_DATE})?$"})]
"""A day, a month or a year, or two of these with a stroke between them."""
Address = Annotated[str, WithJsonSchema({"type": "string", "format": "iri"})]


class Wire(BaseModel):
    """No key but those named here; what is absent is null or an empty list."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class WireProse(Wire):
    """Our prose, as Markdown and as HTML without names of styles; every link is a whole address."""

    markdown: str = Field(description="as Markdown")
    html: str = Field(description="as HTML, safe to show")


class WirePassage(Wire):
    """A run of an article's words. Offsets count Unicode code points of the article's ``text``."""

    reading: str = Field(description="the id of the reading")
    paragraphs: list[str] = Field(description="paragraph ids, in order; the first is where the passage begins")
    quotation: str = Field(description="those words exactly")
    start: int = Field(description="offset of the first character in the article’s `text`")
    end: int = Field(description="offset just past the last")


class WireEdition(Wire):
    """The site that the file is from; all addresses and ids in the file begin with its address."""

    name: str = Field(description="of the site")
    address: Address = Field(description="where the site stands, or what stands for its address")
    is_addressed: bool = Field(description="whether that address is a real one")
    version: str | None = Field(description="of the edition")
    released: Day | None = Field(description="the day of that version")
    licence: Address | None = Field(description="the address of the licence on the editors’ own prose")


class WireOutside(Wire):
    """A paragraph that no event treats."""

    paragraph: str = Field(description="its id")
    reason: str = Field(description="why no event treats it")


class WireReading(Wire):
    """One side of the comparison."""

    id: str = Field(description="its id, for ever")
    label: str = Field(description="what the reading is called, in a word or two")
    name: str = Field(description="how a sentence calls it")
    letter: str = Field(description="its short mark, A for the first")
    article: str = Field(description="the id of its article")
    position: list[WirePassage] = Field(description="its position in its own words")
    case: WireProse | None = Field(description="its case as the editors understand it")


class WireMark(Wire):
    """A note mark, before the character at ``offset`` of its block's text."""

    offset: int = Field(description="in characters, from the beginning of the block’s text")
    labels: list[str] = Field(description="of the notes that it calls")


class WireFormat(Wire):
    """How the characters ``start`` to before ``end`` of a block's text are set."""

    kind: FormatKind = Field(description="how they are set")
    start: int = Field(description="offset of the first character in the text of the block or note")
    end: int = Field(description="offset just past the last")
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

    id: str = Field(description="its id, for ever")
    kind: BlockKind = Field(description="what the block is")
    text: str = Field(description="its words without note marks")
    start: int = Field(description="offset in the article's text")
    marks: list[WireMark] = Field(description="the marks of the article’s own notes")
    formats: list[WireFormat] = Field(description="what is not plain text in it")
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

    label: str = Field(description="by which the article calls it")
    text: str = Field(description="as printed")
    words: str = Field(description="as printed, without its own mark")
    formats: list[WireFormat] = Field(description="offsets counted in `words`")
    accessed: Day | None = Field(description="the day on which its author read the work")
    links: list[str] = Field(description="the addresses in it, in their order")
    archives: list[str] = Field(description="for each of these, where copies of the page are kept")


class WireLeftOut(Wire):
    """Words of the file that an article came from and that are no part of it."""

    kind: str = Field(description="what it was taken for")
    words: int = Field(description="how many")
    first: str = Field(description="the first of them")


class WireTaken(Wire):
    """How an article was taken over from the file it came in."""

    how: str = Field(description="from which kind of file")
    words: int = Field(description="those that were taken over")
    of: int = Field(description="the words in the file")
    left_out: list[WireLeftOut] = Field(description="what of the file is no part of the article")


class WireArticle(Wire):
    """An article with its dossier; ``text`` is the blocks joined by one line feed.

    In an edition of excerpts it holds only what events and annotations quote,
    and all offsets count in it as it stands here.
    """

    id: str = Field(description="that of its reading")
    reading: str = Field(description="the id of the reading")
    title: str | None = Field(description="null where it has none and nobody gave it one")
    byline: str | None = Field(description="who wrote it, as published")
    author_note: WireProse | None = Field(description="who that is")
    publication: str | None = Field(description="the journal, newspaper or site")
    issue: str | None = Field(description="its number or the like")
    publisher: str | None = Field(description="who publishes that")
    publisher_note: WireProse | None = Field(description="who that is, and what it stands for")
    audience: WireProse | None = Field(description="for whom it was written")
    date: Dated | None = Field(description="an ISO day, month or year")
    language: str = Field(description="a tag of BCP 47, und where it is not known")
    address: Address | None = Field(description="where it was published on the web")
    address_note: WireProse | None = Field(description="what is to be said of that address, or of its lack")
    page: Address = Field(description="the address of its page in this edition")
    plain_text: Address = Field(description="the address of `text` as a file")
    sources: list[str] = Field(description="the ids of the works that these notes rest on")
    outside: list[WireOutside] = Field(description="the paragraphs that no event treats")
    rights: str | None = Field(description="who holds them, and on what terms")
    permission: str | None = Field(description="by whom and how it may stand here")
    to_check: dict[str, str] = Field(
        description="fields of which something was found that nobody has checked, and where; it is not told here"
    )
    taken: WireTaken | None = Field(description="null where it came as plain text")
    edition: Edition = Field(description="whether all of it is shown")
    words: int = Field(description="of the article as published")
    words_shown: int = Field(description="of those, the words that stand here")
    captured: Day = Field(description="the day on which the text was taken")
    sha256: str = Field(description="of the whole text, byte for byte")
    text: str = Field(description="its words")
    blocks: list[WireBlock] = Field(description="its parts, in their order")
    notes: list[WireNote] = Field(description="its own notes, in their order")
    around: dict[str, str] = Field(description="what stands round the text and is no part of it")


class WireAnnotation(Wire):
    """Our editors' remark on one passage or more."""

    id: str = Field(description="its id, for ever")
    label: str = Field(description="its short mark in every view")
    kind: Kind = Field(description="what kind of remark it is")
    finding: Finding | None = Field(description="what an evidence annotation concludes; null for others")
    slip: bool = Field(description="whether it is about a slip of the pen, a date or a name")
    event: str | None = Field(description="the id of the event that it is discussed at")
    passages: list[WirePassage] = Field(description="the articles’ words that it is about")
    sources: list[str] = Field(description="the ids of the works that it rests on")
    terms: list[str] = Field(description="the ids of the terms that it speaks of")
    by: list[str] = Field(description="the people it names as its writers")
    reviewed: list[str] = Field(description="the people it names as its reviewers")
    history: list[str] = Field(description="the people who wrote its file, where the history of it was at hand")
    created: Day | None = Field(description="the day on which it was first written, likewise")
    changed: Day | None = Field(description="the day on which it was last changed, likewise")
    address: Address = Field(description="where it stands in this edition")
    body: WireProse = Field(description="what it says")


class WireSilence(Wire):
    """A reading's absence from an event, signed."""

    reading: str = Field(description="the id of the reading")
    by: str = Field(description="who looked")
    on: Day = Field(description="the day on which they did")
    words: list[str] = Field(description="the words that were looked for")
    note: WireProse | None = Field(description="what was found instead")
    nearest: str | None = Field(description="the id of the paragraph that comes nearest to it")


class WireLine(WireProse):
    """A sentence of a ledger, with the sources that it rests on."""

    sources: list[str] = Field(description="the ids of the works that it rests on")


class WireReply(Wire):
    """What one side would answer, in the editors' words."""

    reading: str = Field(description="the id of the reading")
    text: WireProse = Field(description="what it would answer")
    passages: list[WirePassage] = Field(description="words of its own article that the answer rests on")
    document: str | None = Field(description="the id of the document of that side that it rests on")


class WireEvent(Wire):
    """What the articles treat, with the ledger of the row."""

    id: str = Field(description="its id, for ever")
    number: int = Field(description="its number, from 1")
    title: str = Field(description="what it is called")
    when: str = Field(description="as readers see it")
    date: Dated | None = Field(description="an ISO day, month or year, or two with a stroke between; null without one")
    gloss: WireProse = Field(description="what happened, in a sentence or two")
    passages: list[WirePassage] = Field(description="what the articles say of it, the words that the row shows")
    silences: list[WireSilence] = Field(description="one for each reading that does not speak of it")
    both: list[WireLine] = Field(description="what all articles say")
    part: list[WireLine] = Field(description="what they part on")
    neither: list[WireLine] = Field(description="what none of them says")
    answers: list[WireReply] = Field(description="one of each reading, in their order, or none")
    question: WireProse | None = Field(description="for discussion")
    body: WireProse | None = Field(description="more on it")
    annotations: list[str] = Field(description="the ids of the annotations")
    draft: bool = Field(description="suggested by a machine and looked at by nobody; the title says so too")


class WireUse(Wire):
    """How one reading uses a term."""

    reading: str = Field(description="the id of the reading")
    use: WireProse = Field(description="what it means there")


class WireTerm(Wire):
    """A contested word."""

    id: str = Field(description="its id, for ever")
    title: str = Field(description="what it is called")
    also: list[str] = Field(description="other forms that count as it")
    definition: WireProse = Field(description="what it means, in the editors’ words")
    uses: list[WireUse] = Field(description="by reading, in their order")
    sources: list[str] = Field(description="the ids of the works that it rests on")


class WireWord(Wire):
    """A hard word of the articles, with what it means in plain words."""

    id: str = Field(description="its id, for ever")
    word: str = Field(description="as it stands in the word list")
    meaning: WireProse = Field(description="what it means")
    passages: list[WirePassage] = Field(description="the words round it, as they were quoted")
    places: list[WirePassage] = Field(description="the word itself in each of them")


class WireSentence(Wire):
    """A sentence of an article, what it is, and what became of it."""

    reading: str = Field(description="the id of the reading")
    paragraph: str | None = Field(description="in which it begins; null for a title or a heading")
    text: str = Field(description="with […] for what an edition of excerpts leaves out")
    passages: list[WirePassage] = Field(description="what is shown of it; a title is no passage")
    kind: SentenceKind = Field(description="whether it can be checked, and by what")
    annotations: list[str] = Field(description="those on any of its words")
    why: WireProse | None = Field(description="why one that can be checked has no evidence annotation")


class WireCitation(Wire):
    """A note of an article that cites a source."""

    reading: str = Field(description="the id of the reading")
    note: str = Field(description="the label of the note")


class WireSource(Wire):
    """A work cited; ``csl`` is the record as CSL-JSON."""

    id: str = Field(description="its id, for ever")
    csl: dict[str, object] = Field(description="the record (CSL 1.0.2)")
    seen: Seen = Field(description="how the editors met it")
    checked: Day | None = Field(description="the day on which its address was last looked at")
    note: WireProse | None = Field(description="what else is to be said of it")
    notes: list[WireCitation] = Field(description="the articles' own notes that cite it")


class WireStatement(Wire):
    """What a document says on the point, in our words, and where it says so."""

    text: WireProse = Field(description="what it says, in the editors’ words")
    place: str = Field(description="where it says so")


class WireQuoted(Wire):
    """A document's own words."""

    text: str = Field(description="its words")
    place: str = Field(description="where it says so")
    language: str | None = Field(description="null where it is that of the pages")


class WireDocument(Wire):
    """A card on a text that is neither article."""

    id: str = Field(description="its id, for ever")
    number: int = Field(description="its number, from 1")
    title: str = Field(description="what it is called")
    what: WireProse = Field(description="what it is")
    maker: WireProse = Field(description="who made it")
    audience: WireProse = Field(description="for whom")
    paid: WireProse = Field(description="who paid for it")
    when: str = Field(description="as readers see it")
    date: Dated | None = Field(description="an ISO day, month or year")
    rights: WireProse = Field(description="who holds them, and on what terms")
    source: str = Field(description="the id of the work in `sources`")
    says: list[WireStatement] = Field(description="what it says on the point")
    quotations: list[WireQuoted] = Field(description="its own words")
    passages: list[WirePassage] = Field(description="the articles’ words that it is about")
    annotations: list[str] = Field(description="the ids of the annotations")
    events: list[str] = Field(description="the ids of the events that it bears on")
    body: WireProse | None = Field(description="more on it")


class WireNamed(Wire):
    """How an article names somebody."""

    reading: str = Field(description="the id of the reading")
    words: WireProse = Field(description="the words in which it does")


class WireWho(Wire):
    """A person, an organisation, a publisher or a witness that is named."""

    id: str = Field(description="its id, for ever")
    name: str = Field(description="its name")
    also: list[str] = Field(description="other forms that count as it")
    kind: WhoKind = Field(description="what it is")
    what: WireProse = Field(description="who or what that is")
    pays: WireProse | None = Field(description="who pays for it")
    named: list[WireNamed] = Field(description="how each article that does so names it")
    sources: list[str] = Field(description="the ids of the works that it rests on")


class WireQuestion(Wire):
    """A question for a class."""

    id: str = Field(description="its id, for ever")
    text: WireProse = Field(description="what is asked")
    passages: list[WirePassage] = Field(description="the articles’ words that it is about")
    first: bool = Field(description="for a first lesson")


class WireAnswer(Wire):
    """What is said of one reading."""

    reading: str = Field(description="the id of the reading")
    answer: WireProse = Field(description="what can be answered")


class WireRow(Wire):
    """A row of the organiser: one question to every reading, and one way of answering it for each."""

    id: str = Field(description="its id, for ever")
    title: str = Field(description="what it is called")
    prompt: WireProse = Field(description="what is asked")
    answers: list[WireAnswer] = Field(description="of each reading, in their order")


class WireStep(Wire):
    """A step of a plan."""

    minutes: int = Field(description="how long it takes")
    title: str = Field(description="what is done")
    grouping: str = Field(description="who works with whom")
    text: WireProse = Field(description="how")


class WirePlan(Wire):
    """A session to the minute."""

    id: str = Field(description="its id, for ever")
    title: str = Field(description="what it is called")
    minutes: int = Field(description="how long it takes")
    summary: WireProse = Field(description="what it is for")
    needs: WireProse | None = Field(description="what has to be at hand")
    steps: list[WireStep] = Field(description="in their order")
    lessons: int = Field(description="over how many lessons of equal length it is spread")


class WireBackground(Wire):
    """What a class reads before the lesson."""

    minutes: int = Field(description="how long it takes")
    text: WireProse = Field(description="what is read")


class WireProduct(Wire):
    """What each writes after the lesson."""

    title: str = Field(description="what it is called")
    form: str = Field(description="what kind of text")
    length: str = Field(description="how long")
    text: WireProse = Field(description="its words")


class WireCriterion(Wire):
    """A row of the marking grid: what can be seen at each level, in their order."""

    title: str = Field(description="what is looked at")
    levels: list[WireProse] = Field(description="what is seen at each level")


class WireMarking(Wire):
    """The marking grid: criteria by levels."""

    levels: list[str] = Field(description="what they are called, in their order")
    criteria: list[WireCriterion] = Field(description="the rows")


class WireAdapted(Wire):
    """A short text made of an article's own sentences; what stands between them is left out."""

    reading: str = Field(description="the id of the reading")
    passages: list[WirePassage] = Field(description="its sentences, in their order")


class WireTrace(Wire):
    """An exercise: find in a source what the words of an article made of it."""

    id: str = Field(description="its id, for ever")
    passages: list[WirePassage] = Field(description="of one reading")
    source: str = Field(description="the id of the work in `sources`")
    prompt: WireProse = Field(description="what is asked")
    answer: WireProse = Field(description="what can be answered")


class WireLesson(Wire):
    """What a class is given besides questions."""

    why: WireProse = Field(description="why it matters who wrote a text")
    authors: list[WireAnswer] = Field(description="who wrote each text, and for whom")
    organiser: list[WireRow] = Field(description="a table to fill in")
    plans: list[WirePlan] = Field(description="sessions to the minute")
    aims: list[WireProse] = Field(description="what everyone can do after the lesson")
    background: WireBackground | None = Field(description="what is read before")
    product: WireProduct | None = Field(description="what each writes after")
    marking: WireMarking | None = Field(description="how that is judged")
    proposition: WireProse | None = Field(description="a sentence to argue for and against")
    documents: list[str] = Field(description="the set that a class is given")
    adapted: list[WireAdapted] = Field(description="short texts of the articles’ own sentences")
    trace: list[WireTrace] = Field(description="exercises in tracing a sentence to its source")


class WireMoment(Wire):
    """A dated fact of the timeline."""

    date: Dated = Field(description="an ISO day, month or year")
    text: WireProse = Field(description="what happened")
    passages: list[WirePassage] = Field(description="the articles’ words that it is about")
    event: str | None = Field(description="the id of the event")
    sources: list[str] = Field(description="the ids of the works that it rests on")


class WireValue(Wire):
    """A value of a chart, under a day or the name of a thing; null where there is none."""

    x: str = Field(description="a day or the name of a thing")
    y: float | None = Field(description="the figure")


class WireSeries(Wire):
    """Values of one kind."""

    name: str = Field(description="its name")
    values: list[WireValue] = Field(description="in their order")


class WireChart(Wire):
    """Figures with their sources."""

    id: str = Field(description="its id, for ever")
    number: int = Field(description="its number, from 1")
    title: str = Field(description="what it is called")
    see: WireProse = Field(description="what is to be seen")
    kind: ChartKind = Field(description="how it is drawn")
    x: str = Field(description="what the values stand under")
    unit: str = Field(description="what the values count")
    series: list[WireSeries] = Field(description="what is drawn")
    note: WireProse | None = Field(description="what else is to be said of it")
    passages: list[WirePassage] = Field(description="the articles’ words that it is about")
    events: list[str] = Field(description="the ids of the events that it bears on")
    sources: list[str] = Field(description="the ids of the works that it rests on")


class WireTurn(Wire):
    """A date of the debate."""

    id: str = Field(description="its id, for ever")
    date: Dated = Field(description="an ISO day, month or year")
    title: str = Field(description="what it is called")
    text: WireProse = Field(description="what happened")
    sources: list[str] = Field(description="the ids of the works that it rests on")


class WirePeriod(Wire):
    """A stretch of time in which traditions are compared."""

    id: str = Field(description="its id, for ever")
    title: str = Field(description="what it is called")


class WireHeld(Wire):
    """What a tradition held in a period; a period that has none of these was looked for in vain."""

    period: str = Field(description="the id of the period")
    says: WireProse = Field(description="what it held")
    term: str | None = Field(description="the id of the term that it was put in")
    sources: list[str] = Field(description="the ids of the works that it rests on")


class WireTradition(Wire):
    """Who held one view after another."""

    id: str = Field(description="its id, for ever")
    name: str = Field(description="its name")
    note: WireProse | None = Field(description="what else is to be said of it")
    held: list[WireHeld] = Field(description="in the periods, in their order")
    sources: list[str] = Field(description="the ids of the works that it rests on")


class WireDebate(Wire):
    """The debate that the articles take part in."""

    title: str = Field(description="what it is called")
    introduction: WireProse | None = Field(description="what is to be known first")
    dates: list[WireTurn] = Field(description="what was said when")
    periods: list[WirePeriod] = Field(description="the columns of the table")
    traditions: list[WireTradition] = Field(description="its rows")


class WireOccurrence(Wire):
    """Where a name stands: a block of an article, and offsets in that block's text."""

    reading: str = Field(description="the id of the reading")
    block: str = Field(description="the id of the block")
    start: int = Field(description="offset in that block’s text")
    end: int = Field(description="offset just past the last")


class WireName(Wire):
    """A name of a thing, with the forms that count as it."""

    name: str = Field(description="its name")
    also: list[str] = Field(description="other forms that count as it")
    occurrences: list[WireOccurrence] = Field(description="where it stands")


class WireNaming(Wire):
    """A thing and the names it goes by, each counted in every article."""

    id: str = Field(description="its id, for ever")
    thing: str = Field(description="what is named")
    names: list[WireName] = Field(description="what it is called")
    apart: list[str] = Field(description="what is not counted though a name stands in it")
    capitals: bool = Field(description="whether capitals count")
    note: WireProse | None = Field(description="what else is to be said of it")


class WireWork(Wire):
    """A work to read."""

    source: str = Field(description="the id of the work in `sources`")
    why: WireProse = Field(description="what it is read for")


class WireShelf(Wire):
    """Works to read on one side of the question, or beyond it."""

    title: str = Field(description="what it is called")
    works: list[WireWork] = Field(description="in their order")


class WireComparison(Wire):
    """A whole comparison: everything its pages show."""

    id: str = Field(description="its id, for ever")
    address: Address = Field(description="of its first page")
    language: str = Field(description="of its pages, a tag of BCP 47")
    changed: Day | None = Field(description="the day on which an annotation was last changed, if that is known")
    edition: WireEdition = Field(description="the site that it is from")
    version: str = Field(description="the version of Facing Pages that wrote the file")
    title: str = Field(description="what it is called")
    question: str = Field(description="the central question")
    summary: str = Field(description="what it is, in a sentence")
    subjects: list[str] = Field(description="what it is about, in a word or two each")
    introduction: WireProse = Field(description="what happened, and how the articles stand to it")
    readings: list[WireReading] = Field(description="its sides, in their declared order")
    articles: list[WireArticle] = Field(description="one of each reading")
    events: list[WireEvent] = Field(description="what the articles treat, in their order")
    annotations: list[WireAnnotation] = Field(description="the editors’ remarks")
    terms: list[WireTerm] = Field(description="contested words")
    documents: list[WireDocument] = Field(description="texts that are neither article")
    who: list[WireWho] = Field(description="who is who")
    words: list[WireWord] = Field(description="hard words with their meaning")
    sentences: list[WireSentence] = Field(description="of every article, in its order; empty where nobody asked them")
    sources: list[WireSource] = Field(description="every work that is cited")
    questions: list[WireQuestion] = Field(description="for discussion")
    lesson: WireLesson | None = Field(description="for a class; null where there is none")
    charts: list[WireChart] = Field(description="figures with their sources")
    debate: WireDebate | None = Field(description="what was said before the articles")
    timeline: list[WireMoment] = Field(description="what happened when")
    names: list[WireNaming] = Field(description="what the articles call the same things")
    further_reading: list[WireShelf] = Field(description="works behind each case, and beyond them")
    redirects: dict[str, str] = Field(description="former kinds and ids, and those that took their places")
