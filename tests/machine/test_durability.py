"""What was acknowledged survives a crash: the process is killed in the middle of writing."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.machine.product import clean_environment

WRITER = """
import django
django.setup()
from django.db import connection, transaction
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE kept (number integer)")
    for number in range(1_000_000):
        with transaction.atomic():
            cursor.execute("INSERT INTO kept VALUES (%s)", [number])
        print(number, flush=True)
"""


def test_acknowledged_writes_survive_a_kill(tmp_path: Path) -> None:
    environment = clean_environment(tmp_path, DJANGO_SETTINGS_MODULE="dos.config.settings", DOS_SECRET_KEY="x" * 40)
    writer = subprocess.Popen([sys.executable, "-c", WRITER], env=environment, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    acknowledged = [int(writer.stdout.readline()) for _ in range(50)]

    writer.send_signal(signal.SIGKILL)
    writer.wait()

    with sqlite3.connect(tmp_path / "dos2030.sqlite3") as database:
        kept = {number for (number,) in database.execute("SELECT number FROM kept")}
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert set(acknowledged) <= kept
