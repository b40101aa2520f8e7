"""What a site shows of itself elsewhere: pictures for sharing, icons, the manifest, a word to robots, one to hosts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from textwrap import shorten

from markupsafe import Markup

from facing_pages.model import Comparison
from facing_pages.publishing import icons, policy
from facing_pages.publishing.cards import NAME, Cards
from facing_pages.publishing.painting import tokens
from facing_pages.publishing.settings import Settings
from facing_pages.translating import speaking

ROBOTS = "robots.txt"

_PARAGRAPH = re.compile(r"<p>(.+?)</p>", re.DOTALL)
_LONGEST = 200
"""Longer descriptions are cut where they are shown."""

_TOKENS = "assets/stylesheets/base/tokens.css"
_FONTS = "assets/fonts"


def opening(html: str) -> str:
    r"""The first paragraph of a page that somebody wrote, as far as it can stand for the page elsewhere.

    >>> opening("<h1>Bread</h1>\n<p>How <em>we</em> bake &amp; sell it.</p><p>More.</p>")
    'How we bake & sell it.'
    """
    found = _PARAGRAPH.search(html)
    return shorten(Markup(found[1]).striptags(), _LONGEST, placeholder="…") if found else ""  # noqa: S704  no markup is left


def colours(settings: Settings) -> dict[str, tuple[str, str]]:
    """The site's colours by the names of its design tokens, each light and dark."""
    return tokens(settings.own_file(_TOKENS).read_text(encoding="utf-8"))


def files(settings: Settings, titles: Sequence[str]) -> dict[str, bytes]:
    """Every file of the site as a whole, by its path from its root; see ``unless_there``.

    Arguments:
        titles: of the comparisons.
    """
    palette = colours(settings)
    paper, ink = palette["paper"][0], palette["accent"][0]
    found = icons.icons(settings.icon, paper, ink)
    found[icons.MANIFEST] = icons.manifest(settings, found, paper)
    with speaking(settings.language):
        found[NAME] = _cards(settings).of_site(titles)
    sitemap = f"\nSitemap: {settings.address}sitemap.xml\n" if settings.address else ""
    found[policy.FILE] = policy.header_file(settings.address, is_themed=settings.is_themed)
    found[ROBOTS] = f"User-agent: *\nAllow: /\n{sitemap}".encode()
    return found


def of_comparison(settings: Settings, comparison: Comparison) -> dict[str, bytes]:
    """Every file of a comparison, by its path from the site's root."""
    return unless_there(settings, {card(comparison): _cards(settings).comparison(comparison)})


def card(comparison: Comparison) -> str:
    """Where the picture of a comparison lies, from the site's root."""
    return f"{comparison.id}/{NAME}"


def _cards(settings: Settings) -> Cards:
    return Cards(settings.own_file(_FONTS), colours(settings), settings.name)


def unless_there(settings: Settings, found: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of several files in whose place whoever keeps the site put none of their own."""
    return {path: content for path, content in found.items() if not (settings.docs / path).exists()}
