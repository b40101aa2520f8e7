"""Every string of the interface is in the catalogue, and every language has all of them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.checkers import checkers
from babel.messages.pofile import read_po

from facing_pages.translating import FOLDER, languages
from tests import bare_strings, messages
from tests.conftest import ROOT

OVERRIDES = ROOT / "overrides"
LIBRARY = ROOT / "hooks" / "facing_pages"
USED = messages.used()

# Names, in every language the same: of typefaces, papers, style manuals and keys, and of what this is made with.
NAMES = {
    "Alegreya",
    "Ctrl",
    "Enter",
    "Esc",
    "End",
    "Escape",
    "Home",
    "Material for MkDocs",
    "Chicago",
    "Letter",
    "MLA",
    "APA",
    "BibTeX",
    "SHA-256",
}
# What the tool says to those who write an edition is English: the page of the check's codes, counts in messages.
TOOL = {
    "overrides/codes.html": None,
    "overrides/book/style.html": None,  # a style sheet
    "wording.py": {"no"},
    "drawn.py": {"What each message of the check means, and how to put it right."},
    "markdown_site.py": {"Wrong", "Given, in `", ", in `", "Right:"},
}
# Words of a form: English months, as English articles and styles have them; a pattern for dates; fields of data.
FORMS = {
    "wording.py": {"January February March April May June July August September October November December", "MMMM y"},
    "credit.py": {"Organization", "Person"},
    "markdown_settings.py": {"# generator: facing-pages", "language ="},
    "moodle.html": {"editor", "$course$/top/ …"},
    "package.html": {"edt", "aut", "textual", "visual", "textual,visual", "alternativeText", "none"},
    "numbers.html": {'[data-of=" … "]{--fp-of: … }[data-no=" … "]{--fp-no: … }'},
    "words.html": {'lang=" … " xml:lang=" … " dir=" … "'},
    "fragment.js": {"Segmenter"},
    "listen.js": {"Segmenter"},
    "excerpt.js": {"Segmenter"},
    "projector.js": {"Arrow"},
}
# What readers see or hear is made here.
MAKERS = (
    *(LIBRARY / f"{name}.py" for name in ("annotation_kinds", "citing", "pages", "wording")),
    *(LIBRARY / "model").glob("*.py"),
    *(LIBRARY / "drawing").glob("*.py"),
    *(LIBRARY / "printing" / f"{name}.py" for name in ("kept", "packs")),
    *(LIBRARY / "publishing").glob("markdown_*.py"),
    *(
        LIBRARY / "publishing" / f"{name}.py"
        for name in ("credit", "data", "drawn", "links", "menu", "moved", "pictures", "portable", "search")
    ),
    LIBRARY / "review" / "figures.py",
)


def _bare(find: Callable[[str], bare_strings.Found], files: Iterator[Path]) -> list[str]:
    found = []
    for path in sorted(files):
        name = path.relative_to(ROOT).as_posix()
        if TOOL.get(name, set()) is None:
            continue
        allowed = NAMES | (TOOL.get(path.name) or set()) | FORMS.get(path.name, set())
        found += [
            f"{name}:{line}: {words}" for line, words in find(path.read_text(encoding="utf-8")) if words not in allowed
        ]
    return found


def test_every_word_of_a_template_is_in_the_catalogue() -> None:
    assert _bare(bare_strings.in_template, OVERRIDES.rglob("*.html")) == []


def test_every_word_of_a_script_is_in_the_pages_table() -> None:
    assert _bare(bare_strings.in_script, OVERRIDES.rglob("*.js")) == []


def test_every_word_that_python_makes_for_readers_is_in_the_catalogue() -> None:
    assert _bare(bare_strings.in_python, iter(MAKERS)) == []


# --- these tests can fail -------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<h1>Sources</h1>", [(1, "Sources")]),
        ("<p>\n{{ number }} words\n</p>", [(2, "… words")]),
        ('<a\n href="x" aria-label="Event {{ n }}">{{ n }}</a>', [(1, "Event …")]),
        ('<img alt="{{ "A bridge" if one else none }}">', [(1, "A bridge")]),
        ('<meta name="description" content="What it is">', [(1, "What it is")]),
        ('{{ "silent" if one else two }}', [(1, "silent …")]),
        ('{{ "and" ~ one }}', [(1, "and …")]),
        ('{{ row("Date", one) }}', [(1, "Date")]),
        ('{% set texts = "two texts" %}', [(1, "two texts")]),
        ('{% macro a(b="It does not say.") %}{{ b }}{% endmacro %}', [(1, "It does not say.")]),
        ("{% if one %}<p>{% trans %}Yes{% endtrans %}</p>{% else %}\n<p>No, never</p>{% endif %}", [(2, "No, never")]),
        ('{{ _("%(texts)s meet", texts="Two texts") }}', [(1, "Two texts")]),
        ('<script>show("Copy the link")</script>', [(1, "Copy the link")]),
        ('<div data-done="It is copied"></div>', [(1, "It is copied")]),
        ('{% macro words() %} lang="en" data-done="It is copied"{% endmacro %}', [(1, "It is copied")]),
    ],
)
def test_a_word_outside_the_catalogue_is_found_in_a_template(template: str, found: list[tuple[int, str]]) -> None:
    assert list(bare_strings.in_template(template)) == found


@pytest.mark.parametrize(
    "template",
    [
        "<h1>{% trans %}Sources{% endtrans %}</h1>",
        '<a aria-label="{{ _("Event %(n)s", n=n) }}" class="fp-a fp-b" href="{{ "a/b.css" | url }}">{{ n }}</a>',
        "{% trans n=count %}{{ n }} word{% pluralize n %}{{ n }} words{% endtrans %}",
        "{# Words to those who read the template. #}<style>p { color: red }</style>",
        '<i aria-current="{{ "page" if here else "true" }}">{{ href("facing") }}</i>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '{% if kind == "Two words" %}{% include "partials/a b.html" %}{% endif %}',
    ],
)
def test_what_is_in_the_catalogue_or_no_word_is_left_alone_in_a_template(template: str) -> None:
    assert list(bare_strings.in_template(template)) == []


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('say("The link is copied.");', [(1, "The link is copied.")]),
        ("\nconst name = `Note ${label}`;", [(2, "Note …")]),
        ('make("b", {}, "note");', [(1, "note")]),
        ('said.textContent = ` ${isRead ? "Seen it" : ""}`;', [(1, "Seen it")]),
        ('button.textContent = "copy";', [(1, "copy")]),
        ('make("dialog", { "aria-label": "keys" });', [(1, "keys")]),
    ],
)
def test_a_word_of_its_own_is_found_in_a_script(script: str, found: list[tuple[int, str]]) -> None:
    assert list(bare_strings.in_script(script)) == found


@pytest.mark.parametrize(
    "script",
    [
        'words("next-event", { number: "2" });',
        'document.querySelector("main a[href] > b, .fp-note p");',
        '// Says what it is.\n/* And "what is not". */',
        'make("a", { class: "fp-btn fp-btn--main" }, words("close"));',
        'text.replace(/"Some words"/g, "");',
    ],
)
def test_what_is_no_word_is_left_alone_in_a_script(script: str) -> None:
    assert list(bare_strings.in_script(script)) == []


@pytest.mark.parametrize(
    ("module", "found"),
    [
        ('TITLE = "Contributors"', ["Contributors"]),
        ('def a(n):\n    """Says it."""\n    return f"{n} words"', ["words"]),
        ('HEADS = ["Event", gettext("Name")]', ["Event"]),
    ],
)
def test_a_word_outside_the_catalogue_is_found_in_python(module: str, found: list[str]) -> None:
    assert [words for _, words in bare_strings.in_python(module)] == found


# --- the other languages ----------------------------------------------------------


def _messages(language: str) -> list[Message]:
    text = (FOLDER / f"{language}.po").read_text(encoding="utf-8")
    return [message for message in read_po(io.StringIO(text), locale=language) if message.id]


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each string of a message in another language, with the English one that has the same number."""
    one, many = (message.id, message.id) if isinstance(message.id, str) else message.id[:2]
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    yield from ((one if at == 0 else many, said) for at, said in enumerate(forms))


