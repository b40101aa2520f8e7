"""What stands on the pages of a PDF: its words with their places, its rules and its links.

The file is read in a process of its own, with limits of time and memory: a
file made to do harm, or broken in a new way, ends that process and nothing
else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

Failure = Literal["password", "broken", "pages", "letters", "slow", "missing"]

MOST_PAGES = 500
MOST_CHARACTERS = 3_000_000
_SECONDS = 120

BOLD, ITALIC, FIXED = 1, 2, 4


class SheetsError(Exception):
    """The pages of a PDF cannot be had; ``failure`` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


class Piece(NamedTuple):
    """A word, or a part of one in a style of its own; the places in points from the page's lower left corner.

    Arguments:
        x0, x1: where it begins and ends.
        y: its baseline.
        style: a sum of ``BOLD``, ``ITALIC``, ``FIXED``.
        spaced: whether white space stands before it.
        link: the address it leads to, or empty.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    style: int
    spaced: bool
    link: str = ""


@dataclass(frozen=True)
class Sheet:
    """One page.

    Arguments:
        pieces: in the order of the file, which within a line is that of reading.
        sideways: the words that are not set level.
        rules: level lines, as left end, right end and height.
        stems: upright lines, as lower end, upper end and distance from the left.
        dots: the middles of small drawings that serve as list signs.
        pictures: how many there are.
        pictured: the share of the page that the largest picture covers.
    """

    width: float
    height: float
    pieces: tuple[Piece, ...]
    sideways: str = ""
    rules: tuple[tuple[float, float, float], ...] = ()
    stems: tuple[tuple[float, float, float], ...] = ()
    dots: tuple[tuple[float, float], ...] = ()
    pictures: int = 0
    pictured: float = 0.0


@dataclass(frozen=True)
class Opened:
    """A PDF's pages, and what the file says of itself."""

    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    language: str = ""


def opened(data: bytes, seconds: float = _SECONDS) -> Opened:
    """The pages of a PDF, read in a process of its own.

    Raises:
        SheetsError: they cannot be had.
    """
    package = Path(__file__).parents[2]
    path = os.pathsep.join(filter(None, (str(package), os.environ.get("PYTHONPATH", ""))))
    command = [sys.executable, "-P", "-m", "facing_pages.importing.pdf.reading"]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds, env=os.environ | {"PYTHONPATH": path}
        )
    except subprocess.TimeoutExpired:
        raise SheetsError("slow") from None
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise SheetsError("broken") from None
    if "failure" in told:
        raise SheetsError(told["failure"])
    return Opened(tuple(map(_sheet, told["sheets"])), told["properties"], told["language"])


def _sheet(told: dict[str, Any]) -> Sheet:
    places: dict[str, Any] = {key: tuple(map(tuple, told.pop(key))) for key in ("rules", "stems", "dots")}
    pieces = tuple(Piece(*piece) for piece in told.pop("pieces"))
    return Sheet(pieces=pieces, **places, **told)
