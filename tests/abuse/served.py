"""The product behind gunicorn, as production runs it, for tests that speak to it by raw sockets."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from tests.machine.product import ROOT, clean_environment


@contextmanager
def served(folder: Path, port: int, blocker: Any, *options: str, **more: str) -> Iterator[int]:
    """Serve the product with an empty database; `options` go to gunicorn, `more` into its environment."""
    environment = clean_environment(
        folder,
        DJANGO_SETTINGS_MODULE="dos.config.settings",
        DOS_SECRET_KEY="x" * 40,
        DOS_HASHED_STATIC="0",
        DOS_BIND=f"127.0.0.1:{port}",
        **{"DOS_PUBLIC_URL": f"http://127.0.0.1:{port}"} | more,
    )
    if connection.vendor == "sqlite":  # the tests' own database has every table already
        with blocker.unblock(), closing(sqlite3.connect(folder / "dos2030.sqlite3")) as target:
            connection.cursor().connection.backup(target)
    else:
        for command in (["migrate", "--verbosity", "0"], ["createcachetable"]):
            subprocess.run([sys.executable, "-m", "django", *command], env=environment, check=True, cwd=ROOT)
    line = [sys.executable, "-m", "gunicorn", "--config", "python:dos.config.web", *options]
    with Path(os.devnull).open("w") as nowhere:
        process = subprocess.Popen(line, env=environment, cwd=ROOT, stdout=nowhere, stderr=nowhere)
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int) -> None:
    """Wait until the server answers."""
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline:
        try:
            if ask(port, b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").startswith(
                b"HTTP/1.1 200"
            ):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server does not answer")


def ask(port: int, sent: bytes, *, seconds: float = 10) -> bytes:
    """Send bytes and return all that comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as stream:
        try:
            stream.sendall(sent)
            stream.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # refused in the middle of sending: the answer tells
        return read(stream)


def read(stream: socket.socket) -> bytes:
    """Return all that still comes."""
    answer = b""
    try:
        while part := stream.recv(65536):
            answer += part
    except OSError:
        pass
    return answer
