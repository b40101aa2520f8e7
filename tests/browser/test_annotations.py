"""A program for annotations finds our passages again: in the published text and on the page.

The judge is Apache Annotator, which finds nothing that is not there letter by letter.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tests import tools
from tests.browser.reader import Reader
from tests.sites import Site

_BUNDLE = """
import { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } from "@apache-annotator/dom";
globalThis.matchers = {
  TextPositionSelector: createTextPositionSelectorMatcher,
  TextQuoteSelector: createTextQuoteSelectorMatcher,
};
"""

_FOUND = """
async ([address, targets]) => {
  // A file of text, as a program reads it that knows it to be UTF-8.
  const whole = document.createElement("pre");
  whole.textContent = await (await fetch(address)).text();
  document.body.append(whole);
  const found = [];
  for (const { selectors, scope } of targets)
    for (const selector of selectors)
      for (const within of selector.type === "TextQuoteSelector" ? [whole, document.getElementById(scope)] : [whole]) {
        const ranges = [];
        for await (const range of matchers[selector.type](selector)(within)) ranges.push(String(range));
        found.push(ranges);
      }
  whole.remove();
  return found;
}
"""


@cache
def _annotator() -> str:
    """Apache Annotator as one script."""
    command = tools.bundler()
    done = subprocess.run(command, input=_BUNDLE, cwd=tools.TESTS, capture_output=True, text=True, check=True)
    return done.stdout


def _targets(folder: Path) -> Iterator[Mapping[str, Any]]:
    for item in json.loads(folder.joinpath("annotations.jsonld").read_text(encoding="utf-8"))["first"]["items"]:
        yield from item["target"] if isinstance(item["target"], list) else [item["target"]]


def test_every_target_is_found_once_in_the_text_and_in_its_paragraph(
    any_site: Site, reader_of: Callable[[Path], Reader]
) -> None:
    reader = reader_of(any_site.folder)
    for folder in sorted(any_site.folder.glob("*/data")):
        by_text: dict[str, list[Mapping[str, Any]]] = {}
        for target in _targets(folder):
            by_text.setdefault(target["source"]["id"].rpartition("/")[2], []).append(target)
        for name, targets in by_text.items():
            page = reader.open(f"{folder.parent.name}/{name.removesuffix('.txt')}/")
            page.evaluate(_annotator())
            asked = [{"selectors": one["selector"], "scope": one["scope"].partition("#")[2]} for one in targets]
            address = reader.url(f"{folder.parent.name}/data/{name}")
            found = page.evaluate(_FOUND, [address, asked])
            text = (folder / name).read_text(encoding="utf-8")
            wanted = [_words(selector, text) for one in targets for selector in one["selector"]]
            assert found == [words for each in wanted for words in each]


def _words(selector: Mapping[str, Any], text: str) -> list[list[str]]:
    """What is to be found: a position in the text, a quotation there and in the paragraph."""
    if selector["type"] == "TextPositionSelector":
        return [[text[selector["start"] : selector["end"]]]]
    return [[selector["exact"]]] * 2


def test_the_judge_finds_nothing_where_a_letter_is_another(full: Site, reader: Reader) -> None:
    (folder,) = full.folder.glob("*/data")
    target = next(_targets(folder))
    name = target["source"]["id"].rpartition("/")[2]
    page = reader.open(f"{folder.parent.name}/{name.removesuffix('.txt')}/")
    page.evaluate(_annotator())
    quote = {**target["selector"][1], "exact": f"{target['selector'][1]['exact']}ß"}
    asked = [{"selectors": [quote], "scope": target["scope"].partition("#")[2]}]
    assert page.evaluate(_FOUND, [reader.url(f"{folder.parent.name}/data/{name}"), asked]) == [[], []]
