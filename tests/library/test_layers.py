"""The stages of the library stand in the order of the data, and none imports from a later one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from tests.compose import ROOT

LIBRARY = ROOT / "hooks" / "facing_pages"

STAGES = (
    {
        "__init__",
        "annotation_kinds",
        "citing",
        "intervals",
        "markdown",
        "model",
        "once",
        "parallel",
        "problems",
        "resources",
        "store",
        "translating",
        "webaddress",
        "whole",
        "wording",
    }
    | {"words"},
    {"article"},
    {"addresses", "codes", "groups", "kinds", "pages", "writing"},
    {"binding"},
    {"review"},
    {"edition"},
    {"drawing"},
    {"publishing"},
    {"printing"},
    {"bound", "frame", "plugin", "preview", "site", "unchanged"},
    {"importing"},
    {"starting", "changing", "web"},
    {"cli"},
)
"""Folders and modules in the order of the data."""

TOOLS = STAGES[-2]
"""These stand beside each other."""


def _modules() -> dict[str, Path]:
    """Every module by its name, without the library's own name before it."""
    found = {path.relative_to(LIBRARY).with_suffix("").as_posix().replace("/", "."): path for path in _files()}
    return {name.removesuffix(".__init__"): path for name, path in found.items()}


def _files() -> Iterator[Path]:
    return LIBRARY.rglob("*.py")


def _imports(path: Path, modules: dict[str, Path]) -> set[str]:
    """What a module imports of the library, also where it does so late or for its types alone."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("facing_pages")}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("facing_pages"):
            inner = str(node.module).removeprefix("facing_pages").lstrip(".")
            for alias in node.names:
                name = f"{inner}.{alias.name}".lstrip(".")
                found.add(name if name in modules else inner or "__init__")
    return found


def _stage(module: str) -> int:
    first = module.partition(".")[0]
    return next(at for at, stage in enumerate(STAGES) if first in stage)


def test_no_import_points_back_up_the_stages() -> None:
    modules = _modules()
    arrows = [(name, to) for name, path in modules.items() for to in _imports(path, modules)]
    assert [f"{name} imports {to}" for name, to in arrows if _stage(to) > _stage(name)] == []


def test_tools_import_nothing_of_each_other() -> None:
    modules = _modules()
    beside = [
        f"{name} imports {to}"
        for name, path in modules.items()
        for to in _imports(path, modules)
        if {name.partition(".")[0], to.partition(".")[0]} <= TOOLS and name.partition(".")[0] != to.partition(".")[0]
    ]
    assert beside == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    modules = _modules()
    TopologicalSorter({name: _imports(path, modules) - {name} for name, path in modules.items()}).prepare()


def test_the_readme_names_the_folders_in_that_order() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    layout = readme[readme.index("  facing_pages/ ") : readme.index("overrides/ ")]
    named = re.findall(r"^    (\w+)/", layout, re.MULTILINE)
    folders = {path.parent.name for path in LIBRARY.glob("*/__init__.py")}
    assert set(named) == folders
    assert named == sorted(named, key=_stage)


def test_only_the_plugin_and_what_draws_its_pages_know_the_generator() -> None:
    imports = re.compile(r"^\s*(?:from|import) (?:mkdocs|material)\b", re.MULTILINE)
    knowing = [name for name, path in _modules().items() if imports.search(path.read_text(encoding="utf-8"))]
    assert sorted(knowing) == ["frame", "plugin"]
