"""A comparison as JSON: its records in the shapes of ``wire``, and the schema that describes them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from facing_pages import __version__
from facing_pages.addresses import place_of
from facing_pages.model import (
    UNDETERMINED,
    Annotation,
    Article,
    Background,
    Block,
    Chart,
    Comparison,
    Debate,
    Document,
    Event,
    Format,
    LedgerLine,
    Lesson,
    Marking,
    Naming,
    Passage,
    Picture,
    Place,
    Product,
    Prose,
    Reading,
    Source,
    Taken,
    Who,
)
from facing_pages.publishing import pictures
from facing_pages.publishing import wire as w
from facing_pages.publishing.bibliography import csl
from facing_pages.publishing.portable import published
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.web_annotations import TEXT
from facing_pages.translating import language

_SCHEMA = f"urn:facing-pages:comparison:{__version__}"
"""The schema's own name: the same in every edition that a version writes, wherever it lies."""


def comparison_json(comparison: Comparison, publication: Publication) -> str:
    """Everything, in the shape that ``comparison.schema.json`` describes."""
    body = _Writer(comparison, publication).whole().model_dump_json(indent=1)
    return f'{{\n "$schema": "comparison.schema.json",{body.removeprefix("{")}\n'


def schema(_: Comparison) -> str:
    """The JSON Schema of ``comparison.json``, the same for all."""
    return _schema()


@cache
def _schema() -> str:
    found = w.WireComparison.model_json_schema()
    # A file may name its schema; the records themselves need no such key.
    found["properties"]["$schema"] = {"type": "string", "description": "where the schema of the file lies"}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": _SCHEMA, "title": "A comparison"}
    return json.dumps(head | _untitled(found), indent=1) + "\n"


