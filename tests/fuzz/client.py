"""The scripts of a page against what the library does: many generated values for each process of Node.js."""

from __future__ import annotations

import json
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Any

from facing_pages.article.parse import parse_article
from facing_pages.binding.quotations import Finder, too_short, trimmed
from facing_pages.publishing import search_index
from facing_pages.writing.reader import read_yaml
from tests import tools
from tests.conftest import ROOT
from tests.fuzz.promises import BrokenError, require
from tests.fuzz.running import LONGEST

_SCRIPTS = (ROOT / "overrides/assets/javascripts").as_uri()
_MODULE = ROOT / "tests/fuzz/client.mjs"

Value = dict[str, Any]


@dataclass(frozen=True)
class Client:
    """A target that Node.js runs.

    Arguments:
        name: of the target, as ``client.mjs`` has it.
        made: a value, by chance.
        holds: whether what the scripts say of a value is right.
    """

    name: str
    made: Callable[[Random], Value]
    holds: Callable[[Value, Any], None]

    def __call__(self, data: bytes) -> None:
        """Try a value that was kept, or the one that these bytes lead to."""
        self.tried([self.value(data)])

    def value(self, data: bytes) -> Value:
        if data.startswith(b"{"):
            kept: Value = json.loads(data)
            return kept
        return self.made(Random(data))  # noqa: S311  nothing secret

    def tried(self, values: Sequence[Value]) -> float:
        """Try values, and give the seconds that the slowest took.

        Raises:
            BrokenError: a promise does not hold; its second argument is the value.
        """
        tools.npm()  # and with it Node.js
        command = [shutil.which("node") or "node", "--no-warnings", str(_MODULE), _SCRIPTS, self.name]
        asked = "".join(f"{json.dumps(value)}\n" for value in values)
        done = subprocess.run(command, input=asked, capture_output=True, text=True, encoding="utf-8", check=False)
        answers = [json.loads(line) for line in done.stdout.split("\n") if line]
        for value, answer in zip(values, answers, strict=False):
            try:
                require(answer["seconds"] <= LONGEST, f"a value takes {LONGEST} seconds at most")
                require("threw" not in answer, f"nothing stops a script: {answer.get('threw', '')}")
                self.holds(value, answer["said"])
            except BrokenError as error:
                raise BrokenError(str(error), value) from error
        if len(answers) < len(values):
            raise BrokenError(f"nothing stops a script: {done.stderr[-1000:]}", values[len(answers)])
        return max((float(answer["seconds"]) for answer in answers), default=0.0)


# --- texts ------------------------------------------------------------------

_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_PIECES = (
    *("the", "bridge", "opened", "Write", "fly", "is", "not", "a", "A", "I", "ﬁne", "ﬂood", "Straße", "ΟΔΟΣ"),
    *("ὈΔΥΣΣΕΎΣ", "İstanbul", "ısı", "IŞIK", "i\u0307", "é", "e\u0301", "e\u0330\u0301", "\u0301", "\u0330", "Å"),
    *("\u212b", "\u0344", "كتاب", "كِتَابٌ", "ﻻ", "شخص", "خمسة", "\u0670", "四", "座橋", "開放了", "𠮷野家", "\uf900"),
    *("ガ", "カ\u3099", "ﾊﾟ", "々", "한국", "\u1112\u1161\u11ab", "가\u11a8", "\u1100\u1161", "हिन्दी", "हिन्द"),
    *("ภาษาไทย", "မြန်မာ", "ខ្មែរ", "ລາວ", "👩\u200d👩\u200d👧", "🇫🇷", "'", "’", "‘", "′", '"', "“", "”", "«", "»", "„"),
    *("″", "-", "‐", "‑", "–", "—", "−", "－", "'s", "’s", "’S", "s’", "\u00ad", "\u00ad", "\ufeff", "\u200b"),
    *("\u200d", "\u202e", "\u0000", "\x1b", "\x7f", "\ufffd", "\ufffe", "_", "½", "²", ".", ",", ";", ":", "…", "["),
    *("]", "{", "\\", "/", "#", "1", "12", "1986", "٣", "Ⅳ", "㍻", "H₂O", "x-y", "co‑op"),
)


