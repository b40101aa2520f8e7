"""Cut a text into its sentences, by signs alone and in no one language.

In doubt two sentences stay together: half a sentence makes no sense where it is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from facing_pages.model import Block

_CLOSING = r"""["'”’»›“‘」』）)\]】》]*"""
_OPENING = "\"'“”‘’«»‹›„‚「『（([【《¿¡—–- \t\n\u00a0\u202f\u2028"
_STOP = "[.!?…؟۔।॥։]"
_END = re.compile(
    rf"(?P<full>[。！？｡]+…*{_CLOSING}\s*)"
    rf"|(?<!{_STOP})(?P<stop>{_STOP}+)(?:[ \u00a0\u202f]»(?=\s|$))?{_CLOSING}(?:\s+|$)"
)
"""What looks like the end of a sentence; only a full-width sign needs no space after it."""
_BEFORE = re.compile(r"(?:[^\W_]|[.'’-](?=[^\W_]))+$")
"""The word before a stop: “e.g”, “J”, “1956”."""
_SHORTENED = frozenset(
    "abs allg apr approx apt art aug aufl ave avda bd bde bes bzw ca cap capt cf ch cie co col corp dec dept dgl dott"
    " dr ed eds etc evtl exc ff fig figs fr geb gem gen gest ggf gov hg hon hr hrsg inc ing inkl jan jh jhdt jr jul jun"
    " kap lic lt ltd mar messrs mio mlle mme mr mrd mrs ms mt no nos nov nr núm oct okt op pág para pp prof rd rep rev"
    " sept sgt sig sog sr sra st str tab tel tsd ugs usw vgl vol vols vs zit".split()
)
"""Words that a stop shortens, in the languages of Latin letters that are met most."""
_ORDINAL = re.compile(r"\d{1,2}|[ivx]+")
"""“3.” is a day, and “XVI.” a king or a chapter, as often as the last word of a sentence."""


_NEAR = 40
"""How many characters on either side of a stop are looked at."""


def sentences(block: Block) -> Iterator[tuple[int, int]]:
    """Where each sentence of a block begins and ends, as offsets in its text.

    White space goes with the sentence before it, so that the pieces make up the
    whole. Lines of verse, and rows of a table, are taken as sentences.
    """
    by_line = block.kind in ("stanza", "table")
    lead = max((format.end for format in block.formats if format.kind in ("sign", "speaker")), default=0)
    start = 0
    for end in (*(_line_ends(block.text) if by_line else ends(block.text)), len(block.text)):
        if start < end and block.text[lead:end].strip():
            yield start, end
            start = end


def _line_ends(text: str) -> Iterator[int]:
    return (match.end() for match in re.finditer(r"\n\s*", text))


def ends(text: str) -> Iterator[int]:
    """Where each sentence of a text ends, with the white space behind it, but for the last if nothing ends it."""
    for match in _END.finditer(text):
        before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
        if match["full"] or _ends_here(before, match["stop"], after):
            yield match.end()


def _ends_here(before: str, stop: str, after: str) -> bool:
    """Whether a stop ends a sentence: not one that goes on in small letters, and not after a shortened word."""
    if after.lstrip(_OPENING)[:1].islower():
        return False
    found = _BEFORE.search(before)
    word = found[0].lower() if found and stop == "." else ""
    is_initial = len(word) == 1 and word.isalpha()
    return not (is_initial or "." in word or word in _SHORTENED or _ORDINAL.fullmatch(word))
