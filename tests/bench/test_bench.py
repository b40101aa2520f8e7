"""The benchmarks' own harness: what is missed is called missed, and a run of a part leaves the rest."""

from __future__ import annotations

import gzip
import platform
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.bench import figures, table
from tests.bench.aims import AIMS, sized, verdicts
from tests.bench.conditions import ROOT, conditions_of_machine
from tests.bench.figures import Figure, Record
from tests.bench.groups import ELSEWHERE, NAMES
from tests.bench.processes import CommandError, measured
from tests.bench.serving import serving
from tests.sites import environment

CHECK = Figure("writer", "check", "processor", 0.4, "s")
SLOW_CHECK = Figure("writer", "check", "processor", 0.6, "s")
HUNDRED = [
    Figure("growth", sized(100), "processor", 30, "s"),
    Figure("growth", sized(100), "wall", 20, "s"),
    Figure("growth", sized(100), "after one change", 2.5, "s"),
]


def _record(*found: Figure) -> Record:
    record = Record()
    record.add(found, record.begin({"date": "2021-05-03"}))
    return record


def _met(*found: Figure) -> dict[str, bool]:
    return {verdict.aim.id: verdict.met for verdict in verdicts(_record(*found))}


def test_a_figure_within_its_aim_meets_it_and_one_above_it_misses_it() -> None:
    assert _met(CHECK) == {"check": True}
    assert _met(SLOW_CHECK) == {"check": False}


def test_the_page_says_what_was_missed_by_how_much_and_why() -> None:
    told = table.page(_record(SLOW_CHECK), {"check": "It reads slowly.", "reload": "It is not told."})
    assert "| 0.60 s | ≤ 0.50 s | **missed** | check |" in told
    assert "processor: 0.60 s, not 0.50 s (check). It reads slowly." in told
    assert "It is not told." not in told
    assert "missed" not in table.page(_record(CHECK), {})


def test_a_page_of_nothing_says_that_no_aim_is_met() -> None:
    told = table.page(Record(), {})
    assert told.endswith("Nothing is measured yet.\n")
    assert "is met" not in told


def test_the_worst_of_our_pages_counts_and_none_of_others() -> None:
    scores = [("facing", 100), ("map", 97), ("Material: article 1", 60)]
    record = _record(*(Figure("reader", subject, "performance", value) for subject, value in scores))
    (verdict,) = verdicts(record)
    assert (verdict.value, verdict.where, verdict.met) == (97, "map", False)


def test_our_largest_paint_is_held_against_the_earliest_of_material() -> None:
    paints = [("facing", 1500), ("Material: article 1", 1450), ("Material: article 2", 1550), ("Zensical: a", 900)]
    record = _record(*(Figure("reader", subject, "largest paint", value, "ms") for subject, value in paints))
    (verdict,) = verdicts(record)
    assert (verdict.limit, verdict.met) == (1450, False)


def test_what_grows_is_told_in_parts_of_what_it_was() -> None:
    found = {verdict.aim.id: round(verdict.value, 3) for verdict in verdicts(_record(*HUNDRED))}
    assert found == {"each": 0.3, "cores": 1.5, "rebuild-share": 0.125, "rebuild": 2.5}
    assert _met(*HUNDRED) == {"each": True, "cores": True, "rebuild-share": False, "rebuild": True}


def test_growth_is_linear_where_each_comparison_costs_the_same() -> None:
    def grown(*seconds: float) -> dict[str, bool]:
        sizes = zip((1, 10, 100), seconds, strict=True)
        return _met(*(Figure("growth", sized(count), "processor", value, "s") for count, value in sizes))

    assert grown(3, 12, 102)["linear"]
    assert not grown(3, 12, 130)["linear"]


def test_a_run_of_a_part_keeps_what_another_run_measured_and_its_conditions() -> None:
    record = _record(CHECK, *HUNDRED)
    record.add([SLOW_CHECK], record.begin({"date": "2021-06-01"}))
    assert record.one("writer", "check", "processor") == 0.6
    assert record.one("growth", sized(100), "wall") == 20
    assert {figure.group: run for figure, run in record.figures.items()} == {"growth": 1, "writer": 2}
    told = table.page(record, {})
    assert "| 1 | 2021-05-03 |" in told
    assert "| 2 | 2021-06-01 |" in told


def test_the_conditions_of_a_run_go_with_its_last_figure() -> None:
    record = _record(CHECK)
    record.add([SLOW_CHECK], record.begin({"date": "2021-06-01"}))
    assert list(record.runs) == [2]


def test_a_larger_size_measured_later_stands_beside_the_others() -> None:
    record = _record(*HUNDRED)
    later = Figure("growth", sized(1000), "wall", 200, "s")
    record.add([later], record.begin({}))
    assert {figure.subject for figure in record.figures} == {sized(100), sized(1000)}


def test_what_is_measured_elsewhere_stays_when_all_is_measured_anew() -> None:
    record = _record(CHECK)
    fuzzed = [Figure("fuzzing", name, "inputs", value) for name, value in (("page", 400), ("history", 700_000))]
    record.add(fuzzed, record.begin({"date": "2021-06-01"}))
    kept = record.of_groups(ELSEWHERE)
    assert (list(kept.figures), list(kept.runs)) == (fuzzed, [2])
    (verdict,) = verdicts(kept)
    assert (verdict.value, verdict.where, verdict.met) == (700_400, "2 targets", False)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    record = _record(CHECK, *HUNDRED)
    figures.write(record, tmp_path / "figures.json")
    assert figures.read(tmp_path / "figures.json") == record
    assert figures.read(tmp_path / "none.json") == Record()


def test_every_aim_is_of_a_group_that_can_be_run_and_has_an_id_of_its_own() -> None:
    assert {aim.group for aim in AIMS} == {*NAMES, *ELSEWHERE}
    assert len({aim.id for aim in AIMS}) == len(AIMS)


def test_the_conditions_name_no_machine_and_no_place_on_it() -> None:
    told = " ".join(conditions_of_machine().values())
    assert str(ROOT) not in told
    assert str(Path.home()) not in told
    assert platform.node() not in told


def test_a_command_costs_what_its_children_cost_too() -> None:
    burn = "import time\nwhile time.process_time() < 0.3: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"
    cost = measured((sys.executable, "-c", parent), ROOT, environment())
    assert cost.processor >= 0.3
    assert cost.memory > 1


def test_a_command_that_fails_is_no_measure() -> None:
    with pytest.raises(CommandError, match="no luck"):
        measured((sys.executable, "-c", "import sys; sys.exit('no luck')"), ROOT, environment())


def test_a_site_is_served_compressed_and_may_be_kept(tmp_path: Path) -> None:
    page = b"<p>The same words.</p>" * 100
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_bytes(page)
    with serving(tmp_path) as address:
        asking = HTTPConnection(urlsplit(address).netloc)
        asking.request("GET", "/page/", headers={"Accept-Encoding": "gzip"})
        answer = asking.getresponse()
        body = answer.read()
        # Over the same connection.
        asking.request("GET", "/nothing/")
        missing = asking.getresponse()
        asking.close()
    assert gzip.decompress(body) == page
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Cache-Control"] == "max-age=600"
    assert missing.status == 404
