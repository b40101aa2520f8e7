"""The index of the search holds every word at its entries, and scripts take words apart as it does."""

from __future__ import annotations

import doctest
import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from itertools import accumulate

import pytest

from facing_pages.publishing import search_index
from facing_pages.publishing.search import KINDS, Entry, written
from facing_pages.publishing.search_index import NAMED, listed, words
from tests import tools
from tests.conftest import ROOT

TEXTS = (
    "China’s chip-makers sold 5.6 million; the workers' state-owned “Écoles” of L’État",
    "星期五，城里的新花园开放了。AI模型 and ガーデン",
    "فُتحت الحديقة الجديدة يوم الجمعة، وجاء إليها ألف شخص",
    "STRASSE Straße İstanbul ΟΔΟΣ ﬁne ½ H₂O naïve­ly co‑op re–do x's 's xs’s",
    "ภาษาไทย हिन्दी 한국어 𠮷野家",
)


def _entry(kind: str, location: str, text: str, **more: str) -> Entry:
    return Entry(kind, location, f"Title of {location}", text, **more)  # type: ignore[arg-type]


@pytest.fixture
def entries() -> list[Entry]:
    return [
        _entry("source", "s/#1", "Rails of a tram", by="Rails"),
        _entry("article", "a/#p1", "The tram went, the Tram-line stayed."),
        _entry("page", "w/", "What is asked", name="Worksheet"),
        _entry("article", "a/#p2", "Nobody rode the tram; a worksheet lay there."),
        _entry("site", "a/#p2", "Once more at an address that is taken."),
    ]


def files(entries: Iterable[Entry], titles: Mapping[str, str]) -> dict[str, bytes]:
    return search_index.files([listed(entries)], titles)


def _postings(made: dict[str, bytes]) -> dict[str, list[int]]:
    parts = [json.loads(part) for path, part in made.items() if "/words-" in path]
    return {word: list(accumulate(steps)) for part in parts for word, steps in part.items()}


def test_the_examples_hold() -> None:
    assert not doctest.testmod(search_index).failed


def test_what_is_listed_apart_is_found_as_if_it_were_one_and_an_address_that_is_taken_once(
    entries: list[Entry],
) -> None:
    together = {path.rpartition("/")[2]: part for path, part in files(entries, {"a": "A"}).items()}
    parts = search_index.files([listed(entries[:2]), listed(entries[2:])], {"a": "A"})
    apart = {path.rpartition("/")[2]: part for path, part in parts.items()}
    told = json.loads(apart.pop("index.json")), json.loads(together.pop("index.json"))
    assert [one | {"folder": ""} for one in told] == [told[1] | {"folder": ""}] * 2
    assert apart.keys() == together.keys()
    words = [made for made in apart if made.startswith(("words", "texts"))]
    assert [apart[made] for made in words] == [together[made] for made in words]


def test_every_word_is_held_with_all_its_entries_in_the_order_of_kinds(entries: list[Entry]) -> None:
    made = files(entries, {})
    texts = [shown for path, part in made.items() if "/texts-" in path for shown in json.loads(part)]
    assert [shown[0] for shown in texts] == ["a/#p1", "a/#p2", "w/", "s/#1"]
    postings = _postings(made)
    assert postings["tram"] == [0, 1, 3]
    assert postings["tramline"] == postings["line"] == [0]
    assert postings["worksheet"] == [1, 2]
    assert postings[f"worksheet{NAMED}"] == [2]


def test_one_word_more_makes_another_folder(entries: list[Entry]) -> None:
    """So that no browser mixes what it has kept of one build with another."""
    one, other = files(entries, {}), files([*entries, _entry("site", "m/", "More")], {})
    assert set(one) & set(other) == {search_index.INDEX}
    assert files(entries, {}) == one


def test_a_large_index_is_cut_into_small_files_in_order() -> None:
    many = [
        _entry("article", f"a/#p{at}", " ".join(f"word{at * 7919 * by % 4001}" for by in range(40)), comparison="a")
        for at in range(600)
    ]
    made = files(many, {"a": "A"})
    assert max(map(len, made.values())) < 40_000
    index = json.loads(made[search_index.INDEX])
    assert len(index["words"]) > 3
    assert index["words"] == sorted(index["words"])
    assert index["texts"] == sorted(index["texts"])
    assert [*zip(index["starts"], index["runs"], strict=True)] == [(0, [KINDS.index("article"), 0])]


def test_words_to_suggest_are_as_they_are_most_often_written() -> None:
    made = files([_entry("article", "a/", "Huawei’s chips, HUAWEI, Huawei and the chip. The Huawei.")], {})
    (written_words,) = (json.loads(part) for path, part in made.items() if "/written-" in path)
    assert written_words[:2] == ["Huawei", "chip"]


def test_many_words_to_suggest_are_cut_into_small_files_the_most_frequent_first() -> None:
    letters = "abcdefghijklmnopq"
    forms = [f"{one}{two}{three}ness" for one in letters for two in letters for three in letters]
    made = files([_entry("article", "a/", " ".join([*forms, *reversed(forms[-9:])]))], {})
    index = json.loads(made[search_index.INDEX])
    folder = f"{search_index.FOLDER}{index['folder']}"
    parts = [made[f"{folder}written-{at}.json"] for at in range(index["written"])]
    assert len(parts) > 2
    assert max(map(len, parts)) < 20_000
    assert [form for part in parts for form in json.loads(part)] == [*forms[-9:], *forms[:-9]]


def test_scripts_take_words_apart_as_the_index_does() -> None:
    tools.npm()  # and with it Node.js
    module = ROOT / "overrides" / "assets" / "javascripts" / "search" / "words.js"
    script = f"import {{ keys }} from {json.dumps(module.as_uri())};"
    script += f"console.log(JSON.stringify({json.dumps(TEXTS)}.map(keys)));"
    command = [shutil.which("node") or "node", "--input-type=module", "--no-warnings", "--eval", script]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == [words(text) for text in TEXTS]


def test_a_page_of_hand_is_found_by_its_headings() -> None:
    content = (
        '<h1 id="m">Method</h1><p>We read <em>twice</em> &amp; check.</p>'
        '<h2 id="how">How<a class="headerlink" href="#how">¶</a></h2>\n<p>By hand.</p><script>never()</script>'
    )
    first, second = written("method/", "Method", content)
    assert (first.location, first.text, first.name) == ("method/", "We read twice & check.", "Method")
    assert (second.location, second.title, second.text) == ("method/#how", "Method: How", "By hand.")
