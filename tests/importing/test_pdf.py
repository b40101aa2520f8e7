from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from facing_pages.importing.imported import CannotReadError, Imported
from facing_pages.importing.pdf.reader import read_pdf
from facing_pages.importing.pdf.sheets import SheetsError, opened
from facing_pages.model import Article, Block
from tests.pdfs import BOLD, FOOT, ITALIC, LEADING, LEFT, ROMAN, TOP, Pdf, width, wrapped, written
from tests.strategies import effort

MEASURE = 50
FLOOD = (
    "The river rose in the night and the mill stood in water up to its second step. The miller carried the sacks to"
    " the loft with two neighbours, and nobody slept until the morning came."
)
NOON = (
    "By noon the council had sent three carts from the upper town, and the bridge was closed to all but the carts and"
    " the doctor, who came twice and stayed for half an hour."
)
FELL = "In the afternoon the water fell. The brewers opened their cellar and found two barrels on the stairs."


def read(pdf: Pdf | bytes) -> Imported:
    return read_pdf(pdf if isinstance(pdf, bytes) else pdf.data(), Path("text.pdf"))


def texts(article: Article, kind: str = "paragraph") -> list[str]:
    return [block.text for block in article.blocks if block.kind == kind]


def formatted(block: Block) -> list[tuple[str, str]]:
    return [(one.kind, block.text[one.start : one.end]) for one in block.formats]


def left_out(imported: Imported) -> dict[str, str]:
    return {one.kind: one.words for one in imported.left_out}


def letters(words: str) -> Counter[str]:
    return Counter("".join(words.split()).replace("-", ""))


def everything(imported: Imported) -> str:
    """All words that came of a file, in the article or left out."""
    article = imported.article
    notes = ["".join(part if isinstance(part, str) else part.shown for part in note.parts) for note in article.notes]
    return " ".join(
        [article.title, article.byline or "", article.dateline or "", article.text, *notes]
        + [one.words for one in imported.left_out]
    )


def prose(pdf: Pdf, *paragraphs: str, indent: int = 2, gap: float = 0.0) -> None:
    for paragraph in paragraphs:
        room = MEASURE - indent
        first = wrapped(paragraph, room)[0]
        rest = paragraph[len(first) :].strip()
        pdf.lines([first, *(wrapped(rest, MEASURE) if rest else [])], indent=width(" " * indent))
        pdf.gap(gap)


# --- paragraphs -------------------------------------------------------------


def test_lines_are_joined_to_paragraphs_that_begin_set_in() -> None:
    pdf = Pdf()
    prose(pdf, FLOOD, NOON, FELL)
    assert texts(read(pdf).article) == [FLOOD, NOON, FELL]


def test_lines_are_joined_to_paragraphs_with_a_gap_between() -> None:
    pdf = Pdf()
    prose(pdf, FLOOD, NOON, FELL, indent=0, gap=LEADING)
    assert texts(read(pdf).article) == [FLOOD, NOON, FELL]


def test_a_short_last_line_ends_a_paragraph_where_nothing_else_does() -> None:
    pdf = Pdf()
    prose(pdf, FLOOD, NOON, FELL, indent=0)
    assert texts(read(pdf).article) == [FLOOD, NOON, FELL]


@pytest.mark.parametrize("indent", [0, 2])
def test_a_paragraph_goes_on_over_a_page_break(indent: int) -> None:
    pdf = Pdf()
    pdf.page()
    pdf.y = FOOT + 2.5 * LEADING
    prose(pdf, FLOOD, NOON, FELL, indent=indent, gap=0 if indent else LEADING)
    assert len(pdf.pages) == 2
    assert texts(read(pdf).article) == [FLOOD, NOON, FELL]


def test_two_columns_are_read_one_after_the_other_and_what_crosses_them_in_its_place() -> None:
    pdf = Pdf()
    pdf.page()
    pdf.lines(["The flood at the mill and what the town did"], size=14, font=BOLD)
    pdf.gap()
    top = pdf.y
    pdf.lines([*wrapped(FLOOD, 24), *wrapped(NOON, 24)[:3]])
    foot, pdf.y = pdf.y, top
    pdf.lines(wrapped(NOON, 24)[3:], x=230)
    pdf.y = foot
    pdf.gap()
    pdf.lines(wrapped(FELL, MEASURE))
    imported = read(pdf)
    assert imported.article.title == "The flood at the mill and what the town did"
    assert texts(imported.article) == [FLOOD, NOON, FELL]
    assert "columns" in imported.how


