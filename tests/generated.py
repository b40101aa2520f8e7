"""Whole comparisons of any size, generated: the same seed and sizes make the same bytes.

What is written is plausible and means nothing. Each sentence of a text begins
with words that occur in it once, so every quotation is found, and the check has
nothing to say of such a comparison.

Run as a script it writes a site: ``python -m tests.generated FOLDER [COUNT] [SIZES]``.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice, product
from pathlib import Path
from random import Random
from typing import Any

from tests.blocks import front, yaml
from tests.generated_parts import parts
from tests.vocabulary import ENGLISH, VOCABULARIES, Vocabulary

READINGS = ("herald", "courier")


@dataclass(frozen=True)
class Sizes:
    """How much of everything there is.

    Arguments:
        words: of each text, its notes not counted; two texts.
        paragraph: sentences in a paragraph.
        notes: footnotes in each text, half of them on works that the other’s cite too.
        silences: events that one of the two texts does not mention.
        findings: the share of annotations of the kind “evidence”, from 0 to 1.
        whole: whether the newer parts are there too: a card for each of the
            ``documents``, ``who`` is who, ``charts``, and every sentence asked
            whether it can be checked.
    """

    words: tuple[int, int] = (1070, 1190)
    paragraph: int = 7
    notes: int = 6
    events: int = 13
    silences: int = 3
    annotations: int = 72
    findings: float = 0.6
    sources: int = 162
    terms: int = 24
    hard_words: int = 40
    moments: int = 30
    questions: int = 10
    whole: bool = False
    documents: int = 0
    who: int = 0
    charts: int = 0


DEEPSEEK = Sizes()
"""Those of the project's own comparison when the aims of the benchmarks were set."""
DEEPSEEK_NOW = replace(
    DEEPSEEK,
    events=14,
    annotations=111,
    findings=0.8,
    sources=340,
    moments=53,
    questions=8,
    whole=True,
    documents=11,
    who=80,
    charts=6,
)
"""Those of today."""
LONG = replace(DEEPSEEK, words=(20_000, 20_000), notes=60, events=60, annotations=600, sources=800, hard_words=200)
"""Two texts of the length of a small book."""
SMALL = Sizes((120, 140), 3, 2, 3, 1, 6, 0.5, 8, 2, 2, 2, 2)
PRESETS = {"deepseek": DEEPSEEK, "deepseek_now": DEEPSEEK_NOW, "long": LONG, "small": SMALL}


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text: the words that occur once, the rest of it, and where it stands."""

    core: str
    rest: str
    reading: str
    paragraph: int

    @property
    def whole(self) -> str:
        return f"{self.core} {self.rest}."

    @property
    def link(self) -> str:
        """Our Markdown for a quotation that leads to it."""
        return f"[“{self.core}”]({self.reading}/#p{self.paragraph})"


def files(id: str, sizes: Sizes = DEEPSEEK, seed: int = 1, words: Vocabulary = ENGLISH) -> dict[str, str]:
    """A comparison: its files by their paths within its folder."""
    random = Random(f"{id} {seed}")  # noqa: S311 it keeps no secret, and is to give the same again
    texts = {
        reading: _sentences(reading, length, sizes.paragraph, words, random)
        for reading, length in zip(READINGS, sizes.words, strict=True)
    }
    title = words.say(words.titles, random)
    made: dict[str, str] = {}
    for at, (reading, sentences) in enumerate(texts.items()):
        cited = [number % sizes.sources + 1 for number in range(at * sizes.notes // 2, sizes.sources)]
        text = _text(words.say(words.titles, random), sentences, cited[: sizes.notes])
        made[f"articles/{reading}.txt"] = text
        made[f"articles/{reading}.yml"] = yaml(_dossier(reading, at, text, sentences, words))
    made["index.md"] = front(
        {
            "title": f"{title} ({id})",
            "question": f"{title}?",
            "summary": words.say(words.remarks, random),
            "readings": [
                {"id": reading, "label": label} for reading, label in zip(READINGS, words.labels, strict=True)
            ],
            "order-rule": words.say(words.remarks, random),
            "lang": words.language,
            "subjects": sorted(random.sample(words.ideas, 2)),
        },
        " ".join(words.say(words.remarks, random) for _ in range(6)),
    )
    for path, value, body in parts(sizes, texts, words, random):
        made[path] = yaml(value) if path.endswith(".yml") else front(value, body)
    return made


def write(folder: Path, sizes: Sizes = DEEPSEEK, seed: int = 1, words: Vocabulary = ENGLISH) -> Path:
    """Write a comparison as a folder, whose name is its id; that folder."""
    for path, text in files(folder.name, sizes, seed, words).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    return folder


def site(folder: Path, count: int = 1, sizes: Sizes = DEEPSEEK) -> Path:
    """Write a site of comparisons ``c001``, ``c002``, …, every tenth of which is French; its folder.

    It is built where it lies, by “facing-pages build”.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    for name, head in (("index", "template: home.html"), ("glossary", "title: Glossary\ntemplate: glossary.html")):
        (docs / f"{name}.md").write_text(f"---\n{head}\n---\n\nGenerated comparisons.\n", encoding="utf-8")
    for number, words in zip(range(1, count + 1), _languages(), strict=False):
        write(docs / f"c{number:03}", sizes, number, words)
    return folder


