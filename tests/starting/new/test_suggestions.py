"""What is suggested as events of a new comparison, and how it is told from what an editor made."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.article.parse import parse
from facing_pages.cli import main
from facing_pages.edition import load
from facing_pages.model import Article, Block, Comparison
from facing_pages.problems import errors
from facing_pages.publishing import comparison_json, markdown_pages
from facing_pages.publishing.publication import Publication
from facing_pages.starting.pairing import GOOD, Pairing, drafts, pairings
from tests.conftest import ROOT
from tests.strategies import effort

ACCOUNTS = Path(__file__).parent / "accounts"
TUTORIAL = ROOT / "tests" / "starting" / "tutorial" / "texts"
# What each paragraph of an account of the flood is about.
ABOUT = {
    "english": ("storm", "bridge", "rescue", "damage", "dyke"),
    "neighbours": ("rescue", "dyke", "bridge", "storm", "damage"),
    "german": ("storm", "damage", "rescue", "dyke", "bridge"),
    "nachbarn": ("rescue", "dyke", "bridge", "storm", "damage"),
    "arabic": ("storm", "bridge", "rescue", "damage", "dyke"),
    "chinese": ("rescue", "dyke", "bridge", "storm", "damage"),
}


def article(path: Path) -> Article:
    return parse(path.read_text(encoding="utf-8"), path.name)[0]


def accounts(*names: str) -> dict[str, Article]:
    return {name: article(ACCOUNTS / f"{name}.txt") for name in names}


def about(pairing: Pairing) -> set[str]:
    return {ABOUT[name][sentence.block.number - 1] for name, sentence in pairing.sentences.items()}


@pytest.mark.parametrize(("one", "other"), [*combinations(ABOUT, 2)])
def test_accounts_of_one_thing_meet_in_every_pair_of_languages(one: str, other: str) -> None:
    first = pairings(accounts(one, other))[:5]
    assert all(len(about(pairing)) == 1 for pairing in first), [(pairing.shared, about(pairing)) for pairing in first]
    assert len({about(pairing).pop() for pairing in first}) >= 2


@pytest.mark.parametrize(("one", "other"), [("english", "neighbours"), ("german", "nachbarn"), ("arabic", "chinese")])
def test_most_of_what_both_tell_is_suggested(one: str, other: str) -> None:
    assert len({topic for pairing in pairings(accounts(one, other))[:10] for topic in about(pairing)}) >= 4


def test_texts_on_different_things_have_few_suggestions_and_no_good_one() -> None:
    for name in ("english", "neighbours"):
        found = pairings({**accounts(name), "traders": article(TUTORIAL / "the-traders.txt")})
        assert len(found) <= 6
        assert all(pairing.score < GOOD for pairing in found)


def test_a_suggestion_tells_its_words_as_the_text_has_them() -> None:
    shared = [pairing.shared for pairing in pairings(accounts("english", "neighbours"))]
    assert any("18.5 million" in words for words in shared)
    assert any("Anna Brandt" in words for words in shared)
    assert any("312人" in " ".join(words) or "312" in words for words in shared)


def test_drafts_share_no_paragraph_and_stand_in_the_order_of_the_first_text() -> None:
    texts = accounts("english", "neighbours", "german")
    best = drafts(pairings(texts), list(texts), 12)
    assert len(best) >= 3
    assert all(list(pairing.sentences) == list(texts) and len(about(pairing)) == 1 for pairing in best)
    for name in texts:
        numbers = [pairing.sentences[name].block.number for pairing in best]
        assert len(set(numbers)) == len(numbers)
    assert [pairing.sentences["english"].block.number for pairing in best] == sorted(
        pairing.sentences["english"].block.number for pairing in best
    )


def test_a_heading_is_in_no_suggestion_and_every_other_block_may_be() -> None:
    words = "Anna Brandt left 312 boats"
    heading = Block("h1", "heading", words, 0, 1)
    item = Block("p1", "item", f"• {words}", 0, 1)
    stanza = Block("p1", "stanza", f"{words}\nand went", 0, 1)

    def of(*blocks: Block) -> Article:
        return Article("", blocks, (), ())

    assert not pairings({"a": of(heading), "b": of(stanza)})
    (found,) = pairings({"a": of(item), "b": of(stanza)})
    assert found.sentences["b"].text == words


_BLOCKS = st.lists(st.text(st.sampled_from("ab 12.AB。中文 \n"), max_size=60), max_size=6)


@effort(0.5)
@given(_BLOCKS, _BLOCKS)
def test_suggestions_come_best_first_and_quote_what_stands_there(one: list[str], other: list[str]) -> None:
    def of(texts: list[str]) -> Article:
        return Article("", tuple(Block(f"p{n}", "paragraph", text, 0, 1) for n, text in enumerate(texts, 1)), (), ())

    found = pairings({"a": of(one), "b": of(other)})
    assert [pairing.score for pairing in found] == sorted((pairing.score for pairing in found), reverse=True)
    for pairing in found:
        assert pairing.shared
        assert all(sentence.text == sentence.text.strip() for sentence in pairing.sentences.values())


# --- what “new” writes ------------------------------------------------------


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def begun(docs: Path, *paths: Path) -> Comparison:
    assert main(["new", "flood", *map(str, paths), "--docs", str(docs)]) == 0
    comparisons, problems = load(docs, docs)
    assert not errors(problems)
    return comparisons[0]


def test_the_best_are_written_as_events_whose_passages_are_sentences(docs: Path) -> None:
    comparison = begun(docs, ACCOUNTS / "english.txt", ACCOUNTS / "neighbours.txt")
    assert len(comparison.events) == 5
    for event in comparison.events:
        assert all(len(cell.passages) == 1 and cell.words < 40 for cell in event.cells)
    quoted = [passage.quotation for event in comparison.events for cell in event.cells for passage in cell.passages]
    assert "The dyke dates from 1962, and every spring Peter Hale has asked for the money to raise it." in quoted


def test_a_draft_is_called_one_wherever_its_title_stands_until_an_editor_has_looked(docs: Path) -> None:
    comparison = begun(docs, ACCOUNTS / "english.txt", ACCOUNTS / "neighbours.txt")
    path = docs / "flood/events/draft-2.md"
    assert comparison.events[1].title.startswith("Draft: “Anna Brandt”")
    pages = markdown_pages.files(comparison)
    assert pages["flood/facing.md"].count("Draft: “") >= 5
    told = json.loads(comparison_json.comparison_json(comparison, Publication()))["events"]
    assert all(event["draft"] and event["title"].startswith("Draft: ") for event in told)
    path.write_text(path.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    looked_at = load(docs, docs)[0][0].events[1]
    assert not looked_at.draft
    assert looked_at.title.startswith("“Anna Brandt”")


def test_check_warns_once_of_all_drafts(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(docs, ACCOUNTS / "english.txt", ACCOUNTS / "neighbours.txt")
    found = [problem for problem in load(docs, docs)[1] if "events/" in problem.path]
    assert [problem.code for problem in found] == ["draft-event"]
    assert "5 events are drafts: draft-1, draft-2, draft-3, draft-4, draft-5." in found[0].message
    (docs / "flood/events/draft-1.md").unlink()
    (docs / "flood/events/draft-2.md").unlink()
    assert "3 events are drafts: draft-3" in str(load(docs, docs)[1])


def test_the_list_says_that_a_machine_made_it_and_is_not_built(docs: Path) -> None:
    comparison = begun(docs, TUTORIAL / "the-market-hall.txt", TUTORIAL / "the-traders.txt")
    text = (docs / "flood/suggestions.md").read_text(encoding="utf-8")
    assert "A machine made these" in text
    assert "“three evenings”" in text
    assert all("machine" in event.gloss.markdown for event in comparison.events)
    assert not any("suggestions" in path for path in markdown_pages.files(comparison))


def test_the_list_has_all_in_their_order_with_sentences_and_passages(docs: Path) -> None:
    begun(docs, ACCOUNTS / "english.txt", ACCOUNTS / "neighbours.txt")
    text = (docs / "flood/suggestions.md").read_text(encoding="utf-8")
    assert text.count("It is the draft `events/draft-") == 5
    assert "* english, p2: “A lorry of the Nordlicht dairy was on it; its driver, Anna Brandt, climbed" in text
    assert '  neighbours:\n    - "Now they count."' not in text
    assert '```yaml\npassages:\n  english:\n    - "' in text


def test_a_sentence_that_stands_twice_is_quoted_with_what_stands_before_or_after_it(docs: Path) -> None:
    twice = docs.parent / "twice.txt"
    english = (ACCOUNTS / "english.txt").read_text(encoding="utf-8")
    rescue = "The fire brigade fetched 312 people from their houses in boats."
    twice.write_text(f"{english}\nThe mayor repeats it. {rescue} She is proud.\n", encoding="utf-8")
    comparison = begun(docs, twice, ACCOUNTS / "neighbours.txt")
    assert rescue in [passage.quotation for event in comparison.events for passage in event.cell("twice").passages]
    drafted = "".join(path.read_text(encoding="utf-8") for path in (docs / "flood/events").iterdir())
    assert "before:" in drafted or "after:" in drafted


def test_texts_that_share_nothing_have_one_draft_that_says_so(docs: Path) -> None:
    comparison = begun(docs, ACCOUNTS / "chinese.txt", TUTORIAL / "the-traders.txt")
    (event,) = comparison.events
    assert event.title == "Draft: Not yet named"
    assert "No sentences of all texts were found" in (docs / "flood/events/draft-1.md").read_text(encoding="utf-8")
