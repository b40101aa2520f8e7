"""The comparison on DeepSeek, as its sources stand."""

from __future__ import annotations

from facing_pages.model import Comparison
from tests.loaded import comparison
from tests.sites import ROOT, WHOLE

FOLDER = ROOT / "docs" / "deepseek"
READINGS = ("workers-state", "state-capitalism")


def deepseek() -> Comparison:
    return comparison(WHOLE, "deepseek")
