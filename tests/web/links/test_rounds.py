"""A whole round of asking, over a local server that misbehaves in every way."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from facing_pages import cli
from facing_pages.model import Comparison
from facing_pages.web import links, lychee
from facing_pages.web.asking import Client, Manners
from facing_pages.web.fetching import Answer
from tests import folders
from tests.compose import altered
from tests.web.links.conftest import Citing
from tests.web.links.server import DROP, ENDLESS, SILENCE, Clock, Reply, Server, serving, to

DAY = date(2026, 11, 22)
PAGES: dict[str, Reply | Sequence[Reply]] = {
    "/bridge": Reply(),
    "/moved": to("/onward"),
    "/onward": to("/new", 308),
    "/new": Reply(),
    "/forbidden": Reply(403),
    "/many": Reply(429, {"Retry-After": "3600"}),
    "/gone": Reply(410),
    "/error-then-good": [Reply(500), Reply()],
    "/error": Reply(500),
    "/silent": SILENCE,
    "/dropped": DROP,
    "/endless": ENDLESS,
    "/closed/page": Reply(),
    "/robots.txt": Reply(body=b"User-agent: *\nDisallow: /closed/\n"),
    "/archive/gone": to("/archive/2025/gone", 302),
    "/archive/2025/gone": Reply(),
}
CITED = [path for path in PAGES if path not in ("/bridge", "/onward", "/new", "/robots.txt") and "archive" not in path]
CONDITIONS = {
    "/bridge": "working",
    "/moved": "moved",
    "/forbidden": "forbidden",
    "/many": "forbidden",
    "/gone": "gone",
    "/missing": "gone",
    "/error-then-good": "working",
    "/error": "unreachable",
    "/silent": "unreachable",
    "/dropped": "unreachable",
    "/endless": "unreachable",
    "/closed/page": "unasked",
}


def _client(manners: Manners | None = None) -> Client:
    clock = Clock()
    manners = manners or Manners(interval=2, timeout=0.5, retries=1)
    return Client("facing-pages/test", replace(manners, private=True), clock=clock, sleep=clock.sleep)


def _conditions(comparison: Comparison, server: Server) -> dict[str, str]:
    found = {path: comparison.link_state(server.address(path)) for path in CONDITIONS}
    return {path: state.condition for path, state in found.items() if state}


def test_every_way_to_misbehave_is_told_apart(citing: Citing, tmp_path: Path) -> None:
    with serving(PAGES) as server:
        links.run([citing(server, "/bridge", *CITED, "/missing")], tmp_path, _client(), DAY)
        after = folders.read(tmp_path / "docs", tmp_path)
        assert _conditions(after, server) == CONDITIONS
        assert "/closed/page" not in server.asked
        gone, moved = after.link_state(server.address("/gone")), after.link_state(server.address("/moved"))
    assert gone
    assert gone.archive == server.address("/archive/2025/gone")
    assert moved
    assert moved.to == server.address("/new")


def test_lychee_tells_the_same_apart(citing: Citing, tmp_path: Path) -> None:
    client = _client(Manners(interval=0, timeout=0.5, retries=0, back_off=0))
    batch = links.by_lychee(client, pytest.fail)
    assert batch, "lychee is of the test extra"
    settled: set[str] = set()

    def listening(addresses: Sequence[str], intervals: Mapping[str, float]) -> Mapping[str, Answer]:
        answers = batch(addresses, intervals)
        settled.update(address for address in addresses if address in answers)
        return answers

    cited = [path for path in CITED if path != "/many"]  # lychee would wait, and in earnest
    with serving(PAGES) as server:
        links.run([citing(server, "/bridge", *cited, "/missing")], tmp_path, client, DAY, listening)
        after = folders.read(tmp_path / "docs", tmp_path)
        assert _conditions(after, server) == {path: CONDITIONS[path] for path in CONDITIONS if path != "/many"}
        assert server.address("/bridge") in settled
        assert server.address("/closed/page") not in settled
        assert "/closed/page" not in server.asked, "lychee knows no robots.txt, so it is not told of the page"
        assert server.counted("/bridge") == 1, "what lychee settled is not asked again"
        assert server.counted("/error-then-good") == 2, "what may have been bad luck is"
        assert server.agents == {"facing-pages/test"}


def test_where_lychee_fails_our_own_client_asks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "lychee"
    broken.write_text("#!/bin/sh\necho out of order >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(lychee, "program", lambda: broken)
    said: list[str] = []
    with serving({"/page": Reply()}) as server:
        client = _client()
        answers = links.ask_all([server.address("/page")], client, links.by_lychee(client, said.append))
    assert [answer.code for answer in answers.values()] == [200]
    assert "out of order" in said[0]


def test_without_lychee_our_own_client_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lychee, "program", lambda: None)
    assert links.by_lychee(_client(), pytest.fail) is None


def test_lychee_takes_every_address_as_it_is_spelt() -> None:
    spelt = ["/a?b=1&c=2", "/x(1).", "/café", "/a,b;c", "/*", "/%C3%A9#part", "/“quoted”"]
    with serving({}) as server:
        client = _client(Manners(interval=0, retries=0))
        addresses = [server.address(path) for path in spelt]
        batch = links.by_lychee(client, pytest.fail)
        assert batch
        answers = batch(addresses, {})
    assert {address: answer.code for address, answer in answers.items()} == dict.fromkeys(addresses, 404)


def test_lychee_follows_no_redirect_so_that_every_host_is_asked_for_its_rules() -> None:
    closed = Reply(body=b"User-agent: *\nDisallow: /\n")
    client = _client(Manners(interval=0, retries=0))
    batch = links.by_lychee(client, pytest.fail)
    assert batch
    with serving({"/robots.txt": closed, "/page": Reply()}) as there:
        with serving({"/page": to(there.address("/page"))}) as here:
            assert batch([here.address("/page")], {}) == {}
            answers = links.ask_all([here.address("/page")], client, batch)
        assert there.asked == ["/robots.txt"]
    assert [answer.fault for answer in answers.values()] == ["robots"]


def test_what_lychee_leaves_out_our_own_client_asks() -> None:
    client = _client(Manners(interval=0, timeout=1, retries=0))
    batch = links.by_lychee(client, pytest.fail)
    assert batch
    assert batch(["http://nowhere.invalid/page"], {}) == {}
    assert links.ask_all(["http://nowhere.invalid/page"], client, batch) == {
        "http://nowhere.invalid/page": Answer(fault="connection")
    }


def test_a_token_for_github_is_not_handed_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spy = tmp_path / "lychee"
    spy.write_text('#!/bin/sh\necho "token: $GITHUB_TOKEN." >&2\nexit 1\n', encoding="utf-8")
    spy.chmod(0o755)
    monkeypatch.setenv("GITHUB_TOKEN", "held-by-the-workflow")
    with pytest.raises(lychee.LycheeError, match=r"token: \.$"):
        lychee.ask(spy, ["https://example.org/"], "agent", Manners(), {})


def test_who_cites_an_address_is_known(citing: Citing) -> None:
    with serving({}) as server:
        comparison = citing(server, "/bridge", "/bridge", "/other", dossier=server.address("/article"))
        found = {link.address: link.by for link in links.cited(comparison)}
    assert found == {
        server.address("/bridge"): ["note 1 of The bridge opens", "the source Page 1"],
        server.address("/article"): ["the dossier of A crossing at last"],
        server.address("/other"): ["the source Page 2"],
    }


def test_hosts_are_asked_by_turns() -> None:
    order: list[str] = []

    class Listening(Client):
        def refusal(self, address: str) -> Answer | None:
            order.append(address)
            return Answer(fault="robots")

    client = Listening()
    addresses = ["https://a.example/1", "https://a.example/2", "https://a.example/3", "https://b.example/1"]
    answers = links.ask_all(addresses, client)
    assert order == ["https://a.example/1", "https://b.example/1", "https://a.example/2", "https://a.example/3"]
    assert list(answers) == addresses


def test_an_address_that_nobody_cites_any_more_leaves_the_history(citing: Citing, tmp_path: Path) -> None:
    with serving({"/bridge": Reply(), "/other": Reply()}) as server:
        links.run([citing(server, "/bridge", "/other")], tmp_path, _client(), DAY)
        history = (tmp_path / "docs" / "bridge" / "links.json").read_text(encoding="utf-8")
        comparison = citing(server, "/bridge")
        (tmp_path / "docs" / "bridge" / "links.json").write_text(history, encoding="utf-8")
        links.run([comparison], tmp_path, _client(), DAY)
        after = folders.read(tmp_path / "docs", tmp_path)
        assert after.link_state(server.address("/bridge"))
        assert not after.link_state(server.address("/other"))


def test_a_copy_that_is_known_to_be_there_is_not_asked_for_every_week(citing: Citing, tmp_path: Path) -> None:
    copies = {"/archive/here": Reply(), "/archive/lost": Reply(404)}
    with serving({"/bridge": Reply(), "/here": Reply(), "/lost": Reply(), **copies}) as server:
        comparison = citing(server, "/bridge", "/here", "/lost")
        for day in (DAY, DAY + timedelta(days=7), DAY + links.COPY_KEPT):
            links.run([comparison], tmp_path, _client(), day)
        assert server.counted("/here") == 3
        assert server.counted("/archive/lost") == 3
        assert server.counted("/archive/here") == 2
        state = folders.read(tmp_path / "docs", tmp_path).link_state(server.address("/here"))
    assert state
    assert state.archive == server.address("/archive/here")


def test_the_report_puts_what_needs_work_first(citing: Citing, tmp_path: Path) -> None:
    later = date(2026, 11, 29)
    with serving(
        {"/bridge": [Reply(), Reply(404)], "/moved": to("/new"), "/new": Reply(), "/shy": Reply(403)}
    ) as server:
        comparison = citing(server, "/bridge", "/moved", "/shy")
        links.run([comparison], tmp_path, _client(), DAY)
        text = links.run([comparison], tmp_path, _client(), later).replace(server.address(""), "http://here")
    assert text.startswith("# The links on 29 November 2026\n\n## The bridge\n")
    assert "| gone | 1 | 3 |" in text
    assert "- <http://here/bridge>: working → gone" in text
    gone, moved, shy = (
        text.index(f"<http://here/{page}>", text.index("### Gone (1)")) for page in ("bridge", "moved", "shy")
    )
    assert gone < moved < shy
    assert "Cited by note 1 of The bridge opens." in text
    assert "Gone since 29 November 2026, last good on 22 November 2026." in text
    assert "The archive holds no copy" in text
    assert "Now at <http://here/new>." in text
    assert "<details><summary>Closed to us (1)</summary>" in text


def test_the_command_asks_and_writes(
    citing: Citing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "_client", _client)
    monkeypatch.setattr(lychee, "program", lambda: None)
    with serving({"/bridge": Reply()}) as server:
        citing(server, "/bridge")
        assert cli.main(["links", "--report", "report.md"]) == 0
    assert "| working | 1 | 0 |" in (tmp_path / "report.md").read_text(encoding="utf-8")
    assert '"condition": "working"' in (tmp_path / "docs" / "bridge" / "links.json").read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


def test_without_a_reader_of_robots_txt_nothing_is_asked(
    citing: Citing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "_client", _client)
    monkeypatch.setitem(sys.modules, "protego", None)
    with serving({"/bridge": Reply()}) as server:
        citing(server, "/bridge")
        assert cli.main(["links"]) == 1
        assert server.asked == ["/robots.txt"]
    assert "pip install -e '.[contribute]'" in capsys.readouterr().err
    assert not (tmp_path / "docs" / "bridge" / "links.json").exists()


def test_sources_with_errors_are_not_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folders.write(altered(annotations={"price": {"sources": ["lost"]}}), tmp_path / "docs")
    assert cli.main(["links"]) == 1
    assert "The source “lost” is not recorded" in capsys.readouterr().err
