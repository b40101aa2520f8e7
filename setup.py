"""The one step of the build that pyproject.toml cannot say: folders of this tree that go into the wheel.

They lie where those look for them who work here; ``facing_pages.resources`` finds them in either place.
"""

from __future__ import annotations

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

FOLDERS = {"overrides": "overrides", "schemas": "schemas", ".vscode": "vscode"}
"""Each folder, and its name within the package."""


class BuildPy(build_py):
    """Copies them beside the modules, except where the package is the tree itself."""

    def run(self) -> None:
        """Build the modules, then the rest."""
        super().run()
        if not self.editable_mode:
            for folder, name in FOLDERS.items():
                self.copy_tree(folder, str(Path(self.build_lib, "facing_pages", name)))


setup(cmdclass={"build_py": BuildPy})