@pytest.fixture(params=[language for language in languages() if language != "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_language_has_every_string_and_no_other(language: str) -> None:
    text = (FOLDER / f"{language}.po").read_text(encoding="utf-8")
    assert messages.updated(text, USED) == text, "“make messages” brings it up to date."
    assert messages.untranslated(text) == []
    assert "fuzzy" not in text
    assert "#~" not in text


def test_a_string_has_the_same_blanks_in_every_language(language: str) -> None:
    blanks = re.compile(r"%\(\w+\)s|\{\w+\}")
    differing = [
        said
        for message in _messages(language)
        for english, said in _pairs(message)
        if not set(blanks.findall(said)) <= set(blanks.findall(str(message.id)))
        or (isinstance(message.id, str) and set(blanks.findall(said)) != set(blanks.findall(english)))
    ]
    assert differing == []
    for message in _messages(language):
        for check in checkers:
            check(None, message)


def test_a_string_has_the_same_elements_in_every_language(language: str) -> None:
    differing = [
        said for message in _messages(language) for english, said in _pairs(message) if _tags(said) != _tags(english)
    ]
    assert differing == []


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(f"<{tag}{attrs}>")

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"</{tag}>")


def _tags(html: str) -> list[str]:
    """The elements of a string, each with its attributes; other languages may order them otherwise."""
    reader = _Tags()
    reader.feed(html)
    reader.close()
    return sorted(reader.found)
