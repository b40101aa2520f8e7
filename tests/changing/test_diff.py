"""A change told in a reader's terms: what came, went, moved and broke, and the balance."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Protocol

import pytest

from facing_pages import cli
from facing_pages.changing.diff import CannotCompareError, report
from tests import folders
from tests.compose import POST, Draft, altered, bridge

NOTHING = "Nothing that a reader sees has changed.\n"


class Tell(Protocol):
    """Tells of a change to a draft, from the bridge or from another one."""

    def __call__(self, after: Draft, before: Draft | None = None, texts: dict[str, str] | None = None) -> str: ...


@pytest.fixture
def told(tmp_path: Path) -> Tell:
    """Tell the change from the bridge as it is to another draft."""

    def tell(after: Draft, before: Draft | None = None, texts: dict[str, str] | None = None) -> str:
        folders.write(before or bridge(), tmp_path / "old" / "docs")
        folders.write(after, tmp_path / "new" / "docs", texts)
        return report("old", "new", tmp_path)

    return tell


def _section(text: str, heading: str) -> str:
    """What stands under a heading."""
    _, _, rest = text.partition(f"### {heading}\n\n")
    return rest.partition("\n\n#")[0]


def test_nothing_is_told_of_nothing(told: Tell) -> None:
    assert told(bridge()) == NOTHING


def test_a_new_spelling_in_yaml_is_no_change(told: Tell, tmp_path: Path) -> None:
    told(bridge())
    path = tmp_path / "new" / "docs" / "bridge" / "events" / "toll.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: The toll", 'title: "The toll"'), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    assert report("old", "new", tmp_path) == NOTHING


def test_an_annotation_is_added(told: Tell) -> None:
    note = {
        "kind": "question",
        "passages": {"post": ["takes a toll of four crowns"], "times": ["Drivers pay four crowns"]},
        "body": "Who sets *the* price?",
    }
    text = told(altered(annotations={"who-sets": note}))
    section = _section(text, "Annotations added")
    assert "**2a** who-sets (question)" in section
    assert "on ¶2 of Post: “takes a toll of four crowns”" in section
    assert "Who sets the price?" in section
    assert "| annotations | 2 → **3** | 1 → **2** |" in text


def test_an_annotation_is_removed(told: Tell) -> None:
    without = bridge()
    del without.annotations["opening-day"]
    assert "opening-day (context)" in _section(told(without), "Annotations removed")


def test_an_annotation_has_other_words_finding_and_sources(told: Tell) -> None:
    after = altered(
        annotations={
            "price": {"finding": "disputed", "sources": [], "body": "The [accounts](sources/) give another sum."}
        }
    )
    after.annotations["price"]["sources"] = ["budget"]
    after.sources.append({"id": "budget", "type": "report", "title": "The budget", "seen": "original"})
    text = told(after)
    section = _section(text, "Annotations changed")
    assert "finding: ~~supported~~ **disputed**" in section
    assert "words: The accounts give ~~this~~ **another** sum." in section
    assert "source taken out: Accounts for 2021" in section
    assert "source added: The budget" in section
    assert "**The budget**" in _section(text, "Sources added")


def test_an_annotation_moves_to_other_words(told: Tell) -> None:
    after = altered(annotations={"price": {"passages": {"post": ["takes a toll of four crowns"]}}})
    section = _section(told(after), "Annotations moved to other words")
    assert "no longer on ¶1 of Post: “It cost the county 12 million crowns”" in section
    assert "now on ¶2 of Post: “takes a toll of four crowns”" in section


def test_other_links_are_told_of_though_the_words_are_the_same(told: Tell) -> None:
    after = altered(annotations={"price": {"body": "The [accounts](sources/) give this sum."}})
    assert "words: the same, with other links or emphasis" in told(after)


def test_an_annotation_whose_quotation_is_lost_is_broken(told: Tell) -> None:
    after = altered(annotations={"price": {"passages": {"post": ["It cost the county 13 million crowns"]}}})
    text = told(after)
    section = _section(text, "Broken")
    assert "`annotations/price.md`" in section
    assert "12 million" in section, "the nearest words are shown"
    assert "removed" not in text
    assert "Counted without what is broken." in text


def test_what_is_sound_is_told_of_beside_what_is_broken(told: Tell) -> None:
    after = altered(
        annotations={"price": {"passages": {"post": ["It cost the county 13 million crowns"]}}},
        events={"toll": {"gloss": "What a crossing costs now."}},
    )
    text = told(after)
    assert "`annotations/price.md`" in text
    assert "gloss: What a crossing ~~costs.~~ **costs now.**" in text


def test_a_file_that_cannot_be_read_is_broken_and_not_removed(told: Tell, tmp_path: Path) -> None:
    told(bridge())
    path = tmp_path / "new" / "docs" / "bridge" / "annotations" / "price.md"
    path.write_text("No front matter.\n", encoding="utf-8")
    text = report("old", "new", tmp_path)
    assert "`annotations/price.md`" in _section(text, "Broken")
    assert "Annotations removed" not in text


def test_errors_that_leave_nothing_to_bind_are_told(told: Tell, tmp_path: Path) -> None:
    told(bridge())
    (tmp_path / "new" / "docs" / "bridge" / "articles" / "times.yml").unlink()
    text = report("old", "new", tmp_path)
    assert text.startswith("## The bridge")
    assert "Write times.yml beside it, with reading, captured," in text
    assert "no more can be told" in text


def test_events_and_what_they_cover(told: Tell) -> None:
    after = bridge()
    del after.events["toll"]
    after.events["opening"]["neither"] = ["Neither names the builder."]
    after.events["opening"]["title"] = "The opening day"
    after.dossiers["post"]["outside"] = [{"paragraph": "p2", "reason": "Left for later."}]
    text = told(after)
    assert "**2. The toll**" in _section(text, "Events removed")
    changed = _section(text, "Events changed")
    assert "title: The opening **day**" in changed
    assert "neither says, added: Neither names the builder." in changed
    coverage = _section(text, "Coverage")
    assert "¶2 of Post is shown no longer; it stood at “The toll”" in coverage
    assert "¶2 of Times is shown no longer" in coverage
    assert "| paragraphs in events | 2 of 2 → **1 of 2** |" in text
    assert "dossier of Post, outside: **p2: Left for later.**" in text


def test_the_sources_of_a_ledger_are_told_with_their_lines(told: Tell) -> None:
    plain, cited = (altered(events={"toll": {"neither": [line]}}) for line in (LINE, {"text": LINE, "sources": WORKS}))
    assert "neither says: Neither gives the price of a year. **\\[Accounts for 2021\\]**" in told(cited, before=plain)
    assert "~~\\[Accounts for 2021\\]~~" in told(plain, before=cited)


def test_what_a_side_would_answer_is_told_with_what_it_rests_on(told: Tell) -> None:
    said = {"text": "It is cheap.", "passages": ["the price will fall"]}
    before, after = (
        altered(events={"toll": {"answers": {"post": {"text": text, "passages": ["p2"]}, "times": said}}})
        for text in ("It is ours.", "It is not ours.")
    )
    text = told(after, before=before)
    assert "what Post would answer: It is **not** ours." in text
    assert "Times would answer" not in text
    assert "what Times would answer rests on: **“the price will fall”**" in told(before)


LINE = "Neither gives the price of a year."
WORKS = ["accounts"]


def test_a_silence_is_signed_and_broken(told: Tell) -> None:
    silence = {"by": "A. Reader", "on": "2026-11-01", "words": ["ferry"]}
    silent = bridge()
    silent.events["toll"]["passages"] = {"times": ["p2"]}
    silent.events["toll"]["part"] = ["One says that [“the price will fall”](times/#p2)."]
    silent.events["toll"]["silences"] = {"post": silence}
    assert "Post is now silent, signed by A. Reader" in told(silent)
    assert "Post is no longer silent" in told(bridge(), before=silent)


def test_terms_and_the_rest(told: Tell) -> None:
    term = {"title": "Toll", "uses": {"post": "Says toll.", "times": "Says price."}, "body": "A payment."}
    before, after = altered(terms={"toll": term}), altered(terms={"toll": term | {"body": "A payment for a road."}})
    after.index["question"] = "Whose road is it?"
    text = told(after, before=before)
    assert "definition: A ~~payment.~~ **payment for a road.**" in _section(text, "Terms changed")
    assert "question: Whose ~~bridge~~ **road** is it?" in _section(text, "Also changed")
    assert "**Toll**" in _section(told(before), "Terms added")


def test_a_change_of_the_article_itself_stands_out(told: Tell) -> None:
    text = told(bridge(), texts={"post": POST.replace("is not a public road", "is not a public road at all")})
    assert "**the text of Post itself, which has a new SHA-256**" in text


def test_comparisons_come_and_go(tmp_path: Path) -> None:
    folders.write(bridge(), tmp_path / "full" / "docs")
    (tmp_path / "empty" / "docs").mkdir(parents=True)
    come, gone = report("empty", "full", tmp_path), report("full", "empty", tmp_path)
    assert come.startswith("## The bridge: a new comparison")
    assert "2 events, 2 annotations" in come
    assert gone.startswith("## The bridge: removed")


def test_files_that_no_record_tells_of_are_named(told: Tell, tmp_path: Path) -> None:
    told(bridge())
    (tmp_path / "new" / "docs" / "method.md").write_text("# Method\n", encoding="utf-8")
    assert "`method.md` added" in _section(report("old", "new", tmp_path), "Other files")


def test_foreign_text_stays_text(told: Tell) -> None:
    after = altered(events={"toll": {"title": "<img src=x> | *The* [toll](https://example.org)"}})
    text = told(after)
    assert "<img" not in text
    assert "[toll](" not in text


def _git(folder: Path, *arguments: str) -> None:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two commits, the second with one annotation fewer."""
    folder = tmp_path / "repository"
    folders.write(bridge(), folder / "docs")
    _git(folder, "init", "--quiet")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "--message=One")
    (folder / "docs" / "bridge" / "annotations" / "opening-day.md").unlink()
    _git(folder, "commit", "--quiet", "--all", "--message=Two")
    return folder


