"""A comparison as ordinary Markdown files, each readable on its own, for a generator without templates of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from facing_pages.binding.weaving import weave
from facing_pages.citing import citing
from facing_pages.markdown import escape, front_matter, indented, opening
from facing_pages.model import (
    Annotation,
    Block,
    Cell,
    Comparison,
    Event,
    Gap,
    Inline,
    Lesson,
    Link,
    Note,
    NoteMark,
    Passage,
    Plan,
    Prose,
    Reading,
    Run,
    Source,
)
from facing_pages.pages import (
    FACING,
    FRONT,
    HANDOUT,
    MAP,
    PAGES,
    QUESTIONS,
    SOURCES,
    WORKSHEET,
    article_title,
    class_title,
)
from facing_pages.publishing import credit, markdown_map, moved
from facing_pages.publishing.portable import portable, published
from facing_pages.wording import FINDING, SEEN, long_date, paragraphs, series, sides


@dataclass(frozen=True)
class Target:
    """Where Markdown is to be read.

    Arguments:
        relink: gives our prose the links that fit there.
        ids: whether paragraphs get the ids to which links lead, in the way of attribute lists.
    """

    relink: Callable[[str], str]
    ids: bool


TREE = Target(portable, ids=True)
"""Among other files of Markdown."""

DATA = Target(published, ids=False)
"""Alone, beside the site's data."""


def files(comparison: Comparison) -> dict[str, str]:
    """Every page of a comparison: its path from the documents' folder, and its Markdown."""
    written_here = (page for page in PAGES if page.name in _WRITERS and page.is_of(comparison))
    found = {f"{page.name or 'index'}.md": _WRITERS[page.name](comparison) for page in written_here}
    found |= {f"{reading.id}.md": article(comparison, reading) for reading in comparison.readings}
    written = {f"{comparison.id}/{name}": text for name, text in found.items()}
    return written | {old: _moved(old, new) for old, new in moved.pages(comparison, written)}


def article(comparison: Comparison, reading: Reading, target: Target = TREE) -> str:
    """An annotated article: its words in their order, its notes and our annotations as footnotes."""
    text, dossier = reading.article, reading.dossier
    written = " · ".join(filter(None, (dossier.author, dossier.publication, long_date(dossier.date))))
    parts = [
        _head(article_title(reading)),
        f"# {_title_of(reading)}",
        f"*{escape(reading.name)}* · {escape(written)}",
    ]
    parts += _excerpts(reading)
    used: list[Annotation] = []
    for placed in comparison.placed[reading.id]:
        parts.append(_block(reading, placed.block, placed.inlines, target))
        used += placed.annotations
    parts += _around(reading)
    called = {label for mark in text.title_marks for label in mark.labels}
    called |= {label for placed in comparison.placed[reading.id] for label in _labels(placed.inlines)}
    parts += [_note(reading, note) for note in text.notes if note.label in called]
    parts += _uncalled([note for note in text.notes if note.label not in called])
    parts += [f"[^note-{annotation.id}]: {indented(_remark(annotation, target.relink))}" for annotation in used]
    return "\n\n".join(parts) + "\n"


def facing(comparison: Comparison) -> str:
    """The events in order: the passages of each side, the annotations, the ledger."""
    parts = [
        _head(FACING.title(comparison)),
        f"# {escape(comparison.title)}: facing pages",
        opening(escape(comparison.question)),
    ]
    for event in comparison.events:
        parts += _event(event)
    if outside := [annotation for annotation in comparison.annotations if not annotation.event]:
        parts += ["## Notes on what no event shows", *_remarks(outside)]
    for reading in comparison.readings:
        extracts = (extract for event in comparison.events for extract in event.cell(reading.id).extracts)
        called = {label for extract in extracts for label in _labels(extract.inlines)}
        parts += [_note(reading, note) for note in reading.article.notes if note.label in called]
    return "\n\n".join(parts) + "\n"


def front(comparison: Comparison) -> str:
    """The comparison's front page: the question, the readings, the events, what happened when."""
    parts = [
        _head(FRONT.title(comparison)),
        f"# {escape(comparison.title)}",
        f"*{escape(comparison.question)}*",
        portable(comparison.introduction.markdown),
        "## The readings",
    ]
    for reading in comparison.readings:
        dossier = reading.dossier
        written = escape(", ".join(filter(None, (dossier.author, dossier.publication, long_date(dossier.date)))))
        parts += [f"### {escape(reading.name)}", f"[{escape(dossier.title)}]({reading.id}.md). {written}."]
        parts += [portable(reading.case.markdown)] if reading.case else []
    events = (f"{event.number}. [{escape(event.title)}](facing.md#{event.id})" for event in comparison.events)
    parts += ["## The events", "\n".join(events)]
    if comparison.timeline:
        moments = (f"- **{long_date(fact.date)}.** {portable(fact.text.markdown)}" for fact in comparison.timeline)
        parts += ["## What happened when", "\n".join(moments)]
    for group in comparison.further_reading:
        works = (f"- {reference(work.source)} {portable(work.text.markdown)}" for work in group.works)
        parts += [f"## Further reading: {escape(group.title)}", "\n".join(works)]
    return "\n\n".join(parts) + "\n"


