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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .model import LineKind
from .parse import decode
from .reader import read_front_matter

_MOST_BYTES = 50_000_000
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details div dl dt figcaption figure footer form header hr"
    " li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_NO_WORDS = frozenset("head img iframe math noscript object picture script style svg template title".split())
_LABEL = re.compile(r"\[?\(?(?:\d{1,3}|[a-z]|[*†‡]{1,3}|[ivx]{1,5})\)?\]?", re.IGNORECASE)
_BACK = re.compile(r"[\s↑↩⤴^\ufe0e\[\]]*|back|return", re.IGNORECASE)
_DEFINITION = re.compile(r"^\[(?:\^(?P<named>[^\]\s]+)|(?P<figure>\d{1,3}))\]:[ \t]+(?P<words>.+(?:\n(?: {2,}|\t).+)*)", re.M)
_CALL = re.compile(r"\[(?:\^(?P<named>[^\]\s]+)|(?P<figure>\d{1,3}))\](?![(\[:])")


class CannotReadError(Exception):
    """A file cannot be made an article; the message is for the person who gave it."""


@dataclass(frozen=True)
class Imported:
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
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise CannotReadError(f"{path} is of no kind that is read here. Save it as .txt, .md, .html or .docx.")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise CannotReadError(f"{path} is not there. Check the name.") from None
    except OSError as error:
        raise CannotReadError(f"{path} cannot be opened: {error.strerror}.") from None
    if len(data) > _MOST_BYTES:
        raise CannotReadError(f"{path} is larger than {_MOST_BYTES // 1_000_000} MB, and no article is.")
    return reader(data, path)


# --- the formats ------------------------------------------------------------


def _text(data: bytes, path: Path) -> Imported:
    _decoded(data, path)
    return Imported(data, "a text, taken byte for byte")


def _markdown(data: bytes, path: Path) -> Imported:
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
    notes = [_words(_parsed(render(definitions[label]))) for label in labels]
    return _composed(
        list(_blocks(_parsed(render(text)))),
        notes,
        f"Markdown, with {many(len(notes), 'note')}; the addresses of links within its text are left out",
        title=said.get("title", ""),
        byline=said.get("author") or said.get("authors") or said.get("byline", ""),
        dated=_day(said.get("date", "")),
        language=said.get("lang") or said.get("language", ""),
        publication=said.get("publication", ""),
        address=_web(said.get("address") or said.get("url") or said.get("source", "")),
    )


def _html(data: bytes, path: Path) -> Imported:
    trafilatura = _trafilatura()
    page = _parsed(trafilatura.utils.decode_file(data))
    metadata = trafilatura.extract_metadata(_serialised(page))
    notes = _lift_notes(page)
    main = trafilatura.extract(
        _serialised(page), output_format="html", include_comments=False, include_formatting=True, favor_recall=True
    )
    blocks = list(_blocks(_parsed(main))) if main else []
    how = "a page of the web, its main text taken out"
    kept = sum(text.count(f"[{n}]") > 0 for n in range(1, len(notes) + 1) for _, text in blocks)
    if not blocks or kept < len(notes):
        blocks = list(_blocks(page))
        how = "a page of the web, taken whole: no main text was found in it"
    if not blocks:
        raise CannotReadError(f"{path} shows no words: the page may be made by a script. Copy its text into a .txt file.")
    return _composed(
        blocks,
        notes,
        f"{how}, with {many(len(notes), 'note')}",
        title=_said(metadata.title),
        byline=_said(metadata.author),
        dated=_day(_said(metadata.date)),
        language=page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        publication=_said(metadata.sitename),
        address=_web(_said(metadata.url)),
    )


def _docx(data: bytes, path: Path) -> Imported:
    try:
        import mammoth
    except ImportError:
        raise _missing("The reader of .docx") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST_BYTES:
                raise CannotReadError(f"{path} unpacks to more than any article is.")
            properties = archive.read("docProps/core.xml") if "docProps/core.xml" in archive.namelist() else b""
        made = mammoth.convert_to_html(io.BytesIO(data), style_map="p[style-name='Title'] => h1:fresh")
    except CannotReadError:
        raise
    except Exception as error:  # the library fails in as many ways as such a file can be broken
        raise CannotReadError(f"{path} is no .docx file that can be read ({error}). Save it again, or as .txt.") from None
    page = _parsed(made.value)
    notes = _lift_notes(page)
    said = _properties(properties)
    return _composed(
        list(_blocks(page)),
        notes,
        f"a word processor’s file, with {many(len(notes), 'note')}",
        title=said.get("title", ""),
        byline=said.get("creator", ""),
        dated="",  # the day on which the file was saved is not that of the article
        language=said.get("language", ""),
    )


