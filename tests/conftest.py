"""What all tests share: the built site, and no test passed over in silence."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests import strategies  # noqa: F401  how Hypothesis goes about its work, before any test asks it

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    folder = ROOT / "site"
    if not (folder / "index.html").is_file():
        pytest.fail("There is no site to test. Build it with “make site”, or run “make test”, which does both.")
    return folder


# A test that asks for one of these is slow, without saying so itself.
SLOW_FIXTURES = {"browser", "site"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what looks at the built site or opens a browser."""
    for item in items:
        if not SLOW_FIXTURES.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test is a failed one: there, everything a test needs can be had."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        _refuse_skipping(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself."""
    report = yield
    if report.skipped:
        _refuse_skipping(report)
    return report


def _refuse_skipping(report: Any) -> None:
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, and in CI nothing may be: {report.longrepr}"
