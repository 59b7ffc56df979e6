"""The tables of quality and security keep their word: every number is there, every named test and path exists."""

import re
from pathlib import Path

import pytest

from tests.house.source import ROOT

QUALITY = ROOT / "docs" / "quality.md"
MAPPING = ROOT / "docs" / "policy" / "security-mapping.md"
NUMBERS = [f"{letter}{number}" for letter, last in (("B", 15), ("A", 96), ("F", 18)) for number in range(1, last + 1)]
# "comes with harvesting", "not yet", "measured by hand": said openly, it is an answer too.
OPEN = re.compile(r"comes with |not yet|measured by hand")


def rows() -> dict[str, str]:
    """Return the last cell of each row under its number."""
    found = re.findall(r"^\| ([ABF]\d+) \|.*\| (.+) \|$", QUALITY.read_text(encoding="utf-8"), flags=re.M)
    assert len(found) == len(dict(found)), "a number stands twice"
    return dict(found)


def test_no_number_is_left_out_and_each_has_an_answer() -> None:
    table = rows()

    assert list(table) == NUMBERS
    assert [number for number, proof in table.items() if "::" not in proof and not OPEN.search(proof)] == []


@pytest.mark.parametrize("document", [QUALITY, MAPPING], ids=lambda path: path.name)
def test_every_named_test_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", text)

    assert len(named) > 20
    assert [f"{path}::{test}" for path, test in named if not has(path, test)] == []


def test_every_named_path_of_the_mapping_exists() -> None:
    paths = re.findall(r"`([\w./-]+/[\w.-]*)`", MAPPING.read_text(encoding="utf-8"))

    assert [path for path in paths if not (ROOT / path.removeprefix("./")).exists()] == []


def has(path: str, test: str) -> bool:
    file = ROOT / path
    return file.is_file() and re.search(rf"^def {test}\(", file.read_text(encoding="utf-8"), flags=re.M) is not None
