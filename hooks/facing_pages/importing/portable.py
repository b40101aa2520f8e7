"""An article back from the Markdown in which its edition publishes it.

That file holds more than the article: the numbers of its blocks, annotations,
links to archived copies, days of access in words, a list of what stood round the
text. All of this is taken off again, or put where the article has it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from facing_pages.article.dates import read_day
from facing_pages.article.formatted import Words, without
from facing_pages.article.markdown.commonmark import parse_markdown
from facing_pages.article.markdown.frontmatter import FrontMatter
from facing_pages.article.markdown.numbered import unnumbered
from facing_pages.article.notes import read_note
from facing_pages.importing.imported import LeftOut
from facing_pages.markdown import indented
from facing_pages.model import Article, Block, Link, Mark, Note, Signature
from facing_pages.translating import in_every_language
from facing_pages.webaddress import is_address
from facing_pages.wording import (
    ANNOTATIONS,
    ARCHIVED_COPY,
    AROUND,
    BETWEEN,
    BYLINE,
    DATELINE,
    FURNITURE,
    IMAGE_CREDIT,
    NOTES,
    NOTES_WITHOUT_MARK,
    READ_BY_ITS_AUTHOR,
    ROUND_THE_TEXT,
    SIGNATURE,
)

_OURS = "note-"
# An edition speaks the language of its pages.
_HEADS = {said: head for head in (NOTES_WITHOUT_MARK, ROUND_THE_TEXT) for said in in_every_language(head)}
_AROUND = {said: name for name in AROUND for said in in_every_language(name)}
_COPIES = frozenset(in_every_language(ARCHIVED_COPY))
_READ = "|".join(
    re.escape(said % {"day": "\0"}).replace("\0", r"([^()\n]+)") for said in in_every_language(READ_BY_ITS_AUTHOR)
)
_ACCESSED = re.compile(rf" ?\((?:{_READ})\)$")
_FENCE = re.compile(r"^(?P<in>[ >]*)(?P<fence>`{3,})\n(?:.*\n)*?(?P=in)(?P=fence)$", re.MULTILINE)
_DEFINED = re.compile(r"^\[\^[^\]]+\]: ", re.MULTILINE)
_OUR_LIST = f'## <span id="{ANNOTATIONS}"></span>'
_LISTS = re.compile(rf'^## <span id="(?:{NOTES}|{ANNOTATIONS})"></span>.*$', re.MULTILINE)
_NOTE = re.compile(r'^<span id="([^"]+)">\*\*\\\[(.+)\\\]\*\*</span>(?: \[(?:¶\d+|↑)\]\(#\w+\))* ?', re.MULTILINE)
_WAYS = re.compile(r"</?span[^>]*>| \[(?:¶\d+|↑)\]\(#\w+\)")
_NUMBERED = re.compile(r'<span id="p\d+">(\*\*¶\d+\*\*|<strong>¶\d+</strong>)</span>')
_OURS_AMONG = re.compile(
    rf'</?mark>|<sup>\[(?:‹[^\]]+|[^\]]+›)\]\(#{_OURS}[^)]+\)</sup>|<span id="(?:title|[hp]\d+)"></span>'
)
_CALLED = re.compile(r"\[\\\[(.+?)\\\]\]\(#([^)]+)\)")
_CALL = re.compile(rf"<sup>(?P<calls>{_CALLED.pattern}(?:, {_CALLED.pattern})*)</sup>(?P<after>[(:]?)")
_ESCAPED = re.compile(r"\\(.)")
_JOINED = f"{BETWEEN.rstrip()}\n"


@dataclass(frozen=True)
class Portable:
    """An article out of such a file, and what else the file holds.

    Arguments:
        pictures: by the file name that the article uses.
    """

    article: Article
    left_out: tuple[LeftOut, ...]
    pictures: Mapping[str, bytes]


def is_portable(front: FrontMatter) -> bool:
    """Whether a file with this front matter is one that an edition published."""
    return bool(_reading(front))


def _reading(front: FrontMatter) -> str:
    return str((front.values or {}).get("facing-pages") or "")


def read_portable(text: str, path: Path, front: FrontMatter) -> Portable:
    """The article in the Markdown that an edition published.

    Arguments:
        path: the file; its pictures are looked for where it says.
    """
    text, ours = _footnoted(text, front.lines)
    found, _ = parse_markdown(text, str(path))
    values = front.values or {}
    prefix = f"{_reading(front)}-"
    body, lists = _divided(found.blocks)
    around = dict(_told(item) for item in lists.get(ROUND_THE_TEXT, []))
    dateline = around.get(DATELINE)
    dated = read_day((dateline or "").rstrip(" \u00a0:：–—-")) or front.day
    folder = f"pictures/{prefix[:-1]}/"
    blocks = [_block(block, prefix, folder) for block in unnumbered(body)]
    notes = [_without_additions(note, prefix) for note in found.notes if note.label.startswith(prefix)]
    notes += [_without_additions(_listed(item), "") for item in lists.get(NOTES_WITHOUT_MARK, [])]
    order = [str(label) for label in values.get("notes") or ()]
    signed, furniture = around.get(SIGNATURE), around.get(FURNITURE)
    article = Article(
        title="" if values.get("untitled") else found.title,
        blocks=tuple(_counted(blocks)),
        notes=tuple(sorted(notes, key=lambda note: order.index(note.label) if note.label in order else 0)),
        lines=(),
        dateline=dateline,
        dated=dated,
        byline=around.get(BYLINE),
        signature=Signature(tuple(signed.split(_JOINED))) if signed else None,
        image_credit=around.get(IMAGE_CREDIT),
        furniture=tuple(furniture.split(_JOINED)) if furniture else (),
        title_marks=tuple(_own(found.title_marks, prefix)),
    )
    if earlier := [note for note in found.notes if note.label.startswith(_OURS) and not note.label.startswith(prefix)]:
        ours = " ".join(note.raw.partition("]:")[2] for note in earlier)
    words = " ".join(ours.split())
    files = {block.picture.file for block in found.blocks if block.picture}
    pictures = {file.rpartition(folder)[2]: path.parent / file for file in files if not is_address(file)}
    return Portable(
        article,
        (LeftOut("annotations of its edition", words),) if words else (),
        {name: file.read_bytes() for name, file in sorted(pictures.items()) if file.is_file()},
    )


# --- what is written for every renderer ---------------------------------------


def _footnoted(text: str, front: int) -> tuple[str, str]:
    """The file with the article's notes as footnotes and nothing of ours among its words, and our annotations.

    Code is left as it is. A file that an earlier version wrote has footnotes, and stays as it is.

    Arguments:
        front: how many of its first lines are front matter.
    """
    lines = text.split("\n")
    above, below = "\n".join(lines[:front]), "\n".join(lines[front:])
    if _DEFINED.search(_FENCE.sub("", below)):
        return text, ""
    body, notes, ours = "", "", ""
    at = 0
    for fence in [*_FENCE.finditer(below), None]:
        piece = below[at : fence.start() if fence else len(below)]
        if lists := _LISTS.search(piece):
            body += _unsigned(piece[: lists.start()])
            tail = below[at + lists.start() :]
            notes, ours = _tails(tail)
            break
        body += _unsigned(piece)
        if fence:
            body += fence[0]
            at = fence.end()
    return f"{above}\n{body.rstrip()}\n\n{notes}\n" if ours or notes else f"{above}\n{body}", ours


def _tails(tail: str) -> tuple[str, str]:
    """The article's notes as definitions of footnotes, and the text of our annotations."""
    notes, _, ours = tail.rpartition(_OUR_LIST) if _OUR_LIST in tail else (tail, "", "")
    found = _NOTE.split(notes)[1:]
    defined = (
        f"[^{_reading_of(id)}-{_label(label)}]: {indented(words.strip())}"
        for id, label, words in zip(found[::3], found[1::3], found[2::3], strict=True)
    )
    return "\n\n".join(defined), _WAYS.sub("", ours.partition("\n\n")[2].partition("\n\n")[2])


