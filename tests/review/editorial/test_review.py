"""Each check of the editors' own prose fires where it should, and not one step before."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.review import editorial
from tests.compose import Draft, Values, altered, bridge


def words(count: int) -> str:
    return "word " * count


def quotation(count: int) -> str:
    return f"It says “{words(count).strip()}” there."


def question(**passages: list[str]) -> Values:
    return {"title": "Questions", "questions": [{"id": "why", "text": "Why?", "passages": passages}]}


def case(count: int, bound: int) -> Draft:
    quoted = "[“not a public road”](post/#p2) " * bound
    return altered(cases={"post": {"reading": "post", "body": words(count - 4 * bound) + quoted}})


def asking(**passages: list[str]) -> Draft:
    draft = bridge()
    draft.questions = question(**passages)
    return draft


def introduced(body: str) -> Draft:
    draft = bridge()
    draft.index["body"] = body
    return draft


def recorded(**more: Any) -> Draft:
    draft = bridge()
    draft.sources.append({"id": "almanac", "type": "book", "title": "Almanac", "seen": "copy"} | more)
    return draft


def cited(seen: str, **more: Any) -> Draft:
    draft = altered(annotations={"price": more})
    draft.sources[0]["seen"] = seen
    return draft


def note(body: str) -> Draft:
    return altered(annotations={"opening-day": {"body": body}})


def named(**values: Any) -> Draft:
    draft = bridge()
    draft.names.append({"id": "fee", "thing": "The fee", "names": ["toll", "four crowns"]} | values)
    return draft


def known(**values: Any) -> Draft:
    draft = bridge()
    for id, name in (("post", "The Post"), ("company", "The company")):
        named = {"post": "It says.", "times": "It does not."}
        draft.who.append({"id": id, "name": name, "kind": "publisher", "what": "A paper.", "named": named} | values)
    return draft


def price(**values: Any) -> Draft:
    return altered(annotations={"price": values})


SILENT: dict[str, Any] = {
    "number": 3,
    "title": "The price",
    "when": "2021",
    "gloss": "What it cost.",
    "passages": {"post": ["It cost the county 12 million crowns"]},
    "part": ["Only one gives it, [“12 million crowns”](post/#p1)."],
}
SIGNED: dict[str, Any] = {"times": {"by": "the editors", "on": "2021-06-01", "words": ["million"]}}


def silent(silences: dict[str, Any], **more: Any) -> Draft:
    return altered(events={"price": SILENT | {"silences": silences} | more})


def answers(**said: dict[str, Any]) -> Draft:
    return altered(events={"toll": {"answers": said}})


def answer(words: str, passage: str) -> dict[str, Any]:
    return {"text": words, "passages": [passage]}


# A code, a draft that gets it, and one beside it that does not.
NEIGHBOURS = {
    "long-annotation": (note(words(81)), note(words(80))),
    "long-quotation": (note(quotation(26)), note(quotation(25))),
    "long-case": (case(121, 3), case(120, 3)),
    "thin-case": (case(60, 2), case(60, 3)),
    "long-introduction": (introduced(words(401)), introduced(words(400))),
    "long-gloss": (
        altered(events={"toll": {"gloss": "x" * 121}}),
        altered(events={"toll": {"gloss": "x" * 120}}),
    ),
    "loaded-word": (note("He admits it."), note("He says “he admits it” so. An administration.")),
    "raw-html": (note("A <b>word</b>."), note("A `<b>` and 1 < 2 > 0.")),
    "finding-without-source": (price(sources=[]), price(sources=[], finding="unchecked")),
    "weak-finding": (cited("cited"), cited("copy")),
    "uncited-source": (recorded(), recorded(URL="https://www.lyd.example.org/bridge")),
    "shared-name": (known(also=["Post"]), known()),
    "unquoted-side": (
        altered(events={"toll": {"part": ["One says [“takes a toll”](post/#p2), the other [a price](times/#p2)."]}}),
        altered(
            events={"toll": {"part": ["One says [“takes a toll”](post/#p2), the other [“four crowns”](times/#p2)."]}}
        ),
    ),
    "quotation-not-shown": (
        altered(events={"toll": {"neither": ["Neither tells of [“the ferry was retired”](times/#p1)."]}}),
        altered(events={"toll": {"neither": ["Neither tells of [“a crossing”](times/#p2) by “night and day alone”."]}}),
    ),
    "answer-missing": (
        answers(post=answer("It is ours.", "p2")),
        answers(post=answer("It is ours.", "p2"), times=answer("It is cheap.", "p2")),
    ),
    "long-answer": (
        answers(post=answer(words(41), "p2"), times=answer("It is cheap.", "p2")),
        answers(post=answer(words(40), "p2"), times=answer("It is cheap.", "p2")),
    ),
    "draft-event": (altered(events={"toll": {"draft": True}}), altered(events={"toll": {"draft": False}})),
    "one-sided-contrast": (
        altered(annotations={"opening-day": {"kind": "contrast", "passages": {"post": ["opened on Saturday"]}}}),
        altered(annotations={"opening-day": {"kind": "contrast"}}),
    ),
    "one-sided-question": (asking(post=["p1"]), asking(post=["p1"], times=["p1"])),
    "paragraph-outside": (
        altered(
            events={
                "toll": {
                    "passages": {"post": ["p2"], "times": ["p1"]},
                    "part": ["[“toll”](post/#p2) [“ferry”](times/#p1)"],
                }
            }
        ),
        altered(
            events={
                "toll": {
                    "passages": {"post": ["p2"], "times": ["p1"]},
                    "part": ["[“toll”](post/#p2) [“ferry”](times/#p1)"],
                }
            },
            dossiers={"times": {"outside": [{"paragraph": "p2", "reason": "It is about prices."}]}},
        ),
    ),
    "annotation-outside": (
        altered(
            events={"toll": {"passages": {"post": ["takes a toll of four crowns"], "times": ["p2"]}}},
            annotations={"opening-day": {"passages": {"post": ["The bridge is not a public road"]}}},
        ),
        altered(
            events={"toll": {"passages": {"post": ["takes a toll of four crowns"], "times": ["p2"]}}},
            annotations={"opening-day": {"passages": {"post": ["a toll of four"]}}},
        ),
    ),
    "silent-without-signature": (silent({}), silent(SIGNED)),
    "silence-broken": (
        silent({"times": SIGNED["times"] | {"words": ["CROSSING"]}}),
        silent({"times": SIGNED["times"] | {"words": ["cross"]}}),
    ),
    "speaks-and-silent": (altered(events={"toll": {"silences": SIGNED}}), silent(SIGNED)),
}


def test_the_comparison_to_begin_from_has_no_problem() -> None:
    assert bridge().problems() == []


@pytest.mark.parametrize("code", NEIGHBOURS)
def test_a_check_fires(code: str) -> None:
    draft, _ = NEIGHBOURS[code]
    assert code in draft.codes()


@pytest.mark.parametrize("code", NEIGHBOURS)
def test_a_check_does_not_fire_beside_it(code: str) -> None:
    _, draft = NEIGHBOURS[code]
    assert code not in draft.codes()


@pytest.mark.parametrize(
    ("code", "draft"),
    [
        (
            "long-annotation",
            altered(annotations={"opening-day": {"body": words(81), "answered": {"long-annotation": "It must."}}}),
        ),
        ("weak-finding", cited("cited", answered={"weak-finding": "The text says so."})),
        ("long-gloss", altered(events={"toll": {"gloss": "x" * 121, "answered": {"long-gloss": "It must."}}})),
        (
            "paragraph-outside",
            altered(
                events={"toll": {"passages": {"post": ["p2"], "times": ["p1"]}}},
                dossiers={"times": {"answered": {"paragraph-outside": "See the method."}}},
            ),
        ),
    ],
)
def test_a_warning_that_is_answered_in_writing_is_silent(code: str, draft: Draft) -> None:
    assert code not in draft.codes()


def test_an_answer_is_for_its_own_file_and_its_own_code() -> None:
    elsewhere = altered(
        annotations={"opening-day": {"body": words(81)}, "price": {"answered": {"long-annotation": "Not here."}}}
    )
    assert "long-annotation" in elsewhere.codes()
    another = altered(annotations={"opening-day": {"body": words(81), "answered": {"loaded-word": "No."}}})
    assert "long-annotation" in another.codes()


def test_an_error_has_no_answer() -> None:
    draft = price(sources=[], answered={"finding-without-source": "None was found."})
    assert "finding-without-source" in draft.codes()


@pytest.mark.parametrize("kind", ["context", "term", "question"])
def test_other_kinds_need_no_source(kind: str) -> None:
    assert price(kind=kind, finding=None, sources=[]).codes() == ["uncited-source"]


SPELT = {"i": "iIİı", "s": "sSſ", "k": "kK\u212a"}
"""A letter by all that stand for it where capitals do not count."""


@given(st.sampled_from(sorted(editorial.loaded())), st.data())
def test_a_quick_look_for_a_word_that_takes_sides_misses_none(word: str, data: st.DataObject) -> None:
    letters = [data.draw(st.sampled_from(SPELT.get(letter, letter + letter.upper()))) for letter in word.rstrip("*")]
    found = editorial.loaded()[word]
    assert found.pattern.search("".join(letters))
    assert found.begins in editorial.lowered("".join(letters))


@pytest.mark.parametrize(
    ("prose", "count"),
    [
        ("He admits and ADMITTED it.", 2),
        ("Of\ncourse.", 1),
        ("“He admits it,” she says.", 0),
        ("[He claims](https://example.org/claims) so.", 1),
        ("A claimant and a reclaimed field.", 0),
        ("“He\nadmits it”\nin fact.", 1),
    ],
)
def test_words_that_take_sides_are_found_in_our_own_words_only(prose: str, count: int) -> None:
    assert note(prose).codes().count("loaded-word") == count


@pytest.mark.parametrize(
    "draft",
    [
        altered(events={"toll": {"gloss": "The regime of tolls."}}),
        altered(events={"toll": {"question": "Who admits it?"}}),
        altered(events={"toll": {"neither": ["Neither admits it."]}}),
        altered(events={"toll": {"neither": [{"text": "Neither admits it.", "sources": []}]}}),
        answers(post=answer("They admit it.", "p2"), times=answer("It is cheap.", "p2")),
        altered(events={"toll": {"body": "Both admit it."}}),
        silent({"times": SIGNED["times"] | {"note": "It merely hints."}}),
        altered(cases={"post": {"reading": "post", "body": "It admits."}}),
        named(thing="The regime"),
        named(note="It merely hints."),
        altered(dossiers={"post": {"publisher-note": "A notorious press."}}),
        altered(
            terms={"toll": {"title": "Toll", "uses": {"post": "It admits.", "times": "It says."}, "body": "A price."}}
        ),
        recorded(note="It reveals."),
        introduced("Of course."),
    ],
    ids=[
        "gloss",
        "question",
        "ledger",
        "ledger-with-sources",
        "answer",
        "event",
        "silence",
        "case",
        "thing",
        "names",
        "dossier",
        "term",
        "source",
        "introduction",
    ],
)
def test_all_prose_of_ours_is_read(draft: Draft) -> None:
    assert "loaded-word" in draft.codes()


@pytest.mark.parametrize(
    "draft",
    [
        altered(events={"toll": {"neither": ["Neither tells that “the ferry was retired”."]}}),
        altered(events={"toll": {"neither": [{"text": "Neither says “opened on Saturday” here.", "sources": []}]}}),
        altered(events={"opening": {"both": ["[“opened on Saturday”](post/#p1), [“pay four crowns”](times/#p2)"]}}),
        answers(post=answer("It was “opened on Saturday” too.", "p2"), times=answer("It is cheap.", "p2")),
    ],
    ids=["bound-to-nothing", "with-sources", "bound", "answer"],
)
def test_words_that_the_row_does_not_show_are_found_wherever_they_are_quoted(draft: Draft) -> None:
    assert draft.codes().count("quotation-not-shown") == 1


def test_the_warning_names_the_event_the_words_and_what_to_do() -> None:
    (found,) = NEIGHBOURS["quotation-not-shown"][0].problems()
    assert (found.path, found.severity) == ("events/toll.md", "warning")
    assert found.message == "“the ferry was retired” is quoted at the event “toll”, which does not show these words."
    assert found.repair == "Add them to its passages of times, or leave the quotation out."


def test_words_across_two_passages_that_touch_are_shown() -> None:
    shown = {"post": ["takes a toll of four", "four crowns"], "times": ["p2"]}
    line = "One says [“takes a toll of four crowns”](post/#p2), the other [“the price will fall”](times/#p2)."
    assert "quotation-not-shown" not in altered(events={"toll": {"passages": shown, "part": [line]}}).codes()
