"""The history of the files says who wrote them, and fails nowhere."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

import pytest

from facing_pages.writing.history import UNKNOWN, Past, history

FILE = "docs/bridge/annotations/price.md"


class Checkout:
    """A checkout in which people commit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, author: str = "A. Chu", at: str = "") -> None:
        environment = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": author,
            "GIT_AUTHOR_EMAIL": "private@example.org",
            "GIT_COMMITTER_NAME": "A. Chu",
            "GIT_COMMITTER_EMAIL": "private@example.org",
        } | ({"GIT_AUTHOR_DATE": at} if at else {})
        subprocess.run(["git", *arguments], cwd=self.root, check=True, env=environment, capture_output=True)

    def write(self, path: str, text: str, author: str, message: str = "Change it", at: str = "") -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        self.commit(author, message, at)

    def commit(self, author: str, message: str = "Change it", at: str = "") -> None:
        self.git("add", "--all", author=author)
        self.git("commit", "--quiet", "--message", message, author=author, at=at)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


def _of(checkout: Checkout, path: str = FILE) -> tuple[str, ...]:
    return history(checkout.root, checkout.root / "docs").get(path, UNKNOWN).people


def test_authors_stand_in_the_order_in_which_they_came(checkout: Checkout) -> None:
    for text, author in (("one\n", "B. Diaz"), ("two\n", "A. Chu"), ("three\n", "B. Diaz")):
        checkout.write(FILE, text, author)
    assert _of(checkout) == ("B. Diaz", "A. Chu")


def test_those_named_beside_the_author_are_authors(checkout: Checkout) -> None:
    checkout.write(FILE, "one\n", "A. Chu", "Write it\n\nCo-authored-by: B. Diaz <private@example.org>")
    assert _of(checkout) == ("A. Chu", "B. Diaz")


def test_a_renamed_file_keeps_its_authors(checkout: Checkout) -> None:
    checkout.write(FILE, "a line\n" * 20, "A. Chu")
    checkout.git("mv", FILE, "docs/bridge/annotations/cost.md")
    checkout.commit("B. Diaz")
    checkout.write("docs/bridge/annotations/cost.md", "a line\n" * 20 + "more\n", "C. Eke")
    assert _of(checkout, "docs/bridge/annotations/cost.md") == ("A. Chu", "B. Diaz", "C. Eke")
    assert _of(checkout, FILE) == ()


def test_a_file_was_written_and_last_changed_on_these_days_in_utc(checkout: Checkout) -> None:
    checkout.write(FILE, "a line\n" * 20, "A. Chu", at="2025-03-01T23:30:00-0200")
    checkout.write(FILE, "a line\n" * 21, "the editors", at="2025-04-05T12:00:00+0000")
    checkout.git("mv", FILE, "docs/bridge/annotations/cost.md")
    checkout.commit("B. Diaz", at="2025-06-07T12:00:00+0000")  # it was moved, and none of its words changed
    past = history(checkout.root, checkout.root / "docs")
    days = datetime.date(2025, 3, 2), datetime.date(2025, 4, 5)
    assert past == {"docs/bridge/annotations/cost.md": Past(("A. Chu", "B. Diaz"), *days)}


def test_a_new_file_of_an_old_name_is_another_file(checkout: Checkout) -> None:
    checkout.write(FILE, "one\n", "A. Chu")
    (checkout.root / FILE).unlink()
    checkout.commit("A. Chu")
    checkout.write(FILE, "something else\n", "B. Diaz")
    assert _of(checkout) == ("B. Diaz",)


def test_paths_are_as_seen_from_the_root_even_below_the_checkout(checkout: Checkout) -> None:
    checkout.write(f"sub/{FILE}", "one\n", "A. Chu")
    root = checkout.root / "sub"
    assert {path: past.people for path, past in history(root, root / "docs").items()} == {FILE: ("A. Chu",)}


@pytest.mark.parametrize(
    "role", ["Facing Pages maintainers", "the editors", "dependabot[bot]", "root", "GitHub Actions"]
)
def test_a_role_is_no_person(role: str, checkout: Checkout) -> None:
    checkout.write(FILE, "one\n", role)
    assert _of(checkout) == ()


@pytest.mark.parametrize("name", ["Elihu Root", "Jo Editorsson", "Ana Botín"])
def test_a_person_is_no_role(name: str, checkout: Checkout) -> None:
    checkout.write(FILE, "one\n", name)
    assert _of(checkout) == (name,)