_READERS: dict[str, Callable[[bytes, Path], Imported]] = {
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


def _composed(blocks: list[tuple[LineKind, str]], notes: list[str], how: str, **said: str) -> Imported:
    """The text of blocks and notes, a block a line, with what each line is."""
    title = said.get("title") or next((text for kind, text in blocks if kind == "heading"), "")
    if blocks and blocks[0][0] == "heading" and _letters(blocks[0][1]) == _letters(title):
        title, blocks = blocks[0][1], blocks[1:]
    lines: list[tuple[LineKind, str]] = [("title", title)] if title else []
    lines += blocks
    lines += [("note", f"[{n}] {words or '…'}") for n, words in enumerate(notes, 1)]
    data = "".join(f"{text}\n\n" for _, text in lines).rstrip("\n") + "\n"
    kinds = {2 * n + 1: kind for n, (kind, _) in enumerate(lines)}
    return Imported(data.encode(), how, kinds, **said | {"title": title})


def _blocks(tree: Any) -> Iterator[tuple[LineKind, str]]:
    """The words of a page's elements, a block for each run between the edges of blocks."""
    buffer: list[str] = []
    kind: LineKind = "paragraph"
    for is_end, element in _walk(tree):
        is_block = element.tag in _BLOCKS
        if is_block and (text := _tidy("".join(buffer))):
            yield kind, text
        if is_block:
            buffer.clear()
            kind = "heading" if element.tag in _HEADINGS and not is_end else "paragraph"
        elif element.tag == "br":
            buffer.append(" ")
        buffer.append((element.tail if is_end else element.text) or "")
    if text := _tidy("".join(buffer)):
        yield kind, text


def _walk(tree: Any) -> Iterator[tuple[bool, Any]]:
    """Every element at its beginning and at its end; what has no words only at its end."""
    stack = [(False, tree)]
    while stack:
        is_end, element = stack.pop()
        if is_end:
            yield True, element
            continue
        stack.append((True, element))
        if isinstance(element.tag, str) and element.tag not in _NO_WORDS:
            yield False, element
            stack += [(False, child) for child in reversed(element)]


def _words(tree: Any) -> str:
    return " ".join(text for _, text in _blocks(tree))


def _lift_notes(page: Any) -> list[str]:
    """Take the definitions out of a page and set each mark as ``[1]``; the words of the notes, in order."""
    order = {element: n for n, element in enumerate(page.iter())}
    targets = {element.get(key): element for element in page.iter() for key in ("name", "id") if element.get(key)}
    marks: list[tuple[Any, Any]] = []
    for link in page.iter("a"):
        target = targets.get((link.get("href") or "").partition("#")[2])
        if target is None or not (link.get("href") or "").startswith("#"):
            continue
        home = _home(target)
        if home is not None and order[target] > order[link] and _LABEL.fullmatch(_tidy(link.text_content())):
            marks.append((link, home))
    homes = list(dict.fromkeys(home for _, home in marks))
    if any(link in set(home.iter()) for link, _ in marks for home in homes):
        return []  # notes within notes: nobody could say which is which
    for link, home in marks:
        outer = link.getparent() if link.getparent() is not None and link.getparent().tag == "sup" else link
        _replace(outer, f"[{homes.index(home) + 1}]")
    return [_definition(home) for home in homes]


def _home(target: Any) -> Any:
    """The block that a note's target stands in, or is; None where it is no block of its own."""
    for element in (target, *target.iterancestors()):
        if element.tag in ("body", "html", "article", "main", "section") or element.tag in _HEADINGS:
            return None
        if element.tag in ("li", "p", "dd", "div", "aside", "td"):
            return element
    return None


def _definition(home: Any) -> str:
    """A note's words without the link back and without its own label."""
    for link in list(home.iter("a")):
        if (link.get("href") or "").startswith("#") and (
            _BACK.fullmatch(_tidy(link.text_content())) or _LABEL.fullmatch(_tidy(link.text_content()))
        ):
            _replace(link, " ")
    words = _words(home)
    _replace(home, "")
    return re.sub(r"^(?:\[\d{1,3}\]|\d{1,3}[.)])\s*", "", words)


def _replace(element: Any, words: str) -> None:
    """Put words where an element was; what follows it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    words += element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words
    parent.remove(element)


def _called(text: str, definitions: Mapping[str, str]) -> list[str]:
    """The labels that the text calls and that are defined, in the order of their first call."""
    labels = (match["named"] or match["figure"] for match in _CALL.finditer(text))
    return list(dict.fromkeys(label for label in labels if label in definitions))


def _escaped(labels: Mapping[str, str], match: re.Match[str]) -> str:
    label = match["named"] or match["figure"]
    return f"\\[{labels[label]}\\]" if label in labels else match[0]


def _parsed(page: str) -> Any:
    """A page as a tree; what no tree can hold is left out."""
    try:
        from lxml import html
    except ImportError:
        raise _missing("The reader of pages") from None
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", page)
    clean = re.sub(r"^\s*<\?xml[^>]*>", "", clean)
    return html.document_fromstring(f"{clean}\n" if re.search(r"<\w", clean) else f"<p>{clean}</p>")


def _serialised(tree: Any) -> str:
    from lxml import html

    return str(html.tostring(tree, encoding="unicode"))


def _trafilatura() -> Any:
    try:
        import trafilatura
    except ImportError:
        raise _missing("The reader of pages") from None
    return trafilatura


def _missing(what: str) -> CannotReadError:
    return CannotReadError(f"{what} is missing: “pip install 'facing-pages[contribute]'”.")


def _properties(xml: bytes) -> dict[str, str]:
    """What a .docx file says of itself, by the names of its properties."""
    if not xml:
        return {}
    from lxml import etree

    try:
        tree = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return {}
    return {etree.QName(element).localname: _tidy(element.text or "") for element in tree if element.text}


def _tidy(words: str) -> str:
    return " ".join(words.split())


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_said, value))
    return _tidy(str(value)) if value is not None and not isinstance(value, dict) else ""


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words[:10]).isoformat()
    except ValueError:
        return ""


def _web(address: str) -> str:
    return address if re.fullmatch(r"https?://\S+", address) else ""


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def many(count: int, word: str) -> str:
    """A count with its noun: ``no notes``, ``1 note``, ``2 notes``."""
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"
