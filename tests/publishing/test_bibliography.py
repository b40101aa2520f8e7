"""The sources as CSL-JSON and as BibTeX: what other programs take, and that they take it whole."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pypandoc  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string  # type: ignore[import-untyped]

from facing_pages.model import OTHERS, Comparison, Person, Source
from facing_pages.publishing import data
from facing_pages.publishing.bibliography import by_letter, csl, csl_json
from facing_pages.publishing.bibtex import bibtex
from facing_pages.translating import speaking
from tests import strategies
from tests.compose import altered, bridge
from tests.loaded import HELD
from tests.loaded import comparison as held

BRIDGE = bridge().comparison()

ZOTERO = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance personal_communication
    periodical post post-weblog regulation report review review-book song speech standard thesis treaty
    webpage""".split()
)
"""The types of which Zotero imports a file of CSL-JSON; one item of another, and it takes none.

They are those that its translator “CSL JSON” looks for (github.com/zotero/translators, changed on 20 September 2022).
"""


@pytest.fixture(params=[None, *HELD], ids=lambda held: "/".join(held or ("in memory", "bridge")))
def comparison(request: pytest.FixtureRequest) -> Comparison:
    return held(*request.param) if request.param else BRIDGE


@pytest.fixture
def items(comparison: Comparison) -> Any:
    """The sources as CSL-JSON, read again."""
    with speaking(comparison.language):
        return json.loads(csl_json(comparison.sources))


@pytest.fixture
def found(comparison: Comparison) -> BibliographyData:
    """The sources as BibTeX, read again."""
    with speaking(comparison.language):
        return bibliography(bibtex(comparison.sources))


def bibliography(text: str) -> BibliographyData:
    """As a strict reader of BibTeX takes it apart: a fault in the file is an exception."""
    return parse_string(text, "bibtex")


def made(**fields: Any) -> Source:
    values = {"id": "a", "type": "book", "title": "A", "author": (), "issued": None, "url": None, "seen": "copy"}
    return Source(**(values | fields))


def one(**fields: Any) -> Any:
    """A work as BibTeX, read again."""
    return bibliography(bibtex([made(**fields)])).entries["a"]


# --- CSL-JSON ---------------------------------------------------------------


@cache
def schema() -> dict[str, Any]:
    """What CSL 1.0.2 says of an item, from the lists of its types and variables that citeproc-py brings."""
    found = find_spec("citeproc")
    assert found
    styles = Path(found.origin or "").parent / "data/schema/schemas/styles"
    lists = dict(re.findall(r"(?s)variables\.(\w+) =(.*?)(?=\n  \n|\n\})", (styles / "csl-variables.rnc").read_text()))
    names, dates, numbers, strings, titles = (
        re.findall(r'"([\w-]+)"', lists[kind]) for kind in ("names", "dates", "numbers", "strings", "titles")
    )
    parts = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}
    person = {
        "type": "object",
        "properties": {part: {"type": "string", "minLength": 1} for part in ("family", "given", "literal")},
        "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
        "additionalProperties": False,
    }
    day = {
        "type": "object",
        "properties": {"date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": parts}},
        "required": ["date-parts"],
        "additionalProperties": False,
    }
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "type"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string", "minLength": 1},
                "type": {"enum": re.findall(r'"([\w-]+)"', (styles / "csl-types.rnc").read_text())},
                **{name: {"type": "array", "minItems": 1, "items": person} for name in names},
                **dict.fromkeys(dates, day),
                **{name: {"type": ["string", "integer"]} for name in numbers},
                **{name: {"type": "string", "minLength": 1} for name in (*strings, *titles)},
            },
        },
    }


def test_the_sources_are_items_of_csl(comparison: Comparison, items: Any) -> None:
    jsonschema.Draft202012Validator(schema()).validate(items)
    assert [item["id"] for item in items] == [source.id for source in comparison.sources]


def test_zotero_takes_the_whole_file(items: Any) -> None:
    assert {item["type"] for item in items} <= ZOTERO


