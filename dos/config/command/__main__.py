"""Hand each subcommand to the module that does it."""

from __future__ import annotations

import os
import sys

from dos.config.command import arguments, copies, environment, locks, quality, start, suites


def main(argv: list[str]) -> None:
    """Do what the arguments say."""
    wanted = arguments.parse(argv)
    match wanted.command:
        case "up":
            start.up(wanted)
        case "test":
            sys.exit(suites.test(wanted.rest))
        case "check":
            sys.exit(quality.check())
        case "fix":
            sys.exit(quality.fix())
        case "lock":
            locks.lock()
        case "manage":
            environment.prepare_environment()
            os.environ.setdefault("DOS_DEMO", "1" if environment.is_demo() else "0")
            os.execv(sys.executable, [sys.executable, "-m", "django", *wanted.rest])
        case "backup":
            copies.backup(wanted.file, wanted.database_url)
        case "restore":
            copies.restore(wanted.file, wanted.database_url)


if __name__ == "__main__":
    main(sys.argv[1:])
