"""What a machine suggests as events: the best as drafts in ``events/``, all in a list, each called a suggestion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from facing_pages.binding.quotations import Finder
from facing_pages.importing.facts import plain, quoted
from facing_pages.starting.newtext import Text
from facing_pages.starting.pairing import Pairing, Sentence, drafts

SUGGESTIONS = "suggestions.md"
"""The file of suggestions: no stage of the build reads it, and it is not published."""
MOST = 40
"""How many suggestions are listed."""
TO_FILL = "to be filled in"
_MOST_DRAFTS = 12
_MOST_IN_TITLE = 3
_CONTEXT = (3, 6, 12)
"""How many words before or after a quotation are tried where it occurs twice."""

_DO = (
    "# Look at them. Where they are of one thing, name it and this file, fill in the rest, add the passages that\n"
    "# are missing, and take out the line “draft: true”. Where they are not, delete this file.\n"
)
_SUGGESTED = (
    "A machine made these by the rare words, the names and the figures that sentences share, the likeliest first. It"
    " does not know what they say: some will be wrong, and what is told in other words is missing. The build does not"
    " read this file. The best are drafts in `events/` already; each draft says what to do with it. Of the others,"
    " copy what is right into a file of its own there, named for what happened; where a text is silent, an event needs"
    " a signed silence instead of a passage. Delete this file when you are done."
)


def files(texts: Sequence[Text], found: Sequence[Pairing]) -> dict[str, str]:
    """The drafts and the list, by their paths from the comparison's folder.

    There is one draft at least, so that there is a page to look at.

    Arguments:
        texts: in the order in which they are to stand.
        found: the suggestions, the likeliest first.
    """
    finders = {text.id: Finder(text.id, text.article) for text in texts}
    best = drafts(found, list(finders), _MOST_DRAFTS)
    made = {f"events/draft-{n}.md": _draft(n, pairing, finders) for n, pairing in enumerate(best, 1)}
    drafted = {item: path for path, pairing in zip(made, best, strict=True) for item in pairing.sentences.items()}
    return {**(made or {"events/draft-1.md": _nothing(texts)}), SUGGESTIONS: _list(found[:MOST], finders, drafted)}


def _draft(number: int, pairing: Pairing, finders: Mapping[str, Finder]) -> str:
    title = ", ".join(_marked(pairing.shared[:_MOST_IN_TITLE]))
    why = f"# A machine put these sentences side by side, for {', '.join(_marked(pairing.shared))}.\n"
    return _event(number, why, title, _passages(pairing, finders))


def _nothing(texts: Sequence[Text]) -> str:
    why = "# No sentences of all texts were found that share what is rare. Here is the first paragraph of each.\n"
    return _event(1, why, "Not yet named", "".join(f"  {text.id}: [p1]\n" for text in texts))


def _event(number: int, why: str, title: str, passages: str) -> str:
    return (
        f"---\n{why}{_DO}draft: true\nnumber: {number}\ntitle: {quoted(title)}\nwhen: {TO_FILL}\n"
        f"gloss: Suggested by a machine, and not yet checked by anybody.\npassages:\n{passages}---\n"
    )


def _list(found: Sequence[Pairing], finders: Mapping[str, Finder], drafted: Mapping[tuple[str, Sentence], str]) -> str:
    parts = ["# Suggestions for events", _SUGGESTED]
    for n, pairing in enumerate(found, 1):
        parts.append(f"## Suggestion {n}\n\nThey share {', '.join(_marked(pairing.shared))}.")
        parts += [f"* {id}, {one.block.id}: “{plain(one.text)}”" for id, one in pairing.sentences.items()]
        paths = {drafted.get(item, "") for item in pairing.sentences.items()}
        path = paths.pop() if len(paths) == 1 else ""
        parts.append(f"It is the draft `{path}`." if path else f"```yaml\npassages:\n{_passages(pairing, finders)}```")
    if not found:
        parts.append("None was found: the texts share no rare words.")
    return "\n\n".join(parts) + "\n"


# --- passages ---------------------------------------------------------------


def _passages(pairing: Pairing, finders: Mapping[str, Finder]) -> str:
    return "".join(f"  {id}:\n    - {_passage(one, finders[id])}\n" for id, one in pairing.sentences.items())


def _passage(sentence: Sentence, finder: Finder) -> str:
    """A sentence as a passage that is found exactly once, or the block that it stands in."""
    quotation, block = plain(sentence.text), sentence.block
    place = (block.start + sentence.start, block.start + sentence.end)
    if sentence.text != block.text.strip():
        for context in _contexts(sentence):
            if finder.places(quotation, **context) == [place]:
                rest = "".join(f"\n      {name}: {quoted(words)}" for name, words in context.items())
                return f"quote: {quoted(quotation)}{rest}" if rest else quoted(quotation)
    return block.id


def _contexts(sentence: Sentence) -> Iterator[dict[str, str]]:
    before = plain(sentence.block.text[: sentence.start]).split()
    after = plain(sentence.block.text[sentence.end :]).split()
    yield {}
    for number in _CONTEXT:
        if before:
            yield {"before": " ".join(before[-number:])}
        if after:
            yield {"after": " ".join(after[:number])}


# --- words ------------------------------------------------------------------


def _marked(shared: Sequence[str]) -> Iterator[str]:
    return (f"“{plain(words)}”" for words in shared)
