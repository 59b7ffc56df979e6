"""Every setting is explained in `.env.example`, and everything explained there is a setting."""

import re

from tests.house.source import PACKAGE, ROOT, name, python_files

EXAMPLE = ROOT / ".env.example"
# Set by the start itself, never by an operator.
INTERNAL = {"DOS_BIND"}
FOR_TESTS = {"DOS_TEST_DATA", "DOS_CHROMIUM", "DOS_NGINX"}


def test_example_names_exactly_the_settings_that_are_read() -> None:
    assert explained() == read_from_environment()


def test_every_setting_has_an_explanation_above_it() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    bare = [line for above, line in zip(["", *lines], lines, strict=False) if is_setting(line) and above[:2] != "# "]

    assert bare == []


def test_settings_are_read_in_the_wiring_only() -> None:
    elsewhere = [
        name(path)
        for path in python_files()
        if path.is_relative_to(PACKAGE) and not path.is_relative_to(PACKAGE / "config") and "tests" not in path.parts
        if "os.environ" in path.read_text(encoding="utf-8")
    ]

    assert elsewhere == []


def is_setting(line: str) -> bool:
    return re.match(r"#?DOS_[A-Z0-9_]+=", line) is not None


def explained() -> set[str]:
    return set(re.findall(r"^#?(DOS_[A-Z0-9_]+)=", EXAMPLE.read_text(encoding="utf-8"), flags=re.M))


def read_from_environment() -> set[str]:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "config").rglob("*.py"))
    names = set(re.findall(r'"(DOS_[A-Z0-9_]+)"', source)) | set(re.findall(r"\b(DOS_[A-Z0-9_]+)=url", source))
    return (names | FOR_TESTS) - INTERNAL
