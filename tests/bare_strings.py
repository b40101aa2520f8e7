"""Words of the interface that stand outside the message catalogue: in templates, in scripts, in Python.

A finder gives the line and the words of each. It asks the language's own parser where a string stands, and then
judges by what the string looks like; what it takes for words and is not can be allowed by those who call it.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

import jinja2
from jinja2 import nodes

Found = Iterator[tuple[int, str]]
"""Lines, each with the words there."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_PHRASE = re.compile(r"[^\W\d_]{2,}[.,:;]? +[^\W\d_]{1,}|^[^\W\d_a-z][^\W\d_A-Z]+\s*(?:…|$)")
"""Two words or more, or one that begins with a capital."""
_CLASSES = re.compile(r"\s*(?:(?:fp|md)-[\w-]+\s*)+")

# --- templates --------------------------------------------------------------

_SHOWN = ("alt", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext", "placeholder", "title")
"""Attributes that are read or heard."""
_ABOUT = ("description", "og:description", "og:title", "og:image:alt", "twitter:title", "twitter:description")
_BUTTONS = ("button", "reset", "submit")
_CATALOGUE = ("_", "gettext", "ngettext")
_PUT_IN = "\ufffc"
"""Stands for what a template puts in."""
_ELEMENT = re.compile(f"(</?){_PUT_IN}")
_ATTRIBUTE = re.compile(r'\s*([\w-]+)="([^"]*)"\s*')
"""One that a macro makes for an element elsewhere."""


def in_template(source: str) -> Found:
    """Words in a template's text, in the attributes that are shown, and in its expressions."""
    env = jinja2.Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    env.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension's
    page = _Page()
    page.take(env.parse(source))
    yield from sorted({*page.phrases, *page.shown()})


class _Page:
    """A template as one page of HTML, all its branches one after the other.

    ``phrases`` are strings of which nobody can tell where they end up, that read as words.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[tuple[int, int]] = []
        self._length = 0
        self.phrases: list[tuple[int, str]] = []

    def shown(self) -> Found:
        """What a reader would see or hear of the page."""
        html = _ELEMENT.sub(r"\1x", "".join(self._pieces))
        for offset, words in _Reader(html).found:
            at, line = self._starts[bisect_right(self._starts, (offset, 10**9)) - 1]
            yield line + html.count("\n", at, offset), words

    def take(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.TemplateData):
            self._add(node.data, node.lineno)
        elif isinstance(node, nodes.Output):
            for part in node.nodes:
                self.take(part) if isinstance(part, nodes.TemplateData) else self._expression(part, is_shown=True)
        elif isinstance(node, nodes.Expr):
            self._expression(node, is_shown=False)
        elif not isinstance(node, nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends):
            for child in node.iter_child_nodes():
                self.take(child)

    def _add(self, text: str, line: int) -> None:
        self._starts.append((self._length, line))
        self._pieces.append(text)
        self._length += len(text)

    def _expression(self, node: nodes.Node, *, is_shown: bool) -> None:
        """Walk an expression; what it can become by itself is shown where it stands, its other strings are judged."""
        if isinstance(node, nodes.Const):
            if is_shown:
                self._add(node.value if isinstance(node.value, str) else "", node.lineno)
            elif isinstance(node.value, str) and _PHRASE.search(node.value) and not _CLASSES.fullmatch(node.value):
                self.phrases.append((node.lineno, node.value))
            return
        if isinstance(node, nodes.Compare | nodes.Test):
            return
        if is_shown and not isinstance(node, _CHOICES):
            self._add(_PUT_IN, node.lineno)
        is_said = isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in _CATALOGUE
        for name, child in _children(node):
            if is_said and name == "args":
                continue
            stays = is_shown and (name, type(node)) in _STAYS
            self._expression(child, is_shown=stays)


_STAYS = {
    ("expr1", nodes.CondExpr),
    ("expr2", nodes.CondExpr),
    ("left", nodes.Or),
    ("right", nodes.Or),
    ("right", nodes.And),
    ("left", nodes.Add),
    ("right", nodes.Add),
    ("nodes", nodes.Concat),
    ("node", nodes.Filter),
    ("expr", nodes.MarkSafe),
    ("expr", nodes.MarkSafeIfAutoescape),
}
"""The parts of an expression that it can become."""
_CHOICES = tuple({kind for _, kind in _STAYS})


def _children(node: nodes.Node) -> Iterator[tuple[str, nodes.Node]]:
    for name, value in node.iter_fields():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, nodes.Node):
                yield name, child


class _Reader(HTMLParser):
    """Reads a page as a browser does, for its words; ``found`` are they, each with its offset."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._lines = [0, *(at.end() for at in re.finditer("\n", html))]
        self._within = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag if tag in ("script", "style") else ""
        given = {name: value or "" for name, value in attrs}
        names = [name for name, _ in attrs if name in _SHOWN]
        names += ["content"] if (given.get("name") or given.get("property")) in _ABOUT else []
        names += ["value"] if tag == "input" and given.get("type") in _BUTTONS else []
        names += ["label"] if tag in ("optgroup", "option", "track") else []
        for name, value in given.items():
            self._attribute(name, value, is_shown=name in names)

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "script":
            for line, words in in_script(data):
                self.found.append((self._at() + sum(map(len, data.splitlines(keepends=True)[: line - 1])), words))
        elif not self._within:
            self._judge(data)

    def _attribute(self, name: str, value: str, *, is_shown: bool) -> None:
        if is_shown or (name.startswith("data-") and _PHRASE.search(value)):
            self._judge(value)

    def _judge(self, text: str) -> None:
        if alone := _ATTRIBUTE.findall(text) if not _ATTRIBUTE.sub("", text).strip(f"{_PUT_IN}>\n ") else []:
            for name, value in alone:
                self._attribute(name, value, is_shown=name in _SHOWN)
            return
        said = unescape(text).replace(_PUT_IN, " … ")
        if _WORD.search(said):
            begins = len(text) - len(text.lstrip())
            self.found.append((self._at() + begins, " ".join(said.split())))

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


# --- scripts ----------------------------------------------------------------

_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/"
    r"|(?P<before>[=(,:\[!&|?{};\n]\s*|return\s+)/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*"
    r"|\"(?P<double>(?:\\.|[^\"\\\n])*)\"|'(?P<single>(?:\\.|[^'\\\n])*)'|`(?P<pattern>(?:\\.|[^`\\])*)`",
    re.DOTALL,
)
_SHOWN_AS = re.compile(
    r"(?:textContent|innerText|ariaLabel|title|placeholder|alt)\s*[=:]\s*$|\"aria-(?:label|description|valuetext)\"\s*[:,]\s*$"
    r"|\bmake\(\s*\"[\w-]+\",\s*\{[^{}]*\},\s*(?:[^()]*,\s*)?$"
)
"""What stands before a string that an element is made to show."""
_SELECTOR = re.compile(r"[#.\[\]>=*~{}/\\]|::?\w|^[a-z0-9-]+(, [a-z0-9-]+)+$|^\(.*: .*\)$")
_BLANK = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*(?:\}|$)")


