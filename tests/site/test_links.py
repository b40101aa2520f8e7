"""Every link within the site leads somewhere, to the very fragment it names."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests import tools


def _check(site: Path) -> dict[str, Any]:
    """Lychee's report on the links of a site that stay within it."""
    command = [
        str(tools.link_checker()),
        "--offline",
        "--include-fragments",
        "--no-progress",
        "--no-ignore",  # the built site is in .gitignore, and no less to be checked for that
        f"--root-dir={site}",
        "--index-files=index.html",
        "--format=json",
        str(site / "**" / "*.html"),
    ]
    done = subprocess.run(command, capture_output=True, check=False, text=True, cwd=site)
    assert done.returncode in (0, 2), done.stderr  # 2: there are broken links
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _broken(report: dict[str, Any]) -> list[str]:
    return [
        f"{Path(page).parent.name}/{Path(page).name}: {link['url']} ({link['status']['text']})"
        for page, links in report["error_map"].items()
        for link in links
    ]


def test_internal_links_and_fragments_exist(site: Path) -> None:
    report = _check(site.resolve())
    assert not _broken(report), "\n".join(_broken(report))
    assert report["successful"] > 100, "The checker saw hardly any link: is it looking at the right folder?"


def test_the_checker_finds_broken_links_and_fragments(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "index.html").write_text('<p id="fn:1">A note</p>', encoding="utf-8")
    links = ("part/#fn:1", "part/#fn:2", "#here", "missing/", "part/")
    page = '<p id="top">' + "".join(f'<a href="{link}">{link}</a>' for link in links)
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    broken = "\n".join(_broken(_check(tmp_path)))
    assert broken.count("\n") + 1 == 3
    assert "part#fn:2" in broken
    assert "#here" in broken
    assert "missing" in broken
