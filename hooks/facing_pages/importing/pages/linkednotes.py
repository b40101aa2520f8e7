"""The notes of a page: a note mark is a short link to a place further down, whose block is the note.

A mark becomes ``<span data-note="3">``, a note ``<div data-note="3">`` at the
page's end, as `walking` reads them. Notes that call each other stay where they
are. A mark whose note stands in another file is raised, and apart from the word.
"""

from __future__ import annotations

import re
from typing import Any

_LABEL = re.compile(r"\[?\(?(?:\d{1,3}|[a-z]|[*†‡]{1,3}|[ivx]{1,5})\)?\]?", re.IGNORECASE)
_BACK = re.compile(r"[\s↑↩⤴^\ufe0e\[\]]*|back|return", re.IGNORECASE)
_OWN_LABEL = re.compile(r"\s*(?:\[(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡]{1,3})\]|\d{1,3}[.):]|[*†‡]{1,3})\s*", re.IGNORECASE)
_NOTE_ID = re.compile(r"_?(?:foot|end|rear)?-?(?:f|e|s)?d?n(?:ote)?s?[-_.:]?\w{0,8}\d+", re.IGNORECASE)
_NOTE_KINDS = re.compile(r"\b(?:foot|end|rear)note\b|doc-(?:foot|end)note\b", re.IGNORECASE)
_NO_HOME = frozenset("body html article main section h1 h2 h3 h4 h5 h6".split())
_HOLDERS = frozenset("section div aside ol ul dl footer".split())
_HOMES = frozenset("li p dd div aside td".split())


def lift_notes(page: Any) -> int:
    """Take the notes out of a page's running text, each to a division of its own at the end, and set the marks.

    Returns:
        How many marks lead to notes that the page does not hold.
    """
    from lxml import etree  # type: ignore[import-untyped]

    elsewhere = _part_marks_of_other_files(page)
    order = {element: n for n, element in enumerate(page.iter())}
    named = list(page.iter(etree.Element))
    targets = {element.get(key): element for element in named for key in ("name", "id") if element.get(key)}
    marks: list[tuple[Any, Any]] = []
    for link in page.iter("a"):
        target = targets.get((link.get("href") or "").partition("#")[2])
        if target is None or not (link.get("href") or "").startswith("#"):
            continue
        home = _home(target)
        if home is not None and order[target] > order[link] and _LABEL.fullmatch(_tidy(link.text_content())):
            marks.append((link, home))
    homes = list(dict.fromkeys(home for _, home in marks))
    within = {element for home in homes for element in home.iter()}
    if any(link in within for link, _ in marks):
        return elsewhere  # notes within notes: nobody could say which is which
    for link, home in marks:
        parent = link.getparent()
        outer = parent if parent is not None and parent.tag == "sup" and len(parent) == 1 else link
        made = page.makeelement("span", {"data-note": str(homes.index(home) + 1)})
        _drop_blank_before(outer)
        made.tail, outer.tail = outer.tail, None
        outer.getparent().replace(outer, made)
    body = page.find("body") if page.find("body") is not None else page
    for n, home in enumerate(homes, 1):
        body.append(_definition(home, str(n)))
    return elsewhere


def _part_marks_of_other_files(page: Any) -> int:
    """Raise the marks whose notes are not in this file, so that they are not glued to the word; how many."""
    from lxml import etree

    parted = 0
    ids = {element.get(key) for element in page.iter(etree.Element) for key in ("name", "id")}
    for link in list(page.iter("a")):
        file, hash, place = (link.get("href") or "").partition("#")
        is_mark = re.fullmatch(r"\[?\d{1,4}\]?|[*†‡]", _tidy(link.text_content())) and not link.get("data-note")
        if not (hash and is_mark) or (not file and place in ids):
            continue
        if not file or "noteref" in _said(link) or "note" in place:
            parent = link.getparent()
            parted += 1
            if parent.tag != "sup":
                raised = page.makeelement("sup")
                raised.tail, link.tail = link.tail, None
                parent.replace(link, raised)
                raised.append(link)
    return parted


def _said(element: Any) -> str:
    """What an element says of its kind."""
    return " ".join(filter(None, map(element.get, ("data-type", "epub:type", "role", "class"))))


def _drop_blank_before(element: Any) -> None:
    """Take the blank before a mark out, as the mark closes the word."""
    before = element.getprevious()
    if before is not None and before.tail:
        before.tail = before.tail.rstrip(" \n\t")
    elif before is None and element.getparent().text:
        element.getparent().text = element.getparent().text.rstrip(" \n\t")


def _home(target: Any) -> Any:
    """The block that a note's target stands in, or is; None where it is no block of its own."""
    for element in (target, *target.iterancestors()):
        if element.tag in _NO_HOME:
            return None
        if element.tag in _HOMES:
            return _outer_home(element)
    return None


def _outer_home(home: Any) -> Any:
    """The element round a note's block that holds the whole of the note, where it says so."""
    for element in home.iterancestors("li", "div", "aside", "dd"):
        if element.tag == "li" or _NOTE_ID.fullmatch(element.get("id") or "") or _NOTE_KINDS.search(_said(element)):
            return element
        break
    return home


def _definition(home: Any, label: str) -> Any:
    """A note as a division, without the link back and without its own label."""
    for link in list(home.iter("a")):
        words = _tidy(link.text_content())
        if (link.get("href") or "").startswith("#") and (_BACK.fullmatch(words) or _LABEL.fullmatch(words)):
            parent = link.getparent()
            link.drop_tree()
            if parent.tag == "sup" and parent is not home and not parent.text_content().strip():
                parent.drop_tree()
    made = home.makeelement("div", {"data-note": label})
    if home.tag == "td":
        row = next(home.iterancestors("tr"), home)
        made.extend([_as_block(cell) for cell in list(row) if cell.text_content().strip()])
        row.drop_tree()
    else:
        parent, tail = home.getparent(), home.tail
        home.tail = None
        _leave_tail(home, tail)
        parent.remove(home)
        _drop_if_empty(parent)
        made.append(_as_block(home))
    _drop_own_label(made)
    return made


def _drop_if_empty(element: Any) -> None:
    """Take out what held only notes, with the rule before them."""
    while element.tag in _HOLDERS and not element.text_content().strip() and element.find(".//img") is None:
        parent = element.getparent()
        element.drop_tree()
        element = parent


def _as_block(element: Any) -> Any:
    if element.tag in ("li", "dd", "td", "aside"):
        element.tag = "div"
    return element


def _leave_tail(element: Any, tail: str | None) -> None:
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (tail or "")
    else:
        parent.text = (parent.text or "") + (tail or "")


def _drop_own_label(note: Any) -> None:
    """Take the printed label off a note's first words."""
    first = next((raised for raised in note.iter("sup") if _begins(note, raised)), None)
    if first is not None and _LABEL.fullmatch(_tidy(first.text_content())):
        first.drop_tree()
    for element in note.iter():
        for place in ("text", "tail") if element is not note else ("text",):
            words = getattr(element, place)
            if isinstance(element.tag, str) and words and words.strip():
                match = _OWN_LABEL.match(words)
                setattr(element, place, words[match.end() :] if match else words)
                return


def _begins(note: Any, element: Any) -> bool:
    """Whether a note's words begin in an element."""
    words = _tidy(element.text_content())
    return bool(words) and _tidy(note.text_content()).startswith(words)


def _tidy(words: str) -> str:
    return " ".join(words.split())
