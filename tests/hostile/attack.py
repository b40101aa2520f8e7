"""The edition ``full`` with payloads in every field that takes words, in its articles, in what was found out about its
links, in the names of those who committed its files, and in another comparison.

What the check refuses is told in words there; another payload is then tried in that place, and in the end what stood
there before. So what remains has no error, and is what a site would be built of. ``python -m tests.hostile.attack``
says how many payloads stand in how many places.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from facing_pages import kinds
from facing_pages.edition import load
from facing_pages.kinds import Kind
from facing_pages.model import Comparison
from facing_pages.problems import Problem, errors, show
from facing_pages.writing.reader import read_front_matter, read_yaml
from tests.hostile.fields import ADDRESS, BLOCK, MISSING, Keys, filled
from tests.hostile.payloads import KINDS, payload
from tests.sites import copied, environment

_COMMAND = "import sys; from facing_pages.cli import main; sys.exit(main())"

EDITION = "full"
COMPARISON = "tram"
BEGUN = "begun"
"""A comparison that ``facing-pages new`` makes of texts that hold payloads."""
_TRIES = 3
_TURNS = 16
_IN_A_FIELD = {BLOCK: 3}
_ELSEWHERE = 2
_IN_FIELDS = tuple(kind for kind in KINDS if kind != "half characters")
"""YAML with half of a character is refused whole."""
_BODY = "body"
_IN_AN_ARTICLE = 57
_UNWRITTEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What is written in YAML by its number alone."""


_QUOTED = re.compile("“(.+?)[/”]", re.DOTALL)
_FEW = 3
_WITHIN = ("bad-link",)
"""Codes of problems within prose."""
_UNFIT = re.compile("[\x00\ud800-\udfff]")
"""What no file of text holds; the check says so."""


@dataclass(frozen=True)
class Place:
    """Where words are written: a file of the comparison, and the keys that lead there."""

    file: str
    keys: Keys


@dataclass
class _Tried:
    """What stands in a place: which payloads, after how many that were refused."""

    what: str
    old: str
    number: int
    refused: int = 0

    @property
    def payloads(self) -> list[str]:
        """Those that stand there now."""
        if self.refused >= _TRIES:
            return []
        first = self.number * _TRIES + self.refused
        return [payload(first * 7 + n, "field", _IN_FIELDS) for n in range(_IN_A_FIELD.get(self.what, _ELSEWHERE))]

    @property
    def text(self) -> Any:
        payloads = self.payloads
        if not payloads:
            return MISSING if not self.old and self.what != BLOCK else self.old
        if self.what == ADDRESS:
            return "https://a.example/" + "".join(payloads[0].split())
        if self.what == BLOCK:
            return "\n\n".join(filter(None, [self.old, *payloads]))
        return " ".join(filter(None, ["" if self.number % 2 else self.old, *payloads]))


@dataclass
class Attack:
    """An edition that holds payloads.

    Arguments:
        project: the folder of its ``mkdocs.yml``.
        tried: every place, with what stands there.
        problems: what the check said of payloads that it refused.
        elsewhere: how many payloads stand in articles, addresses that ``links`` found, and names of commits.
    """

    project: Path
    tried: dict[Place, _Tried] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    elsewhere: int = 0

    @property
    def places(self) -> list[Place]:
        """Where payloads stand."""
        return [place for place, tried in self.tried.items() if tried.refused < _TRIES]

    @property
    def count(self) -> int:
        """How many payloads stand in some place."""
        return self.elsewhere + sum(len(tried.payloads) for tried in self.tried.values())

    def figures(self) -> str:
        """The figures of an attack, in a sentence."""
        codes = ", ".join(f"{code} {count}" for code, count in Counter(p.code for p in self.problems).most_common())
        return (
            f"{self.count:,} payloads of {len(KINDS)} kinds in {len(self.places):,} fields, in the articles, "
            "in what links led to and in the names of commits; "
            f"{len(self.problems):,} were refused in words ({codes})"
        )


def attacked(place: Path) -> Attack:
    """A copy of the edition under a new folder, full of payloads and without an error, ready to be built."""
    attack = Attack(copied(EDITION, place))
    docs = attack.project / "docs"
    _articles(attack, docs / COMPARISON / "articles")
    records = list(_records(docs / COMPARISON))
    wrong: list[Problem] = []
    for turn in range(_TURNS):
        for record in records:
            record.write(attack)
        comparisons, found = load(docs, attack.project)
        if not (wrong := errors(found)):
            break
        attack.problems += wrong
        _refuse(attack, records, wrong, is_late=turn > _TURNS / 2)
    else:
        raise AssertionError(show(wrong))
    _links(attack, *comparisons)
    _begin(attack)
    _commit(attack)
    return attack


