"""Markdown that people write, made into safe HTML.

HTML in it is shown as text. A link uses http, https or mailto, or leads to a
place in the comparison; what such a place is, a callback decides. A link whose
words stand in quotation marks and which leads to a paragraph is a *bound
quotation*: the words must occur there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

from facing_pages.model import Passage, Place, Prose
from facing_pages.problems import Problem
from facing_pages.webaddress import is_address

_MAIL = "mailto:"
_TAGS = {"p", "a", "em", "strong", "code", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "br", "pre", "hr", "table"}
_TAGS |= {"thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "del"}
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_QUOTED = re.compile(r"^\s*(?:[“\"](?P<curly>.+)[”\"]|«\s*(?P<angled>.+?)\s*»)\s*$", re.DOTALL)
_HREF = re.compile(r'(?<=<a) href="fp:(\d+)"')
"""What stands for the place that a link leads to, until the HTML is made; in a text there is no such tag."""
_ANY_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»")
"""Between the quotation marks of English and of French."""


@dataclass(frozen=True)
class Fault:
    """What is wrong in a piece of prose; ``line`` counts from 0 within it."""

    line: int
    code: str
    message: str
    repair: str = ""
    severity: Literal["error", "warning"] = "error"

    def at(self, path: str, line: int) -> Problem:
        """The problem that this is in a piece of prose that begins on a line of a file."""
        return Problem(path, line + self.line, self.code, self.message, self.repair, self.severity)


@dataclass(frozen=True)
class Target:
    """What a link of ours leads to: a place, or a fault and perhaps none.

    ``passage`` is what the link's words quote there, if they are a quotation.
    """

    place: Place | None = None
    fault: Fault | None = None
    passage: Passage | None = None


Resolve = Callable[[str, str | None], Target]
"""Given a link's address and, where its words stand in quotation marks, those words."""


Mentions = Callable[[str], Iterable[tuple[int, int, Place]]]
"""Given a run of words, those that become links: where each begins and ends, and the place that it leads to."""

_MARKUP = re.compile(r"[\\`*_\[<>&\x00-\x1f\x7f-\xa0\ufeff\ud800-\udfff]")
"""What Markdown or HTML may take for more than words; without any, words are their own HTML."""
MOST_CHARACTERS = 65_536
MOST_BRACKETS = 1_000
"""Of one piece of prose."""
_OPENING, _CLOSING = ("“", "«"), ("”", "»")
_MARKED = re.compile("([“«”»]?)([^“«”»]*)")
"""A quotation mark, or none at the beginning, with the words after it."""
_HIDDEN = "\ufffc"
"""Stands for a character that is quoted, where names are looked for."""


class _Markdown(MarkdownIt):
    """Takes every address for a link: one that may not stand is then refused in words, not shown as text."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  the name is markdown-it's
        return True


_MARKDOWN = _Markdown("commonmark", {"html": False, "typographer": False}).enable("table")
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    # Without a set of its own for any element it would let each have a title, words that no reader of a telephone sees.
    attributes={"*": set(), "a": {"href", "class"}, "th": {"style"}, "td": {"style"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto", "fp"},
    link_rel=None,
)


@lru_cache(maxsize=512)  # a preview asks for the same prose again and again
def _parsed(markdown: str, form: Literal["block", "inline"]) -> tuple[Token, ...]:
    """The tokens of a text; several ask for them, so nobody changes one."""
    return tuple(_MARKDOWN.parse(markdown) if form == "block" else _MARKDOWN.parseInline(markdown))


def _too_much(markdown: str) -> list[Fault]:
    """Whether it is more than anybody reads, or so full of brackets that to look for links in it takes for ever."""
    if len(markdown) > MOST_CHARACTERS:
        message = f"This has {len(markdown):,} characters; {MOST_CHARACTERS:,} are the most that is read."
        return [Fault(0, "too-large", message, "Say less.")]
    if (brackets := markdown.count("[")) > MOST_BRACKETS:
        message = f"This has {brackets:,} opening brackets; {MOST_BRACKETS:,} are the most that is read."
        return [Fault(0, "too-large", message, "Take out those that belong to no link.")]
    return []


def _as_it_is(markdown: str) -> Prose:
    """Words that are not read as Markdown."""
    return Prose(markdown.strip(), ((str(escape(markdown)),),), " ".join(markdown.split()))


class Writer:
    """Makes prose of Markdown, its inner links resolved by a callback."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve

    def block(self, markdown: str, mentions: Mentions | None = None) -> tuple[Prose, list[Fault]]:
        """Paragraphs, lists and whatever else Markdown has, without HTML.

        Arguments:
            mentions: finds words that become links, looking past links, code and what is quoted.
        """
        if faults := _too_much(markdown):
            return _as_it_is(markdown), faults
        return self._make(markdown, _parsed(markdown, "block"), mentions)

    def inline(self, markdown: str) -> tuple[Prose, list[Fault]]:
        """A sentence or two that stand in somebody else's element."""
        if not _MARKUP.search(markdown):
            return Prose(markdown.strip(), ((markdown,) if markdown else (),), " ".join(markdown.split())), []
        if faults := _too_much(markdown):
            return _as_it_is(markdown), faults
        return self._make(markdown, _parsed(markdown, "inline"))

    def _make(
        self, markdown: str, parsed: Sequence[Token], mentions: Mentions | None = None
    ) -> tuple[Prose, list[Fault]]:
        faults: list[Fault] = []
        found: list[Target] = []
        tokens = []
        for token in parsed:
            if token.children:
                inner = self._linked(token.children, token.map[0] if token.map else 0, found, faults)
                if mentions:
                    inner = list(_with_mentions(inner, mentions, found))
                tokens.append(replace(token, children=inner))
            else:
                tokens.append(token)
        blocks = tuple(_with_places(_safe(block), found) for block in _blocks(tokens))
        bound = tuple(target.passage for target in found if target.passage)
        return Prose(markdown.strip(), blocks, plain(tokens), bound), faults

    def _linked(self, tokens: Sequence[Token], line: int, found: list[Target], faults: list[Fault]) -> list[Token]:
        """A line's tokens, whose links lead where they are to; what else prose may not hold becomes text."""
        made = []
        for at, token in enumerate(tokens):
            if token.type in ("softbreak", "hardbreak"):
                line += 1
            if token.type == "text" and (html := _HTML.search(token.content)):
                message = f"“{html.group()}” is HTML; it is shown as text."
                repair = "Write it in Markdown, or as code between backticks."
                faults.append(Fault(line, "raw-html", message, repair, "warning"))
            if token.type == "image":
                message = "Prose cannot contain pictures."
                faults.append(Fault(line, "bad-link", message, "Link to the picture's page instead."))
                made.append(_text(token.content))
            elif token.type == "link_open" and (target := self._target(token, _shown(tokens, at))):
                made.append(_link(target, found, token.attrs))
                if fault := target.fault:
                    faults.append(Fault(line, fault.code, fault.message, fault.repair, fault.severity))
            else:
                made.append(token)
        return made

    def _target(self, token: Token, shown: str) -> Target | None:
        """What a link of ours leads to; None for one that leads away."""
        href = str(token.attrGet("href") or "")
        if is_address(href) or href.lower().startswith(_MAIL):
            return None
        quoted = _QUOTED.match(shown)
        return self._resolve(href, (quoted["curly"] or quoted["angled"]) if quoted else None)


