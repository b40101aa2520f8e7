"""A page speaks the language of its comparison, or else of its site, and its addresses stay what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from facing_pages import pages, site
from facing_pages.edition import load
from facing_pages.pages import FACING, MAP, Page
from facing_pages.printing.packs import packs
from facing_pages.publishing import environment, markdown_pages
from facing_pages.publishing.drawn import Drawn, drawn_of
from facing_pages.publishing.search import entries
from facing_pages.publishing.settings import Settings
from facing_pages.translating import each_spoken, language, languages, speak, speaking
from facing_pages.wording import assessed, long_date, number, paragraphs, quoted, series, sides
from tests.compose import Draft, bridge
from tests.conftest import ROOT
from tests.folders import write
from tests.pages import found
from tests.sites import Builder

FRENCH = "tests/editions/french/docs"


@pytest.fixture(autouse=True)
def _afterwards() -> Iterator[None]:
    """What a test speaks is not what the next one hears."""
    before = language()
    yield
    speak(before)


# --- words --------------------------------------------------------------------


def test_dates_numbers_lists_and_quotations_are_written_as_the_language_writes_them() -> None:
    with speaking("fr"):
        assert [long_date(day) for day in ("2025-02-16", "2025-03-01", "2025-04", "2025", "2018/2025-01")] == [
            "16 février 2025",
            "1er mars 2025",
            "avril 2025",
            "2025",
            "de 2018 à janvier 2025",
        ]
        assert (number(1234567), number(62.4)) == ("1\u202f234\u202f567", "62,4")
        assert series(["A", "B", "C"]) == "A, B et C"
        assert paragraphs(["p1", "p2"]) == "¶1 et ¶2"
        assert quoted("ses mots") == "«\u202fses mots\u202f»"
        assert sides(2).none_says == "Aucun des deux ne dit"


def test_english_words_are_those_of_british_newspapers() -> None:
    assert long_date("2025-02-16") == "16 February 2025"
    assert (number(1234567), series("ABC"), quoted("its words")) == ("1,234,567", "A, B and C", "“its words”")


def test_html_between_quotation_marks_stays_html_and_words_are_escaped() -> None:
    env = jinja2.Environment(autoescape=True)
    environment.equip(env)
    shown = env.from_string("{{ '<i>' | quoted }} {% filter quoted %}<i>a</i>{% endfilter %}").render()
    assert shown == "“&lt;i&gt;” “<i>a</i>”"
    assert isinstance(quoted(Markup("a")), Markup)


def test_a_variety_of_a_language_speaks_it_and_a_language_that_is_not_there_speaks_english() -> None:
    with speaking("fr-CA"):
        assert MAP.heading(bridge().comparison()) == "La forme des textes"
    for tag in ("en-GB", "tlh"):
        with speaking(tag):
            assert MAP.heading(bridge().comparison()) == "The shape of the texts"
            assert long_date("2025-02-16") == "16 February 2025"


def test_the_themes_own_words_are_english_where_it_has_none_of_the_language() -> None:
    env = jinja2.Environment(autoescape=True)
    environment.equip(env)
    words = {"fr": "recherche", "en": "search"}
    files = {f"partials/languages/{tag}.html": word for tag, word in words.items()}
    env.loader = jinja2.DictLoader(files | {"page.html": "{% include theme_words() %}"})
    for tag, word in {"fr": "recherche", "fr-CA": "recherche", "en-GB": "search", "tlh": "search"}.items():
        with speaking(tag):
            assert env.get_template("page.html").render() == word


def test_what_is_spoken_for_each_thing_of_several_ends_with_it() -> None:
    french, english = replace(bridge().comparison(), language="fr"), bridge().comparison()
    speak("en")
    assert [language() for _ in each_spoken([french, english, french])] == ["fr", "en", "fr"]
    assert language() == "en"


# --- pages and files --------------------------------------------------------------


def test_the_id_of_a_heading_is_the_same_in_every_language() -> None:
    comparison = bridge().comparison()
    for page in pages.pages(comparison):
        if isinstance(page, Page):
            said = set()
            for tag in languages():
                with speaking(tag):
                    said.add((page.anchor(comparison), *sorted(page.anchors(comparison))))
            assert len(said) == 1


def _drawn(docs: Path, language: str = "en") -> dict[str, Drawn]:
    settings = Settings(ROOT, docs, ROOT / "mkdocs.yml", (ROOT / "overrides",), language=language)
    found, problems = site.read(settings)
    assert problems == []
    return dict(found.pages)


def test_a_comparison_that_names_its_language_has_its_pages_in_it_and_the_site_its_own() -> None:
    found = _drawn(ROOT / FRENCH)
    assert found["cloche/facing.md"].title == "Pages en regard\u00a0: La cloche de Valmérane, 2024"
    assert found["cloche/map.md"].heading == "La forme des textes"
    assert found["cloche/map.md"].anchor == "the-shape-of-the-texts"
    assert found["cloche/riverains.md"].language == "fr"
    assert found["contributors.md"].title == "Contributors"


def test_a_comparison_that_names_none_speaks_the_language_of_its_site(tmp_path: Path) -> None:
    write(bridge(), tmp_path)
    found = _drawn(tmp_path, language="fr")
    assert found["bridge/map.md"].heading == "La forme des textes"
    assert found["contributors.md"].title == "Contributeurs"
    assert found["codes.md"].language == "en"


def test_a_page_that_leads_on_speaks_the_language_of_what_moved() -> None:
    comparison = replace(
        bridge().comparison(), language="fr", redirects=(("readings/old", "readings/post"), ("comparisons/ford", "x"))
    )
    with speaking(comparison.language):
        moved = [page for page in drawn_of(comparison) if page.redirect]
    assert {(page.title, page.language) for page in moved} == {("Cette page a changé d’adresse", "fr")}


def test_markdown_search_and_hand_outs_speak_the_language_of_the_comparison() -> None:
    (comparison,), _ = load(ROOT / FRENCH, ROOT)
    front = markdown_pages.files(comparison)["cloche/index.md"]
    assert "## Les événements" in front
    assert "L’Écho du canal, 17 février 2024" in front
    (found,) = each_spoken([comparison])
    with speaking(found.language):
        titles = [entry.title for entry in entries(found)]
        assert "Événement 1\u00a0: La première nuit" in titles
        assert [pack.title for pack in packs(found)][-1] == "Le corrigé"
        assert {assessed(note) for note in found.annotations} >= {"Vérification\u00a0: étayé en partie", "Contexte"}


# --- languages that there are -------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "repair"),
    [("fra", "Did you mean “fr”?"), ("tlh", "Write one of: en, fr.")],
)
def test_a_comparison_names_a_language_of_the_interface(tmp_path: Path, said: str, repair: str) -> None:
    write(bridge(), tmp_path)
    index = tmp_path / "bridge" / "index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("---\n", f"---\nlang: {said}\n", 1), encoding="utf-8")
    (problem,) = load(tmp_path, tmp_path)[1]
    assert (problem.path, problem.line, problem.code) == ("bridge/index.md", 2, "wrong-value")
    assert problem.repair == repair


def test_a_site_is_in_a_language_of_the_interface(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"“fra”\. Did you mean “fr”\?"):
        _drawn(tmp_path, language="fra")


def test_english_words_that_take_sides_are_looked_for_in_english_prose_alone() -> None:
    draft: Draft = bridge()
    draft.index["body"] = "Le regime alimentaire du port."
    assert "loaded-word" in draft.codes()
    draft.index["lang"] = "fr"
    assert "loaded-word" not in draft.codes()


# --- the built site -------------------------------------------------------------------


def _page(path: Path) -> LexborNode:
    root = LexborHTMLParser(path.read_text(encoding="utf-8")).root
    assert root
    return root


def test_every_page_says_its_language_and_is_written_in_it(edition: Builder) -> None:
    folder = edition("french").folder
    said = {path.relative_to(folder).as_posix(): _page(path).attributes["lang"] for path in folder.rglob("*.html")}
    ours = {name for name in said if name.startswith("cloche/")}
    assert len(ours) > 8
    assert {said[name] for name in ours} == {"fr"}
    assert {said[name] for name in said.keys() - ours} == {"en"}


def test_the_footer_names_pages_in_the_language_of_the_page_that_it_ends(edition: Builder) -> None:
    folder = edition("french").folder
    for name, words in {"index.html": "Facing pages", "cloche/map/index.html": "Pages en regard"}.items():
        assert words in [link.text() for link in _page(folder / name).css("footer a")]


def test_the_search_finds_french_pages_in_french(edition: Builder) -> None:
    titles = {one.location: one.title for one in found(edition("french").folder)}
    assert titles["cloche/facing/"] == "Pages en regard\u00a0: La cloche de Valmérane, 2024"
    assert titles["contributors/"] == "Contributors"


def test_the_facing_page_of_french_texts_has_its_side_names_in_french(edition: Builder) -> None:
    page = (edition("french").folder / "cloche" / FACING.name / "index.html").read_text(encoding="utf-8")
    assert "La lecture «\u202fAmis du carillon\u202f»" in page


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("documents", ["Qui l’a fait", "Le lire en entier", "À quoi il se rapporte", "Notre note"]),
        ("charts", ["Les chiffres en tableau", "62,4", "Il se rapporte à\u00a0:", "événement 2, Les mesures du bruit"]),
        ("who", ["Personnes", "Qui paie\u00a0:", "aussi\u00a0: l’horloger"]),
        ("sentences", ["Vérifiable", "Une demande ou un souhait", "Non vérifiée. La voisine n’est pas nommée."]),
        ("facing", ["Ce que répondrait chaque côté", "S’appuie sur\u00a0:", "Graphique", "Source\u00a0:"]),
    ],
)
def test_what_stands_around_french_texts_is_said_in_french(name: str, said: list[str], edition: Builder) -> None:
    main = _page(edition("french").folder / "cloche" / name / "index.html").css_first("main")
    assert main
    assert [words for words in said if words not in main.text()] == []


def test_the_name_of_a_drawing_has_the_colon_of_its_language(edition: Builder) -> None:
    drawing = _page(edition("french").folder / "cloche" / "charts" / "index.html").css_first("svg[role=img]")
    assert drawing
    assert (drawing.attributes["aria-label"] or "").startswith("Le bruit d’une nuit\u00a0: Le coup")
