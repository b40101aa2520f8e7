"""The addresses of three kinds of hosting site, from one setting."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from selectolax.lexbor import LexborHTMLParser

from facing_pages.publishing import forge
from facing_pages.publishing.environment import environment
from facing_pages.publishing.forge import KINDS, Forge
from facing_pages.publishing.settings import Settings
from tests.compose import ROOT

PATH = "docs/deepseek/annotations/x.md"


@pytest.mark.parametrize(
    ("repository", "said", "kind"),
    [
        ("https://github.com/a/b", None, "github"),
        ("https://www.github.com/a/b/", None, "github"),
        ("https://gitlab.com/group/sub/b.git", "", "gitlab"),
        ("https://codeberg.org/a/b", None, "forgejo"),
        ("https://code.example.org/a/b", "forgejo", "forgejo"),
        ("https://code.example.org/git/a/b", "gitlab", "gitlab"),
    ],
)
def test_a_repository_is_known_by_its_host_or_by_the_setting(repository: str, said: str | None, kind: str) -> None:
    found = forge.of(repository, said)
    assert found
    assert found.kind == kind
    assert not found.repository.endswith(("/", ".git"))


@pytest.mark.parametrize("repository", [None, "", "https://code.example.org/a/b"])
def test_without_a_repository_of_a_known_kind_there_is_no_forge(repository: str | None) -> None:
    assert forge.of(repository) is None


def test_a_kind_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(ValueError, match="github, gitlab, forgejo"):
        forge.of("https://github.com/a/b", "gitub")


@pytest.mark.parametrize("repository", ["javascript://github.com/%0aalert(1)", "https:///a/b", "github.com/a/b"])
def test_a_repository_without_a_whole_address_is_told_of(repository: str) -> None:
    with pytest.raises(ValueError, match="FACING_PAGES_REPO_URL"):
        forge.of(repository, "github")


@pytest.mark.parametrize(
    ("edit_uri", "branch"), [("edit/trunk/docs/", "trunk"), ("-/edit/a/b/docs/", "a/b"), (None, "main"), ("", "main")]
)
def test_the_branch_comes_from_the_edit_address(edit_uri: str | None, branch: str) -> None:
    found = forge.of("https://github.com/a/b", None, edit_uri)
    assert found
    assert found.branch == branch


def test_each_kind_has_its_own_way_to_edit() -> None:
    ends = {kind: Forge("https://x.org/a/b", kind).edit(PATH).removeprefix("https://x.org/a/b/") for kind in KINDS}
    assert ends == {
        "github": f"edit/main/{PATH}",
        "gitlab": f"-/edit/main/{PATH}",
        "forgejo": f"_edit/main/{PATH}",
    }


@pytest.mark.parametrize("kind", KINDS)
@given(
    name=st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])).filter(lambda n: "/" not in n),
    text=st.text(alphabet=st.characters(exclude_categories=["Cs"])),
)
def test_every_character_survives_the_address_of_a_new_file(kind: forge.Kind, name: str, text: str) -> None:
    address = Forge("https://x.org/a/b", kind).new_file(f"docs/é b/{name}", text)
    parts = urlsplit(address)
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    form = Forge("https://x.org/a/b", kind).new("docs/é b")
    assert query == {form.name: [name], form.text: [text]}
    assert parts.path.endswith("/main/docs/%C3%A9%20b")
    assert address.isascii()


def test_gitlab_does_not_fill_in_the_text() -> None:
    assert [Forge("https://x.org/a/b", kind).new("docs").fills for kind in KINDS] == [True, False, True]


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_names_the_thing_and_its_file(kind: forge.Kind) -> None:
    address = Forge("https://x.org/a/b", kind).report("annotation training-cost", PATH)
    values = [value for values in parse_qs(urlsplit(address).query).values() for value in values]
    assert "Problem: annotation training-cost" in values
    assert f"annotation training-cost ({PATH})" in values


@pytest.mark.parametrize("kind", KINDS)
def test_a_disputed_finding_is_named_with_its_file_and_what_to_say(kind: forge.Kind) -> None:
    address = Forge("https://x.org/a/b", kind).dispute("annotation training-cost", PATH)
    fields = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert "Finding: annotation training-cost" in fields.values()
    (told,) = (value for value in fields.values() if value.startswith(f"annotation training-cost ({PATH})"))
    assert (fields.get("template") == "finding.yml") == (kind == "github")
    assert ("On which sources?" in told) == (kind != "github"), "elsewhere there is no form to ask"


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_address_of_github_fills_in_is_in_its_form(kind: forge.Kind) -> None:
    site = Forge("https://x.org/a/b", kind)
    for address in (site.report("event toll", PATH), site.dispute("annotation price", PATH)):
        fields = parse_qs(urlsplit(address).query)
        if kind == "github":
            form = YAML(typ="safe").load((ROOT / ".github" / "ISSUE_TEMPLATE" / fields.pop("template")[0]).read_text())
            assert fields.keys() - {"title"} <= {part.get("id") for part in form["body"]}


_EDITS = environment([ROOT / "overrides"]).from_string(
    '{% import "partials/fp/edits.html" as edits with context %}{{ edits.edits(path, what, finds=finds) }}'
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("finds", [True, False])
def test_a_thing_can_be_edited_reported_and_a_finding_disputed(kind: forge.Kind, *, finds: bool) -> None:
    site = Forge("https://x.org/a/b", kind)
    ways = {"edit_url": site.edit, "report_url": site.report, "dispute_url": site.dispute}
    shown = LexborHTMLParser(_EDITS.render(path=PATH, what="annotation price", finds=finds, **ways))
    links = {node.attributes["href"]: node.text() for node in shown.css(".fp-edit a")}
    assert links == {
        site.edit(PATH): "Edit, annotation price",
        site.report("annotation price", PATH): "Report a problem with annotation price",
    } | ({site.dispute("annotation price", PATH): "Dispute the finding of annotation price"} if finds else {})


def test_without_a_repository_nothing_is_offered() -> None:
    assert not _EDITS.render(path=PATH, what="annotation price", finds=True).strip()


@pytest.mark.parametrize(
    ("repository", "kind", "edit"),
    [
        (None, None, None),
        ("https://code.example/a/b", None, "https://code.example/a/b/edit/main/docs/deepseek/annotations/x.md"),
        ("https://code.example/a/b", "forgejo", "https://code.example/a/b/_edit/main/docs/deepseek/annotations/x.md"),
    ],
)
def test_a_site_s_settings_say_where_a_file_is_edited(
    repository: str | None, kind: str | None, edit: str | None
) -> None:
    settings = Settings(
        root=ROOT,
        docs=ROOT / "docs",
        config_file=ROOT / "mkdocs.yml",
        own=(),
        repository=repository,
        forge=kind,
        edit_uri="edit/main/docs/",
    )
    doors = forge.doors(settings)
    assert doors.edit(PATH) == edit
    assert bool(doors.report("event toll", PATH)) == bool(doors.new("docs/deepseek/events")) == bool(kind)
