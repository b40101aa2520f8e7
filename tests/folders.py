"""Comparisons written out as files, for tests of what reads a folder or a revision."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from facing_pages import kinds
from facing_pages.edition import load
from facing_pages.markdown import front_matter
from facing_pages.model import Comparison
from facing_pages.problems import errors, show
from tests.compose import POST, TIMES, Draft

TEXTS = {"post": POST, "times": TIMES}


def write(draft: Draft, docs: Path, texts: Mapping[str, str] | None = None) -> Path:
    """Write a draft as ``docs/bridge/``, in place of what is there; its folder.

    Arguments:
        texts: the articles by reading, where they are not the bridge's own.
    """
    folder = docs / "bridge"
    for path in sorted(folder.rglob("*.*")):
        path.unlink()
    texts = {**TEXTS, **(texts or {})}
    drafted = draft.folder()
    for reading, text in texts.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        dossier = drafted.articles[reading].dossier.places.data | {"sha256": digest}
        _file(folder / "articles" / f"{reading}.txt", text)
        _file(folder / "articles" / f"{reading}.yml", _yaml(dossier))
    for kind in kinds.KINDS:
        records = drafted.all(kind)
        if kind.front:
            for record in records:
                _file(folder / record.path, _front(record.places.data, record.body))
        elif records:
            held = [record.places.data for record in records]
            _file(folder / kind.files, _yaml(held if kind.shape == "list" else held[0]))
    return folder


def read(docs: Path, root: Path) -> Comparison:
    """The one comparison under a folder; an error in it fails the test."""
    comparisons, problems = load(docs, root)
    assert not errors(problems), show(problems)
    return comparisons[0]


def _file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _front(values: Mapping[str, Any], body: str) -> str:
    return f"{front_matter({key: value for key, value in values.items() if key != 'body'})}{body}\n"


def _yaml(value: Any) -> str:
    stream = io.StringIO()
    emitter = YAML(typ="safe", pure=True)
    emitter.allow_unicode = True
    emitter.dump(value, stream)
    return stream.getvalue()
