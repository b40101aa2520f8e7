"""Events for other sites: a small page of each, to be shown in a frame there, and what oEmbed asks of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

import jinja2

from facing_pages.addresses import Site
from facing_pages.model import Comparison, Event
from facing_pages.publishing.classfile import finished
from facing_pages.publishing.publication import Publication

TEMPLATE, FRAME = "embed.html", "partials/fp/frame.html"
WIDTH = 720
"""Of the frame, in pixels, where nothing else is said."""

_LETTER, _LINE = 9, 27
"""How wide a letter of the text is, and how high its line, in pixels."""
_AROUND = 290
"""How high the rest of the page is there: its head, the names of the readings, its foot."""
_LEAST = 400


@dataclass(frozen=True)
class Embed:
    """An event's page for other sites.

    Arguments:
        address: the page's, as whole as it is known.
        height: about how high it is in a frame of ``WIDTH``, in pixels.
    """

    address: str
    height: int


def embed(comparison: Comparison, event: Event, site: str) -> Embed:
    """Where an event's page for other sites stands, and about how high it is.

    Arguments:
        site: the site's address, ending in a slash; empty where it is not known.
    """
    column = WIDTH / len(event.cells) / _LETTER
    longest = max(cell.width for cell in event.cells)
    return Embed(f"{site}{_folder(comparison.id, event.id)}", max(_LEAST, _AROUND + _LINE * ceil(longest / column)))


def files(comparison: Comparison, publication: Publication, env: jinja2.Environment) -> dict[str, bytes]:
    """The page of every event, and its oEmbed file if the site's address is known: by their paths from its root.

    An event stands under its former ids too, and under those of the comparison: whoever set its page in theirs does
    not hear of a new one.

    Arguments:
        env: the library's own environment.
    """
    return {
        f"{folder}{name}": content
        for event in comparison.events
        for folder in _folders(comparison, event)
        for name, content in _of(comparison, event, folder, publication, env).items()
    }


def paths(comparison: Comparison, site: str) -> list[str]:
    """Those of all that ``files`` gives."""
    names = ("index.html", "oembed.json") if site else ("index.html",)
    return [
        f"{folder}{name}" for event in comparison.events for folder in _folders(comparison, event) for name in names
    ]


def _of(
    comparison: Comparison, event: Event, folder: str, publication: Publication, env: jinja2.Environment
) -> Mapping[str, bytes]:
    where = embed(comparison, event, publication.address)
    shown = {
        "comparison": comparison,
        "event": event,
        "here": Site(folder),
        "address": publication.address and where.address,
        "place": where,
    }
    page = {"index.html": finished(env.get_template(TEMPLATE).render(shown))}
    if not publication.address:
        return page
    said = {
        "version": "1.0",
        "type": "rich",
        "title": f"{event.title} – {comparison.title}",
        "provider_name": publication.name,
        "provider_url": publication.address,
        "html": env.get_template(FRAME).render(shown).strip(),
        "width": WIDTH,
        "height": where.height,
    }
    return page | {"oembed.json": f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()}


def _folder(comparison: str, event: str) -> str:
    """Where the page lies, from the site's root."""
    return f"{comparison}/embed/{event}/"


def _folders(comparison: Comparison, event: Event) -> Iterator[str]:
    """Where it lies now, and wherever it lay before."""
    for id in comparison.ids(f"comparisons/{comparison.id}"):
        yield from (_folder(id, one) for one in comparison.ids(f"events/{event.id}"))
