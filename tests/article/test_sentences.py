"""Where a sentence ends, in texts of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.article.sentences import sentences
from facing_pages.model import Block, Format
from facing_pages.model.article import BlockKind

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
