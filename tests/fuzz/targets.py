"""What is fuzzed: each target takes any bytes, and says by an exception that a promise is broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from facing_pages.article.markdown.written import write_markdown
from facing_pages.article.parse import decode, parse_article
from facing_pages.article.show import show
from facing_pages.binding.quotations import Finder, fold
from facing_pages.importing.imported import CannotReadError
from facing_pages.importing.reading import read
from facing_pages.model import Passage, Place
from facing_pages.problems import Problem
from facing_pages.writing.prose import Target, Writer
from facing_pages.writing.reader import check, read_front_matter, read_yaml
from facing_pages.writing.records import AnnotationRecord

_WORD = re.compile(r"\w+")
_TAGS = set("p a em strong code ul ol li blockquote h2 h3 h4 br pre hr table thead tbody tr th td del".split())


class BrokenError(AssertionError):
    """A promise does not hold for this input."""


def _require(holds: bool, promise: str) -> None:
    if not holds:
        raise BrokenError(promise)


def _article(data: bytes, name: str) -> None:
    text, problems = decode(data, name)
    if text is None:
        _require(bool(problems), "a file that is no text has a problem")
        return
    article, found = parse_article(text, name)
    _require(all(isinstance(one, Problem) for one in found), "what is wrong is a problem")
    _require("\n".join(line.text for line in article.lines) == text.removesuffix("\n"), "every line is on record")
    _require(bool(show(article)) or not text.strip(), "there is something to show")
    for block in article.blocks:
        _require(article.text[block.start : block.end] == block.text, "a block stands where it says")
        _require(all(0 <= mark.offset <= len(block.text) for mark in block.marks), "a mark stands in its block")
    _require(len({block.id for block in article.blocks}) == len(article.blocks), "ids are told apart")


def plain(data: bytes) -> None:
    """An article as plain text."""
    _article(data, "any.txt")


def markdown(data: bytes) -> None:
    """An article as Markdown, which is written out and read back."""
    _article(data, "any.md")
    text, _ = decode(data, "any.md")
    if text is not None:
        article, _ = parse_article(text, "any.md")
        again, _ = parse_article(write_markdown(article), "any.md")
        _require(_WORD.findall(again.text) == _WORD.findall(article.text), "no word is lost in writing")


def prose(data: bytes) -> None:
    """Our own prose, as HTML that an ordinary parser takes for the same and that runs nothing."""
    text = data.decode("utf-8", "replace")
    for make in (_WRITER.block, _WRITER.inline):
        made, _ = make(text)
        html = str(made.html(_ANYWHERE))
        page = LexborHTMLParser(html)
        _require(page.body is not None, "it is HTML")
        for node in page.css("body *"):
            _require(node.tag in _TAGS, f"{node.tag} may not stand in prose")
            for name, value in node.attributes.items():
                _require(name in ("href", "class", "style", "start"), f"{name} may not stand in prose")
                if name == "href":
                    _require(urlsplit(value or "").scheme in ("http", "https", "mailto", ""), "a link runs nothing")


def yaml(data: bytes) -> None:
    """Front matter and a file of records."""
    text, _ = decode(data, "any.yml")
    if text is None:
        return
    for places in (read_yaml(text, "any.yml")[0], read_front_matter(f"---\n{text}\n---\nWords.\n", "any.md")[0]):
        if places:
            value, problems = check(AnnotationRecord, places, "any.yml")
            _require((value is None) == bool(problems), "a record is whole or has a problem")


def quotation(data: bytes) -> None:
    """Words that are looked for in a text; the first line are the words."""
    words, _, whole = data.decode("utf-8", "replace").partition("\n")
    article, _ = parse_article(f"A title\n\n{whole}\n", "any.txt")
    finder = Finder("post", article)
    for start, end in finder.places(words):
        _require(fold(article.text[start:end]).text == fold(words).text, "what is found is what was looked for")
        _require(finder.passage(start, end).quotation == article.text[start:end], "a passage is what it quotes")


def page(data: bytes) -> None:
    """A page of the web, as somebody saved it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "any.html")
        path.write_bytes(data)
        try:
            read(path)
        except CannotReadError:
            return


def _resolve(_: str, quoted: str | None) -> Target:
    passage = Passage("post", quoted, 0, len(quoted), ()) if quoted else None
    return Target(Place("bridge", "post", "p1"), passage=passage)


class _Anywhere:
    def href(self, place: Place) -> str:
        return f"/{place.address}"


_WRITER, _ANYWHERE = Writer(_resolve), _Anywhere()

TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (plain, markdown, prose, yaml, quotation, page)
}
