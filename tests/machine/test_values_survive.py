"""Values and stations that were acknowledged survive kills amid writing; nothing is left by halves (UA7)."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.machine.product import clean_environment

# Two threads store values and make stations with all that is inside, and note each after it was answered.
WRITER = """
import os
import threading
import time
import django
django.setup()
from django.core.management import call_command
from django.db import OperationalError, connection
from dos.cities.models import City
from dos.config import tables
from dos.sensors.models import Datastream
from dos.sensors.permissions import Reach
from dos.sensors.services.entities import create_entity
from dos.sensors.services.recording import Reading, record_observations
from dos.sensors.tests.machine import STATION
tables.load()
call_command("migrate", verbosity=0)
city = City.objects.create(key="schwerte", name="Schwerte")
own = Reach(is_of_programme=True, city_ids=frozenset({city.pk}), writes_city_ids=frozenset({city.pk}))
create_entity(reach=own, kind="Things", told=STATION)
stream = Datastream.objects.get().pk
connection.close()
def note(kind, key):
    os.write(1, f"{os.getpid()} {kind} {key}\\n".encode())
def values():
    while True:
        try:
            for key in record_observations(reach=own, readings=[Reading(stream, n) for n in range(5)]):
                note("value", key)
        except OperationalError:
            connection.close()
def stations():
    while True:
        try:
            note("station", create_entity(reach=own, kind="Things", told=STATION))
        except OperationalError:
            connection.close()
while True:
    child = os.fork()
    if not child:
        for work in (values, stations):
            threading.Thread(target=work).start()
    os.waitpid(child or os.getpid(), 0) if child else time.sleep(3600)
"""
KILLS, LINES_EACH, SECONDS = 4, 120, 90


def noted(notes: Path) -> list[list[str]]:
    """Return what was acknowledged; a line that is being written does not count."""
    return [line.split() for line in notes.read_text(encoding="utf-8").split("\n")[:-1]]


def wait_for(notes: Path, number: int) -> None:
    """Wait until so many lines are there."""
    deadline = time.monotonic() + SECONDS
    while len(noted(notes)) < number:
        assert time.monotonic() < deadline, "nothing was written in time"
        time.sleep(0.02)


def test_acknowledged_values_and_whole_stations_survive_four_kills(tmp_path: Path) -> None:
    notes = tmp_path / "acknowledged"
    environment = clean_environment(tmp_path, DJANGO_SETTINGS_MODULE="dos.config.settings", DOS_SECRET_KEY="x" * 40)
    with notes.open("ab") as target:
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER], env=environment, stdout=target, start_new_session=True
        )
    try:
        for number in range(1, KILLS + 1):
            wait_for(notes, number * LINES_EACH)
            os.kill(int(noted(notes)[-1][0]), signal.SIGKILL)
        wait_for(notes, len(noted(notes)) + LINES_EACH)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    told = {(kind, int(key)) for _pid, kind, key in noted(notes)}
    with closing(sqlite3.connect(tmp_path / "dos2030.sqlite3")) as database:
        assert {key for kind, key in told if kind == "value"} <= column(database, "SELECT id FROM sensors_observation")
        assert {key for kind, key in told if kind == "station"} <= column(database, "SELECT id FROM sensors_thing")
        halves = (
            "SELECT t.id FROM sensors_thing t LEFT JOIN sensors_datastream d ON d.thing_id = t.id WHERE d.id IS NULL"
        )
        assert column(database, halves) == set()
        places, things = (count(database, f"sensors_{table}") for table in ("place", "thing"))
        assert places == things
        assert count(database, "sensors_observation") == summed(
            database, "observation_count", "sensors_datastreamstate"
        )
        assert count(database, "sensors_observation") == summed(database, "count", "sensors_hourrollup")


def column(database: sqlite3.Connection, query: str) -> set[int]:
    return {key for (key,) in database.execute(query)}


def count(database: sqlite3.Connection, table: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def summed(database: sqlite3.Connection, name: str, table: str) -> int:
    return int(database.execute(f"SELECT coalesce(sum({name}), 0) FROM {table}").fetchone()[0])
