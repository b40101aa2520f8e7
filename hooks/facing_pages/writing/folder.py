"""Read a comparison's folder: every file it may hold, checked in shape, not yet bound."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from facing_pages import kinds
from facing_pages.article.parse import ENDINGS, decode, parse_article, too_much
from facing_pages.article.spans import Hints
from facing_pages.kinds import Addressed, Kind
from facing_pages.model import Article, PictureFile
from facing_pages.problems import Problem
from facing_pages.writing import link_history
from facing_pages.writing import records as r
from facing_pages.writing.ids import unfit
from facing_pages.writing.pictures import read_pictures
from facing_pages.writing.places import Places
from facing_pages.writing.reader import MOST_TOLD, Record, check, read_front_matter, read_yaml

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Written:
    """An article with its dossier, as they lie side by side."""

    article: Article
    dossier: Record[r.DossierRecord]
    text_path: str
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)


ANY = "*"
"""Stands for every id where nobody can tell which."""


@dataclass
class Folder:
    """What people wrote.

    ``records`` has the records of each kind by its name, ``articles`` the texts
    and their dossiers by reading, ``unread`` by kind the ids of the records
    that could not be read.
    """

    id: str
    path: str
    articles: dict[str, Written] = field(default_factory=dict)
    records: dict[str, list[Record[Any]]] = field(default_factory=dict)
    links: link_history.History = field(default_factory=dict)
    unread: dict[str, set[str]] = field(default_factory=dict)

    def all(self, kind: Kind[Model]) -> list[Record[Model]]:
        """The records of a kind, in the order in which they were read."""
        return self.records.get(kind.name, [])

    def has(self, kind: Kind[Any]) -> bool:
        """Whether there is a record of a kind, or one that could not be read."""
        return bool(self.all(kind) or any(self.may_hold(one, ANY) for one in (kind, *kind.parts)))

    def one(self, kind: Kind[Model]) -> Record[Model] | None:
        """The record of a kind of which there is one at most."""
        return next(iter(self.all(kind)), None)

    def by_id(self, kind: Kind[Model]) -> dict[str, Record[Model]]:
        """The records of a kind by their ids."""
        return {kind.id(record): record for record in self.all(kind)}

    def everything(self) -> Iterator[tuple[Kind[Any], Record[Any]]]:
        """Every record, with its kind."""
        yield from ((kinds.READINGS, written.dossier) for written in self.articles.values())
        yield from ((kind, record) for kind in kinds.KINDS for record in self.all(kind))

    def ids(self) -> dict[Addressed, list[str]]:
        """The ids of whatever has an address."""
        found: dict[Addressed, list[str]] = {one: [] for one in kinds.addressed()}
        for kind, record in self.everything():
            if kind in found:
                found[kind].append(kind.id(record))
            for part in kind.parts:
                found[part] += [item.id for item in getattr(record.value, part.name)]
        return found

    def may_hold(self, kind: Addressed | str, id: str) -> bool:
        """Whether a record that could not be read may have this id: its absence is then no second problem."""
        name = kind if isinstance(kind, str) else kind.name
        return not self.unread.get(name, set()).isdisjoint({id, ANY})


MOST_BYTES = {".md": 65_536, "": 1_000_000}
"""So much is read of a file, by its ending; an article may be of any size that others may."""


def find(docs: Path) -> list[Path]:
    """The comparisons under a folder: those folders that hold articles, but for hidden ones."""
    found = (path.parent for path in docs.glob("*/articles") if path.is_dir())
    return sorted(path for path in found if not path.name.startswith("."))


def read(path: Path, root: Path) -> tuple[Folder, list[Problem]]:
    """Everything one comparison's folder holds.

    Arguments:
        root: problems name files as seen from here.
    """
    reader = _FolderReader(path, root)
    return reader.folder, reader.problems


class _FolderReader:
    """Collects records and problems; nothing stops it at the first one."""

    def __init__(self, path: Path, root: Path) -> None:
        self.path, self.root = path, root
        self._shown: dict[Path, str] = {}
        self.problems: list[Problem] = []
        self.folder = Folder(path.name, self.shown(path))
        self.problems += unfit(self.folder.path, path.name)
        for kind in kinds.KINDS:
            if kind.shape == "dossiers":
                self.articles()
            else:
                self.folder.records[kind.name] = list(self.read(kind))
        self.links(path / link_history.FILE)

    def read(self, kind: Kind[Model]) -> Iterator[Record[Model]]:
        """The records of a kind, those that fit its model."""
        if kind.shape == "folder":
            yield from self.one_a_file(kind)
        elif kind.shape == "list":
            yield from self.items(kind)
        elif kind.required or (self.path / kind.files).exists():
            record = self.whole(self.path / kind.files, kind)
            if record:
                yield record
            for part in kind.parts if not record else ():
                self.unread(part, ANY)

    def shown(self, path: Path) -> str:
        """A file as problems name it; one that was asked for is not worked out again."""
        if path not in self._shown:
            inside = path.is_relative_to(self.root)
            self._shown[path] = (path.relative_to(self.root) if inside else path).as_posix()
        return self._shown[path]

    def text(self, path: Path) -> str | None:
        """A file's text, its line ends made one; None where it is missing or no text."""
        if not path.is_file():
            keys = ", ".join(_needed(kinds.INDEX.model))
            repair = f"Write it: between two lines of three hyphens, {keys}; below them, the introduction."
            self.problems.append(Problem(self.shown(path), 0, "missing-file", "This file is missing.", repair))
            return None
        if problem := self.refused(path):
            self.problems.append(problem)
            return None
        text, problems = decode(path.read_bytes(), self.shown(path))
        self.problems += problems
        return text

    def refused(self, path: Path) -> Problem | None:
        """What keeps a file from being read: its size, or that it is a link to a file that lies elsewhere."""
        if not path.resolve().is_relative_to(self.path.parent.resolve()):
            message = "This is a link to a file outside the documents."
            return Problem(self.shown(path), 0, "linked-outside", message, "Put the file itself in its place.")
        most = MOST_BYTES.get(path.suffix, MOST_BYTES[""]) if path.parent.name != "articles" else MOST_BYTES[""]
        if (size := path.stat().st_size) > most:
            message = f"The file has {size:,} bytes; {most:,} are the most that is read."
            return Problem(self.shown(path), 0, "too-large", message, "Split it, or leave something out.")
        return None

    def checked(self, model: type[Model], places: Places, path: Path) -> Model | None:
        value, problems = check(model, places, self.shown(path))
        self.problems += problems
        return value

    def whole(self, path: Path, kind: Kind[Model]) -> Record[Model] | None:
        """The record that fills a file, as its front matter if that is Markdown."""
        if not kind.front:
            places = self.yaml(path)
            value = self.checked(kind.model, places, path) if places else None
            return Record(self.shown(path), value, places) if value and places else None
        text = self.text(path)
        if text is None:
            return None
        places, body, body_line, problems = read_front_matter(text, self.shown(path))
        self.problems += problems
        value = self.checked(kind.model, places, path) if places else None
        return Record(self.shown(path), value, places, body, body_line) if value and places else None

    def one_a_file(self, kind: Kind[Model]) -> Iterator[Record[Model]]:
        for path in sorted(self.path.glob(kind.files)):
            self.problems += unfit(self.shown(path), path.stem, path.suffix)
            record = self.whole(path, kind)
            if record:
                yield record
            else:
                self.unread(kind, path.stem)

    def unread(self, kind: Addressed, id: object) -> None:
        self.folder.unread.setdefault(kind.name, set()).add(id if isinstance(id, str) else ANY)

    def yaml(self, path: Path) -> Places | None:
        text = self.text(path)
        if text is None:
            return None
        places, problems = read_yaml(text, self.shown(path))
        self.problems += problems
        return places

    def items(self, kind: Kind[Model]) -> Iterator[Record[Model]]:
        """The records of a file that holds a list of them; a missing file holds none."""
        path = self.path / kind.files
        if not path.exists():
            return
        places = self.yaml(path)
        if places is None:
            self.unread(kind, ANY)
            return
        if not isinstance(places.data, Sequence) or isinstance(places.data, str):
            repair = "Begin each record with “- ”."
            self.problems.append(Problem(self.shown(path), 1, "wrong-value", "A list of records is needed.", repair))
            return
        before = len(self.problems)
        for index in range(len(places.data)):
            if len(self.problems) - before >= MOST_TOLD:
                self.unread(kind, ANY)
                return
            value = self.checked(kind.model, places.at(index), path)
            if value:
                yield Record(self.shown(path), value, places.at(index))
            else:
                item = places.at(index).data
                self.unread(kind, item.get("id") if isinstance(item, dict) else ANY)

    def links(self, path: Path) -> None:
        text = self.text(path) if path.exists() else None
        if text is not None:
            self.folder.links, problems = link_history.read(text, self.shown(path))
            self.problems += problems

    def articles(self) -> None:
        folder = self.path / "articles"
        texts: dict[str, Path] = {}
        for path in sorted((path for ending in ENDINGS for path in folder.glob(f"*{ending}")), reverse=True):
            if other := texts.get(path.stem):
                message = f"The text is there twice, as {other.name} and as {path.name}."
                repair = "Keep the one that the SHA-256 in the dossier belongs to, and delete the other."
                self.problems.append(Problem(self.shown(path), 0, "duplicate-text", message, repair))
            texts[path.stem] = path
        dossiers = {path.stem: path for path in sorted(folder.glob("*.yml"))}
        for stem in texts.keys() | dossiers.keys():
            self.unread(kinds.READINGS, stem)
            path = texts.get(stem) or dossiers[stem]
            self.problems += unfit(self.shown(path), stem, path.suffix)
        for stem in sorted(texts.keys() - dossiers.keys()):
            needed = ", ".join(_needed(kinds.READINGS.model))
            repair = f"Write {stem}.yml beside it, with {needed}, and what is known of its author and publication."
            shown = self.shown(texts[stem])
            self.problems.append(Problem(shown, 0, "text-without-dossier", "This text has no dossier.", repair))
        for stem in sorted(dossiers.keys() - texts.keys()):
            repair = f"Put the text beside it as {stem}.txt or {stem}.md, or delete the dossier."
            shown = self.shown(dossiers[stem])
            self.problems.append(Problem(shown, 0, "dossier-without-text", "This dossier has no text.", repair))
        for stem in sorted(texts.keys() & dossiers.keys()):
            self.article(texts[stem], dossiers[stem])

    def article(self, text_path: Path, dossier_path: Path) -> None:
        places = self.yaml(dossier_path)
        dossier = self.checked(r.DossierRecord, places, dossier_path) if places else None
        text = self.text(text_path)
        if text is None:
            return
        if refused := too_much(text, self.shown(text_path)):
            self.problems += refused
            return
        article, problems = parse_article(text, self.shown(text_path), _hints(dossier))
        self.problems += problems
        if dossier is None or places is None:
            return
        record = Record(self.shown(dossier_path), dossier, places)
        self.same_text(text_path, record)
        if dossier.reading in self.folder.articles:
            message = f"The reading “{dossier.reading}” has another article already."
            repair = "Give each article a reading of its own."
            self.problems.append(Problem(record.path, record.line("reading"), "duplicate-id", message, repair))
            return
        pictures, problems = read_pictures(article, text_path.parent, self.shown(text_path))
        self.problems += problems
        self.folder.articles[dossier.reading] = Written(article, record, self.shown(text_path), pictures)
        self.folder.unread[kinds.READINGS.name].discard(text_path.stem)

    def same_text(self, path: Path, dossier: Record[r.DossierRecord]) -> None:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != dossier.value.sha256:
            message = f"{path.name} is not the text recorded here: its SHA-256 is {digest}."
            repair = "Restore the text as published. Only for a better copy, write its sum under “sha256”."
            self.problems.append(Problem(dossier.path, dossier.line("sha256"), "changed-text", message, repair))


def hints_beside(text: Path) -> Hints:
    """What the dossier beside a text says outright about it; nothing where none can be read."""
    path = text.with_suffix(".yml")
    written = decode(path.read_bytes(), str(path))[0] if path.is_file() else None
    places = read_yaml(written, str(path))[0] if written else None
    return _hints(check(r.DossierRecord, places, str(path))[0] if places else None)


def _hints(dossier: r.DossierRecord | None) -> Hints:
    """What a dossier says outright about its text."""
    if dossier is None:
        return Hints()
    said = dossier.parse
    day = dossier.certain.date or ""
    dated = date.fromisoformat(day) if _DAY.fullmatch(day) else None
    return Hints(said.lines, said.paragraphs, said.dateline, dated, tuple(said.words))


def _needed(model: type[BaseModel]) -> list[str]:
    """The keys without which a record is none."""
    return [field.alias or name for name, field in model.model_fields.items() if field.is_required()]
