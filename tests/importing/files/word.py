"""Word files made as word processors make them: parts of XML in one packed file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}" xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
_STYLES = (("Title", "Title"), ("Heading1", "heading 1"), ("Heading2", "heading 2"), ("Quote", "Quote"))
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    b"\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82"
)
"""A picture of one red dot."""


def run(words: str, *properties: str) -> str:
    """A run of words; properties such as ``i``, ``b``, ``vertAlign w:val="superscript"``."""
    set_so = "".join(f"<w:{name}/>" for name in properties)
    return f'<w:r><w:rPr>{set_so}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", numbered: tuple[int, int] | None = None) -> str:
    """A paragraph; ``numbered`` is the list's number and the depth from 0."""
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        said += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{said}</w:pPr>{inner}</w:p>"


def footnote(number: int) -> str:
    """The mark of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def deleted(words: str) -> str:
    """Words deleted under tracking."""
    return f'<w:del w:id="9" w:author="A"><w:r><w:delText>{escape(words)}</w:delText></w:r></w:del>'


def commented(words: str) -> str:
    """Words with a comment on them."""
    return (
        f'<w:commentRangeStart w:id="0"/>{run(words)}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )


def table(*rows: Sequence[str]) -> str:
    """A table whose first row heads its columns."""
    made = "".join(
        f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if n == 0 else ''}"
        f"{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for n, row in enumerate(rows)
    )
    grid = "<w:gridCol/>" * len(rows[0])
    return f'<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'


def picture(alt: str) -> str:
    """A run with the picture ``word/media/image1.png``."""
    return (
        f"<w:r><w:drawing><wp:inline>"
        f'<wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="Picture 1" descr="{escape(alt)}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="image1.png"/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="picture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def document(
    *body: str,
    footnotes: Mapping[int, str] | None = None,
    header: str = "",
    comment: str = "",
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """A .docx file."""
    notes = "".join(f'<w:footnote w:id="{n}">{paragraph(words)}</w:footnote>' for n, words in (footnotes or {}).items())
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{{}}"/><w:lvlText w:val="{{}}"/></w:lvl>'
        for n in range(2)
    )
    numbered = levels.format("decimal", "%1.", "lowerLetter", "%2)")
    bullets = levels.format("bullet", "•", "bullet", "–")
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{made}</w:abstractNum>' for n, made in enumerate((numbered, bullets), 1)
    ) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>' for id, name in _STYLES
    )
    said = "".join(f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in (properties or {}).items())
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_NAMES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {_NAMES}>{notes}</w:footnotes>",
        "word/comments.xml": f'<w:comments {_NAMES}><w:comment w:id="0" w:author="A">{paragraph(comment)}'
        "</w:comment></w:comments>",
        "word/header1.xml": f"<w:hdr {_NAMES}>{paragraph(header)}</w:hdr>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {_NAMES}>{styles}</w:styles>",
        "word/media/image1.png": PNG,
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{said}</cp:coreProperties>',
        "_rels/.rels": _relations(document="word/document.xml", officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": _relations(
            footnotes="footnotes.xml",
            comments="comments.xml",
            header="header1.xml",
            numbering="numbering.xml",
            styles="styles.xml",
            image="media/image1.png",
        ),
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _relations(**targets: str) -> str:
    rows = "".join(
        f'<Relationship Id="{"picture" if kind == "image" else kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def report() -> bytes:
    """A report as an office writes it, with what stands beside its text."""
    return document(
        paragraph("The flood at the mill", style="Title"),
        paragraph("By Ada Example and Ben Other"),
        paragraph("5 March 1901"),
        paragraph("The river ", run("rose", "i"), " in the night", footnote(2), ", and nobody slept."),
        paragraph("Measures", style="Heading1"),
        paragraph("The bridge is closed.", numbered=(1, 0)),
        paragraph("Carts may pass:", numbered=(1, 0)),
        paragraph("the doctor’s,", numbered=(1, 1)),
        paragraph("those of the council.", numbered=(1, 1)),
        table(["Day", "Water"], ["Monday", "3 ft"], ["Tuesday", "5 ft"]),
        paragraph("The wheel", deleted(" of the brewery"), commented(" stood still"), ".", footnote(3)),
        paragraph(picture("The mill in water")),
        footnotes={2: "Town register, page 14.", 3: "The miller’s own account."},
        header="Draft of the council",
        comment="Is this so?",
        properties={"title": "Report template 2019", "creator": "IT Department"},
    )


def account() -> bytes:
    """An account as a person writes it, without styles."""
    return document(
        paragraph(run("What the miller saw", "b")),
        paragraph("Von Karl Müller"),
        paragraph("The river rose in the night. I carried the sacks to the loft, and nobody slept until the morning."),
        paragraph("flour", numbered=(2, 0)),
        paragraph("bran", numbered=(2, 0)),
        paragraph("By noon the carts came.", footnote(2)),
        table(["Sack", "Weight"], ["Flour", "40"]),
        footnotes={2: "See https://mill.example.org/carts for their number."},
        properties={"language": "en-GB"},
    )
