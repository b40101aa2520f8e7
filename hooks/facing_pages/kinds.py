"""Every kind of record that people write, declared once.

Reading a folder, the JSON Schemas, redirects, published ids, the checks of our
prose, links in it and the telling of changes draw on this table. Which fields
of a record are prose its model says (``records.Inline``, ``Block``, ``Plain``).

A new kind is a model in ``writing/records.py`` and a line here. Its records are
then bound as ``Entry`` values (``Comparison.of``), for a page to show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, Field, create_model

from facing_pages.writing import records as r
from facing_pages.writing import values
from facing_pages.writing.reader import Record

Model = TypeVar("Model", bound=BaseModel)

Shape = Literal["folder", "list", "file", "dossiers"]
"""A record a file, a list of records in a file, a record that fills a file, a record beside each article."""


@dataclass(frozen=True)
class Addressed:
    """What has an id, and perhaps an address.

    Arguments:
        name: in the plural, as redirects and published ids have it.
        page: where such a record stands, seen from the comparison's folder;
            None where it has no address.
        prefix: what stands before its id in its fragment.
        into: the other kind that one of these may have gone into.
    """

    name: str
    page: str | None = None
    prefix: str = ""
    into: str = ""


@dataclass(frozen=True)
class Part(Addressed):
    """Records within a record; ``name`` is the key under which they stand."""


@dataclass(frozen=True, kw_only=True)
class Kind(Addressed, Generic[Model]):
    """A kind of record.

    Arguments:
        files: where its files lie in a comparison's folder.
        model: what a record may hold.
        shape: how records lie in those files; one of a list has an ``id``, or
            can be told from others by whoever binds it alone.
        schema: the name of its JSON Schema; that of the kind if empty.
        parts: what has an id within such a record.
        required: whether a comparison must have one.
    """

    files: str
    model: type[Model]
    shape: Shape
    schema: str = ""
    parts: tuple[Part, ...] = ()
    required: bool = False

    @property
    def front(self) -> bool:
        """Whether a record is the front matter of a Markdown file, whose body is prose too."""
        return self.files.endswith(".md")

    @property
    def holds(self) -> Any:
        """What a file holds."""
        return list[self.model] if self.shape == "list" else self.model  # type: ignore[name-defined]

    def id(self, record: Record[Any]) -> str:
        """The id of a record: the name of its file, or what it says itself."""
        said = getattr(record.value, "reading" if self.shape == "dossiers" else "id", None)
        if said and self.shape != "folder":
            return str(said)
        name = record.path.rpartition("/")[2]
        return name.rpartition(".")[0] or name


INDEX = Kind("index", files="index.md", model=r.ComparisonRecord, shape="file", schema="comparison", required=True)
ANNOTATIONS = Kind(
    "annotations",
    "facing",
    "note-",
    into="events",
    files="annotations/*.md",
    model=r.AnnotationRecord,
    shape="folder",
    schema="annotation",
)
EVENTS = Kind("events", "facing", files="events/*.md", model=r.EventRecord, shape="folder", schema="event")
TERMS = Kind("terms", "../glossary", files="terms/*.md", model=r.TermRecord, shape="folder", schema="term")
CASES = Kind("cases", files="cases/*.md", model=r.CaseRecord, shape="folder", schema="case")
QUESTIONS = Kind(
    "questions-file",
    files="questions.md",
    model=r.QuestionsRecord,
    shape="file",
    schema="questions",
    parts=(Part("questions", "questions"),),
)
LESSON = Kind(
    "lesson",
    files="lesson.yml",
    model=r.LessonRecord,
    shape="file",
    parts=(Part("plans", "questions", "plan-"), Part("trace", "questions", "trace-")),
)
CHARTS = Kind("charts", "charts", "chart-", files="charts/*.yml", model=r.ChartRecord, shape="folder", schema="chart")
DEBATE = Kind(
    "debate",
    files="debate.yml",
    model=r.DebateRecord,
    shape="file",
    parts=(Part("dates", "debate", "date-"), Part("traditions", "debate", "tradition-")),
)
TIMELINE = Kind("timeline", files="timeline.yml", model=r.MomentRecord, shape="list")
NAMES = Kind("names", "map", "name-", files="names.yml", model=r.NamingRecord, shape="list")
WORDS = Kind("words", "facing", "word-", files="words.yml", model=r.WordRecord, shape="list")
SENTENCES = Kind("sentences", files="sentences.yml", model=r.SentenceRecord, shape="list")
DOCUMENTS = Kind(
    "documents",
    "documents",
    "document-",
    files="documents/*.md",
    model=r.DocumentRecord,
    shape="folder",
    schema="document",
)
WHO = Kind("who", "who", "who-", files="who.yml", model=r.WhoRecord, shape="list")
SOURCES = Kind("sources", "sources", "source-", files="sources.yml", model=r.SourceRecord, shape="list")
FURTHER_READING = Kind("further-reading", files="further-reading.yml", model=r.ReadingListRecord, shape="list")
READINGS = Kind("readings", "{id}", files="articles/*.yml", model=r.DossierRecord, shape="dossiers", schema="dossier")


def addressed(kinds: Iterable[Kind[Any]] | None = None) -> Iterator[Addressed]:
    """Whatever has an address, in the order of the table."""
    for kind in KINDS if kinds is None else kinds:
        yield from (one for one in (kind, *kind.parts) if one.page is not None)


def redirects(kinds: Iterable[Kind[Any]]) -> Kind[BaseModel]:
    """The kind of ``redirects.yml``, which has a key for each kind that has an address."""
    fields: dict[str, Any] = {one.name: (_renamed(one.into), {}) for one in addressed(kinds)}
    former: Any = Field(default=[], description="Former names of the comparison itself.")
    model = create_model(
        "RedirectsRecord",
        __base__=r.Written,
        __doc__="``redirects.yml``: what was published under another name, and where it stands now.",
        **fields,
        comparisons=(list[values.Id], former),
    )
    return Kind("redirects", files="redirects.yml", model=model, shape="file")


def _renamed(into: str) -> Any:
    """Former ids, each with the id that took its place."""
    led = "A former id, and the id that took its place"
    if not into:
        return Annotated[dict[values.Id, values.Id], Field(description=f"{led}.")]
    new = Annotated[str, Field(pattern=rf"^({into}/)?{values.ID.pattern}$")]
    return Annotated[dict[values.Id, new], Field(description=f"{led}; {into}/… for a row that took it in.")]


RECORDS: tuple[Kind[Any], ...] = (
    INDEX,
    ANNOTATIONS,
    EVENTS,
    TERMS,
    CASES,
    QUESTIONS,
    LESSON,
    CHARTS,
    DEBATE,
    TIMELINE,
    NAMES,
    WORDS,
    SENTENCES,
    DOCUMENTS,
    WHO,
    SOURCES,
    FURTHER_READING,
    READINGS,
)
REDIRECTS = redirects(RECORDS)
KINDS: tuple[Kind[Any], ...] = (*RECORDS, REDIRECTS)
"""Every kind there is."""
