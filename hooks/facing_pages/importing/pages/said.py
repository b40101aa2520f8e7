"""What a page says of its article: title, language, publication, address."""

from __future__ import annotations

import itertools
import re
from typing import Any
from urllib.parse import urlsplit

from facing_pages.importing.imported import OWN_LINES, Said
from facing_pages.importing.pages.byline import byline_of
from facing_pages.importing.pages.day import day_of
from facing_pages.importing.pages.foreign import kind_of
from facing_pages.importing.pages.language import language_of
from facing_pages.importing.pages.marks import Marks, plain
from facing_pages.importing.pages.tree import HEADINGS, Element, is_element, names, shown, squeezed
from facing_pages.webaddress import is_address

OWN_MARKS = "the page’s own marks"
_BETWEEN = re.compile(r"\s+[|–—·•»›:]+\s+|\s+[-/]\s+|\s*[|»›•·]\s*|:{2,}")
_TITLE_NAMES = re.compile("-(?:headline|title|titel|titulo|titre|heading|entry-title|post-title|article-title)-")


_OF_THE_SITE = re.compile(
    "-(?:site-title|site-name|sitename|blog-title|blogname|logo|brand|site-branding|masthead|site-header)-"
)
_FOREIGN = frozenset(
    ("related items", "comments", "sidebars", "navigation", "footers", "asides", "headers of the site")
)


def titled(body: Element, marks: Marks) -> Element | None:
    """The heading of the page that is its article's title: the one that agrees with what its head says."""
    told = [squeezed(text) for text in title_marks(marks)]
    best, score, best_own = None, 0.4, ""
    for node in itertools.islice(_headings(body), 400):
        own = squeezed(shown(node))
        if not own or len(own) > 250:
            continue
        value = max((_agreement(own, other) for other in told), default=0.0)
        if value < 0.5:
            continue
        value += 0.3 if node.tag == "h1" else 0.15 if node.tag in HEADINGS else 0.0
        value -= 0.9 if is_site(own, marks) else 0.0
        value -= 0.6 if _in_foreign(node) else 0.0
        other_part = bool(best_own) and value > 0.4 and own not in best_own and best_own not in own
        if (
            value > score + 0.001 or other_part
        ):  # of the site's name and the article's, the article's stands nearer the text
            best, score, best_own = node, value, own
    return best


def _headings(body: Element) -> Any:
    for node in body.iter():
        if is_element(node) and (
            node.tag in HEADINGS
            or (node.tag in ("div", "p", "span", "strong", "td", "font", "b") and _TITLE_NAMES.search(names(node)))
        ):
            yield node


def _in_foreign(node: Element) -> bool:
    for above in (node, *node.iterancestors()):
        if _OF_THE_SITE.search(names(above)) or (above is not node and kind_of(above) in _FOREIGN):
            return True
        if above.tag in ("article", "main", "body"):
            break
    return False


def _agreement(own: str, told: str) -> float:
    """How far a heading is what the head of the page says, from 0 to 1."""
    if own == told:
        return 1.0
    if len(own) >= 4 and own in told:
        return 0.55 + 0.4 * len(own) / len(told)
    if len(told) >= 8 and told in own:
        return 0.5 + 0.4 * len(told) / len(own)
    return 0.0


def title_marks(marks: Marks) -> list[str]:
    """What the head of the page gives as its title, with the site's name where it is part of it."""
    told = [
        marks.first("og:title"),
        *(plain(record.get("headline")) for record in marks.records),
        marks.title,
        marks.first("twitter:title", "dc.title", "title", "headline"),
    ]
    return [text for text in dict.fromkeys(told) if text]


def is_site(text: str, marks: Marks) -> bool:
    """Whether some words are the name of the site."""
    return squeezed(text) in site_names(marks)


def site_names(marks: Marks) -> set[str]:
    """The names of the site, letters and figures only."""
    told = [
        marks.first("og:site_name"),
        marks.first("application-name"),
        marks.first("apple-mobile-web-app-title"),
        *(plain(record.get("publisher")) for record in marks.records),
    ]
    host = (urlsplit(address_of(marks)).hostname or "").removeprefix("www.")
    told += [host, host.rpartition(".")[0]]
    return {squeezed(name) for name in told if squeezed(name)}


