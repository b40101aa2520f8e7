"""Words into Markdown that means just those words, and our prose into Markdown that stands elsewhere."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_SPECIAL = re.compile(r"[\\`*_\[\]{}#]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^()\s]*)\)")
_FENCE = re.compile(r"^(?P<fence>```|~~~) ?[\w-]*\n(?:(?!```|~~~).*\n)*(?P=fence)[ \t]*$", re.MULTILINE)
_SPAN = re.compile(r"\\.|(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))|(?P<lone>`+)")
_BRACE = re.compile(r"\\.|\{", re.DOTALL)
"""A sign behind a backslash, or what may begin a list of attributes."""
_AIM = re.compile(r"!(?=\[)|\](?P<sign>[(:])(?=[<\s]*(?P<address>[^)]{0,300}))")
"""What begins a picture, of which prose has none, and what stands between words and the address to which they lead."""
_RUNS = re.compile(r"(?:javascript|vbscript|data|blob|file):", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00- \x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")
_BLANK = re.compile(r"(\n[ \t]*\n)")
_OPENING = re.compile(r"(?P<number>\d+)(?P<stop>[.)])|(?P<sign>[-+>:=|])")
_TAG = re.compile(r"<(?!https?://|mailto:)(?=[A-Za-z/!?])")
_NO_TAG = re.compile(r"[^A-Za-z0-9-]")
"""In no tag of a language (BCP 47)."""
_NOTE = re.compile(r"(?<!\\)\[(?=\^|TOC\])")
"""What would call or define a footnote, or ask for a table of contents: prose has none of its own."""


def escape(text: str) -> str:
    r"""Foreign text for the middle of a line: every renderer shows the same words.

    The caller puts something of its own before it on the line, or calls
    ``opening``, so that nothing in the text can begin a list, a quotation or a
    heading; a line break is a space, so that there is no other line. What the
    several kinds of Markdown do not agree to escape with a backslash is an entity.

    >>> escape("1986. *A* <b>great</b> year &amp; [x](y)")
    '1986. \\*A\\* &lt;b>great&lt;/b> year &amp;amp; \\[x\\](y)'
    """
    text = _ENTITY.sub("&amp;", text.replace("\n", " "))
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return text.replace("<", "&lt;").replace("~", "&#126;").replace("^", "&#94;")


def opening(text: str) -> str:
    r"""Escaped text, or a sentence of ours, for the beginning of a line.

    >>> opening("1986. A great year"), opening("- a dash")
    ('1986\\. A great year', '&#45; a dash')
    """

    def plain(match: re.Match[str]) -> str:
        return f"&#{ord(match['sign'])};" if match["sign"] else f"{match['number']}\\{match['stop']}"

    return _OPENING.sub(plain, text, count=1) if _OPENING.match(text) else text


def front_matter(values: Mapping[str, object]) -> str:
    """YAML front matter with its closing line and a blank one."""
    from ruamel.yaml import YAML  # a check writes none and is to be quick

    emitter = YAML(typ="safe", pure=True)
    emitter.default_flow_style = False
    emitter.allow_unicode = True
    emitter.width = 4096
    stream = io.StringIO()
    emitter.dump(dict(values), stream)
    return f"---\n{stream.getvalue()}---\n\n"


def as_html(words: str) -> str:
    """Words for what a generator prints as it stands, though it is no Markdown: a title in settings or front matter.

    >>> as_html('Red & black: <b>"R&amp;B"</b>')
    'Red & black: &lt;b&gt;&quot;R&amp;amp;B&quot;&lt;/b&gt;'
    """
    words = _ENTITY.sub("&amp;", words)
    return words.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def relinked(markdown: str, link: Callable[[str], str]) -> str:
    """Our prose for a file of Markdown: HTML and attributes are text, no footnote is called, code is left alone.

    Arguments:
        link: gives for the address of each link into the comparison the one that fits that file.
    """

    def prose(text: str) -> str:
        linked = _LINK.sub(lambda match: f"]({link(match[1])})", text)
        linked = _AIM.sub(_harmless, linked)
        braced = _BRACE.sub(lambda match: "&#123;" if match[0] == "{" else match[0], linked)
        return _TAG.sub("&lt;", _NOTE.sub(r"\\[", braced))

    return "".join(text if is_code else prose(text) for text, is_code in _parts(markdown))


def _harmless(match: re.Match[str]) -> str:
    """A sign as an entity where some kinds of Markdown would see a picture, or a link that runs; others see none."""
    if match[0] == "!":
        return "&#33;"
    address = _UNSEEN.sub("", html.unescape(match["address"]))
    return f"]&#{ord(match['sign'])};" if _RUNS.match(address) else match[0]


def _parts(markdown: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text, each with whether it is code, in whichever kind of Markdown it is read."""
    at = 0
    for fence in _FENCE.finditer(markdown):
        yield from _spans(markdown[at : fence.start()])
        yield fence[0], True
        at = fence.end()
    yield from _spans(markdown[at:])


def _spans(markdown: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text without fences; where a backtick stands alone on its line, nothing near it is code."""
    for paragraph in _BLANK.split(markdown):
        found = list(_SPAN.finditer(paragraph))
        at = 0
        for span in found if not any(span["lone"] for span in found) else ():
            if span["code"]:
                yield paragraph[at : span.start()], False
                yield span["code"], True
                at = span.end()
        yield paragraph[at:], False


def indented(markdown: str) -> str:
    """Markdown as the body of a list item or a footnote: every line but the first four spaces in."""
    return "\n".join(line if n == 0 or not line else f"    {line}" for n, line in enumerate(markdown.split("\n")))


def anchor(id: str, words: str = "") -> str:
    """A place to link to, in tags that every renderer knows; the kinds of Markdown do not agree on a sign for it.

    Arguments:
        words: Markdown that is the place; empty for a place between words.
    """
    return f'<span id="{id}">{words}</span>'


def spoken(words: str, language: str) -> str:
    """Markdown in another language than what stands round it; what is no tag of one is left out."""
    return f'<span lang="{_NO_TAG.sub("", language)}" dir="auto">{words}</span>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a stroke within a cell would end it.

    >>> print(table(["Day", "Toll"], [["Monday", "4 | 5"]]))
    | Day | Toll |
    | --- | --- |
    | Monday | 4 &#124; 5 |
    """
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)
