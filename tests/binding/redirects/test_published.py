"""An id that was published is there or leads on; the check refuses one that vanished."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facing_pages.binding import published
from facing_pages.binding.redirects import keys
from facing_pages.cli import main
from facing_pages.edition import load
from facing_pages.publishing import data
from tests.compose import ROOT, bridge
from tests.folders import write


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bridge, its ids published and listed."""
    monkeypatch.chdir(tmp_path)
    write(bridge(), tmp_path / "docs")
    assert main(["publish-ids"]) == 0
    return tmp_path / "docs"


def _rename(docs: Path) -> None:
    annotations = docs / "bridge" / "annotations"
    (annotations / "price.md").rename(annotations / "price-of-it.md")


def _site(docs: Path, folder: Path) -> Path:
    """As much of a built site as a check needs."""
    for comparison in load(docs, docs)[0]:
        for name, content in data.files(comparison).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return folder


def test_the_list_is_sorted_and_holds_everything(docs: Path) -> None:
    lines = (docs / "bridge" / published.LIST).read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert set(lines) == set(keys(load(docs, docs)[0][0]))
    assert {"comparisons/bridge", "readings/post", "annotations/price", "events/toll", "sources/accounts"} <= set(lines)
    assert main(["publish-ids", "--check"]) == 0
    assert main(["check"]) == 0


def test_a_vanished_id_is_an_error_on_its_line_with_the_line_to_write(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _rename(docs)
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    number = (docs / "bridge" / published.LIST).read_text(encoding="utf-8").splitlines().index("annotations/price") + 1
    assert f"docs/bridge/published-ids.txt:{number}: error vanished-id: “annotations/price”" in told
    assert "docs/bridge/redirects.yml: “annotations: {price: price-of-it}”" in told


def test_a_redirect_mends_it(docs: Path) -> None:
    _rename(docs)
    (docs / "bridge" / "redirects.yml").write_text("annotations: {price: price-of-it}\n", encoding="utf-8")
    assert main(["check"]) == 0


def test_the_list_never_forgets(docs: Path) -> None:
    _rename(docs)
    (docs / "bridge" / "redirects.yml").write_text("annotations: {price: price-of-it}\n", encoding="utf-8")
    assert main(["publish-ids", "--check"]) == 1
    assert main(["publish-ids"]) == 0
    lines = (docs / "bridge" / published.LIST).read_text(encoding="utf-8").splitlines()
    assert {"annotations/price", "annotations/price-of-it"} <= set(lines)
    (docs / "bridge" / "redirects.yml").unlink()
    assert main(["check"]) == 1


def test_a_new_id_needs_no_list(docs: Path) -> None:
    annotations = docs / "bridge" / "annotations"
    text = (annotations / "opening-day.md").read_text(encoding="utf-8")
    (annotations / "opening-again.md").write_text(text, encoding="utf-8")
    assert main(["check"]) == 0


@pytest.mark.parametrize("form", ["site", "folder of a comparison", "comparison.json", "list", "docs", "comparison"])
def test_what_was_published_is_read_in_every_form(
    form: str, docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = _site(docs, tmp_path / "site")
    before = tmp_path / "before"
    docs.rename(before)
    write(bridge(), docs)
    _rename(docs)
    at = {
        "site": site,
        "folder of a comparison": site / "bridge",
        "comparison.json": site / "bridge" / "data" / "comparison.json",
        "list": before / "bridge" / published.LIST,
        "docs": before,
        "comparison": before / "bridge",
    }[form]
    assert main(["check"]) == 0
    assert main(["check", "--published", str(at)]) == 1
    told = capsys.readouterr().err
    assert told.count("vanished-id") == 1
    assert "“annotations/price” was published and is gone" in told


def test_a_renamed_comparison_is_missed_and_a_redirect_mends_it(docs: Path, tmp_path: Path) -> None:
    site = _site(docs, tmp_path / "site")
    (docs / "bridge").rename(docs / "crossing")
    assert main(["check"]) == 1
    assert main(["check", "--published", str(site)]) == 1
    (docs / "crossing" / "redirects.yml").write_text("comparisons: [bridge]\n", encoding="utf-8")
    assert main(["check"]) == 0
    assert main(["check", "--published", str(site)]) == 0


def test_a_comparison_taken_away_is_missed(docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = _site(docs, tmp_path / "site")
    (docs / "bridge").rename(docs / "ford")
    (docs / "ford" / published.LIST).unlink()
    assert main(["check", "--published", str(site)]) == 1
    assert "The comparison “bridge” was published and is gone." in capsys.readouterr().err


def test_names_for_the_same_thing_are_for_ever_too(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = bridge()
    draft.names = [{"id": "fee", "thing": "The fee", "names": ["toll", "four crowns"]}]
    before = tmp_path / "before"
    write(draft, before)
    site = _site(before, tmp_path / "site")
    earlier = json.loads((site / "bridge" / "data" / "comparison.json").read_text(encoding="utf-8"))
    for published_at in (before, site):
        assert main(["check", "--published", str(published_at)]) == 1
        assert "“names/fee” was published and is gone" in capsys.readouterr().err
    del earlier["names"]  # as an earlier version wrote it
    (tmp_path / "comparison.json").write_text(json.dumps(earlier), encoding="utf-8")
    assert main(["check", "--published", str(tmp_path / "comparison.json")]) == 0


@pytest.mark.parametrize("content", [None, "{}", "[]", "no JSON", '{"id": "a"}'])
def test_what_is_no_publication_is_told_in_a_sentence(
    content: str | None, docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert docs.is_dir()
    path = tmp_path / "comparison.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert main(["check", "--published", str(path)]) == 1
    assert str(path) in capsys.readouterr().err


def test_nothing_published_of_this_edition_has_vanished() -> None:
    found = [one for one in load(ROOT / "docs", ROOT)[1] if one.code == "vanished-id"]
    assert found == []
