"""Read an article from the file people have it in: text, Markdown, a saved page, a word processor's file.

A text file is taken byte for byte. Of the others comes a text as the parser
reads it: a paragraph a line with blank lines between, note marks as ``[1]``,
the notes at the end. What the format says for certain, such as which line is a
heading, is kept beside it, so that nobody has to guess it anew. Where a note
mark is a link and its target stands further down, the target is its definition.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from facing_pages.article.parse import decode, parse
from facing_pages.article.spans import Hints
from facing_pages.binding.quotations import too_short
from facing_pages.model import Article, LineKind
from facing_pages.problems import Problem, errors
from facing_pages.starting.imported import CannotReadError, Imported, Said, missing
from facing_pages.starting.pagewords import (
    blocks,
    lift_notes,
    parsed,
    serialised,
    tidy,
    words,
)
from facing_pages.webaddress import is_address
from facing_pages.words import count
from facing_pages.writing.reader import read_front_matter

_MOST_BYTES = 50_000_000
_SEEN_BY_BEGINNING: Mapping[bytes, str] = {
    b"%PDF-": "is a PDF. Copy its words into a .txt file, with an empty line between paragraphs, and name that.",
    b"\xd0\xcf\x11\xe0": "is an old Word file. Open it in a word processor, save it as .docx, and name that.",
    b"{\\rtf": "is an RTF file. Open it in a word processor, save it as .docx, and name that.",
}
"""Files that people hand in and that are not read here, under whatever name, by their first bytes."""
_DEFINITION = re.compile(
    r"^\[(?:\^(?P<named>[^\]\s]+)|(?P<figure>\d{1,3}))\]:[ \t]+(?P<words>.+(?:\n(?: {2,}|\t).+)*)", re.MULTILINE
)
_CALL = re.compile(r"\[(?:\^(?P<named>[^\]\s]+)|(?P<figure>\d{1,3}))\](?![(\[:])")


@dataclass(frozen=True)
class _Read:
    """An article as it came out of its file.

    Arguments:
        data: what is to be its text, byte for byte.
        kinds: what lines are, by their number, where the format says so.
        how: how it was read, in words.
        title, byline, dated, language, publication, address: what the file
            says beside the text; empty where it says nothing.
    """

    data: bytes
    how: str
    kinds: Mapping[int, LineKind] = field(default_factory=dict)
    title: str = ""
    byline: str = ""
    dated: str = ""
    language: str = ""
    publication: str = ""
    address: str = ""


def read(path: Path) -> Imported:
    """The article in a file, by the ending of its name.

    Raises:
        CannotReadError: it cannot be read.
    """
    if path.is_dir():
        raise CannotReadError(f"{path} is a folder. Name the files in it, one for each text.")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise CannotReadError(f"{path} is not there. Check the name.") from None
    except OSError as error:
        raise CannotReadError(f"{path} cannot be opened: {error.strerror}.") from None
    for beginning, said in _SEEN_BY_BEGINNING.items():
        if data.startswith(beginning):
            raise CannotReadError(f"{path} {said}")
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise CannotReadError(f"{path} is of no kind that is read here. Save it as .txt, .md, .html or .docx.")
    if len(data) > _MOST_BYTES:
        raise CannotReadError(f"{path} is larger than {_MOST_BYTES // 1_000_000} MB, and no article is.")
    return _imported(reader(data, path), path)


def _imported(found: _Read, path: Path) -> Imported:
    """What was read, as an article with what it says of itself."""
    text = _decoded(found.data, path)
    if too_short(text):
        raise CannotReadError(f"{path} holds fewer than three words. Put the article’s text into it.")
    article, hints = _understood(text, found.kinds, path)
    is_text = path.suffix.lower() == ".txt"
    where = _WHERE.get(path.suffix.lower(), "the page’s own marks")
    values = {"title": found.title, "byline": found.byline, "day": found.dated, "language": found.language}
    values |= {"publication": found.publication, "address": found.address}
    sure = path.suffix.lower() in (".md", ".markdown")
    said = {name: Said(value, where, sure) for name, value in values.items() if value and not is_text}
    return Imported(article, found.data, ".txt", found.how, said, (), count(text), hints)


_WHERE = {".md": "its front matter", ".markdown": "its front matter", ".docx": "the file’s properties"}
_MOST_ROUNDS = 12


def _understood(text: str, kinds: Mapping[int, LineKind], path: Path) -> tuple[Article, Hints]:
    """A text as the parser reads it, with the hints that it needs to read it without errors."""
    hints, told = Hints(), ""
    for _ in range(_MOST_ROUNDS):
        article, problems = parse(text, str(path), hints)
        better = _better(article, errors(problems), kinds, hints)
        if better == hints and not errors(problems):
            return article, hints
        told = "\n".join(problem.message for problem in errors(problems))
        hints = better
    raise CannotReadError(f"{path} cannot be read as an article. {told}")


def _better(article: Article, problems: Sequence[Problem], kinds: Mapping[int, LineKind], hints: Hints) -> Hints:
    """The hints with what the last round showed to be wanting."""
    lines = dict(hints.lines)
    taken = {line.number: line.kind for line in article.lines}
    lines |= {number: kind for number, kind in kinds.items() if taken.get(number, kind) not in (kind, "dateline")}
    if not article.paragraphs and lines == hints.lines:
        longest = max(article.lines, key=lambda line: len(line.text.strip()))
        lines[longest.number] = "paragraph"
    lines |= {problem.line: "paragraph" for problem in problems if problem.code == "duplicate-definition"}
    defined = {note.label for note in article.notes}
    marks = [*article.title_marks, *(mark for block in article.blocks for mark in block.marks)]
    words = {mark.raw for mark in marks if set(mark.labels) - defined}
    return replace(hints, lines=lines, words=tuple(dict.fromkeys([*hints.words, *sorted(words)])))


# --- the formats ------------------------------------------------------------


def _text(data: bytes, path: Path) -> _Read:
    _decoded(data, path)
    return _Read(data, "a text, taken byte for byte")


def _markdown(data: bytes, path: Path) -> _Read:
    from markdown_it import MarkdownIt

    text = _decoded(data, path)
    said: dict[str, str] = {}
    if text.startswith("---\n"):
        places, body, _, problems = read_front_matter(text, str(path))
        if places and not problems and isinstance(places.data, dict):
            said, text = {str(key).lower(): _said(value) for key, value in places.data.items()}, body
    definitions = {match["named"] or match["figure"]: match["words"] for match in _DEFINITION.finditer(text)}
    text = _DEFINITION.sub("", text)
    labels = {label: str(n) for n, label in enumerate(_called(text, definitions), 1)}
    text = _CALL.sub(lambda match: _escaped(labels, match), text)
    render = MarkdownIt("commonmark").enable("table").render
    notes = [words(parsed(render(definitions[label]))) for label in labels]
    page = parsed(render(text))
    notes_told = many(len(notes), "note")
    return _composed(
        list(blocks(page)),
        notes,
        f"Markdown, with {notes_told}; the addresses of links within its text are left out{_tables(page)}",
        title=said.get("title", ""),
        byline=said.get("author") or said.get("authors") or said.get("byline", ""),
        dated=_day(said.get("date", "")),
        language=said.get("lang") or said.get("language", ""),
        publication=said.get("publication", ""),
        address=_web(said.get("address") or said.get("url") or said.get("source", "")),
    )


def _html(data: bytes, path: Path) -> _Read:
    trafilatura = _trafilatura()
    page = parsed(trafilatura.utils.decode_file(data))
    metadata = trafilatura.extract_metadata(serialised(page), extensive=False)  # a year in the text is no date
    notes = lift_notes(page)
    main = trafilatura.extract(
        serialised(page), output_format="html", include_comments=False, include_formatting=True, favor_recall=True
    )
    found = list(blocks(parsed(main))) if main else []
    how = "a page of the web, its main text taken out"
    kept = sum(text.count(f"[{n}]") > 0 for n in range(1, len(notes) + 1) for _, text in found)
    if not found or kept < len(notes):
        found = list(blocks(page))
        how = "a page of the web, taken whole: no main text was found in it"
    if not found:
        raise CannotReadError(f"{path} shows no words: a script may make them. Copy its text into a .txt file.")
    return _composed(
        found,
        notes,
        f"{how}, with {many(len(notes), 'note')}{_tables(page)}",
        title=_said(metadata.title),
        byline=_said(metadata.author),
        dated=_day(_said(metadata.date)),
        language=page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        publication=_said(metadata.sitename),
        address=_web(_said(metadata.url)),
    )


def _docx(data: bytes, path: Path) -> _Read:
    try:
        import mammoth  # type: ignore[import-untyped]
    except ImportError:
        raise missing("The reader of .docx") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST_BYTES:
                raise CannotReadError(f"{path} unpacks to more than any article is.")
            properties = archive.read("docProps/core.xml") if "docProps/core.xml" in archive.namelist() else b""
        made = mammoth.convert_to_html(io.BytesIO(data), style_map="p[style-name='Title'] => h1:fresh")
    except CannotReadError:
        raise
    except Exception as error:  # the library fails in as many ways as such a file can be broken
        told = f"{path} is no .docx file that can be read ({error}). Save it again, or as .txt."
        raise CannotReadError(told) from None
    page = parsed(made.value)
    notes = lift_notes(page)
    said = _properties(properties)
    return _composed(
        list(blocks(page)),
        notes,
        f"a word processor’s file, with {many(len(notes), 'note')}{_tables(page)}",
        title=said.get("title", ""),
        byline=said.get("creator", ""),
        dated="",  # the day on which the file was saved is not that of the article
        language=said.get("language", ""),
    )


_READERS: dict[str, Callable[[bytes, Path], _Read]] = {
    ".txt": _text,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
}


# --- what they share --------------------------------------------------------


def _decoded(data: bytes, path: Path) -> str:
    text, problems = decode(data, str(path))
    if text is None:
        raise CannotReadError(" ".join(f"{path}: {problem.message} {problem.repair}" for problem in problems))
    return text


def _composed(found: list[tuple[LineKind, str]], notes: list[str], how: str, **said: str) -> _Read:
    """The text of blocks and notes, a block a line, with what each line is."""
    title = said.get("title") or next((text for kind, text in found if kind == "heading"), "")
    if found and found[0][0] == "heading" and _letters(found[0][1]) == _letters(title):
        title, found = found[0][1], found[1:]
    lines: list[tuple[LineKind, str]] = [("title", title)] if title else []
    lines += found
    lines += [("note", f"[{n}] {note or '…'}") for n, note in enumerate(notes, 1)]
    data = "".join(f"{text}\n\n" for _, text in lines).rstrip("\n") + "\n"
    kinds = {2 * n + 1: kind for n, (kind, _) in enumerate(lines)}
    return _Read(data.encode(), how, kinds, **said | {"title": title})


def _tables(page: Any) -> str:
    """What to say of tables, which no article here can have."""
    return "; a table stands there cell by cell, each a paragraph" if page.find(".//td") is not None else ""


def _called(text: str, definitions: Mapping[str, str]) -> list[str]:
    """The labels that the text calls and that are defined, in the order of their first call."""
    labels = (match["named"] or match["figure"] for match in _CALL.finditer(text))
    return list(dict.fromkeys(label for label in labels if label in definitions))


def _escaped(labels: Mapping[str, str], match: re.Match[str]) -> str:
    label = match["named"] or match["figure"]
    return f"\\[{labels[label]}\\]" if label in labels else match[0]


def _trafilatura() -> Any:
    try:
        import trafilatura
    except ImportError:
        raise missing("The reader of pages") from None
    return trafilatura


def _properties(xml: bytes) -> dict[str, str]:
    """What a .docx file says of itself, by the names of its properties."""
    if not xml:
        return {}
    from lxml import etree  # type: ignore[import-untyped]

    try:
        tree = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return {}
    return {etree.QName(element).localname: tidy(element.text or "") for element in tree if element.text}


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_said, value))
    return tidy(str(value)) if value is not None and not isinstance(value, dict) else ""


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words[:10]).isoformat()
    except ValueError:
        return ""


def _web(address: str) -> str:
    return address if is_address(address) else ""


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def many(count: int, word: str) -> str:
    """A count with its noun: ``no notes``, ``1 note``, ``2 notes``."""
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"