@dataclass
class _Record:
    """A file of records, as it is written with payloads; ``lines`` has the keys by the line on which they stand."""

    kind: Kind[Any]
    path: Path
    shown: str
    data: Any
    body: str
    lines: dict[int, Keys] = field(default_factory=dict)

    def write(self, attack: Attack) -> None:
        def words(at: Keys, what: str, old: str) -> Any:
            place = Place(self.shown, at)
            if place not in attack.tried:
                attack.tried[place] = _Tried(what, old, len(attack.tried))
            return attack.tried[place].text

        if self.kind.shape == "list":
            data: Any = [filled(self.kind.model, one, words, (n,)) for n, one in enumerate(self.data)]
        else:
            data = filled(self.kind.model, self.data, words)
        lines = list(_lines(data))
        text = "\n".join(line for line, _ in lines) + "\n"
        first = 1
        if self.kind.front:
            body = words((_BODY,), BLOCK, self.body)
            safe = _UNFIT.sub("", body)  # no file in UTF-8 holds a half of a character
            text, first = f"---\n{text}---\n{safe}\n", 2
        self.lines = {first + n: keys for n, (_, keys) in enumerate(lines)}
        self.path.write_text(text, encoding="utf-8", newline="\n")

    def at(self, line: int) -> Keys:
        """The keys that lead to what stands on a line."""
        return self.lines.get(line, (_BODY,) if self.kind.front and line > max(self.lines) + 1 else ())


def _records(folder: Path) -> Iterator[_Record]:
    """Every file of records of a comparison, by the table of kinds."""
    for kind in kinds.RECORDS:
        for path in sorted(folder.glob(kind.files)):
            text, body = path.read_text(encoding="utf-8"), ""
            if kind.front:
                places, body, _, _ = read_front_matter(text, path.name)
            else:
                places, _ = read_yaml(text, path.name)
            assert places
            yield _Record(kind, path, path.relative_to(folder.parent.parent).as_posix(), _plain(places.data), body)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def _lines(value: Any, keys: Keys = (), before: str = "", after: str = "") -> Iterator[tuple[str, Keys]]:
    """A value as JSON, which is YAML too, each of its parts on a line of its own."""
    if not isinstance(value, dict | list) or not value:
        yield f"{before}{_escaped(json.dumps(value, ensure_ascii=False))}{after}", keys
        return
    items = list(value.items() if isinstance(value, dict) else enumerate(value))
    yield before + ("{" if isinstance(value, dict) else "["), keys
    for n, (key, one) in enumerate(items):
        named = f" {json.dumps(key)}: " if isinstance(value, dict) else " "
        yield from _lines(one, (*keys, key), named, "," if n < len(items) - 1 else "")
    yield " " + ("}" if isinstance(value, dict) else "]") + after, keys


def _escaped(text: str) -> str:
    return _UNWRITTEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def _refuse(attack: Attack, records: list[_Record], wrong: list[Problem], *, is_late: bool) -> None:
    """Try other payloads where the check has found an error, or what stood there before."""
    for problem in wrong:
        met = list(_met(attack, records, problem))
        for place in met:
            # Where a place cannot be told from others, none of them is tried again.
            tried = attack.tried[place]
            tried.refused = _TRIES if is_late or len(met) > 1 else tried.refused + 1


def _met(attack: Attack, records: list[_Record], problem: Problem) -> Iterator[Place]:
    """The places of which a problem tells: where its words stand, or what stands on its line or nearest before it."""
    record = next((one for one in records if one.shown == problem.path), None)
    if record is None:  # a text, of which its dossier says how it is to be read
        own = [place for place in attack.places if place.file.startswith(problem.path.rpartition(".")[0])]
        quoted = [place for place in own if attack.tried[place].text.strip() in problem.message]
        yield from quoted or (place for place in own if place.keys[0] == "parse")
        return
    own = [place for place in attack.places if place.file == problem.path]
    words = [word for word in _QUOTED.findall(problem.message) if len(word) > _FEW]
    at = {keys: line for line, keys in reversed(record.lines.items())}
    # A line within a value is counted as if each of its lines were one of the file.
    before = [place for place in own if at.get(place.keys, problem.line) <= problem.line]
    quoted = [place for place in before if any(word in attack.tried[place].text for word in words)]
    if quoted or (problem.code in _WITHIN and before):
        yield max(quoted or before, key=lambda place: at.get(place.keys, problem.line))
        return
    keys = record.at(problem.line)
    while keys and not any(place.keys[: len(keys)] == keys for place in own):
        keys = keys[:-1]
    yield from (place for place in own if place.keys[: len(keys)] == keys)


# --- articles ------------------------------------------------------------------


