"""The usual packs: one for each text and one for each thing that concerns all of them, on both papers."""

from __future__ import annotations

from dataclasses import replace

from facing_pages.printing.packs import packs
from facing_pages.printing.papers import PAPERS
from tests.loaded import tram


def test_every_text_has_a_pack_of_its_own_and_all_are_alike() -> None:
    alone = [pack for pack in packs(tram()) if pack.id.startswith("text-")]
    assert [dict(pack.choice)["order"] for pack in alone] == [reading.id for reading in tram().readings]
    others = {tuple(pair for pair in pack.choice if pair[0] != "order") for pack in alone}
    assert len(others) == 1
    assert [pack.title for pack in alone] == [f"{it.name} alone, with line numbers" for it in tram().readings]


def test_what_concerns_all_texts_names_none_of_them() -> None:
    for pack in packs(tram()):
        if not pack.id.startswith("text-"):
            assert "order" not in dict(pack.choice)
            assert not any(reading.label.lower() in pack.title.lower() for reading in tram().readings)


def test_no_two_pdfs_share_a_name_even_where_a_reading_is_called_like_a_pack() -> None:
    key = replace(
        tram(),
        readings=tuple(replace(it, id=id) for it, id in zip(tram().readings, "key events".split(), strict=True)),
    )
    files = [pack.file(paper) for pack in packs(key) for paper in PAPERS]
    assert len(files) == len(set(files)) == 20


def test_a_blind_pack_asks_for_nothing_that_names_anybody() -> None:
    (blind,) = (pack for pack in packs(tram()) if ("blind", "1") in pack.choice)
    assert not {"notes", "key"} & set(dict(blind.choice)["parts"].split(","))


def test_without_a_lesson_there_is_no_organiser() -> None:
    assert "organiser" not in {pack.id for pack in packs(replace(tram(), lesson=None))}


def test_short_texts_and_exercises_are_ready_to_print_where_a_lesson_has_them() -> None:
    bare = replace(tram(), lesson=None)
    assert {"short", "trace"} <= {pack.id for pack in packs(tram())}
    assert not {"short", "trace"} & {pack.id for pack in packs(bare)}