def _unsigned(body: str) -> str:
    """Words of the article with calls of footnotes, and without what is ours among them."""
    return _CALL.sub(_call, _OURS_AMONG.sub("", _NUMBERED.sub(r"\1", body)))


def _call(match: re.Match[str]) -> str:
    calls = [f"[^{_reading_of(id)}-{_label(label)}]" for label, id in _CALLED.findall(match["calls"])]
    after = match["after"]
    if len(calls) > 1:
        return f'<span class="mark">{"".join(calls)}</span>{after}'
    return f"{calls[0]}&#{ord(after)};" if after else calls[0]


def _reading_of(id: str) -> str:
    return id.rpartition("-")[0]


def _label(written: str) -> str:
    return html.unescape(_ESCAPED.sub(r"\1", written))


def _divided(blocks: Sequence[Block]) -> tuple[Sequence[Block], dict[str, list[Words]]]:
    """The blocks of the text, and by the line above it the items of each list below the text."""
    heads = [n for n, block in enumerate(blocks) if block.kind == "paragraph" and block.text in _HEADS]
    lists = {
        _HEADS[blocks[at].text]: [
            without(Words(block.text, block.formats, block.marks), [(0, block.text.index(" ") + 1)])
            for block in blocks[at + 1 : end]
            if block.kind == "item"
        ]
        for at, end in zip(heads, [*heads[1:], len(blocks)], strict=False)
    }
    return (blocks[: heads[0] - 1] if heads else blocks), lists


