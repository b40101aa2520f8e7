"""The whole site as ordinary Markdown: complete, and fit for a generator that knows nothing of us."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from facing_pages.cli import main
from facing_pages.model import Run
from facing_pages.publishing.markdown_tree import plain
from tests.loaded import tram
from tests.rendering import words
from tests.sites import EDITIONS

pytestmark = pytest.mark.slow  # a site is built

CONFIG = """
site_name: Facing Pages
theme: {name: null, custom_dir: theme}
markdown_extensions: [attr_list, def_list, footnotes, tables]
plugins: []
validation:
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""
THEME = "<!doctype html>\n<title>{{ page.title }}</title>\n{{ page.content }}\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree, and the site that ProperDocs builds of it with a plain configuration and no hook."""
    folder = tmp_path_factory.mktemp("tree")
    shutil.copytree(EDITIONS / "full" / "docs", folder / "written")
    (folder / "written" / "picture.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["markdown", "docs", "--docs", "written"]) == 0
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text(THEME, encoding="utf-8")
    (folder / "properdocs.yml").write_text(CONFIG, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def page(project: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((project / "site" / address / "index.html").read_text(encoding="utf-8"))


def text(project: Path, address: str) -> str:
    body = page(project, address).body
    assert body is not None
    return " ".join(words(body))


def joined(markdown_words: str) -> str:
    return " ".join(markdown_words.split())


def test_every_page_by_hand_and_every_page_of_the_comparison_is_built(project: Path) -> None:
    by_hand = {path.stem for path in (EDITIONS / "full" / "docs").glob("*.md")} - {"index"}
    made = {f"tram/{name}" for name in ("facing", "sources", "questions", *(r.id for r in tram().readings))}
    for address in ["", "tram", *by_hand, *made]:
        assert (project / "site" / address / "index.html").is_file(), address
    assert (project / "site" / "picture.svg").is_file()
    assert (project / "site" / "tram" / "data" / "comparison.json").is_file()


def test_no_page_asks_for_a_template_of_ours(project: Path) -> None:
    for path in (project / "docs").rglob("*.md"):
        written = path.read_text(encoding="utf-8")
        assert written.startswith("---\n"), path
        head = written.split("\n---\n")[0]
        assert not {"template:", "comparison:", "search:"} & set(head.split()), path


def test_what_people_write_is_not_in_the_tree_as_it_lies(project: Path) -> None:
    for name in ("annotations", "events", "terms", "articles", "sources.yml"):
        assert not (project / "docs" / "tram" / name).exists()


@pytest.mark.parametrize("reading", ["workshop", "council"])
def test_every_word_of_an_article_is_on_its_page(project: Path, reading: str) -> None:
    article = tram().reading(reading).article
    built = page(project, f"tram/{reading}")
    for block in article.paragraphs:
        (number,) = built.css(f"#{block.id}")
        paragraph = number.parent
        assert paragraph is not None
        assert words(paragraph)[1:] == block.text.split()
    assert len(built.css('p > span[id^="note-"]')) == sum(
        reading in annotation.readings for annotation in tram().annotations
    )


def test_every_event_is_on_the_facing_page_with_all_that_belongs_to_it(project: Path) -> None:
    built = text(project, "tram/facing")
    anchors = {node.id for node in page(project, "tram/facing").css("h2 > span[id]")}
    for event in tram().events:
        assert event.id in anchors
        for prose in (event.gloss, *(line.prose for line in event.ledger)):
            assert joined(prose.text) in built, event.id
        for cell in event.cells:
            for extract in cell.extracts:
                for run in extract.inlines:
                    assert not isinstance(run, Run) or joined(run.text) in built
            assert not cell.silence or all(word in built for word in cell.silence.words)


def test_every_annotation_term_source_and_question_is_somewhere(project: Path) -> None:
    facing, glossary = text(project, "tram/facing"), text(project, "glossary")
    for annotation in tram().annotations:
        assert joined(annotation.body.text) in facing, annotation.id
    for term in tram().terms:
        assert joined(term.definition.text) in glossary, term.id
        assert all(joined(use.text) in glossary for _, use in term.uses)
    sources = {node.id for node in page(project, "tram/sources").css("h2 > span[id]")}
    assert sources == {f"source-{source.id}" for source in tram().sources}
    questions = text(project, "tram/questions")
    assert all(joined(question.text.text) in questions for question in tram().questions)
    lesson = tram().lesson
    assert lesson
    told = [
        lesson.why,
        *(prose for _, prose in lesson.authors),
        *(step.text for plan in lesson.plans for step in plan.steps),
    ]
    told += [prose for row in lesson.organiser for prose in (row.prompt, *(answer for _, answer in row.answers))]
    assert all(joined(prose.text) in questions for prose in told)
    anchors = {node.id for node in page(project, "tram/questions").css("h2 > span[id]")}
    assert {f"plan-{plan.id}" for plan in lesson.plans} <= anchors
    front = text(project, "tram")
    assert all(joined(reading.case.text) in front for reading in tram().readings if reading.case)
    assert all(joined(moment.text.text) in front for moment in tram().timeline)


def test_the_figures_stand_on_the_page_about_method(project: Path) -> None:
    assert "words of the article" in text(project, "method")


def test_two_runs_write_the_same_tree(project: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert main(["markdown", "again", "--docs", "written"]) == 0
    first, again = (
        {p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()}
        for f in (project / "docs", project / "again")
    )
    assert first == again


def test_a_page_written_by_hand_keeps_its_title_and_loses_what_only_our_templates_read() -> None:
    page = "---\ntitle: 'A: b'\ntemplate: x.html\n---\n\n# A\n\n**¶1** One.\n"
    assert plain(page) == "---\ntitle: 'A: b'\n---\n\n# A\n\n**¶1** One.\n"
    assert plain("# No front matter\n") == "# No front matter\n"
