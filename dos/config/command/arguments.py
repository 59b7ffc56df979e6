"""The words that `./dos2030` understands, and what can be refused before anything is set up."""

from __future__ import annotations

import argparse
import socket
import sys

SUBCOMMANDS = {
    "up": "richtet alles ein und startet die Website auf diesem Rechner",
    "test": "prüft alles: SQLite, PostgreSQL, Browser; mit Angaben für pytest nur diese, auf SQLite",
    "check": "prüft Form, Schichten, Typen, Migrationen, Vorlagen, Texte und Lizenzen",
    "fix": "bringt Form, Textkatalog und die Datei der Tabellen in Ordnung",
    "manage": "führt einen Verwaltungsbefehl aus, zum Beispiel manage shell",
    "backup": "sichert Datenbank und Medien in eine Datei, auch im laufenden Betrieb",
    "restore": "spielt eine Sicherung zurück",
    "lock": "schreibt die Dateien mit den festgelegten Versionen neu",
}
DEVELOPMENT = ("test", "check", "fix", "lock")
PASSED_ON = ("test", "manage")  # all that follows is for pytest or Django
LOOPBACK = "127.0.0.1"


def parser() -> argparse.ArgumentParser:
    """Build the parser with one German line for each subcommand."""
    whole = argparse.ArgumentParser(prog="./dos2030", description="DOS 2030, das digitale Betriebssystem.")
    words = whole.add_subparsers(dest="command", metavar="BEFEHL", title="Befehle")
    parts = {name: words.add_parser(name, help=line, description=line) for name, line in SUBCOMMANDS.items()}
    up = parts["up"]
    up.add_argument("--port", type=port_number, default=8000, help="Port auf diesem Rechner (8000)")
    up.add_argument("--fresh", action="store_true", help="Datenbank und Medien vorher löschen")
    up.add_argument("--no-demo", action="store_true", help="leer beginnen, mit einem Zugang für die Verwaltung")
    up.add_argument("--database-url", metavar="URL", help="andere Datenbank, zum Beispiel postgres://…")
    for name in ("backup", "restore"):
        parts[name].add_argument("file", metavar="DATEI")
        parts[name].add_argument("--database-url", metavar="URL", help="andere Datenbank als die in var/")
    return whole


def port_number(text: str) -> int:
    """Return the port; refuse what no program may listen on."""
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} ist kein Port zwischen 1 und 65535")
    return int(text)


def parse(argv: list[str]) -> argparse.Namespace:
    """Return what is wanted; alone, the command lists what it can do and ends."""
    if argv and argv[0] in PASSED_ON:
        return argparse.Namespace(command=argv[0], rest=argv[1:])
    wanted = parser().parse_args(argv)
    if wanted.command is None:
        print("./dos2030 BEFEHL, mit --help für die Angaben dazu:\n")
        for name, line in SUBCOMMANDS.items():
            print(f"  {name:<10}{line}")
        sys.exit(0)
    return wanted


def refuse_at_once(wanted: argparse.Namespace) -> None:
    """End with one sentence where the wish cannot be met, before any work is done."""
    if wanted.command == "up" and (obstacle := obstacle_on(wanted.port)):
        sys.exit(obstacle)


def obstacle_on(port: int) -> str:
    """Return why nobody can listen on the port, or nothing."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((LOOPBACK, port))
        except PermissionError:
            return f"Port {port} ist dem Betriebssystem vorbehalten. Wählen Sie einen Port ab 1024."
        except OSError:
            return (
                f"Port {port} ist auf diesem Rechner schon belegt. Beenden Sie das andere Programm oder wählen Sie "
                f"einen freien Port: ./dos2030 up --port {port + 1 if port < 65535 else 8000}"
            )
    return ""
