"""What is shipped has licences that fit the EUPL-1.2: nothing unknown, no AGPL, nothing that is GPL only."""

import re
from importlib import metadata

import pytest

from tests.house.source import ROOT

FITTING = re.compile(
    r"0BSD|apache|bsd|cc0|isc|lgpl|mit|mozilla|mpl|psf|python software foundation|unlicense|zlib", re.I
)  # fmt: skip
UNFIT = re.compile(r"\bA?GPL|affero", re.I)


def shipped() -> list[str]:
    names = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), flags=re.M))
    installed = {distribution.metadata["Name"].lower().replace("_", "-") for distribution in metadata.distributions()}
    return sorted(names & installed)


def licence(package: str) -> str:
    about = metadata.metadata(package)
    classifiers = [line.split(" :: ")[-1] for line in about.get_all("Classifier") or [] if line.startswith("License")]
    named = about.get_all("License-Expression") or classifiers or about.get_all("License") or []
    return "; ".join(named)


@pytest.mark.parametrize("package", shipped())
def test_licence_of_shipped_package_fits(package: str) -> None:
    said = licence(package)

    assert FITTING.search(said), f"{package}: {said or 'no licence named'}"
    assert not UNFIT.search(re.sub(r"\bLGPL\S*", "", said)), f"{package}: {said}"
