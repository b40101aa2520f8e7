"""Nothing that people write is taken for markup: on no page, in no attribute, and not in the class file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from ruamel.yaml import YAML

from facing_pages.markdown import front_matter
from tests.browser.reader import Faults, FileReader, Reader
from tests.browser.server import SUB_PATH, serving
from tests.compose import POST, TIMES, Draft, Values, altered, article
from tests.folders import write
from tests.pages import parse
from tests.sites import build, whole

HOSTILE = (
    """A </title></style><script>told=1</script><img src=x onerror=told=2>{policy}" onfocus=told=3 autofocus x=\'"""
)
HARMLESS = "A bridge matters to the county"

# A template that nothing names, as it would be added.
NEW = "<p id=new>{{ page.meta.words }}{% include 'partials/new.html' %}</p>"
NEW_PART = "<b title='{{ page.meta.words }}'>{{ page.meta.words }}</b>"

# A folder is named by who writes, and what is linked to from every page bears its name.
RENAMING = """from dataclasses import replace


def on_env(env, config, files):
    env.globals["comparisons"] = tuple(replace(one.whole, id=NAME + one.id) for one in env.globals["comparisons"])
    return env
"""


@dataclass(frozen=True)
class Built:
    """A site in which the same words stand wherever people may write words."""

    project: Path
    site: Path

    @property
    def pages(self) -> dict[str, Path]:
        """Its pages and class files by their addresses."""
        return {path.relative_to(self.site).as_posix(): path for path in sorted(self.site.rglob("*.html"))}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _built(tmp_path_factory.mktemp("hostile"), HOSTILE)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _built(tmp_path_factory.mktemp("harmless"), HARMLESS)


@pytest.mark.slow
def test_a_page_has_the_elements_and_attributes_it_has_with_harmless_words(hostile: Built, harmless: Built) -> None:
    assert hostile.pages.keys() == harmless.pages.keys()
    for address, path in hostile.pages.items():
        pairs = zip(_structure(path), _structure(harmless.pages[address]), strict=True)
        assert not next(((address, *pair) for pair in pairs if pair[0] != pair[1]), None)


def test_no_page_runs_what_somebody_wrote(browser: Browser, hostile: Built) -> None:
    with serving(hostile.site) as address:
        reader = Reader(browser, address, Faults(address.removesuffix(SUB_PATH)))
        _open_all(reader, [page for page in hostile.pages if not page.startswith("deepseek/")])


def test_no_class_file_runs_what_somebody_wrote(browser: Browser, hostile: Built) -> None:
    files = [path for address, path in hostile.pages.items() if "/data/" in address and path.name != "index.html"]
    assert len(files) == 3
    for file in files:
        _open_all(FileReader(browser, file.as_uri(), Faults("file://")), ["?blind=1"])


def test_every_title_says_what_was_written(hostile: Built) -> None:
    said = {address: parse(path).css_first("title") for address, path in hostile.pages.items()}
    titles = {address: node.text() for address, node in said.items() if node}
    for address in ("bridge/index.html", "bridge/post/index.html", "bridge/questions/index.html", "new/index.html"):
        assert titles[address] == f"{HOSTILE} - Facing Pages"
    assert titles["bridge/data/bridge.html"] == f"{HOSTILE}: the whole comparison"
    assert titles["heading/index.html"] == "A & <b> - Facing Pages"


def test_the_policy_of_a_class_file_is_not_put_in_the_place_of_words(hostile: Built) -> None:
    html = (hostile.site / "bridge/data/bridge.html").read_text(encoding="utf-8")
    assert html.count("default-src") == 1
    heading = parse(hostile.site / "bridge/data/bridge.html").css_first("h1")
    assert heading
    assert heading.text() == HOSTILE


def test_a_new_template_escapes_without_being_named(hostile: Built) -> None:
    page = parse(hostile.site / "new/index.html")
    assert [node.text() for node in page.css("#new, #new > b")] == [HOSTILE * 2, HOSTILE]
    assert [node.attributes for node in page.css("#new > b")] == [{"title": HOSTILE}]


def test_a_folder_with_any_name_is_only_linked_to(hostile: Built) -> None:
    for address in ("404.html", "teach/index.html", "index.html"):
        links = [link.attributes["href"] or "" for link in parse(hostile.site / address).css("a[href]")]
        assert [href for href in links if f"{HOSTILE}bridge/" in href], address


def _open_all(reader: Reader, addresses: list[str]) -> None:
    """Open every page; it may report nothing, ask for nothing strange and set no mark."""
    for address in addresses:
        page = reader.open(address)
        assert page.evaluate("() => window.told ?? 0") == 0, address
        for context in reader.contexts:
            context.close()
        reader.contexts.clear()
    assert not reader.faults.found


def _structure(path: Path) -> list[tuple[str | None, tuple[str, ...]]]:
    """The elements of a page in their order, each with the names of its attributes."""
    root = parse(path).root
    assert root
    return [(node.tag, tuple(sorted(node.attributes))) for node in root.traverse()]