def _untitled(value: Any) -> Any:
    """A schema without the titles that are made of names: each property has a description."""
    if isinstance(value, list):
        return [_untitled(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _untitled(one) for key, one in value.items() if key != "title" or not isinstance(one, str)}


class _Writer:
    """Puts the records of a comparison into their shapes, with links that lead by one way."""

    def __init__(self, comparison: Comparison, publication: Publication) -> None:
        self._id, self._whole, self._publication = comparison.id, comparison, publication

    def whole(self) -> w.WireComparison:
        comparison = self._whole
        return w.WireComparison(
            id=comparison.id,
            address=self._publication.way.href(Place(comparison.id)),
            language=language(),
            changed=last_change(comparison),
            edition=self._edition(),
            version=__version__,
            title=comparison.title,
            question=comparison.question,
            summary=comparison.summary,
            subjects=list(comparison.subjects),
            introduction=self._prose(comparison.introduction),
            readings=[self._reading(reading) for reading in comparison.readings],
            articles=[self._article(reading) for reading in comparison.readings],
            events=[self._event(comparison, event) for event in comparison.events],
            annotations=[self._annotation(annotation) for annotation in comparison.annotations],
            terms=[
                w.WireTerm(
                    id=term.id,
                    title=term.title,
                    also=list(term.also),
                    definition=self._prose(term.definition),
                    uses=[w.WireUse(reading=reading, use=self._prose(use)) for reading, use in term.uses],
                    sources=_ids(term.sources),
                )
                for term in comparison.terms
            ],
            words=[
                w.WireWord(
                    id=word.id,
                    word=word.word,
                    meaning=self._prose(word.meaning),
                    passages=_passages(word.passages),
                    places=_passages(word.places),
                )
                for word in comparison.words
            ],
            sentences=[
                w.WireSentence(
                    reading=sentence.reading,
                    paragraph=sentence.paragraph or None,
                    text=sentence.text,
                    passages=_passages(sentence.shown),
                    kind=sentence.kind,
                    annotations=[annotation.id for annotation in sentence.annotations],
                    why=self._maybe(sentence.why),
                )
                for sentence in comparison.sentences
            ],
            documents=[self._document(document) for document in comparison.documents],
            who=[self._who(entry) for entry in comparison.who],
            sources=[self._source(source) for source in comparison.sources],
            questions=[
                w.WireQuestion(
                    id=question.id,
                    text=self._prose(question.text),
                    passages=_passages(question.passages),
                    first=question.first,
                )
                for question in comparison.questions
            ],
            lesson=self._lesson(comparison.lesson) if comparison.lesson else None,
            charts=[self._chart(chart) for chart in comparison.charts],
            debate=self._debate(comparison.debate) if comparison.debate else None,
            timeline=[
                w.WireMoment(
                    date=moment.date,
                    text=self._prose(moment.text),
                    passages=_passages(moment.passages),
                    event=moment.event,
                    sources=_ids(moment.sources),
                )
                for moment in comparison.timeline
            ],
            names=[self._naming(naming) for naming in comparison.names],
            further_reading=[
                w.WireShelf(
                    title=shelf.title,
                    works=[w.WireWork(source=work.source.id, why=self._prose(work.text)) for work in shelf.works],
                )
                for shelf in comparison.further_reading
            ],
            redirects=dict(comparison.redirects),
        )

    def _chart(self, chart: Chart) -> w.WireChart:
        return w.WireChart(
            id=chart.id,
            number=chart.number,
            title=chart.title,
            see=self._prose(chart.see),
            kind=chart.kind,
            x=chart.x,
            unit=chart.unit,
            series=[
                w.WireSeries(name=series.name, values=[w.WireValue(x=x, y=y) for x, y in series.values])
                for series in chart.series
            ],
            note=self._maybe(chart.note),
            passages=_passages(chart.passages),
            events=list(chart.events),
            sources=_ids(chart.sources),
        )

    def _debate(self, debate: Debate) -> w.WireDebate:
        return w.WireDebate(
            title=debate.title,
            introduction=self._maybe(debate.introduction),
            dates=[
                w.WireTurn(
                    id=turn.id,
                    date=turn.date,
                    title=turn.title,
                    text=self._prose(turn.text),
                    sources=_ids(turn.sources),
                )
                for turn in debate.dates
            ],
            periods=[w.WirePeriod(id=period.id, title=period.title) for period in debate.periods],
            traditions=[
                w.WireTradition(
                    id=one.id,
                    name=one.name,
                    note=self._maybe(one.note),
                    held=[
                        w.WireHeld(
                            period=period, says=self._prose(held.says), term=held.term, sources=_ids(held.sources)
                        )
                        for period, held in one.held.items()
                    ],
                    sources=_ids(one.sources),
                )
                for one in debate.traditions
            ],
        )

    def _lesson(self, lesson: Lesson) -> w.WireLesson:
        return w.WireLesson(
            why=self._prose(lesson.why),
            authors=self._answers(lesson.authors),
            organiser=[
                w.WireRow(
                    id=row.id, title=row.title, prompt=self._prose(row.prompt), answers=self._answers(row.answers)
                )
                for row in lesson.organiser
            ],
            plans=[
                w.WirePlan(
                    id=plan.id,
                    title=plan.title,
                    minutes=plan.minutes,
                    summary=self._prose(plan.summary),
                    needs=self._maybe(plan.needs),
                    steps=[
                        w.WireStep(
                            minutes=step.minutes, title=step.title, grouping=step.grouping, text=self._prose(step.text)
                        )
                        for step in plan.steps
                    ],
                    lessons=plan.lessons,
                )
                for plan in lesson.plans
            ],
            aims=[self._prose(aim) for aim in lesson.aims],
            background=self._background(lesson.background) if lesson.background else None,
            product=self._product(lesson.product) if lesson.product else None,
            marking=self._marking(lesson.marking) if lesson.marking else None,
            proposition=self._maybe(lesson.proposition),
            documents=list(lesson.documents),
            adapted=[w.WireAdapted(reading=one.reading.id, passages=_passages(one.passages)) for one in lesson.adapted],
            trace=[
                w.WireTrace(
                    id=exercise.id,
                    passages=_passages(exercise.passages),
                    source=exercise.source.id,
                    prompt=self._prose(exercise.prompt),
                    answer=self._prose(exercise.answer),
                )
                for exercise in lesson.trace
            ],
        )

    def _background(self, background: Background) -> w.WireBackground:
        return w.WireBackground(minutes=background.minutes, text=self._prose(background.text))

    def _product(self, product: Product) -> w.WireProduct:
        return w.WireProduct(
            title=product.title, form=product.form, length=product.length, text=self._prose(product.text)
        )

    def _marking(self, marking: Marking) -> w.WireMarking:
        criteria = [
            w.WireCriterion(title=one.title, levels=[self._prose(level) for level in one.levels])
            for one in marking.criteria
        ]
        return w.WireMarking(levels=list(marking.levels), criteria=criteria)

    def _answers(self, answers: Iterable[tuple[str, Prose]]) -> list[w.WireAnswer]:
        return [w.WireAnswer(reading=reading, answer=self._prose(answer)) for reading, answer in answers]

    def _edition(self) -> w.WireEdition:
        site = self._publication
        return w.WireEdition(
            name=site.name,
            address=site.base,
            is_addressed=bool(site.address),
            version=site.version or None,
            released=site.released or None,
            licence=site.licence or None,
        )

    def _prose(self, prose: Prose) -> w.WireProse:
        way = self._publication.way
        return w.WireProse(markdown=published(prose.markdown, self._id, way), html=str(prose.bare(way)))

    def _maybe(self, prose: Prose | None) -> w.WireProse | None:
        return self._prose(prose) if prose else None

    def _article(self, reading: Reading) -> w.WireArticle:
        text, dossier = reading.article, reading.dossier
        return w.WireArticle(
            id=reading.id,
            reading=reading.id,
            title=dossier.title,
            byline=dossier.byline,
            author_note=self._maybe(dossier.author_note),
            publication=dossier.publication,
            issue=dossier.issue,
            publisher=dossier.publisher,
            publisher_note=self._maybe(dossier.publisher_note),
            audience=self._maybe(dossier.audience),
            date=dossier.date,
            language=dossier.language or UNDETERMINED,
            address=dossier.address,
            address_note=self._maybe(dossier.address_note),
            page=self._publication.way.href(Place(self._id, reading.id)),
            plain_text=self._publication.way.href(Place(self._id, f"data/{TEXT.format(reading=reading.id)}")),
            sources=_ids(dossier.sources),
            outside=[w.WireOutside(paragraph=one.paragraph, reason=one.reason) for one in dossier.outside],
            rights=dossier.rights,
            permission=dossier.permission,
            to_check=dict(dossier.to_check),
            taken=_taken(dossier.taken) if dossier.taken else None,
            edition=dossier.edition,
            words=text.words,
            words_shown=text.words_shown,
            captured=dossier.captured.isoformat(),
            sha256=dossier.sha256,
            text=text.text,
            blocks=[_block(reading, block) for block in text.blocks],
            notes=[
                w.WireNote(
                    label=note.label,
                    text=note.raw,
                    words=note.text,
                    formats=_formats(note.formats),
                    accessed=note.accessed.isoformat() if note.accessed else None,
                    links=[link.href for link in note.links],
                    archives=[link.archive for link in note.links],
                )
                for note in text.notes
            ],
            around=around(text),
        )

    def _reading(self, reading: Reading) -> w.WireReading:
        return w.WireReading(
            id=reading.id,
            label=reading.label,
            name=reading.name,
            letter=reading.letter,
            article=reading.id,
            position=_passages(reading.dossier.position),
            case=self._maybe(reading.case),
        )

    def _annotation(self, annotation: Annotation) -> w.WireAnnotation:
        return w.WireAnnotation(
            id=annotation.id,
            label=annotation.label,
            kind=annotation.kind,
            finding=annotation.finding,
            slip=annotation.slip,
            event=annotation.event or None,
            passages=_passages(annotation.passages),
            sources=_ids(annotation.sources),
            terms=list(annotation.terms),
            by=list(annotation.by),
            reviewed=list(annotation.reviewed),
            history=list(annotation.history),
            created=_day(annotation.created),
            changed=_day(annotation.changed),
            address=self._publication.way.href(place_of(self._whole, annotation)),
            body=self._prose(annotation.body),
        )

    def _line(self, line: LedgerLine) -> w.WireLine:
        said = self._prose(line.prose)
        return w.WireLine(markdown=said.markdown, html=said.html, sources=[source.id for source in line.sources])

    def _event(self, comparison: Comparison, event: Event) -> w.WireEvent:
        return w.WireEvent(
            id=event.id,
            number=event.number,
            title=event.title,
            when=event.when,
            date=event.date,
            gloss=self._prose(event.gloss),
            passages=[passage for cell in event.cells for passage in _passages(cell.passages)],
            silences=[
                w.WireSilence(
                    reading=cell.reading.id,
                    by=cell.silence.by,
                    on=cell.silence.on.isoformat(),
                    words=list(cell.silence.words),
                    note=self._maybe(cell.silence.note),
                    nearest=cell.silence.nearest,
                )
                for cell in event.cells
                if cell.silence
            ],
            both=[self._line(line) for line in event.both],
            part=[self._line(line) for line in event.part],
            neither=[self._line(line) for line in event.neither],
            answers=[
                w.WireReply(
                    reading=answer.reading.id,
                    text=self._prose(answer.prose),
                    passages=_passages(answer.passages),
                    document=answer.document,
                )
                for answer in event.answers
            ],
            question=self._maybe(event.question),
            body=self._maybe(event.body or None),
            annotations=[annotation.id for annotation in comparison.annotations if annotation.event == event.id],
            draft=event.draft,
        )

    def _source(self, source: Source) -> w.WireSource:
        return w.WireSource(
            id=source.id,
            csl=csl(source),
            seen=source.seen,
            checked=source.checked.isoformat() if source.checked else None,
            note=self._maybe(source.note),
            notes=[w.WireCitation(reading=reading, note=label) for reading, label in source.notes],
        )

    def _document(self, document: Document) -> w.WireDocument:
        return w.WireDocument(
            id=document.id,
            number=document.number,
            title=document.title,
            what=self._prose(document.what),
            maker=self._prose(document.maker),
            audience=self._prose(document.audience),
            paid=self._prose(document.paid),
            when=document.when,
            date=document.date,
            rights=self._prose(document.rights),
            source=document.source.id,
            says=[w.WireStatement(text=self._prose(one.text), place=one.place) for one in document.says],
            quotations=[
                w.WireQuoted(text=quoted.text, place=quoted.place, language=quoted.language or None)
                for quoted in document.quotations
            ],
            passages=_passages(document.passages),
            annotations=list(document.annotations),
            events=list(document.events),
            body=self._maybe(document.body or None),
        )

    def _who(self, entry: Who) -> w.WireWho:
        return w.WireWho(
            id=entry.id,
            name=entry.name,
            also=list(entry.also),
            kind=entry.kind,
            what=self._prose(entry.what),
            pays=self._maybe(entry.pays),
            named=[w.WireNamed(reading=reading, words=self._prose(prose)) for reading, prose in entry.named],
            sources=[source.id for source in entry.sources],
        )

    def _naming(self, naming: Naming) -> w.WireNaming:
        return w.WireNaming(
            id=naming.id,
            thing=naming.thing,
            names=[
                w.WireName(
                    name=name.name,
                    also=list(name.also),
                    occurrences=[
                        w.WireOccurrence(reading=it.reading, block=it.block, start=it.start, end=it.end)
                        for it in name.occurrences
                    ],
                )
                for name in naming.names
            ],
            apart=list(naming.apart),
            capitals=not naming.any_case,
            note=self._maybe(naming.note),
        )


def _ids(sources: Iterable[Source]) -> list[str]:
    return [source.id for source in sources]


def _passages(passages: Sequence[Passage]) -> list[w.WirePassage]:
    return [
        w.WirePassage(
            reading=passage.reading,
            paragraphs=list(passage.paragraphs),
            quotation=passage.quotation,
            start=passage.start,
            end=passage.end,
        )
        for passage in passages
    ]


def _formats(formats: Iterable[Format]) -> list[w.WireFormat]:
    return [w.WireFormat(kind=one.kind, start=one.start, end=one.end, value=one.value or None) for one in formats]


def _block(reading: Reading, block: Block) -> w.WireBlock:
    picture = _picture(reading, block.picture) if block.picture else None
    return w.WireBlock(**structure(block), picture=picture)


def structure(block: Block) -> dict[str, Any]:
    """The words of a block and how they are set, as ``WireStructure`` has them."""
    return {
        "id": block.id,
        "kind": block.kind,
        "text": block.text,
        "start": block.start,
        "marks": [w.WireMark(offset=mark.offset, labels=list(mark.labels)) for mark in block.marks],
        "formats": _formats(block.formats),
        "level": block.level,
        "quoted": block.quoted,
        "indents": list(block.indents),
        "columns": list(block.columns),
        "header_rows": block.header_rows,
    }


def _picture(reading: Reading, picture: Picture) -> w.WirePicture:
    file = reading.pictures[picture.file]
    name = pictures.name(reading, picture.file)
    return w.WirePicture(file=name, width=file.width, height=file.height, alt=picture.alt)


def last_change(comparison: Comparison) -> str | None:
    """The day on which an annotation was last changed, as far as the history is at hand."""
    return _day(max((one.changed for one in comparison.annotations if one.changed), default=None))


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _taken(taken: Taken) -> w.WireTaken:
    left_out = [w.WireLeftOut(kind=part.kind, words=part.words, first=part.first) for part in taken.left_out]
    return w.WireTaken(how=taken.how, words=taken.words, of=taken.of, left_out=left_out)


def around(text: Article) -> dict[str, str]:
    """What stands round an article's text and is no part of it, by its name; nothing for what it has not."""
    kept = {
        "dateline": text.dateline,
        "signature": "\n".join(text.signature.lines) if text.signature else None,
        "byline": text.byline,
        "image-credit": text.image_credit,
        "furniture": "\n".join(text.furniture),
    }
    return {name: value for name, value in kept.items() if value}
