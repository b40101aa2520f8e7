"""What each code means, told at length: for the command line and for a page.

The texts and their examples are in ``codes.yml``; the codes themselves and
their meaning in one sentence in ``problems``. A test keeps the two in step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from textwrap import fill, indent

from facing_pages.problems import CODES
from facing_pages.writing.reader import own

INTRODUCTION = """\
The check shows every problem with its file, its line, a code, what is wrong and what to do. This page explains the
codes. On the command line, `facing-pages explain CODE` shows the same.

An *error* stops the build. A *warning* does not stop it, but it needs an answer. Correct the problem, or say in the
record why it stays: under `answered`, with the code and the reason.

```yaml
answered:
  weak-finding: The forum post is gone; the text says that it is known from reports.
```"""
"""What the page of all codes begins with, in Markdown."""

TITLE = "What the check says"
"""What that page is called."""


@dataclass(frozen=True)
class Explained:
    """A code told at length, with examples.

    ``file`` is where the examples stand, empty where they are told in words;
    ``given`` are lines of other files without which they would not be what they are.
    """

    code: str
    group: str
    more: str
    wrong: str
    right: str
    file: str = ""
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def meaning(self) -> str:
        """What it means, in one sentence."""
        return CODES[self.code]


@cache
def explained() -> dict[str, Explained]:
    """Every code of ``codes.yml``, in its order."""
    groups = own(Path(__file__).with_name("codes.yml"))
    return {
        code: Explained(code=code, group=group, **fields)
        for group, codes in groups.items()
        for code, fields in codes.items()
    }


def groups() -> Iterator[tuple[str, Iterator[Explained]]]:
    """Each group of codes by its name, in their order."""
    return groupby(explained().values(), lambda one: one.group)


def explain(code: str) -> str | None:
    """A code as the command line tells it; None where there is no such code."""
    found = explained().get(code)
    if not found:
        return None
    place = f", in {found.file}" if found.file else ""
    parts = [
        f"{found.code}: {found.meaning}",
        fill(found.more, 79),
        *(part for file, text in found.given.items() for part in (f"Given, in {file}:", _example(text, found))),
        f"Wrong{place}:",
        _example(found.wrong, found),
        "Right:",
        _example(found.right, found),
    ]
    return "\n\n".join(parts)


def _example(text: str, found: Explained) -> str:
    shown = text.rstrip("\n") or "(nothing)"
    return indent(shown if found.file else fill(shown, 75), "    ")


def listed() -> str:
    """All codes with their meanings, a line each."""
    width = max(map(len, CODES))
    return "\n".join(f"{code:<{width}}  {meaning}" for code, meaning in CODES.items())


def nearest(code: str) -> str | None:
    """The code that looks most like a word that is none."""
    from rapidfuzz import process  # only where a code is none

    found = process.extractOne(code, list(CODES), score_cutoff=60)
    return found[0] if found else None
