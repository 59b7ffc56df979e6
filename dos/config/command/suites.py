"""`./dos2030 test`: every test on SQLite, then on PostgreSQL, in a real browser and behind a real proxy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from dos.config.command import postgres
from dos.config.command.environment import ROOT

DATABASE_TESTS = ["-n", "2", "-m", "not browser and not proxy"]
# These look at the source or start the product themselves: once is enough.
ONCE = ["--ignore=tests/house", "--ignore=tests/machine"]
BROWSER_TESTS = ["-n", "2", "-m", "browser"]
PROXY_TESTS = ["-m", "proxy"]


def test(arguments: list[str]) -> int:
    """Run everything, or with arguments only what they name, on SQLite; return the exit status."""
    if arguments:
        return pytest(arguments)
    left_out: list[str] = []
    statuses = [suite("SQLite", DATABASE_TESTS)]
    if programs := postgres.binaries():
        with postgres.temporary_server(programs) as url:
            statuses.append(suite("PostgreSQL", [*DATABASE_TESTS, *ONCE, "--create-db"], DOS_DATABASE_URL=url))
    else:
        left_out.append("PostgreSQL (Debian-Paket postgresql)")
    if browser := chromium():
        statuses.append(suite("Chromium", BROWSER_TESTS, DOS_CHROMIUM=browser))
    else:
        left_out.append("Browser (Debian-Paket chromium)")
    if proxy := nginx():
        statuses.append(suite("nginx", PROXY_TESTS, DOS_NGINX=proxy))
    else:
        left_out.append("Proxy (Debian-Paket nginx-light)")
    return conclude(statuses, left_out)


def suite(name: str, arguments: list[str], **environment: str) -> int:
    """Run one part and say how long it took."""
    print(f"\n=== {name} ===", flush=True)
    begun = time.monotonic()
    status = pytest(arguments, **environment)
    result = "in Ordnung" if status == 0 else "FEHLER"
    print(f"=== {name}: {result} nach {time.monotonic() - begun:.0f} s ===", flush=True)
    return status


def pytest(arguments: list[str], **environment: str) -> int:
    """Run pytest in a process of its own."""
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=False).returncode


def chromium() -> str | None:
    """Return the browser to test with."""
    named = os.environ.get("DOS_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    return named if Path(named).exists() else None


def nginx() -> str | None:
    """Return the proxy to test with; ordinary people do not have its folder in their path."""
    named = os.environ.get("DOS_NGINX") or shutil.which("nginx") or "/usr/sbin/nginx"
    return named if Path(named).exists() else None


def conclude(statuses: list[int], left_out: list[str]) -> int:
    """Say what was left out, which on the integration machine is a failure, and return the exit status."""
    for part in left_out:
        print(f"Ausgelassen: {part} ist auf diesem Rechner nicht installiert.", flush=True)
    if left_out and os.environ.get("CI"):
        return 1
    return max(statuses)