@pytest.mark.parametrize("type", ["software", "podcast", ""])
def test_zotero_takes_a_work_of_any_type(type: str) -> None:
    assert csl(made(type=type))["type"] == "document"
    assert csl(made(type=type, url="https://x.org"))["type"] == "webpage"


def test_what_zotero_has_no_type_for_says_what_it_is_where_processors_look() -> None:
    assert str(csl(made(type="software"))["note"]).splitlines()[0] == "type: software"
    assert "type:" not in str(csl(made(type="book"))["note"])


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ("original", "Read in the original."),
        ("copy", "Read in a copy."),
        ("cited", "Known only from another work."),
    ],
)
def test_every_file_says_how_the_editors_met_a_work(seen: str, said: str) -> None:
    assert csl(made(seen=seen))["note"] == said
    assert one(seen=seen).fields["note"] == said.removesuffix(".")


def test_a_document_s_number_is_no_span_of_numbers() -> None:
    item = csl(made(fields=(("number", "2019-10616"), ("page", "34-35"), ("issue", "207-208"))))
    assert item["number"] == "2019\N{NON-BREAKING HYPHEN}10616"
    assert (item["page"], item["issue"]) == ("34-35", "207-208")


@pytest.mark.parametrize(
    ("issued", "parts"),
    [
        ("2025-02-24", [[2025, 2, 24]]),
        ("2018/2025-01", [[2018], [2025]]),
        ("2018-03-01/2018-04/2025-01-02", [[2018, 3], [2025, 1]]),
    ],
)
def test_a_span_has_a_first_and_a_last_day_that_are_alike_exact(issued: str, parts: list[list[int]]) -> None:
    assert csl(made(issued=issued))["issued"] == {"date-parts": parts}


def test_a_day_on_which_an_address_was_opened_is_the_day_of_access() -> None:
    fields = {"url": "https://x.org", "checked": date(2025, 11, 2)}
    assert csl(made(**fields))["accessed"] == {"date-parts": [[2025, 11, 2]]}
    assert one(**fields).fields["urldate"] == "2025-11-02"


# --- BibTeX -----------------------------------------------------------------


def test_the_bibliography_can_be_read_and_is_complete(comparison: Comparison, found: BibliographyData) -> None:
    assert list(found.entries.keys()) == [source.id for source in comparison.sources]
    for source in comparison.sources:
        entry = found.entries[source.id]
        assert ("title" in entry.fields) == (source.title is not None)
        assert len(entry.persons.get("author", [])) == len(source.author)
        assert entry.fields.get("date") == source.issued
        assert entry.fields.get("year") == (source.issued[:4] if source.issued else None)
        assert entry.fields.get("url") == source.url


def test_nothing_that_a_record_says_is_missing_from_the_bibliography(
    comparison: Comparison, found: BibliographyData
) -> None:
    for source in comparison.sources:
        entry = found.entries[source.id]
        said = " ".join([*entry.fields.values(), *map(str, (p for group in entry.persons.values() for p in group))])
        plain = re.sub(r"\\(?=[&%$#_])", "", said).replace("--", "-")
        for name, words in source.fields:
            if name == "language":
                assert entry.fields["language"]
            elif not words.casefold().startswith("arxiv"):
                assert words in plain, (source.id, name)
        for role, people in source.people:
            assert all(person.family is None or person.family in plain for person in people), (source.id, role)


def test_a_preprint_on_arxiv_has_its_number_where_programs_look() -> None:
    for fields in (
        {"fields": (("publisher", "arXiv"), ("number", "arXiv:2509.20241"))},
        {"fields": (("DOI", "10.48550/arXiv.2509.20241"),)},
        {"url": "https://arxiv.org/abs/2509.20241v2"},
    ):
        entry = one(type="article", **fields)
        assert entry.type == "online"
        assert (entry.fields["eprint"], entry.fields["eprinttype"]) == ("2509.20241", "arxiv")
        assert "rXiv" not in entry.fields["note"] + entry.fields.get("organization", "")
    assert one(type="article", fields=(("number", "hep-th/9901001"),)).fields.get("eprint") is None