_UNSEEN = f"{_SPACES}\u00ad"


def _character(chance: Random) -> str:
    """Any character that is assigned; no half of a pair, and none that is for private use."""
    while True:
        found = chr(chance.randrange(0x80, chance.choice((0x300, 0x2000, 0x3000, 0x20000))))
        if unicodedata.category(found) not in ("Cn", "Cs", "Co"):
            return found


def _text(chance: Random, most: int = 24) -> str:
    """Pieces, most of them with something between that is space in some language."""
    few = chance.sample(_PIECES, 6)  # so that words come again
    made = []
    for _ in range(chance.randrange(most + 1)):
        made.append(_character(chance) if chance.random() < 0.1 else chance.choice(few))
        if chance.random() < 0.6:
            made.append(chance.choice((" ", " ", " ", chance.choice(_SPACES), "  ", " \u00ad", "\n")))
    return "".join(made)


def _folds(value: Value, said: Any) -> None:
    require(said["folded"] == trimmed(value["words"]), f"words fold as in the check: {said['folded']!r}")
    require(said["isShort"] == too_short(value["words"]), "words are as many as in the check")


def _selection(chance: Random) -> Value:
    """Words of a text as a reader selects them, with what stands before and after."""
    text = parse_article(f"A title\n\n{_text(chance, 60)} The end of it.\n", "any.txt")[0].text
    start, end = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    return {"parts": [text[:start], text[start:end], text[end:]]}


def _quotes(value: Value, said: Any) -> None:
    """What the form says is found by the check, and where it names neighbours just once."""
    before, selected, after = value["parts"]
    article, _ = parse_article(f"A title\n\n{before}{selected}{after}", "any.txt")
    if article.text != f"{before}{selected}{after}" or not trimmed(selected) or too_short(said["words"]):
        return
    written = f"passages:\n  post:\n    - {said['passage']}\n"
    places, problems = read_yaml(written, "any.md")
    require(places is not None, f"the form holds YAML: {[one.message for one in problems]} {written!r}")
    item = places.data["passages"]["post"][0] if places else ""
    finder = Finder("post", article)
    if isinstance(item, str):
        found = finder.places(item)
    elif "from" in item:
        found = finder.run(item["from"], item["to"])
    else:
        found = finder.places(item["quote"], item.get("before", ""), item.get("after", ""))
    require(bool(found), f"words that were selected are found: {item!r}")
    if len(found) == 1 or not isinstance(item, str):
        require(len(found) == 1, f"words with their neighbours are found once: {item!r} {found}")
        start, end = found[0]
        first = len(before) + len(selected) - len(selected.lstrip(_UNSEEN))
        last = len(before) + len(selected.rstrip(_UNSEEN))
        require(start <= first and last <= end, "the words found are those selected")


def _searches(value: Value, said: Any) -> None:
    require(said["keys"] == search_index.words(value["text"]), f"words are taken apart alike: {said['keys']}")
    require(all(said["placed"]), "a word stands where it is said to stand")


# --- addresses --------------------------------------------------------------

_HASHES = (
    "%",
    "%ff",
    "%E0%A4%A",
    "%00",
    "fn:1",
    "note-price",
    "-",
    "p3",
    ":~:text=a,b",
    "<img src=x>",
    "%F0%9F",
    "../",
    "a%2Fb",
)
_ASKED = ("view", "order", "layers", "notes", "blind", "a", "b", "q", "size", "__proto__", "%", "&", "=")
_PATHS = ("/", "/deepseek/facing/", "//evil.example/", "/a%2f..%2fb/", "/%ff/", "/d/;p=1/", "/ü/", "/a b/")


