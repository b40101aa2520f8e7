"""Words selected in a browser become a file that the check accepts, by way of an address and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from facing_pages.edition import load
from facing_pages.problems import errors, show
from facing_pages.publishing import forge
from facing_pages.publishing.forge import Forge
from facing_pages.starting.newcomparison import start
from tests import sites
from tests.browser.server import SUB_PATH, serving
from tests.sites import Site

REPOSITORY = "https://github.com/someone/edition"
SIGNS = """Signs of every kind

She said: "the #1 bridge — it's 100% 'safe' & sound?" and added: {yes: no}, [maybe], <b>, *never*, a\\b, %20 + ~ | `x`.

A bridge 🌉🌉 over the Lyd 👩‍👩‍👧 was opened with fireworks 🎆 at noon, and nobody was hurt there.

桥梁于星期六正式开放。全镇的人都来了,桥梁于星期六正式开放。没有人受伤,大家都很高兴。

Мост через реку открылся в субботу утром. Он стоил двенадцать миллионов крон. Мост через реку стоит и теперь.
"""
PLAIN = """A bridge, briefly

The bridge was opened on Saturday. Many came to see it, and the bridge was opened on Saturday, as planned.

It cost twelve million crowns. It cost twelve million crowns.[1]

[1] https://lyd.example.org/bridge
"""

SELECT = """([selector, first, last]) => {
  const nodes = Array.from(document.querySelectorAll(selector)).flatMap((block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  });
  const place = ([words, nth]) => {
    let seen = 0;
    for (const node of nodes)
      for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + 1))
        if (seen++ === nth) return [node, at];
    throw new Error(`no ${words}`);
  };
  const [from, start] = place(first), [to, end] = place(last);
  getSelection().setBaseAndExtent(from, start, to, end + last[0].length);
}"""
"""Selects from the nth run of some words to the nth run of others, each within one text node."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with a second comparison, built with a repository set."""
    folder = sites.copied("full", tmp_path_factory.mktemp("proposing") / "full")
    configuration = folder / "mkdocs.yml"
    written = configuration.read_text(encoding="utf-8")
    configuration.write_text(f"{written}repo_url: {REPOSITORY}\n", encoding="utf-8")
    (folder / "marks.txt").write_text(SIGNS, encoding="utf-8")
    (folder / "plain.txt").write_text(PLAIN, encoding="utf-8")
    list(start("bridge", [folder / "marks.txt", folder / "plain.txt"], folder / "docs", date(2026, 1, 1)))
    for draft in (folder / "docs/bridge/events").iterdir():
        draft.unlink()
    (folder / "docs/bridge/events/opening.md").write_text(
        "---\nnumber: 1\ntitle: Opening\nwhen: then\ngloss: The opening.\npassages:\n"
        '  marks: [p1]\n  plain:\n    - {quote: the bridge was opened on Saturday, after: ", as planned"}\n---\n',
        encoding="utf-8",
    )
    done = sites.build(folder, folder / "site")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with serving(project / "site") as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(address)
    yield page
    page.close()


def opened(page: Page, address: str, path: str) -> Page:
    page.goto(address + path)
    page.evaluate(f"async () => (await import('{SUB_PATH}assets/javascripts/propose.js')).init(document)")
    return page


def proposed(page: Page, selector: str, first: tuple[str, int], last: tuple[str, int] | None = None) -> str:
    """The address that the button leads to once words are selected."""
    page.evaluate(SELECT, [selector, first, last or first])
    link = page.get_by_role("link", name="Propose an annotation").last
    link.wait_for()
    return str(link.get_attribute("href"))


def accepted(project: Path, href: str, words: str = "What a reader should know.") -> tuple[str, str]:
    """Write the file that an address holds, with a body, and check: its words, and the passage they are bound to."""
    parts = urlsplit(href)
    query = parse_qs(parts.query, strict_parsing=True)
    prefix = "/someone/edition/new/main/"
    assert href.startswith(REPOSITORY)
    assert parts.path.startswith(prefix)
    assert len(href) <= 6000
    (name,), (text,) = query["filename"], query["value"]
    path = project / parts.path.removeprefix(prefix) / name
    assert path.parent.name == "annotations"
    assert not path.exists()
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{text}{words}\n", encoding="utf-8")
    try:
        comparisons, problems = load(project / "docs", project)
    finally:
        path.unlink()
    assert not errors(problems), show(errors(problems))
    (annotation,) = (
        annotation for each in comparisons for annotation in each.annotations if annotation.id == path.stem
    )
    return text, " / ".join(passage.quotation for passage in annotation.passages)


def test_plain_words(project: Path, page: Page, address: str) -> None:
    opened(page, address, "tram/workshop/")
    href = proposed(page, "#p1", ("Crowds", 0), ("Velm", 0))
    text, passage = accepted(project, href)
    assert "kind: context" in text
    assert passage.startswith("Crowds")


