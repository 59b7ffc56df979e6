"""Backup and restore, for real, on both databases."""

import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dos.config.command import postgres
from tests.machine.product import command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder with a small database and one picture."""
    folder = tmp_path / "var"
    (folder / "media" / "bilder").mkdir(parents=True)
    (folder / "media" / "bilder" / "hafen.jpg").write_bytes(b"picture")
    write(folder, "CREATE TABLE note (text); INSERT INTO note VALUES ('before')")
    return folder


@pytest.fixture
def server() -> Iterator[str]:
    programs = postgres.binaries()
    assert programs, "PostgreSQL is missing"
    with postgres.temporary_server(programs) as address:
        yield address


def test_restore_brings_back_database_and_media(folder: Path, tmp_path: Path) -> None:
    saved = command(folder, "backup", str(tmp_path / "copy.tar.gz"))
    write(folder, "UPDATE note SET text = 'after'")
    (folder / "media" / "bilder" / "hafen.jpg").unlink()

    restored = command(folder, "restore", str(tmp_path / "copy.tar.gz"))

    assert (saved.returncode, restored.returncode) == (0, 0), saved.stderr + restored.stderr
    assert read(folder) == [("before",)]
    assert (folder / "media" / "bilder" / "hafen.jpg").read_bytes() == b"picture"


def test_restore_keeps_aside_what_was_there(folder: Path, tmp_path: Path) -> None:
    command(folder, "backup", str(tmp_path / "copy.tar.gz"))
    write(folder, "UPDATE note SET text = 'after'")

    command(folder, "restore", str(tmp_path / "copy.tar.gz"))

    aside = next(folder.glob("before-restore-*"))
    assert read(aside) == [("after",)]


def test_backup_holds_what_is_still_in_the_write_ahead_log(folder: Path, tmp_path: Path) -> None:
    with sqlite3.connect(folder / "dos2030.sqlite3") as busy:
        busy.execute("PRAGMA journal_mode=WAL")
        busy.execute("INSERT INTO note VALUES ('fresh')")
        busy.commit()
        command(folder, "backup", str(tmp_path / "copy.tar.gz"))
        busy.execute("DELETE FROM note")
        busy.commit()
    busy.close()

    command(folder, "restore", str(tmp_path / "copy.tar.gz"))

    assert read(folder) == [("before",), ("fresh",)]


def test_backup_never_replaces_a_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")

    answer = command(folder, "backup", str(tmp_path / "precious"))

    assert answer.returncode == 1
    assert (tmp_path / "precious").read_text() == "precious"


def test_backup_is_readable_by_the_owner_alone(folder: Path, tmp_path: Path) -> None:
    command(folder, "backup", str(tmp_path / "copy.tar.gz"))

    assert (tmp_path / "copy.tar.gz").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "foreign", "leaving"])
def test_what_is_no_backup_is_refused_and_changes_nothing(folder: Path, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "file"
    damaged(file, damage, folder, tmp_path)

    answer = command(folder, "restore", str(file))

    assert answer.returncode == 1
    assert "Sicherung" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert read(folder) == [("before",)]
    assert not (tmp_path / "outside").exists()


def test_restore_brings_back_a_postgresql(folder: Path, tmp_path: Path, server: str) -> None:
    psql(server, "CREATE TABLE note (text text); INSERT INTO note VALUES ('before')")
    saved = command(folder, "backup", str(tmp_path / "copy"), "--database-url", server)
    psql(server, "UPDATE note SET text = 'after'")

    restored = command(folder, "restore", str(tmp_path / "copy"), "--database-url", server)

    assert (saved.returncode, restored.returncode) == (0, 0), saved.stderr + restored.stderr
    assert psql(server, "SELECT text FROM note") == "before"


def test_backup_of_one_kind_does_not_go_into_the_other(folder: Path, tmp_path: Path) -> None:
    command(folder, "backup", str(tmp_path / "copy"))

    answer = command(folder, "restore", str(tmp_path / "copy"), "--database-url", "postgres://nobody@127.0.0.1:1/none")

    assert answer.returncode == 1
    assert "SQLite" in answer.stderr


def damaged(file: Path, damage: str, folder: Path, tmp_path: Path) -> None:
    """Write a file that is no whole backup."""
    if damage in ("empty", "text"):
        file.write_bytes(b"" if damage == "empty" else b"just some text")
    elif damage == "cut":
        command(folder, "backup", str(tmp_path / "whole"))
        file.write_bytes((tmp_path / "whole").read_bytes()[:-200])
    else:
        with tarfile.open(file, "w:gz") as archive:
            member = tarfile.TarInfo("../outside" if damage == "leaving" else "letter.txt")
            archive.addfile(member)


def write(folder: Path, statements: str) -> None:
    with sqlite3.connect(folder / "dos2030.sqlite3") as database:
        database.executescript(statements)
    database.close()


def read(folder: Path) -> list[tuple[str]]:
    with sqlite3.connect(folder / "dos2030.sqlite3") as database:
        return database.execute("SELECT text FROM note").fetchall()


def psql(address: str, statement: str) -> str:
    done = subprocess.run(["psql", "-qAt", address, "-c", statement], capture_output=True, text=True, check=True)
    return done.stdout.strip()