def _with_mentions(tokens: Iterable[Token], mentions: Mentions, found: list[Target]) -> Iterator[Token]:
    """A line's tokens, with links in those of its words that nobody linked or quoted.

    Lines of one paragraph run on: a name may begin on one and end on the next.
    """
    run, links, quoted = "", 0, 0
    for token in [*tokens, Token("end", "", 0)]:
        if not links and token.type in ("text", "softbreak"):
            run += token.content if token.type == "text" else "\n"
            continue
        seen, quoted = _unquoted(run, quoted)
        at = 0
        for start, end, place in mentions(seen):
            yield from (_text(run[at:start]), _link(Target(place), found, {}))
            yield from (_text(run[start:end]), Token("link_close", "a", -1))
            at = end
        if run[at:]:
            yield _text(run[at:])
        run = ""
        links += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type != "end":
            yield token


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)


def _link(target: Target, found: list[Target], attributes: Mapping[str, str | int | float]) -> Token:
    """What opens a link to the next that is found."""
    marked = {"class": "fp-bound"} if target.passage else {}
    found.append(target)
    return Token("link_open", "a", 1, {**attributes, "href": f"fp:{len(found) - 1}", **marked})


def _unquoted(text: str, depth: int) -> tuple[str, int]:
    """A text as long as it was, its quotations hidden, and how deep in quotations it ends.

    Arguments:
        depth: how deep in quotations it begins.
    """
    shown = []
    for mark, words in _MARKED.findall(text):
        depth += mark in _OPENING
        shown.append(_HIDDEN * len(mark) if depth else mark)
        depth = max(0, depth - (mark in _CLOSING))
        shown.append(_HIDDEN * len(words) if depth else words)
    return "".join(shown), depth


def _safe(block: Sequence[Token]) -> str:
    return _CLEANER.clean(_MARKDOWN.renderer.render(block, _MARKDOWN.options, {}))


def _blocks(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """The tokens of each block that stands in no other."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def _with_places(html: str, found: Sequence[Target]) -> tuple[str | Place, ...]:
    """HTML cut where its links into the comparison have their addresses, with the places there."""
    parts: list[str | Place | None] = list(_HREF.split(html))
    parts[1::2] = (found[int(str(number))].place for number in parts[1::2])
    return tuple(part for part in parts if part)


def _shown(tokens: Sequence[Token], opening: int) -> str:
    """The words of the link that opens there."""
    words = []
    for at in range(opening + 1, len(tokens)):  # a copy of the rest for each of many links would take for ever
        token = tokens[at]
        if token.type == "link_close":
            break
        words.append(" " if token.type in ("softbreak", "hardbreak") else token.content)
    return "".join(words)


def plain(tokens: Sequence[Token]) -> str:
    """The words alone, one space between blocks."""
    blocks = []
    for token in tokens:
        if token.children is not None:
            words = (" " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children)
            blocks.append("".join(words))
        elif token.type in ("code_block", "fence"):
            blocks.append(token.content)
    return " ".join(" ".join(blocks).split())


def quotations(text: str) -> list[str]:
    """The runs between curly double or angled quotation marks, without the marks.

    >>> quotations("It says “not even a contest” there, et « une cloche » là.")
    ['not even a contest', 'une cloche']
    """
    return [match.group()[1:-1].strip() for match in _ANY_QUOTED.finditer(text)]


def own_words(text: str) -> str:
    """A text with what it quotes taken out, on as many lines as before.

    >>> own_words("It says “not even a contest” there.")
    'It says “” there.'
    """

    def emptied(match: re.Match[str]) -> str:
        quoted = match.group()
        return quoted[0] + "\n" * quoted.count("\n") + quoted[-1]

    return _ANY_QUOTED.sub(emptied, text)
