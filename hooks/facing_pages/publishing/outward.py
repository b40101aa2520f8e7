"""What a site shows of itself elsewhere: pictures for sharing, icons, the manifest, a word to robots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import shorten

from markupsafe import Markup

from facing_pages.model import Comparison
from facing_pages.publishing import icons
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


def files(settings: Settings, comparisons: Sequence[Comparison]) -> dict[str, bytes]:
    """Every file by its path from the site’s root; one that whoever keeps the site put there stands in its place."""
    palette = colours(settings)
    paper, ink = palette["paper"][0], palette["accent"][0]
    found = icons.icons(settings.icon, paper, ink)
    found[icons.MANIFEST] = icons.manifest(settings, found, paper)
    cards = Cards(settings.own_file(_FONTS), palette, settings.name)
    with speaking(settings.language):
        found[NAME] = cards.of_site(comparisons)
    found |= {f"{comparison.id}/{NAME}": cards.comparison(comparison) for comparison in comparisons}
    if settings.address:
        found[ROBOTS] = f"User-agent: *\nAllow: /\n\nSitemap: {settings.address}sitemap.xml\n".encode()
    return {path: content for path, content in found.items() if not (settings.docs / path).exists()}
