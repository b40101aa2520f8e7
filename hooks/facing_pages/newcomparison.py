"""``facing-pages new``: a comparison that builds at once, from two texts or more.

What can be found out is not asked: ids from the names of the files; titles,
days, names and languages from what the files say. What nobody but a person can
say stands as “to be filled in”, and what a machine suggests is called so. The
whole is first written beside and checked, and moved into place only without errors.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from . import importing, languages
from .dates import DAY, read_day
from .edition import load
from .importing import CannotReadError, Imported
from .model import Article, LineKind
from .pairing import Pairing, pairings
from .parse import decode, parse
from .problems import Problem, errors, show
from .quotations import too_short
from .show import show as show_article
from .spans import Hints

SUGGESTIONS = "suggestions.md"
"""The file of suggestions: no stage of the build reads it, and it is not published."""
TO_FILL = "to be filled in"

_RESERVED = frozenset("assets codes contributors images javascripts schemas search stylesheets".split())
_PAGES = frozenset("articles data facing handout index map questions shape sources".split())
_MOST_READINGS = 26
_MOST_ROUNDS = 12
_START = 400
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


class CannotStartError(Exception):
    """There will be no comparison; the message says why, and what to do."""


@dataclass(frozen=True)
class _Text:
    """One of the texts: its reading's id, where it came from, and how the parser reads it."""

    id: str
    path: Path
    imported: Imported
    article: Article
    hints: Hints

    @property
    def title(self) -> str:
        return _plain(self.imported.title or self.article.title or " ".join(self.article.text.split()[:8]))

    @property
    def byline(self) -> str:
        signed = self.article.signature.lines[0] if self.article.signature else ""
        return _plain(self.imported.byline or (self.article.byline or "").removeprefix("By ") or signed)

    @property
    def day(self) -> str:
        """The day of publication; empty where neither the file nor the beginning of the text names one."""
        if self.imported.dated or self.article.dated:
            return self.imported.dated or f"{self.article.dated}"
        days = (read_day(match[0]) for match in re.finditer(DAY, self.article.text[:_START], re.IGNORECASE))
        return next((day.isoformat() for day in days if day), "")

    @property
    def language(self) -> str:
        said = self.imported.language.replace("_", "-")
        return said if _TAG.fullmatch(said) else languages.guess(self.article.text)


def start(name: str, paths: Sequence[Path], docs: Path, today: date) -> Iterator[str]:
    """Write a comparison and tell, step by step, what was done and what is left to do.

    Arguments:
        name: what its folder is to be called; made an id.
        paths: the texts, in the order in which they are to stand where no day tells.
        docs: the documents' folder.

    Raises:
        CannotStartError: nothing was written.
    """
    id = _free(name, docs)
    texts = _in_order(_texts(paths))
    found = pairings({text.id: text.article for text in texts})
    problems = _write(docs / id, _files(id, texts, found, today))
    if id != name:
        yield f"“{name}” cannot be an address, so the folder is called {id}."
    for text in texts:
        paragraphs = len(text.article.paragraphs)
        yield f"\n{text.path} was read as {text.imported.how}: {importing.many(paragraphs, 'paragraph')}.\n"
        yield show_article(text.article)
    yield f"\n{docs / id} is written. It has no errors and {importing.many(len(problems), 'warning')}, each of them work to do."
    yield from _unknown(texts, docs / id)
    yield f"Suggestions for events ({len(found)}) are in {docs / id / SUGGESTIONS}, which the build does not read."
    yield "Look at the pages with “make serve”; “make check” tells what is left to do."


# --- names ------------------------------------------------------------------


def _free(name: str, docs: Path) -> str:
    """The id for a name, unless something stands there already."""
    id = slug(name)
    if not id:
        raise CannotStartError(f"“{name}” has no letter of the Latin alphabet and no figure. Choose a name that has.")
    if not docs.is_dir():
        raise CannotStartError(f"{docs} is no folder. Run this where the folder docs is, or name it with --docs.")
    if id in _RESERVED or (docs / id).exists() or (docs / f"{id}.md").exists():
        raise CannotStartError(f"{docs / id} is there already, and nothing is overwritten. Choose another name.")
    return id


