"""From what pandoc read to what is stored: the steps that all formats share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from facing_pages.article.markdown.written import write_markdown
from facing_pages.article.parse import parse_article
from facing_pages.importing import frames, languages, ownlines
from facing_pages.importing.imported import CannotReadError, Imported, LeftOut, Said
from facing_pages.importing.trees import accounts, foreign, pictures, typednotes
from facing_pages.importing.trees.composing import compose
from facing_pages.importing.trees.draft import Drafts
from facing_pages.importing.trees.inlines import Collector, rich
from facing_pages.importing.trees.pandoc import Document
from facing_pages.importing.trees.richtext import RichText
from facing_pages.importing.trees.turns import name_speakers
from facing_pages.importing.trees.walking import walk
from facing_pages.model import Article
from facing_pages.problems import errors
from facing_pages.words import count


def make(
    document: Document,
    path: Path,
    how: str,
    said: Mapping[str, Said],
    source: Sequence[str],
    left_out: Sequence[LeftOut] = (),
    styled: Mapping[str, RichText] | None = None,
    words: int = 0,
    is_page: bool = False,
) -> Imported:
    """An article of what pandoc read.

    Arguments:
        path: the file, as messages should name it.
        how: how it was taken.
        said: what the file says beside its words.
        source: the words of what pandoc was given, by paragraph.
        left_out: what was left out before.
        styled: what lines say by their style: title, author, date.
        words: how many the whole file holds, where it was not given to pandoc whole.
        is_page: it is a page, and what it says was found in its lines and marks already.

    Raises:
        CannotReadError: it has no words but headings.
    """
    drafts = walk(document.blocks)
    frames.take_off(drafts)
    typednotes.take_notes(drafts)
    typednotes.trim(drafts)
    typednotes.set_numbers_apart(drafts.blocks)
    files, taken = pictures.take(drafts, document.pictures, path.stem)
    title = said["title"].value if "title" in said else ""
    own = ownlines.take(drafts.blocks, styled or {}, title, only_told=is_page)
    name_speakers(drafts.blocks)
    language = foreign.keep_foreign_only(drafts.blocks, said["language"].value if "language" in said else "")
    if language:
        said = told_language(
            language, "the marks on its words", " ".join(draft.words for draft in drafts.blocks)
        ) | dict(said)
    _must_have_words(drafts, path)
    article, data = _stored(compose(drafts, own, files), path)
    out = accounts.gathered(left_out, drafts.left_out)
    out += accounts.not_taken(source, article, out)
    return Imported(
        article=article,
        data=data,
        suffix=".md",
        how=how,
        said={**own.said, **said} if is_page else {**said, **own.said},
        left_out=tuple(out),
        words_in_source=(words or sum(map(count, (*source, *(part.words for part in left_out))))) + _printed(drafts),
        pictures=taken,
    )


def _printed(drafts: Drafts) -> int:
    """How many words of an article, or left out, are no words of its source: signs, names of pictures."""
    signs = sum(format.kind == "sign" for draft in drafts.blocks for format in draft.text.formats)
    signs += sum(count(draft.words) for draft in drafts.blocks if draft.kind == "break")
    names = sum(count(words) for kind in pictures.KINDS for words in drafts.left_out.get(kind, []))
    return signs + len(drafts.notes) + names


def styled_lines(document: Document) -> dict[str, RichText]:
    """What lines of a document say by their style."""
    nothing = Collector(lambda _: "", lambda _: None, lambda _, __: None)
    found = {}
    for name in ("title", "subtitle", "author", "date"):
        node = document.meta.get(name, {})
        parts = node["c"] if node.get("t") == "MetaList" else [node]
        inlines = [inline for part in parts if part.get("t") == "MetaInlines" for inline in part["c"]]
        if inlines:
            found[name] = rich(inlines, nothing).stripped()
    return found


def told_language(tag: str, where: str, text: str) -> dict[str, Said]:
    """What a file says of its language; sure where the text looks the same."""
    tag = tag.replace("_", "-").strip()
    if not tag or tag.lower() in ("und", "zxx", "c"):
        return {}
    return {"language": Said(tag, where, languages.guess(text) == tag.partition("-")[0].lower())}


def _must_have_words(drafts: Drafts, path: Path) -> None:
    if not drafts.blocks:
        told = "shows no words. If you see some in it, copy them into a .txt file, and name that."
    elif all(draft.kind == "heading" for draft in drafts.blocks):
        told = "holds only headings and no text. Give its paragraphs the style of text, save it, and name that."
    else:
        return
    raise CannotReadError(f"{path} {told}")


def _stored(article: Article, path: Path) -> tuple[Article, bytes]:
    """The article as it is read back from what is stored, and what is stored."""
    text = write_markdown(article)
    read, problems = parse_article(text, f"{path.with_suffix('.md')}")
    if errors(problems):
        told = " ".join(problem.message for problem in errors(problems))
        raise CannotReadError(f"{path} cannot be kept: {told} Copy its text into a .txt file, and name that.")
    return read, text.encode()
