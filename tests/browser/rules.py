"""The accessibility rules of axe-core, asked of a page as it stands."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests import tools

# What lies half under the header can be scrolled out from under it, and is no smaller for it,
# but axe-core counts what is uncovered (its issue 3720): it is asked where nothing lies there.
_RUN = """() => {
    scrollTo(0, 0);
    return axe.run(document, {
        resultTypes: ["violations"],
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }).then(found => found.violations);
}"""


def broken(page: Page) -> list[str]:
    """Every rule that the page breaks, with the first places where it does."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(tools.accessibility_rules())
    return [_said(violation) for violation in page.evaluate(_RUN)]


def _said(violation: dict[str, Any]) -> str:
    nodes = "\n".join(f"    {node['target']}: {node['failureSummary']}" for node in violation["nodes"][:5])
    return f"{violation['id']}: {violation['help']} ({len(violation['nodes'])} places)\n{nodes}"
