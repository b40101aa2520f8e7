"""The worksheet as a Word document, empty; a browser fills it in, so its parts are stored as they are.

A bookmark stands at each answer and one at the heading of each event: the CRC-32 of the prompt's name or the event's
id, for a bookmark may have no stroke in its name and no more than 40 letters. assets/javascripts/word.js finds them.
"""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from functools import cache
from itertools import count

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from facing_pages.model import Comparison
from facing_pages.publishing.prompts import Prompt, asked_who, sections
from facing_pages.publishing.xmltext import fit
from facing_pages.translating import gettext, language

_DAY = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
"""The same sources make the same bytes."""
_STYLES = {"Normal", "Title", "Heading2", "Heading3"}
"""The styles that are used; the library's template has two hundred."""
_UNUSED = ("/word/stylesWithEffects.xml", "/docProps/thumbnail.jpeg", "/customXml/item1.xml", "/word/numbering.xml")


def bookmark(name: str) -> str:
    """The bookmark of a prompt or an event.

    >>> bookmark("cost/both")
    'fp_5e10c061'
    """
    return f"fp_{zlib.crc32(name.encode()):08x}"


def worksheet(comparison: Comparison) -> bytes:
    """The whole worksheet of a comparison, to be filled in."""
    word = _empty(comparison)
    numbers = count(1)

    def marked(paragraph: Paragraph, name: str) -> None:
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(number := next(numbers)) if element is start else str(number))
            paragraph._p.append(element)
        start.set(qn("w:name"), bookmark(name))

    def ask(prompt: Prompt) -> None:
        word.add_paragraph(fit(prompt.asks), "Heading 3")
        marked(word.add_paragraph(), prompt.name)

    word.add_paragraph(_title(comparison), "Title")
    word.add_paragraph(fit(comparison.question))
    ask(asked_who())
    for part in sections(comparison):
        heading = word.add_paragraph(fit(part.title), "Heading 2")
        if part.event:
            marked(heading, part.event.id)
        if part.about:
            word.add_paragraph(fit(part.about))
        for prompt in part.prompts:
            ask(prompt)
    return _stored(word)


def _title(comparison: Comparison) -> str:
    return fit(f"{gettext('Worksheet')}: {comparison.title}")


def _empty(comparison: Comparison) -> Word:
    word = Document(io.BytesIO(_bare()))
    properties = word.core_properties
    properties.title, properties.author, properties.comments = _title(comparison), "", ""
    properties.language = language()
    properties.created = properties.modified = _DAY
    return word


@cache
def _bare() -> bytes:
    """A document of nothing, the same for all comparisons."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    for style in list(word.styles.element.style_lst):
        if style.styleId not in _STYLES and not style.get(qn("w:default")):
            style.getparent().remove(style)
    for link in list(word.styles.element.iter(qn("w:link"))):  # to a style that is gone
        link.getparent().remove(link)
    for holder in (word.part.rels, word.part.package.rels):
        for id, relation in list(holder.items()):
            if not relation.is_external and relation.target_part.partname in _UNUSED:
                del holder[id]
    body = word.styles["Normal"]
    body.font.size = Pt(11)
    body.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    held = io.BytesIO()
    word.save(held)
    return held.getvalue()


def _stored(word: Word) -> bytes:
    """The document with its parts as they are, in their order and of one day."""
    packed, stored = io.BytesIO(), io.BytesIO()
    word.save(packed)
    with zipfile.ZipFile(packed) as parts, zipfile.ZipFile(stored, "w") as found:
        for name in parts.namelist():
            found.writestr(zipfile.ZipInfo(name), parts.read(name))
    return stored.getvalue()
