"""Our scripts keep to the types that their comments give."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests import tools

pytestmark = pytest.mark.slow  # the checker is a program that takes seconds to start

SCRIPTS = Path(__file__).parents[2] / "overrides" / "assets" / "javascripts"
OPTIONS = "--noEmit --allowJs --checkJs --strict --target esnext --module esnext --lib esnext,dom,dom.iterable".split()


def _check(*scripts: Path) -> tuple[int, str]:
    """The type checker's exit code and what it says."""
    command = [*tools.script_checker(), *OPTIONS, *map(str, scripts)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, text=True)
    return done.returncode, done.stdout


def test_scripts_keep_their_types() -> None:
    scripts = sorted(SCRIPTS.rglob("*.js"))
    assert scripts
    code, said = _check(*scripts)
    assert not code, said


def test_the_checker_finds_a_wrong_type(tmp_path: Path) -> None:
    script = tmp_path / "script.js"
    script.write_text('/** @param {number} n */\nexport const f = (n) => n + 1;\nf("one");\n', encoding="utf-8")
    code, said = _check(script)
    assert code
    assert "not assignable to parameter of type 'number'" in said
