"""What becomes HTML: our prose, and the blocks of any article with marks of notes and passages on them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from hypothesis import given

from facing_pages.addresses import Site
from facing_pages.model import Passage, Place, Placed, Reading
from facing_pages.writing.prose import Target, Writer
from tests.fuzz.promises import guided, require, well_formed
from tests.publishing.templates import test_blocks
from tests.rendering import words

_TAGS = set("p a em strong code ul ol li blockquote h2 h3 h4 br pre hr table thead tbody tr th td del".split())


def _resolve(_: str, quoted: str | None) -> Target:
    passage = Passage("post", quoted, 0, len(quoted), ()) if quoted else None
    return Target(Place("bridge", "post", "p1"), passage=passage)


class _Anywhere:
    def href(self, place: Place) -> str:
        return f"/{place.address}"


_WRITER, _ANYWHERE = Writer(_resolve), _Anywhere()


def prose(data: bytes) -> None:
    """Our own prose, as HTML that an ordinary parser takes for the same and that runs nothing."""
    text = data.decode("utf-8", "replace")
    for make in (_WRITER.block, _WRITER.inline):
        made, _ = make(text)
        page = well_formed(str(made.html(_ANYWHERE)))
        require(page.body is not None, "it is HTML")
        for node in page.css("body *"):
            require(node.tag in _TAGS, f"{node.tag} may not stand in prose")
            for name, value in node.attributes.items():
                require(name in ("href", "class", "style", "start"), f"{name} may not stand in prose")
                if name == "href":
                    require(urlsplit(value or "").scheme in ("http", "https", "mailto", ""), "a link runs nothing")


@given(test_blocks.readings())
def _any_reading(made: tuple[Reading, Sequence[Placed]]) -> None:
    reading, woven = made
    shown = {"reading": reading, "all": woven, "link": True, "here": Site("bridge/post/")}
    page = well_formed(test_blocks.PAGE.render(**shown, comparison=test_blocks.COMPARISON))
    for block in reading.article.blocks:
        element = page.css_first(f"#{block.id}")
        require(element is not None and words(element) == block.text.split(), "words come out once, in their order")


def shown(data: bytes) -> None:
    """Any article with annotations on any of its words, as the templates set it."""
    guided(_any_reading, data)
