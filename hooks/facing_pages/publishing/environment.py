"""The template environment: what every template may use, and an environment of the library's own that escapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from facing_pages import __version__, addresses, codes, groups, pages
from facing_pages.addresses import Absolute
from facing_pages.annotation_kinds import ANNOTATION_KINDS
from facing_pages.binding.weaving import divided
from facing_pages.citing import citing, naming, noted
from facing_pages.drawing.shape import shape
from facing_pages.model import CELL_END, ROW_END, Break, Gap, NoteMark, Reading, Run
from facing_pages.publishing import (
    bibtex,
    credit,
    data,
    described,
    embeds,
    handing_out,
    home,
    licences,
    links,
    listing,
    policy,
    prompts,
    strings,
)
from facing_pages.publishing.bibliography import by_letter
from facing_pages.publishing.citations import citations
from facing_pages.publishing.scripts import css_string
from facing_pages.publishing.xmltext import well_formed
from facing_pages.review.figures import figures
from facing_pages.translating import SOURCE, gettext, language, ngettext
from facing_pages.wording import (
    FINDING,
    SEEN,
    SENTENCE,
    WHO,
    authors,
    long_date,
    number,
    paragraphs,
    quoted,
    series,
    short_date,
)
from facing_pages.writing.prose import Target, Writer

_WRITER = Writer(lambda *_: Target())
"""For the project's own words, whose links are whole addresses."""
_ANYWHERE = Absolute("")

_FILTERS: dict[str, Callable[..., Any]] = {
    "longdate": long_date,
    "shortdate": short_date,
    "number": number,
    "series": series,
    "authors": authors,
    "paragraphs": paragraphs,
    "quoted": quoted,
    "translated": lambda marked: gettext(str(marked)),
    "cssstring": css_string,
    "slug": pages.slug,
    "lines": lambda items: divided(items, ROW_END),
    "cells": lambda items: divided(items, CELL_END),
    "markdown": lambda words: _WRITER.block(words)[0].html(_ANYWHERE),
    "sentences": handing_out.sentences,
    "asking": lambda question, comparison: handing_out.asked_at(comparison, question),
    "xml": lambda html: Markup(well_formed(html)),  # noqa: S704  as safe as it was
    "inline": lambda words: _WRITER.inline(words)[0].html(_ANYWHERE),
}
_TESTS: dict[str, Callable[..., Any]] = {
    "run": lambda value: isinstance(value, Run),
    "notemark": lambda value: isinstance(value, NoteMark),
    "gap": lambda value: isinstance(value, Gap),
    "break": lambda value: isinstance(value, Break),
    "reading": lambda value: isinstance(value, Reading),
}
_GLOBALS: dict[str, Any] = {
    "facing_pages_version": __version__,
    "annotation_kinds": ANNOTATION_KINDS,
    "citations": citations,
    "citing": citing,
    "noted": noted,
    "by_letter": by_letter,
    "figures": figures,
    "formats": data.FORMATS,
    "codes": codes,
    "licences": licences,
    "said": credit.said,
    "credited": credit.anchor,
    "policy": policy,
    "prompts": prompts.sections,
    "asked_who": prompts.asked_who,
    "pages_of": pages.pages,
    "groups_of": groups.groups,
    "letters_of": groups.letters,
    "page_of_group": groups.page,
    "away_from": lambda comparison, group: dict(addresses.away(comparison, group)),
    "veiled": pages.veiled,
    "shape": shape,
    "described": described.described,
    "edition_of": described.edition,
    "bibtex": bibtex.entry,
    "findings": FINDING,
    "seen_in_words": SEEN,
    "sentence_kinds": SENTENCE,
    "language": language,
    "position_of": home.position,
    "sample_of": home.sample,
    "word_list": handing_out.word_list,
    "asked_at": handing_out.asked_at,
    "fits": handing_out.fits,
    "starting": handing_out.starting,
    "handed_out": handing_out.handed_out,
    "glossed": handing_out.glossed,
    "embed_of": embeds.embed,
    "who_in_words": WHO,
    "named_in": lambda comparison, entry: naming(comparison, addresses.place_of(comparison, entry)),
}


def environment(folders: Iterable[Path]) -> jinja2.Environment:
    """An environment over our own templates alone, in which a name that is not there is an error.

    Arguments:
        folders: where templates lie; the first that has one wins.
    """
    loader = jinja2.FileSystemLoader([str(folder) for folder in folders])
    made = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    equip(made)
    return made


def equip(env: jinja2.Environment) -> None:
    """Give an environment the filters, tests and globals of our templates."""
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    env.policies["ext.i18n.trimmed"] = True
    env.filters |= _FILTERS
    env.tests |= _TESTS
    env.globals |= _GLOBALS | links.GLOBALS | listing.GLOBALS | strings.GLOBALS
    env.globals["theme_words"] = lambda: _theme_words(env)


def _theme_words(env: jinja2.Environment) -> jinja2.Template:
    """The theme's own strings in the language that is spoken, or the nearest that it has."""
    tags = (language(), language().partition("-")[0], SOURCE)
    return env.select_template([f"partials/languages/{tag}.html" for tag in tags])


def escaping(env: jinja2.Environment, folders: Iterable[Path]) -> Callable[[str | None], bool]:
    """Whether a template, by its name, escapes what it prints: ours do, and what comes from no file.

    The theme's are written without escaping in mind.

    Arguments:
        folders: where ours lie.
    """
    ours = tuple(folders)

    @cache
    def escapes(name: str | None) -> bool:
        if name is None or env.loader is None:
            return True
        _, file, _ = env.loader.get_source(env, name)
        return not file or any(Path(file).is_relative_to(folder) for folder in ours)

    return escapes