def test_revisions_are_compared_and_the_working_tree_stays(repository: Path) -> None:
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file() and ".git" not in path.parts}
    text = report("HEAD~1", "HEAD", repository)
    assert "opening-day" in _section(text, "Annotations removed")
    after = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file() and ".git" not in path.parts}
    assert before == after


def test_a_revision_is_compared_with_what_lies_here(repository: Path) -> None:
    folders.write(bridge(), repository / "docs")
    assert "opening-day" in _section(report("HEAD", ".", repository), "Annotations added")


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x"])
def test_a_revision_that_is_none_is_a_plain_sentence(repository: Path, revision: str) -> None:
    with pytest.raises(CannotCompareError, match="no revision that git knows"):
        report(revision, "HEAD", repository)


def test_a_revision_without_documents_is_a_plain_sentence(repository: Path) -> None:
    with pytest.raises(CannotCompareError, match="has no folder pages/"):
        report("HEAD", "HEAD", repository, docs="pages")


def test_a_change_cannot_ask_to_be_left_out_of_what_is_told(repository: Path) -> None:
    _git(repository, "commit", "--quiet", "--allow-empty", "--message=Three")
    attributes = "* export-ignore\n* export-subst\n*.md working-tree-encoding=UTF-16\n"
    (repository / "docs" / ".gitattributes").write_text(attributes, encoding="utf-8")
    (repository / "docs" / "evil.html").write_text("<script>$Format:%an$</script>\n", encoding="utf-8")
    _git(repository, "-c", "core.attributesFile=/dev/null", "add", "docs/.gitattributes", "docs/evil.html")
    _git(repository, "commit", "--quiet", "--message=Four")
    told = report("HEAD~1", "HEAD", repository)
    assert "`evil.html` added" in told
    assert "`.gitattributes` added" in told


