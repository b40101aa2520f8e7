"""Strings of the interface in templates, ``_("…")`` and ``{% trans %}``: one call each, where Jinja makes three."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from facing_pages import translating
from facing_pages.translating import language


@pass_eval_context
def gettext(context: EvalContext, message: str, /, **given: object) -> str:
    """A string in the language that is spoken, its blanks filled in with what is escaped where the template escapes.

    As in Jinja's “new style”, a percent sign is written twice, and the string itself may hold HTML of ours.
    """
    if not context.autoescape:
        return translating.gettext(message) % given
    return _marked(message, language()) % given if given else _whole(message, language())


@lru_cache(maxsize=4096)  # a page says the same few things again and again
def _marked(message: str, _spoken: str) -> Markup:
    return Markup(translating.gettext(message))  # noqa: S704  words of ours


@lru_cache(maxsize=4096)
def _whole(message: str, spoken: str) -> Markup:
    return _marked(message, spoken) % {}


GLOBALS: dict[str, Callable[..., str]] = {"_": gettext, "gettext": gettext}
