"""The formats: how large each file is that is taken away from this edition, as it is and as a server sends it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from tests.bench.figures import Figure
from tests.bench.groups import Options
from tests.bench.reader import SITE

EPUB = "deepseek.epub"


def measure(_: Options) -> Iterator[Figure]:
    """Every data file of the built site: its size, and compressed."""
    for file in sorted(SITE.glob("deepseek/data/*")):
        if file.is_file() and file.name != "index.html":
            content = file.read_bytes()
            yield Figure("formats", file.name, "size", len(content) / 1000, "kB")
            yield Figure("formats", file.name, "compressed", len(gzip.compress(content, mtime=0)) / 1000, "kB")
