"""Hand each subcommand to the module that does it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from dos.config.command import arguments, copies, environment, locks, quality, start, suites


def main(argv: list[str]) -> None:
    """Do what the arguments say."""
    wanted = arguments.parse(argv)
    sys.exit(DEEDS[wanted.command](wanted))


def manage(wanted: argparse.Namespace) -> NoReturn:
    """Become Django's command of that name."""
    environment.prepare_environment()
    os.environ.setdefault("DOS_DEMO", "1" if environment.is_demo() else "0")
    os.execv(sys.executable, [sys.executable, "-m", "django", *wanted.rest])


DEEDS: dict[str, Callable[[argparse.Namespace], int | None]] = {
    "up": start.up,
    "test": lambda wanted: suites.test(wanted.rest),
    "check": lambda _: quality.check(),
    "fix": lambda _: quality.fix(),
    "manage": manage,
    "backup": lambda wanted: copies.backup(wanted.file, wanted.database_url),
    "restore": lambda wanted: copies.restore(wanted.file, wanted.database_url),
    "lock": lambda _: locks.lock(),
}


if __name__ == "__main__":
    main(sys.argv[1:])
