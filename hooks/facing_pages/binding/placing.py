"""Place the passages and links of a comparison's records, or say why not.

A quotation has one place or is a problem that shows the nearest candidates. A
link of our prose leads to a page, a paragraph, an event, a term or a source
that exists (``known``); one in quotation marks is bound to the words of its paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from facing_pages.binding.cutting import Cut
from facing_pages.binding.known import Known
from facing_pages.binding.quotations import Finder, too_short, trimmed
from facing_pages.model import Passage, Place
from facing_pages.problems import Problem
from facing_pages.writing import records as r
from facing_pages.writing.folder import Folder
from facing_pages.writing.prose import Fault, Target
from facing_pages.writing.reader import Record

if TYPE_CHECKING:
    from facing_pages.binding.suggestions import Candidate

Keys = tuple[str | int, ...]
"""The way to a value in a record: keys of mappings and numbers of items."""

_MOST_DIFFERENCES = 4


class Placer:
    """Knows the articles' words and every name a link may use.

    Arguments:
        cuts: by reading, an article cut down. Words are found in the whole;
            their place is then that in the cut, and to have none is a problem.
    """

    def __init__(self, folder: Folder, report: Callable[[Problem], None], cuts: Mapping[str, Cut]) -> None:
        self._report, self._cuts = report, cuts
        self._finders = {id: Finder(id, written.article) for id, written in folder.articles.items()}
        self._known = Known(folder)

    # --- passages -------------------------------------------------------

    def passages(self, record: Record[Any], passages: r.Passages, *keys: str | int) -> tuple[Passage, ...]:
        """The passages of a mapping from readings to lists, those that have a place."""
        found = []
        for reading, items in passages.items():
            if reading not in self._finders:
                message = f"This comparison has no reading “{reading}”."
                repair = f"The readings are: {', '.join(self._finders)}."
                self._problem(record, (*keys, reading), "unknown-id", message, repair)
                continue
            for at, item in enumerate(items):
                passage = self.passage(record, reading, item, (*keys, reading, at))
                if passage:
                    found.append(passage)
        return tuple(found)

    def passage(self, record: Record[Any], reading: str, item: r.PassageRecord, keys: Keys) -> Passage | None:
        """One passage, or None and a problem."""
        whole = self.in_whole(record, reading, item, keys)
        shown = self._shown(whole) if whole else None
        if whole and not shown:
            fault = not_shown(reading, whole.quotation)
            self._problem(record, keys, fault.code, fault.message, fault.repair)
        return shown

    def heading(self, reading: str, words: str) -> Passage | None:
        """The heading that has just these words in the whole article, however few they are."""
        finder = self._finders[reading]
        headings = (block for block in finder.article.blocks if block.kind == "heading")
        return next((finder.whole(block) for block in headings if trimmed(block.text) == trimmed(words)), None)

    def left(self, passage: Passage) -> tuple[Passage, ...]:
        """What of a passage in the whole article is shown."""
        cut = self._cuts.get(passage.reading)
        return cut.left(passage) if cut else (passage,)

    def _shown(self, passage: Passage) -> Passage | None:
        """A passage as it stands in what is shown of its article; None where it does not."""
        cut = self._cuts.get(passage.reading)
        return cut.passage(passage) if cut else passage

    def in_whole(self, record: Record[Any], reading: str, item: r.PassageRecord, keys: Keys) -> Passage | None:
        """One passage in the whole of its article, whatever is shown of that; or None and a problem."""
        if item.paragraph:
            return self._whole(record, reading, item.paragraph, keys)
        wanted = [words for words in (item.quote, item.first, item.last) if words is not None]
        short = [words for words in wanted if too_short(words)]
        for words in short:
            repair = "Quote three words or more."
            self._problem(record, keys, "quotation-too-short", f"“{words}” is too short.", repair)
        if short:
            return None
        finder = self._finders[reading]
        if item.quote is not None:
            return self._quoted(record, reading, item, keys)
        first, last = item.first or "", item.last or ""
        missing = [words for words in (first, last) if not finder.places(words)]
        for words in missing:
            self._only(record, reading, words, [], keys)
        if missing:
            return None
        places = finder.run(first, last)
        if not places:
            message = f"“{last}” does not come after “{first}” in {reading}."
            repair = "Give the first words of the passage under “from” and its last words under “to”."
            self._problem(record, keys, "quotation-not-found", message, repair)
            return None
        return self._only(record, reading, f"{first} … {last}", places, keys)

    def _quoted(self, record: Record[Any], reading: str, item: r.PassageRecord, keys: Keys) -> Passage | None:
        finder, words = self._finders[reading], item.quote or ""
        places = finder.places(words, item.before, item.after)
        if places or not (elsewhere := finder.places(words)):
            return self._only(record, reading, words, places, keys)
        sides = [f"{side} “{text}”" for side, text in (("after", item.before), ("before", item.after)) if text]
        message = f"“{words}” does not stand {' and '.join(sides)} in {reading}."
        repair = f"It is in {self._blocks(reading, elsewhere)}: give the words right next to it there."
        self._problem(record, keys, "quotation-not-found", message, repair)
        return None

    def _blocks(self, reading: str, places: list[tuple[int, int]]) -> str:
        return ", ".join(self._finders[reading].passage(*place).pieces[0].block for place in places)

    def _whole(self, record: Record[Any], reading: str, paragraph: str, keys: Keys) -> Passage | None:
        finder = self._finders[reading]
        for block in finder.article.paragraphs:
            if block.id == paragraph:
                return finder.whole(block)
        repair = f"Its last paragraph is p{len(finder.article.paragraphs)}."
        self._problem(record, keys, "unknown-id", f"{reading} has no paragraph {paragraph}.", repair)
        return None

    def _only(
        self, record: Record[Any], reading: str, words: str, places: list[tuple[int, int]], keys: Keys
    ) -> Passage | None:
        """The one place of a quotation; none or several are an error."""
        finder = self._finders[reading]
        if len(places) == 1:
            return finder.passage(*places[0])
        if not places:
            message = f"“{words}” does not occur in {reading}."
            self._problem(record, keys, "quotation-not-found", message, self.suggestion(reading, words))
        else:
            message = f"“{words}” occurs {len(places)} times in {reading}: {self._blocks(reading, places)}."
            repair = "Quote more words, or add “before:” or “after:” with the words beside it."
            self._problem(record, keys, "quotation-not-unique", message, repair)
        return None

    def suggestion(self, reading: str, words: str) -> str:
        """What to do about words that do not occur: the nearest that do, and how they differ."""
        from facing_pages.binding.suggestions import candidates  # only for words that are not there: a check is quick

        nearest = candidates(self._finders[reading].article, words)
        if not nearest:
            return "Nothing in the article looks like it. Check the reading, or copy the words from the article."
        return "\n      ".join(["Copy the words from the article. The nearest are:", *map(_candidate, nearest)])

    # --- links ----------------------------------------------------------

    def resolve(self, href: str, quoted: str | None) -> Target:
        """Where a link of our prose leads."""
        place = Place.written(href, self._known.comparison)
        if not place:
            message = f"The link “{href}” leads nowhere."
            repair = "Links use http, https or mailto, or lead to a place here: “workers-state/#p5”, “facing/#cost”."
            return Target(None, Fault(0, "bad-link", message, repair))
        fault = self._known.fault(place)
        finder = self._finders.get(place.page) if place.comparison else None
        if fault or not finder or not quoted:
            return Target(place, fault)
        return self._bound(place, finder, quoted)

    def _bound(self, place: Place, finder: Finder, quoted: str) -> Target:
        """A link whose words stand in quotation marks: bound where it leads to a paragraph, which must have them."""
        block = next((block for block in finder.article.paragraphs if block.id == place.fragment), None)
        if not block:
            return Target(place)
        found = finder.within(block, quoted)
        if not found:
            message = f"“{quoted}” does not occur in {block.id} of {place.page}."
            return Target(place, Fault(0, "quotation-not-found", message, self.suggestion(place.page, quoted)))
        shown = next(filter(None, map(self._shown, found)), None)
        return Target(place, None if shown else not_shown(place.page, quoted), shown)

    def _problem(self, record: Record[Any], keys: Keys, code: str, message: str, repair: str) -> None:
        self._report(Problem(record.path, record.line(*keys), code, message, repair))


def not_shown(reading: str, words: str) -> Fault:
    """What to say of words that an edition of excerpts does not show."""
    message = f"Of {reading} only excerpts may be shown, and no event or annotation quotes “{words}”."
    repair = "Quote these words in an event or an annotation, or take them out here."
    return Fault(0, "excerpt-outside", message, repair)


def _candidate(candidate: Candidate) -> str:
    line = f"{candidate.block}: “{candidate.text}”"
    changes = "; ".join(_change(*pair) for pair in candidate.differences[:_MOST_DIFFERENCES])
    warning = f" – careful: {candidate.warning}" if candidate.warning else ""
    return f"{line}\n          the quotation {changes}{warning}" if changes else line


def _change(quoted: str, printed: str) -> str:
    if not printed:
        return f"adds “{quoted}”"
    return f"has “{quoted}” for “{printed}”" if quoted else f"leaves out “{printed}”"
