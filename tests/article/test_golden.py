"""Every folder beside this file is a text and what the parser makes of it; README.md tells how to add one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from facing_pages.article.parse import Hints, decode, parse
from facing_pages.article.show import show
from facing_pages.model import Article, Block, Link, Note
from facing_pages.problems import Problem

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/in.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_text_is_read_as_expected(case: Path) -> None:
    found = report((case / "in.txt").read_bytes(), hints(case / "hints.yml"))
    golden = case / "expected.txt"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_bytes(found.encode())
    assert found == golden.read_bytes().decode()


def hints(path: Path) -> Hints:
    if not path.exists():
        return Hints()
    said = YAML(typ="safe").load(path)
    return Hints(**said | {"words": tuple(said.get("words", ()))})


def report(data: bytes, said: Hints) -> str:
    text, problems = decode(data, "in.txt")
    parts: list[str] = []
    if text is not None:
        article, problems = parse(text, "in.txt", said)
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
    text = text.replace("\n", " ⏎ ")
    return f"{value.id}, {'line' if value.kind in ('heading', 'paragraph') else how(value)} {value.line}: {text}"


def how(value: Block) -> str:
    """The kind of a block that is neither heading nor paragraph, with what its words are set as."""
    level = f" of level {value.level}" if value.level else ""
    formats = "".join(f", {one.kind} “{value.text[one.start : one.end]}”" for one in value.formats)
    indents = f", set in {' '.join(map(str, value.indents))}" if value.indents else ""
    return f"{value.kind}{level}{formats}{indents}, line"


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
