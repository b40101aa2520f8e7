"""The JSON Schemas of the files that people write, made from the models that read them.

A schema that an editor knows shows what a file may hold while it is written,
and marks what is wrong. It says what one file can say by itself; whether a
quotation occurs is for the check.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from facing_pages.review.report import Report
from facing_pages.writing import records as r

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that editors know well; nothing here needs a newer one."""


@dataclass(frozen=True)
class Kind:
    """A kind of file: where such files lie in a comparison's folder, and what they hold.

    ``front`` says that the schema is of a Markdown file's front matter.
    """

    name: str
    files: str
    holds: Any
    front: bool = False


KINDS = (
    Kind("comparison", "index.md", r.ComparisonRecord, front=True),
    Kind("dossier", "articles/*.yml", r.DossierRecord),
    Kind("annotation", "annotations/*.md", r.AnnotationRecord, front=True),
    Kind("event", "events/*.md", r.EventRecord, front=True),
    Kind("term", "terms/*.md", r.TermRecord, front=True),
    Kind("case", "cases/*.md", r.CaseRecord, front=True),
    Kind("questions", "questions.md", r.QuestionsRecord, front=True),
    Kind("lesson", "lesson.yml", r.LessonRecord),
    Kind("sources", "sources.yml", list[r.SourceRecord]),
    Kind("timeline", "timeline.yml", list[r.MomentRecord]),
    Kind("names", "names.yml", list[r.NamingRecord]),
    Kind("further-reading", "further-reading.yml", list[r.ReadingListRecord]),
    Kind("redirects", "redirects.yml", r.RedirectsRecord),
)


def schema(holds: Any) -> dict[str, Any]:
    """The JSON Schema of a model, or of a list of one."""
    found = TypeAdapter(holds).json_schema(by_alias=True)
    return {"$schema": _DIALECT, **_without_titles(found)}


def _without_titles(part: Any) -> Any:
    """A schema without the titles made of field names: an editor would show them in place of the descriptions."""
    if isinstance(part, Mapping):
        return {
            key: _without_titles(value) for key, value in part.items() if key != "title" or isinstance(value, Mapping)
        }
    return [_without_titles(value) for value in part] if isinstance(part, list) else part


def files() -> dict[str, str]:
    """Every schema by the name of its file; ``report`` is what ``check --format json`` writes."""
    held = {kind.name: kind.holds for kind in KINDS} | {"report": Report}
    return {
        f"{name}.schema.json": json.dumps(schema(model), ensure_ascii=False, indent=1) + "\n"
        for name, model in held.items()
    }


def write(folder: Path) -> list[Path]:
    """Write every schema into a folder; those that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in files().items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed
