"""The Markdown that articles are written in: CommonMark with tables, notes, definitions and attributes.

What it adds to CommonMark, and what it takes care of, since nothing people
hand in is trusted:

* ``{.turn}``, ``{.item level=2}`` alone on a line says of the block below it
  what Markdown has no sign for; ``[mot juste]{lang=fr}`` says it of words. In a
  comment, ``<!-- {.turn} -->``, it says the same.
* ``x^2^``, ``H~2~O``, ``~~gone~~``, ``text[^1]``, ``text^[a note]``.
* The commands of site generators (``{{< … >}}``, ``{% … %}``, ``{: … }``) are no
  words of the text.
* A text nested deeper than any article is stays words at that depth.
"""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from facing_pages.article.markdown import signs

_DEEPEST = 40
_DEEPEST_INLINE = 60
_ATTRIBUTES = re.compile(r"\{[^{}\n]{1,400}\}")
_COMMENT = re.compile(r"<!--[ \t]*(\{[^{}\n]{1,400}\})[ \t]*-->")
_COMMAND = re.compile(r"\{\{[<%][^\n]{0,1000}?[>%]\}\}|\{%[^\n]{0,1000}?%\}|\{::?(?=[\s.#/a-z])[^{}\n]{0,400}\}")
_MOST_BRACKETS = 300
_BRACKET = re.compile(r"[!^]?\[")
_RAISED = re.compile(r"([\^~])((?:\\[!-/:-@\[-`{-~]|(?!\1)[^\s\\\[\]])+)\1")
_SPACED_LABEL = re.compile(r"\[\^([^\[\]\n^]*[^\[\]\n^ ] [^\[\]\n^]*)\]")
_STAND_IN = "\ufdd0"
"""For a space in a note's label while the text is read: no text holds this character."""


