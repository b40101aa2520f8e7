"""``facing-pages new``: a comparison that builds at once, from two texts or more.

What can be found out is not asked: ids from the names of the files; titles,
days, names and languages from what the files say. What nobody but a person can
say stands as “to be filled in”, and what a machine suggests is called so. The
whole is first written beside and checked, and moved into place only without errors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from facing_pages import whole
from facing_pages.article.show import show as show_article
from facing_pages.edition import load
from facing_pages.importing.facts import to_check
from facing_pages.importing.imported import CannotReadError
from facing_pages.importing.takenover import told
from facing_pages.problems import Problem, errors, show
from facing_pages.starting.drafts import MOST, SUGGESTIONS
from facing_pages.starting.newfiles import ANNOTATIONS, files
from facing_pages.starting.newtext import Text, ids_of, read_text, slug
from facing_pages.starting.pairing import pairings
from facing_pages.wording import many
from facing_pages.writing import ids

_MOST_READINGS = 26
_ASKED = {
    "title": "its title",
    "byline": "who wrote it",
    "publication": "where it was published",
    "day": "its date",
    "language": "its language",
    "address": "its address",
}
"""What a person is asked for where it was not found, by the names of what may be."""


class CannotStartError(Exception):
    """There will be no comparison; the message says why, and what to do."""


def start(
    name: str,
    paths: Sequence[Path],
    docs: Path,
    today: date,
    *,
    show_left_out: bool = False,
    shown: Path | None = None,
) -> Iterator[str]:
    """Write a comparison and tell, step by step, what was done and what is left to do.

    Arguments:
        name: what its folder is to be called; made an id.
        paths: the texts, in the order in which they are to stand where no day tells.
        docs: the documents' folder.
        show_left_out: whether all that was left out of a file is told, not only its first words.
        shown: what the documents' folder is called in what is told, where it does not stand in its place yet.

    Raises:
        CannotStartError: nothing was written.
        CannotWriteError: likewise.
    """
    id = _free(name, docs)
    texts = _in_order(_texts(paths, id))
    found = pairings({text.id: text.article for text in texts})
    made = files(id, texts, found, today)
    problems = _write(docs / id, made)
    folder = (shown or docs) / id
    if id != name:
        yield f"“{name}” cannot be an address, so the folder is called {id}."
    for text in texts:
        yield ""
        yield from told(text.path, text.imported, whole=show_left_out)
        yield f"\n{show_article(text.article)}"
    work = many(len(problems), "warning")
    yield f"\n{folder} is written. It has no errors and {work}, each of them work to do."
    yield from _unknown(texts, folder)
    drafts = many(sum(path.startswith("events/") for path in made), "event")
    listed = many(len(found[:MOST]), "suggestion")
    yield f"{folder / 'events'} holds {drafts} that a machine suggests; pages call them drafts."
    yield f"{folder / SUGGESTIONS}, which the build does not read, holds {listed}, the likeliest first."
    yield "Look at the pages with “facing-pages serve”; “facing-pages check” tells what is left to do."


# --- names ---------------------------------------------------------------------


def _free(name: str, docs: Path) -> str:
    """The id for a name, unless something stands there already."""
    id = slug(name)
    if not id:
        raise CannotStartError(f"“{name}” has no letter of the Latin alphabet and no figure. Choose a name that has.")
    if not docs.is_dir():
        raise CannotStartError(f"{docs} is no folder. Run this where the folder docs is, or name it with --docs.")
    if ids.is_reserved("comparisons", id):
        raise CannotStartError(f"The site needs the name “{id}” for something else. Choose another name.")
    whole.clear((docs / id).resolve())
    if (docs / id).exists() or (docs / f"{id}.md").exists():
        raise CannotStartError(f"{docs / id} is there already, and nothing is overwritten. Choose another name.")
    return id


# --- the texts --------------------------------------------------------------


def _texts(paths: Sequence[Path], comparison: str) -> list[Text]:
    if not 2 <= len(paths) <= _MOST_READINGS:
        given = f"{len(paths)} {'was' if len(paths) == 1 else 'were'} given"
        raise CannotStartError(f"A comparison has two to {_MOST_READINGS} texts; {given}. Name a file for each.")
    texts = []
    failed = []
    for id, path in zip(ids_of(paths, comparison), paths, strict=True):
        try:
            texts.append(read_text(id, path))
        except CannotReadError as error:
            failed.append(str(error))
    if failed:
        raise CannotStartError("\n".join(failed))
    for n, text in enumerate(texts):
        for other in texts[:n]:
            if text.imported.data == other.imported.data:
                raise CannotStartError(f"{other.path} and {text.path} hold the same text. Name two different ones.")
            if text.imported.pictures.keys() & other.imported.pictures.keys():
                named = f"{other.path} and {text.path} have pictures of the same name."
                raise CannotStartError(f"{named} Give one of the two files another name.")
    return texts


def _in_order(texts: list[Text]) -> list[Text]:
    """By day where every text has one, else as they were given."""
    return sorted(texts, key=lambda text: text.day) if all(text.day for text in texts) else texts


def _write(folder: Path, contents: Mapping[str, bytes]) -> list[Problem]:
    """Write a comparison into place once it is known to have no errors; its warnings."""
    with whole.telling(folder), whole.beside(folder.resolve()) as new:
        made = new / folder.name
        whole.fill(made, contents)
        (made / ANNOTATIONS).mkdir()
        _, problems = load(made, made)
        if errors(problems):
            raise CannotStartError(f"These texts do not make a comparison:\n{show(errors(problems))}")
        made.rename(folder)
    return problems


def _unknown(texts: Sequence[Text], folder: Path) -> Iterator[str]:
    """What is to be checked and what could not be found out, by file."""
    for text in texts:
        dossier = f"{folder}/articles/{text.id}.yml"
        if doubtful := to_check(text.facts):
            yield f"Check what was found in {text.path.name}: {', '.join(doubtful)} (“to-check” in {dossier})."
        missing = [words for name, words in _ASKED.items() if name not in text.facts]
        missing.append("its publisher, and on what terms you may print it")
        yield f"Fill in what was not found in {text.path.name}: {', '.join(missing)} ({dossier})."
