"""What holds for every test: no network beyond this machine, a fresh cache, and a word on what is left out."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import translation
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.plugin import blocking_manager_key
from pytest_socket import socket_allow_hosts
from wagtail.models import Collection, Locale
from wagtail.models import Page as WagtailPage

from dos.cities.tests import cast as people
from dos.config import tables

LEFT_OUT = "left_out_for_want_of_test_data"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that need the collected test data when nobody says where these are."""
    if os.environ.get("DOS_TEST_DATA"):
        return
    left_out = [item for item in items if item.get_closest_marker("testdata")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
    note(config, len(left_out))


def _is_transactional(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool((mark and mark.kwargs.get("transaction")) or {"live_server", "transactional_db"} & fixtures)


def note(config: pytest.Config, number: int) -> None:
    """Remember how many were left out; a worker process tells the one that prints."""
    getattr(config, "workeroutput", config.stash.setdefault(COUNTS, {}))[LEFT_OUT] = number


COUNTS: pytest.StashKey[dict[str, Any]] = pytest.StashKey()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker process counted."""
    note(node.config, getattr(node, "workeroutput", {}).get(LEFT_OUT, 0))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say how many tests were left out."""
    if number := config.stash.get(COUNTS, {}).get(LEFT_OUT):
        terminalreporter.write_line(f"{number} tests left out: DOS_TEST_DATA is not set")


@pytest.fixture(scope="session")
def test_data() -> Path:
    """Return the folder of the collected test data; a named folder that is missing is an error."""
    folder = Path(os.environ["DOS_TEST_DATA"])
    assert folder.is_dir(), f"DOS_TEST_DATA names {folder}, which does not exist"
    return folder


def begin_anew() -> None:
    """Empty the table of values, which Django does not know how to; write the rows without which no tree grows.

    A test that emptied the database left the one and took the other along.
    """
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sensors_observation")
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if not WagtailPage.objects.exists():
        WagtailPage.add_root(instance=WagtailPage(title="Root", slug="root"))
    if not Collection.objects.exists():
        Collection.add_root(name="Root")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, django_db_keepdb: bool) -> None:  # noqa: FBT001  pytest-django's signature
    """Begin a kept SQLite with the file of tables, as the product does; `--create-db` runs every migration."""
    file = connection.settings_dict["TEST"]["NAME"]
    if django_db_keepdb and connection.vendor == "sqlite" and not Path(file).exists() and tables.fit():
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as database:
            tables.load_into_empty(database)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Begin with the roots also in a kept database that a broken run has left empty."""
    with django_db_blocker.unblock():
        begin_anew()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Begin anew after a test that emptied the database: the order of tests is random.

    After the last one there may be no database any more.
    """
    yield
    if nextitem is not None and _is_transactional(item):
        with item.config.stash[blocking_manager_key].unblock():
            begin_anew()


@pytest.fixture(autouse=True)
def _closed_network() -> None:
    """Let tests talk to this machine only."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _fresh_memory(_closed_network: None) -> Iterator[None]:
    """Start each test in German and with nothing remembered by the one before."""
    with translation.override(settings.LANGUAGE_CODE):
        caches["local"].clear()
        yield


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the browser that browser tests drive."""
    return os.environ.get("DOS_CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Return a real browser, shared by the whole run."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium_path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    """Return a fresh page on the running product; a foreign request, a script error or a breach of the CSP fails."""
    context = browser.new_context(base_url=live_server.url, locale="de-DE", timezone_id="Europe/Berlin")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
    page.on("request", lambda asked: None if is_own(asked.url, live_server.url) else faults.append(asked.url))
    yield page
    context.close()
    assert not faults, faults


def is_own(url: str, base: str) -> bool:
    """Tell whether an address stays within the product."""
    return url.startswith((base, "data:", "blob:", "about:"))


@pytest.fixture
def cast(db: None) -> people.Cast:
    """Return both cities and everybody who acts in tests."""
    return people.enter()
