"""Where a sentence ends, in texts of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.model import Block, Format
from facing_pages.model.article import BlockKind
from facing_pages.starting.figures import figures
from facing_pages.starting.sentences import sentences
from facing_pages.starting.telling import telling

SIGNS = st.sampled_from(
    [*".!?…。！？؟۔।\n\t «»“”„()『』1٣AaÄيم中", "Dr", "z. B.", "May ", "mille", "ſ", "İ", "\u2028", "\u00ad"]
)
TEXTS = st.lists(SIGNS | st.characters(exclude_categories=["Cs"]), max_size=40).map("".join)


def cut(text: str, kind: BlockKind = "paragraph", *formats: Format) -> list[str]:
    block = Block("p1", kind, text, 0, 1, formats=formats)
    return [text[start:end] for start, end in sentences(block)]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody died.| The boats came at two!| Why so late?",
        "Dr. Ash and J. R. Hale paid $3.2 million.| The U.S. Army paid the rest, e.g. No. 4 and St. Mary’s.",
        "“Nobody died,” she said.| “Why?” he asked.| (Nobody knew.)| ‘So.’",
        "Es war am 3. Oktober, z. B. um 5 Uhr.| Dann kam Prof. Ey.| „Nein!“| Sie ging.",
        "C’était M. Roux.| « Non ! »| Il partit…| Puis rien.",
        "他说：“不去。”|然后走了。|为什么？|不知道！",
        "هل فُتح الجسر؟| نعم.| فُتح أمس.",
        "क्या पुल खुला?| हाँ।| कल खुला।",
        "She waited... and went.| Then… nothing",
    ],
)
def test_sentences_end_at_their_stops_and_not_at_those_of_short_words(text: str) -> None:
    assert cut(text.replace("|", "")) == text.split("|") or [part.strip() for part in cut(text.replace("|", ""))] == [
        part.strip() for part in text.split("|")
    ]


def test_lines_of_verse_and_rows_of_a_table_are_taken_one_by_one() -> None:
    assert cut("The river came. It went\nand took the bridge\n", "stanza") == [
        "The river came. It went\n",
        "and took the bridge\n",
    ]
    assert cut("Year\tDead\n1962\t4", "table") == ["Year\tDead\n", "1962\t4"]


def test_the_sign_of_an_item_and_the_name_of_a_speaker_are_no_sentences() -> None:
    assert cut("100. The law holds.", "item", Format(0, 4, "sign")) == ["100. The law holds."]
    assert cut("MRS. ASH! Who? I.", "turn", Format(0, 9, "speaker")) == ["MRS. ASH! Who? ", "I."]


@given(TEXTS, st.sampled_from(["paragraph", "item", "stanza", "table", "quotation", "turn"]))
def test_the_sentences_make_up_the_text(text: str, kind: BlockKind) -> None:
    pieces = cut(text, kind)
    assert "".join(pieces) == (text if text.strip() else "")
    assert all(piece.strip() for piece in pieces[:-1])


@given(TEXTS)
def test_what_tells_a_sentence_stands_in_it(text: str) -> None:
    found = list(telling(text))
    assert all(0 <= one.start < one.end <= len(text) and one.key for one in found)
    assert {(one.start, one.end) for one in found} >= {(start, end) for start, end, _ in figures(text)}


@pytest.mark.parametrize(
    ("same", "value"),
    [
        (["$3.2 million", "3,2 Millionen", "3,200,000", "3.200.000", "3 200 000", "320万", "٣٫٢ مليون"], "3200000"),
        (["600 billion", "600 Milliarden", "600 مليار", "6000亿", "600bn"], "600000000000"),
        (["14 March", "March 14", "14. März", "le 14 mars", "14 de marzo", "14 марта", "١٤ مارس", "3月14日"], "03-14"),
    ],
)
def test_a_figure_is_the_same_in_every_language(same: list[str], value: str) -> None:
    for written in same:
        assert [found for _, _, found in figures(f"It was {written}.")] == [value], written


def test_a_day_in_figures_is_a_day_and_a_year_and_a_name_with_figures_is_none() -> None:
    assert [value for _, _, value in figures("14.03.2024, 2024-03-14, R1, 5G")] == ["03-14", "2024", "03-14", "2024"]


def test_a_name_of_several_words_meets_its_first_letters() -> None:
    keys = [{one.key for one in telling(text)} for text in ("The World Economic Forum met.", "At the WEF they met.")]
    assert "wef" in keys[0] & keys[1]