def slug(words: str) -> str:
    """Words as an id: plain small letters, figures and single hyphens.

    >>> slug("Zwei Brücken, 2021")
    'zwei-brucken-2021'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-")


def _ids(paths: Sequence[Path]) -> list[str]:
    """An id for each reading, from the names of the files."""
    ids: list[str] = []
    for n, path in enumerate(paths):
        id = slug(path.stem) or f"reading-{chr(ord('a') + n)}"
        id = f"{id}-text" if id in _PAGES else id
        while id in ids:
            id = f"{id}-{n + 1}"
        ids.append(id)
    return ids


# --- the texts --------------------------------------------------------------


def _texts(paths: Sequence[Path]) -> list[_Text]:
    if not 2 <= len(paths) <= _MOST_READINGS:
        raise CannotStartError(f"A comparison has two to {_MOST_READINGS} texts; {len(paths)} were given.")
    texts = []
    failed = []
    for id, path in zip(_ids(paths), paths, strict=True):
        try:
            texts.append(_text(id, path))
        except CannotReadError as error:
            failed.append(str(error))
    if failed:
        raise CannotStartError("\n".join(failed))
    return texts


def _text(id: str, path: Path) -> _Text:
    imported = importing.read(path)
    text, _ = decode(imported.data, str(path))
    if text is None or too_short(text):
        raise CannotReadError(f"{path} holds fewer than three words. Put the article’s text into it.")
    article, hints = _understood(text, imported.kinds, path)
    return _Text(id, path, imported, article, hints)


def _understood(text: str, kinds: Mapping[int, LineKind], path: Path) -> tuple[Article, Hints]:
    """A text as the parser reads it, with the hints that it needs to read it without errors."""
    hints = Hints()
    for _ in range(_MOST_ROUNDS):
        article, problems = parse(text, str(path), hints)
        better = _better(article, errors(problems), kinds, hints)
        if better == hints and dict(better.lines) == dict(hints.lines):
            if errors(problems):
                break
            return article, hints
        hints = better
    told = "\n".join(problem.message for problem in errors(problems))
    raise CannotReadError(f"{path} cannot be read as an article. {told}")


def _better(article: Article, problems: Sequence[Problem], kinds: Mapping[int, LineKind], hints: Hints) -> Hints:
    """The hints with what the last round showed to be wanting."""
    lines = dict(hints.lines)
    taken = {line.number: line.kind for line in article.lines}
    for number, kind in kinds.items():
        if taken.get(number, kind) not in (kind, "dateline"):
            lines[number] = kind
    if not article.paragraphs:
        number = next(line.number for line in article.lines if line.kind != "blank" and not too_short(line.text))
        lines[number] = "paragraph"
    lines |= {problem.line: "paragraph" for problem in problems if problem.code == "duplicate-definition"}
    defined = {note.label for note in article.notes}
    marks = [*article.title_marks, *(mark for block in article.blocks for mark in block.marks)]
    words = {mark.raw for mark in marks if set(mark.labels) - defined}
    return replace(hints, lines=lines, words=tuple(dict.fromkeys([*hints.words, *sorted(words)])))


def _in_order(texts: list[_Text]) -> list[_Text]:
    """By day where every text has one, else as they were given."""
    return sorted(texts, key=lambda text: text.day) if all(text.day for text in texts) else texts


# --- the files --------------------------------------------------------------


def _write(folder: Path, files: Mapping[str, bytes]) -> list[Problem]:
    """Write a comparison into place once it is known to have no errors; its warnings."""
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as beside:
        made = Path(beside) / folder.name
        for name, content in files.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_bytes(content)
        _, problems = load(made, made)
        if errors(problems):
            raise CannotStartError(f"These texts do not make a comparison:\n{show(errors(problems))}")
        made.rename(folder)
    return problems


def _files(id: str, texts: Sequence[_Text], found: Sequence[Pairing], today: date) -> dict[str, bytes]:
    files = {"index.md": _index(id, texts).encode()}
    for text in texts:
        files[f"articles/{text.id}.txt"] = text.imported.data
        files[f"articles/{text.id}.yml"] = _dossier(text, today).encode()
    files["events/first-event.md"] = _first_event(texts, found).encode()
    files[SUGGESTIONS] = _suggestions(texts, found).encode()
    return files


def _index(id: str, texts: Sequence[_Text]) -> str:
    by_day = all(text.day for text in texts)
    readings = "".join(f"  - id: {text.id}\n    label: {_quoted(_label(text.id))}\n" for text in texts)
    return (
        f"---\ntitle: {_quoted(_label(id))}\n"
        f"question: The question that all texts answer is {TO_FILL}.\n"
        f"summary: {len(texts)} articles on the same events, set side by side.\n"
        f"readings:\n{readings}"
        f"order-rule: {'By date of publication, the earlier first.' if by_day else 'In the order in which they were taken up.'}\n"
        "---\n\n"
        f"What these articles are about, and why they stand together: {TO_FILL}.\n"
    )


def _dossier(text: _Text, today: date) -> str:
    said = text.imported
    day = text.day or f"{today.year}"
    rows = [
        "# yaml-language-server: $schema=../../../schemas/dossier.schema.json",
        f"reading: {text.id}",
        f"title: {_quoted(text.title)}",
        f"byline: {_quoted(text.byline or 'not named')}",
        f"publication: {_quoted(said.publication or TO_FILL)}",
        f"publisher: {TO_FILL}",
        f"date: {_quoted(day)}{'' if text.day else ' # not found in the file: put the day of publication here'}",
        f"language: {_quoted(text.language)}",
        f"address: {_quoted(said.address or 'not found')}",
        f"rights: {TO_FILL} # who holds the rights in the text",
        f"permission: {TO_FILL} # on what terms it stands here; ask before you publish",
        "# Where there is no permission for the whole, add a line “edition: excerpts”.",
        f'captured: "{today.isoformat()}"',
        f"sha256: {hashlib.sha256(said.data).hexdigest()}",
    ]
    return "\n".join([*rows, *_parse_rows(text.hints)]) + "\n"


def _parse_rows(hints: Hints) -> Iterator[str]:
    """What the parser has to be told outright."""
    if hints.lines or hints.words:
        yield "parse:"
    if hints.lines:
        yield "  lines:"
        yield from (f"    {number}: {kind}" for number, kind in sorted(hints.lines.items()))
    if hints.words:
        yield f"  words: [{', '.join(map(_quoted, hints.words))}]"


def _first_event(texts: Sequence[_Text], found: Sequence[Pairing]) -> str:
    best = max(found, key=lambda pairing: (len(pairing.paragraphs), pairing.score), default=None)
    suggested = best.paragraphs if best else {}
    why = f"All share {_shared(best)}." if best else "Nothing was found that they share."
    rows = "".join(
        f"  {text.id}: [{suggested.get(text.id, 'p1')}]"
        f"{'' if text.id in suggested else ' # no suggestion: the first paragraph stands here'}\n"
        for text in texts
    )
    return (
        "---\n"
        "# A machine’s suggestion, so that there is a page to look at. Check it and name it,\n"
        "# or delete this file once there are events of your own.\n"
        f"# {why}\n"
        "number: 1\n"
        "title: A first event, not yet named\n"
        f"when: {TO_FILL}\n"
        "gloss: Suggested by a machine, and not yet checked by anybody.\n"
        f"passages:\n{rows}---\n"
    )


def _suggestions(texts: Sequence[_Text], found: Sequence[Pairing]) -> str:
    parts = [
        "# Suggestions for events",
        "A machine made these by the rare words and the figures that paragraphs share. It does not know what they"
        " say: some will be wrong, and what is told in other words is missing. The build does not read this file."
        " Copy what is right into a file of its own in `events/`, named for what happened; where a text is silent,"
        " an event needs a signed silence instead of a passage. Delete this file when you are done.",
    ]
    for n, pairing in enumerate(found, 1):
        rows = "".join(f"  {text.id}: [{pairing.paragraphs[text.id]}]\n" for text in texts if text.id in pairing.paragraphs)
        head = f"---\nnumber: {n + 1}\ntitle: {TO_FILL}\nwhen: {TO_FILL}\ngloss: {TO_FILL}\npassages:\n{rows}---\n"
        parts.append(f"## Suggestion {n}\n\nThey share {_shared(pairing)}.")
        parts += [f"* {text.id}, {pairing.paragraphs[text.id]}: {_beginning(text, pairing)}" for text in texts if text.id in pairing.paragraphs]
        parts.append(f"```yaml\n{head}```")
    if not found:
        parts.append("None was found: the texts share no rare words.")
    return "\n\n".join(parts) + "\n"


def _unknown(texts: Sequence[_Text], folder: Path) -> Iterator[str]:
    """What could not be found out, by file."""
    for text in texts:
        missing = [
            *(["who wrote it"] if not text.byline else []),
            *(["its date"] if not text.day else []),
            *(["its language"] if text.language == languages.UNKNOWN else []),
            *(["its address"] if not text.imported.address else []),
            "its publisher, and on what terms you may print it",
        ]
        yield f"Fill in what was not found in {text.path.name}: {', '.join(missing)} ({folder}/articles/{text.id}.yml)."


# --- words ------------------------------------------------------------------


def _shared(pairing: Pairing) -> str:
    return ", ".join(f"“{_plain(word)}”" for word in pairing.shared)


def _beginning(text: _Text, pairing: Pairing) -> str:
    block = next(block for block in text.article.paragraphs if block.id == pairing.paragraphs[text.id])
    words = _plain(block.text)
    return f"“{words[:80]}…”" if len(words) > 80 else f"“{words}”"


def _label(id: str) -> str:
    return id.replace("-", " ").capitalize()


def _plain(words: str) -> str:
    """Words on one line, without what YAML does not print."""
    return " ".join(_UNPRINTED.sub(" ", words).split())


def _quoted(words: str) -> str:
    """A string of JSON, which is one of YAML."""
    return json.dumps(_plain(words), ensure_ascii=False)
