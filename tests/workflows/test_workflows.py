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
    assert {path.stem for path in WORKFLOWS} == {"check", "deploy", "links", "pages-in-parts", "release"}
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