def in_script(source: str) -> Found:
    """Strings of a script that read as words: no script says any of its own."""
    for token in _TOKEN.finditer(source):
        text = token["double"] or token["single"] or token["pattern"] or ""
        said = _BLANK.sub(" … ", text)
        is_phrase = _PHRASE.search(said.strip()) and not _SELECTOR.search(said.replace("… ", "").rstrip(". "))
        is_shown = _WORD.search(said) and _SHOWN_AS.search(source, 0, token.start())
        if (is_phrase or is_shown) and not _CLASSES.fullmatch(text):
            yield source.count("\n", 0, token.start()) + 1, " ".join(said.split())
        # What stands in the blanks of a string is script again.
        for blank in _BLANK.finditer(token["pattern"] or ""):
            at = source.count("\n", 0, token.start("pattern") + blank.start())
            yield from ((at + line, words) for line, words in in_script(blank[0].removeprefix("${")))


# --- Python -----------------------------------------------------------------

_MARKED = ("gettext", "ngettext", "later")


def in_python(source: str) -> Found:
    """Strings of a module that read as words, but for docstrings, errors and what the catalogue has."""
    yield from sorted(_in_node(ast.parse(source), within=False))


def _in_node(node: ast.AST, *, within: bool) -> Found:
    """The strings below a node; within a string that is put together, one word is enough."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _reads(node.value, within=within):
        yield node.lineno, " ".join(node.value.split())
    for child in ast.iter_child_nodes(node):
        if not _is_apart(child):
            yield from _in_node(child, within=isinstance(node, ast.JoinedStr))


def _reads(text: str, *, within: bool) -> bool:
    return bool(_PHRASE.search(text) or (within and " " in text and _PART.search(text)))


_PART = re.compile(r"(?:^| )[^\W\d_]{2,}(?=[.,:;)]?(?: |$))")


def _is_apart(node: ast.AST) -> bool:
    """Whether what stands there is said to no reader, or by the catalogue."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in _MARKED
    return isinstance(node, ast.Raise | ast.arg | ast.AnnAssign) and not getattr(node, "value", None)
