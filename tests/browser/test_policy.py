"""What a browser does under the policy of a page: it runs the page, and nothing that was put into it."""

from __future__ import annotations

from collections.abc import Callable

from facing_pages.publishing.policy import HEADERS
from tests.browser.reader import Reader
from tests.browser.server import serving
from tests.pages import KINDS, pages
from tests.sites import Site
from tests.tram import FACING

_SMUGGLE = """words => {
    const place = document.querySelector("main").appendChild(document.createElement("div"));
    place.innerHTML = words;
    place.append(Object.assign(document.createElement("script"), { textContent: "window.told = 'script'" }));
}"""
_MARKUP = {
    "inline event handler": """<details open ontoggle="window.told = 'handler'"></details>""",
    "inline style": '<p style="color: red"></p>',
    "Loading the image": '<img alt="" src="https://elsewhere.example/dot.png">',
    "Framing": '<iframe src="https://elsewhere.example/"></iframe>',
    "inline script": "",  # that one is put in beside any of these
}


def test_what_a_policy_forbids_does_not_happen_and_fails_a_test(reader: Reader) -> None:
    page = reader.open(FACING.address)
    assert not reader.faults.found
    page.evaluate(_SMUGGLE, "".join(_MARKUP.values()))
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))")
    assert page.evaluate("() => window.told") is None
    found = [fault for fault in reader.faults.found if "Content Security Policy" in fault]
    assert [kind for kind in _MARKUP if not any(kind in fault for fault in found)] == []
    assert "failed: https://elsewhere.example/dot.png (csp)" in reader.faults.found
    reader.faults.found.clear()  # it was seen, as it should be


def test_every_kind_of_page_needs_no_more_than_the_headers_of_a_host_allow(
    reader_at: Callable[[str], Reader], full: Site
) -> None:
    policy = f"{HEADERS['Content-Security-Policy']}; frame-ancestors 'self'"
    first = {page.kind: page.address for page in reversed(pages(full.folder)) if page.kind != "not found"}
    assert len(first) >= len(KINDS) - 2  # nothing of it was renamed, so that no page leads on
    with serving(full.folder, HEADERS | {"Content-Security-Policy": policy}) as server:
        reader = reader_at(server)
        window = reader.window()
        for address in first.values():
            with window.expect_response(reader.url(address)) as answer:
                reader.turn(window, address)
            assert answer.value.headers["content-security-policy"] == policy
            assert window.title()
        reader.close()
