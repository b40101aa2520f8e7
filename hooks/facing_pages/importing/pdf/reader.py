"""Read an article from a PDF that has text.

What a PDF holds are words and their places. Lines, columns, paragraphs,
headings, lists and notes are told from these; what is not taken as the
article's is named with its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from facing_pages.article.markdown.written import write_markdown
from facing_pages.article.notes import read_note
from facing_pages.importing.imported import CannotReadError, Imported, LeftOut, Said
from facing_pages.importing.pdf.article import Maker
from facing_pages.importing.pdf.blocks import Blocks, level
from facing_pages.importing.pdf.columns import Column, columns
from facing_pages.importing.pdf.furniture import unfurnished
from facing_pages.importing.pdf.lines import Line, body_size, is_rtl, lines_of
from facing_pages.importing.pdf.notes import Footnote, lift_notes, resolve
from facing_pages.importing.pdf.opening import lift_opening
from facing_pages.importing.pdf.sheets import MOST_CHARACTERS, MOST_PAGES, Failure, Opened, Sheet, SheetsError, opened
from facing_pages.importing.pdf.text import Vocabulary
from facing_pages.model import Article, Note
from facing_pages.words import count

_MOST_BYTES = 50_000_000
_FAILURES: dict[Failure, str] = {
    "password": "is locked with a password. Open it in a PDF program, save it without one, and name that.",
    "broken": "is no PDF that can be read: it is damaged or cut off. Fetch it again, or print it anew to a PDF.",
    "pages": f"has more than {MOST_PAGES} pages, and no article has. Save the article’s pages alone.",
    "letters": f"holds more than {MOST_CHARACTERS:,} characters, and no article does. Save the article’s pages alone.",
    "slow": "takes too long to read. Print it anew to a PDF, or copy its words into a .txt file, and name that.",
    "missing": "cannot be read: the reader of PDFs is missing. “.venv/bin/pip install -e '.[contribute]'” brings it.",
}
_NO_LETTERS = 0.3
"""From this share on, characters that the file does not name make its text useless."""


def read_pdf(data: bytes, path: Path) -> Imported:
    """The article in a PDF.

    Raises:
        CannotReadError: it has no text, is locked, broken or too large.
    """
    if len(data) > _MOST_BYTES:
        raise CannotReadError(f"{path} is larger than {_MOST_BYTES // 1_000_000} MB, and no article is.")
    try:
        pdf = opened(data)
    except SheetsError as error:
        raise CannotReadError(f"{path} {_FAILURES[error.failure]}") from None
    _check_text(pdf.sheets, path)
    return _imported(pdf)


def _check_text(sheets: Sequence[Sheet], path: Path) -> None:
    letters = "".join(piece.text for sheet in sheets for piece in sheet.pieces)
    if sum(map(str.isalpha, letters)) < 3:
        what = "is a scan: its pages are pictures, without text" if any(s.pictures for s in sheets) else "has no text"
        raise CannotReadError(
            f"{path} {what}. Have its text recognised (OCR) in a PDF program, save it again, and name that."
        )
    unknown = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in letters)
    if unknown > _NO_LETTERS * len(letters):
        raise CannotReadError(
            f"{path} does not say which letters its signs are. Have its text recognised (OCR) in a PDF program,"
            " save it again, and name that."
        )


def _imported(pdf: Opened) -> Imported:
    pages = [lines_of(sheet, number) for number, sheet in enumerate(pdf.sheets)]
    every = [line for lines in pages for line in lines]
    clean = unfurnished(pages, body_size(every))
    size = body_size([line for lines in clean.pages for line in lines] or every)
    parted = [column for lines in clean.pages for column in columns(lines)]
    rest, footnotes, heads_of_notes = lift_notes(parted, pdf.sheets, size)
    style = _usual_style(rest, size)
    vocabulary = Vocabulary.of(every)
    maker = Maker(vocabulary, lambda page, label: resolve(footnotes, page, label), style)
    opening, drafts = lift_opening(Blocks(rest, size, style).drafts(), maker, pdf.properties)
    level(drafts)
    blocks = maker.blocks(drafts)
    notes = tuple(_note(note, maker, opening.dated) for note in footnotes)
    article = Article(
        title=opening.title,
        blocks=blocks,
        notes=notes,
        lines=(),
        dateline=opening.dateline,
        dated=opening.dated,
        byline=opening.byline,
        title_marks=opening.title_marks,
    )
    left_out = [
        *_left_out("running heads", clean.heads),
        *_left_out("page numbers", clean.numbers),
        *_left_out("line numbers", clean.counts),
        *_left_out("headings of notes", heads_of_notes),
        *_left_out("lines above the title", opening.above),
        *(LeftOut("words set sideways", sheet.sideways) for sheet in pdf.sheets if sheet.sideways),
    ]
    return Imported(
        article=article,
        data=write_markdown(article).encode(),
        suffix=".md",
        how=_how(pdf.sheets, parted, every),
        said=opening.said | ({"language": Said(pdf.language, "the file's properties")} if pdf.language else {}),
        left_out=tuple(left_out),
        words_in_source=_words(every, pdf.sheets) - maker.joins - len(notes),
    )


def _usual_style(parted: Sequence[Column], size: float) -> int:
    """The style that more than half of the text at large is set in."""
    weights: dict[int, int] = {}
    for column in parted:
        for line in column.lines:
            for piece in line.pieces:
                if abs(piece.size - size) < 0.5:
                    weights[piece.style] = weights.get(piece.style, 0) + len(piece.text)
    return max(weights, key=lambda style: weights[style], default=0)


def _note(footnote: Footnote, maker: Maker, dated: date | None) -> Note:
    words = maker.words(footnote.lines).text
    return read_note(footnote.final, words, f"[^{footnote.final}]: {words}", 1, dated)


def _left_out(kind: str, lines: Iterable[Line]) -> list[LeftOut]:
    words = " ".join(line.text for line in lines)
    return [LeftOut(kind, words)] if words else []


def _words(lines: Iterable[Line], sheets: Sequence[Sheet]) -> int:
    return sum(count(line.text) for line in lines) + sum(count(sheet.sideways) for sheet in sheets)


def _how(sheets: Sequence[Sheet], parted: Sequence[Column], lines: Sequence[Line]) -> str:
    said = [f"a PDF of {len(sheets)} page{'s' if len(sheets) > 1 else ''}, its lines joined to paragraphs"]
    if any(
        one.lines[0].page == two.lines[0].page and one.lines[-1].y < two.lines[0].y - two.lines[0].size
        for one, two in pairwise(parted)
    ):
        said.append("its columns read one after the other")
    if is_rtl(" ".join(line.text for line in lines)):
        said.append("its lines read from right to left")
    bare = [str(n) for n, sheet in enumerate(sheets, 1) if not sheet.pieces and sheet.pictures]
    if bare:
        said.append(f"page{'s' if len(bare) > 1 else ''} {', '.join(bare)} left out, being only pictures without text")
    elif any(sheet.pictures for sheet in sheets):
        said.append("without its pictures")
    return ", ".join(said)