@pytest.mark.parametrize(
    ("type", "fields", "url", "entry", "field"),
    [
        ("article-journal", {"container-title": "Roads"}, None, "article", "journal"),
        ("article-journal", {"publisher": "Roads"}, "https://x.org", "online", "organization"),
        ("article-journal", {"publisher": "Roads"}, None, "misc", "organization"),
        ("chapter", {"container-title": "Roads"}, None, "incollection", "booktitle"),
        ("chapter", {"publisher": "Roads"}, "https://x.org", "online", "organization"),
        ("paper-conference", {"container-title": "Roads"}, None, "inproceedings", "booktitle"),
        ("book", {"publisher": "Roads"}, "https://x.org", "book", "publisher"),
        ("report", {"publisher": "Roads"}, "https://x.org", "techreport", "institution"),
        ("thesis", {"publisher": "Roads"}, None, "phdthesis", "school"),
        ("dataset", {"publisher": "Roads"}, None, "dataset", "publisher"),
        ("software", {"publisher": "Roads"}, None, "software", "organization"),
        ("webpage", {"container-title": "Roads"}, "https://x.org", "online", "organization"),
        ("regulation", {"number": "Roads"}, "https://x.org", "online", "note"),
        ("anything", {"container-title": "Roads"}, None, "misc", "organization"),
    ],
)
def test_a_source_is_the_kind_of_entry_it_is(
    type: str, fields: dict[str, str], url: str | None, entry: str, field: str
) -> None:
    found = one(type=type, fields=tuple(fields.items()), url=url, author=(Person("Lee", "Ann"),))
    assert found.type == entry
    assert "Roads" in found.fields[field]


def test_a_publisher_s_and_is_none_between_two_publishers() -> None:
    fields = (("container-title", "Bread and Roses"), ("publisher", "Lyd"))
    assert "organization = {{Bread and Roses} and Lyd}" in bibtex([made(type="webpage", fields=fields)])


@pytest.mark.parametrize(
    ("issued", "whole", "parts"),
    [
        ("2025", "2025", "year = {2025}"),
        ("2025-02", "2025-02", "year = {2025},\n  month = feb"),
        ("2025-02-06", "2025-02-06", "year = {2025},\n  month = feb,\n  day = {6}"),
        ("2018/2025-01", "2018/2025-01", "year = {2018}"),
        ("2018-03/2019/2025-01", "2018-03/2025-01", "year = {2018},\n  month = mar"),
    ],
)
def test_a_date_is_whole_for_biblatex_and_in_parts_for_bibtex(issued: str, whole: str, parts: str) -> None:
    text = bibtex([made(issued=issued)])
    assert f"  date = {{{whole}}},\n  {parts},\n  note" in text
    assert bibliography(text).entries["a"].fields["date"] == whole


@pytest.mark.parametrize(
    ("language", "named", "tag"),
    [("zh", "Chinese", "chinese"), ("pt-BR", "Portuguese", "portuguese"), ("Old Velmish", "Old Velmish", None)],
)
def test_a_language_has_its_name_and_that_which_latex_gives_it(language: str, named: str, tag: str | None) -> None:
    fields = one(fields=(("language", language),)).fields
    assert (fields["language"], fields.get("langid")) == (named, tag)


def test_an_organisation_s_name_stays_whole() -> None:
    source = made(author=(Person(literal="Ministry of Roads and Bridges"), Person("van Dam", "Jo")))
    people = bibliography(bibtex([source])).entries["a"].persons["author"]
    assert people[0].last_names == ["{Ministry of Roads and Bridges}"]
    assert (people[1].first_names, people[1].prelast_names, people[1].last_names) == (["Jo"], ["van"], ["Dam"])


text = st.one_of(
    strategies.lines, st.sampled_from(["{", "}", "\\", "100% of A & B_c #1 $x$ ~y^2", "{a}b}", '"', "@book{x,"])
)


