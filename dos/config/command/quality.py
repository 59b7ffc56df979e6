"""`./dos2030 check` and `./dos2030 fix`: form, layers, types, migrations, templates, texts, docstrings, licences."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from dos.config.command.environment import ROOT

Step = tuple[str, list[str]]
PYTHON = [sys.executable, "-m"]
SOURCES = ["dos", "tests", "conftest.py"]

CHECKS: tuple[Step, ...] = (
    ("Form", [*PYTHON, "ruff", "format", "--check", "--quiet", "."]),
    ("Regeln", [*PYTHON, "ruff", "check", "--quiet", "."]),
    ("Schichten", [f"{sys.prefix}/bin/lint-imports"]),
    ("Migrationen", [*PYTHON, "django", "makemigrations", "--check", "--dry-run"]),
    ("Tabellen", [*PYTHON, "dos.config.tables", "check"]),
    ("Vorlagen", [*PYTHON, "djlint", "--lint", "--quiet", "dos"]),
    ("Vorlagen übersetzbar", [*PYTHON, "dos.config.wording", "templates"]),
    ("Texte übersetzt", [*PYTHON, "dos.config.wording", "check"]),
    ("Beschreibungen", [*PYTHON, "interrogate", "--quiet", "dos"]),
    ("Lizenzen", [*PYTHON, "reuse", "lint", "--quiet"]),
    ("Typen", [*PYTHON, "mypy", "--no-error-summary", *SOURCES]),
)
FIXES: tuple[Step, ...] = (
    ("Regeln", [*PYTHON, "ruff", "check", "--fix", "--quiet", "."]),
    ("Form", [*PYTHON, "ruff", "format", "--quiet", "."]),
    ("Textkatalog", [*PYTHON, "dos.config.wording", "update"]),
    ("Tabellen", [*PYTHON, "dos.config.tables", "update"]),
)


def check() -> int:
    """Run every check, show what failed and return the exit status."""
    return run_all(CHECKS)


def fix() -> int:
    """Repair what a program can repair."""
    return run_all(FIXES)


def run_all(steps: tuple[Step, ...]) -> int:
    """Run each step, printing its time, and its output only when it fails."""
    failed = [label for label, command in steps if not passes(label, command)]
    print(f"Nicht in Ordnung: {', '.join(failed)}" if failed else "Alles in Ordnung.", flush=True)
    return 1 if failed else 0


def passes(label: str, command: list[str]) -> bool:
    """Run one step and tell whether it passed."""
    print(f"  {label:<22}", end=" ", flush=True)
    begun = time.monotonic()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    is_fine = done.returncode == 0
    print(f"{'ja' if is_fine else 'NEIN':<5}{time.monotonic() - begun:6.1f} s", flush=True)
    if not is_fine:
        print((done.stdout + done.stderr).strip(), flush=True)
    return is_fine
