"""A long text takes seconds: the time grows with the length, whatever the text is made of."""

from __future__ import annotations

from time import perf_counter

import pytest

from facing_pages.article.parse import decode, parse
from facing_pages.model import Article

pytestmark = pytest.mark.slow  # the texts are long

SECONDS = 60
"""Far more than any of these takes, far less than what squares with the length would."""

SENTENCE = "What is amazing is that DeepSeek is a free and open source model, which anyone can use.[1] "
NOTE = "\n\n[1] www.example.org (12-02-2025)\n"
TEN_MEGABYTES = 10_000_000


def read(text: str) -> Article:
    start = perf_counter()
    decoded, problems = decode(text.encode(), "long.txt")
    assert decoded is not None, problems
    article, _ = parse(decoded, "long.txt")
    assert perf_counter() - start < SECONDS
    return article


def test_a_paragraph_of_100_000_characters_is_one_paragraph() -> None:
    paragraph = (SENTENCE * 1200)[:100_000].strip()
    article = read(f"A title\n\n{paragraph}{NOTE}")
    assert [block.id for block in article.blocks] == ["p1"]
    assert article.block("p1").text == paragraph.replace("[1]", "")


def test_ten_megabytes_of_paragraphs_take_seconds() -> None:
    paragraph = (SENTENCE * 10).strip()
    count = TEN_MEGABYTES // len(paragraph)
    article = read("A title\n\n" + "\n\n".join([paragraph] * count) + NOTE)
    assert len(article.paragraphs) == count
    assert sum(len(block.marks) for block in article.blocks) == 10 * count


def test_ten_megabytes_on_one_line_take_seconds() -> None:
    article = read("A title\n\n" + SENTENCE * (TEN_MEGABYTES // len(SENTENCE)) + NOTE)
    assert len(article.paragraphs) == 1


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "[1,",
        "[1]",
        "[a]",
        "*",
        "*a",
        "¹",
        "(",
        "((12-02-",
        "a.",
        "www.",
        "http://",
        "x@",
        "…",
        "” ",
        " ",
        "\u00a0",
    ],
)
def test_a_text_of_one_piece_over_and_over_takes_no_longer(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    read(f"A title\n\nWord.¹ [a] † word* {text}\n\n[1] {text}\n\n¹ {text}\n\n[a] {text}\n\n* {text}")


@pytest.mark.parametrize(
    "piece",
    [
        "The river rose in the night and the mill stood in the water up to its neigh-\nbours' second step.\n",
        "The water comes, the water goes,\n  The wheel goes round and round;\n",
        "Q: Were you there?\nA: Yes.\n",
        "INTERVIEWER\n\nWere you there?\n\nMILLER\n\nNobody slept.\n\n",
        "The river rose in the night, and the\n14\nmill stood in the water.\n",
        "14\n",
        "(1) The bridge is closed.\n(2) The carts may pass.\n",
        "CHAPTER I.\n\n",
        "5 March 1901\n\n",
        "The mill stood.(1)\n\n",
        "1. A note.\n\n",
        "The mill stood.*\n\n* A note.\n\n",
        "The mill stood.[1]\n\n[1] A note.\n\n",
        "[Footnote A: It goes on\n\n",
        "来た（注１）。\n\n（注１）町。\n\n",
        "* * *\n",
    ],
)
def test_a_text_of_one_kind_of_lines_takes_no_longer(piece: str) -> None:
    read("A title\n\n" + piece * (300_000 // len(piece)))
