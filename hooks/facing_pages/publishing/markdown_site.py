"""Pages of the whole site as ordinary Markdown: who contributed, what the check says, and the glossary's terms."""

from __future__ import annotations

from collections.abc import Sequence

from facing_pages import codes
from facing_pages.addresses import Markdown
from facing_pages.codes import Explained
from facing_pages.markdown import anchor, escape, front_matter
from facing_pages.model import Comparison
from facing_pages.publishing import credit
from facing_pages.publishing.portable import portable
from facing_pages.translating import gettext, later

_ROOT = Markdown("")


def contributors(comparisons: Sequence[Comparison], *, is_told_how_to_join: bool = True) -> str:
    """Everybody who is named, each with the annotations they wrote and reviewed."""
    people = credit.merged(map(credit.contributors, comparisons))
    title = gettext(credit.TITLE)
    parts = [front_matter({"title": title}).rstrip("\n"), f"# {title}", credit.said(people)]
    parts += [_line(person) for person in people]
    if is_told_how_to_join:
        parts.append(gettext("To take part, read [how to contribute](%(address)s).", address="contribute.md"))
    return "\n\n".join(parts) + "\n"


def _line(person: credit.Contributor) -> str:
    found = ((later("wrote %(annotations)s"), person.wrote), (later("reviewed %(annotations)s"), person.reviewed))
    done = [gettext(did, annotations=_annotations(annotations)) for did, annotations in found if annotations]
    return f"- **{escape(person.name)}** {'; '.join(done) or gettext('changed the files of the edition')}."


def _annotations(found: Sequence[credit.Signed]) -> str:
    return ", ".join(f"[{one.label}]({_ROOT.href(one.place)})" for one in found)


def problem_codes() -> str:
    """All codes of the check, each under a heading that is its fragment."""
    parts = [front_matter({"title": codes.TITLE}).rstrip("\n"), f"# {codes.TITLE}", codes.INTRODUCTION]
    for group, explained in codes.groups():
        parts.append(f"## {group}")
        for found in explained:
            place = f", in `{found.file}`" if found.file else ""
            parts += [f"### {anchor(found.code)}{found.code}", f"**{found.meaning}** {found.more}"]
            for file, text in found.given.items():
                parts += [f"Given, in `{file}`:", _example(text, found)]
            parts += [f"Wrong{place}:", _example(found.wrong, found), "Right:", _example(found.right, found)]
    return "\n\n".join(parts) + "\n"


def _example(text: str, found: Explained) -> str:
    """An example as code, or as the words it is told in."""
    return f"```text\n{text.rstrip() or '(nothing)'}\n```" if found.file else f"> {text}"


def glossary(comparisons: Sequence[Comparison], introduction: str) -> str:
    """The hand-written introduction, and the terms of every comparison under it."""
    parts = [introduction.rstrip()]
    for comparison in comparisons:
        folder = f"{comparison.id}/"
        for term in comparison.terms:
            parts.append(f"## {anchor(term.id)}{escape(term.title)}\n\n{portable(term.definition.markdown, folder)}")
            for reading, use in term.uses:
                parts.append(f"*{escape(comparison.reading(reading).name)}:* {portable(use.markdown, folder)}")
    return "\n\n".join(parts) + "\n"