def test_the_command_prints_the_report(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository)
    assert cli.main(["diff", "HEAD~1", "HEAD"]) == 0
    assert "### Annotations removed" in capsys.readouterr().out
    assert cli.main(["diff", "nowhere", "HEAD"]) == 1
    assert capsys.readouterr().err == "facing-pages: “nowhere” is no folder, and no revision that git knows here.\n"


# --- what was renamed ---------------------------------------------------------


def _led(tmp_path: Path, redirects: str) -> str:
    (tmp_path / "new" / "docs" / "bridge" / "redirects.yml").write_text(redirects, encoding="utf-8")
    return report("old", "new", tmp_path)


def test_a_renamed_record_is_renamed_and_not_removed_and_added(told: Tell, tmp_path: Path) -> None:
    after = bridge()
    after.annotations["price-of-it"] = after.annotations.pop("price") | {"finding": "disputed"}
    after.annotations["price-of-it"]["body"] = "The [accounts](sources/#source-books) give this sum."
    after.annotations["price-of-it"]["sources"] = ["books"]
    after.events["fare"] = after.events.pop("toll")
    after.sources[0] = after.sources[0] | {"id": "books"}
    unnamed = told(after)
    assert "### Annotations removed" in unnamed, "nobody said that it is the same"
    text = _led(tmp_path, "annotations: {price: price-of-it}\nevents: {toll: fare}\nsources: {accounts: books}\n")
    section = _section(text, "Annotations renamed")
    assert "price-of-it (evidence, disputed)" in section
    assert "was `price`, is `price-of-it`" in section
    assert "finding: ~~supported~~ **disputed**" in section
    assert "was `toll`, is `fare`" in _section(text, "Events renamed")
    assert "was `accounts`, is `books`" in _section(text, "Sources renamed")
    assert "removed" not in text
    assert "added" not in text
    assert "redirects.yml" not in text


