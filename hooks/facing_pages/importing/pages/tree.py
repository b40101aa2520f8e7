"""A page of the web as a tree of elements: its bytes decoded, its markup read, and what its elements hold measured."""

from __future__ import annotations

import codecs
import html
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facing_pages.importing.imported import CannotReadError, missing

Element = Any
"""An element of lxml, which has no types."""

MOST_BYTES = 12_000_000
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([\w:.-]{2,40})""",
    re.IGNORECASE,
)
_AS_BROWSERS_DO: Mapping[str, str] = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""Encodings that are declared, and those that such pages are in."""
_MARKS_OF_ORDER = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NOT_IN_TREES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SCRIPT_TAGS = re.compile(r"<script\b[^<>]*>|</script\b", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th"
    " thead tr ul".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SENTENCE = re.compile(r"[.!?…。！？।؟]")
_DENSE_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def decoded(data: bytes) -> str:
    """The text of a page as browsers read it, but that well-formed UTF-8 is UTF-8 whatever the page declares."""
    for mark, encoding in _MARKS_OF_ORDER:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:8192])
    if declared:
        name = (declared[1] or declared[2]).decode("ascii")
        try:
            encoding = codecs.lookup(name).name
            return data.decode(_AS_BROWSERS_DO.get(encoding, encoding), "replace")
        except (LookupError, ValueError):
            pass
    return _guessed(data)


def _guessed(data: bytes) -> str:
    try:
        from trafilatura.utils import detect_encoding
    except ImportError:
        raise missing("The reader of pages") from None
    for encoding in detect_encoding(data[:200_000]):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def tree_of(data: bytes, path: Path) -> Element:
    """The page as a tree, its root ``html``.

    Raises:
        CannotReadError: it holds no markup that can be read, or is too large.
    """
    if len(data) > MOST_BYTES:
        raise CannotReadError(
            f"{path} is larger than {MOST_BYTES // 1_000_000} MB: copy the article's text into a .txt file."
        )
    text = _NOT_IN_TREES.sub("", decoded(data))
    root = None
    if path.suffix.lower() in (".xhtml", ".xht", ".xml") or _XML_DECLARATION.match(text):
        root = _as_xml(text)
    if root is None:
        root = _as_html(text, path)
    if root is None:
        raise CannotReadError(f"{path} shows no words. Copy its text into a .txt file.")
    return root


def _as_xml(text: str) -> Element | None:
    from lxml import etree  # type: ignore[import-untyped]
    from lxml import html as lxml_html

    named = _NAMED.sub(lambda match: html.unescape(match[0]), _XML_DECLARATION.sub("", text))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    parser.set_element_class_lookup(lxml_html.HtmlElementClassLookup())
    try:
        root = etree.fromstring(named.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2].lower()
    return root if root.tag == "html" and root.find("body") is not None else None


