"""The rules that a page of the facing pages brings itself: a kind of annotation and a reading each have theirs."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from facing_pages.model import KINDS
from tests.publishing.templates.test_inlines import environment

PAGE = """{%- import "partials/fp/chosen.html" as chosen with context -%}{{ chosen.chosen(comparison) }}"""

_ALONE = (
    r'^\.fp-bar:has\(\[name="show"\]\[data-side="(\d+)"\]:checked\) ~ \.fp-views '
    r':is\((.+)\):not\(\[data-side="(\d+)"\]\) { display: none'
)
_LEFT_OUT = r'^\.fp-bar:not\(:has\(\[name="layers"\]\[value="([\w-]+)"\]:checked\)\) ~ \.fp-views \[data-kind="\1"\]'


@pytest.mark.parametrize("readings", [2, 3, 26])
def test_each_reading_can_be_shown_alone(readings: int) -> None:
    comparison = SimpleNamespace(readings=range(readings))
    rules = environment().from_string(PAGE).render(comparison=comparison, annotation_kinds=())
    shown = re.findall(_ALONE, rules, re.MULTILINE)
    assert [(chosen, left) for chosen, _, left in shown] == [(str(side),) * 2 for side in range(1, readings + 1)]
    assert all(".fp-cell" in others.split(", ") for _, others, _ in shown)


def test_each_kind_of_annotation_can_be_left_out() -> None:
    kinds = (*KINDS, "a-new-one")
    told = [SimpleNamespace(name=kind) for kind in kinds]
    rules = environment().from_string(PAGE).render(comparison=SimpleNamespace(readings=()), annotation_kinds=told)
    assert re.findall(_LEFT_OUT, rules, re.MULTILINE) == list(kinds)