def test_no_address_is_given_away(checkout: Checkout) -> None:
    checkout.write(FILE, "one\n", "A. Chu", "Write it\n\nCo-authored-by: B. Diaz <private@example.org>")
    assert "@" not in str(history(checkout.root, checkout.root / "docs"))


def test_a_shallow_clone_knows_nobody(checkout: Checkout, tmp_path: Path) -> None:
    for text in ("one\n", "two\n"):
        checkout.write(FILE, text, "A. Chu")
    checkout.git("clone", "--quiet", "--depth=1", f"file://{checkout.root}", str(tmp_path / "shallow"))
    assert history(tmp_path / "shallow", tmp_path / "shallow" / "docs") == {}


def test_outside_a_checkout_nobody_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert history(tmp_path, tmp_path) == {}


def test_a_checkout_without_a_commit_knows_nobody(checkout: Checkout) -> None:
    assert history(checkout.root, checkout.root) == {}


def test_without_git_nobody_is_known(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout.write(FILE, "one\n", "A. Chu")
    monkeypatch.setenv("PATH", "")
    assert history(checkout.root, checkout.root / "docs") == {}


CO_AUTHORS = {
    "Co-authored-by: B. Diaz <private@example.org>\n and more of it": ("A. Chu", "B. Diaz"),
    "Co-authored-by: B. Diaz\n <private@example.org>": ("A. Chu", "B. Diaz"),
    "Co-authored-by: B. Diaz <private@example.org> (she)": ("A. Chu", "B. Diaz"),
    "Co-authored-by: B. Diaz <private@example.org": ("A. Chu", "B. Diaz"),
    "Co-authored-by: private@example.org": ("A. Chu",),
    "Co-authored-by:\n B. Diaz": ("A. Chu", "B. Diaz"),
    "Co-authored-by:": ("A. Chu",),
}


@pytest.mark.parametrize("trailer", CO_AUTHORS)
def test_a_trailer_over_several_lines_or_written_amiss_names_whom_it_names(trailer: str, checkout: Checkout) -> None:
    checkout.write(FILE, "one\n", "A. Chu", f"Write it\n\n{trailer}")
    assert _of(checkout) == CO_AUTHORS[trailer]


def test_a_commit_of_a_year_that_no_calendar_has_names_its_author(checkout: Checkout) -> None:
    checkout.write(FILE, "one\n", "A. Chu", at="@999999999999 +0000")
    checkout.write(FILE, "two\n", "B. Diaz", at="@1620000000 +0000")
    past = history(checkout.root, checkout.root / "docs")[FILE]
    assert past == Past(("A. Chu", "B. Diaz"), datetime.date(2021, 5, 3), datetime.date(2021, 5, 3))


def test_a_message_gives_nobody_credit_for_what_the_commit_did_not_change(checkout: Checkout) -> None:
    checkout.write(FILE, "one\n", "A. Chu")
    forged = f"Write it\n\nCo-authored-by: B. Diaz <private@example.org>\n M\t{FILE}\n R100\t{FILE}\tdocs/other.md"
    checkout.write("docs/bridge/annotations/other.md", "two\n", "B. Diaz", forged)
    assert _of(checkout) == ("A. Chu",)


def test_the_first_commit_counts_whatever_a_person_wants_to_see_of_it(checkout: Checkout) -> None:
    checkout.git("config", "log.showRoot", "false")
    checkout.write(FILE, "one\n", "A. Chu")
    assert _of(checkout) == ("A. Chu",)


def test_a_name_in_another_encoding_is_read(checkout: Checkout) -> None:
    checkout.git("config", "i18n.logOutputEncoding", "ISO-8859-1")
    checkout.write(FILE, "one\n", "Ana Botín")
    assert _of(checkout) == ("Ana Botín",)


@pytest.mark.parametrize("name", [":(exclude)x", "a*"])
def test_a_folder_is_looked_up_by_its_very_name(name: str, checkout: Checkout) -> None:
    checkout.write(f"{name}/price.md", "one\n", "A. Chu")
    checkout.write("ab/price.md", "one\n", "B. Diaz")
    past = history(checkout.root, Path(name))
    assert {path: of.people for path, of in past.items()} == {f"{name}/price.md": ("A. Chu",)}
