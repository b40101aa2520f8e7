"""The accessibility rules of axe-core find nothing, in either scheme, on wide and narrow screens."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import tools
from tests.browser.reader import Reader, Scheme
from tests.pages import PAGES, Page

RUN = """() => axe.run(document, {
    resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
})"""


def _said(violation: dict[str, Any]) -> str:
    nodes = "\n".join(f"    {node['target']}: {node['failureSummary']}" for node in violation["nodes"][:5])
    return f"{violation['id']}: {violation['help']} ({len(violation['nodes'])} places)\n{nodes}"


@pytest.mark.parametrize("page", PAGES, ids=str)
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_keep_the_accessibility_rules(reader: Reader, page: Page, scheme: Scheme, width: int) -> None:
    opened = reader.open(page.address, scheme=scheme, width=width)
    opened.evaluate(tools.accessibility_rules())
    violations = opened.evaluate(RUN)["violations"]
    assert not violations, "\n".join(_said(violation) for violation in violations)


def test_the_rules_find_what_is_wrong(browser: Browser) -> None:
    with browser.new_page() as page:
        page.set_content('<html lang="en"><title>A page</title><main><h1>A page</h1><img src="data:,"></main>')
        page.evaluate(tools.accessibility_rules())
        assert [violation["id"] for violation in page.evaluate(RUN)["violations"]] == ["image-alt"]
