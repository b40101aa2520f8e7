"""Worksheets of several people, and copies of one, become one without loss, in whatever order."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests import tools
from tests.conftest import ROOT

Sheets = dict[str, dict[str, list[dict[str, Any]]]]
Call = Callable[..., Any]

# One question a line, one answer a line.
ANSWERING = """
import { createInterface } from "node:readline";
const { bound, merge, read, write } = await import(process.argv[1]);
const says = (call) => { try { return call(); } catch (error) { return { refused: error.message }; } };
const opened = (text, ids, renamed) => read(text, ids, new Map(renamed)).sheets;
const calls = { bound: (sheets) => bound(sheets) ?? null, merge, write, read: opened };
for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...values] = JSON.parse(line);
  console.log(JSON.stringify(says(() => calls[name](...values))));
}
"""

WORDS = (
    "",
    "a",
    "ab",
    "b",
    "It says “open”.",
    "</script><!--",
    "שלום עולם",
    "👩‍👩‍👧",
    "one\r\ntwo\n\nthree",
    "\x00",
)
texts = st.one_of(st.sampled_from(WORDS), st.text(max_size=12))
versions = st.builds(lambda text, at: {"text": text, "at": at}, texts, st.integers(0, 3) | st.integers(0, 2**53 - 1))
names = st.sampled_from(("cost/both", "question", "name", "__proto__", "constructor", "")) | st.text(max_size=5)
written = st.dictionaries(names, st.dictionaries(names, st.lists(versions, max_size=4), max_size=3), max_size=3)


@pytest.fixture(scope="module")
def call() -> Iterator[Call]:
    """The functions of worksheet/sheets.js, which need no page, in one process for all examples."""
    tools.npm()  # and with it Node.js
    module = (ROOT / "overrides/assets/javascripts/worksheet/sheets.js").as_uri()
    command = [shutil.which("node") or "node", "--input-type=module", "-e", ANSWERING, module]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as node:
        asked, said = node.stdin, node.stdout
        assert asked
        assert said

        def ask(*values: object) -> Any:
            asked.write(json.dumps(values) + "\n")
            asked.flush()
            return json.loads(said.readline())

        yield ask
        asked.close()


def opened(call: Call, sheets: Sheets) -> Sheets:
    """Sheets as a page has them once it has opened their file."""
    found: Sheets = call("read", call("write", ["deepseek"], sheets), ["deepseek"])
    return found


def everything(sheets: Sheets) -> Iterator[tuple[str, str, str]]:
    for sheet, answers in sheets.items():
        for prompt, answer in answers.items():
            for version in answer:
                yield sheet, prompt, version["text"]


@given(written, written)
def test_it_does_not_matter_whose_file_is_opened_first(call: Call, a: Sheets, b: Sheets) -> None:
    a, b = opened(call, a), opened(call, b)
    assert call("merge", a, b) == call("merge", b, a)


@given(written, written, written)
def test_it_does_not_matter_what_is_merged_before(call: Call, a: Sheets, b: Sheets, c: Sheets) -> None:
    a, b, c = opened(call, a), opened(call, b), opened(call, c)
    assert call("merge", call("merge", a, b), c) == call("merge", a, call("merge", b, c))


@given(written, written)
def test_a_file_may_be_opened_twice(call: Call, a: Sheets, b: Sheets) -> None:
    a, b = opened(call, a), opened(call, b)
    both = call("merge", a, b)
    assert call("merge", a, a) == a
    assert call("merge", both, b) == both


@given(written, written)
def test_no_text_is_lost(call: Call, a: Sheets, b: Sheets) -> None:
    merged = list(everything(call("merge", opened(call, a), opened(call, b))))
    for sheet, prompt, text in (*everything(a), *everything(b)):
        assert any((sheet, prompt) == one[:2] and text in one[2] for one in merged)


@given(written, written)
def test_the_latest_version_is_shown(call: Call, a: Sheets, b: Sheets) -> None:
    merged = call("merge", opened(call, a), opened(call, b))
    for sheet, answers in merged.items():
        for prompt, answer in answers.items():
            known = [one["at"] for from_ in (a, b) for one in from_.get(sheet, {}).get(prompt, ())]
            assert not answer or answer[0]["at"] == max(known)


@given(written)
@example({"me": {"question": [{"text": "字\n" * 5000, "at": 1}]}})
def test_what_is_saved_is_what_is_opened(call: Call, sheets: Sheets) -> None:
    once = opened(call, sheets)
    assert opened(call, once) == once
    single = {id: {name: answer[:1] for name, answer in answers.items()} for id, answers in sheets.items()}
    assert opened(call, single) == single


@given(written, st.data())
def test_a_file_that_was_cut_off_is_refused(call: Call, sheets: Sheets, data: st.DataObject) -> None:
    text = call("write", ["deepseek"], sheets)
    cut = text[: data.draw(st.integers(0, len(text) - 1))]
    assert "refused" in call("read", cut, ["deepseek"])


@pytest.mark.parametrize(
    ("changed", "refused"),
    [({"format": "another"}, "damaged"), ({"version": 2}, "newer"), ({"comparison": "bridge"}, "foreign")],
)
def test_a_foreign_file_is_refused_with_the_reason(call: Call, changed: dict[str, Any], refused: str) -> None:
    file = json.loads(call("write", ["deepseek"], {}))
    assert call("read", json.dumps(file), ["deepseek"]) == {}
    assert call("read", json.dumps(file | changed), ["deepseek"]) == {"refused": refused}


@pytest.mark.parametrize(
    "sheets",
    [
        None,
        "words",
        {"me": "words"},
        {"me": {"question": {}}},
        {"me": {"question": ["words"]}},
        {"me": {"question": [{"text": 1, "at": 1}]}},
        {"me": {"question": [{"text": ""}]}},
        {"me": {"question": [{"text": "", "at": "1"}]}},
        {"me": {"question": [{"text": "", "at": 1}, None]}},
        {"me": {"question": [{"text": "", "at": 1}] * 1000}},
    ],
)
def test_a_file_of_the_wrong_shape_is_refused_whole(call: Call, sheets: object) -> None:
    file = json.loads(call("write", ["deepseek"], {})) | {"sheets": sheets}
    assert "refused" in call("read", json.dumps(file), ["deepseek"])


def test_what_is_merged_can_be_opened_again_or_is_not_merged(call: Call) -> None:
    """A page would keep it, and could not open it at the next visit."""
    versions = [[{"text": f"{who}-{n}", "at": n} for n in range(60)] for who in "ab"]
    a, b = ({"me": {"question": of}} for of in versions)
    assert call("bound", a) is None
    assert call("bound", call("merge", a, b)) == {"refused": "many"}
    renamed = call("write", ["ai"], {"me": {"cost/both": versions[0], "price/both": versions[1]}})
    assert call("read", renamed, ["ai"], [["price/both", "cost/both"]]) == {"refused": "many"}


@pytest.mark.parametrize("mine", [5, None, ["me"], {}])
def test_a_file_whose_own_sheet_has_no_name_is_refused_whole(call: Call, mine: object) -> None:
    file = json.loads(call("write", ["deepseek"], {})) | {"mine": mine}
    assert call("read", json.dumps(file), ["deepseek"]) == {"refused": "damaged"}


def test_no_time_is_beyond_all_others(call: Call) -> None:
    text = call("write", ["deepseek"], {"me": {"question": [{"text": "late", "at": 1}]}})
    assert "refused" in call("read", text.replace('"at":1', '"at":1e999'), ["deepseek"])


@pytest.mark.parametrize("text", ["", "null", "[]", "3", '"words"', "{", "<html>"])
def test_what_is_no_worksheet_is_refused(call: Call, text: str) -> None:
    assert "refused" in call("read", text, ["deepseek"])


def test_answers_follow_what_was_renamed(call: Call) -> None:
    old, new = {"text": "before", "at": 1}, {"text": "after", "at": 2}
    text = call("write", ["ai"], {"me": {"price/both": [old], "cost/both": [new], "gone/both": [old]}})
    read = call("read", text, ["deepseek", "ai"], [["price/both", "cost/both"]])
    assert read == {"me": {"cost/both": [new, old], "gone/both": [old]}}
