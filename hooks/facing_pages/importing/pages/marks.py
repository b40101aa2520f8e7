"""What a page says of its article in marks for machines: JSON-LD, the tags of its head, microdata."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from facing_pages.importing.pages.tree import Element, tidy

_ARTICLES = re.compile(r"Article$|Posting$|^Report$|^Review|^Recipe$|^WebPage$|^CreativeWork$")
_MOST_JSON = 2_000_000


@dataclass(frozen=True)
class Marks:
    """The marks of a page: its tags by name, in small letters, and its records of JSON-LD that tell of an article."""

    tags: Mapping[str, tuple[str, ...]]
    records: tuple[Mapping[str, Any], ...]
    title: str

    def first(self, *keys: str) -> str:
        """The first value under any of some names."""
        return next((value for key in keys for value in self.tags.get(key, ()) if value), "")


def marks_of(root: Element) -> Marks:
    """The marks of a page, however broken some are."""
    tags: dict[str, tuple[str, ...]] = {}
    for tag in root.iter("meta"):
        content = tidy((tag.get("content") or "")[:2000])
        for key in ("name", "property", "itemprop"):
            if content and tag.get(key):
                name = tag.get(key).strip().lower()
                tags[name] = (*tags.get(name, ()), content)
    title = next((tidy("".join(node.itertext())) for node in root.iter("title") if tidy("".join(node.itertext()))), "")
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            tags.setdefault("canonical", (link.get("href").strip(),))
    return Marks(tags, tuple(_records(root)), title)


def _records(root: Element) -> Iterator[Mapping[str, Any]]:
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > _MOST_JSON:
            continue
        objects = list(_objects(_loaded(text)))
        by_id = {item["@id"]: item for item in objects if isinstance(item.get("@id"), str) and len(item) > 1}
        for item in objects:
            if any(_ARTICLES.search(kind) for kind in kinds(item)):
                yield {key: _resolved(value, by_id) for key, value in item.items()}


def _loaded(text: str) -> Any:
    text = re.sub(r"^\s*(?://\s*)?<!(?:--|\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$", "", text.strip())
    for tried in (text, re.sub(r",(\s*[}\]])", r"\1", text), html.unescape(text)):
        try:
            return json.loads(tried, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    stack, seen = [data], 0
    while stack and seen < 5000:
        item = stack.pop()
        seen += 1
        if isinstance(item, dict):
            yield item
            stack += reversed(
                [
                    item[key]
                    for key in item
                    if key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "isPartOf")
                ]
            )
        elif isinstance(item, list):
            stack += reversed(item)


def _resolved(value: Any, by_id: Mapping[str, Any]) -> Any:
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return by_id.get(value["@id"], value)
    if isinstance(value, list):
        return [_resolved(one, by_id) for one in value[:50] if not isinstance(one, list)]
    return value


def kinds(item: Mapping[str, Any]) -> list[str]:
    """The types that a record of JSON-LD gives itself."""
    said = item.get("@type")
    return [kind for kind in (said if isinstance(said, list) else [said]) if isinstance(kind, str)]


def plain(value: Any) -> str:
    """A value of JSON-LD as words on one line; empty where it is none."""
    if isinstance(value, list):
        value = next(iter(value), "")
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return tidy(html.unescape(re.sub(r"<[^>]{0,200}>", "", value)))[:500] if isinstance(value, str) else ""
