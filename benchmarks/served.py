"""The product as it runs in production: two gunicorn workers on a scratch database, loopback only."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dos.config.command import postgres

TICKS = os.sysconf("SC_CLK_TCK")
START_SECONDS = 60


@dataclass(frozen=True)
class Load:
    """What one address stood."""

    requests: int
    failures: int
    per_second: float
    p50: float
    p95: float
    p99: float
    cpu_ms: float
    size: int


@contextlib.contextmanager
def environment(database: str) -> Iterator[int]:
    """Set the environment for a scratch folder, yield a free port; `database` is sqlite, postgres or an address."""
    with tempfile.TemporaryDirectory(prefix="dos-benchmark-") as folder, contextlib.ExitStack() as stack:
        port = postgres.free_port()
        if database == "postgres":
            programs = postgres.binaries()
            if programs is None:
                sys.exit("No PostgreSQL on this machine: install Debian's package, or name a database.")
            database = stack.enter_context(postgres.temporary_server(programs))
        elif database == "sqlite":
            database = f"sqlite:///{folder}/benchmark.sqlite3"
        os.environ.update(
            DJANGO_SETTINGS_MODULE="dos.config.settings",
            DOS_SECRET_KEY="only-for-measuring-" * 4,
            DOS_DEMO="1",
            DOS_VAR_DIR=folder,
            DOS_DATABASE_URL=database,
            DOS_PUBLIC_URL=f"http://127.0.0.1:{port}",
            DOS_API_READS_PER_MINUTE="0",
            DOS_HASHED_STATIC="1",
        )
        yield port


@contextlib.contextmanager
def nothing_remembered() -> Iterator[None]:
    """Take the stamp away: until it is back or somebody writes, no answer is remembered (see `core.remembered`)."""
    from dos.core.models import Stamp  # noqa: PLC0415  models can be imported only now

    Stamp.objects.all().delete()
    yield
    Stamp.objects.get_or_create(pk=1, defaults={"number": 1})


@contextlib.contextmanager
def server(port: int, workers: int = 2) -> Iterator[list[int]]:
    """Run the workers and yield their process numbers."""
    variables = os.environ | {"DOS_BIND": f"127.0.0.1:{port}", "DOS_WEB_WORKERS": str(workers), "DOS_WEB_THREADS": "4"}
    command = [sys.executable, "-m", "gunicorn", "--config", "python:dos.config.web"]
    process = subprocess.Popen(command, env=variables)
    try:
        _wait(port, process)
        yield _children(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.2)
    raise RuntimeError("the server did not start")


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def cpu_seconds(pids: list[int]) -> float:
    """Return the processor time that the processes have used so far."""
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def load(port: int, path: str, pids: list[int], *, clients: int, seconds: float, most: int) -> Load:
    """Ask for one address with several clients at once, for a time or a number of requests, whichever ends first."""
    times: list[float] = []
    sizes: list[int] = []
    failures: list[int] = []
    _ask(port, path, [], [], [], time.monotonic() + 30, 4 * len(pids))
    before, begun = cpu_seconds(pids), time.monotonic()
    arguments = (port, path, times, sizes, failures, begun + seconds, max(most // clients, 1))
    threads = [threading.Thread(target=_ask, args=arguments) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken, used = time.monotonic() - begun, cpu_seconds(pids) - before
    ordered = sorted(times) or [0.0]
    p50, p95, p99 = (1000 * ordered[min(int(len(ordered) * share), len(ordered) - 1)] for share in (0.5, 0.95, 0.99))
    number = max(len(times), 1)
    return Load(
        len(times), len(failures), len(times) / taken, p50, p95, p99, 1000 * used / number, max(sizes, default=0)
    )


def _ask(
    port: int, path: str, times: list[float], sizes: list[int], failures: list[int], deadline: float, most: int
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(most):
        begun = time.monotonic()
        if begun > deadline:
            break
        connection.request("GET", path)
        response = connection.getresponse()
        content = response.read()
        times.append(time.monotonic() - begun)
        sizes.append(len(content))
        if response.status != 200:
            failures.append(response.status)
    connection.close()