def test_an_annotation_that_went_into_an_event_is_removed_and_says_where(told: Tell, tmp_path: Path) -> None:
    after = bridge()
    del after.annotations["opening-day"]
    told(after)
    text = _led(tmp_path, "annotations: {opening-day: events/opening}\n")
    assert "its address leads to `events/opening`" in _section(text, "Annotations removed")


def test_an_address_that_leads_on_again_is_told(told: Tell, tmp_path: Path) -> None:
    told(bridge())
    text = _led(tmp_path, "annotations: {cost: price}\n")
    assert "old address added: annotations/cost leads to annotations/price" in _section(text, "Also changed")


def test_a_broken_redirect_is_broken_and_the_rest_is_told(told: Tell, tmp_path: Path) -> None:
    told(altered(events={"toll": {"title": "The price"}}))
    text = _led(tmp_path, "annotations: {cost: nothing}\n")
    assert "`redirects.yml`" in _section(text, "Broken")
    assert "title: The ~~toll~~ **price**" in text


def test_a_renamed_comparison_is_told_of_as_the_same(told: Tell, tmp_path: Path) -> None:
    told(altered(events={"toll": {"title": "The price"}}))
    docs = tmp_path / "new" / "docs"
    (docs / "bridge" / "redirects.yml").write_text("comparisons: [bridge]\n", encoding="utf-8")
    (docs / "bridge").rename(docs / "crossing")
    text = report("old", "new", tmp_path)
    assert "title: The ~~toll~~ **price**" in text
    assert "old address added: comparisons/bridge leads to comparisons/crossing" in text
    assert "a new comparison" not in text
    assert "removed" not in text


# --- names and links ----------------------------------------------------------

NAMES = {"id": "fee", "thing": "The fee", "names": ["toll", "four crowns"]}


def test_names_for_the_same_thing_are_told_in_a_readers_terms(told: Tell) -> None:
    before, after = bridge(), bridge()
    before.names = [NAMES]
    after.names = [NAMES | {"names": [{"name": "toll", "also": ["tolls"]}, "four crowns"], "note": "A payment."}]
    added, changed = told(before), told(after, before=before)
    assert "names for the same thing added: The fee: toll, four crowns." in _section(added, "Also changed")
    section = _section(changed, "Also changed")
    assert "names for the same thing: The fee: ~~toll,~~ **toll (also tolls),** four crowns. **A payment.**" in section
    assert "names.yml" not in added + changed


def test_links_are_told_by_how_they_fare(told: Tell, tmp_path: Path) -> None:
    told(bridge())
    address, copy = "https://www.lyd.example.org/bridge", "https://web.archive.org/web/2021/x"
    for side, condition, day in (("old", "working", "2026-11-09"), ("new", "gone", "2026-11-16")):
        records = {
            address: {"condition": condition, "asked": day, "since": day, "archive": copy},
            copy: {"condition": "moved", "asked": "2026-11-09", "since": "2026-11-09"},
        }
        path = tmp_path / side / "docs" / "bridge" / "links.json"
        path.write_text(json.dumps(records), encoding="utf-8")
    text = report("old", "new", tmp_path)
    section = _section(text, "Links")
    assert f"{address}: ~~working~~ **gone**; a copy is at {copy}" in section.replace("\\", "")
    assert "asked again, the last on 16 November 2026: 1 of 2 addresses and copies" in section
    assert "links.json" not in text


def test_who_wrote_and_reviewed_an_annotation_is_told(told: Tell) -> None:
    text = told(altered(annotations={"price": {"by": ["A. Writer"], "reviewed": ["B. Reader"]}}))
    assert "written by: **A. Writer**" in text
    assert "reviewed by: **B. Reader**" in text
