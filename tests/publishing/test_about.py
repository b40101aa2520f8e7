"""Who stands behind an edition: who edits it, where one writes to them, how it is cited."""

from __future__ import annotations

from pathlib import Path

import pytest

from facing_pages.publishing.about import About, about, contact, markdown
from facing_pages.publishing.credit import contributors
from facing_pages.writing import citationfile
from facing_pages.writing.citationfile import Citation
from tests.compose import altered, bridge

CFF = """\
cff-version: 1.2.0
title: Two Bridges
authors:
  - {given-names: Ada, name-particle: de la, family-names: Gil}
  - {name: The Bridge Society}
  - {name: Two Bridges contributors}
version: 3
date-released: 2024-05-06
doi: 10.1234/bridges
"""


def _citation(folder: Path, text: str) -> Citation:
    (folder / citationfile.NAME).write_text(text, encoding="utf-8")
    return citationfile.read(folder)


def _about(citation: Citation, **fields: str) -> About:
    return about("Bridges", contributors(bridge().comparison()), citation, **fields)


def test_the_file_of_citation_names_people_and_bodies(tmp_path: Path) -> None:
    found = _citation(tmp_path, CFF)
    assert found.authors == ("Ada de la Gil", "The Bridge Society", "Two Bridges contributors")
    assert _about(found).who == "This edition is edited by Ada de la Gil and The Bridge Society."


def test_an_edition_is_cited_as_its_file_says(tmp_path: Path) -> None:
    assert _about(_citation(tmp_path, CFF)).cited == (
        "Ada de la Gil, The Bridge Society and Two Bridges contributors.",
        "Two Bridges",
        "Version 3. 6 May 2024. https://doi.org/10.1234/bridges",
    )


def test_without_the_file_it_is_cited_by_its_name_and_address(tmp_path: Path) -> None:
    found = _about(citationfile.read(tmp_path), address="https://example.org/bridges/")
    assert found.cited == ("", "Bridges", "https://example.org/bridges/")


def test_where_nobody_is_named_it_says_so() -> None:
    assert _about(Citation(authors=("Bridge contributors",))).who == "Nobody is named as an editor of this edition."


def test_those_whom_a_note_names_edit_it_where_the_file_names_nobody() -> None:
    signed = altered(annotations={"price": {"by": ["Ada Gil"]}}).comparison()
    assert about("Bridges", contributors(signed), Citation()).who == "This edition is edited by Ada Gil."


@pytest.mark.parametrize("text", ["", "- a list", "authors: nobody\ntitle: [a, b]\nurl: javascript:alert(1)\n"])
def test_what_has_another_shape_is_passed_over(tmp_path: Path, text: str) -> None:
    assert _citation(tmp_path, text) == Citation()


@pytest.mark.parametrize("data", [b"title: [", b"title: \xff"])
def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path, data: bytes) -> None:
    (tmp_path / citationfile.NAME).write_bytes(data)
    with pytest.raises(citationfile.UnreadableError, match=r"CITATION.cff cannot be read"):
        citationfile.read(tmp_path)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (None, None),
        ("desk@example.org", "mailto:desk@example.org"),
        ("mailto:desk+a@example.org", "mailto:desk+a@example.org"),
        ("https://example.org/contact?to=us", "https://example.org/contact?to=us"),
    ],
)
def test_a_contact_is_an_address_of_mail_or_a_page(written: str | None, address: str | None) -> None:
    way = contact(written)
    assert (way and way.address) == address


@pytest.mark.parametrize("written", ["the editors", "javascript:alert(1)", "a@b", 'a"@example.org', "https:///x", 7])
def test_another_contact_is_refused_with_what_is_wanted(written: str) -> None:
    with pytest.raises(ValueError, match=r"Under “extra: contact:” in mkdocs.yml write an e-mail address"):
        contact(written)


def test_the_markdown_tree_says_whose_the_texts_are() -> None:
    page = markdown([bridge().comparison()], Citation(authors=("Ada Gil",)))
    assert "## Who edits it\n\nThis edition is edited by Ada Gil." in page
    rights = [reading.dossier.rights or "Nobody has recorded" for reading in bridge().comparison().readings]
    assert all(words in page for words in rights)
