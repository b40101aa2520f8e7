"""The class file is made by the library alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.compose import ROOT

MADE = """
import sys
sys.modules["mkdocs"] = sys.modules["material"] = None  # importing either is an error now
from pathlib import Path
from facing_pages import resources, site
from facing_pages.publishing.settings import Settings
root = Path(sys.argv[1])
settings = Settings(
    root=root, docs=root / "docs", config_file=root / "mkdocs.yml", own=(resources.folder("overrides"),),
    name="Facing Pages", copyright=sys.argv[2],
)
made, _ = site.read(settings)
sys.stdout.buffer.write(made.class_files["deepseek"])
"""
COPYRIGHT = (
    "Editorial prose CC BY 4.0, code MIT. The articles are their authors’ and publishers’, quoted with attribution."
)


def test_it_is_the_same_without_the_generator_as_on_the_site(site: Path) -> None:
    done = subprocess.run([sys.executable, "-c", MADE, str(ROOT), COPYRIGHT], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == (site / "deepseek/data/deepseek.html").read_bytes()