def _built(folder: Path, words: str) -> Built:
    """The project with comparisons in which these words stand in every place."""
    project = whole(folder)
    lesson, plain = _draft(words, "fare"), _draft(words, "toll")
    lesson.lesson = _lesson(words)
    for draft, name in ((lesson, "crossing"), (plain, "bridge")):
        made = write(draft, project / "docs", {"post": _headed(POST, words), "times": _headed(TIMES, words)})
        _yaml(made / "redirects.yml", {"readings": {"former": "post"}})
        made.rename(made.with_name(name))
    (project / "overrides/new.html").write_text(
        f'{{% extends "main.html" %}}{{% block container %}}{NEW}{{% endblock %}}', encoding="utf-8"
    )
    (project / "overrides/partials/new.html").write_text(NEW_PART, encoding="utf-8")
    front = {"title": words, "description": words, "author": words, "words": words}
    _page(project / "docs/new.md", front | {"template": "new.html"}, "Words.")
    _page(project / "docs/plain.md", front, "Words without a heading.")
    _page(project / "docs/heading.md", {}, "# A & &lt;b>")
    name = words if words == HOSTILE else "n"
    (project / "renaming.py").write_text(f"{RENAMING}\n\nNAME = {name!r}\n", encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "hooks: [hooks/build.py]", "hooks: [hooks/build.py, renaming.py]"
    )
    settings.write_text(text, encoding="utf-8")
    done = build(project, project / "site", FACING_PAGES_SITE_URL=f"http://127.0.0.1{SUB_PATH}")
    assert done.returncode == 0, done.stderr
    return Built(project, project / "site")


def _headed(text: str, words: str) -> str:
    return f"{words}\n{text.partition(chr(10))[2]}"


def _draft(words: str, term: str) -> Draft:
    """The bridge with these words wherever there is no need of others."""
    fields = "title byline author-note publication issue publisher publisher-note audience language address-note"
    dossier = dict.fromkeys(f"{fields} rights permission".split(), words)
    event: Values = {"title": words, "when": words, "question": words, "body": words}
    event |= {"gloss": words, "both": [words], "part": [words], "neither": [words]}
    note: Values = {"body": words, "sources": ["accounts"], "terms": [term]}
    draft = altered(
        dossiers={"post": dossier, "times": dossier},
        annotations={"opening-day": note, "price": note},
        events={"opening": event, "toll": event},
    )
    draft.articles = {"post": article(_headed(POST, words)), "times": article(_headed(TIMES, words))}
    silence = {"by": words, "on": "2025-02-16", "words": ["ferryman"], "note": words}
    draft.events["fair"] = event | {"number": 3, "passages": {"post": ["p2"]}, "silences": {"times": silence}}
    draft.index = {"title": words, "question": words, "summary": words, "order-rule": words, "body": words}
    draft.index["readings"] = [{"id": "post", "label": words}, {"id": "times", "label": words}]
    draft.terms = {term: {"title": words, "also": [words], "body": words, "uses": {"post": words, "times": words}}}
    draft.cases = {"post": {"reading": "post", "body": words}}
    fields = "title container-title publisher publisher-place volume issue page number edition genre language note"
    source: Values = dict.fromkeys(f"{fields} DOI ISBN ISSN".split(), words)
    source |= {"author": [{"literal": words}], "editor": [{"family": words, "given": words}]}
    draft.sources = [source | {"id": "accounts", "type": "report", "seen": "original"}]
    draft.timeline = [{"date": "2021-05-01", "text": words, "event": "opening", "sources": ["accounts"]}]
    draft.names = [{"id": "bridge", "thing": words, "names": ["bridge", {"name": words}], "note": words}]
    fields = "title what maker audience paid when rights body"
    card: Values = dict.fromkeys(fields.split(), words) | {"number": 1, "source": "accounts", "events": ["opening"]}
    card |= {"says": [{"text": words, "place": words}]}
    card |= {"quotations": [{"text": words, "place": words, "language": words}], "annotations": ["price"]}
    draft.documents = {"accounts": card | {"passages": {"post": ["p1"]}}}
    # No note has such a name: what becomes a link in one would become none in the other.
    named = {"name": f"Mr {words}", "also": [f"Mrs {words}"], "named": {"post": words, "times": words}}
    draft.who = [{"id": "mr", "kind": "person", "what": words, "pays": words, "sources": ["accounts"]} | named]
    draft.further_reading = [{"title": words, "works": [{"source": "accounts", "text": words}]}]
    asked = {"id": "why", "text": words, "passages": {"post": ["p2"], "times": ["p2"]}}
    draft.questions = {"title": words, "questions": [asked], "body": words}
    return draft


def _lesson(words: str) -> Values:
    both = {"post": words, "times": words}
    step = {"minutes": 5, "title": words, "grouping": words, "text": words}
    return {
        "why": words,
        "authors": both,
        "organiser": [{"id": "who", "title": words, "prompt": words, "answers": both}],
        "plans": [
            {"id": "short", "title": words, "minutes": 5, "summary": words, "needs": words, "steps": [step]},
        ],
    }


def _page(path: Path, front: Values, body: str) -> None:
    path.write_text(f"{front_matter(front)}{body}\n", encoding="utf-8")


def _yaml(path: Path, values: Values) -> None:
    YAML(typ="safe", pure=True).dump(values, path)