def test_words_selected_in_part_are_taken_whole(project: Path, page: Page, address: str) -> None:
    opened(page, address, "bridge/plain/")
    _, passage = accepted(project, proposed(page, "#p1", ("any came to se", 0)))
    assert passage == "Many came to see"


@pytest.mark.parametrize("nth", [0, 1])
def test_words_that_occur_twice_are_told_apart(project: Path, page: Page, address: str, nth: int) -> None:
    opened(page, address, "bridge/plain/")
    text, passage = accepted(project, proposed(page, "#p2", ("It cost twelve million crowns.", nth)))
    assert "quote:" in text
    assert "before:" in text or "after:" in text
    assert passage == "It cost twelve million crowns."


def test_note_marks_and_labels_are_left_out(project: Path, page: Page, address: str) -> None:
    opened(page, address, "tram/workshop/")
    selector = ".fp-art__main .fp-text:has(.fp-ref):has(.fp-fn)"
    page.evaluate(
        """selector => getSelection().selectAllChildren(document.querySelector(selector))""",
        selector,
    )
    words = page.evaluate(
        """selector => { const block = document.querySelector(selector).cloneNode(true);
        block.querySelectorAll("sup").forEach((sup) => sup.remove()); return block.textContent; }""",
        selector,
    )
    link = page.get_by_role("link", name="Propose an annotation")
    link.wait_for()
    _, passage = accepted(project, str(link.get_attribute("href")))
    assert " ".join(passage.split()) == " ".join(words.split())


def test_words_across_paragraphs(project: Path, page: Page, address: str) -> None:
    opened(page, address, "bridge/marks/")
    _, passage = accepted(project, proposed(page, "#p1, #p2", ("and added", 0), ("over the Lyd", 0)))
    assert passage.startswith("and added: {yes: no}")
    assert passage.endswith("over the Lyd")


def test_a_long_selection_is_given_by_its_ends(project: Path, page: Page, address: str) -> None:
    opened(page, address, "tram/council/")
    page.evaluate(
        "() => { const all = document.querySelectorAll('.fp-art__main .fp-text[id]');"
        " getSelection().setBaseAndExtent(all[0], 0, all[all.length - 1], all[all.length - 1].childNodes.length); }"
    )
    link = page.get_by_role("link", name="Propose an annotation")
    link.wait_for()
    text, passage = accepted(project, str(link.get_attribute("href")))
    assert "from:" in text
    assert len(passage) > 1000


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("#p1", ("She said: \"the #1 bridge — it's 100% 'safe' & sound?\" and added: {yes: no}", 0)),
        ("#p1", ("[maybe], <b>, *never*, a\\b, %20 + ~ | `x`.", 0)),
        ("#p2", ("bridge 🌉🌉 over the Lyd 👩‍👩‍👧 was", 0)),
        ("#p3", ("全镇的人都来了", 0)),
        ("#p3", ("桥梁于星期六正式开放", 1)),
        ("#p4", ("Мост через реку", 0)),
        ("#p4", ("Мост через реку", 1)),
    ],
)
def test_every_kind_of_character_survives(
    project: Path, page: Page, address: str, block: str, words: tuple[str, int]
) -> None:
    opened(page, address, "bridge/marks/")
    _, passage = accepted(project, proposed(page, block, words))
    assert passage == words[0]


def test_words_of_a_row_and_of_the_full_texts(project: Path, page: Page, address: str) -> None:
    opened(page, address, "bridge/facing/")
    _, passage = accepted(project, proposed(page, ".fp-passage .fp-text", ("the bridge was opened", 0)))
    assert passage == "the bridge was opened"
    page.goto("about:blank")
    opened(page, address, "bridge/facing/texts/")
    _, passage = accepted(project, proposed(page, "#plain-p2", ("cost twelve million", 1)))
    assert passage == "cost twelve million"


def test_too_few_words_and_words_of_ours_offer_nothing(page: Page, address: str) -> None:
    page.clock.install()  # so that the moment after which words are offered is known to be over
    opened(page, address, "bridge/plain/")
    link = page.get_by_role("link", name="Propose an annotation")
    for selector, words, offered in (
        ("#p1", "Many came", False),
        (".fp-title", "briefly", False),
        ("#p1", "The bridge was opened", True),
    ):
        page.evaluate(SELECT, [selector, (words, 0), (words, 0)])
        page.clock.run_for(1000)
        assert link.is_visible() is offered


def on_another_site(page: Page, address: str, kind: forge.Kind) -> str:
    """What is offered where the repository is on a site of another kind: the address."""
    page.goto(f"{address}bridge/marks/")
    form = vars(Forge("https://code.example/someone/edition", kind).new("docs/bridge/annotations"))
    page.evaluate(
        "(form) => { const data = document.querySelector('#fp-forge');"
        " data.textContent = JSON.stringify({...JSON.parse(data.textContent), ...form}); "
        " const copy = data.cloneNode(true); copy.removeAttribute('data-live'); data.replaceWith(copy);"
        " document.querySelectorAll('.fp-propose').forEach((panel) => panel.remove()); }",
        form,
    )
    page.evaluate(f"async () => (await import('{SUB_PATH}assets/javascripts/propose.js')).init(document)")
    return proposed(page, "#p1", ("[maybe], <b>, *never*, a\\b, %20 + ~ | `x`.", 0))