def test_a_hyphen_at_a_line_end_goes_where_it_only_parts_the_word() -> None:
    pdf = Pdf()
    pdf.lines(["The well-known miller and the neighbours carried", "what the neigh-", ""][:1])
    pdf.lines(
        ["all the sacks up to the loft and so did the neigh-", "bours, being well known for it, as was the well-"]
    )
    pdf.lines(["known doctor, who came in the even-", "ing."])
    (paragraph,) = texts(read(pdf).article)
    assert "so did the neighbours, being" in paragraph
    assert "the well-known doctor" in paragraph
    assert paragraph.endswith("in the evening.")


def test_ligatures_are_undone_and_spaces_that_hold_words_together_kept() -> None:
    pdf = Pdf()
    pdf.lines(["The \ufb01rst \ufb02ood\u00a0: nobody slept."])
    assert texts(read(pdf).article) == ["The first flood\u00a0: nobody slept."]


words = st.text("abcdefghiklmnoprstu", min_size=2, max_size=11)


@st.composite
def paragraphs(draw: st.DrawFn) -> list[str]:
    """Paragraphs, no two of which begin alike."""
    return [
        f"{chr(65 + n)}{' '.join(draw(st.lists(words, min_size=30, max_size=60)))}."
        for n in range(draw(st.integers(1, 6)))
    ]


@pytest.mark.slow
@effort(0.1)
@given(paragraphs(), st.sampled_from([(2, 0.0), (0, LEADING), (3, 4.0)]))
def test_paragraphs_come_back_as_they_were_set(wanted: list[str], setting: tuple[int, float]) -> None:
    pdf = Pdf()
    prose(pdf, *wanted, indent=setting[0], gap=setting[1])
    imported = read(pdf)
    assert texts(imported.article) == wanted
    assert imported.words_in_source == imported.article.words


# --- what stands round the text ---------------------------------------------


def furnished(pages: int) -> Pdf:
    pdf = Pdf()
    for number in range(pages):
        pdf.page()
        pdf.put("The Mill Gazette", LEFT, 560)
        pdf.put(f"{13 + number}", 300, 30)
        pdf.lines(wrapped((FLOOD, NOON, FELL)[number % 3], MEASURE))
    return pdf


def test_running_heads_and_page_numbers_are_left_out_by_name() -> None:
    imported = read(furnished(3))
    assert texts(imported.article) == [FLOOD, NOON, FELL]
    assert left_out(imported) == {
        "running heads": "The Mill Gazette The Mill Gazette The Mill Gazette",
        "page numbers": "13 14 15",
    }


def test_a_number_that_is_no_page_number_stays() -> None:
    pdf = Pdf()
    for number in ("1850", "1870"):
        pdf.page()
        pdf.lines([number], font=BOLD)
        pdf.gap()
        pdf.lines(wrapped(FLOOD, MEASURE))
    assert read(pdf).article.text.count("18") == 2


def test_every_word_is_in_the_article_or_left_out() -> None:
    pdf = furnished(4)
    pdf.runs([("A word of the miller", ROMAN), ("1", "^"), (" and more", ITALIC)])
    imported = read(pdf)
    source = " ".join(
        ["The Mill Gazette", FLOOD] * 2
        + ["The Mill Gazette"] * 2
        + [NOON, FELL, "13 14 15 16 A word of the miller 1 and more"]
    )
    assert letters(everything(imported)) == letters(source)


# --- headings, title, author ------------------------------------------------


def headed() -> Pdf:
    pdf = Pdf(title="Untitled", author="IT Department")
    pdf.lines(["The flood at the mill"], size=20, font=BOLD)
    pdf.gap()
    pdf.lines(["By Anna Example"], font=ITALIC)
    pdf.gap()
    pdf.lines(["3 March 2019"])
    pdf.gap()
    prose(pdf, FLOOD, NOON)
    for size, words in ((14, "The second day"), (10, "What was lost")):
        pdf.gap()
        pdf.lines([words], size=size, font=BOLD)
        pdf.gap()
        prose(pdf, FELL)
    return pdf


def test_the_title_the_author_and_the_day_are_those_of_the_texts_own_lines() -> None:
    imported = read(headed())
    article = imported.article
    assert (article.title, article.byline, article.dateline) == (
        "The flood at the mill",
        "By Anna Example",
        "3 March 2019",
    )
    said = {key: (one.value, one.where, one.sure) for key, one in imported.said.items()}
    own = "the text's own lines"
    assert said == {
        "title": ("The flood at the mill", own, True),
        "byline": ("Anna Example", own, True),
        "day": ("2019-03-03", own, True),
    }