class _Markdown(MarkdownIt):
    """Addresses stay as they are written: which of them become links is asked later."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def read(text: str) -> tuple[list[Token], dict[str, Any]]:
    """A text's tokens, and what was found beside them: references and notes within the text.

    Arguments:
        text: Markdown without front matter, its line breaks line feeds.
    """
    env: dict[str, Any] = {}
    source = text.replace("\r", " ")
    if _STAND_IN in source:
        return _MARKDOWN.parse(source, env), env
    spaced = _spaced_labels(source)
    tokens = _MARKDOWN.parse(spaced, env)
    if spaced != source:
        _put_back(tokens, env)
    return tokens, env


def read_html(source: str) -> list[Token]:
    """A block of HTML as tokens of its tags and its text."""
    return _HTML.parseInline(source)[0].children or []


def _spaced_labels(source: str) -> str:
    """The text with the spaces in the labels of its notes stood in for, where a line defines such a note."""
    defined = {match[1] for match in _SPACED_LABEL.finditer(source) if source[match.end() : match.end() + 1] == ":"}

    def stood_in(match: re.Match[str]) -> str:
        return match[0].replace(" ", _STAND_IN) if match[1] in defined else match[0]

    return _SPACED_LABEL.sub(stood_in, source) if defined else source


def _put_back(tokens: list[Token], env: dict[str, Any]) -> None:
    for token in tokens:
        token.content = token.content.replace(_STAND_IN, " ")
        if "label" in token.meta:
            token.meta["label"] = token.meta["label"].replace(_STAND_IN, " ")
        _put_back(token.children or [], {})
    for note in env.get("footnotes", {}).get("list", {}).values():
        _put_back(note.get("tokens", []), {})


# --- blocks -----------------------------------------------------------------


def _too_deep(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """What is nested deeper than any article is: a paragraph."""
    return not silent and state.level >= _DEEPEST and paragraph(state, line, end, silent)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip(" \t")


def _attributes_block(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    text = _line(state, line)
    if not text.startswith(("{", "<!--")) or state.is_code_block(line):
        return False
    comment = _COMMENT.fullmatch(text)
    text = comment[1] if comment else text
    attributes = _attributes(text, 0)
    if attributes is None or attributes[0] != len(text):
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.meta, token.content, token.map = attributes[1], text, [line, line + 1]
        state.line = line + 1
    return True


def _command_block(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    text = _line(state, line)
    if not text.startswith("{") or state.is_code_block(line) or not _COMMAND.fullmatch(text):
        return False
    if not silent:
        token = state.push("furniture", "", 0)
        token.content, token.map = text, [line, line + 1]
        state.line = line + 1
    return True


def _attributes(text: str, at: int) -> tuple[int, dict[str, str]] | None:
    """Where the attributes that begin there end, and what they say."""
    match = _ATTRIBUTES.match(text, at)
    try:
        length, said = parse_attributes(match[0]) if match else (0, {})
    except ParseError:
        return None
    return (match.end(), said) if match and said and length + 1 == len(match[0]) else None


# --- in the line ------------------------------------------------------------


def _command(state: StateInline, silent: bool) -> bool:
    match = _COMMAND.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("furniture", "", 0).content = match[0]
    state.pos = match.end()
    return True


def _lone_bracket(state: StateInline, silent: bool) -> bool:
    """In a text of very many brackets, one that nothing closes: it is a word, and nobody looks for its end."""
    match = _BRACKET.match(state.src, state.pos, state.posMax)
    if not match or match.end() - 1 not in _lone_brackets(state):
        return False
    if not silent:
        state.pending += match[0]
    state.pos = match.end()
    return True


def _lone_brackets(state: StateInline) -> frozenset[int]:
    known: tuple[str, frozenset[int]] = state.env.get("brackets", ("", frozenset()))
    if known[0] is state.src:
        return known[1]
    found: list[int] = []
    if state.src.count("[") > _MOST_BRACKETS:
        # A note's mark is a thing by itself, whatever brackets are in its label.
        for match in re.finditer(r"\\.|\[\^[^\]\s]{1,100}\]|[\[\]]", state.src, re.DOTALL):
            if match[0] == "[":
                found.append(match.start())
            elif match[0] == "]" and found:
                found.pop()
    lone = frozenset(found)
    state.env["brackets"] = state.src, lone
    return lone


def _raised(state: StateInline, silent: bool) -> bool:
    """``^raised^`` and ``~lowered~``, without spaces."""
    match = _RAISED.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        name, after = ("sup" if match[1] == "^" else "sub"), state.posMax
        state.push(f"{name}_open", name, 1)
        state.pos, state.posMax = match.start(2), match.end(2)
        state.md.inline.tokenize(state)
        state.push(f"{name}_close", name, -1)
        state.posMax = after
    state.pos = match.end()
    return True


def _span(state: StateInline, silent: bool) -> bool:
    """``[words]{.format}``."""
    if state.src[state.pos] != "[":
        return False
    start, after = state.pos + 1, state.posMax
    end = state.md.helpers.parseLinkLabel(state, state.pos, False)
    attributes = _attributes(state.src, end + 1) if end >= 0 else None
    if attributes is None or attributes[0] > after:
        return False
    if not silent:
        state.push("span_open", "span", 1).meta = attributes[1]
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = after
    state.pos = attributes[0]
    return True


def _attributes_inline(state: StateInline, silent: bool) -> bool:
    """What follows a picture, a link or code: ``![](mill.jpg){.decorative}``."""
    if silent or state.pending or not state.tokens:
        return False
    token = state.tokens[-1]
    attributes = _attributes(state.src, state.pos) if token.type in ("image", "link_close", "code_inline") else None
    if attributes is None or attributes[0] > state.posMax:
        return False
    token.meta = {**token.meta, **attributes[1]}
    state.pos = attributes[0]
    return True


def _split_paragraphs(state: StateCore) -> None:
    state.tokens[:] = signs.split(state.tokens, state.src)


def _made() -> MarkdownIt:
    made = _Markdown("commonmark", {"html": True, "maxNesting": _DEEPEST_INLINE}).enable(["table", "strikethrough"])
    made.use(footnote_plugin, inline=True, move_to_end=False, always_match_refs=True).use(deflist_plugin)
    around = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    made.block.ruler.before("table", "too_deep", _too_deep)
    made.block.ruler.before("fence", "command", _command_block, around)  # type: ignore[arg-type]
    made.block.ruler.before("fence", "attributes", _attributes_block)
    made.core.ruler.after("block", "paragraphs", _split_paragraphs)
    made.inline.ruler.before("link", "lone_bracket", _lone_bracket)
    made.inline.ruler.after("link", "span", _span)
    made.inline.ruler.after("footnote_ref", "raised", _raised)
    made.inline.ruler.push("command", _command)
    made.inline.ruler.push("attributes", _attributes_inline)
    return made


_MARKDOWN = _made()
_HTML = MarkdownIt("zero", {"html": True}).enable(["html_inline", "entity"])
