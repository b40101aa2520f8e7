"""Write the examples of ``codes.yml`` into a comparison, and see what the check says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from facing_pages.codes import explained
from facing_pages.edition import load
from facing_pages.problems import Problem
from tests.compose import POST, TIMES, bridge
from tests.folders import write

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6360000000020001e5274d4a0000000049454e44ae426082"
)
"""A PNG of one pixel."""
_KEY = re.compile(r"^([\w-]+):")

WRITTEN = {code: found for code, found in explained().items() if found.file}


def check(folder: Path) -> list[Problem]:
    return load(folder.parent, folder.parent.parent)[1]


def example(root: Path, code: str, text: str) -> list[Problem]:
    """What the check says of the bridge with an example written into it."""
    folder = write(bridge(), root / "docs")
    found = explained()[code]
    for file, given in found.given.items():
        put(folder, file, given)
    put(folder, found.file, text)
    return check(folder)


def put(folder: Path, file: str, text: str) -> None:
    """Write an example where it belongs: the whole file, keys of one, or further items of a list."""
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if path.suffix == ".md" and not text.startswith("---"):
        _, front, body = old.split("---\n", 2)
        keys, dashes, prose = text.partition("---\n")
        text = f"---\n{_with_keys(front, keys)}---\n{prose if dashes else body}"
    elif path.suffix == ".yml":
        text = f"{old}{text}" if old.startswith("- ") else _with_keys(old, text)
    path.write_text(text, encoding="utf-8")
    if path.suffix in (".txt", ".md") and path.parent.name == "articles":
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        dossier = path.with_suffix(".yml")
        changed = re.sub(r"sha256: *\w+", f"sha256: {digest}", dossier.read_text(encoding="utf-8"))
        dossier.write_text(changed, encoding="utf-8")


def _with_keys(old: str, new: str) -> str:
    """A mapping in block style with some of its keys written anew."""
    named = {match[1] for line in new.splitlines() if (match := _KEY.match(line))}
    kept: list[str] = []
    keep = True
    for line in old.splitlines():
        if match := _KEY.match(line):
            keep = match[1] not in named
        if keep:
            kept.append(f"{line}\n")
    return "".join(kept) + new


# What cannot be written as lines of a file that lies there already.

Mistake = Callable[[Path], None]


def _save_as(encoding: str) -> Mistake:
    def mistake(folder: Path) -> None:
        (folder / "annotations" / "opening-day.md").write_bytes("Café".encode(encoding))

    return mistake


def _rename(old: str, new: str) -> Mistake:
    def mistake(folder: Path) -> None:
        (folder / old).rename(folder / new)

    return mistake


def _long(file: str, words: int) -> Mistake:
    def mistake(folder: Path) -> None:
        (folder / "cases").mkdir(exist_ok=True)
        path = folder / file
        front = path.read_text(encoding="utf-8").rpartition("---\n")[0] if path.exists() else "---\nreading: post\n"
        path.write_text(f"{front}---\n{' word' * words}\n", encoding="utf-8")

    return mistake


def _remove(file: str) -> Mistake:
    return lambda folder: (folder / file).unlink()


def _copy(old: str, new: str) -> Mistake:
    def mistake(folder: Path) -> None:
        (folder / new).write_bytes((folder / old).read_bytes())

    return mistake


def _nul(folder: Path) -> None:
    (folder / "annotations" / "opening-day.md").write_bytes(b"---\0\n")


def _gazette(folder: Path) -> None:
    (folder / "articles" / "gazette.txt").write_text(TIMES, encoding="utf-8")


def _twice(folder: Path) -> None:
    (folder / "articles" / "times.md").write_text(TIMES, encoding="utf-8")


def _pictured(markdown: str) -> Mistake:
    """An article of its own in Markdown with a picture; ``dot.png`` lies beside it."""

    def mistake(folder: Path) -> None:
        (folder / "articles" / "dot.png").write_bytes(DOT)
        put(folder, "articles/post.md", f"---\n---\n\n{POST}\n\n{markdown}\n")
        (folder / "articles" / "post.txt").unlink()

    return mistake


def _answered(folder: Path) -> None:
    answer = f"{{text: '{'word ' * 41}', passages: [p2]}}"
    put(folder, "events/toll.md", f"answers: {{post: {answer}, times: {answer}}}\n")


def _linked(folder: Path) -> None:
    outside = folder.parent.parent / "outside.txt"
    outside.write_text(POST, encoding="utf-8")
    (folder / "articles" / "post.txt").unlink()
    (folder / "articles" / "post.txt").symlink_to(outside)


def _run(folder: Path) -> None:
    (folder.parent / "quiz.html").write_text("<script>alert(1)</script>", encoding="utf-8")


def _turn(folder: Path) -> None:
    (folder.parent / "map\u202egpj.txt").write_text("a map", encoding="utf-8")


MISTAKES: Mapping[str, Mistake] = {
    "not-utf8": _save_as("latin-1"),
    "nul-byte": _nul,
    "missing-file": _remove("index.md"),
    "too-large": _long("annotations/opening-day.md", 20_000),
    "linked-outside": _linked,
    "unseen-sign": _turn,
    "file-that-runs": _run,
    "bad-id": _rename("annotations/opening-day.md", "annotations/Opening_Day.md"),
    "long-answer": _answered,
    "dossier-without-text": _remove("articles/post.txt"),
    "text-without-dossier": _gazette,
    "duplicate-text": _twice,
    "picture-not-shown": _pictured("![A dot](circle.png)"),
    "picture-without-words": _pictured("![](dot.png)"),
    "long-annotation": _long("annotations/opening-day.md", 81),
    "long-case": _long("cases/post.md", 121),
    "long-introduction": _long("index.md", 401),
}
