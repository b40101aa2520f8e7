"""The workflows and the forms of the hosting site: valid, safe, and in step with the commands they call."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from facing_pages import cli
from tests.conftest import ROOT
from tests.sites import Site

HOSTING = ROOT / ".github"
WORKFLOWS = sorted(path for folder in ("workflows", "examples") for path in (HOSTING / folder).glob("*.yml"))
FORMS = sorted(path for path in (HOSTING / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} +# v\d+\.\d+\.\d+")
RISKY = ("pull_request_target", "workflow_run", "issue_comment")


def _run(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the test environment, which asks nothing of the network."""
    places = (str(Path(sys.executable).parent), os.environ.get("PATH", ""))
    program = shutil.which(name, path=os.pathsep.join(places))
    assert program, f"{name} is missing. Run “make test”, which installs it."
    return subprocess.run([program, *arguments], check=False, capture_output=True, text=True, encoding="utf-8")


def _yaml(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def _jobs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from _yaml(path)["jobs"].items()


def _steps(path: Path) -> Iterator[dict[str, Any]]:
    for _, job in _jobs(path):
        yield from job.get("steps", ())


def _scripts(path: Path) -> list[str]:
    return [step["run"] for step in _steps(path) if "run" in step]


def _named(path: Path) -> str:
    return path.stem


def test_there_are_workflows_and_forms() -> None:
    assert {path.stem for path in WORKFLOWS} == {"audit", "check", "deploy", "links", "pages-in-parts", "release"}
    assert {path.stem for path in FORMS} == {"problem", "finding", "comparison"}


def test_the_security_linter_finds_nothing() -> None:
    examples = (HOSTING / "examples").glob("*.yml")  # which it does not look for by itself
    done = _run("zizmor", "--offline", "--no-progress", "--persona=pedantic", "--strict-collection", HOSTING, *examples)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_security_linter_would_find_something(tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = (HOSTING / "workflows" / "check.yml").read_text(encoding="utf-8")
    (folder / "check.yml").write_text(re.sub(r"@[0-9a-f]{40} # (v\d+).*", r"@\1", text), encoding="utf-8")
    done = _run("zizmor", "--offline", "--no-progress", tmp_path)
    assert done.returncode != 0
    assert "unpinned-uses" in done.stdout


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [HOSTING / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.dependabot", [HOSTING / "dependabot.yml"]),
        ("vendor.citation-file-format", [ROOT / "CITATION.cff"]),
    ],
)
def test_every_file_fits_its_schema(schema: str, paths: list[Path]) -> None:
    done = _run("check-jsonschema", "--builtin-schema", schema, *paths)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schema_would_refuse_a_slip(tmp_path: Path) -> None:
    text = (HOSTING / "workflows" / "check.yml").read_text(encoding="utf-8")
    (tmp_path / "check.yml").write_text(text.replace("runs-on:", "run-on:"), encoding="utf-8")
    assert _run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", tmp_path / "check.yml").returncode


@pytest.mark.parametrize("path", WORKFLOWS, ids=_named)
def test_every_action_is_pinned_to_a_commit_and_says_which_version_that_is(path: Path) -> None:
    used = re.findall(r"\buses: *(.+)", path.read_text(encoding="utf-8"))
    assert used
    assert [action for action in used if not action.startswith("./") and not PINNED.fullmatch(action)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=_named)
def test_nobody_may_do_more_than_the_job_needs(path: Path) -> None:
    assert _yaml(path)["permissions"] == {}
    for name, job in _jobs(path):
        assert job.get("permissions"), f"{name} says nothing of what it may do"
        assert "uses" in job or job["timeout-minutes"] <= 300, name
    for step in _steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_what_deploys_the_site_may_do_so() -> None:
    deploy = dict(_jobs(HOSTING / "workflows" / "deploy.yml"))["deploy"]
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=_named)
def test_no_workflow_hands_a_fork_anything(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bsecrets\s*[.\[]\s*\w", text.partition("name:")[2])
    assert not set(RISKY) & set(_yaml(path)["on"])
    if "pull_request" in _yaml(path)["on"]:
        assert "write" not in {value for _, job in _jobs(path) for value in job["permissions"].values()}


@pytest.mark.parametrize("path", WORKFLOWS, ids=_named)
def test_scripts_are_sound_shell_and_take_nothing_from_expressions(path: Path) -> None:
    for script in _scripts(path):
        assert "${{" not in script, "a value belongs into env, where it stays a value"
        done = subprocess.run(["bash", "-n"], input=script, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=_named)
def test_every_command_that_a_workflow_calls_is_there(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv")
    text = "\n".join(_scripts(path))
    for target in re.findall(r"\bmake (\S+)", text):
        assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), target
    parser = cli._parser()
    for command in re.findall(r"bin/facing-pages ([^>\n]+)", text):
        assert isinstance(parser.parse_args(command.split()), argparse.Namespace)


def test_what_a_workflow_keeps_is_what_the_command_writes() -> None:
    text = (HOSTING / "workflows" / "links.yml").read_text(encoding="utf-8")
    assert "docs/*/links.json" in text
    assert "facing-pages links --report links.md" in text
    assert "facing-pages watch --report watch.md" in text


def test_the_pages_can_fill_the_forms_in() -> None:
    for name in ("problem", "finding"):
        fields = {
            field["id"]: field for field in _yaml(HOSTING / "ISSUE_TEMPLATE" / f"{name}.yml")["body"] if "id" in field
        }
        assert fields["where"]["type"] == "input"


def test_nobody_is_named_as_an_owner_who_did_not_agree() -> None:
    lines = (HOSTING / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []


def test_a_deployment_carries_its_hand_outs() -> None:
    """The site is built with the PDFs, and what is uploaded is that site."""
    steps = _yaml(HOSTING / "workflows" / "deploy.yml")["jobs"]["build"]["steps"]
    build, upload = (
        next(at for at, step in enumerate(steps) if sign in str(step)) for sign in ("make handouts", "upload-pages")
    )
    assert build < upload
    assert steps[upload]["with"]["path"] == "site/"


def test_a_site_without_pdfs_does_not_speak_of_them(full: Site) -> None:
    for page in full.folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "application/pdf" not in text, page
        assert not re.search(r"Ready to print|as PDFs|\.pdf\b", text), page


def _script(workflow: str, job: str, name: str) -> str:
    """The script of a step, by the beginning of its name."""
    (script,) = (
        step["run"]
        for step in _yaml(HOSTING / "workflows" / f"{workflow}.yml")["jobs"][job]["steps"]
        if step.get("name", "").startswith(name)
    )
    return str(script)


def _shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    said = os.environ | {"GITHUB_STEP_SUMMARY": str(folder / "summary.md")} | variables
    command = ["bash", "-e", "-c", script]
    return subprocess.run(command, cwd=folder, env=said, check=False, capture_output=True, text=True)


def _made(folder: Path, digests: list[str]) -> subprocess.CompletedProcess[str]:
    """Compares the digests of as many builds, two of each machine."""
    (folder / "digests").mkdir()
    for at in range(0, len(digests), 2):
        lines = (f"{digest} system {at}, Python 3.1{at}, build {n}\n" for n, digest in enumerate(digests[at : at + 2]))
        (folder / "digests" / f"{at}.txt").write_text("".join(lines), encoding="utf-8")
    return _shell(_script("check", "same", "Compare"), folder, BUILDS="8")


def test_sites_that_are_the_same_everywhere_pass(tmp_path: Path) -> None:
    done = _made(tmp_path, ["a" * 64] * 8)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").count("a" * 64) == 8


def test_sites_that_differ_fail_and_both_are_told(tmp_path: Path) -> None:
    done = _made(tmp_path, ["a" * 64] * 5 + ["b" * 64] + ["a" * 64] * 2)
    assert done.returncode == 1
    (error,) = (line for line in done.stdout.splitlines() if line.startswith("::error::"))
    assert "2 different sites" in error
    assert f"{'a' * 64} system 0, Python 3.10, build 0" in error
    assert f"{'b' * 64} system 4, Python 3.14, build 1" in error


def test_a_build_that_tells_nothing_fails(tmp_path: Path) -> None:
    done = _made(tmp_path, ["a" * 64] * 6)
    assert done.returncode == 1
    assert "Of 8 builds 6 told the digest" in done.stdout


@pytest.mark.parametrize(("says", "code"), [("SHA-256 of all its files: 12ab", 0), ("The site is in site/.", 1)])
def test_each_build_hands_on_the_digest_that_it_prints(tmp_path: Path, says: str, code: int) -> None:
    (tmp_path / "make").write_text(f"#!/bin/sh\necho '{says}'\n", encoding="utf-8")
    (tmp_path / "make").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = _shell(_script("check", "twice", "Build"), tmp_path, PATH=path, SYSTEM="mac", PYTHON_VERSION="3.14")
    assert done.returncode == code, done.stderr
    handed = tmp_path / "digests/mac-3.14.txt"
    assert handed.exists() is not bool(code)
    assert code or handed.read_text(encoding="utf-8").splitlines() == [
        "12ab mac, Python 3.14, first",
        "12ab mac, Python 3.14, second",
    ]


def test_as_many_builds_are_compared_as_are_made() -> None:
    jobs = _yaml(HOSTING / "workflows" / "check.yml")["jobs"]
    matrix = jobs["twice"]["strategy"]["matrix"]
    (compare,) = (step for step in jobs["same"]["steps"] if "run" in step)
    assert compare["env"]["BUILDS"] == 2 * len(matrix["system"]) * len(matrix["python"])
    assert len(matrix["system"]) == len(matrix["python"]) == 2


@pytest.mark.parametrize("code", [0, 1, 2])
def test_an_audit_tells_what_it_found_and_ends_as_it_did(tmp_path: Path, code: int) -> None:
    (tmp_path / "make").write_text(f"#!/bin/sh\necho 'an advisory %s'\nexit {code}\n", encoding="utf-8")
    (tmp_path / "make").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = _shell(_script("audit", "audit", "Say"), tmp_path, PATH=path)
    assert done.returncode == code
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == "```\nan advisory %s\n```\n"


def test_what_a_workflow_calls_asks_for_no_more_than_it_is_given() -> None:
    ranks = ("none", "read", "write")
    called = [job for path in WORKFLOWS for _, job in _jobs(path) if str(job.get("uses", "")).startswith("./")]
    assert called
    for job in called:
        for name, one in _jobs(ROOT / job["uses"]):
            for what, asked in one["permissions"].items():
                given = job["permissions"].get(what, "none")
                assert ranks.index(asked) <= ranks.index(given), (job["uses"], name, what)