def test_headings_have_the_level_that_their_type_shows() -> None:
    headings = [
        (block.id, block.level, block.text) for block in read(headed()).article.blocks if block.kind == "heading"
    ]
    assert headings == [("h1", 1, "The second day"), ("h2", 2, "What was lost")]


def test_what_only_the_files_properties_say_is_to_be_checked() -> None:
    pdf = Pdf(title="The flood", author="A. Example")
    prose(pdf, FLOOD)
    said = read(pdf).said
    assert {key: (one.value, one.sure) for key, one in said.items()} == {
        "title": ("The flood", False),
        "byline": ("A. Example", False),
    }


# --- notes ------------------------------------------------------------------


def noted(numbers: list[list[str]]) -> Pdf:
    pdf = Pdf()
    for page, labels in enumerate(numbers):
        pdf.page()
        prose(pdf, (FLOOD, NOON)[page])
        pdf.gap()
        for label in labels:
            pdf.runs([(("The miller", "The doctor")[page], ROMAN), (label, "^"), (" said so in the night.", ROMAN)])
            pdf.gap()
        pdf.rule(LEFT, 150, 120)
        pdf.y = 110
        for label in labels:
            pdf.put(label, LEFT, pdf.y + 3, 5)
            pdf.put(f"Note {label} of page {page + 1}, which goes on", LEFT + 6, pdf.y, 8)
            pdf.put("in a second line.", LEFT, pdf.y - 9, 8)
            pdf.y -= 18
    return pdf


def test_notes_at_the_foot_are_called_by_the_marks_in_the_text() -> None:
    article = read(noted([["1", "2"]])).article
    assert [(note.label, note.parts) for note in article.notes] == [
        ("1", ("Note 1 of page 1, which goes on in a second line.",)),
        ("2", ("Note 2 of page 1, which goes on in a second line.",)),
    ]
    first = article.block("p2")
    assert first.text == "The miller said so in the night."
    assert [(mark.labels, first.text[: mark.offset]) for mark in first.marks] == [(("1",), "The miller")]


@pytest.mark.parametrize("labels", [["1", "2"], ["*", "†"]])
def test_notes_that_begin_anew_on_each_page_are_counted_through(labels: list[str]) -> None:
    article = read(noted([labels, labels])).article
    assert [note.label for note in article.notes] == ["1", "2", "3", "4"]
    assert [mark.labels for block in article.blocks for mark in block.marks] == [("1",), ("2",), ("3",), ("4",)]
    assert "page 2" in str(article.note("3").parts)


def test_notes_at_the_end_are_found_below_their_heading() -> None:
    pdf = Pdf()
    pdf.runs([("The miller said so", ROMAN), ("1", "^"), (" to the doctor in the night.", ROMAN)])
    pdf.gap()
    pdf.lines(["Notes"], size=14, font=BOLD)
    pdf.gap()
    pdf.lines(["1. The book of the council, page 12."])
    imported = read(pdf)
    assert [note.parts for note in imported.article.notes] == [("The book of the council, page 12.",)]
    assert left_out(imported) == {"headings of notes": "Notes"}


def test_a_raised_figure_that_no_note_answers_stays_a_word() -> None:
    pdf = Pdf()
    pdf.runs([("The mill had 40 m", ROMAN), ("2", "^"), (" of floor.", ROMAN)])
    (block,) = read(pdf).article.blocks
    assert block.text == "The mill had 40 m2 of floor."
    assert formatted(block) == [("superscript", "2")]


# --- forms ------------------------------------------------------------------


def test_emphasis_is_kept_over_line_ends() -> None:
    pdf = Pdf()
    pdf.runs([("The miller was ", ROMAN), ("not at all", BOLD), (" in the mill when", ROMAN)])
    pdf.runs([("it stood in the ", ROMAN), ("great and terrible", ITALIC)])
    pdf.runs([("flood", ITALIC), (" of that year, they say.", ROMAN)])
    (block,) = read(pdf).article.blocks
    assert formatted(block) == [("strong", "not at all"), ("emphasis", "great and terrible flood")]


def test_list_items_keep_their_signs_and_depth() -> None:
    pdf = Pdf()
    prose(pdf, FLOOD)
    pdf.gap()
    for sign, x, words in (
        ("1.", LEFT, "The mill shall be closed to all, and its doors nailed up by the carpenter."),
        ("(a)", LEFT + 24, "The sacks are to be sold."),
        ("(b)", LEFT + 24, "The loft is to be let."),
        ("2.", LEFT, "The miller shall be paid."),
    ):
        lines = wrapped(words, 40)
        pdf.put(sign, x, pdf.y)
        pdf.lines(lines, x=x + 24)
    items = [(block.level, block.text, formatted(block)) for block in read(pdf).article.blocks if block.kind == "item"]
    assert items == [
        (1, "1. The mill shall be closed to all, and its doors nailed up by the carpenter.", [("sign", "1.")]),
        (2, "(a) The sacks are to be sold.", [("sign", "(a)")]),
        (2, "(b) The loft is to be let.", [("sign", "(b)")]),
        (1, "2. The miller shall be paid.", [("sign", "2.")]),
    ]


