"""What people write beside the texts, and what programs keep for them: records, folders, ids, links, the history."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from facing_pages import kinds
from facing_pages.article.parse import decode
from facing_pages.binding import published
from facing_pages.binding.bind import bind
from facing_pages.binding.redirects import fragments, keys, resolve
from facing_pages.edition import load_one
from facing_pages.model import Comparison
from facing_pages.problems import errors
from facing_pages.writing import history as past
from facing_pages.writing import link_history
from facing_pages.writing.reader import Record, check, read_front_matter, read_yaml
from tests.article import test_properties
from tests.compose import Draft, article, bridge
from tests.fuzz.promises import guided, only_problems, require

COMMON = Path(__file__).parents[1] / "binding" / "bind"
_NAME = re.compile(r"[\w.-]+(?:/[\w.-]+)?\.(?:md|txt|yml|json)", re.ASCII)
_SUM = re.compile(r"^sha256:.*$", re.MULTILINE)
FILE = b"\n=== "
"""Stands before the name of a file, where several are one input."""


def yaml(data: bytes) -> None:
    """A file of YAML and the front matter of Markdown, as a record of any kind."""
    kind, written = kinds.KINDS[data[0] % len(kinds.KINDS) if data else 0], data[1:]
    text, _ = decode(written, "any.yml")
    if text is None:
        return
    found = read_yaml(text, "any.yml")
    front = read_front_matter(text if text.startswith("---") else f"---\n{text}\n---\nWords.\n", "any.md")
    only_problems((*found[1], *front[3]))
    for places in (found[0], front[0]):
        if places:
            value, problems = check(kind.model, places, "any.yml")
            only_problems(problems)
            require((value is None) == bool(problems), "a record is whole or has a problem")


def folder(data: bytes) -> None:
    """A comparison's folder, of which some files are what somebody sent."""
    with TemporaryDirectory() as held:
        path = Path(held, "docs", "bridge")
        shutil.copytree(COMMON / "common", path)
        for name, content in _files(data):
            (path / name).parent.mkdir(exist_ok=True)
            (path / name).write_bytes(content)
        _sign(path / "articles")
        comparison, problems = load_one(path, Path(held))
        only_problems(problems)
        require(comparison is not None or bool(errors(problems)), "a comparison is bound or has a problem")
        if comparison:
            _is_bound(comparison)
            record = published.committed(path, "bridge")
            only_problems(published.all_vanished([comparison], {"bridge": record}, "docs"))


def _files(data: bytes) -> Iterator[tuple[str, bytes]]:
    for part in data.split(FILE)[:9]:
        name, _, content = part.removeprefix(FILE.lstrip()).partition(b"\n")
        told = name.decode("utf-8", "replace")
        if _NAME.fullmatch(told) and not told.startswith("."):
            yield told, content


def _sign(folder: Path) -> None:
    """Write the sum of each text into its dossier: no input would ever have it."""
    for text in [path for path in folder.iterdir() if path.suffix in (".txt", ".md")]:
        dossier = text.with_suffix(".yml")
        if dossier.is_file():
            said = dossier.read_bytes().decode("utf-8", "surrogateescape")
            digest = hashlib.sha256(text.read_bytes()).hexdigest()
            signed = _SUM.sub(f"sha256: {digest}", said)
            dossier.write_bytes(signed.encode("utf-8", "surrogateescape"))


def _is_bound(comparison: Comparison) -> None:
    """Every passage is what it quotes, the words are woven in their order, and ids are told apart."""
    texts = {reading.id: reading.article for reading in comparison.readings}
    shown = [passage for event in comparison.events for cell in event.cells for passage in cell.passages]
    for one in (*shown, *(passage for annotation in comparison.annotations for passage in annotation.passages)):
        require(texts[one.reading].text[one.start : one.end] == one.quotation, "a passage is what it quotes")
    for id, woven in comparison.placed.items():
        said = ["".join(getattr(inline, "text", "") for inline in one.inlines) for one in woven]
        require(said == [block.text for block in texts[id].blocks], "words are woven once, in their order")
    known = keys(comparison)
    require(len(known) == len(set(known)), "ids are told apart")


