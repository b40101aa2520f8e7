"""Take a text file as it is, byte for byte, and find what its dossier must say so that it reads without errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from facing_pages.article.markdown.frontmatter import FrontMatter, read_front_matter
from facing_pages.article.markdown.written import write_markdown
from facing_pages.article.parse import decode, parse_article, too_much
from facing_pages.article.spans import Hints
from facing_pages.importing.imported import OWN_LINES, CannotReadError, Imported, Said
from facing_pages.importing.portable import is_portable, read_portable
from facing_pages.model import Article
from facing_pages.problems import Problem, errors
from facing_pages.webaddress import is_address
from facing_pages.words import count

_MOST_ROUNDS = 12
_BY = re.compile(r"by ", re.IGNORECASE)
_FRONT_MATTER = "the text’s front matter"
_KEYS = {"publication": ("publication", "source"), "address": ("address", "url", "canonical", "source")}
_PUBLISHED = "an article as its edition publishes it, without what the edition added"
_HOW = {".txt": "a text, taken byte for byte", ".md": "Markdown, taken byte for byte"}


def read_text(data: bytes, path: Path) -> Imported:
    """The article in a .txt or .md file.

    Raises:
        CannotReadError: it is no text, or cannot be read as an article.
    """
    text, problems = decode(data, str(path))
    suffix = ".txt" if path.suffix.lower() == ".txt" else ".md"
    problems = problems or too_much(text or "", f"{path.with_suffix(suffix)}")
    if text is None or problems:
        raise CannotReadError(" ".join(f"{path}: {problem.message} {problem.repair}" for problem in problems))
    front = read_front_matter(text) if suffix == ".md" else FrontMatter()
    if is_portable(front):
        return _published(text, path, front)
    article, hints = _understood(text, path)
    return Imported(
        article, data, suffix, _HOW[suffix], _said(article, front), words_in_source=count(text), hints=hints
    )


def _published(text: str, path: Path, front: FrontMatter) -> Imported:
    """The article in the Markdown that an edition published, without what the edition added."""
    found = read_portable(text, path, front)
    stored = write_markdown(found.article)
    article, hints = _understood(stored, path)
    said = _said(article, front)
    words = count(stored) + sum(count(left_out.words) for left_out in found.left_out)
    return Imported(article, stored.encode(), ".md", _PUBLISHED, said, found.left_out, words, hints, found.pictures)


def _understood(text: str, path: Path) -> tuple[Article, Hints]:
    """A text as the parser reads it, with the hints that it needs to read it without errors."""
    hints, told = Hints(), ""
    for _ in range(_MOST_ROUNDS):
        article, problems = parse_article(text, str(path), hints)
        better = _better(article, errors(problems), hints)
        if better == hints and not errors(problems):
            return article, hints
        told = "\n".join(f"{problem.message} {problem.repair}" for problem in errors(problems))
        hints = better
    raise CannotReadError(f"{path} cannot be read as an article. {told}")


def _better(article: Article, problems: Sequence[Problem], hints: Hints) -> Hints:
    """The hints with what the last round showed to be wanting."""
    lines = dict(hints.lines)
    if not article.paragraphs and article.lines:
        longest = max(article.lines, key=lambda line: len(line.text.strip()))
        lines[longest.number] = "paragraph"
    lines |= {problem.line: "paragraph" for problem in problems if problem.code == "duplicate-definition"}
    defined = {note.label for note in article.notes}
    marks = [*article.title_marks, *(mark for block in article.blocks for mark in block.marks)]
    words = {mark.raw for mark in marks if set(mark.labels) - defined}
    return replace(hints, lines=lines, words=tuple(dict.fromkeys([*hints.words, *sorted(words)])))


def _said(article: Article, front: FrontMatter) -> dict[str, Said]:
    """What the text's own lines say, as the parser took them, and what its front matter says."""
    values = front.values or {}
    lines = {"title": article.title, "byline": _BY.sub("", article.byline or ""), "day": f"{article.dated or ''}"}
    above = {"title": front.title, "byline": front.byline, "day": f"{front.day or ''}", "language": front.language}
    above |= {key: next((f"{values[name]}" for name in names if values.get(name)), "") for key, names in _KEYS.items()}
    told = {key: Said(value, OWN_LINES, True) for key, value in lines.items() if value and value != above[key]}
    return {key: Said(value, _FRONT_MATTER, True) for key, value in above.items() if _is_fit(key, value)} | told


def _is_fit(key: str, value: str) -> bool:
    return is_address(value) if key == "address" else bool(value)