def _articles(attack: Attack, folder: Path) -> None:
    """Put payloads into the articles: as paragraphs at the end of their words, and as words of a note."""
    for text in sorted(folder.glob("*.txt")):
        before = text.read_text(encoding="utf-8")
        body, mark, end = before.partition("\n\nCircle of Tramworkers\n")
        paragraphs = "\n\n".join(_paragraphs(attack, text.stem))
        text.write_text(f"{body.rstrip()}\n\n{paragraphs}\n{mark}{end}", encoding="utf-8", newline="\n")
        dossier = text.with_suffix(".yml")
        digest = hashlib.sha256(text.read_bytes()).hexdigest()
        told = re.sub(r"sha256: *\w+", f"sha256: {digest}", dossier.read_text(encoding="utf-8"))
        dossier.write_text(told, encoding="utf-8")


def _paragraphs(attack: Attack, seed: str) -> Iterator[str]:
    for number in range(_IN_AN_ARTICLE):
        attack.elsewhere += 1
        yield _printable(payload(number, seed))


def _printable(text: str) -> str:
    """What a file of text may hold, as paragraphs without blank lines."""
    return re.sub(r"\s*\n\s*", "\n", _UNFIT.sub("", text)).strip()


def _links(attack: Attack, comparison: Comparison) -> None:
    """Tell of every address that it is gone, and where a copy of it and what it leads to would be."""
    found = {link.href for reading in comparison.readings for note in reading.article.notes for link in note.links}
    found |= {source.url for source in comparison.sources if source.url}
    found |= {reading.dossier.address for reading in comparison.readings if reading.dossier.address}
    records = {}
    for number, address in enumerate(sorted(found)):
        copies = [f"https://a.example/{''.join(_printable(payload(number * 2 + n, 'link')).split())}" for n in range(2)]
        days = {"asked": "2025-02-01", "since": "2025-01-01"}
        records[address] = {"condition": "gone", **days, "to": copies[0], "archive": copies[1]}
    attack.elsewhere += 2 * len(records)
    file = attack.project / "docs" / COMPARISON / "links.json"
    file.write_text(json.dumps(records, indent=1), encoding="utf-8")
    _, problems = load(attack.project / "docs", attack.project)
    refused = {address for problem in errors(problems) for address in records if address in problem.message}
    attack.problems += errors(problems)
    kept = {address: record for address, record in records.items() if address not in refused}
    file.write_text(json.dumps(kept, indent=1), encoding="utf-8")


def _commit(attack: Attack) -> None:
    """Commit every file, each note by a person, and with another, whose name is a payload."""
    _git(attack.project, "init", "--quiet")
    _git(attack.project, "add", "--all")
    for number, note in enumerate(sorted((attack.project / "docs" / COMPARISON).rglob("*.md"))):
        names = [" ".join(_printable(payload(number * 2 + n, "commit")).split()) for n in range(2)]
        message = f"Change it\n\nCo-authored-by: {names[1]} <a@a.example>\nCo-authored-by: B\n C <b@a.example>\n"
        person = {f"GIT_{role}_NAME": names[0] for role in ("AUTHOR", "COMMITTER")}
        _git(attack.project, "commit", "--quiet", "--message", message, "--", str(note), **person)
        attack.elsewhere += 2


def _git(folder: Path, *arguments: str, **person: str) -> None:
    nobody = {f"GIT_{role}_EMAIL": "nobody@example.org" for role in ("AUTHOR", "COMMITTER")}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **nobody, **person}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False, env=environment() | settings
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _begin(attack: Attack) -> None:
    """A comparison that the command makes of two texts, with payloads in their titles, words and notes."""
    texts = attack.project / "written"
    texts.mkdir()
    shared = (
        "The ferry of Orm sank on 3 May 2019 with forty carts, and Captain Hale of the Blue Company was tried for it."
    )
    for name, ending in (("one", "txt"), ("two", "md")):
        title = _printable(payload(4, f"title {name}")).replace("\n", " ")
        words = [
            f"# {title}" if ending == "md" else title,
            shared,
            *(one for one in _paragraphs(attack, name) if ending != "md" or "![" not in one),
        ]
        words += [f"Captain Hale wrote to the county.[{'^' * (ending == 'md')}1]"]
        note = _printable(payload(0, f"note {name}")).replace("\n", " ")
        words += [
            f"[^1]: {note} https://a.example/{name}" if ending == "md" else f"[1] {note} https://a.example/{name}"
        ]
        (texts / f"{name}.{ending}").write_text("\n\n".join(words) + "\n", encoding="utf-8")
        attack.elsewhere += 2
    command = [sys.executable, "-c", _COMMAND, "new", BEGUN, *map(str, sorted(texts.iterdir()))]
    done = subprocess.run(command, cwd=attack.project, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0, done.stdout + done.stderr


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        sys.stdout.write(f"{attacked(Path(folder) / 'edition').figures()}\n")
