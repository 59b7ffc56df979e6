"""The file of tables is what the migrations make, and an empty database takes it whole or not at all."""

import contextlib
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dos.config import tables

BEGINNING = "from dos.config import tables; import sqlite3, sys, os, signal;"
BY_MIGRATIONS = f"{BEGINNING} sys.stdout.write(tables.as_migrated())"
KILLED = f"""{BEGINNING}
def count(statement, left=[int(sys.argv[2])]):
    left[0] -= 1
    left[0] or os.kill(os.getpid(), signal.SIGKILL)
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.set_trace_callback(count)
tables.load_into_empty(database)
"""


@contextlib.contextmanager
def database_in(file: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as database:
        yield database


def test_file_says_what_all_migrations_make_on_an_empty_database() -> None:
    made = subprocess.run([sys.executable, "-c", BY_MIGRATIONS], capture_output=True, text=True, check=True)

    assert made.stdout.splitlines() == tables.FILE.read_text(encoding="utf-8").splitlines(), tables.STALE


def test_database_that_loaded_the_file_is_the_one_it_was_written_from(tmp_path: Path) -> None:
    with database_in(tmp_path / "new.sqlite3") as database:
        assert tables.load_into_empty(database)

        lines = tables.FILE.read_text(encoding="utf-8").splitlines()
        assert tables.dumped(database).splitlines() == [line for line in lines if not line.startswith("--")]
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_nothing_is_loaded_where_a_table_stands(tmp_path: Path) -> None:
    with database_in(tmp_path / "old.sqlite3") as database:
        database.execute("CREATE TABLE own (number integer)")

        assert not tables.load_into_empty(database)
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("own",)]


@pytest.mark.parametrize("statements", [2, 300, 1200, 1700])
def test_loading_that_is_killed_leaves_an_empty_database(tmp_path: Path, statements: int) -> None:
    file = tmp_path / "killed.sqlite3"

    ended = subprocess.run([sys.executable, "-c", KILLED, str(file), str(statements)], check=False)

    assert ended.returncode == -signal.SIGKILL
    with database_in(file) as database:
        assert database.execute("SELECT * FROM sqlite_master").fetchall() == []
        assert tables.load_into_empty(database)


def test_loading_that_fails_leaves_an_empty_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.sql"
    broken.write_text(tables.FILE.read_text(encoding="utf-8") + "INSERT INTO nowhere VALUES (1);\n", encoding="utf-8")

    with database_in(tmp_path / "new.sqlite3") as database:
        with monkeypatch.context() as patch:
            patch.setattr(tables, "FILE", broken)
            with pytest.raises(sqlite3.OperationalError):
                tables.load_into_empty(database)

        assert database.execute("SELECT * FROM sqlite_master").fetchall() == []
        assert tables.load_into_empty(database)


def test_of_two_that_start_at_once_one_loads(tmp_path: Path) -> None:
    def load(_number: int) -> bool:
        with database_in(tmp_path / "shared.sqlite3") as database:
            return tables.load_into_empty(database)

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(load, range(2))) == [False, True]


def test_pages_of_two_installations_have_keys_of_their_own(tmp_path: Path) -> None:
    found = set()
    for name in ("one", "two"):
        with database_in(tmp_path / name) as database:
            tables.load_into_empty(database)
            found |= set(database.execute("SELECT translation_key FROM wagtailcore_page"))

    assert len(found) == 4
    assert {len(key) for (key,) in found} == {32}


def test_file_that_is_behind_is_stale_but_of_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = tables.migrations()
    monkeypatch.setattr(tables, "FILE", tmp_path / "tables.sql")
    tables.FILE.write_text("\n".join([tables.TITLE, *tables.present()]), encoding="utf-8")
    assert (tables.check(), tables.fit()) == ([], True)

    added = tmp_path / "0099_more.py"
    added.touch()
    monkeypatch.setattr(tables, "migrations", lambda: known | {("core", added.stem): added})

    assert (tables.check(), tables.fit()) == ([tables.STALE], True)


def test_file_from_a_migration_that_was_changed_since_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = tables.migrations()
    monkeypatch.setattr(tables, "FILE", tmp_path / "tables.sql")
    tables.FILE.write_text("\n".join([tables.TITLE, *tables.present()]), encoding="utf-8")
    changed = tmp_path / "changed.py"
    changed.write_text("# something else", encoding="utf-8")
    monkeypatch.setattr(tables, "migrations", lambda: known | {next(iter(known)): changed})

    assert (tables.check(), tables.fit()) == ([tables.STALE], False)
