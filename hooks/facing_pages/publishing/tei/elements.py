"""Elements of TEI: how they are made, what they are called, and how a tree of them is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, tostring

from facing_pages.publishing.xmltext import held

NAMESPACE = "http://www.tei-c.org/ns/1.0"
ID, LANGUAGE = "{http://www.w3.org/XML/1998/namespace}id", "{http://www.w3.org/XML/1998/namespace}lang"

_SPECIAL = {"id": ID, "lang": LANGUAGE}
_SIGNS = ' "<>\\^`{|}'
_UNFIT = {ord(sign): f"%{ord(sign):02X}" for sign in _SIGNS}
"""What an address of XML Schema’s ``anyURI`` may not hold, or what would end it in a list of addresses."""

_HAS_UNFIT = re.compile(f"[{re.escape(_SIGNS)}]")

Attributes = Mapping[str, object | None]


def element(tag: str, *content: Element | str | None, **attributes: object | None) -> Element:
    """An element with words and elements in it, set one behind the other.

    Arguments:
        attributes: an empty one or None is left out; ``id`` and ``lang`` are XML’s own; one that Python has a use for
            ends in an underscore.
    """
    made = Element(tag, _named(attributes))
    for part in content:
        add(made, part)
    return made


def group(tag: str, content: Iterable[Element | None], **attributes: object | None) -> Element:
    """An element that holds elements alone, a line each."""
    made = Element(tag, _named(attributes))
    made.text = "\n"
    for part in content:
        if part is not None:
            part.tail = "\n"
            made.append(part)
    return made


def some(tag: str, content: Iterable[Element | None], **attributes: object | None) -> Element | None:
    """The same, or None where there is nothing to hold."""
    made = group(tag, content, **attributes)
    return made if len(made) else None


def said(tag: str, words: str | None, **attributes: object | None) -> Element | None:
    """An element with words, or None where there are none."""
    return element(tag, words, **attributes) if words else None


def add(parent: Element, part: Element | str | None) -> None:
    """Set words or an element behind what an element holds."""
    if isinstance(part, Element):
        parent.append(part)
    elif part and len(parent):
        parent[-1].tail = f"{parent[-1].tail or ''}{part}"
    elif part:
        parent.text = f"{parent.text or ''}{part}"


def dated(iso: str | None) -> dict[str, str]:
    """The attributes of an ISO day, month, year or span."""
    first, slash, last = (iso or "").partition("/")
    return {"from_": first, "to": last} if slash else {"when": first}


def address(href: str | None) -> str:
    """An address as it may stand among others."""
    if not href or (href.isprintable() and not _HAS_UNFIT.search(href)):
        return href or ""
    return "".join(sign for sign in href.translate(_UNFIT) if sign.isprintable())


def document(root: Element) -> str:
    """The file of a tree: a letter that XML cannot hold is ``U+FFFD``, so that all offsets hold."""
    root.set("xmlns", NAMESPACE)
    return held(f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n')


def _named(attributes: Attributes) -> dict[str, str]:
    named = {}
    for name, value in attributes.items():
        if value or value == 0:
            named[_SPECIAL.get(name) or name.rstrip("_")] = value if isinstance(value, str) else str(value)
    return named
