"""Names that can stand in a site's pages: those in the templates that a page is made by, in the scripts, and in words.

The theme's templates hold much that our pages leave out: a block that a template of ours puts something else in, and
what a site asks for by the theme's features. What stands there is on no page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, nodes

from facing_pages.publishing.used import words

_FRAME = "base.html"
"""The theme's page, which ours are made from."""
_OURS = "main.html"
"""The template of ours that every page extends."""
_THEMES = "md-"
"""How the theme's own names begin; what Markdown makes has others."""

PLAIN = frozenset({"abbr", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta", "tables", "toc"})
"""Extensions of Markdown that make elements, and no names but these."""
_MADE = frozenset({"footnote", "footnote-ref", "footnote-backref", "headerlink"})
_DIRECTIONS = frozenset({"ltr", "rtl"})


def occurring(
    own: Iterable[Path], theme: Iterable[Path], *, written: Iterable[str], extensions: Iterable[str]
) -> Callable[[str], bool]:
    """Whether a name may stand in a page.

    Arguments:
        own: folders of our templates and scripts; what lies in an earlier one stands for the same in a later.
        theme: folders of the theme's, likewise.
        written: what people wrote in which a name may stand: pages, as Markdown, and settings.
        extensions: those of Markdown that are on; one that is not known may make any name that is not the theme's.
    """
    ours = _files(own)
    known = {*_MADE, *_DIRECTIONS}
    for text in (*ours.values(), *written):
        known |= words(text)
    known |= _of_the_frame(ours, _files(theme))
    free = not PLAIN.issuperset(extensions)
    return lambda name: name in known or (free and not name.startswith(_THEMES))


def _of_the_frame(ours: Mapping[str, str], theirs: Mapping[str, str]) -> set[str]:
    """The names in what is left of the theme's templates."""
    env = Environment(autoescape=True)
    blocks = env.parse(ours.get(_OURS, "")).find_all(nodes.Block)
    replaced = frozenset(
        block.name for block in blocks if "super" not in {one.name for one in block.find_all(nodes.Name)}
    )
    found: set[str] = set()
    asked, seen = [_FRAME], set(ours)
    while asked:
        name = asked.pop()
        if name in seen or name not in theirs:
            continue
        seen.add(name)
        for node in _left(env.parse(theirs[name]), replaced):
            if isinstance(node, nodes.TemplateData):
                found |= words(node.data)
            elif isinstance(node, nodes.Include | nodes.Import) and isinstance(node.template, nodes.Const):
                asked.append(str(node.template.value))
    return found


def _left(node: nodes.Node, replaced: frozenset[str]) -> Iterator[nodes.Node]:
    """What is in a template but for the blocks that are replaced and what is shown with features of the theme alone."""
    yield node
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block) and child.name in replaced:
            continue
        if isinstance(child, nodes.If) and _is_asked_for(child.test):
            for other in (*child.elif_, *child.else_):
                yield from _left(other, replaced)
            continue
        yield from _left(child, replaced)


def _is_asked_for(test: nodes.Node) -> bool:
    """Whether a template shows something only where a site's settings ask for it of the theme."""
    features = (one for one in test.find_all(nodes.Operand) if one.op == "in" and isinstance(one.expr, nodes.Name))
    return any(one.expr.name == "features" for one in features if isinstance(one.expr, nodes.Name)) or any(
        one.attr == "extra" for one in test.find_all(nodes.Getattr)
    )


def _files(folders: Iterable[Path]) -> dict[str, str]:
    """Templates and scripts by their paths within the first folder that has them."""
    found: dict[str, str] = {}
    for folder in folders:
        for file in sorted((*folder.rglob("*.html"), *(folder / "assets" / "javascripts").rglob("*.js"))):
            name = file.relative_to(folder).as_posix()
            if name not in found and ".min." not in name and "/lunr/" not in name:
                found[name] = file.read_text(encoding="utf-8")
    return found
