"""About an edition: who edits it, how to write to them, and how to cite it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from facing_pages.markdown import escape
from facing_pages.model import Comparison
from facing_pages.publishing import credit
from facing_pages.publishing.credit import Contributor
from facing_pages.translating import gettext as _
from facing_pages.translating import later
from facing_pages.webaddress import is_address
from facing_pages.wording import long_date, series
from facing_pages.writing.citationfile import Citation
from facing_pages.writing.history import is_role

PATH = "about.md"
TITLE = later("About this edition")
"""What the page is called."""
WHO = "who-edits-it"
SECTIONS = (
    "what-it-is",
    WHO,
    "writing-to-the-editors",
    "rights",
    "for-rights-holders",
    "how-to-cite-it",
)
"""The ids of its parts."""

_UNNAMED = later("Nobody is named as an editor of this edition.")
_MAIL = re.compile(r"[^\s@<>\"'()\[\],;:\\]+@[^\s@<>\"'()\[\],;:\\]+\.[^\s@<>\"'()\[\],;:\\.]{2,}")


@dataclass(frozen=True)
class Way:
    """A way to write to the editors: the address of a link, and what the link says."""

    address: str
    shown: str


@dataclass(frozen=True)
class About:
    """What is known of an edition as a whole.

    Arguments:
        name: what it is called.
        editors: people and bodies whom its ``CITATION.cff`` names, roles left out.
        people: whom its notes name, or the history of its files.
        citation: what ``CITATION.cff`` says.
        address: where it stands; empty where that is not known.
        issues: the list of issues of its repository.
        contact: where its keeper wants letters.
    """

    name: str
    editors: tuple[str, ...]
    people: tuple[str, ...]
    citation: Citation
    address: str = ""
    issues: Way | None = None
    contact: Way | None = None

    @property
    def who(self) -> str:
        """Who edits it, in one sentence."""
        if not (self.editors or self.people):
            return _(_UNNAMED)
        return _("This edition is edited by %(names)s.") % {"names": series(self.editors or self.people)}

    @property
    def cited(self) -> tuple[str, str, str]:
        """How it is cited: what stands before its title, its title, and what stands after."""
        it = self.citation
        before = f"{series(it.authors or self.editors)}." if it.authors or self.editors else ""
        version = _("Version %(number)s") % {"number": it.version} if it.version else ""
        doi = f"https://doi.org/{it.doi}" if it.doi else ""
        after = (version, _day(it.released), doi or self.address or it.address)
        return before, it.title or self.name, ". ".join(filter(None, after))


def about(
    name: str,
    people: Iterable[Contributor],
    citation: Citation,
    *,
    address: str = "",
    issues: str | None = None,
    written: str | None = None,
) -> About:
    """What is known of an edition.

    Arguments:
        people: who is named in it.
        issues: the address of its repository's issues.
        written: what its settings give under ``contact``.

    Raises:
        ValueError: that is no address; the message says what is wanted.
    """
    editors = tuple(author for author in citation.authors if not is_role(author))
    way = Way(issues, issues.removeprefix("https://")) if issues else None
    return About(name, editors, tuple(person.name for person in people), citation, address, way, contact(written))


def contact(written: str | None) -> Way | None:
    """Where the keeper of a site wants letters: an e-mail address or a page.

    >>> contact("desk@example.org")
    Way(address='mailto:desk@example.org', shown='desk@example.org')

    Raises:
        ValueError: it is neither; the message says what is wanted.
    """
    if not written:
        return None
    bare = str(written).strip().removeprefix("mailto:")
    if _MAIL.fullmatch(bare):
        return Way(f"mailto:{quote(bare, safe='@+')}", bare)
    if is_address(bare):
        return Way(bare, bare.removeprefix("https://"))
    raise ValueError(
        f"“{written}” is no address. Under “extra: contact:” in mkdocs.yml write an e-mail address, or the address of "
        "a page such as https://example.org/contact."
    )


def markdown(comparisons: Iterable[Comparison], citation: Citation) -> str:
    """The page without templates: who edits it, the rights in each text, how it is cited."""
    comparisons = tuple(comparisons)
    people = credit.merged(map(credit.contributors, comparisons))
    it = about(" / ".join(comparison.title for comparison in comparisons), people, citation)
    before, title, after = it.cited
    cited = " ".join(filter(None, (escape(before), f"*{escape(title)}*.", f"{escape(after)}." if after else "")))
    texts = (
        f"- {escape(reading.title)}: {escape(reading.dossier.rights or _('Nobody has recorded who holds the rights.'))}"
        f" {escape(reading.dossier.permission or '')}".rstrip()
        for comparison in comparisons
        for reading in comparison.readings
    )
    heads = [_("Who edits it"), _("The rights in each text"), _("How to cite it")]
    parts = [escape(it.who), "\n".join(texts), cited]
    sections = [f"## {head}\n\n{part}" for head, part in zip(heads, parts, strict=True) if part]
    return "\n\n".join([f"---\ntitle: {_(TITLE)}\n---", f"# {_(TITLE)}", *sections]) + "\n"


def _day(released: str) -> str:
    return long_date(released) if re.fullmatch(r"\d{4}(-\d\d){0,2}", released) else released