_DISGUISES = (("'", "’"), ('"', "“"), ("-", "–"), (" ", "\n\u00a0 "), (" ", " \u00ad"), ("e", "e\u00ad"))
"""What the same words may look like when somebody quotes them."""


@given(test_properties.texts, st.data())
def _quoted(text: str, data: st.DataObject) -> None:
    post = article(f"A title\n\n{text}\n")
    runs = [match.span() for match in re.finditer(r"\S+", post.text)]
    if not runs:
        return
    quoted = []
    for _ in range(data.draw(st.integers(1, 3))):
        first = data.draw(st.integers(0, len(runs) - 1))
        last = data.draw(st.integers(first, min(first + 12, len(runs) - 1)))
        words = post.text[runs[first][0] : runs[last][1]]
        for _ in range(data.draw(st.integers(0, 2))):
            words = words.replace(*data.draw(st.sampled_from(_DISGUISES)))
        quoted.append(words)
    draft = bridge()
    post = replace(post, notes=())
    kept: Draft = replace(draft, articles={**draft.articles, "post": post}, dossiers={}, timeline=[])
    kept.annotations = {"one": {"kind": "context", "passages": {"post": quoted}, "body": f"It says “{quoted[0]}”."}}
    kept.events = {"all": {**draft.events["opening"], "passages": {"post": quoted}, "both": []}}
    comparison, problems = bind(kept.folder())
    only_problems(problems)
    told = {problem.code for problem in problems}
    require("quotation-not-found" not in told, "words that were cut from a text are found in it")
    if comparison:
        _is_bound(comparison)


def binding(data: bytes) -> None:
    """Words cut from a text, as people quote them: each is found where it was cut, or is not the only one."""
    guided(_quoted, data)


@cache
def _bridge() -> tuple[Draft, Comparison]:
    draft = bridge()
    return draft, draft.comparison()


def moved(data: bytes) -> None:
    """What was published, line by line, and below a line of hyphens where it stands now."""
    listed, _, written = data.partition(b"\n---\n")
    draft, comparison = _bridge()
    found = draft.folder()
    text, problems = decode(written, "redirects.yml")
    places = read_yaml(text, "redirects.yml")[0] if text else None
    value = check(kinds.REDIRECTS.model, places, "redirects.yml")[0] if places else None
    if value and places:
        found.records[kinds.REDIRECTS.name] = [Record("redirects.yml", value, places)]
    redirects = resolve(found, comparison, problems.append)
    here = set(keys(comparison))
    for former, new in redirects:
        require(former not in here, "what is in use leads nowhere else")
        require(new in here, "what is gone leads to what is there")
    led = replace(comparison, redirects=redirects, fragments=fragments(redirects))
    with TemporaryDirectory() as folder:
        path = Path(folder, published.LIST)
        path.write_bytes(listed)
        known = published.committed(Path(folder), "bridge")
        gone = published.vanished(led, known)
        only_problems((*problems, *gone))
        kept = len({one.key for one in known} & {*here, *(former for former, _ in redirects)})
        require(len({one.message for one in gone}) + kept == len({one.key for one in known}), "ids are kept or missed")
        refreshed, _ = published.refreshed(led, Path(folder))
        path.write_text(refreshed, encoding="utf-8", errors="surrogateescape", newline="")
        again = {one.key for one in published.committed(Path(folder), "bridge")}
        require(again >= here | {one.key for one in known}, "no id is taken off the list")


def links(data: bytes) -> None:
    """The history of the links, which is read, told, and written as it was."""
    text, _ = decode(data, "links.json")
    if text is None:
        return
    found, problems = link_history.read(text, "links.json")
    only_problems(problems)
    require(not (found and problems), "a history is whole or has a problem")
    link_history.states(found)
    require(link_history.read(link_history.write(found), "links.json") == (found, []), "what is kept is read again")


def history(data: bytes) -> None:
    """What git says of who wrote a file: names, trailers and days as anybody may commit them."""
    for told in past._read(data.decode("utf-8", "replace")).values():
        require(all(name.strip() and "@" not in name for name in told.people), "nobody’s address is told")
        require(len(told.people) == len(set(told.people)), "nobody is told twice")
        require(told.first is None or (told.last is not None and told.first <= told.last), "the first day is no later")
