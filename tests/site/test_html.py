"""The HTML of the built site: valid, and with no id twice on a page."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests import tools
from tests.pages import parse
from tests.sites import NAMES, WHOLE, Builder, Site

pytestmark = pytest.mark.slow  # the checker is a program that takes seconds to start

# The class file’s policy admits “data:” for pictures, and browsers show them (tests/browser/test_pictures.py); the
# checker takes no address of that kind for one that a policy names, as the last test here shows. Nor does it know of
# a file that it is of the site: its address here is none of a host. Browsers load all of them.
_HELD = re.compile(
    r"Resource violates Content Security Policy \(meta tag\): "
    r"(image “data:image/[^”]*”|(image|external script|external stylesheet) “[^”:]*”) "
    r"blocked by “[a-z]+-src” directive\."
)
ALLOWED = Path(__file__).with_name("vnu-allowed.txt")


def _allowed() -> set[str]:
    """The messages allowed: every line that is neither empty nor a reason."""
    lines = ALLOWED.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line.strip() and not line.startswith("#")}


def _check(*files: Path) -> list[tuple[str, str]]:
    """What the Nu checker says of these files, as pairs of a place and a message."""
    command = (*tools.html_checker(), "--format", "json", "--stdout", "--exit-zero-always")
    done = subprocess.run([*command, *map(str, files)], capture_output=True, check=True, text=True)
    return [
        (f"{message.get('url', '')}:{message.get('lastLine', '')}: {message.get('extract', '')!r}", message["message"])
        for message in json.loads(done.stdout)["messages"]
    ]


def _url(folder: Path) -> str:
    """How the addresses of a folder's files begin where the checker names them."""
    return f"file:{folder.as_uri().removeprefix('file://')}/"


def test_pages_are_valid_html(edition: Builder) -> None:
    """Those of every edition in one run of the checker: it takes longer to start than to check."""
    sites = [edition(name) for name in (WHOLE, *NAMES)]
    said = _check(*(file for site in sites for file in sorted(site.folder.rglob("*.html"))))
    said = [(place, message) for place, message in said if not _HELD.fullmatch(message)]
    findings = [f"{message}\n    {place}" for place, message in said if message not in _allowed()]
    assert not findings, "\n".join(findings)
    for site in sites:
        stale = _allowed() - {message for place, message in said if place.startswith(_url(site.folder))}
        assert not stale, (
            f"No page of {site.name} gives rise to these; take them out of {ALLOWED.name}: {sorted(stale)}"
        )


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><title>A page</title><p id="a"><p id="a">', encoding="utf-8")
    assert "Duplicate ID “a”." in [message for _, message in _check(page)]


def test_ids_are_unique(any_site: Site) -> None:
    twice = {
        f"{file.relative_to(any_site.folder)}: {id}"
        for file in any_site.folder.rglob("*.html")
        for id, times in Counter(node.attributes["id"] for node in parse(file).css("[id]")).items()
        if times > 1
    }
    assert not twice


def test_the_checker_takes_every_picture_in_a_page_for_one_that_its_policy_refuses(tmp_path: Path) -> None:
    """When this fails the checker knows better, and what is passed over above can go."""
    page = tmp_path / "page.html"
    policy = '<meta http-equiv="Content-Security-Policy" content="img-src data:">'
    picture = '<p><img alt="A dot" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
    page.write_text(f'<!doctype html><html lang="en">{policy}<title>A page</title>{picture}', encoding="utf-8")
    assert [bool(_HELD.fullmatch(message)) for _, message in _check(page)] == [True]