def _told(item: Words) -> tuple[str, str]:
    name, _, value = item.text.partition(": ")
    return _AROUND.get(name, name), value


def _block(block: Block, prefix: str, folder: str) -> Block:
    picture = block.picture
    if picture and not is_address(picture.file):
        picture = replace(picture, file=picture.file.rpartition(folder)[2])
    return replace(block, marks=tuple(_own(block.marks, prefix)), picture=picture)


def _own(marks: Iterable[Mark], prefix: str) -> Iterator[Mark]:
    """The marks of the article's own notes, with the labels that it gives them."""
    for mark in marks:
        if mark.labels[0].startswith(prefix):
            yield replace(mark, labels=tuple(label.removeprefix(prefix) for label in mark.labels))


def _counted(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with the ids and places that they have without the others of the file."""
    counts = {"h": 0, "p": 0}
    start = 0
    for block in blocks:
        letter = block.id[0]
        counts[letter] += 1
        yield replace(block, id=f"{letter}{counts[letter]}", start=start)
        start += len(block.text) + 1


# --- notes ------------------------------------------------------------------


def _listed(item: Words) -> Note:
    """A note that stands in a list because no mark calls it."""
    label, colon, _ = item.text.partition(": ")
    words = without(item, [(0, len(label) + len(colon))])
    return read_note(label, words.text, words.text, 0, None, words.formats)


def _without_additions(note: Note, prefix: str) -> Note:
    """A note as the article has it: no link to an archived copy beside each link, no day of access in words."""
    parts: list[str | Link] = []
    cuts: list[tuple[int, int]] = []
    at = 0
    follows_copy = False
    for part in note.parts:
        at += len(part if isinstance(part, str) else part.shown)
        if isinstance(part, str):
            parts.append(part.removeprefix(")") if follows_copy else part)
            follows_copy = False
        elif part.shown in _COPIES and len(parts) > 1 and parts[-1] == " (" and isinstance(parts[-2], Link):
            parts[-2:] = [replace(parts[-2], archive=part.href)]
            cuts.append((at - len(f" ({part.shown}"), at + 1))
            follows_copy = True
        else:
            parts.append(part)
    accessed = note.accessed
    last = parts[-1] if parts and isinstance(parts[-1], str) else ""
    if match := _ACCESSED.search(last):
        accessed = read_day(next(filter(None, match.groups()))) or accessed
        parts[-1] = last[: match.start()]
        cuts.append((len(note.text) - len(match[0]), len(note.text)))
    kept = tuple(part for part in parts if part)
    formats = without(Words(note.text, note.formats), cuts).formats
    return replace(note, label=note.label.removeprefix(prefix), parts=kept, accessed=accessed, formats=formats)
