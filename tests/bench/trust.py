"""Trust: how much was tried that must not run, stall or destroy, and what the slowest of it took."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figures import Figure
from tests.bench.groups import Options
from tests.bench.processes import measured
from tests.compose import bridge
from tests.folders import write
from tests.hostile.attack import attacked
from tests.hostile.inputs import INPUTS
from tests.hostile.kills import outcomes
from tests.sites import environment

PAYLOADS = "payloads in an edition"

_CHECK = "from facing_pages.cli import main; main(['check', 'docs'])"
"""Whatever it finds: that is not what is asked here."""
_KILLS = 4
"""For each run that is asked for."""


def measure(options: Options) -> Iterator[Figure]:
    """Payloads and places; how many kills each command survived; the cost of each input that was made to take long."""
    with TemporaryDirectory() as folder:
        attack = attacked(Path(folder) / "edition")
        yield Figure("trust", PAYLOADS, "count", attack.count)
        yield Figure("trust", PAYLOADS, "places", len(attack.places))
        yield Figure("trust", PAYLOADS, "refused", len(attack.problems))
    for outcome in outcomes(times=options.runs * _KILLS):
        yield Figure("trust", f"“{outcome.name}” killed", "kills", len(outcome.faults))
        yield Figure("trust", f"“{outcome.name}” killed", "survived", outcome.survived)
    for name, make in INPUTS.items():
        with TemporaryDirectory() as folder:
            make(write(bridge(), Path(folder) / "docs"))
            cost = measured((sys.executable, "-c", _CHECK), Path(folder), environment())
        yield Figure("trust", f"a check of {name}", "processor", cost.processor, "s")
        yield Figure("trust", f"a check of {name}", "memory", cost.memory, "MB")
