"""A PostgreSQL for the tests alone: made from Debian's package in a temporary folder and removed again."""

from __future__ import annotations

import contextlib
import os
import pwd
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

UNSAFE_BUT_FAST = ("fsync", "synchronous_commit", "full_page_writes")


def binaries() -> Path | None:
    """Return the folder of the newest server that Debian's package installed."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    folders = sorted((path.parent for path in found), key=lambda path: int(path.parent.name))
    return folders[-1] if folders else None


@dataclass(frozen=True)
class Server:
    """A server of our own, which may be stopped as by a crash and started again."""

    url: str
    programs: Path
    control: list[str]
    options: list[str]
    owner: pwd.struct_passwd | None

    def start(self) -> None:
        """Start it and wait until it answers."""
        run(self.programs, [*self.control, *self.options, "start"], self.owner)

    def crash(self) -> None:
        """Stop it at once: what is in its memory is lost."""
        run(self.programs, [*self.control, "--mode=immediate", "stop"], self.owner)


@contextlib.contextmanager
def temporary_server(programs: Path) -> Iterator[str]:
    """Yield the address of an empty database on a server of its own."""
    with running_server(programs, UNSAFE_BUT_FAST) as server:
        yield server.url


@contextlib.contextmanager
def running_server(programs: Path, switched_off: Sequence[str] = ()) -> Iterator[Server]:
    """Yield a server of its own, as durable as it comes from Debian unless something is switched off."""
    owner = unprivileged_owner()
    with tempfile.TemporaryDirectory(prefix="dos-postgres-") as folder:
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data, port = Path(folder) / "data", free_port()
        initdb = ["initdb", "--auth=trust", "--username=dos", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        run(programs, [*initdb, "--pgdata", str(data)], owner)
        options = " ".join(f"-c {name}=off" for name in switched_off)
        options += f" -c listen_addresses=127.0.0.1 -p {port} -k {folder}"
        control = ["pg_ctl", "--silent", "--wait", "--pgdata", str(data)]
        told = ["--log", f"{folder}/log", "--options", options]
        server = Server(f"postgres://dos@127.0.0.1:{port}/postgres", programs, control, told, owner)
        server.start()
        try:
            yield server
        finally:
            server.crash()


def unprivileged_owner() -> pwd.struct_passwd | None:
    """Return the account that runs the server when we are root, which PostgreSQL refuses to be."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    return None


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def run(programs: Path, command: list[str], owner: pwd.struct_passwd | None) -> None:
    """Run one of the server's programs under the right account; its output is of interest only when it fails."""
    command = [str(programs / command[0]), *command[1:]]
    account: dict[str, Any] = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    # The server keeps the output open while it runs, so that it must go to a file and not to a pipe.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, cwd="/", check=False, **account
        )
        if done.returncode:
            output.seek(0)
            raise RuntimeError(f"{' '.join(command)}\n{output.read()}")
