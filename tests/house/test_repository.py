"""The repository speaks of the product alone, pins what it uses and keeps its promises in documents."""

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.house.source import ROOT, name, tracked_files

LOCKS = ("requirements.lock", "dev.lock", "setup.lock", "package-lock.json")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def test_what_is_developed_with_is_what_is_shipped() -> None:
    assert pins("requirements.lock").items() <= pins("dev.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert '"resolved"' not in text
    assert "://" not in re.sub(r'"url": ".*"', "", text)
    assert "sha256:" in text or "sha512-" in text


def test_front_end_packages_are_pinned_exactly() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))

    assert all(re.fullmatch(r"[\d.]+", version) for version in package["dependencies"].values())


def test_no_foreign_code_is_committed() -> None:
    assert [name(path) for path in tracked_files() if {"vendor", "node_modules"} & set(path.parts)] == []


def test_no_file_speaks_of_the_machine_it_was_written_on() -> None:
    traces = re.compile(rb"/(root|tmp/w|home/[a-z]+)/(?!\.)|BEGIN [A-Z ]*PRIVATE KEY")
    texts = [path for path in tracked_files() if path.stat().st_size < 1_000_000 and path != Path(__file__)]

    assert [name(path) for path in texts if traces.search(path.read_bytes())] == []


def test_public_code_file_has_what_the_directory_asks_for() -> None:
    about = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))

    assert about["legal"]["license"] == "EUPL-1.2"
    assert about["softwareVersion"] in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for language in ("de", "en"):
        assert len(about["description"][language]["longDescription"]) >= 150
        assert len(about["description"][language]["shortDescription"]) <= 150


def test_public_code_criteria_each_name_a_path_that_exists() -> None:
    text = (ROOT / "docs" / "public-code.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith(("| Criterion", "| -"))]
    named = [re.findall(r"`([^` ]+)`", row) for row in rows]

    assert len(rows) >= 10
    assert all(named)
    assert [path for paths in named for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_decision_record_has_its_four_parts(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")

    assert [part for part in ("Context", "Decision", "Consequences", "Rejected") if f"**{part}.**" not in text] == []
    assert len(text.splitlines()) <= 70


def test_decision_records_have_numbers_of_their_own() -> None:
    numbers = [path.name[:4] for path in DECISIONS]

    assert len(numbers) == len(set(numbers))


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), flags=re.M))
