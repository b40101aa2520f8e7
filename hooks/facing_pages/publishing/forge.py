"""The addresses of the hosting site's own forms: edit a file, write a new one, open an issue.

All follow from the repository's address and the kind of site it is on. What
each kind fills in from an address, as far as its makers say (2026):

* GitHub and Forgejo: the name and the text of a new file.
* GitLab: the name only. Its editor does not show the text that the address
  gives (gitlab-org/gitlab, work item 594214), so a reader has it to copy.
* GitHub alone has issue forms whose fields an address can fill; elsewhere the
  title and the text of an issue are given.
"""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import quote, urlencode, urljoin, urlsplit

from facing_pages.publishing.settings import Settings
from facing_pages.webaddress import is_address

Kind = Literal["github", "gitlab", "forgejo"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_HOSTS: dict[str, Kind] = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "forgejo"}
_EDIT: dict[Kind, str] = {"github": "edit", "gitlab": "-/edit", "forgejo": "_edit"}
_NEW: dict[Kind, str] = {"github": "new", "gitlab": "-/new", "forgejo": "_new"}
_NAME: dict[Kind, str] = {"github": "filename", "gitlab": "file_name", "forgejo": "filename"}
_TEXT: dict[Kind, str] = {"github": "value", "gitlab": "content", "forgejo": "value"}
_BRANCH = re.compile(r"(?:-/|_)?edit/(?P<branch>.+?)(?:/docs)?/?")
_PROBLEM, _FINDING = "problem.yml", "finding.yml"
"""The issue forms of ``.github/ISSUE_TEMPLATE`` that have a field ``where``."""
_ON_A_FINDING = """

What should the finding be: supported, partly supported, disputed, not supported or unchecked?


On which sources? (Title, author, address, and the page or the words in it.)


What do they show about the sentence?
"""
"""What the form for findings asks, for sites without forms."""


@dataclass(frozen=True)
class Form:
    """The form for a new file, for a script that fills it.

    Arguments:
        address: of the folder, without a query.
        name: the field for the file's name, as the query has it.
        text: the field for its text.
        fills: whether the site puts the text into its editor.
    """

    address: str
    name: str
    text: str
    fills: bool


@dataclass(frozen=True)
class Forge:
    """A repository on a hosting site; paths are those of its files, from its root."""

    repository: str
    kind: Kind
    branch: str = "main"

    def edit(self, path: str) -> str:
        """Where a file, or a file of this folder, is edited.

        >>> Forge("https://github.com/a/b", "github").edit("docs/x.md")
        'https://github.com/a/b/edit/main/docs/x.md'
        """
        return self._at(_EDIT[self.kind], path)

    def new(self, folder: str) -> Form:
        """The form for a new file in a folder."""
        return Form(self._at(_NEW[self.kind], folder), _NAME[self.kind], _TEXT[self.kind], self.kind != "gitlab")

    def new_file(self, path: str, text: str) -> str:
        """The form for a new file, filled in as far as the site does it."""
        folder, _, name = path.rpartition("/")
        form = self.new(folder)
        return f"{form.address}?{_query({form.name: name, form.text: text})}"

    def report(self, title: str, path: str) -> str:
        """An issue form that names a thing and the file it is written in."""
        return self._issue(_PROBLEM, f"Problem: {title}", f"{title} ({path})")

    def dispute(self, title: str, path: str) -> str:
        """An issue form on the finding of an annotation, which it names with its file."""
        return self._issue(_FINDING, f"Finding: {title}", f"{title} ({path})", _ON_A_FINDING)

    @property
    def issues(self) -> str:
        """The list of issues."""
        return f"{self.repository}/{'-/' if self.kind == 'gitlab' else ''}issues"

    def _issue(self, form: str, head: str, where: str, questions: str = "") -> str:
        """A new issue, filled in as far as the site does it.

        Arguments:
            questions: what the form asks, for a site that has none.
        """
        if self.kind == "gitlab":
            fields = {"issue[title]": head, "issue[description]": where + questions}
            return f"{self.repository}/-/issues/new?{_query(fields)}"
        if self.kind == "forgejo":
            return f"{self.repository}/issues/new?{_query({'title': head, 'body': where + questions})}"
        return f"{self.repository}/issues/new?{_query({'template': form, 'title': head, 'where': where})}"

    def _at(self, verb: str, path: str) -> str:
        return f"{self.repository}/{verb}/{quote(self.branch)}/{quote(path)}"


def of(repository: str | None, kind: str | None = None, edit_uri: str | None = None) -> Forge | None:
    """The forge of a repository, or None where there is none or its kind is not known.

    Arguments:
        repository: its address.
        kind: for a host that does not say it by its name.
        edit_uri: as MkDocs has it; the branch is taken from it.

    Raises:
        ValueError: there is no such kind, or this is no address; the message says what is wanted.
    """
    if kind and kind not in KINDS:
        raise ValueError(f"“{kind}” is no kind of forge. FACING_PAGES_FORGE is one of: {', '.join(KINDS)}.")
    if not repository:
        return None
    if not is_address(repository):
        raise ValueError(
            f"“{repository}” is no address. FACING_PAGES_REPO_URL is one as https://example.org/owner/name."
        )
    known = next((each for each in KINDS if each == kind), None) or _HOSTS.get(_host(repository))
    branch = _BRANCH.fullmatch(edit_uri or "")
    bare = repository.rstrip("/").removesuffix(".git")
    return Forge(bare, known, branch["branch"] if branch else "main") if known else None


@dataclass(frozen=True)
class Doors:
    """The addresses at which what people wrote is changed: of a repository's own forms, as far as it has such.

    Arguments:
        forge: None where there is no repository, or it is on a site of no known kind.
        editor: where the files of the documents' folder are edited, ending in a slash; None without a repository.
        docs: that folder, from the repository's root.
    """

    forge: Forge | None
    editor: str | None
    docs: str

    def edit(self, path: str) -> str | None:
        """Where a file of the documents' folder is edited."""
        return f"{self.editor}{quote(posixpath.relpath(path, self.docs))}" if self.editor else None

    def report(self, title: str, path: str) -> str | None:
        """An issue form that names a thing and the file it is written in."""
        return self.forge.report(title, path) if self.forge else None

    def dispute(self, title: str, path: str) -> str | None:
        """An issue form on the finding of an annotation."""
        return self.forge.dispute(title, path) if self.forge else None

    def new(self, folder: str) -> Form | None:
        """The form for a new file in a folder."""
        return self.forge.new(folder) if self.forge else None


def doors(settings: Settings) -> Doors:
    """What a site's settings open.

    Raises:
        ValueError: they name a kind of forge that there is not.
    """
    docs = Path(os.path.relpath(settings.docs, settings.root)).as_posix()
    forge = of(settings.repository, settings.forge, settings.edit_uri)
    if forge:
        return Doors(forge, f"{forge.edit(docs)}/", docs)
    if settings.repository and settings.edit_uri:
        address = urljoin(f"{settings.repository.rstrip('/')}/", settings.edit_uri)
        return Doors(None, f"{address.rstrip('/')}/", docs)
    return Doors(None, None, docs)


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _query(fields: dict[str, str]) -> str:
    return urlencode(fields, quote_via=quote, safe="")
