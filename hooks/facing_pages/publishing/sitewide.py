"""What a site has beside its comparisons: pages and files that are made, not written."""

from __future__ import annotations

from collections.abc import Sequence

from facing_pages import codes
from facing_pages.markdown import front_matter
from facing_pages.model import Comparison
from facing_pages.publishing import credit, schemas


def pages(comparisons: Sequence[Comparison]) -> dict[str, str]:
    """Markdown pages by their path from the documents' folder; one that somebody wrote stands in its place."""
    found = {"codes.md": codes.page(), "contributors.md": credit.page(comparisons)}
    if any(comparison.terms for comparison in comparisons):
        found["glossary.md"] = front_matter({"title": "Glossary", "template": "glossary.html"})
    return found


def files() -> dict[str, bytes]:
    """Other files by their path from the documents' folder: the JSON Schemas of what people write."""
    return {f"schemas/{name}": text.encode() for name, text in schemas.files().items()}
