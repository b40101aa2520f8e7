"""Two printings of one page become one file; what a reader is told of it is its title and its language."""

from __future__ import annotations

import io

import pikepdf
import pytest

from facing_pages.printing.settled import ORIGIN, settled
from tests.paper import read

PLACE = "deepseek/handout/"


def printing(when: str, browser: str, counted: int = 0, links: tuple[str, ...] = ()) -> bytes:
    """A page as a browser of that name prints it at that time, having counted so many elements before it."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Lang = pikepdf.String("en")
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = pikepdf.String(when)
    pdf.docinfo["/Creator"] = pikepdf.String(browser)
    pdf.docinfo["/Title"] = pikepdf.String("A title that names somebody")
    with pdf.open_metadata() as metadata:
        metadata["xmp:CreateDate"] = "2026-01-02T03:04:05"
    targets = [pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(link)) for link in links]
    pdf.pages[0].Annots = pikepdf.Array(
        pdf.make_indirect(pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=target)) for target in targets
    )
    heads = [pikepdf.String(f"node{counted + number:08}") for number in (12, 7)]
    cells = [pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.TH, ID=head)) for head in heads]
    refers = pikepdf.Dictionary(O=pikepdf.Name.Table, Headers=pikepdf.Array(heads))
    cells.append(pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.TD, A=pikepdf.Array([refers]))))
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(K=pikepdf.Array(cells)))
    pdf.trailer.ID = pikepdf.Array([pikepdf.String(f"{when} {browser}"), pikepdf.String(browser)])
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_two_printings_of_a_page_become_the_same_file() -> None:
    one, other = printing("D:20260102030405Z", "One/1.0"), printing("D:20270102030405Z", "Another/2.0", 1234)
    assert one != other
    assert settled(one, "Key", PLACE) == settled(other, "Key", PLACE)
    assert settled(one, "Key", PLACE) != settled(one, "Another key", PLACE)


def test_a_file_says_what_it_is_and_in_which_language_and_nothing_else() -> None:
    pdf, pages = settled(printing("D:20260102030405Z", "One/1.0"), "The key: “DeepSeek”", PLACE)
    assert pages == 1
    paper = read(pdf)
    assert paper.metadata == {"Title": "The key: “DeepSeek”"}
    for word in ("2026", "One/1.0", "names somebody"):
        assert word not in paper.everything
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        assert metadata["dc:title"] == "The key: “DeepSeek”"
        assert metadata["dc:language"] == {"en"}


def test_a_cell_still_refers_to_its_heads() -> None:
    with pikepdf.open(io.BytesIO(settled(printing("D:20260102030405Z", "One/1.0", 1234), "Key", PLACE)[0])) as opened:
        first, second, cell = opened.Root.StructTreeRoot.K.as_list()
        assert [str(head) for head in cell.A[0].Headers.as_list()] == [str(first.ID), str(second.ID)]
        assert str(second.ID) < str(first.ID), "the order by which they are looked up"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            None,
            ["../facing/#cost", "../../method/", "../../", "./?blind=1", "../data/a.md", "https://else.example/a?b#c"],
        ),
        (
            "https://a.example/b/",
            [
                "https://a.example/b/deepseek/facing/#cost",
                "https://a.example/b/method/",
                "https://a.example/b/",
                "https://a.example/b/deepseek/handout/?blind=1",
                "https://a.example/b/deepseek/data/a.md",
                "https://else.example/a?b#c",
            ],
        ),
    ],
)
def test_links_lead_to_where_the_site_is_published(address: str | None, expected: list[str]) -> None:
    inside = ("deepseek/facing/#cost", "method/", "", "deepseek/handout/?blind=1", "deepseek/data/a.md")
    links = (*(f"{ORIGIN}{link}" for link in inside), "https://else.example/a?b#c")
    pdf, _ = settled(printing("D:20260102030405Z", "One/1.0", links=links), "Key", PLACE, address)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert [str(link.A.URI) for link in opened.pages[0].Annots.as_list()] == expected
