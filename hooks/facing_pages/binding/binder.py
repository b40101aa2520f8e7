"""What binding any record needs: its prose made, its sources looked up, what is wrong with it told."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from facing_pages import kinds
from facing_pages.binding.cutting import Cut
from facing_pages.binding.placing import Placer
from facing_pages.kinds import Kind
from facing_pages.model import Prose, Source
from facing_pages.problems import Problem, meant
from facing_pages.writing.folder import Folder
from facing_pages.writing.history import History
from facing_pages.writing.prose import Fault, Mentions, Writer
from facing_pages.writing.reader import Record


class Binder:
    """One pass over a folder's records; what it cannot place it says.

    ``order`` are the readings' ids in their order, ``sources`` the works by id,
    once they are known; ``recorded`` are the ids of those too that a cut took away.

    Arguments:
        cuts: by reading, the articles that are shown cut down.
    """

    def __init__(self, folder: Folder, history: History, cuts: Mapping[str, Cut]) -> None:
        self.folder, self.history, self.cuts = folder, history, cuts
        self.problems: list[Problem] = []
        self.placer = Placer(folder, self.problems.append, cuts)
        self.writer = Writer(self.placer.resolve)
        self.recorded: Container[str] = ()
        self._held: dict[str, dict[str, Record[Any]]] = {}
        self.sources: dict[str, Source] = {}
        self.order = [reading.id for index in folder.all(kinds.INDEX) for reading in index.value.readings]
        self.events, self.terms = folder.by_id(kinds.EVENTS), folder.by_id(kinds.TERMS)

    def report(
        self, record: Record[Any], keys: tuple[str | int, ...], code: str, message: str, repair: str = ""
    ) -> None:
        self.problems.append(Problem(record.path, record.line(*keys), code, message, repair))

    def unknown_reading(self, record: Record[Any], name: str, *keys: str | int) -> None:
        message = f"This comparison has no reading “{name}”."
        self.report(record, keys, "unknown-id", message, f"The readings are: {', '.join(self.folder.articles)}.")

    def faults(self, faults: Iterable[Fault], path: str, line: int) -> None:
        self.problems += [fault.at(path, line) for fault in faults]

    def body(self, record: Record[Any], mentions: Mentions | None = None) -> Prose:
        prose, faults = self.writer.block(record.body, mentions)
        self.faults(faults, record.path, record.body_line)
        return prose

    def prose(self, record: Record[Any], markdown: str, *keys: str | int) -> Prose:
        prose, faults = self.writer.inline(markdown)
        if faults:
            self.faults(faults, record.path, record.line(*keys))
        return prose

    def block(self, record: Record[Any], markdown: str, *keys: str | int) -> Prose | None:
        if not markdown:
            return None
        prose, faults = self.writer.block(markdown)
        self.faults(faults, record.path, record.line(*keys))
        return prose

    def one_of_each(
        self, record: Record[Any], written: Mapping[str, str], what: str, repair: str, *keys: str | int
    ) -> None:
        """Whether something is written of every reading, and of nothing else."""
        for reading in self.folder.articles:
            if reading not in written:
                self.report(record, keys, "missing-key", f"{what} is missing for {reading}.", repair)
        for name in written:
            if name not in self.folder.articles:
                self.unknown_reading(record, name, *keys, name)

    def by_reading(
        self, record: Record[Any], written: Mapping[str, str], what: str, repair: str, *keys: str | int
    ) -> tuple[tuple[str, Prose], ...]:
        """What is written of each reading, in the readings' order."""
        self.one_of_each(record, written, what, repair, *keys)
        return tuple((id, self.prose(record, written[id], *keys, id)) for id in self.order if id in written)

    def known(self, record: Record[Any], kind: Kind[Any], ids: Iterable[str], *keys: str | int) -> tuple[str, ...]:
        """Those of the ids of which there is a record of that kind; of any other that is told."""
        if kind.name not in self._held:
            self._held[kind.name] = self.folder.by_id(kind)
        held = self._held[kind.name]
        found: list[str] = []
        for at, id in enumerate(ids):
            if id in held:
                found.append(id)
            elif not self.folder.may_hold(kind, id):
                repair = meant(id, held, f"Name a file in {self.folder.path}/{kind.name}/.")
                self.report(record, (*keys, at), "unknown-id", f"There is no {kind.schema} “{id}”.", repair)
        return tuple(found)

    def once(self, record: Record[Any], ids: list[str], what: str, key: str) -> None:
        """Whether each item of a list has an id of its own."""
        for at, id in enumerate(ids):
            if id in ids[:at]:
                repair = f"Give each {what} an id of its own."
                self.report(record, (key, at, "id"), "duplicate-id", f"The {what} “{id}” is there twice.", repair)

    def cited(self, record: Record[Any], ids: list[str], *keys: str | int) -> tuple[Source, ...]:
        for at, id in enumerate(ids):
            if id not in self.recorded and not self.folder.may_hold(kinds.SOURCES, id):
                message = f"The source “{id}” is not recorded."
                repair = meant(id, self.sources, f"If it is another work, add it to {self.folder.path}/sources.yml.")
                self.report(record, (*keys, at), "unknown-id", message, repair)
        return tuple(self.sources[id] for id in ids if id in self.sources)