def shape(comparison: Comparison) -> str:
    """The shape of the texts: who speaks of what and for how long, when, under which names, on which sources."""
    return "\n\n".join([_head(MAP.title(comparison)), *markdown_map.parts(comparison)]) + "\n"


def sources(comparison: Comparison) -> str:
    """Every work cited, by whom, and how it was met."""
    parts = [_head(SOURCES.title(comparison)), "# Sources"]
    for source in comparison.sources:
        note = f" {portable(source.note.markdown)}" if source.note else ""
        met = f"{reference(source)} *{SEEN[source.seen].capitalize()}.*"
        parts += [f"## {escape(source.name)} {{#source-{source.id}}}", f"{met}{note}{_cited_by(comparison, source)}"]
    return "\n\n".join(parts) + "\n"


def questions(comparison: Comparison) -> str:
    """What a class is given: the questions with the passages they open, and the lesson round them if there is one."""
    lesson = comparison.lesson
    parts = [_head(QUESTIONS.title(comparison)), f"# {escape(QUESTIONS.heading(comparison))}"]
    if lesson:
        parts += [opening(escape(comparison.question)), *_organiser(comparison, lesson)]
        parts += [f"## {escape(comparison.questions_title)}"] if comparison.questions else []
    if comparison.questions_introduction:
        parts.append(portable(comparison.questions_introduction.markdown))
    level = "###" if lesson else "##"
    for number, question in enumerate(comparison.questions, 1):
        parts.append(f"{level} Question {number} {{#{question.id}}}\n\n{_sentence(question.text)}")
        parts += [_opened(comparison, passage) for passage in question.passages]
    return "\n\n".join([*parts, *(part for plan in comparison.plans for part in _plan(plan))]) + "\n"


def handout(comparison: Comparison) -> str:
    """What may be printed for a class; without templates, the way to the pages that hold it."""
    parts = [_head(HANDOUT.title(comparison)), "# Hand-outs"]
    parts.append(opening(escape(comparison.question)))
    readings = (f"- [{escape(reading.name)}]({reading.id}.md)" for reading in comparison.readings)
    asked = [f"- [{escape(class_title(comparison))}](questions.md)"] if QUESTIONS.is_of(comparison) else []
    parts.append("\n".join(["- [The texts event by event](facing.md)", *readings, *asked]))
    return "\n\n".join(parts) + "\n"


def worksheet(comparison: Comparison) -> str:
    """The prompts of the organiser and of every event, to be answered of all readings alike."""
    say = sides(len(comparison.readings))
    parts = [_head(WORKSHEET.title(comparison)), "# Worksheet"]
    for row in comparison.lesson.organiser if comparison.lesson else ():
        parts += [f"## {escape(row.title)}", _sentence(row.prompt)]
        parts.append("\n".join(f"- {escape(reading.name)}:" for reading in comparison.readings))
    for event in comparison.events:
        parts += [f"## {event.number}. [{escape(event.title)}](facing.md#{event.id})", portable(event.gloss.markdown)]
        parts.append(f"- {say.all_say}:\n- They part on:\n- {say.none_says}:")
        parts += [_sentence(event.question)] if event.question else []
    parts += ["## The question of the whole", opening(escape(comparison.question))]
    return "\n\n".join(parts) + "\n"


def reference(source: Source) -> str:
    """A line of a bibliography: who, what, where, when."""
    title = escape(source.name)
    shown = f"[{title}]({_target(source.url)})" if source.url else title
    container = source.get("container-title") if source.title else None
    issued = long_date(source.issued) if source.issued else None
    parts = [series(source.author), shown, container, source.get("publisher"), issued]
    escaped = [part if part is shown else escape(part) for part in parts if part]
    return opening(". ".join(dict.fromkeys(escaped)) + ".")


# --- parts of pages ---------------------------------------------------------


def _head(title: str) -> str:
    return front_matter({"title": title}).rstrip("\n")


