"""Every file has a place and a name from the house's vocabulary."""

import pytest

from tests.house.source import DOMAIN_ROOMS, PACKAGE, ROOMS, name, python_files

PIECES = {
    "__init__", "adapter", "address", "api", "apps", "blocks", "connectors", "context", "exports", "first_pages",
    "forms",
    "management", "middleware", "migrations", "models", "module", "permissions", "query", "receivers", "selectors",
    "services", "static", "storage", "templates", "templatetags", "tests", "urls", "views", "wagtail_hooks",
}  # fmt: skip
NAMELESS = {"constants", "helpers", "managers", "mixins", "signals", "tasks", "utils", "util", "common", "misc"}


@pytest.mark.parametrize("room", DOMAIN_ROOMS)
def test_room_holds_only_known_pieces(room: str) -> None:
    found = {path.stem for path in (PACKAGE / room).iterdir() if path.name not in {"README.md", "__pycache__"}}

    assert found <= PIECES


@pytest.mark.parametrize("room", ROOMS)
def test_room_says_what_it_is_for(room: str) -> None:
    readme = (PACKAGE / room / "README.md").read_text(encoding="utf-8")

    assert 3 <= len(readme.splitlines()) <= 100


def test_no_file_has_a_name_that_says_nothing() -> None:
    nameless = [name(path) for path in python_files() if NAMELESS & {path.stem, path.parent.name}]

    assert nameless == []


def test_every_known_room_is_built_and_no_other() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}

    assert folders == {*ROOMS, "config"}


def test_migrations_have_said_names() -> None:
    unnamed = [name(path) for path in python_files() if "migrations" in path.parts and "_auto_" in path.name]

    assert unnamed == []
