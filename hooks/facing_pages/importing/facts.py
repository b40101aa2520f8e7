"""What is known of a text: each fact with where it was found, and whether somebody is to check it.

The text's own lines go before all else, then what its file says beside them.
A language that a mark names and the words bear out is sure; one of them alone
is not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from facing_pages.importing import languages
from facing_pages.importing.imported import OWN_LINES, Imported, Said
from facing_pages.model import Article
from facing_pages.webaddress import is_address

_WORDS = "its words"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

KEYS = {
    "title": "title",
    "byline": "byline",
    "publication": "publication",
    "day": "date",
    "language": "language",
    "address": "address",
}
"""What may be known, and the key of a dossier that it stands under."""


def facts(imported: Imported) -> dict[str, Said]:
    """What is known of a text, by the names of ``KEYS``; what is not known is not there."""
    own = _own(imported.article)
    found = {}
    for name in KEYS:
        said = imported.said.get(name)
        value = _fit(name, said.value) if said else ""
        mine = _fit(name, own.get(name, ""))
        is_guess = said is not None and said.where == OWN_LINES and value == mine
        if said and value and (said.sure or is_guess or not mine):
            found[name] = replace(said, value=value)
        elif mine:
            found[name] = Said(mine, OWN_LINES, True)
    if language := _language(found.get("language"), languages.guess(imported.article.text)):
        found["language"] = language
    return found


def to_check(found: Mapping[str, Said]) -> dict[str, str]:
    """Where each fact that somebody is to check was found, by its key in a dossier."""
    return {KEYS[name]: _told(said.where) for name, said in found.items() if not said.sure}


def plain(words: str) -> str:
    """Words on one line, without what YAML does not print."""
    return " ".join(_UNPRINTED.sub(" ", words).split())


def quoted(words: str) -> str:
    """A string of JSON, which is one of YAML."""
    return json.dumps(plain(words), ensure_ascii=False)


def _own(article: Article) -> dict[str, str]:
    """What a text's own lines say."""
    signed = article.signature.lines[0] if article.signature else ""
    return {
        "title": article.title,
        "byline": (article.byline or "").removeprefix("By ") or signed,
        "day": f"{article.dated or ''}",
    }


def _fit(name: str, value: str) -> str:
    """A value as a dossier takes it; empty where it is none."""
    value = plain(value)
    if name == "language":
        tag = value.replace("_", "-")
        return tag if _TAG.fullmatch(tag) and tag != languages.UNKNOWN else ""
    if name == "day":
        return _day(value)
    return "" if name == "address" and not is_address(value) else value


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return ""


def _language(said: Said | None, guessed: str) -> Said | None:
    if said is None:
        return Said(guessed, _WORDS) if guessed != languages.UNKNOWN else None
    same = said.value.partition("-")[0].lower() == guessed.partition("-")[0]
    return replace(said, sure=said.sure or same)


def _told(where: str) -> str:
    return f"{'guessed from' if where == _WORDS else 'found in'} {where}"