def test_forgejo_takes_the_same_file(project: Path, page: Page, address: str) -> None:
    href = on_another_site(page, address, "forgejo")
    assert href.startswith("https://code.example/someone/edition/_new/main/docs/bridge/annotations?")
    as_github_has_it = href.replace("https://code.example/someone/edition/_new", f"{REPOSITORY}/new")
    _, passage = accepted(project, as_github_has_it)
    assert passage == "[maybe], <b>, *never*, a\\b, %20 + ~ | `x`."
    assert not page.get_by_label("Copy this into it").is_visible()


def test_gitlab_does_not_fill_the_form_and_the_page_says_so(project: Path, page: Page, address: str) -> None:
    href = on_another_site(page, address, "gitlab")
    (name,) = parse_qs(urlsplit(href).query)["file_name"]
    copied = page.get_by_label("The form opens without the text. Copy this into it").input_value()
    filled = f"{REPOSITORY}/new/main/docs/bridge/annotations?{urlencode({'filename': name, 'value': copied})}"
    _, passage = accepted(project, filled)
    assert passage == "[maybe], <b>, *never*, a\\b, %20 + ~ | `x`."


def test_without_a_repository_there_is_nothing(full: Site) -> None:
    for name in ("tram/facing", "tram/workshop", "tram/sources", "glossary"):
        html = (full.folder / name / "index.html").read_text(encoding="utf-8")
        assert "fp-forge" not in html
        assert "Report a problem" not in html
        assert "Dispute the finding" not in html


def test_everything_has_its_two_links_and_a_finding_a_third(project: Path, page: Page, address: str) -> None:
    page.goto(f"{address}bridge/sources/")  # a work known from a note alone, and no sources.yml yet
    assert page.locator(".fp-source .fp-edit a").all_text_contents() == ["Report a problem with lyd.example.org"]
    counts = {"facing": "[data-event], .fp-annotation", "sources": ".fp-source", "workshop": ".fp-annotation"}
    for name, things in counts.items():
        page.goto(f"{address}tram/{name}/")
        for link in ("Edit", "Report a problem"):
            words = "/edit/main/docs/tram/" if link == "Edit" else "/issues/new?template=problem.yml"
            lacking = page.evaluate(
                "([things, words]) => Array.from(document.querySelectorAll(things)).filter("
                '(thing) => !thing.querySelector(`.fp-edit a[href*="${words}"]`)).map((thing) => thing.id)',
                [things, words],
            )
            assert not lacking
        disputed = "Array.from(all, (thing) => thing.querySelectorAll('a[href*=\"template=finding.yml\"]').length)"
        notes = page.locator(".fp-annotation")
        assert set(page.locator(".fp-annotation[data-finding]").evaluate_all(f"(all) => {disputed}")) <= {1}
        assert (
            notes.locator("a[href*='template=finding.yml']").count()
            == notes.and_(page.locator("[data-finding]")).count()
        )
    terms = len(list((project / "docs/tram/terms").glob("*.md")))
    page.goto(f"{address}glossary/")
    assert page.locator(".fp-term .fp-edit a").count() == 2 * terms


def test_the_proposed_file_lists_the_kinds_and_has_a_line_for_sources(page: Page, address: str) -> None:
    opened(page, address, "bridge/plain/")
    query = parse_qs(urlsplit(proposed(page, "#p1", ("The bridge was opened", 0))).query)
    lines = query["value"][0].splitlines()
    assert "# The kind of note, one of: evidence, context, term, contrast, question" in lines
    assert "sources: []" in lines


def test_the_links_of_a_note_wait_behind_one_line(page: Page, address: str) -> None:
    for name in ("facing", "workshop"):
        page.goto(f"{address}tram/{name}/#note-ring-road")
        note = page.locator("#note-ring-road")
        report = note.get_by_role("link", name="Report a problem")
        assert not report.is_visible()
        note.get_by_text("Edit or report").click()
        report.wait_for()
        assert note.get_by_role("link", name="Dispute the finding").is_visible()


def test_the_panel_of_selected_words_offers_it_too(project: Path, page: Page, address: str) -> None:
    opened(page, address, "bridge/plain/")
    box = page.locator("#p1").bounding_box()
    assert box
    page.mouse.move(box["x"] + 4, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 220, box["y"] + 10, steps=4)
    page.mouse.up()
    panel = page.locator(".fp-take")
    panel.wait_for()
    href = panel.get_by_role("link", name="Propose an annotation").get_attribute("href")
    _, passage = accepted(project, str(href))
    assert passage.startswith("The bridge was")
    assert not page.locator("aside.fp-propose").is_visible()
