"""Links in templates: ``href(thing)`` leads to a thing from the page that is being made."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import pass_context
from jinja2.runtime import Context

from facing_pages.addresses import Site, place_of
from facing_pages.model import Comparison, Picture, Place, Reading
from facing_pages.publishing import pictures
from facing_pages.publishing.classfile import data_address


@pass_context
def href(context: Context, thing: object, part: object = "", of: Comparison | None = None) -> str:
    """The address of a link to a thing, by the page's way ``here``.

    Arguments:
        thing: as for ``place_of``.
        part: likewise.
        of: the comparison that it is of, where a page shows several.

    Raises:
        LookupError: the thing stands nowhere, or no link can lead there.
    """
    place = _place(context, thing, part, of)
    address: str | None = context["here"].href(place)
    if not address:
        raise LookupError(f"This file does not show {place.address}, and the site's address is not known.")
    return address


@pass_context
def jump(context: Context, thing: object, part: object = "") -> str:
    """The same, but a fragment alone where the thing stands on the page that is being made: its reader's view stays."""
    place = _place(context, thing, part)
    way = context["here"]
    return f"#{place.fragment}" if isinstance(way, Site) and way.is_at(place) else href(context, thing, part)


@pass_context
def anchor(context: Context, thing: object, part: object = "") -> str:
    """The id that a thing has where it stands: what ``href`` leads to."""
    return str(context["here"].anchor(_place(context, thing, part)))


@pass_context
def picture_address(context: Context, reading: Reading, picture: Picture) -> str:
    """Where a browser finds a picture of an article: in the site, or in the class file itself."""
    file = reading.pictures[picture.file]
    if context.get("one_file"):
        return data_address(file.data, file.media_type)
    return href(context, pictures.name(reading, picture.file))


def _place(context: Context, thing: object, part: object, of: Comparison | None = None) -> Place:
    comparison = thing if isinstance(thing, Comparison) else of or context["comparison"]
    return place_of(comparison, thing, part)


@pass_context
def lasting(context: Context, thing: object) -> str:
    """The address of a thing that it has for ever, wherever on the site it stands now."""
    return Site(context["here"].here).href(_place(context, thing, ""))


GLOBALS: dict[str, Callable[..., str]] = {
    "href": href,
    "jump": jump,
    "anchor": anchor,
    "lasting": lasting,
    "picture_address": picture_address,
}
