"""Templates ask for a link by the thing it leads to."""

from __future__ import annotations

import jinja2
import pytest

from facing_pages.addresses import OneFile, Site
from facing_pages.model import Way
from facing_pages.publishing import links
from tests.compose import bridge

COMPARISON = bridge().comparison()


def _shown(template: str, here: Way, **values: object) -> str:
    env = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    env.globals |= links.GLOBALS
    return env.from_string(template).render(here=here, **values)


@pytest.mark.parametrize(
    ("asked", "on_a_page", "in_the_file"),
    [
        ("comparison", "../", "#part-introduction"),
        ("comparison.readings[0]", "../post/", "#part-post"),
        ("comparison.readings[0], comparison.readings[0].article.blocks[1]", "../post/#p2", "#post-p2"),
        ("comparison.readings[0], comparison.readings[0].article.notes[0]", "../post/#fn:1", "#fn:post:1"),
        ("comparison.readings[0], 'p2'", "../post/#p2", "#post-p2"),
        ("comparison.event('toll')", "../facing/#toll", "#toll"),
        ("comparison.annotations[0]", "../facing/#note-{id}", "#note-{id}"),
        ("'facing'", "../facing/", "#part-facing"),
    ],
)
def test_a_link_leads_to_the_thing_from_wherever_it_is_shown(asked: str, on_a_page: str, in_the_file: str) -> None:
    template, id = f"{{{{ href({asked}) }}}}", COMPARISON.annotations[0].id
    assert _shown(template, Site("bridge/sources/"), comparison=COMPARISON) == on_a_page.format(id=id)
    assert _shown(template, OneFile(COMPARISON, ""), comparison=COMPARISON) == in_the_file.format(id=id)


def test_where_several_comparisons_are_shown_each_is_named() -> None:
    template = "{% for one in all %}{{ href('facing', of=one) }} {{ href(one) }}{% endfor %}"
    assert _shown(template, Site(""), all=[COMPARISON]) == "./bridge/facing/ ./bridge/"
    with pytest.raises(KeyError, match="comparison"):
        _shown("{{ href('facing') }}", Site(""))


def test_a_link_to_nowhere_is_an_error_in_the_template() -> None:
    with pytest.raises(LookupError, match="bridge/map/"):
        _shown("{{ href('map') }}", OneFile(COMPARISON, ""), comparison=COMPARISON)


def test_the_id_of_a_thing_is_what_a_link_leads_to() -> None:
    template = "{{ anchor(comparison.event('toll')) }}"
    for here in (Site("bridge/facing/"), OneFile(COMPARISON, "")):
        assert _shown(template, here, comparison=COMPARISON) == "toll"
