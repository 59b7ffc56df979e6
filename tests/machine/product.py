"""The product as a process of its own, started as a person starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT = 120


def clean_environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment without what the tests set, with data in a folder of their own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DOS_", "DJANGO_"))}
    return kept | {"PYTHONPATH": str(ROOT), "DOS_VAR_DIR": str(folder)} | more


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def command(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one subcommand to its end."""
    line = [sys.executable, "-m", "dos.config.command", *words]
    environment = clean_environment(folder, **more)
    return subprocess.run(line, env=environment, capture_output=True, text=True, check=False, timeout=START_LIMIT)


class Product:
    """A running `./dos2030 up`."""

    def __init__(self, folder: Path, *words: str, **more: str) -> None:
        self.folder, self.port = folder, free_port()
        self.log = folder.parent / f"{folder.name}-{self.port}.log"
        line = [sys.executable, "-m", "dos.config.command", "up", "--port", str(self.port), *words]
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                line, env=clean_environment(folder, **more), stdout=output, stderr=output, start_new_session=True
            )
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_LIMIT
        while "Beenden: Strg-C" not in self.output:
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise AssertionError(self.output)
            time.sleep(0.1)

    @property
    def output(self) -> str:
        """Return what it printed so far."""
        return self.log.read_text(encoding="utf-8")

    def status(self, path: str) -> int:
        """Ask for a page and return the status of the answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code

    def descendants(self) -> set[int]:
        """Return every process that it started, directly or not."""
        parents = {int(path.name): parent_of(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
        found, size = {self.process.pid}, 0
        while size != len(found):
            size = len(found)
            found |= {child for child, parent in parents.items() if parent in found}
        return found - {self.process.pid}

    def end(self, number: int = signal.SIGINT) -> int:
        """Send a signal, wait for the end and return the exit status."""
        self.process.send_signal(number)
        return self.process.wait(timeout=30)

    def kill(self) -> None:
        """Make sure that nothing is left after a test."""
        if self.process.poll() is None:
            self.end(signal.SIGTERM)


def parent_of(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return -1


def alive(processes: set[int], *, within: float = 10) -> set[int]:
    """Return which of the processes still live when the time is over."""
    deadline = time.monotonic() + within
    while (left := {pid for pid in processes if is_alive(pid)}) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
