"""The shape of a comparison as ordinary Markdown: the same facts as the drawings, in tables and lists."""

from __future__ import annotations

from collections.abc import Iterator

from facing_pages.drawing.shape import Part, Shape, shape
from facing_pages.drawing.uses import Use, Work
from facing_pages.markdown import anchor, escape, table
from facing_pages.model import Comparison, Moment, Naming, Occurrence, Reading
from facing_pages.pages import MAP
from facing_pages.publishing.portable import portable
from facing_pages.translating import gettext, ngettext
from facing_pages.wording import FINDING, labelled, long_date, quoted


def parts(comparison: Comparison) -> Iterator[str]:
    """The page's paragraphs, tables and headings, in order."""
    it = shape(comparison)
    yield f"# {MAP.heading(comparison)}"
    yield escape(comparison.question)
    yield _heading(gettext("Who speaks, and who is silent"), "silences")
    yield _rows(it)
    yield from _silences(it)
    if comparison.timeline:
        yield _heading(gettext("What happened when"), "when")
        yield "\n".join(_moment(comparison, moment) for moment in comparison.timeline)
    if comparison.names:
        yield _heading(gettext("Names for the same thing"), "names")
    for naming in comparison.names:
        yield from _naming(comparison, naming)
    if it.works:
        yield _heading(gettext("One source, two uses"), "uses")
    for work in it.works:
        yield from _work(comparison, work)


def _heading(words: str, id: str) -> str:
    return f"## {anchor(id)}{words}"


def _rows(shape: Shape) -> str:
    heads = [gettext("Event"), *(escape(length.reading.label) for length in shape.lengths)]
    rows = [
        [f"{row.event.number}. [{escape(row.event.title)}](facing.md#{row.event.id})", *map(_part, row.parts)]
        for row in shape.rows
    ]
    last = [gettext("%(shown)s of %(words)s words", shown=length.shown, words=length.words) for length in shape.lengths]
    return table(heads, [*rows, [gettext("In any event"), *last]])


def _part(part: Part) -> str:
    if part.cell.silence:
        return gettext("silent")
    words = ngettext("%(number)s word", "%(number)s words", part.words, number=part.words)
    return f"{words}, {', '.join(f'¶{id[1:]}' for id in part.cell.paragraphs)}"


def _silences(shape: Shape) -> Iterator[str]:
    signed = [
        "- "
        + gettext(
            "%(reading)s does not mention event %(number)s, %(title)s. Looked for by %(by)s, %(day)s: %(words)s.",
            reading=escape(part.cell.reading.name),
            number=row.event.number,
            title=escape(row.event.title),
            by=escape(said.by),
            day=long_date(said.on),
            words=escape(", ".join(said.words)),
        )
        for row in shape.rows
        for part in row.parts
        if (said := part.cell.silence)
    ]
    if signed:
        yield f"### {gettext('Who looked, and for which words')}"
        yield "\n".join(signed)


def _moment(comparison: Comparison, moment: Moment) -> str:
    says = (f"{labelled(escape(reading.label), _said(moment, reading))}." for reading in comparison.readings)
    return f"- **{long_date(moment.date)}.** {portable(moment.text.markdown)} {' '.join(says)}"


def _said(moment: Moment, reading: Reading) -> str:
    found = [
        f"{quoted(escape(passage.quotation))} (¶{passage.pieces[0].block[1:]})" for passage in moment.of(reading.id)
    ]
    return ", ".join(found) or gettext("does not mention it")


def _naming(comparison: Comparison, naming: Naming) -> Iterator[str]:
    yield f"### {anchor(f'name-{naming.id}')}{escape(naming.thing)}"
    rows = [
        [
            escape(", ".join((name.name, *name.also))),
            *(str(len(name.of(reading.id))) for reading in comparison.readings),
        ]
        for name in naming.names
    ]
    yield table([gettext("Name"), *(escape(reading.label) for reading in comparison.readings)], rows)
    if naming.note:
        yield portable(naming.note.markdown)
    lines = [
        f"- {labelled(f'{escape(comparison.reading(line.reading).label)}, {_place(line)}', _line(line))}"
        for name in naming.names
        for line in name.occurrences
    ]
    if lines:
        yield "\n".join(lines)


def _place(line: Occurrence) -> str:
    return f"¶{line.block[1:]}" if line.block.startswith("p") else gettext("heading")


def _line(line: Occurrence) -> str:
    before = ("… " if line.cut_before else "") + escape(line.before.lstrip() if line.cut_before else line.before)
    after = escape(line.after.rstrip() if line.cut_after else line.after) + (" …" if line.cut_after else "")
    return f"{before}**{escape(line.words)}**{after}"


def _work(comparison: Comparison, work: Work) -> Iterator[str]:
    yield f"### [{escape(work.source.name)}](sources.md#source-{work.source.id})"
    uses = (line for column in work.columns for use in column.uses for line in _use(comparison, use))
    yield "\n".join(f"- {line}" for line in uses)


def _use(comparison: Comparison, use: Use) -> Iterator[str]:
    for passage in use.passages:
        label = escape(comparison.reading(passage.reading).label)
        place = f"{label}, ¶{passage.pieces[0].block[1:]}"
        yield f"{_hand(use)} {labelled(place, quoted(escape(passage.quotation)))}"


def _hand(use: Use) -> str:
    if not use.annotation:
        return gettext("Note %(label)s of the article.", label=use.note)
    kind, finding = use.annotation.kind_in_words, use.annotation.finding
    said = labelled(kind, FINDING[finding]) if finding else kind
    return gettext("Our note %(label)s, %(kind)s.", label=use.annotation.label, kind=said)