def test_a_break_between_paragraphs_is_one() -> None:
    pdf = Pdf()
    prose(pdf, FLOOD)
    pdf.gap()
    pdf.lines(["* * *"], x=190)
    pdf.gap()
    prose(pdf, NOON)
    assert [(block.kind, block.text) for block in read(pdf).article.blocks] == [
        ("paragraph", FLOOD),
        ("break", "* * *"),
        ("paragraph", NOON),
    ]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    pdf = Pdf()
    pdf.page()
    lines = wrapped(FLOOD[1:], 44)
    pdf.put(FLOOD[0], LEFT, pdf.y - 2 * LEADING, size=44)
    pdf.lines(lines[:3], x=LEFT + 30)
    pdf.lines(wrapped(" ".join(lines[3:]), MEASURE))
    assert texts(read(pdf).article) == [FLOOD]


def test_letters_that_are_spaced_out_are_words() -> None:
    pdf = Pdf()
    for n, letter in enumerate("THE MILL"):
        pdf.put(letter, LEFT + 8 * n, TOP)
    pdf.y -= 3 * LEADING
    prose(pdf, FLOOD)
    assert "THE MILL" in read(pdf).data.decode()


def test_a_year_at_the_beginning_of_a_sentence_is_no_list_item() -> None:
    pdf = Pdf()
    pdf.lines(["1986. A great year it was, and the mill was dry.", "Nobody came."])
    assert [block.kind for block in read(pdf).article.blocks] == ["paragraph"]


def test_verse_keeps_its_lines_and_their_indents() -> None:
    pdf = Pdf()
    prose(pdf, FLOOD)
    pdf.gap()
    pdf.lines(["The river rose at night,"])
    pdf.lines(["and cold it was and white,"], x=LEFT + 20)
    pdf.lines(["It came up to the door"])
    pdf.lines(["as never once before,"], x=LEFT + 20)
    pdf.gap()
    prose(pdf, NOON)
    article = read(pdf).article
    stanza = article.block("p2")
    assert stanza.kind == "stanza"
    assert (
        stanza.text
        == "The river rose at night,\nand cold it was and white,\nIt came up to the door\nas never once before,"
    )
    assert stanza.indents == (0, 1, 0, 1)
    assert texts(article) == [FLOOD, NOON]


def test_verse_that_is_set_in_is_no_quotation_of_prose() -> None:
    pdf = Pdf()
    prose(pdf, FLOOD)
    pdf.gap()
    pdf.lines(["The river rose at night,", "and cold it was and white,", "it came up to the door"], x=LEFT + 20)
    pdf.gap()
    prose(pdf, NOON)
    assert [block.kind for block in read(pdf).article.blocks] == ["paragraph", "stanza", "paragraph"]


def test_a_passage_set_in_on_both_sides_is_a_quotation() -> None:
    pdf = Pdf()
    prose(pdf, FLOOD)
    pdf.gap()
    pdf.lines(wrapped(FELL, 36), x=LEFT + 40)
    pdf.gap()
    prose(pdf, NOON)
    article = read(pdf).article
    assert [(block.kind, block.quoted, block.text) for block in article.blocks] == [
        ("paragraph", 0, FLOOD),
        ("quotation", 1, FELL),
        ("paragraph", 0, NOON),
    ]


def table(pdf: Pdf, rows: list[list[str]]) -> None:
    for n, row in enumerate(rows):
        for m, cell in enumerate(row):
            pdf.put(cell, LEFT + 90 * m, pdf.y, font=ROMAN if n else BOLD)
        pdf.y -= 16


ROWS = [["Year", "Sacks", "Carts"], ["1850", "twelve", "3"], ["1851", "fifteen", "4"]]


@pytest.mark.parametrize("is_ruled", [False, True])
def test_a_table_keeps_its_rows_and_cells(is_ruled: bool) -> None:
    pdf = Pdf()
    prose(pdf, FLOOD)
    pdf.gap()
    top = pdf.y + 12
    rows = [[*ROWS[0]], ["1850", "", "3"], ROWS[2]] if is_ruled else ROWS
    table(pdf, rows)
    if is_ruled:
        for n in range(4):
            pdf.rule(LEFT - 4, LEFT + 266, top - 16 * n)
            pdf.stem(LEFT - 4 + 90 * n, top - 48, top)
    pdf.gap()
    prose(pdf, NOON)
    block = read(pdf).article.block("p2")
    assert (block.kind, block.header_rows, len(block.columns)) == ("table", 1, 3)
    assert block.text == "\n".join("\t".join(row) for row in rows)


