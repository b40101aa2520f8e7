"""The built site holds no word of an article that nothing quotes: pages, data and search alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.compose import TIMES
from tests.excerpts.test_excerpts import ADDRESS, draft
from tests.folders import write
from tests.hook.test_build import build, copied

pytestmark = pytest.mark.slow  # a site is built

UNQUOTED = "Quinces ripen zymurgically"
TEXT = TIMES.replace("and the ferry was retired.", f"and the ferry was retired.\n\n{UNQUOTED}.[1]") + (
    "\n[1] Zymurgists quarterly, www.quince.example.org (02-05-2021)\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with a second comparison, of one of whose articles only excerpts are shown."""
    project = copied(tmp_path_factory.mktemp("excerpts"))
    held = draft()
    held.events["toll"]["part"] = ["One says [“takes a toll”](post/#p2), the other [“a crossing”](times/#p3)."]
    write(held, project / "docs", {"times": TEXT})
    done = build(project)
    assert done.returncode == 0, done.stderr
    return project / "site"


def test_no_file_of_the_site_holds_the_words(built: Path) -> None:
    words = [*UNQUOTED.split(), "Zymurgists", "www.quince.example.org"]
    for path in sorted(built.rglob("*")):
        if path.is_file() and "assets" not in path.parts:
            text = path.read_bytes().decode("utf-8", "replace")
            assert not [word for word in words if word.casefold() in text.casefold()], path


def test_gaps_are_marked_on_the_article_and_among_the_full_texts(built: Path) -> None:
    page = LexborHTMLParser((built / "bridge/times/index.html").read_text(encoding="utf-8"))
    paragraphs = {id: page.css_first(f"#{id}") for id in ("p1", "p2", "p3")}
    assert all(node and "[…]" in node.text() for node in paragraphs.values())
    texts = LexborHTMLParser((built / "bridge/facing/index.html").read_text(encoding="utf-8"))
    assert all("[…]" in node.text() for node in (texts.css_first(f"#times-{id}") for id in paragraphs) if node)


def test_the_way_to_the_original_is_there(built: Path) -> None:
    assert ADDRESS in (built / "bridge/times/index.html").read_text(encoding="utf-8")
