"""The pages of a built site, found in the site itself, and the kinds there are."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from selectolax.lexbor import LexborHTMLParser

Kind = Literal[
    "home",
    "page",
    "front",
    "facing",
    "texts",
    "article",
    "veiled",
    "map",
    "charts",
    "debate",
    "documents",
    "who",
    "sources",
    "sentences",
    "questions",
    "handout",
    "worksheet",
    "projector",
    "data",
    "embeds",
    "embed",
    "class file",
    "redirect",
    "not found",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

# Below a comparison's folder; the others have names that are its own.
_KINDS: dict[str, Kind] = {
    "": "front",
    "facing": "facing",
    "facing/texts": "texts",
    "map": "map",
    "charts": "charts",
    "debate": "debate",
    "documents": "documents",
    "who": "who",
    "sources": "sources",
    "sentences": "sentences",
    "questions": "questions",
    "handout": "handout",
    "worksheet": "worksheet",
    "projector": "projector",
    "data": "data",
    "embed": "embeds",
}


@dataclass(frozen=True)
class Page:
    """A page, by its address within the site."""

    kind: Kind
    address: str

    @property
    def path(self) -> str:
        """Its file within the site."""
        return path(self.address)

    @property
    def is_read(self) -> bool:
        """Whether a reader opens it, rather than being led on by it or finding it in place of another."""
        return self.kind not in ("redirect", "not found")

    def __str__(self) -> str:
        return self.address or self.kind


def path(address: str) -> str:
    """The file of a page within the site."""
    address = address.partition("?")[0]
    return address if address.endswith(".html") else f"{address}index.html"


def parse(path: Path) -> LexborHTMLParser:
    """A built page as a browser would read it."""
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def comparisons(site: Path) -> tuple[dict[str, Any], ...]:
    """The data of every comparison of a site, as its ``comparison.json`` has them."""
    files = sorted(site.glob("*/data/comparison.json"))
    found = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    # A former name of a comparison has copies of the files under the new one.
    return tuple(data for file, data in zip(files, found, strict=True) if data["id"] == file.parent.parent.name)


@dataclass(frozen=True)
class Found:
    """What the search finds, as the index has it."""

    location: str
    title: str
    text: str


def found(site: Path) -> list[Found]:
    """Everything that the search of a site finds, in its order."""
    index = json.loads((site / "search" / "index.json").read_text(encoding="utf-8"))
    folder = site / "search" / index["folder"]
    parts = (json.loads((folder / f"texts-{at}.json").read_text("utf-8")) for at in range(len(index["texts"])))
    return [Found(*[*shown, ""][:3]) for part in parts for shown in part]


@cache
def pages(site: Path) -> tuple[Page, ...]:
    """Every page of a site."""
    readings = {
        data["id"]: {reading["id"]: reading["letter"].lower() for reading in data["readings"]}
        for data in comparisons(site)
    }
    files = [file for file in site.rglob("*.html") if _is_itself(file.relative_to(site).parts, readings)]
    found = (Page(_kind(file, site, readings), _address(file, site)) for file in sorted(files))
    return tuple(sorted(found, key=lambda page: (KINDS.index(page.kind), page.address)))


def _is_itself(parts: Sequence[str], readings: Container[str]) -> bool:
    """Whether a file, by the parts of its path, is no copy under a former name: class files and embeds have such."""
    folder, *within = parts
    if within[:1] == ["data"]:
        return folder in readings and within[-1] in (f"{folder}.html", "index.html")
    return folder in readings or within[:1] != ["embed"] or len(within) == len(("embed", "index.html"))


def of_kind(site: Path, *kinds: Kind) -> tuple[Page, ...]:
    """The pages of some kinds."""
    return tuple(page for page in pages(site) if page.kind in kinds)


def _address(file: Path, site: Path) -> str:
    return file.relative_to(site).as_posix().removesuffix("index.html")


def _kind(file: Path, site: Path, readings: dict[str, dict[str, str]]) -> Kind:
    if parse(file).css_first('meta[http-equiv="refresh"]') is not None:
        return "redirect"
    address = _address(file, site)
    comparison, _, below = address.strip("/").partition("/")
    if comparison not in readings:
        return {"": "home", "404.html": "not found"}.get(address, "page")  # type: ignore[return-value]
    if below in readings[comparison]:
        return "article"
    if below in readings[comparison].values():
        return "veiled"
    if re.fullmatch(r"facing/\d+", below):
        return "facing"
    if below.startswith("embed/"):
        return "embed"
    return "class file" if below.startswith("data/") else _KINDS[below]