# --- a page printed from a browser ------------------------------------------

PRINTED = """<html lang=en><style>
@page { size: A5; margin: 20mm; @top-center { content: "The Mill Gazette" } @bottom-center { content: counter(page) } }
body { font: 10pt/1.3 serif; text-align: justify } div { columns: 2 } blockquote { margin: 1em 3em }
</style><h1>The flood at the mill</h1><p>FLOOD</p><div><p>NOON <i>Nobody</i> went out. In the night the neigh&shy;bours
came with carts and took the sacks.</p><p>FELL</p></div><h2>What was lost</h2><ul><li>two barrels<li>twelve sacks</ul>
<p style="break-before: page">Il dit non, and FLOOD</p><blockquote>NOON</blockquote>
<p dir=rtl lang=he>שלום 12 עולם</p>"""


@pytest.mark.slow
def test_a_page_printed_from_a_browser_comes_back_as_it_was(browser: Browser) -> None:
    html = PRINTED.replace("FLOOD", FLOOD).replace("NOON", NOON).replace("FELL", FELL)
    with browser.new_page() as page:
        page.set_content(html)
        data = page.pdf(prefer_css_page_size=True)
    imported = read(data)
    article = imported.article
    carts = "Nobody went out. In the night the neighbours came with carts and took the sacks."
    assert article.title == "The flood at the mill"
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("paragraph", FLOOD),
        ("paragraph", f"{NOON} {carts}"),
        ("paragraph", FELL),
        ("heading", "What was lost"),
        ("item", "• two barrels"),
        ("item", "• twelve sacks"),
        ("paragraph", f"Il dit non, and {FLOOD}"),
        ("quotation", NOON),
        ("paragraph", "שלום 12 עולם"),
    ]
    assert left_out(imported)["page numbers"] == "1 2"


# --- what cannot be read ----------------------------------------------------


def refused(data: bytes) -> str:
    with pytest.raises(CannotReadError) as caught:
        read(data)
    return str(caught.value)


def test_a_scan_is_refused_with_what_to_do() -> None:
    pdf = Pdf()
    pdf.picture()
    assert refused(pdf.data()) == (
        "text.pdf is a scan: its pages are pictures, without text. Have its text recognised (OCR) in a PDF program,"
        " save it again, and name that."
    )


def test_a_page_that_is_only_a_picture_is_told_of() -> None:
    pdf = Pdf()
    prose(pdf, FLOOD)
    pdf.page()
    pdf.picture()
    assert "page 2 left out, being only pictures without text" in read(pdf).how


def test_a_locked_file_is_refused() -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(furnished(1).data())) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(owner="one", user="two"))
    assert "is locked with a password" in refused(made.getvalue())


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(furnished(1).data())) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(owner="one", user=""))
    assert FLOOD in read(made.getvalue()).article.text


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 9, furnished(1).data()[:300]])
def test_a_broken_file_is_refused(data: bytes) -> None:
    assert "is damaged or cut off" in refused(data)


def test_too_many_pages_are_refused() -> None:
    pages = b"<</Type /Pages /Count 100000 /Kids [2 0 R 2 0 R]>>"
    assert "more than 500 pages" in refused(written([b"<</Type /Catalog /Pages 2 0 R>>", pages, b"<<>>"]))


def test_too_large_a_file_is_refused_unread() -> None:
    assert "is larger than 50 MB" in refused(b"%PDF-" + bytes(50_000_000))


def test_a_file_that_takes_for_ever_is_given_up() -> None:
    with pytest.raises(SheetsError) as caught:
        opened(furnished(1).data(), seconds=0)
    assert caught.value.failure == "slow"


def test_a_form_that_shows_itself_ends_nothing_but_its_reading() -> None:
    form = b"<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 5 0 R>>>> /Length 11>>"
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 1 /Kids [4 0 R] /MediaBox [0 0 400 400]>>",
        b"<<>>",
        b"<</Type /Page /Parent 2 0 R /Resources <</XObject <</X 5 0 R>>>> /Contents 6 0 R>>",
        form + b"\nstream\n/X Do /X Do\nendstream",
        b"<</Length 5>>\nstream\n/X Do\nendstream",
    ]
    assert refused(written(objects))