def _as_html(text: str, path: Path) -> Element | None:
    try:
        from lxml import etree
        from lxml import html as lxml_html
    except ImportError:
        raise missing("The reader of pages") from None
    bare = _opened(_XML_DECLARATION.sub("", text))
    if not bare.strip():
        return None
    whole = f"{bare}\n" if re.search(r"<\w", bare) else f"<p>{html.escape(bare)}</p>"
    for is_huge in (False, True):  # the depth that is read by default is that of some old pages, which close no tag
        parser = lxml_html.HTMLParser(huge_tree=is_huge)
        try:
            root = lxml_html.document_fromstring(whole, parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return None
        if not any("depth" in error.message.lower() for error in parser.error_log):
            return root if root.tag == "html" else None
    raise CannotReadError(
        f"{path} is nested deeper than can be read. Open it in a browser and copy its text into a .txt file."
    )


def _opened(text: str) -> str:
    """Markup in which a script closed in itself is open where its end follows, as browsers read it."""
    tags = list(_SCRIPT_TAGS.finditer(text))
    pieces, end = [], 0
    for tag, after in itertools.pairwise(tags):
        if tag[0].endswith("/>") and after[0].startswith("</"):
            pieces.append(text[end : tag.end() - 2] + ">")
            end = tag.end()
    return "".join([*pieces, text[end:]])


def is_element(node: Element) -> bool:
    """Whether a node is an element, and no comment or instruction."""
    return isinstance(node.tag, str)


def names(element: Element) -> str:
    """The words of an element's class, id and role, and of a tag of its own, in small letters, each between hyphens."""
    raw = " ".join(
        filter(
            None,
            (element.get("class"), element.get("id"), element.get("role"), element.tag if "-" in element.tag else ""),
        )
    )[:500]
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", raw)
    return "-" + re.sub(r"[^a-zà-ÿ]+", "-", apart.lower()) + "-"


def shown(element: Element) -> str:
    """The words of an element on one line, those of two blocks apart."""
    if not len(element) and is_element(element):
        return tidy(element.text or "")
    return tidy("".join(_pieces(element)))


def shown_lines(element: Element, most: int | None = None) -> str:
    """The words of an element, a line for each of its blocks and of its lines.

    Arguments:
        most: how many characters they may have; empty where there are more.
    """
    pieces, size = [], 0
    for piece in _pieces(element):
        pieces.append(piece)
        size += len(piece.strip())
        if most is not None and size > most:
            return ""
    text = "\n".join(filter(None, map(tidy, "".join(pieces).split("\n"))))
    return text if most is None or len(text) <= most else ""


def _pieces(element: Element) -> Iterator[str]:
    stack: list[tuple[Element, bool]] = [(element, False)]
    while stack:
        node, is_end = stack.pop()
        apart = is_element(node) and (node.tag in BLOCKS or node.tag == "br")
        if apart:
            yield "\n"
        if is_end:
            if node is not element and node.tail:
                yield node.tail.replace("\n", " ")
            continue
        stack.append((node, True))
        if is_element(node):
            if node.text:
                yield node.text.replace("\n", " ")
            stack += [(child, False) for child in reversed(node)]


def squeezed(text: str) -> str:
    """The letters and figures of a text alone, in small letters."""
    return "".join(filter(str.isalnum, text)).casefold()


def take_out(element: Element) -> None:
    """Remove an element from its tree; the text that follows it stays."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail
    if parent is None:
        return
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        element.tail = None
    parent.remove(element)


@dataclass
class Measure:
    """What an element holds, in letters: all of them, those in links, and those of prose in paragraphs."""

    letters: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0

    @property
    def density(self) -> float:
        """Which part of its letters stands in links."""
        return self.linked / self.letters if self.letters else 0.0


def letters(text: str) -> int:
    """How many letters and figures a text has; a character that stands for a syllable or a word counts three."""
    if not text or text.isspace():
        return 0
    return sum(map(str.isalnum, text)) + (0 if text.isascii() else 2 * len(_DENSE_SCRIPT.findall(text)))


def measured(root: Element) -> dict[Element, Measure]:
    """The measure of every element under a root. Prose is what stands in blocks with sentences and few links."""
    found: dict[Element, Measure] = {}
    for node in reversed(list(root.iter())):  # children before their parents
        if not is_element(node):
            found[node] = Measure()
            continue
        children = list(node)
        sum_up = Measure(letters(node.text or ""))
        for child in children:
            part = found[child]
            sum_up.letters += part.letters + letters(child.tail or "")
            sum_up.linked += part.linked
            sum_up.prose += part.prose
            sum_up.links += part.links
        if node.tag == "a" and node.get("href"):
            sum_up.linked, sum_up.links = sum_up.letters, sum_up.links + 1
        found[node] = sum_up
        if node.tag in BLOCKS and node.tag not in HEADINGS:
            _add_prose(sum_up, _inline(node, children), found)
    return found


def _inline(node: Element, children: list[Element]) -> list[Any]:
    """The text of a block that stands in no block within it, with its inline elements."""
    parts: list[Any] = [node.text or ""]
    for child in children:
        if is_element(child) and child.tag not in BLOCKS:
            parts.append(child)
        parts.append(child.tail or "")
    return parts


def _add_prose(measure: Measure, parts: Iterable[Any], found: Mapping[Element, Measure]) -> None:
    text, linked, within = "", 0, 0
    for part in parts:
        if isinstance(part, str):
            text += part
        else:
            text += " ".join(part.itertext())
            linked += found[part].linked
            within += found[part].prose
    size = letters(text)
    if within or size < 40 or linked > size / 2:
        return
    if size >= 100 or _SENTENCE.search(text):
        measure.prose += size - linked


def serialised(tree: Element) -> str:
    """An element as HTML."""
    from lxml import html as markup

    return str(markup.tostring(tree, encoding="unicode"))


def tidy(run: str) -> str:
    """Words with single spaces between."""
    return " ".join(run.split())
