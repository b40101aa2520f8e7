"""What all tests share: the built site, and no test passed over in silence."""

from __future__ import annotations

import os
from collections import abc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import (
    installed,
    sites,
    strategies,  # noqa: F401  how Hypothesis goes about its work, before any test asks it
)
from tests.installed import Generator, Installed
from tests.sites import ROOT as ROOT
from tests.sites import Builder, Site


@pytest.fixture(scope="session")
def browser() -> abc.Iterator[Any]:
    from playwright.sync_api import sync_playwright

    from tests import tools

    with sync_playwright() as playwright:
        browser = tools.launch(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a session have in common."""
    base = tmp_path_factory.getbasetemp()
    # A worker of xdist has a folder of its own within that of the session.
    cache = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "editions"
    cache.mkdir(exist_ok=True)
    return cache


@pytest.fixture(scope="session")
def edition(shared: Path) -> Builder:
    """Gives any edition of the tests, built once in a session and shared by all its workers."""
    return lambda name: sites.built(name, shared)


@pytest.fixture(scope="session")
def wheel(shared: Path) -> Installed:
    """The package as installed from its wheel."""
    return installed.installed(shared)


@pytest.fixture(scope="session")
def own_site(wheel: Installed, shared: Path) -> Callable[[Generator], Path]:
    """Gives the folder of a site that the installed package began and built with either generator."""
    return lambda generator: installed.own_site(wheel, shared, generator)


@pytest.fixture(params=[sites.WHOLE, *sites.NAMES])
def any_site(edition: Builder, request: pytest.FixtureRequest) -> Site:
    """Each edition in turn: this project's, and all small ones."""
    return edition(request.param)


@pytest.fixture(params=sites.NAMES)
def small(edition: Builder, request: pytest.FixtureRequest) -> Site:
    """Each small edition in turn."""
    return edition(request.param)


@pytest.fixture(scope="session")
def full(edition: Builder) -> Site:
    """The small edition that has something of every kind."""
    return edition("full")


@pytest.fixture(scope="session")
def long(edition: Builder) -> Site:
    """Two texts of twenty thousand words, generated, with sixty events and six hundred annotations."""
    return edition("long")


@pytest.fixture(scope="session")
def site(edition: Builder) -> Path:
    """The folder of this project's built site."""
    return edition(sites.WHOLE).folder


# A test that asks for one of these is slow, without saying so itself.
SLOW_FIXTURES = {"browser", "edition", "site", "wheel"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what looks at the built site or opens a browser."""
    for item in items:
        if not SLOW_FIXTURES.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> abc.Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test is a failed one: there, everything a test needs can be had."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        _refuse_skipping(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> abc.Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself."""
    report = yield
    if report.skipped:
        _refuse_skipping(report)
    return report


def _refuse_skipping(report: Any) -> None:
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, and in CI nothing may be: {report.longrepr}"
