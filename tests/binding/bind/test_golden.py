"""Every folder beside this file is a comparison and what becomes of it; README.md tells how to add one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from facing_pages.addresses import Site
from facing_pages.edition import load
from facing_pages.model import (
    Annotation,
    Break,
    Cell,
    Comparison,
    Event,
    Gap,
    Inline,
    LedgerLine,
    NoteMark,
    Passage,
    Reading,
    Run,
)
from facing_pages.problems import Problem, errors, show, tally

BESIDE = Site("bridge/sources/")
"""From a page beside those that links of ours lead to."""

HERE = Path(__file__).parent


@pytest.mark.parametrize("case", sorted(path.parent for path in HERE.glob("*/in")), ids=lambda case: case.name)
def test_a_folder_is_bound_as_expected(case: Path, tmp_path: Path) -> None:
    found = report(case / "in", laid_out(case / "in", tmp_path))
    golden = case / "expected.txt"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_bytes(found.encode())
    assert golden.is_file(), "There is no expected.txt: set UPDATE_GOLDENS=1, and read what it writes."
    assert found == golden.read_bytes().decode()


def laid_out(case: Path, folder: Path) -> Path:
    """The documents' folder with the common comparison and a case's files over it."""
    shutil.copytree(HERE / "common", folder / "docs" / "bridge")
    shutil.copytree(case, folder / "docs" / "bridge", dirs_exist_ok=True)
    return folder / "docs"


def report(case: Path, docs: Path) -> str:
    """The problems as they are shown, then what was made of the case's own files."""
    comparisons, problems = load(docs, docs / "bridge")
    parts = [problems_of(problems)]
    for comparison in comparisons if not errors(problems) else ():
        parts += dump(comparison, {path.relative_to(case).as_posix() for path in case.rglob("*") if path.is_file()})
    return "\n\n".join(parts) + "\n"


def problems_of(problems: list[Problem]) -> str:
    return f"{show(problems)}\n{tally(problems)}" if problems else "no problem"


def dump(comparison: Comparison, files: set[str]) -> Iterator[str]:
    for reading in comparison.readings:
        yield section(f"the words of {reading.id}", whole(comparison, reading))
    for event in comparison.events:
        if event.path in files:
            yield section(f"event {event.number}, {event.id}", row(event))
    for annotation in comparison.annotations:
        yield section(f"annotation {annotation.label}, {annotation.id}", remark(annotation))
    for source in comparison.sources:
        if "sources.yml" in files:
            notes = ", ".join(f"{reading} {label}" for reading, label in source.notes)
            yield section(f"source {source.id}", [f"noted: {notes or 'nowhere'}", f"seen: {source.seen}"])
    for term in comparison.terms:
        uses = (f"{reading}: {use.html(Site('bridge/sources/'))}" for reading, use in term.uses)
        yield section(f"term {term.id}", [str(term.definition.html(BESIDE)), *uses])


def section(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"--- {title} ---", *lines])


def whole(comparison: Comparison, reading: Reading) -> Iterator[str]:
    """The blocks of an article on which an annotation stands."""
    for placed in comparison.placed[reading.id]:
        if any(isinstance(inline, Run) and inline.annotations for inline in placed.inlines):
            yield f"{placed.block.id}: {spelt(placed.inlines)}"


def row(event: Event) -> Iterator[str]:
    yield f"{event.title} ({event.when}): {event.gloss.html(Site('bridge/sources/'))}"
    for cell in event.cells:
        yield from side(cell)
    yield from (f"shared: {annotation.label}" for annotation in event.shared)
    for name, lines in (("both", event.both), ("part", event.part), ("neither", event.neither)):
        yield from (f"{name}: {line.prose.html(Site('bridge/sources/'))}{rests(line)}" for line in lines)


def rests(line: LedgerLine) -> str:
    return f" [{', '.join(source.id for source in line.sources)}]" if line.sources else ""


def side(cell: Cell) -> Iterator[str]:
    if cell.silence:
        words = ", ".join(cell.silence.words)
        signed = f"{cell.silence.by}, {cell.silence.on}"
        yield f"{cell.reading.id} is silent: {signed}, {words}; nearest {cell.silence.nearest}"
    for extract in cell.extracts:
        yield f"{cell.reading.id} {extract.block.id}: {spelt(extract.inlines)}"
    notes = [
        *(annotation.label for annotation in cell.annotations),
        *(f"{annotation.label} elsewhere" for annotation in cell.elsewhere),
    ]
    if notes:
        yield f"{cell.reading.id} notes: {', '.join(notes)}"


def remark(annotation: Annotation) -> Iterator[str]:
    finding = f", {annotation.finding}" if annotation.finding else ""
    yield f"{annotation.kind}{finding}, at {annotation.event or 'no event'}, on {' and '.join(annotation.readings)}"
    yield from map(place, annotation.passages)
    yield from (f"source: {source.id}" for source in annotation.sources)
    yield str(annotation.body.html(BESIDE))


def place(passage: Passage) -> str:
    pieces = ", ".join(f"{piece.block} {piece.start}-{piece.end}" for piece in passage.pieces)
    return f"{passage.reading} {passage.start}-{passage.end} ({pieces}): {passage.quotation!r}"


def spelt(inlines: Iterable[Inline]) -> str:
    """Words under annotations as ``{1a 1b|words}``, a label as ``^1a``, a note mark as ``⟦1⟧``, a gap as ``[…]``."""
    return "".join(map(_spelt, inlines))


def _spelt(inline: Inline) -> str:
    match inline:
        case Run():
            labels = " ".join(annotation.label for annotation in inline.annotations)
            closing = "".join(f"^{annotation.label}" for annotation in inline.closing)
            return (f"{{{labels}|{inline.text}}}" if labels else inline.text) + closing
        case NoteMark():
            return f"⟦{' '.join(inline.mark.labels)}⟧"
        case Gap():
            return " […] "
        case Break():
            return inline.text
