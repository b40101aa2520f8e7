"""The articles as other generators show them with what they set by themselves: the same words, nothing of ours."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.sites import environment

ROOT = Path(__file__).resolve().parents[2]
ZENSICAL = ROOT / ".venv-bench" / "bin" / "zensical"

_SETTINGS = """site_name: The articles
site_url: https://example.org/
theme:
  name: material
  font: false
  palette:
    - scheme: default
      toggle:
        icon: material/weather-night
        name: Dark
    - scheme: slate
      toggle:
        icon: material/weather-sunny
        name: Light
plugins: [search]
markdown_extensions: [attr_list, footnotes]
nav:
  - Home: index.md
"""


def build(site: Path, folder: Path) -> dict[str, Path]:
    """Build the articles of a site of ours with each of the others; their sites by name.

    Arguments:
        site: a built site of ours, whose portable Markdown is taken.
        folder: where to build.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True)
    names = []
    for file in sorted(site.glob("*/data/*.md")):
        shutil.copy(file, docs)
        names.append(file.stem)
    links = "\n".join(f"* [{name}]({name}.md)" for name in names)
    (docs / "index.md").write_text(f"# The articles\n\n{links}\n", encoding="utf-8")
    nav = "".join(f"  - {name}.md\n" for name in names)
    (folder / "mkdocs.yml").write_text(_SETTINGS + nav, encoding="utf-8")
    made = {}
    for name, command in _commands().items():
        subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment())
        (folder / "site").rename(folder / name)
        made[name] = folder / name
    return made


def _commands() -> dict[str, tuple[str | Path, ...]]:
    if not ZENSICAL.is_file():
        raise FileNotFoundError("Zensical is missing: run the benchmarks by “make bench”, which installs it.")
    return {"Material": (sys.executable, "-m", "mkdocs", "build"), "Zensical": (ZENSICAL, "build")}
