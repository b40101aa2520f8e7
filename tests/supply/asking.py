"""Asking a service: JSON over HTTP, within a time and a size."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit

SECONDS = 20
MOST_BYTES = 60_000_000
SIMPLE = "application/vnd.pypi.simple.v1+json"


class SilentError(Exception):
    """There is no answer, or none that can be used; the message says why."""


def ask(address: str, sent: object = None, accept: str = "application/json") -> Any:
    """What a service answers.

    Arguments:
        sent: what it is sent as JSON; nothing is asked for with GET.

    Raises:
        SilentError: it does not answer, or not with JSON.
    """
    if urlsplit(address).scheme not in ("http", "https"):
        raise SilentError(f"{address} is no address on the web")
    body = None if sent is None else json.dumps(sent).encode()
    headers = {"Accept": accept, "Content-Type": "application/json", "User-Agent": "facing-pages-audit"}
    request = urllib.request.Request(address, body, headers)  # noqa: S310  http or https, as was seen above
    host = urlsplit(address).netloc
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  likewise
            content = answer.read(MOST_BYTES + 1)
    except urllib.error.HTTPError as error:
        error.close()
        raise SilentError(f"{host} answers {error.code} {error.reason}") from None
    except (OSError, http.client.HTTPException) as error:
        raise SilentError(f"{host} cannot be reached ({getattr(error, 'reason', error)})") from None
    if len(content) > MOST_BYTES:
        raise SilentError(f"{host} answers with more than {MOST_BYTES:,} bytes")
    try:
        return json.loads(content)
    except ValueError:
        raise SilentError(f"{host} answers with what is no JSON") from None
