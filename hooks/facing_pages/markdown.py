"""Words into Markdown that means just those words, and our prose into portable Markdown."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping

from ruamel.yaml import YAML

_SPECIAL = re.compile(r"[\\`*_\[\]{}#]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^()\s#]*)(#[^()\s]*)?\)")
_CODE = re.compile(r"(`+)(?:(?!\1).)*\1", re.DOTALL)
_TAG = re.compile(r"<(?!https?://|mailto:)(?=[A-Za-z/!?])")


def escape(text: str) -> str:
    r"""Foreign text for the middle of a line: every renderer shows the same words.

    The caller puts something of its own before it on the line, so that nothing
    in the text can begin a list, a quotation or a heading. What the several
    kinds of Markdown do not agree to escape with a backslash is an entity.

    >>> escape("1986. *A* <b>great</b> year &amp; [x](y)")
    '1986. \\*A\\* &lt;b>great&lt;/b> year &amp;amp; \\[x\\](y)'
    """
    text = _ENTITY.sub("&amp;", text)
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return text.replace("<", "&lt;").replace("~", "&#126;")


def front_matter(values: Mapping[str, object]) -> str:
    """YAML front matter with its closing line and a blank one."""
    emitter = YAML(typ="safe", pure=True)
    emitter.default_flow_style = False
    emitter.allow_unicode = True
    emitter.width = 4096
    stream = io.StringIO()
    emitter.dump(dict(values), stream)
    return f"---\n{stream.getvalue()}---\n\n"


def portable(markdown: str, folder: str = "") -> str:
    """Our prose with links between Markdown files in place of links between pages, and HTML as text.

    Arguments:
        folder: the way from the file that will hold the prose to the
            comparison's folder, such as ``deepseek/``; empty inside it.
    """

    def link(page: str, place: str) -> str:
        if page.startswith("../"):
            target = page.removeprefix("../") if folder else page
        else:
            target = folder + (page or "index/")
        name = target.rstrip("/").removesuffix("/.").removesuffix(".") or "index"
        return f"{name}.md{place}"

    return _relinked(markdown, link)


def published(markdown: str) -> str:
    """Our prose as a file under ``data/`` shows it: links lead to the site's pages, and HTML is text."""
    return _relinked(markdown, lambda page, place: f"../{page}{place}")


def _relinked(markdown: str, link: Callable[[str, str], str]) -> str:
    """Markdown with every inner link passed through ``link``; code is left alone."""

    def prose(text: str) -> str:
        linked = _LINK.sub(lambda match: f"]({link(match[1], match[2] or '')})", text)
        return _TAG.sub("&lt;", linked)

    pieces, at = [], 0
    for code in _CODE.finditer(markdown):
        pieces += [prose(markdown[at : code.start()]), code.group()]
        at = code.end()
    return "".join([*pieces, prose(markdown[at:])])


def indented(markdown: str) -> str:
    """Markdown as the body of a list item or a footnote: every line but the first four spaces in."""
    return "\n".join(line if n == 0 or not line else f"    {line}" for n, line in enumerate(markdown.split("\n")))