_SETTINGS = """site_name: Generated
site_url: https://example.org/
theme:
  name: material
  language: en
plugins: [facing-pages]
"""


def _languages() -> Iterator[Vocabulary]:
    english, *others = VOCABULARIES
    for other in cycle(others):
        yield from [english] * 9
        yield other


def _sentences(reading: str, length: int, paragraph: int, words: Vocabulary, random: Random) -> list[Sentence]:
    """As many sentences as make a number of words, none with the first words of another."""
    cores = list(product(words.subjects, words.verbs, words.objects))
    found: list[Sentence] = []
    total = 0
    for core in random.sample(cores, length // 6):
        if total >= length:
            break
        first = " ".join(core)
        one = Sentence(
            first[0].upper() + first[1:],
            words.fill(random.choice(words.tails), random),
            reading,
            1 + len(found) // paragraph,
        )
        found.append(one)
        total += len(one.whole.split())
    return found


def _text(title: str, sentences: Sequence[Sentence], cited: Sequence[int]) -> str:
    """The bytes of an article, with notes at its end, each on a work by its number in ``sources.yml``."""
    marked = {at * len(sentences) // len(cited): at + 1 for at in range(len(cited))}
    paragraphs: dict[int, list[str]] = {}
    for at, sentence in enumerate(sentences):
        mark = f"[{marked[at]}]" if at in marked else ""
        paragraphs.setdefault(sentence.paragraph, []).append(sentence.whole + mark)
    listed = (f"[{number}] www.example.org/work/{work} (02-05-2021)" for number, work in enumerate(cited, 1))
    return "\n\n".join([title, *(" ".join(held) for held in paragraphs.values()), *listed]) + "\n"


def _dossier(reading: str, at: int, text: str, sentences: Sequence[Sentence], words: Vocabulary) -> dict[str, Any]:
    return {
        "reading": reading,
        "byline": f"{'AB'[at]}. Writer",
        "publication": words.labels[at],
        "publisher": "The Generated Press",
        "date": f"2021-05-{3 + at:02}",
        "language": words.language,
        "address": "not found",
        "rights": "The words are generated, and nobody’s.",
        "permission": "None is needed.",
        "captured": "2021-06-01",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "position": [one.core for one in islice(sentences, 3)],
    }


if __name__ == "__main__":
    _folder, _count, _sizes = (*sys.argv[1:], *("1", "deepseek")[len(sys.argv) - 2 :])
    site(Path(_folder), int(_count), PRESETS[_sizes])
