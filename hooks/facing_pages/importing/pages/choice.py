"""A page of the web: which part of it is the article, what it says of it, and what is left out."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from facing_pages.importing.imported import CannotReadError, LeftOut, Said
from facing_pages.importing.pages import cuts as pagecuts
from facing_pages.importing.pages import foreign as pageforeign
from facing_pages.importing.pages import main as pagemain
from facing_pages.importing.pages import notes as pagenotes
from facing_pages.importing.pages import tail as pagetail
from facing_pages.importing.pages.heard import hear
from facing_pages.importing.pages.marks import marks_of
from facing_pages.importing.pages.said import address_of, nearest, said_of, titled
from facing_pages.importing.pages.tree import Element, measured, serialised, shown, tree_of
from facing_pages.words import count


@dataclass(frozen=True)
class Page:
    """The article of a page.

    Arguments:
        main: the part that is the article, as HTML, its title first where it
            has one, and the notes that it calls last.
        said: what the page says of it, by title, byline, day, language,
            publication, address.
        left_out: what was left out, in the order of the page.
        words: how many words the whole page shows.
    """

    main: str
    said: dict[str, Said] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    words: int = 0


def choose(data: bytes, path: Path) -> Page:
    """The article of a page, kept whole.

    Raises:
        CannotReadError: the page is too large, or shows no words of its own.
    """
    root = tree_of(data, path)
    marks = marks_of(root)
    heard = hear(root)
    found: list[LeftOut] = []
    body = root.find("body")
    if body is None:
        raise CannotReadError(f"{path} shows no words: its frames are pages of their own. Save the one with the text.")
    pageforeign.strip(body, found)
    words = count(shown(body)) + sum(count(left.words) for left in found)
    title = titled(body, marks)
    places = {node: n for n, node in enumerate(body.iter())}
    whole = copy.deepcopy(body)
    notes = pagenotes.lifted(body, title)
    pageforeign.cut_frame(body, found)
    pageforeign.cut_pull_quotes(body, found)
    pageforeign.cut_teasers(body, title, found)
    pageforeign.cut_marked(body, found, measured(body), title, heard.has_most_of)
    core = pagemain.core_of(body, measured(body))
    agrees = title is not None
    if title is None:
        title = nearest(body, core, marks)
    was = next((node for n, node in enumerate(whole.iter()) if title is not None and n == places[title]), None)
    said = said_of(root, whole, core, title, was, agrees, marks)
    scope = pagemain.scope_of(core, title)
    pagemain.trim(scope, core, title, heard, found)
    pagecuts.cut_lines(scope, title, found)
    pagecuts.cut_lines_of_origin(scope, said["byline"].value.split(", ") if "byline" in said else [], found)
    pagecuts.cut_links(scope, title, found)
    pagecuts.cut_unheard(scope, title, heard, found)
    site = urlsplit(address_of(marks)).hostname or ""
    pagetail.cut_tail(scope, title, heard, site.removeprefix("www."), found)
    pagenotes.set_last(scope, notes, found)
    if not shown(scope):
        raise CannotReadError(f"{path} shows no words: a script may make them. Copy its text into a .txt file.")
    _account(body, scope, found)
    return Page(serialised(scope), said, tuple(found), words)


def _account(body: Element, scope: Element, found: list[LeftOut]) -> None:
    """Keep account of what stands outside the article and was not yet cut."""
    node = scope
    while node is not body and node.getparent() is not None:
        for other in [*node.itersiblings(preceding=True), *node.itersiblings()]:
            pageforeign.note(found, "other parts of the page", other)
        node = node.getparent()
