"""The class file is made by the library alone."""

from __future__ import annotations

import subprocess
import sys

from mkdocs.config import load_config

from tests.sites import Site

MADE = """
import sys
sys.modules["mkdocs"] = sys.modules["material"] = None  # importing either is an error now
from pathlib import Path
from facing_pages import resources, site
from facing_pages.publishing.settings import Settings
root = Path(sys.argv[1])
settings = Settings(
    root=root, docs=root / "docs", config_file=root / "mkdocs.yml", own=(resources.folder("overrides"),),
    name=sys.argv[2], copyright=sys.argv[3],
)
made, _ = site.read(settings)
sys.stdout.buffer.write(made.bound[0].files["tram/data/tram.html"].read_bytes())
"""


def test_it_is_the_same_without_the_generator_as_on_the_site(full: Site) -> None:
    config = load_config(str(full.project / "mkdocs.yml"))
    said = (str(full.project), config.site_name, config.copyright or "")
    done = subprocess.run([sys.executable, "-c", MADE, *said], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == (full.folder / "tram/data/tram.html").read_bytes()
