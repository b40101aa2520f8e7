"""The bill of a release fits the schema of CycloneDX, names what is needed and shipped, and is the same each time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import cyclonedx.schema
import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from facing_pages import __version__
from facing_pages.publishing.licences import WORKS
from tests.conftest import ROOT
from tests.supply import locks, sbom

SCHEMAS = Path(str(cyclonedx.schema.__file__)).parent / "_res"
MAIN = "bom-1.6.SNAPSHOT.schema.json"


@pytest.fixture(autouse=True)
def _at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")


@cache
def _written() -> str:
    return sbom.bill()


@pytest.fixture
def bill() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(_written())
    return made


def _faults(bill: object) -> list[str]:
    texts = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    schema = texts[MAIN]
    resources = [(urljoin(schema["$id"], name), Resource.from_contents(text)) for name, text in texts.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return [error.message for error in Draft7Validator(schema, registry=registry).iter_errors(bill)]


def test_it_fits_the_schema(bill: dict[str, Any]) -> None:
    assert _faults(bill) == []
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")


def test_the_schema_would_refuse_a_slip(bill: dict[str, Any]) -> None:
    bill["components"][0]["type"] = "typeface"
    assert _faults(bill)


def test_it_names_every_package_that_a_site_is_built_with(bill: dict[str, Any]) -> None:
    named = {one["purl"]: one for one in bill["components"] if "purl" in one}
    assert named.keys() == {f"pkg:pypi/{one.name}@{one.version}" for one in locks.read([sbom.LOCK])}
    (jinja,) = (one for url, one in named.items() if url.startswith("pkg:pypi/jinja2@"))
    assert {one["name"] for one in jinja["properties"]} == {"facing-pages:locked-file"}
    assert bill["metadata"]["component"]["version"] == __version__
    assert bill["metadata"]["component"]["licenses"] == [{"expression": "MIT AND OFL-1.1"}]


def test_it_says_what_needs_what(bill: dict[str, Any]) -> None:
    needs = {one["ref"]: [ref.partition("==")[0] for ref in one.get("dependsOn", ())] for one in bill["dependencies"]}
    assert {"jinja2", "mkdocs", "mkdocs-material", "pydantic", "pyyaml", "ruamel-yaml"} <= set(needs["facing-pages"])
    assert "setuptools" not in needs["facing-pages"], "it builds the package and is not needed afterwards"
    (jinja,) = (ref for ref in needs if ref.startswith("jinja2=="))
    assert needs[jinja] == ["markupsafe"]


def test_it_names_all_that_is_shipped_with_its_owners_licences_and_files(bill: dict[str, Any]) -> None:
    named = {one["bom-ref"]: one for one in bill["components"]}
    for work in WORKS[1:]:
        one = named[f"shipped:{work.id}"]
        assert one["copyright"].split("\n") == list(work.holders)
        assert one["licenses"] == [{"license": {"id": work.licence}}]
    for path in (ROOT / "overrides/assets/fonts").glob("*.woff2"):
        (hashed,) = (
            file["hashes"] for one in named.values() for file in one.get("components", ()) if path.name in file["name"]
        )
        assert hashed == [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}]


def test_the_same_sources_make_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for seed, zone in (("1", "Asia/Kathmandu"), ("2", "America/Lima")):
        file = tmp_path / seed / "bill.json"
        command = [sys.executable, "-m", "tests.supply.sbom", str(file)]
        subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}, check=True)
        made.append(file.read_bytes())
    assert made[0] == made[1] == _written().encode()
    assert json.loads(made[0])["metadata"]["timestamp"] == "2025-01-01T00:00:00+00:00"


def test_what_is_in_it_gives_it_its_number(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = json.loads(_written())["serialNumber"]
    assert first.startswith("urn:uuid:")
    other = tmp_path / "site.txt"
    other.write_text(sbom.LOCK.read_text(encoding="utf-8").replace("babel==", "babel==9."), encoding="utf-8")
    assert json.loads(sbom.bill(other))["serialNumber"] != first
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    with pytest.raises(KeyError):
        sbom.bill()


def test_it_says_how_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert sbom.main([]) == 2
    assert "make sbom" in capsys.readouterr().err
