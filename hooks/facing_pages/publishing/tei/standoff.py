"""What stands apart from the texts and points at them: annotations, events, works, terms, documents, people."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from facing_pages.annotation_kinds import BY_NAME
from facing_pages.model import (
    Annotation,
    Cell,
    Document,
    Event,
    LedgerLine,
    Moment,
    Passage,
    Person,
    Prose,
    Source,
    Term,
    Who,
)
from facing_pages.publishing.credit import EDITORS
from facing_pages.publishing.tei.elements import address, dated, element, group, said, some
from facing_pages.publishing.tei.prose import blocks, inline
from facing_pages.publishing.tei.ways import File, called
from facing_pages.translating import gettext, language

_CONTAINERS = {"article-journal": "j", "article-magazine": "j", "article-newspaper": "j"}
_IDS = {"DOI": "DOI", "ISBN": "ISBN", "ISSN": "ISSN"}
_SCOPES = {"volume": "volume", "issue": "issue", "page": "page", "number": "number", "chapter-number": "chapter"}


def remarks(file: File, found: Iterable[Annotation]) -> Element | None:
    """Our annotations, each with what it points at and what it says."""
    return some("listAnnotation", (_annotation(file, one) for one in found))


def alignment(file: File) -> Element | None:
    """A link for each event to all passages that speak of it."""
    links = []
    for event in file.comparison.events:
        targets = file.pointers(passage for cell in event.cells for passage in cell.passages)
        links.append(element("link", n=event.number, target=" ".join([f"#{called(event)}", *targets])))
    return some("linkGrp", links, type="alignment")


def events(file: File) -> Element | None:
    """What the texts treat: what they say in common and apart, and who is silent."""
    return some("listEvent", (_event(file, event) for event in file.comparison.events), type="events", lang=language())


def timeline(file: File) -> Element | None:
    """The dated facts."""
    return some("listEvent", (_moment(file, one) for one in file.comparison.timeline), type="timeline", lang=language())


def works(file: File, sources: Iterable[Source]) -> Element | None:
    """The works cited."""
    return some("listBibl", (_work(file, source) for source in sources), type="sources")


def terms(file: File, found: Iterable[Term]) -> Element | None:
    """The contested words, with how each reading uses them."""
    parts: list[Element | None] = []
    for term in found:
        uses = (_prose(file, prose, type="use", corresp=file.reading(id)) for id, prose in term.uses)
        parts.append(element("label", element("term", term.title), id=called(term)))
        also = some("list", (element("item", word) for word in term.also), type="also")
        parts.append(group("item", [*blocks(term.definition, file), also, *uses, _pointer(file, term.sources)]))
    return some("list", parts, type="gloss", lang=language())


def documents(file: File) -> Element | None:
    """The cards of documents."""
    return some("listBibl", (_document(file, one) for one in file.comparison.documents), type="documents")


def people(file: File) -> Element | None:
    """Those who are named, but for bodies."""
    found = (_who(file, one) for one in file.comparison.who if one.kind in ("person", "witness"))
    return some("listPerson", found, lang=language())


def organisations(file: File) -> Element | None:
    """The bodies that are named."""
    found = (_who(file, one) for one in file.comparison.who if one.kind not in ("person", "witness"))
    return some("listOrg", found, lang=language())


def _annotation(file: File, annotation: Annotation) -> Element:
    writers = annotation.writers or (gettext(EDITORS),)
    people = [(gettext("written by"), name) for name in writers]
    people += [(gettext("reviewed by"), name) for name in annotation.reviewed]
    days = (("created", annotation.created), ("changed", annotation.changed))
    changes = some("revisionDesc", (element("change", what, when=day) for what, day in days if day))
    licence = file.publication.licence
    about = file.known([f"event-{annotation.event}", *(f"term-{id}" for id in annotation.terms)])
    ana = [f"#kind-{annotation.kind}", annotation.finding and f"#finding-{annotation.finding}"]
    ana.append("#slip" if annotation.slip else None)
    return group(
        "annotation",
        [
            *(group("respStmt", [element("resp", resp), element("name", name)]) for resp, name in people),
            changes,
            element("licence", target=address(licence)) if licence else None,
            group("note", blocks(annotation.body, file), lang=language()),
            _pointer(file, annotation.sources),
            element("ptr", type="about", target=about) if about else None,
        ],
        id=called(annotation),
        n=annotation.label,
        motivation=BY_NAME[annotation.kind].motivation,
        ana=" ".join(filter(None, ana)),
        target=" ".join(file.pointers(annotation.passages)),
    )


def _event(file: File, event: Event) -> Element:
    ledger = (("both", event.both), ("part", event.part), ("neither", event.neither))
    gloss = inline(event.gloss, file)
    return group(
        "event",
        [
            element("head", event.title),
            gloss if gloss is not None else element("p", event.when),
            *(_line(file, kind, line) for kind, lines in ledger for line in lines),
            *(_silence(file, cell) for cell in event.silent),
            *(
                element(
                    "note",
                    inline(answer.prose, file),
                    _pointer_to(file, answer.passages),
                    element("ptr", target=f"#document-{answer.document}") if answer.document else None,
                    type="answer",
                    corresp=file.reading(answer.reading.id),
                )
                for answer in event.answers
            ),
            _prose(file, event.question, type="question"),
            some("note", blocks(event.body, file), type="more"),
        ],
        id=called(event),
        n=event.number,
        **dated(event.date),
    )


def _line(file: File, kind: str, line: LedgerLine) -> Element:
    return element("note", inline(line.prose, file), _pointer(file, line.sources), type=kind)


def _silence(file: File, cell: Cell) -> Element | None:
    if not (it := cell.silence):
        return None
    signed = element("p", element("name", it.by), ", ", element("date", it.on.isoformat(), when=it.on))
    words = group("list", (element("item", word) for word in it.words), type="words")
    return group("note", [inline(it.note, file), signed, words], type="silence", corresp=file.reading(cell.reading.id))


def _moment(file: File, moment: Moment) -> Element:
    about = element("ptr", type="about", target=f"#event-{moment.event}") if moment.event else None
    passages = _pointer_to(file, moment.passages)
    made = [inline(moment.text, file), about, passages, _pointer(file, moment.sources)]
    return group("event", made, **dated(moment.date))


def _work(file: File, source: Source) -> Element:
    container = _CONTAINERS.get(source.type, "m")
    level = "a" if source.get("container-title") else "m"
    known = {"container-title", "publisher", "language", *_IDS, *_SCOPES}
    parts: list[Element | None] = [
        *(_person("author", person) for person in source.author),
        *(_person("editor", person, role=role) for role, people in source.people for person in people),
        said("title", source.title, level=level, lang=source.get("language")),
        said("title", source.translated, type="translated", lang=language()),
        _field("title", source, "container-title", level=container),
        _field("publisher", source, "publisher"),
        said("date", source.issued, **dated(source.issued)),
        *(_field("biblScope", source, name, unit=unit) for name, unit in _SCOPES.items()),
        *(_field("idno", source, name, type=kind) for name, kind in _IDS.items()),
        element("ref", source.url, target=address(source.url)) if source.url else None,
        *(element("note", value, type=name) for name, value in source.fields if name not in known),
        element("note", source.seen, type="seen"),
        element("date", type="checked", when=source.checked) if source.checked else None,
        inline(source.note, file, "note", lang=language()),
    ]
    return group("bibl", parts, id=called(source), type=source.type)


def _field(tag: str, source: Source, name: str, **attributes: object) -> Element | None:
    return said(tag, source.get(name), **attributes)


def _person(tag: str, person: Person, **attributes: object) -> Element:
    if not (person.family or person.given):
        return element(tag, str(person), **attributes)
    between = " " if person.given and person.family else None
    name = element("persName", said("forename", person.given), between, said("surname", person.family))
    return element(tag, name, said("persName", person.latin, type="latin"), **attributes)


def _document(file: File, document: Document) -> Element:
    kinds = {
        "what": document.what,
        "maker": document.maker,
        "audience": document.audience,
        "paid": document.paid,
        "rights": document.rights,
    }
    about = file.known([*(f"event-{id}" for id in document.events), *(f"note-{id}" for id in document.annotations)])
    parts: list[Element | None] = [
        element("title", document.title),
        element("date", document.when, **dated(document.date)),
        *(_prose(file, prose, type=kind) for kind, prose in kinds.items()),
        *(element("note", inline(one.text, file), element("p", one.place), type="says") for one in document.says),
        *(
            element("note", element("quote", one.text, lang=one.language), element("p", one.place), type="quotation")
            for one in document.quotations
        ),
        some("note", blocks(document.body, file), type="more"),
        _pointer(file, [document.source]),
        element("ptr", type="about", target=about) if about else None,
        _pointer_to(file, document.passages),
    ]
    return group("bibl", parts, id=called(document), n=document.number, lang=language())


def _who(file: File, entry: Who) -> Element:
    tag, name = ("person", "persName") if entry.kind in ("person", "witness") else ("org", "orgName")
    parts = [
        element(name, entry.name),
        *(element(name, other, type="also") for other in entry.also),
        _prose(file, entry.what, type="what"),
        _prose(file, entry.pays, type="pays"),
        *(_prose(file, prose, type="named", corresp=file.reading(id)) for id, prose in entry.named),
        _pointer(file, entry.sources),
    ]
    return group(tag, parts, id=called(entry), role=entry.kind)


def _prose(file: File, prose: Prose | None, **attributes: object) -> Element | None:
    """A note of prose that may be a sentence or several paragraphs."""
    return group("note", blocks(prose, file), **attributes) if prose else None


def _pointer(file: File, sources: Iterable[Source]) -> Element | None:
    cited = list(sources)
    return element("ptr", type="source", target=file.targets(cited)) if cited else None


def _pointer_to(file: File, passages: Iterable[Passage]) -> Element | None:
    targets = " ".join(file.pointers(passages))
    return element("ptr", type="passages", target=targets) if targets else None
