"""The audit says what it read, and never that there is nothing where it read nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests import tools
from tests.conftest import ROOT
from tests.supply import advisories, locks
from tests.supply.audit import Where, audit, lock_files, main
from tests.supply.locks import Package, UnreadableLockError, read
from tests.supply.told import by_itself, in_pypi

TODAY = date(2026, 11, 30)
WORKFLOWS = ROOT / ".github" / "workflows"
NOWHERE = "http://127.0.0.1:9"
PACKAGING = version("packaging")
LOCK = f"""\
# made by hand
oven-kit==2.1 ; python_full_version < '3.14' \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
packaging=={PACKAGING} \\
    --hash=sha256:{"c" * 64}
"""
KNOWN = {"id": "OSV-1", "summary": "Runs what it reads"}

Answering = Callable[[str, Any], Any]
"""What a service answers to a path and what it was sent; None is “not found”."""


@contextmanager
def _service(answers: Answering) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(None)

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])))

        def log_message(self, *_: object) -> None:
            pass

        def _answer(self, sent: bytes | None) -> None:
            plain = json.loads(sent) if sent and self.headers.get("Content-Encoding") != "gzip" else sent
            answer = answers(self.path, plain)
            body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(404 if answer is None else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def _osv(found: dict[str, list[str]]) -> Answering:
    """A database with the ids of advisories by the names of packages, an id a page."""

    def answers(path: str, sent: Any) -> Any:
        if path == "/v1/querybatch":
            return {"results": [_page(found.get(query["package"]["name"], []), query) for query in sent["queries"]]}
        id = path.rpartition("/")[2]
        fixed = {"package": {"name": "oven-kit"}, "ranges": [{"type": "ECOSYSTEM", "events": [{"fixed": "2.2"}]}]}
        gone = {"withdrawn": "2026-01-01T00:00:00Z"} if id.startswith("GONE") else {}
        return {"id": id, "summary": "Runs what it reads", "aliases": ["CVE-1"], "affected": [fixed]} | gone

    return answers


def _page(ids: Sequence[str], query: dict[str, Any]) -> dict[str, Any]:
    at = int(query.get("page_token", 0))
    more = {"next_page_token": str(at + 1)} if at + 1 < len(ids) else {}
    return {"vulns": [{"id": id} for id in ids[at : at + 1]]} | more


def _index(pages: dict[str, Any]) -> Answering:
    return lambda path, _: pages.get(path)


def _audit(tmp_path: Path, **where: str) -> tuple[int, bool, str]:
    (tmp_path / "site.txt").write_text(LOCK, encoding="utf-8")
    places = dict.fromkeys(("osv", "pypi", "npm"), NOWHERE) | where
    count, is_read, lines = audit([tmp_path / "site.txt"], Where(**places, command=("false",)), TODAY)
    return count, is_read, "\n".join(lines)


def test_every_package_that_is_installed_is_locked_with_its_hashes() -> None:
    found = read(lock_files())
    assert {"site.txt", "dev.txt", "handouts.txt", "tests/package-lock.json"} <= {
        lock for one in found for lock in one.locks
    }
    assert [str(one) for one in found if not one.hashes] == []


def test_a_lock_is_read_with_its_markers_and_hashes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LOCK, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Oven_Kit==2.1 \\\n    --hash=sha256:{'d' * 64}\n", encoding="utf-8")
    oven, packaging = read([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert (oven.name, oven.version, oven.locks) == ("oven-kit", "2.1", ("a.txt", "b.txt"))
    assert oven.hashes == {f"sha256:{letter * 64}" for letter in "abd"}
    assert str(packaging) == f"packaging {PACKAGING}"


@pytest.mark.parametrize(
    "line", ["oven-kit>=2.1", "-r others.txt", "git+https://example.org/oven.git", "oven-kit[gas]==2.1"]
)
def test_a_line_of_a_lock_that_cannot_be_read_is_no_package_less(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text(f"{LOCK}{line}\n", encoding="utf-8")
    with pytest.raises(UnreadableLockError, match=r"a\.txt:7"):
        read([tmp_path / "a.txt"])


def test_an_advisory_on_a_locked_version_is_told_and_fails(tmp_path: Path) -> None:
    with _service(_osv({"pyyaml": ["OLD-1"], "oven-kit": ["OSV-1", "GONE-1", "OSV-2"]})) as osv:
        count, is_read, said = _audit(tmp_path, osv=osv)
    assert count == 2
    assert "read from OSV" in said
    assert "ADVISORY oven-kit 2.1 (site.txt): OSV-1, CVE-1: Runs what it reads; mended in 2.2" in said
    assert "OSV-2" in said
    assert "GONE-1" not in said
    assert not is_read, "of npm nothing could be read"


def test_no_advisories_is_said_where_a_source_knows_of_advisories(tmp_path: Path) -> None:
    with _service(_osv({"pyyaml": ["OLD-1"], "lodash": ["OLD-2"]})) as osv:
        count, is_read, said = _audit(tmp_path, osv=osv)
    assert (count, is_read) == (0, True)
    assert "read from OSV, which knows 2 of them: no advisories" in said
    assert "NOT KNOWN" not in said


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (_osv({}), "it has no advisory on pyyaml 5.3.1, on which there is one"),
        (lambda *_: None, "answers 404"),
        (lambda *_: b"<html>Sign in</html>", "answers with what is no JSON"),
        (lambda *_: {"results": []}, "it answers 0 of 1 questions"),
        (lambda _, sent: {"results": [{"next_page_token": "again"}] * len(sent["queries"])}, "more than 50 pages"),
    ],
    ids=["a mirror that knows none", "not found", "a page to sign in", "too few answers", "no end of pages"],
)
def test_what_knows_no_advisories_is_not_believed(tmp_path: Path, answers: Answering, reason: str) -> None:
    with _service(answers) as osv:
        count, is_read, said = _audit(tmp_path, osv=osv)
    assert (count, is_read) == (0, False)
    assert reason in said
    assert "NOT KNOWN: no source of advisories could be read" in said
    assert "no advisories" not in said


def test_where_nothing_can_be_reached_the_packages_are_told_all_the_same(tmp_path: Path) -> None:
    _, is_read, said = _audit(tmp_path)
    assert not is_read
    assert "cannot be reached" in said
    assert f"packaging {PACKAGING} · day not known · " in said
    assert "oven-kit 2.1 · day not known · no licence told · not installed here, so not told" in said
    assert "no advisories" not in said


def test_the_package_index_is_asked_where_the_database_is_silent(tmp_path: Path) -> None:
    pages = {
        "/pypi/pyyaml/5.3.1/json": {"vulnerabilities": [KNOWN]},
        "/pypi/oven-kit/2.1/json": {
            "vulnerabilities": [{**KNOWN, "fixed_in": ["2.2"]}, {**KNOWN, "withdrawn": "then"}]
        },
    }
    with _service(_index(pages)) as pypi:
        count, is_read, said = _audit(tmp_path, pypi=pypi)
    assert count == 1
    assert "read from the package index, which knows 1 of them: 1 advisories" in said
    assert f"unknown to it: packaging {PACKAGING}" in said
    assert not is_read


def test_an_index_without_advisories_is_not_believed(tmp_path: Path) -> None:
    with _service(lambda path, _: {"info": {}} if path.startswith("/pypi/") else {"files": []}) as pypi:
        _, is_read, said = _audit(tmp_path, pypi=pypi)
    assert not is_read
    assert "the package index: its pages say nothing of advisories" in said


@pytest.mark.slow  # npm takes its time to begin
def test_npm_is_asked_by_its_own_command(tmp_path: Path) -> None:
    knit = Package("npm", "knit", "1.0.0")
    advisories._write(tmp_path, [knit])
    (locked,) = read([tmp_path / "package-lock.json"])
    entry = {"id": 7, "title": "Unravels", "severity": "high", "vulnerable_versions": "<2", "cwe": [], "cvss": {}}
    found = {name: [{**entry, "name": name, "url": f"https://example.org/{name}-7"}] for name in ("knit", "lodash")}

    def answers(path: str, _: Any) -> Any:
        return (
            {name: [{**entry[0], "vulnerable_versions": "*"}] for name, entry in found.items()}
            if "bulk" in path
            else None
        )

    with _service(answers) as registry:
        asks = advisories.npm([tools.npm(), "--registry", registry])
        said = advisories.heard("npm", [locked], [advisories.Source("npm audit", asks)])
    assert [(one.package, one.id, one.summary) for one in said.answer.advisories] == [(locked, "knit-7", "Unravels")]
    with _service(lambda *_: None) as registry:
        asks = advisories.npm([tools.npm(), "--registry", registry, "--fetch-retries", "0"])
        said = advisories.heard("npm", [locked], [advisories.Source("npm audit", asks)])
    assert (said.source, len(said.silent)) == ("", 1)


def test_a_package_of_npm_is_told_by_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "node_modules/knit"
    folder.mkdir(parents=True)
    said = {
        "license": {"type": "ISC"},
        "author": "Ada <ada@example.org> (https://example.org)",
        "maintainers": [{"name": "Bo"}],
    }
    (folder / "package.json").write_text(json.dumps(said), encoding="utf-8")
    found = by_itself(Package("npm", "knit", "1.0.0", places=(folder,)))
    assert (found.licence, found.keepers) == ("ISC", ("Bo", "Ada"))


def test_the_day_is_that_of_the_locked_files_and_a_withdrawn_one_is_told() -> None:
    locked = by_itself(Package("PyPI", "oven-kit", "2.1", frozenset({"sha256:aa", "sha256:bb"})))
    files: list[dict[str, Any]] = [
        {"hashes": {"sha256": "aa"}, "upload-time": "2026-02-03T01:02:03.4Z", "yanked": "It burns"},
        {"hashes": {"sha256": "bb"}, "upload-time": "2026-02-02T23:59:59Z", "yanked": False},
        {"hashes": {"sha256": "cc"}, "upload-time": "2020-01-01T00:00:00Z", "yanked": False},
    ]
    found = in_pypi(locked, files)
    assert found.released == date(2026, 2, 2)
    assert found.remarks == ("withdrawn by its keepers: It burns",)
    assert in_pypi(locked, files[2:]).remarks == ("none of its locked files is in the index",)


def test_what_is_old_and_what_nobody_has_looked_at_stands_out(tmp_path: Path) -> None:
    def answers(path: str, _: Any) -> Any:
        letter, day = ("a", "2016-01-01") if "oven" in path else ("c", "2026-11-29")
        file = {"hashes": {"sha256": letter * 64}, "upload-time": f"{day}T00:00:00Z", "yanked": False}
        return {"files": [file]} if path.startswith("/simple/") else None

    with _service(answers) as pypi:
        said = _audit(tmp_path, pypi=pypi)[2]
    assert f"day known: 2; younger than 7 days: packaging {PACKAGING}" in said
    assert "older than 3 years: oven-kit 2.1 (2016-01-01)" in said
    assert "oven-kit 2.1 · 2016-01-01 (10 years)" in said


def test_it_ends_well_offline_unless_advisories_must_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--offline"]) == 0
    assert capsys.readouterr().out.count("NOT KNOWN") == 2
    assert main(["--offline", "--must-read"]) == 2


def test_a_vulnerable_version_that_is_locked_ends_with_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site.txt").write_text(LOCK, encoding="utf-8")
    monkeypatch.setattr("tests.supply.audit.lock_files", lambda: [tmp_path / "site.txt"])
    with _service(_osv({"pyyaml": ["OLD-1"], "lodash": ["OLD-2"], "oven-kit": ["OSV-1"]})) as osv:
        where = Where(osv, NOWHERE, NOWHERE, ("false",))
        monkeypatch.setattr("tests.supply.audit.usual", lambda: where)
        assert main([]) == 1
    assert "ADVISORY oven-kit 2.1" in capsys.readouterr().out


def test_the_names_of_packages_are_those_of_the_index(tmp_path: Path) -> None:
    lock = {
        "lockfileVersion": 3,
        "packages": {"": {}, "node_modules/a": {"name": "@knit/a", "version": "1"}, "b": {"link": True}},
    }
    (tmp_path / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    (one,) = read([tmp_path / "package-lock.json"])
    assert (one.name, one.hashes) == ("@knit/a", frozenset())
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    with pytest.raises(locks.UnreadableLockError, match="version None"):
        read([tmp_path / "package-lock.json"])


def test_nothing_is_installed_but_by_its_hashes_and_the_project_itself() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    variables = dict(re.findall(r"^(\w+) *:= (.+)$", text, re.MULTILINE))
    for _ in variables:
        text = re.sub(r"\$\((\w+)\)", lambda found: variables.get(found[1], found[0]), text)
    installing = [line for line in text.splitlines() if re.search(r"\bpip\b.* install ", line) and ":=" not in line]
    assert len(installing) >= 7
    for line in installing:
        assert "--require-hashes" in line or "--no-deps --no-build-isolation --editable ." in line, line
    assert "pip install" not in "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS.glob("*.yml"))
