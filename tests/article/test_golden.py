"""Every folder beside this file is a text and what the parser makes of it; README.md tells how to add one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from facing_pages.article.parse import Hints, decode, parse_article
from facing_pages.article.show import show
from facing_pages.model import Article, Block, Link, Note
from facing_pages.problems import Problem

CASES = sorted(path for name in ("in.txt", "in.md") for path in Path(__file__).parent.glob(f"*/{name}"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_a_text_is_read_as_expected(case: Path) -> None:
    found = report(case.read_bytes(), case.name, hints(case.with_name("hints.yml")))
    golden = case.with_name("expected.txt")
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_bytes(found.encode())
    assert found == golden.read_bytes().decode()


def hints(path: Path) -> Hints:
    if not path.exists():
        return Hints()
    said = YAML(typ="safe").load(path)
    return Hints(**said | {"words": tuple(said.get("words", ()))})


def report(data: bytes, name: str, said: Hints) -> str:
    text, problems = decode(data, name)
    parts: list[str] = []
    if text is not None:
        article, problems = parse_article(text, name, said)
        parts = [show(article), *section("blocks", map(block, article.blocks)), *section("notes", notes(article))]
        parts += section("round them", surroundings(article))
    return "\n".join([*parts, *section("problems", map(problem, problems))]) + "\n"


def section(name: str, rows: Iterator[str]) -> list[str]:
    found = list(rows)
    return ["", f"--- {name} ---", *found] if found else []


def block(value: Block) -> str:
    text = value.text
    for mark in reversed(value.marks):
        text = f"{text[: mark.offset]}⟦{' '.join(mark.labels)}⟧{text[mark.offset :]}"
    text = text.replace("\t", " ⇥ ").replace("\n", " ⏎ ").replace("\u2028", " ↲ ")
    return "\n".join([f"{value.id}, line {value.line}{''.join(structure(value))}: {text}", *formats(value)])


def structure(value: Block) -> Iterator[str]:
    """What a block is besides a heading or a paragraph."""
    if value.kind not in ("heading", "paragraph"):
        yield f", {value.kind}"
    for name in ("level", "quoted", "indents", "columns", "header_rows"):
        said = getattr(value, name)
        if said and not (value.kind == "heading" and said == 1):
            yield f", {name} {said}"
    if value.picture:
        yield f", {value.picture.file}, alt {value.picture.alt!r}"


def formats(value: Block) -> Iterator[str]:
    for one in value.formats:
        yield f"    {one.kind}{f' {one.value}' if one.value else ''}: {value.text[one.start : one.end]!r}"


def notes(article: Article) -> Iterator[str]:
    for note in article.notes:
        accessed = f", accessed {note.accessed}" if note.accessed else ""
        yield f"{note.label}, line {note.line}{accessed}: {''.join(parts(note))}"


def parts(note: Note) -> Iterator[str]:
    for part in note.parts:
        if isinstance(part, Link):
            yield f"<{part.shown} → {part.href} | {part.host} | {part.archive}>"
        else:
            yield part


def surroundings(article: Article) -> Iterator[str]:
    yield f"title: {article.title}"
    for mark in article.title_marks:
        yield f"title mark: {' '.join(mark.labels)} at {mark.offset}"
    if article.dateline or article.dated:
        yield f"dateline: {article.dateline}, read as {article.dated}"
    if article.byline:
        yield f"byline: {article.byline}"
    if article.signature:
        yield f"signature: {' | '.join(article.signature.lines)}"
    if article.image_credit:
        yield f"image credit: {article.image_credit}"
    for line in article.furniture:
        yield f"furniture: {line}"


def problem(value: Problem) -> str:
    return str(value)
