"""What was acknowledged survives crashes: of the process in the middle of writing, and of the database (B1)."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from dos.config.command import postgres
from tests.machine.product import clean_environment

# Four threads write rows and note each after its commit; whoever is killed is followed by the next.
WRITER = """
import os
import threading
import time
import django
django.setup()
from django.db import Error, connection, transaction
def write(name):
    number = 0
    while True:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("INSERT INTO kept VALUES (%s)", [f"{name}-{number}"])
        except Error:
            connection.close()
            time.sleep(0.05)
            continue
        os.write(1, f"{name}-{number}\\n".encode())
        number += 1
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE kept (name text)")
connection.close()
while True:
    child = os.fork()
    if not child:
        for thread in range(4):
            threading.Thread(target=write, args=(f"{os.getpid()}-{thread}",)).start()
    os.waitpid(child or os.getpid(), 0) if child else time.sleep(3600)
"""
LEAST, SECONDS = 1_200, 10


class Writers:
    """The process that writes, and what it noted as acknowledged."""

    def __init__(self, notes: Path) -> None:
        self.notes = notes

    @property
    def acknowledged(self) -> list[str]:
        """Every row whose commit was noted; a line that is being written does not count."""
        return self.notes.read_text(encoding="utf-8").split("\n")[:-1]

    @property
    def child(self) -> int:
        """The process that wrote last."""
        return int(self.acknowledged[-1].split("-")[0])

    def wait_for(self, more: int, seconds: float = SECONDS) -> None:
        """Wait until so many rows more are acknowledged; the first of them must come in time."""
        before, deadline = len(self.acknowledged), time.monotonic() + seconds
        while (now := len(self.acknowledged)) < before + more:
            assert now > before or time.monotonic() < deadline, "nothing was written in time"
            time.sleep(0.01)


@contextmanager
def writing(folder: Path, **settings: str) -> Iterator[Writers]:
    """Let four threads write until the block is left."""
    environment = clean_environment(
        folder, DJANGO_SETTINGS_MODULE="dos.config.settings", DOS_SECRET_KEY="x" * 40, **settings
    )
    notes = folder / "acknowledged"
    with notes.open("ab") as target:
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER], env=environment, stdout=target, start_new_session=True
        )
    try:
        yield Writers(notes)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def stop_under_load(writers: Writers, times: int, stop: Callable[[], None]) -> None:
    """Stop something again and again while rows are written; each time writing must go on by itself."""
    writers.wait_for(LEAST // (times + 1), seconds=60)
    for _number in range(times):
        stop()
        writers.wait_for(LEAST // (times + 1))


def test_acknowledged_writes_survive_five_kills(tmp_path: Path) -> None:
    with writing(tmp_path) as writers:
        stop_under_load(writers, 5, lambda: os.kill(writers.child, signal.SIGKILL))

    with closing(sqlite3.connect(tmp_path / "dos2030.sqlite3")) as database:
        kept = {name for (name,) in database.execute("SELECT name FROM kept")}
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(writers.acknowledged) >= 1_000
    assert set(writers.acknowledged) - kept == set()


def test_acknowledged_writes_survive_three_crashes_of_the_database(tmp_path: Path) -> None:
    programs = postgres.binaries()
    assert programs, "PostgreSQL is missing"
    with postgres.running_server(programs) as server:

        def crash() -> None:
            server.crash()
            server.start()

        with writing(tmp_path, DOS_DATABASE_URL=server.url) as writers:
            stop_under_load(writers, 3, crash)
        with psycopg.connect(server.url) as database:
            kept = {name for (name,) in database.execute("SELECT name FROM kept")}

    assert len(writers.acknowledged) >= 1_000
    assert set(writers.acknowledged) - kept == set()
