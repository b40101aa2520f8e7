"""Every link within the site leads somewhere, to the very fragment it names."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests import tools
from tests.pages import pages, parse
from tests.sites import Site


def _check(site: Path, root: Path) -> dict[str, Any]:
    """Lychee's report on the links of a site that stay within it.

    Arguments:
        root: what an address that begins with a stroke begins from.
    """
    command = [
        str(tools.link_checker()),
        "--offline",
        "--include-fragments",
        "--no-progress",
        "--no-ignore",  # the built site is in .gitignore, and no less to be checked for that
        f"--root-dir={root}",
        "--index-files=index.html",
        "--format=json",
        str(site / "**" / "*.html"),
    ]
    done = subprocess.run(command, capture_output=True, check=False, text=True, cwd=site)
    assert done.returncode in (0, 2), done.stderr  # 2: there are broken links
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _root(site: Path, folder: Path) -> Path:
    """A folder in which the site lies where its own address says that it lies on its host."""
    canonical = parse(site / "index.html").css_first("link[rel=canonical]")
    below = urlsplit(canonical.attributes["href"] or "").path.strip("/") if canonical else ""
    if not below:
        return site
    (folder / below).parent.mkdir(parents=True)
    (folder / below).symlink_to(site, target_is_directory=True)
    return folder


def _broken(report: dict[str, Any]) -> list[str]:
    return [
        f"{Path(page).parent.name}/{Path(page).name}: {link['url']} ({link['status']['text']})"
        for page, links in report["error_map"].items()
        for link in links
    ]


def test_internal_links_and_fragments_exist(any_site: Site, tmp_path: Path) -> None:
    report = _check(any_site.folder.resolve(), _root(any_site.folder.resolve(), tmp_path))
    assert not _broken(report), "\n".join(_broken(report))
    seen, least = report["successful"], 5 * len(pages(any_site.folder))
    assert seen > least, "The checker saw hardly any link: is it looking at the right folder?"


def test_the_checker_finds_broken_links_and_fragments(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "index.html").write_text('<p id="fn:1">A note</p>', encoding="utf-8")
    links = ("part/#fn:1", "part/#fn:2", "#here", "missing/", "part/")
    page = '<p id="top">' + "".join(f'<a href="{link}">{link}</a>' for link in links)
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    broken = "\n".join(_broken(_check(tmp_path, tmp_path)))
    assert broken.count("\n") + 1 == 3
    assert "part#fn:2" in broken
    assert "#here" in broken
    assert "missing" in broken
