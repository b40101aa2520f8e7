"""Every command that writes, stopped in the middle: all is old or new, and the next run leaves nothing lying about."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.hostile.commands import COMMANDS
from tests.sites import ROOT, environment

pytestmark = pytest.mark.slow  # each command is run some fifty times


@pytest.mark.parametrize("name", COMMANDS)
def test_killed_on_a_full_disk_or_barred_a_command_leaves_what_was_there_or_all_that_is_new(name: str) -> None:
    """In a process of its own, from which others are forked; ``python -m tests.hostile.steps`` tries every step."""
    command = [sys.executable, "-m", "tests.hostile.steps", name, "--every", "100"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stdout
