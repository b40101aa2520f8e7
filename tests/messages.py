"""Brings the message catalogue up to date: ``make messages``, or this as a script.

Each ``locale/<language>.po`` gets a line for every string that is used, and loses those of strings that are not. What
is translated stays; what is new is empty, for a translator to fill in. Neither days nor line numbers are written, and
the order is that of the files and then of the alphabet, so that a change is as small as what changed. The head of a
file, with the terms that a language has chosen, is left as it is.

``python tests/messages.py de`` begins a language.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from facing_pages.translating import FOLDER

ROOT = Path(__file__).resolve().parent.parent
LIBRARY = ROOT / "hooks" / "facing_pages"
TEMPLATES = ROOT / "overrides"

_PYTHON = {"gettext": 1, "ngettext": 2, "later": 1}
"""The functions whose first arguments are strings of the interface, and how many."""
_JINJA = {"_": None, "gettext": None, "ngettext": (1, 2)}
_OPTIONS = {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}
_TO_TRANSLATORS = "Translators:"

_HEAD = """\
# The interface in {name}.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals={plural.num_plurals}; plural={plural.plural_expr};\\n"
"""


def used() -> Catalog:
    """Every string of the interface, with the files that use it and what is said to translators."""
    found = Catalog()
    places = sorted((path.relative_to(ROOT).as_posix(), path) for path in (*_python(), *TEMPLATES.rglob("*.html")))
    for name, path in places:
        for message, comments in _in(path):
            found.add(message, locations=[(name, 0)], auto_comments=comments)
    return found


def updated(text: str, strings: Catalog) -> str:
    """The text of a language's file, with a line for each string that is used and for no other."""
    head, _, _ = text.partition("\n\n")
    known = read_po(io.StringIO(text))
    made = Catalog(locale=known.locale)
    made.mime_headers = known.mime_headers  # the file says itself how many forms of a plural it has
    for message in sorted((message for message in strings if message.id), key=_order):
        old = known.get(message.id)
        made.add(
            message.id,
            old.string if old else "",
            locations=message.locations,
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if old else (),
            flags=message.flags,
        )
    out = io.BytesIO()
    write_po(out, made, width=120, omit_header=True, include_lineno=False)
    return f"{head.rstrip()}\n\n{out.getvalue().decode().strip()}\n"


def begun(language: str) -> str:
    """The file of a language that has none yet."""
    name = Locale.parse(language, sep="-").get_display_name("en")
    return _HEAD.format(name=name, language=language, plural=get_plural(language))


def _python() -> Iterator[Path]:
    return (path for path in LIBRARY.rglob("*.py") if path.name != "translating.py")


def _in(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str]]]:
    """The strings of a file, and what is said of each to translators."""
    return _in_python(path.read_text(encoding="utf-8")) if path.suffix == ".py" else _in_template(path)


def _in_python(source: str) -> Iterator[tuple[str | tuple[str, ...], list[str]]]:
    """By the syntax tree: a string may stand within another that is put together."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _PYTHON:
            given = node.args[: _PYTHON[node.func.id]]
            said = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            _, mark, comment = lines[node.lineno - 2].partition(f"# {_TO_TRANSLATORS}")
            if said:
                yield said[0] if len(said) == 1 else tuple(said), [comment.strip()] if mark else []


def _in_template(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str]]]:
    found = extract_from_file("jinja2.ext:babel_extract", path, _JINJA, [_TO_TRANSLATORS], _OPTIONS)
    for _, message, comments, _ in found:
        yield message, [one.removeprefix(_TO_TRANSLATORS).strip() for one in comments]


def _order(message: Message) -> tuple[str, str]:
    return min(name for name, _ in message.locations), str(message.id)


def untranslated(text: str) -> list[str]:
    """The strings of a language's file that it has not in its own words."""
    strings = [message for message in read_po(io.StringIO(text)) if message.id]
    return [str(message.id) for message in strings if not all(_forms(message.string))]


def _forms(string: str | Sequence[str] | None) -> Sequence[str]:
    return [string] if isinstance(string, str) else string or [""]


def main(languages: list[str]) -> None:
    """Bring every file up to date, having begun those of languages that have none."""
    strings = used()
    for path in sorted({*FOLDER.glob("*.po"), *(FOLDER / f"{language}.po" for language in languages)}):
        text = updated(path.read_text(encoding="utf-8") if path.is_file() else begun(path.stem), strings)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(ROOT)}: {len(strings)} strings, {len(untranslated(text))} to be translated")


if __name__ == "__main__":
    main(sys.argv[1:])
