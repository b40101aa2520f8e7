"""What holds for any text: the parser never raises, and no word is lost, added or moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from hypothesis import assume, example, given
from hypothesis import strategies as st

from facing_pages.article.parse import Hints, decode, parse
from facing_pages.article.show import show
from facing_pages.article.spans import TEXT
from facing_pages.binding.quotations import Finder
from facing_pages.model import Article, Block, LineKind, Mark
from facing_pages.problems import Problem
from tests.strategies import effort

WORDS = ["one", "Zwei", "третий", "四", "خمسة", "e\u0301", "&amp;", "<b>", "{: #x }", "[x](y)", "*", "_", "1.", "#"]
MARKS = ["[1]", "[2]", "[1,2]", "[1-3]", "[3][4]", "[2025]", "[a]", "¹", "²,³", "*", "†", "[999]", "m²", "[sic]"]
LINES = [
    "A Title",
    "Mark Best",
    "By Mark Best",
    "Workers League",
    "www.example.org",
    "E: one@example.org",
    "16-02-2025: It began.",
    "16 February 2025",
    "[1] www.example.org/a (12-02-2025)",
    "[2] See www.example.org (32-13-2025) and http://x.org/(b).",
    "[3]",
    "¹ A raised one.",
    "* A sign.",
    "[a] A letter.",
    "3. A plain one.",
    "Notes",
    "Image: a picture",
    "Leave a comment",
    "A longer line, which is a sentence of the text.",
    "\u00a0",
    "",
    "",
]
KINDS = [
    "  The water comes, the water goes,",
    "    The wheel goes round and round;",
    "The miller sleeps, the miller wakes",
    "To hear the water's sound.",
    "Q: Were you there?",
    "A: Yes.",
    "INTERVIEWER",
    "MILLER",
    "Nobody slept.",
    "(1) The bridge is closed.",
    "(2) The carts may pass.",
    "  (a) those of the council",
    "  (b) the doctor's",
    "1:1 In the first year",
    "1:2 and in the next",
    "- bread",
    "- flour",
    "* * *",
    "14",
    "15",
    "The river rose in the night and all of the mill stood in the water up to its neigh-",
    "bours' second step, and nobody slept in that night until the morning came, for the",
    "12 THE FLOOD",
    "13 THE FLOOD",
    "14 THE FLOOD",
    "[Footnote 1: It goes on",
    "in a second line.]",
    "[Footnote A: Another.]",
    "So it was.[A] Was it?(1)",
    "1. A last one.",
    "来た（注１）。",
    "（注１）町の記録。",
    "*** START OF THE EBOOK ***",
    "*** END OF THE EBOOK ***",
    "Produced by a reader",
    "--------------------",
    "《》：ルビ",
    "底本：本",
    "CHAPTER I.",
    "THE NIGHT.",
    "§ 2 Doctors",
    "2. Who May Pass.",
    "Von Ada Beispiel",
    "Mill House, 5. März 1901",
    "P.S. The cat is well.",
    "",
    "",
]

tokens = st.lists(st.sampled_from([*WORDS, *MARKS, " ", "\u00a0", ". "]), max_size=8).map("".join)
texts = st.lists(st.one_of(st.sampled_from(LINES), tokens, st.text(max_size=30)), max_size=20).map("\n".join)
forms = st.lists(st.one_of(st.sampled_from(KINDS), st.sampled_from(LINES)), max_size=24).map("\n".join)
any_text = st.one_of(st.text(), texts, forms)
kinds = st.sampled_from(get_args(LineKind))
any_hints = st.builds(
    Hints,
    lines=st.dictionaries(st.integers(-1, 25), kinds, max_size=5),
    paragraphs=st.sampled_from([None, "blank", "line"]),
    dateline=st.one_of(st.none(), st.sampled_from(["", "A", "16-02-2025:"])),
    dated=st.one_of(st.none(), st.dates()),
    words=st.lists(st.sampled_from(MARKS), max_size=3).map(tuple),
)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    text, problems = decode(data, "any.txt")
    assert (text is None) == bool(problems)
    assert all(isinstance(problem, Problem) for problem in problems)


@given(any_text, any_hints)
@effort(4)
def test_any_text_with_any_hints_is_an_article(text: str, hints: Hints) -> None:
    article, problems = parse(text, "any.txt", hints)
    assert all(isinstance(problem, Problem) for problem in problems)
    assert show(article)


@given(any_text, any_hints)
@effort(4)
def test_every_line_is_in_the_record_once_and_blank_lines_alone_are_blank(text: str, hints: Hints) -> None:
    article, _ = parse(text, "any.txt", hints)
    assert "\n".join(line.text for line in article.lines) == text.removesuffix("\n")
    assert [line.number for line in article.lines] == list(range(1, len(article.lines) + 1))
    for line in article.lines:
        assert (line.kind == "blank") == (not line.text.strip())


@given(any_text)
@effort(6)
@example("T\n\n16-02-2025:It began.")
@example("Notes\n\n1. x¹\n\n1. y")
def test_the_words_of_a_text_are_the_words_of_its_parts(text: str) -> None:
    article, _ = parse(text, "any.txt")
    assert of_kinds(article, "title") == put_back(article.title, article.title_marks).split()
    assert undivided(of_kinds(article, "dateline", *TEXT), text) == undivided(body(article), text)
    assert of_kinds(article, "note") == " ".join(note.raw for note in article.notes).split()
    assert of_kinds(article, "byline") == (article.byline or "").split()
    assert of_kinds(article, "signature") == " ".join(article.signature.lines if article.signature else ()).split()
    assert of_kinds(article, "image-credit") == (article.image_credit or "").split()
    assert of_kinds(article, "furniture") == " ".join(article.furniture).split()


@given(any_text, any_hints)
def test_blocks_are_numbered_and_lie_where_they_say(text: str, hints: Hints) -> None:
    article, _ = parse(text, "any.txt", hints)
    for letter, blocks in (("p", article.paragraphs), ("h", [b for b in article.blocks if b.kind == "heading"])):
        ids = [block.id for block in blocks]
        assert ids == [f"{letter}{number}" for number in range(1, len(ids) + 1)]
    for block in article.blocks:
        assert article.text[block.start : block.end] == block.text
        assert all(0 <= mark.offset <= len(block.text) for mark in block.marks)
        assert all(mark.raw.split()[0] in article.lines[mark.line - 1].text for mark in block.marks)
        assert all(0 <= one.start < one.end <= len(block.text) for one in block.formats)
        assert len(block.indents) == (block.text.count("\n") + 1 if block.kind == "stanza" else 0)


@given(forms, st.data())
@effort(2)
def test_a_quotation_cut_from_a_text_of_any_kind_is_found_where_it_was_cut(text: str, data: st.DataObject) -> None:
    article, _ = parse(text, "any.txt")
    words = [match.span() for match in re.finditer(r"\S+", article.text)]
    assume(words)
    first = data.draw(st.integers(0, len(words) - 1))
    start, end = words[first][0], words[data.draw(st.integers(first, min(first + 8, len(words) - 1)))][1]
    assert (start, end) in Finder("any", article).places(article.text[start:end])


@given(forms)
@effort(2)
def test_a_note_has_a_label_of_its_own_wherever_each_mark_is_sure_of_its_note(text: str) -> None:
    article, problems = parse(text, "any.txt")
    labels = [note.label for note in article.notes]
    doubted = {problem.line for problem in problems if problem.code == "duplicate-definition"}
    assert len(labels) - len(set(labels)) == len([note for note in article.notes if note.line in doubted])
    assert all(note.raw.split() for note in article.notes)


@given(texts, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_line_breaks_and_a_byte_order_mark_change_nothing(text: str, line_break: str, marked: bool) -> None:
    plain = text.replace("\r", "").replace("\0", "").removeprefix("\ufeff")
    data = ("\ufeff" if marked else "") + plain.replace("\n", line_break)
    decoded, _ = decode(data.encode(), "any.txt")
    assert decoded == (plain if plain.strip() else None)


def undivided(words: Iterable[str], text: str) -> list[str]:
    """Words as they are, or run together and without hyphens where a line of the text ends in one."""
    if not re.search(r"[-\u2010\u00ad]\s*$", text, re.MULTILINE):
        return list(words)
    return [re.sub(r"[-\u2010\u00ad]", "", "".join(words))]


def put_back(text: str, marks: tuple[Mark, ...]) -> str:
    for mark in reversed(marks):
        text = text[: mark.offset] + mark.raw + text[mark.offset :]
    return text


def body(article: Article) -> Iterator[str]:
    """The words of dateline and blocks, the marks put back, in the file's order."""
    started = {line.block: line for line in reversed(article.lines) if line.block}
    if not any(line.kind == "dateline" and line.block for line in article.lines):
        yield from (article.dateline or "").split()
    for block in article.blocks:
        yield from words_of(block, article.dateline if started[block.id].kind == "dateline" else "")


def words_of(block: Block, dateline: str | None) -> list[str]:
    return f"{dateline or ''} {put_back(block.text, block.marks)}".split()


def of_kinds(article: Article, *kinds: str) -> list[str]:
    """The words of the lines of these kinds; a dateline that runs into a word is parted from it."""
    dateline = article.dateline or ""
    found = (
        line.text.replace(dateline, f"{dateline} ", 1) if line.kind == "dateline" else line.text
        for line in article.lines
        if line.kind in kinds
    )
    return " ".join(found).split()
