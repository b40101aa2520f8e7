"""Generated comparisons: what the benchmarks build is what an edition could be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facing_pages.annotation_kinds import KINDS
from facing_pages.edition import load
from facing_pages.problems import show
from tests import generated
from tests.generated import DEEPSEEK, DEEPSEEK_NOW, LONG, SMALL, Sizes
from tests.sites import snapshot
from tests.vocabulary import VOCABULARIES, Vocabulary


@pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: str(words.language))
@pytest.mark.parametrize("sizes", [DEEPSEEK, DEEPSEEK_NOW], ids=["then", "now"])
def test_a_generated_comparison_has_no_problem_and_the_sizes_asked_for(
    tmp_path: Path, sizes: Sizes, words: Vocabulary
) -> None:
    generated.write(tmp_path / "docs" / "c001", sizes, 7, words)
    (comparison,), problems = load(tmp_path / "docs", tmp_path)
    assert not problems, show(problems)
    assert len(comparison.events) == sizes.events
    assert len(comparison.annotations) == sizes.annotations
    assert len(comparison.sources) == sizes.sources
    assert {annotation.kind for annotation in comparison.annotations} == set(KINDS)
    assert sum(cell.silence is not None for event in comparison.events for cell in event.cells) == sizes.silences
    for reading, asked in zip(comparison.readings, sizes.words, strict=True):
        assert asked <= reading.article.words < asked + 30
        assert len(reading.article.notes) == sizes.notes


def test_some_sources_are_cited_on_both_texts_at_once() -> None:
    made = generated.files("c001")
    both = [text for path, text in made.items() if path.startswith("annotations/") and "herald:\n" in text]
    assert any("courier:\n" in text and "sources: [work-" in text for text in both)


@pytest.mark.slow  # six hundred annotations are bound
def test_the_long_comparison_has_no_problem(tmp_path: Path) -> None:
    generated.write(tmp_path / "docs" / "long", LONG)
    (comparison,), problems = load(tmp_path / "docs", tmp_path)
    assert not problems, show(problems)
    assert [reading.article.words >= 20_000 for reading in comparison.readings] == [True, True]


def test_the_same_seed_makes_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    once, again = (snapshot(generated.site(tmp_path / name, 2, SMALL)) for name in ("once", "again"))
    assert once == again
    first, second = ({path for path in once if path.startswith(f"docs/c00{number}/")} for number in (1, 2))
    assert first
    assert all(once[path] != once.get(path.replace("c001", "c002")) for path in first)
    assert len(second) == len(first)


def test_a_size_can_be_asked_for_alone() -> None:
    made = generated.files("c001", replace(SMALL, annotations=9))
    assert sum(path.startswith("annotations/") for path in made) == 9


def test_every_tenth_comparison_of_a_site_is_in_another_language(tmp_path: Path) -> None:
    docs = generated.site(tmp_path, 10, SMALL) / "docs"
    languages = ["lang: fr" in (docs / f"c{number:03}" / "index.md").read_text("utf-8") for number in range(1, 11)]
    assert languages == [False] * 9 + [True]