def _moved(old: str, new: str) -> str:
    """The page at a former path."""
    return f"{_head(moved.TITLE)}\n\n# {moved.TITLE}\n\nIt now stands [here]({'../' * old.count('/')}{new}).\n"


def _block(reading: Reading, block: Block, inlines: Iterable[Inline], target: Target) -> str:
    words = _inlines(reading, inlines)
    if block.kind == "heading":
        return f"## {words}"
    place = f"{{#{block.id}}}" if target.ids else ""
    return f"**¶{block.number}**{place} {words}"


def _title_of(reading: Reading) -> str:
    """An article's title with the note marks in it; the dossier's where the text has none."""
    text = reading.article
    title = Block("h0", "heading", text.title or reading.dossier.title, 0, 0, text.title_marks)
    return _inlines(reading, weave(title, []))


def _inlines(reading: Reading, inlines: Iterable[Inline], *, annotated: bool = True) -> str:
    """Words and references; words are escaped as far as they run on, for a passage may begin inside an entity."""
    parts: list[str] = []
    words = ""
    for inline in inlines:
        references: list[str] = []
        match inline:
            case Run():
                words += inline.text
                references = [f"[^note-{annotation.id}]" for annotation in inline.closing if annotated]
            case NoteMark():
                references = [f"[^{reading.id}-{label}]" for label in inline.mark.labels]
            case Gap():
                references = [" \\[…\\] "]
        if references:
            parts += [_between(parts, words), *references]
            words = ""
    return "".join([*parts, _between(parts, words)]).strip()


def _between(before: Sequence[str], words: str) -> str:
    """Words behind a reference: a bracket there would make a link of it."""
    return f"\\{escape(words)}" if before and words.startswith("(") else escape(words)


def _excerpts(reading: Reading) -> list[str]:
    """What an edition of excerpts says of itself, and the way to the original."""
    if reading.dossier.edition == "full":
        return []
    text, address = reading.article, reading.dossier.address
    whole = f"The whole article: <{_target(address)}>." if address else "No address of the whole article was found."
    return [f"Excerpts only, {text.words_shown} of {text.words} words; \\[…\\] stands for what is left out. {whole}"]


def _note(reading: Reading, note: Note) -> str:
    return f"[^{reading.id}-{note.label}]: {_words(note)}"


def _words(note: Note) -> str:
    words = "".join(_link(part) if isinstance(part, Link) else escape(part) for part in note.parts).strip()
    accessed = f" (read by its author on {long_date(note.accessed)})" if note.accessed else ""
    return f"{opening(words)}{accessed}"


def _uncalled(notes: Sequence[Note]) -> list[str]:
    """Notes that no mark calls: nothing would lead to them as footnotes, and nothing back."""
    lines = "\n".join(f"- {escape(note.label)}: {_words(note)}" for note in notes)
    return ["---", "Notes without a mark in the text:", lines] if lines else []


def _labels(inlines: Iterable[Inline]) -> Iterator[str]:
    """The labels of the notes that are called there."""
    return (label for inline in inlines if isinstance(inline, NoteMark) for label in inline.mark.labels)


def _link(link: Link) -> str:
    return f"[{escape(link.shown)}]({_target(link.href)}) ([archived copy]({_target(link.archive)}))"


def _target(href: str) -> str:
    """An address as a link's target: nothing in it may end the link."""
    return href.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")


def _remarks(annotations: Iterable[Annotation]) -> list[str]:
    """Annotations as a list, each a place to link to."""
    return [f"- {indented(_remark(annotation, place=f'{{#note-{annotation.id}}}'))}" for annotation in annotations]


def _remark(annotation: Annotation, relink: Callable[[str], str] = portable, place: str = "") -> str:
    finding = f": {FINDING[annotation.finding]}" if annotation.finding else ""
    cited = " ".join(reference(source) for source in annotation.sources)
    body = relink(annotation.body.markdown)
    remark = f"**{annotation.label} {annotation.kind_in_words.capitalize()}{finding}.**{place} {body}"
    return "\n\n".join(filter(None, (remark, f"Sources: {cited}" if cited else "", credit.line(annotation))))


def _around(reading: Reading) -> list[str]:
    """What stands round the article's text and is no part of it, named."""
    text = reading.article
    kept = {
        "Dateline": text.dateline,
        "Signature": " · ".join(text.signature.lines) if text.signature else None,
        "Byline": text.byline,
        "Image credit": text.image_credit,
        "Page furniture": " · ".join(text.furniture) or None,
    }
    lines = [f"- {name}: {escape(value)}" for name, value in kept.items() if value]
    return ["---", "Round the text:", "\n".join(lines)] if lines else []


