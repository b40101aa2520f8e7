"""The pages of the site: the one list that every test of pages goes by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

COMPARISON = "deepseek/"
READINGS = ("workers-state", "state-capitalism")


@dataclass(frozen=True)
class Page:
    """A page, or a view of one, by its address within the site."""

    name: str
    address: str

    @property
    def path(self) -> str:
        """Its file within the site."""
        address = self.address.partition("?")[0]
        return address if address.endswith(".html") else f"{address}index.html"

    def __str__(self) -> str:
        return self.name


HOME = Page("home", "")
METHOD = Page("method", "method/")
GLOSSARY = Page("glossary", "glossary/")
TEACH = Page("teach", "teach/")
CONTRIBUTE = Page("contribute", "contribute/")
CONTRIBUTORS = Page("contributors", "contributors/")
CODES = Page("codes", "codes/")
TUTORIAL = Page("tutorial", "tutorial/")
FRONT = Page("front", COMPARISON)
FACING = Page("facing", f"{COMPARISON}facing/")
TEXTS = Page("texts", f"{COMPARISON}facing/?view=texts")
ARTICLES = tuple(Page(reading, f"{COMPARISON}{reading}/") for reading in READINGS)
MAP = Page("map", f"{COMPARISON}map/")
SOURCES = Page("sources", f"{COMPARISON}sources/")
HANDOUT = Page("handout", f"{COMPARISON}handout/")
QUESTIONS = Page("questions", f"{COMPARISON}questions/")
CLASS_FILE = Page("class file", f"{COMPARISON}data/deepseek.html")
WORKSHEET = Page("worksheet", f"{COMPARISON}worksheet/")

# What a reader may open: a page of each kind, and each view of it. A new page
# goes here, and so into every test.
PAGES = (
    HOME,
    METHOD,
    GLOSSARY,
    TEACH,
    CONTRIBUTE,
    CONTRIBUTORS,
    CODES,
    TUTORIAL,
    FRONT,
    FACING,
    TEXTS,
    *ARTICLES,
    MAP,
    SOURCES,
    QUESTIONS,
    HANDOUT,
    CLASS_FILE,
    WORKSHEET,
)

# Built, but opened by no link: a host shows it in place of a missing page, at
# any depth, so that its addresses begin at the site's own.
NOT_FOUND = Page("not found", "404.html")

FILES = tuple(sorted({page.path for page in (*PAGES, NOT_FOUND)}))


def parse(path: Path) -> LexborHTMLParser:
    """A built page as a browser would read it."""
    return LexborHTMLParser(path.read_text(encoding="utf-8"))
