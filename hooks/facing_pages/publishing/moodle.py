"""The questions as a file for Moodle's question bank: essays in the Moodle XML format, with the passages they open."""

from __future__ import annotations

from functools import cache

import jinja2

from facing_pages import resources
from facing_pages.model import Comparison
from facing_pages.publishing.xmltext import fit
from facing_pages.translating import gettext, ngettext
from facing_pages.wording import paragraphs, sides


def moodle(comparison: Comparison) -> str:
    """The central question, those for discussion and those of the events, an essay each."""
    written = _template().render(comparison=comparison, say=sides(len(comparison.readings)))
    return fit(written.strip()) + "\n"


@cache
def _template() -> jinja2.Template:
    """The template alone: the table of formats, of which this is one, is known to the environment of all others."""
    loader = jinja2.FileSystemLoader(resources.folder("overrides"))
    env = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    env.filters["paragraphs"] = paragraphs
    return env.get_template("moodle.html")
