"""Whether a site is what a build would make again, told by the content of all that it is made from.

Only where nothing but this library and the theme makes it: what another plugin,
another hook or an unknown setting looks at, cannot be known. Then a site is
never taken to be unchanged.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from facing_pages import resources
from facing_pages.printing.kept import FOLDER as HANDOUTS
from facing_pages.store import FOLDER, digest, digest_of_files, digest_of_tools
from facing_pages.writing import history
from facing_pages.writing.citationfile import NAME as CITATION

CONFIG = "mkdocs.yml"
_STAMP = "site.json"

_LIBRARY = Path(__file__).parent
_PLUGIN = "facing-pages"
_SETTINGS = frozenset(
    "copyright docs_dir edit_uri exclude_docs extra extra_css extra_javascript hooks markdown_extensions nav "
    "not_in_nav plugins remote_branch repo_name repo_url site_author site_description site_name site_url "
    "strict theme use_directory_urls validation watch".split()
)
"""Those that lead to no file but what is looked at here."""
_EXTENSIONS = frozenset(
    "abbr admonition attr_list def_list footnotes md_in_html meta sane_lists tables toc "
    "pymdownx.betterem pymdownx.caret pymdownx.details pymdownx.highlight pymdownx.inlinehilite pymdownx.keys "
    "pymdownx.mark pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde".split()
)
"""Those that read no file."""
_VARIABLE = re.compile(r"\b[A-Z][A-Z0-9_]+\b")


class _Loader(yaml.SafeLoader):  # type: ignore[misc]  # without types
    """Takes any tag for what stands behind it: a setting of the environment for its name."""


_Loader.add_multi_constructor("", lambda loader, _suffix, node: _plain(loader, node))


def made_from(project: Path, generator: str) -> str | None:
    """A digest of everything that a site is made from; None where that cannot be known.

    Arguments:
        project: the folder of its settings.
        generator: makes the site.
    """
    try:
        text = (project / CONFIG).read_text(encoding="utf-8")
        settings = yaml.load(text, _Loader)  # noqa: S506  makes nothing but plain values
    except (OSError, ValueError, yaml.YAMLError):
        return None
    if not isinstance(settings, dict) or not _is_known(project, settings):
        return None
    theme = settings.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    docs = project / str(settings.get("docs_dir", "docs"))
    own = [project / str(custom or "overrides"), resources.folder("overrides")]
    beside = [project / CONFIG, project / CITATION, *sorted((project / HANDOUTS).glob("*/*"))]
    variables = {name: os.environ.get(name) for name in {*_VARIABLE.findall(text), "SOURCE_DATE_EPOCH"}}
    return digest(
        generator,
        sorted(variables.items()),
        sorted(history.history(project, docs).items()),
        digest_of_files([docs, *own, *beside, _LIBRARY], with_hidden=True),
        digest_of_tools(),
    )


def is_there(project: Path, site: Path, made_from: str | None) -> bool:
    """Whether a site was made from just this, and nobody has touched a file of it since."""
    try:
        stamp = json.loads((project / FOLDER / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(made_from and stamp == {"made-from": made_from, "files": _files(site)})


def remember(project: Path, site: Path, made_from: str | None) -> None:
    """Note what a site was made from, where that is known and can be noted."""
    if made_from is None:
        return
    stamp = {"made-from": made_from, "files": _files(site)}
    try:
        (project / FOLDER).mkdir(exist_ok=True)
        (project / FOLDER / _STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    except OSError:
        return  # the next build makes it again


def _is_known(project: Path, settings: Mapping[str, Any]) -> bool:
    """Whether nothing but what is known here has a say in the site."""
    hooks = [(project / str(hook)).resolve() for hook in settings.get("hooks") or ()]
    plugins = _names(settings.get("plugins") or ())
    theme = settings.get("theme")
    name = theme.get("name") if isinstance(theme, dict) else theme
    return (
        settings.keys() <= _SETTINGS
        and all(hook == (_LIBRARY.parent / "build.py").resolve() for hook in hooks)
        and plugins <= {_PLUGIN}
        and _names(settings.get("markdown_extensions") or ()) <= _EXTENSIONS
        and name == "material"
    )


def _names(written: Any) -> set[str]:
    """What a list names, whose items may be names alone or names with options."""
    return {str(name) for item in written for name in (item if isinstance(item, dict) else (item,))}


def _files(site: Path) -> dict[str, list[int]]:
    found = sorted(path for path in site.rglob("*") if path.is_file()) if site.is_dir() else []
    states = ((path.relative_to(site).as_posix(), path.stat()) for path in found)
    return {path: [state.st_size, state.st_mtime_ns] for path, state in states}


def _plain(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value