def _event(event: Event) -> list[str]:
    heading, say = f"## {event.number}. {escape(event.title)} {{#{event.id}}}", sides(len(event.cells))
    parts = [heading, f"**{escape(event.when)}.** {portable(event.gloss.markdown)}"]
    for cell in event.cells:
        parts += [f"### {escape(cell.reading.name)}", *_cell(cell)]
        parts += _remarks(cell.annotations)
    if event.shared:
        parts += [f"### {say.shared}", *_remarks(event.shared)]
    for name, lines in ((say.all_say, event.both), ("They part on", event.part), (say.none_says, event.neither)):
        if lines:
            parts += [f"### {name}", "\n".join(f"- {_sentence(line)}" for line in lines)]
    if event.question:
        parts.append(_sentence(event.question))
    if event.body:
        parts.append(portable(event.body.markdown))
    return parts


def _sentence(prose: Prose) -> str:
    """Prose that stands on a line of its own and may begin with anything."""
    return opening(portable(prose.markdown).replace("\n", " "))


def _cell(cell: Cell) -> list[str]:
    if cell.silence:
        words = ", ".join(f"“{escape(word)}”" for word in cell.silence.words)
        note = f" {portable(cell.silence.note.markdown)}" if cell.silence.note else ""
        signed = f"{escape(cell.silence.by)}, {long_date(cell.silence.on)}"
        return [f"This article does not mention this. Looked for: {words} ({signed}).{note}"]
    return [
        f"> **¶{extract.block.id[1:]}** {_inlines(cell.reading, extract.inlines, annotated=False)}"
        if extract.block.kind == "paragraph"
        else f"> **{_inlines(cell.reading, extract.inlines, annotated=False)}**"
        for extract in cell.extracts
    ]


def _cited_by(comparison: Comparison, source: Source) -> str:
    found = citing(comparison, source)
    by = [f"note {label} of [{escape(one.dossier.title)}]({one.id}.md)" for one, label in found.notes]
    by += [f"[{annotation.label}](facing.md#note-{annotation.id})" for annotation in found.annotations]
    by += [f"the dossier of [{escape(one.dossier.title)}]({one.id}.md)" for one in found.dossiers]
    by += [f"the glossary, {escape(term.title)}" for term in found.terms]
    by += [f"the timeline, {long_date(moment.date)}" for moment in found.moments]
    by += ["the further reading"] if found.lists else []
    return f" Cited by {', '.join(by)}." if by else ""


def _opened(comparison: Comparison, passage: Passage) -> str:
    """A passage that a question opens, as an item of a list."""
    label = escape(comparison.reading(passage.reading).label)
    return f"- {label}, {_where(passage)}: “{escape(passage.quotation)}”"


def _where(passage: Passage) -> str:
    return paragraphs(passage.paragraphs)


def _organiser(comparison: Comparison, lesson: Lesson) -> list[str]:
    """Who wrote each text, why that matters, and the organiser, row by row."""
    parts = ["## Who wrote each text", _sentence(lesson.why), *_answers(comparison, lesson.authors), "## The organiser"]
    for row in lesson.organiser:
        parts += [f"### {escape(row.title)} {{#organiser-{row.id}}}", _sentence(row.prompt)]
        parts += _answers(comparison, row.answers)
    return parts


def _answers(comparison: Comparison, answers: Iterable[tuple[str, Prose]]) -> list[str]:
    """What is said of each reading, as items of a list."""
    return [f"- {escape(comparison.reading(id).name)}: {_sentence(prose)}" for id, prose in answers]


def _plan(plan: Plan) -> list[str]:
    """A plan, its steps with the minutes at which they begin and end."""
    parts = [f"## {escape(plan.title)}: {plan.minutes} minutes {{#plan-{plan.id}}}", _sentence(plan.summary)]
    parts += [f"Needed: {_sentence(plan.needs)}"] if plan.needs else []
    for begin, end, step in plan.timed:
        head = f"{begin}–{end}, {escape(step.grouping)}. {escape(step.title)}."
        parts.append(f"- **{head}** {_sentence(step.text)}")
    return parts


_WRITERS: Mapping[str, Callable[[Comparison], str]] = {
    FRONT.name: front,
    FACING.name: facing,
    MAP.name: shape,
    SOURCES.name: sources,
    QUESTIONS.name: questions,
    HANDOUT.name: handout,
    WORKSHEET.name: worksheet,
}
"""What writes each page that is of use as text; a page without is the site's alone."""
