"""The whole site as ordinary Markdown: complete, and fit for a generator that knows nothing of us."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from selectolax.lexbor import LexborHTMLParser

from facing_pages.cli import main
from facing_pages.model import Run
from facing_pages.publishing.markdown_tree import plain
from tests.loaded import tram
from tests.rendering import words
from tests.sites import EDITIONS, NAMES, copied, environment

pytestmark = pytest.mark.slow  # a site is built


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree, and the site that MkDocs builds of it as it stands, with no plugin and no hook of ours."""
    folder = tmp_path_factory.mktemp("tree")
    shutil.copytree(EDITIONS / "full" / "docs", folder / "written")
    (folder / "written" / "picture.svg").write_text("<svg/>", encoding="utf-8")
    write(folder, "written", "tree")
    done = built(folder / "tree", "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return folder / "tree"


def write(folder: Path, docs: str, out: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return main(["markdown", out, "--docs", docs])


def built(folder: Path, generator: str, *options: str) -> subprocess.CompletedProcess[str]:
    """What a generator says of the folder in which it is called."""
    return subprocess.run(
        [sys.executable, "-m", generator, *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("name", NAMES)
def test_the_tree_of_every_edition_is_built_as_it_stands(name: str, generator: str, tmp_path: Path) -> None:
    project = copied(name, tmp_path / "edition")
    write(project, "docs", str(tmp_path / "tree"))
    done = built(tmp_path / "tree", generator, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    (comparison, *_) = (path.name for path in sorted((project / "docs").iterdir()) if (path / "articles").is_dir())
    assert (tmp_path / "tree" / "site" / comparison / "facing" / "index.html").is_file()


def test_zensical_builds_the_tree_too_a_canary_for_it_is_not_finished(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "tree", ignore=shutil.ignore_patterns("site"))
    done = built(tmp_path / "tree", "zensical", "build", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout + done.stderr
    found = LexborHTMLParser((tmp_path / "tree/site/tram/facing/index.html").read_text(encoding="utf-8"))
    assert len(found.css("table mark")) > 10


def test_settings_that_somebody_made_their_own_are_left_alone(tmp_path: Path) -> None:
    shutil.copytree(EDITIONS / "two" / "docs", tmp_path / "written")
    write(tmp_path, "written", "tree")
    own, ours = tmp_path / "tree" / "mkdocs.yml", tmp_path / "tree" / "zensical.toml"
    before = ours.read_bytes()
    own.write_text("site_name: Mine\n", encoding="utf-8")
    ours.write_bytes(before + b"# more\n")
    write(tmp_path, "written", "tree")
    assert own.read_text(encoding="utf-8") == "site_name: Mine\n"
    assert ours.read_bytes() == before


def test_the_tree_is_not_written_over_what_it_is_made_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(EDITIONS / "two" / "docs", tmp_path / "docs")
    before = sorted(tmp_path.rglob("*"))
    assert write(tmp_path, "docs", ".") != 0
    assert "Name another folder." in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_both_settings_name_every_page_of_a_comparison(project: Path) -> None:
    listed = tomllib.loads((project / "zensical.toml").read_text(encoding="utf-8"))["project"]["nav"]
    assert YAML(typ="safe").load((project / "mkdocs.yml").read_text(encoding="utf-8"))["nav"] == listed
    told = str(listed)
    for path in (project / "docs" / "tram").glob("*.md"):
        assert f"tram/{path.name}" in told, path


def test_the_articles_as_portable_files_and_all_other_data_are_in_the_tree(project: Path) -> None:
    names = {path.name for path in (project / "docs" / "tram" / "data").iterdir()}
    assert {"workshop.md", "council.md", "comparison.json", "annotations.jsonld", "sources.bib"} <= names


def test_the_readings_stand_side_by_side_with_their_annotated_words_marked(project: Path) -> None:
    facing = page(project, "tram/facing")
    ids = {str(node.id) for node in facing.css("[id]")}
    names = [reading.name.split() for reading in tram().readings]
    tables = [table for table in facing.css("table") if [words(head) for head in table.css("th")] == names]
    assert len(tables) == len(tram().events)
    for event, table in zip(tram().events, tables, strict=True):
        cells = table.css("td")
        assert len(cells) == len(event.cells)
        for shown, cell in zip(cells, event.cells, strict=True):
            runs = [run for extract in cell.extracts for run in extract.inlines if isinstance(run, Run)]
            marked = "".join(run.text for run in runs if run.annotations)
            assert "".join("".join(words(one)) for one in shown.css("mark")) == "".join(marked.split())
            led = [str(link.attributes["href"]) for link in shown.css("sup > a")]
            assert {f"#note-{one.id}" for run in runs for one in run.closing} <= set(led)
            assert {href[1:] for href in led} <= ids


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
    assert write(project.parent, "written", "again") == 0
    first, again = (
        {p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file() and "site" not in p.parts}
        for f in (project, project.parent / "again")
    )
    assert first == again


def test_a_page_written_by_hand_keeps_its_title_and_loses_what_only_our_templates_read() -> None:
    page = "---\ntitle: 'A: b'\ntemplate: x.html\n---\n\n# A\n\n**¶1** One.\n"
    assert plain(page) == "---\ntitle: 'A: b'\n---\n\n# A\n\n**¶1** One.\n"
    assert plain("# No front matter\n") == "# No front matter\n"
