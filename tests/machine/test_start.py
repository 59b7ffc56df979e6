"""`./dos2030 up` for real: it starts, a second start changes nothing, and every end is the end of every process."""

import json
import os
import re
import signal
import sqlite3
import stat
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine.product import Product, alive, command, free_port

# What changes by itself while the product runs.
PASSING = ("django_session", "cache", "django_tasks_db_dbtaskresult", "sqlite_sequence")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data folder that the tests of this module start on, one after the other."""
    return tmp_path_factory.mktemp("product") / "var"


@pytest.fixture
def product(folder: Path) -> Iterator[Product]:
    running = Product(folder)
    yield running
    running.kill()


def test_start_shows_the_way_and_serves_both_cities(product: Product, folder: Path) -> None:
    logins = json.loads((folder / "logins.json").read_text())

    assert [path for path in ("/", "/dortmund/", "/schwerte/", "/healthz") if product.status(path) != 200] == []
    assert [login for pair in logins.items() for login in pair if login not in product.output] == []
    assert "Bereit nach" in product.output
    assert "Traceback" not in product.output


def test_styles_that_were_collected_during_the_start_are_found(product: Product) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{product.port}/projekte/", timeout=20) as answer:
        styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', answer.read().decode())

    assert styles
    assert [style for style in styles if not re.search(r"\.[0-9a-f]{12}\.css$", style)] == []
    assert [product.status(style) for style in styles] == [200] * len(styles)


def test_secrets_are_readable_by_the_owner_alone(product: Product, folder: Path) -> None:
    modes = {name: stat.S_IMODE((folder / name).stat().st_mode) for name in ("secret_key", "logins.json")}

    assert modes == {"secret_key": 0o600, "logins.json": 0o600}


def test_second_start_on_the_same_data_is_refused_in_one_sentence(product: Product, folder: Path) -> None:
    answer = command(folder, "up", "--port", str(free_port()))

    assert answer.returncode == 1
    assert len(answer.stderr.strip().splitlines()) == 1


def test_second_start_changes_nothing(folder: Path) -> None:
    public = {"DOS_PUBLIC_URL": "http://127.0.0.1:8000"}  # the ports of the tests differ, and the desk's links follow
    first = Product(folder, **public)
    first.end()
    before, logins = content(folder), (folder / "logins.json").read_bytes()

    second = Product(folder, **public)
    second.end()

    assert content(folder) == before
    assert (folder / "logins.json").read_bytes() == logins
    assert "Datenbank" not in second.output.partition("Bereit")[0]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_end_is_the_end_of_every_process(product: Product, number: signal.Signals) -> None:
    processes = product.descendants()

    status = product.end(number)

    assert status == 0
    assert len(processes) >= 4  # web with its worker, jobs, schedule
    assert alive(processes, within=1) == set()


def test_killed_start_leaves_no_orphan(product: Product) -> None:
    processes = product.descendants()

    product.end(signal.SIGKILL)

    assert alive(processes, within=15) == set()


def test_worker_that_dies_is_started_again(product: Product) -> None:
    worker = next(pid for pid in product.descendants() if b"db_worker" in Path(f"/proc/{pid}/cmdline").read_bytes())

    os.kill(worker, signal.SIGKILL)

    assert alive({worker}, within=5) == set()
    assert product.status("/healthz") == 200


def test_empty_start_has_one_administrator_and_no_demonstration(tmp_path: Path) -> None:
    running = Product(tmp_path / "var", "--no-demo")
    running.end()

    with sqlite3.connect(tmp_path / "var" / "dos2030.sqlite3") as database:
        people = database.execute("SELECT email, is_superuser FROM accounts_user").fetchall()
        projects = database.execute("SELECT count(*) FROM strategy_project").fetchone()
    assert people == [("admin@dos.localhost", 1)]
    assert projects == (0,)


def test_empty_start_is_refused_on_data_of_the_demonstration(folder: Path) -> None:
    Product(folder).end()

    answer = command(folder, "up", "--no-demo", "--port", str(free_port()))

    assert answer.returncode == 1
    assert "--fresh" in answer.stderr


def content(folder: Path) -> list[str]:
    """Return the database as statements, without what changes by itself."""
    with sqlite3.connect(folder / "dos2030.sqlite3") as database:
        return [
            line for line in database.iterdump() if not line.startswith(tuple(f'INSERT INTO "{t}"' for t in PASSING))
        ]
