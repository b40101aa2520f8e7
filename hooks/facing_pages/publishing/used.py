"""CSS pruning: the rules of a sheet that a page can meet, by the names that occur where pages are made.

A class, an id, an attribute or its value that stands nowhere in what makes the pages is on none of them, and a rule
that asks for it never holds. Elements are all taken to occur. What is understood is what a minified sheet has: rules,
at-rules that hold rules, declarations. A name that cannot be told is taken to occur.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

Rule: TypeAlias = "tuple[str, str | None]"
"""What stands before its braces, and what in them; or a statement, which has none."""

_SKIPPED = r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\)"""
_BRACES = re.compile(rf"{_SKIPPED}|[{{}};]", re.DOTALL)
_PARTS = re.compile(rf"{_SKIPPED}|[()\[\],;]", re.DOTALL)
_SIMPLE = re.compile(
    r"\.(?P<name>[\w-]+)|#(?P<id>[\w-]+)"
    r"""|\[(?P<attribute>[\w-]+)(?:(?P<sign>[~|^$*]?=)["']?(?P<value>[^\]"']*)["']?[^\]]*)?\]"""
    r"|::?(?P<pseudo>[\w-]+)(?P<open>\()?"
)
_ANY = {"is", "where", "-webkit-any", "-moz-any", "matches"}
_WORD = re.compile(r"[\w-]+")
_VAR = re.compile(r"var\(\s*(--[\w-]+)")
_NAMED = re.compile(r"@(?:-webkit-)?keyframes\s+([\w-]+)")

Occurs: TypeAlias = Callable[[str], bool]
"""Whether a name may stand in a page."""


def words(text: str) -> frozenset[str]:
    """All that could be a name in a text of any kind.

    >>> sorted(words('<a class="fp-a b" id=c>'))
    ['a', 'b', 'c', 'class', 'fp-a', 'id']
    """
    return frozenset(_WORD.findall(text))


def pruned(sheets: Mapping[str, str], occurs: Occurs, others: Iterable[str] = ()) -> dict[str, str]:
    """Sheets without the rules that no page can meet, and without what only those use.

    Arguments:
        sheets: rules as a minifier leaves them, by names.
        others: the sheets that may use their custom properties.

    >>> pruned({"a.css": ".a,.b{color:red}.b .c{color:blue}"}, {"a", "c"}.__contains__)
    {'a.css': '.a{color:red}'}
    """
    kept = {name: "".join(_met(sheet, occurs)) for name, sheet in sheets.items()}
    asked = frozenset(_asked("".join(others)))
    while (less := _less(kept, occurs, asked)) != kept:
        kept = less
    return kept


def _less(sheets: Mapping[str, str], occurs: Occurs, asked: frozenset[str]) -> dict[str, str]:
    """Sheets without what is only for rules that are gone."""
    whole = "".join(sheets.values())
    named = frozenset(_WORD.findall(_NAMED.sub("", whole)))
    used = asked.union(_asked(whole))

    def needs(name: str) -> bool:
        return name in used or occurs(name)

    return {name: "".join(_needed(sheet, needs, named)) for name, sheet in sheets.items()}


def _asked(text: str) -> list[str]:
    """The custom properties that a text uses."""
    return _VAR.findall(text)


def _met(sheet: str, occurs: Occurs) -> Iterator[str]:
    """The rules that can be met."""
    for head, body in _rules(sheet):
        if body is None:
            yield head
        elif head.startswith(("@media", "@supports", "@layer", "@container")):
            if inner := "".join(_met(body, occurs)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif met := [one for one in _split(head, ",") if _holds(one, occurs)]:
            yield f"{','.join(met)}{{{body}}}"


def _needed(sheet: str, needs: Occurs, named: frozenset[str]) -> Iterator[str]:
    """Rules without custom properties that nothing needs, and without movements that nothing names."""
    for head, body in _rules(sheet):
        if body is None:
            yield head
        elif movement := _NAMED.match(head):
            if movement[1] in named:
                yield f"{head}{{{body}}}"
        elif any(found[0] == "{" for found in _BRACES.finditer(body)):
            if inner := "".join(_needed(body, needs, named)):
                yield f"{head}{{{inner}}}"
        else:
            said = [one for one in _split(body, ";") if not one.startswith("--") or needs(one.partition(":")[0])]
            if any(said):
                yield f"{head}{{{';'.join(said)}}}"


def _holds(selector: str, occurs: Occurs) -> bool:
    """Whether all that a selector asks for may occur."""
    at = 0
    while found := _SIMPLE.search(selector, at):
        at = found.end()
        if found["open"]:
            end = _closed(selector, at)
            if found["pseudo"] in _ANY and not any(_holds(one, occurs) for one in _split(selector[at:end], ",")):
                return False
            at = end
        elif not all(map(occurs, _asked_for(found))):
            return False
    return True


def _asked_for(found: re.Match[str]) -> Iterator[str]:
    """The names in a part of a selector."""
    yield from filter(None, (found["name"], found["id"], found["attribute"]))
    if found["sign"] in ("=", "~="):
        yield from _WORD.findall(found["value"])


def _closed(text: str, at: int) -> int:
    """Where a bracket closes that opened before a place."""
    depth = 1
    for found in _PARTS.finditer(text, at):
        depth += (found[0] in "([") - (found[0] in ")]") if len(found[0]) == 1 else 0
        if not depth:
            return found.start()
    return len(text)


def _split(text: str, sign: str) -> list[str]:
    """A text cut at a sign, where that stands in no brackets and no string."""
    cuts, depth = [-1], 0
    for found in _PARTS.finditer(text):
        if found[0] == sign and not depth:
            cuts.append(found.start())
        elif len(found[0]) == 1:
            depth += (found[0] in "([") - (found[0] in ")]")
    return [text[start + 1 : end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _rules(sheet: str) -> Iterator[Rule]:
    """The rules of a sheet, or of an at-rule's braces, and the statements between them."""
    start = opened = depth = 0
    for found in _BRACES.finditer(sheet):
        if found[0] == "{":
            opened = opened if depth else found.start()
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if not depth:
                yield sheet[start:opened].strip(), sheet[opened + 1 : found.start()]
                start = found.end()
        elif found[0] == ";" and not depth:
            yield sheet[start : found.end()].strip(), None
            start = found.end()