def address_of(marks: Marks) -> str:
    """The page's own address."""
    for value in (
        marks.first("canonical"),
        marks.first("og:url"),
        *(plain(record.get("url")) for record in marks.records),
    ):
        try:
            if value and is_address(value) and urlsplit(value).hostname:
                return value
        except ValueError:
            continue
    return ""


def without_site(text: str, marks: Marks) -> str:
    """A title without the site's name before or after it."""
    sites = site_names(marks)
    parts = [part for part in _BETWEEN.split(text) if part and part.strip()]
    if len(parts) < 2:
        return text
    ends = [
        n
        for n in (0, len(parts) - 1)
        if squeezed(parts[n]) in sites
        or any(squeezed(parts[n]) and squeezed(parts[n]) in site for site in sites if len(squeezed(parts[n])) > 3)
    ]
    kept = [part for n, part in enumerate(parts) if n not in ends]
    if not ends or not kept:
        return text
    start = text.index(kept[0])
    return text[start : text.rindex(kept[-1]) + len(kept[-1])].strip()


def nearest(body: Element, core: Element, marks: Marks) -> Element | None:
    """The heading that stands nearest before the text, where none agrees with the head of the page."""
    inside = set(core.iter())
    before: dict[int, Element] = {}
    for node in body.iter():
        if not is_element(node):
            continue
        if node in inside and node.tag == "p" and len(shown(node)) > 80:
            break
        if node.tag in HEADINGS and (text := shown(node)) and len(text) < 200 and not is_site(text, marks):
            rank = int(node.tag[1])
            if rank not in before or rank == 1 or node not in inside:
                before[rank] = node
    one = before.get(1)
    if one is not None:
        return one
    return next((before[rank] for rank in sorted(before) if before[rank] in inside), None)


def said_of(
    root: Element, whole: Element, core: Element, title: Element | None, was: Element | None, agrees: bool, marks: Marks
) -> dict[str, Said]:
    """All that the page says of its article, by its name; what it does not say is not there.

    Arguments:
        whole: the body of the page before anything was cut.
        core: the element that holds the text.
        title: the heading that is the title, in the body as it is now.
        was: the same in the body as it was.
        agrees: whether the head of the page says the same.
    """
    said: dict[str, Said | None] = {"title": _title(title, agrees, marks)}
    said["byline"] = byline_of(whole, marks, site_names(marks) | set(_title_parts(marks, title)), was)
    said["day"] = day_of(whole, marks, was, root.get("lang") or "")
    said["language"] = language_of(core, shown(core))
    site, address = marks.first("og:site_name"), address_of(marks)
    said["publication"] = Said(site, OWN_MARKS) if site else None
    said["address"] = Said(address, OWN_MARKS) if address else None
    return {key: value for key, value in said.items() if value}


def _title_parts(marks: Marks, title: Element | None) -> list[str]:
    """The parts of the page's title that are not the article's: mostly the site's name."""
    own = squeezed(shown(title)) if title is not None else ""
    parts = [squeezed(part) for part in _BETWEEN.split(marks.title) if part]
    return [part for part in parts if len(parts) > 1 and part and part not in own]


def _bare(heading: str, marks: Marks) -> str:
    """A heading without what the site adds to it, where the head of the page gives it without."""
    parts = [part for part in _BETWEEN.split(heading) if part]
    first = marks.first("og:title") or marks.title
    return parts[0].strip() if len(parts) > 1 and squeezed(parts[0]) == squeezed(first) else heading


def _title(title: Element | None, agrees: bool, marks: Marks) -> Said | None:
    if title is not None:
        return Said(_bare(shown(title), marks), OWN_LINES, sure=agrees)
    for text in title_marks(marks):
        if bare := without_site(text, marks):
            return Said(bare, OWN_MARKS)
    return None
