"""The address of a page on the web: what it must look like, wherever people or tools write one.

It becomes a link that a reader clicks on, so it begins with ``https://`` or
``http://`` and names a host; what a browser would run is none.
"""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

FORM = r"^https?://\S+$"
NOT_FOUND = "not found"
"""An address that is not known, in dossiers from before it could be left out."""
FORM_OR_NOT_FOUND = rf"^({FORM[1:-1]}|{NOT_FOUND})$"
REPAIR = "Write the whole address, such as https://example.org/page."


def is_address(value: str) -> bool:
    """Whether this is a whole address of the web.

    >>> [is_address(value) for value in ("https://example.org/page", "javascript:alert(1)", "https:///page")]
    [True, False, False]
    """
    return bool(re.fullmatch(FORM[1:-1], value)) and _names_a_host(value)


def _names_a_host(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that hold no address, a port that is no number
        return False


def _check(value: str) -> str:
    if value != NOT_FOUND and not _names_a_host(value):
        raise ValueError("A whole address is needed here, such as https://example.org/page")
    return value


WebAddress = Annotated[str, Field(pattern=FORM), AfterValidator(_check)]
WebAddressOrNotFound = Annotated[
    str, Field(pattern=FORM_OR_NOT_FOUND, description="A whole address, if it is known."), AfterValidator(_check)
]
