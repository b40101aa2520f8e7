"""What the printer's browser is answered with: the files of the site, and none beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from facing_pages.printing.prints import file_of


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a secret beside it, and with links that lead out of it and about in it."""
    site = tmp_path / "site"
    (site / "a page").mkdir(parents=True)
    (site / "a page" / "index.html").write_text("page", encoding="utf-8")
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "site-of-another").mkdir()
    (tmp_path / "site-of-another" / "index.html").write_text("secret", encoding="utf-8")
    (site / "link").symlink_to(tmp_path / "secret")
    (site / "linked").symlink_to(tmp_path)
    (site / "within").symlink_to(site / "a page")
    (site / "circle").symlink_to(site / "circle")
    (site / "index.html").symlink_to(tmp_path / "secret")
    return site


@pytest.mark.parametrize("asked", ["/a%20page/", "/a%20page", "/a%20page/index.html", "//a%20page/./"])
def test_a_file_of_the_site_is_answered(site: Path, asked: str) -> None:
    assert file_of(site, asked) == site / "a page" / "index.html"


def test_a_site_that_is_reached_by_a_link_is_one_too(site: Path) -> None:
    (site.parent / "latest").symlink_to(site)
    assert file_of(site.parent / "latest", "/a%20page/") == site / "a page" / "index.html"


@pytest.mark.parametrize(
    "asked",
    [
        "/",
        "/nothing",
        "/../secret",
        "/%2e%2e/secret",
        "/%2e%2e%2fsecret",
        "/..%2fsecret",
        "/a%20page/../../secret",
        "/../site-of-another/",
        "/%2f{outside}/secret",
        "/{outside}/secret",
        "/%2f%2f{outside}/secret",
        "/link",
        "/linked/secret",
        "/linked/site/a%20page/",
        "/within/index.html",
        "/circle",
        "/nul%00",
        f"/{'long' * 100}",
    ],
)
def test_nothing_else_is(site: Path, asked: str) -> None:
    assert file_of(site, asked.format(outside=str(site.parent).lstrip("/"))) is None
