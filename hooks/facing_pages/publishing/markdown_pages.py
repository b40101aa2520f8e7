"""A comparison as ordinary Markdown files, each readable on its own, for a generator without templates of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from facing_pages.citing import citing
from facing_pages.markdown import anchor, escape, opening, spoken, table
from facing_pages.model import Answer, Cell, Comparison, Event, Lesson, Passage, Plan, Prose, Reading, Sentence, Source
from facing_pages.pages import (
    CHARTS,
    DEBATE,
    DOCUMENTS,
    FACING,
    FRONT,
    HANDOUT,
    MAP,
    PAGES,
    PROJECTOR,
    QUESTIONS,
    SENTENCES,
    SOURCES,
    WHO,
    WORKSHEET,
    class_title,
)
from facing_pages.publishing import markdown_charts, markdown_contexts, markdown_map, moved
from facing_pages.publishing.markdown_article import article
from facing_pages.publishing.markdown_parts import (
    annotation_list,
    head,
    labels_in,
    ledger_line,
    note_defined,
    reference,
    sentence,
    words_of,
)
from facing_pages.publishing.portable import portable
from facing_pages.translating import gettext, ngettext, speaking
from facing_pages.wording import (
    NOTES,
    SEEN,
    SENTENCE,
    assessed,
    imprint,
    labelled,
    long_date,
    paragraphs,
    quoted,
    sides,
)


def files(comparison: Comparison) -> dict[str, str]:
    """Every page of a comparison: its path from the documents' folder, and its Markdown."""
    written_here = (page for page in PAGES if page.name in _WRITERS and page.is_of(comparison))
    with speaking(comparison.language):
        found = {f"{page.name or 'index'}.md": _WRITERS[page.name](comparison) for page in written_here}
        found |= {f"{reading.id}.md": article(comparison, reading) for reading in comparison.readings}
        written = {f"{comparison.id}/{name}": text for name, text in found.items()}
        return written | {old: _moved(old, new) for old, new in moved.pages(comparison, written)}


def facing(comparison: Comparison) -> str:
    """The events in order: the passages of each side, the annotations, the ledger."""
    parts = [
        head(FACING.title(comparison)),
        f"# {escape(FACING.heading(comparison))}",
        opening(escape(comparison.question)),
    ]
    for event in comparison.events:
        parts += _event(comparison, event)
    if outside := [annotation for annotation in comparison.annotations if not annotation.event]:
        parts += [_head(gettext("Notes on what no event shows")), *annotation_list(outside)]
    notes = [note for reading in comparison.readings for note in _called(comparison, reading)]
    parts += [f"## {anchor(NOTES)}{gettext('The articles’ own notes')}", *notes] if notes else []
    return "\n\n".join(parts) + "\n"


def _called(comparison: Comparison, reading: Reading) -> list[str]:
    """The notes of an article that its passages call."""
    extracts = (extract for event in comparison.events for extract in event.cell(reading.id).extracts)
    called = {label for extract in extracts for label in labels_in(extract.inlines)}
    return [note_defined(reading, note) for note in reading.article.notes if note.label in called]


def front(comparison: Comparison) -> str:
    """The comparison's front page: the question, the readings, the events, what happened when."""
    parts = [
        head(FRONT.title(comparison)),
        f"# {escape(comparison.title)}",
        f"*{escape(comparison.question)}*",
        portable(comparison.introduction.markdown),
        _head(gettext("The readings")),
    ]
    for reading in comparison.readings:
        dossier = reading.dossier
        written = f" {escape(', '.join(imprint(dossier)))}." if imprint(dossier) else ""
        parts += [f"### {escape(reading.name)}", f"[{escape(reading.title)}]({reading.id}.md).{written}"]
        parts += [portable(reading.case.markdown)] if reading.case else []
    events = (f"{event.number}. [{escape(event.title)}](facing.md#{event.id})" for event in comparison.events)
    parts += [_head(gettext("The events")), "\n".join(events)]
    if comparison.timeline:
        moments = (f"- **{long_date(fact.date)}.** {portable(fact.text.markdown)}" for fact in comparison.timeline)
        parts += [_head(gettext("What happened when")), "\n".join(moments)]
    for group in comparison.further_reading:
        works = (f"- {reference(work.source)} {portable(work.text.markdown)}" for work in group.works)
        parts += [_head(gettext("Further reading: %(title)s", title=escape(group.title))), "\n".join(works)]
    return "\n\n".join(parts) + "\n"