@given(text, text, text, st.sampled_from(["book", "webpage", "article-journal", "report"]))
def test_no_words_of_a_record_break_the_bibliography(title: str, name: str, words: str, type: str) -> None:
    fields = (("publisher", words), ("container-title", words), ("number", words), ("page", words), ("DOI", "10.1/{x"))
    source = made(type=type, title=title, author=(Person(literal=name),), url="https://x.org/{a", fields=fields)
    found = bibliography(bibtex([source, made(id="b")]))
    assert list(found.entries.keys()) == ["a", "b"]
    assert found.entries["a"].fields["note"].startswith("Read in a copy")


# --- people -----------------------------------------------------------------

PEOPLE: dict[str, Any] = {
    "id": "bridges",
    "type": "book",
    "title": "Bridges",
    "author": [{"family": "Lee", "given": "Ann"}, {"literal": "and others"}],
    "editor": [{"family": "Dam", "given": "Jo van"}, {"literal": "Roads; Bridges"}],
    "translator": [{"family": "Lo", "given": "Adrian"}],
    "seen": "copy",
}


def test_editors_and_translators_are_people_in_every_format() -> None:
    draft = altered()
    draft.sources.append(PEOPLE)
    value = data.files(draft.comparison())
    (item,) = (item for item in json.loads(value["bridge/data/sources.json"]) if item["id"] == "bridges")
    assert item["editor"] == PEOPLE["editor"]
    assert item["translator"] == PEOPLE["translator"]
    entry = bibliography(value["bridge/data/sources.bib"].decode()).entries["bridges"]
    assert [str(person) for person in entry.persons["editor"]] == ["Dam, Jo van", "{Roads; Bridges}"]
    assert entry.fields["translator"] == "Lo, Adrian"


def test_people_who_are_not_named_are_others_in_bibtex_and_nobody_in_csl() -> None:
    draft = altered()
    draft.sources.append(PEOPLE)
    value = data.files(draft.comparison())
    (item,) = (item for item in json.loads(value["bridge/data/sources.json"]) if item["id"] == "bridges")
    assert item["author"] == [{"family": "Lee", "given": "Ann"}]
    assert "It has more authors than are named here." in item["note"]
    assert "author = {Lee, Ann and others}" in value["bridge/data/sources.bib"].decode()
    assert "author" not in csl(made(author=(OTHERS,)))


def test_works_stand_in_the_order_of_the_alphabet_then_of_their_dates() -> None:
    works = [
        made(id="c", title="“Bridges” and tolls"),
        made(id="b", author=(Person("Adler", "Z."),), issued="2025"),
        made(id="a", author=(Person("Adler", "Z."),), issued="2024-02"),
        made(id="d", title=None, fields=(("publisher", "Coast Press"),)),
    ]
    found = [(letter, [source.id for source in group]) for letter, group in by_letter(works)]
    assert found == [("A", ["a", "b"]), ("B", ["c"]), ("C", ["d"])]


# --- pandoc -----------------------------------------------------------------


def _plain(words: str) -> str:
    """Letters and figures alone: pandoc has marks of its own for quotations and for capitals that are to stay."""
    return re.sub(r"<[^>]*>|[\W_]", "", words)


@pytest.mark.parametrize("dialect", ["biblatex", "bibtex"])
def test_pandoc_reads_from_the_bibliography_what_the_other_file_says(comparison: Comparison, dialect: str) -> None:
    with speaking(comparison.language):
        text, ours = bibtex(comparison.sources), json.loads(csl_json(comparison.sources))
    theirs = json.loads(pypandoc.convert_text(text, "csljson", format=dialect))
    assert len(theirs) == len(ours)
    by_id = {item["id"]: item for item in theirs}
    for item in ours:
        read = by_id[item["id"]]
        assert read.get("issued") == item.get("issued"), item
        # It takes the translation of a title for a part of that.
        assert _plain(read.get("title", "")).casefold().startswith(_plain(item.get("title", "")).casefold()), item
        named = [name for name in read.get("author", []) if name != {"literal": "others"}]
        assert named == item.get("author", []), item
        assert read.get("translator") == item.get("translator"), item
        assert read.get("URL", item.get("URL")) == item.get("URL") or "arxiv" in read["URL"], item
