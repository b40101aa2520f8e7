"""Folding a text at once gives what folding it character by character gives."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facing_pages.binding import quotations
from facing_pages.binding.quotations import Folded, caseless, fold
from tests import strategies

SIGNS = "ab  \n\t\u00a0\u2003\x1c'’“-—é\u0301\u00ad\u1100\u1161가\u212b\u037eЖ中文。\u0344\u0958ßİ\u200d"

texts = st.one_of(strategies.lines, st.text(st.sampled_from(SIGNS)), st.text())


def singly(text: str) -> Folded:
    """A text folded character by character."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quotations, "_is_of_single_characters", lambda _: False)
        return fold.__wrapped__(text)


@strategies.effort(5)
@given(texts)
@example("")
@example(" ")
@example("e\u0301")
def test_a_text_is_folded_as_its_characters_are_one_by_one(text: str) -> None:
    found, wanted = fold(text), singly(text)
    assert (found.text, list(found.starts), list(found.ends)) == (wanted.text, list(wanted.starts), list(wanted.ends))


@given(texts)
@example("Straße")
def test_every_letter_that_became_two_leads_back_to_the_one(text: str) -> None:
    folded = fold(text)
    found = caseless(folded)
    assert found.text == "".join(map(str.casefold, folded.text))
    lengths = [len(letter.casefold()) for letter in folded.text]
    assert list(found.starts) == [at for at, many in zip(folded.starts, lengths, strict=True) for _ in range(many)]
    assert list(found.ends) == [at for at, many in zip(folded.ends, lengths, strict=True) for _ in range(many)]