def shape(comparison: Comparison) -> str:
    """The shape of the texts: who speaks of what and for how long, when, under which names, on which sources."""
    return "\n\n".join([head(MAP.title(comparison)), *markdown_map.parts(comparison)]) + "\n"


def sources(comparison: Comparison) -> str:
    """Every work cited, by whom, and how it was met."""
    parts = [head(SOURCES.title(comparison)), f"# {SOURCES.heading(comparison)}"]
    for source in comparison.sources:
        note = f" {portable(source.note.markdown)}" if source.note else ""
        met = f"{reference(source)} *{SEEN[source.seen].capitalize()}.*"
        parts += [
            f"## {anchor(f'source-{source.id}')}{escape(source.name)}",
            f"{met}{note}{_cited_by(comparison, source)}",
        ]
    return "\n\n".join(parts) + "\n"


def sentences(comparison: Comparison) -> str:
    """Every sentence of the articles: whether it can be checked, and what became of it."""
    parts = [head(SENTENCES.title(comparison)), f"# {SENTENCES.heading(comparison)}"]
    parts.append(opening(escape(SENTENCES.shows(comparison))))
    for reading in comparison.readings:
        lines = (f"- {_asked(row)}" for row in comparison.sentences_of(reading))
        parts += [f"## {anchor(f'of-{reading.id}')}{escape(reading.name)}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def questions(comparison: Comparison) -> str:
    """What a class is given: the questions with the passages they open, and the lesson round them if there is one."""
    lesson = comparison.lesson
    parts = [head(QUESTIONS.title(comparison)), f"# {escape(QUESTIONS.heading(comparison))}"]
    if lesson:
        parts += [opening(escape(comparison.question)), *_organiser(comparison, lesson)]
        parts += [f"## {escape(comparison.questions_title)}"] if comparison.questions else []
    if comparison.questions_introduction:
        parts.append(portable(comparison.questions_introduction.markdown))
    level = "###" if lesson else "##"
    for number, question in enumerate(comparison.questions, 1):
        asked = gettext("Question %(number)s", number=number)
        parts.append(f"{level} {anchor(question.id)}{asked}\n\n{sentence(question.text)}")
        parts += [_opened(comparison, passage) for passage in question.passages]
    parts += [part for plan in comparison.plans for part in _plan(plan)]
    return "\n\n".join([*parts, *(_after(lesson) if lesson else ())]) + "\n"


def handout(comparison: Comparison) -> str:
    """What may be printed for a class; without templates, the way to the pages that hold it."""
    parts = [head(HANDOUT.title(comparison)), f"# {HANDOUT.heading(comparison)}"]
    parts.append(opening(escape(comparison.question)))
    readings = (f"- [{escape(reading.name)}]({reading.id}.md)" for reading in comparison.readings)
    asked = [f"- [{escape(class_title(comparison))}](questions.md)"] if QUESTIONS.is_of(comparison) else []
    by_event = f"- [{gettext('The texts event by event')}](facing.md)"
    parts.append("\n".join([by_event, *readings, *asked]))
    return "\n\n".join(parts) + "\n"


def worksheet(comparison: Comparison) -> str:
    """The prompts of the organiser and of every event, to be answered of all readings alike."""
    say = sides(len(comparison.readings))
    parts = [head(WORKSHEET.title(comparison)), f"# {WORKSHEET.heading(comparison)}"]
    for row in comparison.lesson.organiser if comparison.lesson else ():
        parts += [f"## {escape(row.title)}", sentence(row.prompt)]
        parts.append("\n".join(f"- {_blank(escape(reading.name))}" for reading in comparison.readings))
    for event in comparison.events:
        parts += [f"## {event.number}. [{escape(event.title)}](facing.md#{event.id})", portable(event.gloss.markdown)]
        blanks = (say.all_say, gettext("They part on"), say.none_says)
        parts.append("\n".join(f"- {_blank(name)}" for name in blanks))
        parts += [sentence(event.question)] if event.question else []
    parts += [_head(gettext("The question of the whole")), opening(escape(comparison.question))]
    return "\n\n".join(parts) + "\n"


def projector(comparison: Comparison) -> str:
    """The events that can be shown on a screen; without templates, the way to the passages of each."""
    parts = [head(PROJECTOR.title(comparison)), f"# {escape(PROJECTOR.heading(comparison))}"]
    parts.append(opening(escape(comparison.question)))
    parts += [
        f"## {anchor(event.id)}{event.number}. [{escape(event.title)}](facing.md#{event.id})"
        for event in comparison.events
    ]
    return "\n\n".join(parts) + "\n"


# --- parts of pages ---------------------------------------------------------


def _moved(old: str, new: str) -> str:
    """The page at a former path."""
    title, way = gettext(moved.TITLE), f"{'../' * old.count('/')}{new}"
    return (
        f"{head(title)}\n\n# {title}\n\n{gettext('You will find it at [its new address](%(address)s).', address=way)}\n"
    )


def _head(words: str) -> str:
    return f"## {words}"


def _blank(name: str) -> str:
    """What is to be filled in, and nothing behind the colon."""
    return labelled(name, "").rstrip()


def _event(comparison: Comparison, event: Event) -> list[str]:
    heading, say = f"## {anchor(event.id)}{event.number}. {escape(event.title)}", sides(len(event.cells))
    parts = [heading, f"**{escape(event.when)}.** {portable(event.gloss.markdown)}"]
    heads = [escape(cell.reading.name) for cell in event.cells]
    parts.append(table(heads, [[_cell(comparison, cell) for cell in event.cells]]))
    for cell in event.cells:
        if cell.annotations:
            parts += [f"### {escape(cell.reading.name)}", *annotation_list(cell.annotations)]
    if event.shared:
        parts += [f"### {say.shared}", *annotation_list(event.shared)]
    for name, lines in (
        (say.all_say, event.both),
        (gettext("They part on"), event.part),
        (say.none_says, event.neither),
    ):
        if lines:
            parts += [f"### {name}", "\n".join(f"- {ledger_line(line)}" for line in lines)]
    if event.answers:
        written = gettext("Written by the editors, in words that each side could sign.")
        parts += [f"### {gettext('What each side would answer')}", written]
        parts.append("\n".join(f"- {_answer(answer)}" for answer in event.answers))
    if event.question:
        parts.append(sentence(event.question))
    if event.body:
        parts.append(portable(event.body.markdown))
    return parts


def _answer(answer: Answer) -> str:
    """What a side would answer, and the paragraphs of its article that this rests on."""
    at = "; ".join(f"[¶{id[1:]}]({answer.reading.id}.md#{id})" for id in answer.paragraphs)
    rests = f" {gettext('Rests on:')} {at}." if at else ""
    return f"{labelled(escape(answer.reading.name), sentence(answer.prose))}{rests}"


def _cell(comparison: Comparison, cell: Cell) -> str:
    """What a reading says of an event, or that it is silent, as a cell of a table."""
    if cell.silence:
        said = gettext(
            "This article does not mention this. Looked for: %(words)s (%(by)s, %(day)s).",
            words=", ".join(quoted(escape(word)) for word in cell.silence.words),
            by=escape(cell.silence.by),
            day=long_date(cell.silence.on),
        )
        note = portable(cell.silence.note.markdown) if cell.silence.note else ""
        return " ".join([said, *note.split()])
    open_here: set[str] = set()
    shown = []
    for extract in cell.extracts:
        words = words_of(cell.reading, extract.inlines, open_here)
        if cell.reading.dossier.language not in (None, comparison.language):
            words = spoken(words, str(cell.reading.dossier.language))
        number = f"[¶{extract.block.id[1:]}]({cell.reading.id}.md#{extract.block.id}) "
        shown.append(f"**{words}**" if extract.block.kind == "heading" else f"{number}{words}")
    return "<br><br>".join(shown)


def _cited_by(comparison: Comparison, source: Source) -> str:
    found = citing(comparison, source)
    by = [
        gettext("note %(label)s of %(article)s", label=label, article=f"[{escape(one.title)}]({one.id}.md)")
        for one, label in found.notes
    ]
    by += [f"[{annotation.label}](facing.md#note-{annotation.id})" for annotation in found.annotations]
    by += [f"[{gettext('event %(number)s', number=event.number)}](facing.md#{event.id})" for event in found.events]
    by += [
        gettext("the dossier of %(article)s", article=f"[{escape(one.title)}]({one.id}.md)") for one in found.dossiers
    ]
    by += [gettext("the glossary, %(term)s", term=escape(term.title)) for term in found.terms]
    by += [gettext("the timeline, %(day)s", day=long_date(moment.date)) for moment in found.moments]
    by += [f"[{escape(document.title)}](documents.md#document-{document.id})" for document in found.documents]
    by += [f"[{escape(entry.name)}](who.md#who-{entry.id})" for entry in found.who]
    by += [gettext("the further reading")] if found.lists else []
    by += [gettext("the chart “%(title)s”", title=escape(chart.title)) for chart in found.charts]
    by += [gettext("the debate")] if found.debate else []
    by += [f"[{gettext('an exercise of the lesson')}](questions.md#trace-{one.id})" for one in found.exercises]
    return f" {gettext('Cited by %(places)s.', places=', '.join(by))}" if by else ""


def _asked(row: Sentence) -> str:
    """A sentence with what it is and what became of it."""
    where = f"[¶{row.paragraph[1:]}]({row.reading}.md#{row.paragraph}) " if row.paragraph else ""
    notes = (f"[{note.label}](facing.md#note-{note.id}) {assessed(note)}" for note in row.annotations)
    why = sentence(row.why) if row.why and not row.evidence else ""
    became = "; ".join(filter(None, (*notes, why)))
    kind = SENTENCE[row.kind].capitalize()
    return f"{where}{quoted(escape(row.text))} {labelled(kind, became) if became else f'{kind}.'}"


def _opened(comparison: Comparison, passage: Passage) -> str:
    """A passage that a question opens, as an item of a list."""
    label = escape(comparison.reading(passage.reading).label)
    return f"- {labelled(f'{label}, {_where(passage)}', quoted(escape(passage.quotation)))}"


def _where(passage: Passage) -> str:
    return paragraphs(passage.paragraphs)


def _organiser(comparison: Comparison, lesson: Lesson) -> list[str]:
    """The aims, what is read before, who wrote each text, why that matters, and the organiser, row by row."""
    parts = [_head(gettext("What to argue about")), sentence(lesson.proposition)] if lesson.proposition else []
    if lesson.aims:
        parts += [_head(gettext("Aims")), "\n".join(f"- {sentence(aim)}" for aim in lesson.aims)]
    if it := lesson.background:
        minutes = ngettext("%(number)s minute", "%(number)s minutes", it.minutes, number=it.minutes)
        parts += [_head(labelled(gettext("Before the lesson"), minutes)), portable(it.text.markdown)]
    parts += _short(lesson)
    parts += [_head(gettext("Who wrote each text")), sentence(lesson.why), *_answers(comparison, lesson.authors)]
    parts.append(_head(gettext("The organiser")))
    for row in lesson.organiser:
        parts += [f"### {anchor(f'organiser-{row.id}')}{escape(row.title)}", sentence(row.prompt)]
        parts += _answers(comparison, row.answers)
    parts += [_head(gettext("Trace it"))] if lesson.trace else []
    for exercise in lesson.trace:
        parts += [f"### {anchor(f'trace-{exercise.id}')}{escape(exercise.source.name)}", sentence(exercise.prompt)]
        parts += [_opened(comparison, passage) for passage in exercise.passages]
        parts += [reference(exercise.source), labelled(gettext("What can be found"), sentence(exercise.answer))]
    return parts


def _short(lesson: Lesson) -> list[str]:
    """The short texts, paragraph by paragraph, each with its hard words."""
    parts = [_head(gettext("Short texts"))] if lesson.adapted else []
    for text in lesson.adapted:
        parts += [f"### {escape(text.reading.name)}"]
        parts += [f"> {words_of(text.reading, extract.inlines)}" for extract in text.extracts]
        words = "\n".join(f"- **{escape(word.word)}** {sentence(word.meaning)}" for word in text.hard_words)
        parts += [words] if words else []
    return parts


def _answers(comparison: Comparison, answers: Iterable[tuple[str, Prose]]) -> list[str]:
    """What is said of each reading, as items of a list."""
    return [f"- {labelled(escape(comparison.reading(id).name), sentence(prose))}" for id, prose in answers]


def _after(lesson: Lesson) -> list[str]:
    """What is written after a lesson, and how it is marked."""
    parts = []
    if lesson.product:
        it = lesson.product
        parts += [
            _head(gettext("What to write")),
            f"**{escape(it.title)}** ({escape(it.form)}, {escape(it.length)}). {sentence(it.text)}",
        ]
    parts += [anchor("lesson-marking")] if lesson.marking else []
    for criterion in lesson.marking.criteria if lesson.marking else ():
        levels = zip(lesson.marking.levels, criterion.levels, strict=False) if lesson.marking else ()
        lines = "\n".join(f"- **{escape(level)}.** {sentence(seen)}" for level, seen in levels)
        parts += [_head(labelled(gettext("Marking"), escape(criterion.title))), lines]
    return parts


def _plan(plan: Plan) -> list[str]:
    """A plan, its steps with the minutes at which they begin and end."""
    length = gettext("%(title)s: %(minutes)s minutes", title=escape(plan.title), minutes=plan.minutes)
    parts = [f"## {anchor(f'plan-{plan.id}')}{length}", sentence(plan.summary)]
    parts += [gettext("Needed: %(things)s", things=sentence(plan.needs))] if plan.needs else []
    for number, lesson in enumerate(plan.by_lesson, 1):
        parts += [f"### {gettext('Lesson %(number)s', number=number)}"] if plan.lessons > 1 else []
        for begin, end, step in lesson:
            head = f"{begin}–{end}, {escape(step.grouping)}. {escape(step.title)}."
            parts.append(f"- **{head}** {sentence(step.text)}")
    return parts


_WRITERS: Mapping[str, Callable[[Comparison], str]] = {
    FRONT.name: front,
    FACING.name: facing,
    MAP.name: shape,
    CHARTS.name: markdown_charts.charts,
    DEBATE.name: markdown_charts.debate,
    DOCUMENTS.name: markdown_contexts.documents,
    WHO.name: markdown_contexts.who,
    SOURCES.name: sources,
    SENTENCES.name: sentences,
    QUESTIONS.name: questions,
    HANDOUT.name: handout,
    WORKSHEET.name: worksheet,
    PROJECTOR.name: projector,
}
"""What writes each page."""