def address(chance: Random) -> Value:
    """An address as nobody would write it: page, query and fragment, and an id that it may name."""
    said = ("p5", "a,b", "%2C", "%", "1", _text(chance, 3))
    asked = ((chance.choice(_ASKED), chance.choice(("=", "", "==")), chance.choice(said)) for _ in range(4))
    query = "&".join(map("".join, islice(asked, chance.randrange(5))))
    parts = [chance.choice((*_HASHES, _text(chance, 2))) for _ in range(chance.randrange(4))]
    return {
        "path": chance.choice(_PATHS),
        "query": query,
        "hash": "".join(parts),
        "id": "".join(one for one in _text(chance, 4) if not "\ud800" <= one <= "\udfff"),
    }


def _leads(value: Value, said: Any) -> None:
    require(isinstance(said["named"], str), "any fragment names something or nothing")
    require(said["called"] == value["id"], "an id is found by its address")
    require(said["path"] and said["query"] and said["hash"], "the address keeps page, query and fragment")


# --- worksheets -------------------------------------------------------------

_NAMES = ("cost/both", "price/both", "question", "name", "__proto__", "constructor", "", "me", "toString")
_ODD: tuple[Any, ...] = (
    None,
    5,
    "words",
    [],
    {},
    1e999,
    -1,
    True,
    [[]],
    {"text": "x"},
    {"at": 1},
    {"text": 1, "at": 1},
)


def _sheet(chance: Random) -> Value:
    def version() -> Any:
        if chance.random() < 0.02:
            return chance.choice(_ODD)
        return {
            "text": chance.choice(("a", "ab", "b", "", _text(chance, 4))),
            "at": chance.choice((1, 2, 3, chance.random() * 2**53)),
        }

    def few(most: int) -> int:
        return chance.choice((0, 1, 1, 2, most)) if chance.random() < 0.97 else most * 40

    def answers() -> Any:
        if chance.random() < 0.02:
            return chance.choice(_ODD)
        return {chance.choice((*_NAMES, _text(chance, 2))): [version() for _ in range(few(4))] for _ in range(few(3))}

    return {chance.choice((*_NAMES, f"{chance.random()}")): answers() for _ in range(chance.choice((0, 1, 1, 2, 3)))}


def _worksheets(chance: Random) -> Value:
    texts = []
    for _ in range(2):
        file = {
            "format": "facing-pages:worksheet",
            "version": 1,
            "comparison": chance.choice(("deepseek", "ai")),
            "sheets": _sheet(chance),
        }
        if chance.random() < 0.05:
            file[chance.choice(tuple(file))] = chance.choice(_ODD)
        text = json.dumps(file).replace("Infinity", "1e999")
        texts.append(text if chance.random() > 0.03 else text[: chance.randrange(len(text))])
    return {"texts": texts, "renamed": [["price/both", "cost/both"]] if chance.random() < 0.5 else []}


def _everything(sheets: Mapping[str, Any]) -> set[tuple[str, str, str]]:
    return {
        (id, name, version["text"])
        for id, answers in sheets.items()
        for name, versions in answers.items()
        for version in versions
    }


def _merges(value: Value, said: Any) -> None:
    """No order matters, no text is lost, and what was merged can be opened again or is refused in words."""
    good = [one for one in said["opened"] if not isinstance(one.get("refused"), str)]
    for one in said["opened"]:
        require(one in good or bool(one["refused"]), "a file is opened whole or refused")
    if said["merged"] is None:
        return
    require(said["merged"] == said["turned"] == said["twice"], "it does not matter what is merged first, or how often")
    merged = _everything(said["merged"])
    for one in good[:2]:
        for id, name, text in _everything(one):
            require(any((id, name) == kept[:2] and text in kept[2] for kept in merged), f"no text is lost: {text!r}")
    require(said["again"] == said["merged"] or said["again"] == {"refused": "many"}, "what was merged is opened again")
    _ = value


CLIENTS = (
    Client("folding", lambda chance: {"words": _text(chance)}, _folds),
    Client("quoting", _selection, _quotes),
    Client("searching", lambda chance: {"text": _text(chance)}, _searches),
    Client("addresses", address, _leads),
    Client("sheets", _worksheets, _merges),
)
