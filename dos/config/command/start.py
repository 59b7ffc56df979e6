"""`./dos2030 up`: prepare the database, start web, worker and schedule, and say where everything is."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import shutil
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from dos.config.command import arguments, environment
from dos.config.command.children import Children, Stopped

START_LIMIT = 60.0


def up(wanted: argparse.Namespace) -> None:
    """Start everything and stay until somebody ends it."""
    arguments.refuse_at_once(wanted)
    begun = time.monotonic()
    set_environment(wanted)
    with only_one_running():
        if wanted.fresh:
            delete_data()
        choose_content(without_demo=wanted.no_demo)
        children = Children()
        try:
            start(children, wanted.port)
            announce(wanted.port, time.monotonic() - begun)
            children.watch("web")
            sys.exit("Der Webprozess ist unerwartet zu Ende gegangen; alles andere wird beendet.")
        except Stopped:
            print("\nAlle Prozesse werden beendet …", end=" ", flush=True)
            children.end()
            print("fertig.", flush=True)
        finally:
            children.end()


def set_environment(wanted: argparse.Namespace) -> None:
    """Set what the processes need to know about this start."""
    environment.read_env_file()
    if wanted.database_url:
        os.environ["DOS_DATABASE_URL"] = wanted.database_url
    os.environ.setdefault("DOS_PUBLIC_URL", f"http://{arguments.LOOPBACK}:{wanted.port}")
    os.environ["DOS_BIND"] = f"{arguments.LOOPBACK}:{wanted.port}"
    environment.prepare_environment()


@contextlib.contextmanager
def only_one_running() -> Iterator[None]:
    """Refuse a second start on the same data."""
    with (environment.var_dir() / "running.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("DOS 2030 läuft auf diesem Rechner schon mit denselben Daten. Beenden Sie es dort mit Strg-C.")
        yield


def delete_data() -> None:
    """Delete the embedded database, media and logins, after saying so."""
    folder = environment.var_dir()
    print(f"Datenbank, Medien und Zugänge in {folder} werden gelöscht.", flush=True)
    for path in [*folder.glob("dos2030.sqlite3*"), folder / "logins.json", folder / "without-demo"]:
        path.unlink(missing_ok=True)
    for name in ("media", "mail", "prepared"):
        shutil.rmtree(folder / name, ignore_errors=True)
    if os.environ.get("DOS_DATABASE_URL", "sqlite").partition(":")[0] != "sqlite":
        print("Die mit --database-url genannte Datenbank bleibt, wie sie ist.", flush=True)


def choose_content(*, without_demo: bool) -> None:
    """Decide between demonstration and empty start once; the data of one never mix with the other."""
    if without_demo:
        if environment.is_demo() and environment.logins_file().exists():
            sys.exit("Hier liegen schon Daten der Demonstration. Leer beginnen Sie mit: ./dos2030 up --no-demo --fresh")
        (environment.var_dir() / "without-demo").touch()
        os.environ["DOS_DEMO"] = "0"
    os.environ["DOS_DEMO"] = "1" if environment.is_demo() else "0"


def start(children: Children, port: int) -> None:
    """Bring the database up to date while the web process gets ready, then start the rest once pages are served."""
    print("DOS 2030 startet:", flush=True)
    waiting, word = os.pipe()
    children.start("web", [sys.executable, "-m", "dos.config.serve", str(waiting)], keep=waiting)
    if children.run([sys.executable, "-m", "dos.config.prepare"]) != 0:
        children.end()
        sys.exit("Der Start ist fehlgeschlagen; die Meldung steht darüber.")
    os.write(word, b"!")
    wait_for_pages(children, port)
    children.start("worker", [sys.executable, "-m", "django", "db_worker", "--queue-name", "*"])
    children.start("schedule", [sys.executable, "-m", "dos.config.schedule"])


def wait_for_pages(children: Children, port: int) -> None:
    """Wait until the web process says that it is well."""
    print("  Webprozess …", end=" ", flush=True)
    begun = time.monotonic()
    while time.monotonic() - begun < START_LIMIT and children.is_running("web"):
        if is_healthy(port):
            print(f"{time.monotonic() - begun:.1f} s", flush=True)
            return
        children.pause(0.1)
    children.end()
    sys.exit("Der Webprozess antwortet nicht; seine Meldung steht darüber.")


def is_healthy(port: int) -> bool:
    """Tell whether the web process answers and can reach its database."""
    try:
        with urllib.request.urlopen(f"http://{arguments.LOOPBACK}:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def announce(port: int, seconds: float) -> None:
    """Print the addresses and the generated logins."""
    here = f"http://{arguments.LOOPBACK}:{port}"
    demo = environment.is_demo()
    addresses = [("Programm", f"{here}/")]
    if demo:
        addresses += [("Dortmund", f"{here}/dortmund/"), ("Schwerte", f"{here}/schwerte/")]
        addresses += [("Schwerte, eigener Name", f"http://schwerte.localhost:{port}/")]
    addresses += [("Redaktion", f"{here}/desk/"), ("Schnittstelle", f"{here}/api/docs/")]
    print(f"\nBereit nach {seconds:.0f} Sekunden.\n")
    for label, address in addresses:
        print(f"  {label:<24}{address}")
    print("\nZugänge, für diesen Rechner erzeugt:\n")
    for name, password in environment.generate_logins(demo=demo).items():
        print(f"  {environment.ROLES.get(name, ''):<26}{name:<32}{password}")
    print(f"\nDaten: {Path(os.environ['DOS_VAR_DIR'])}    Beenden: Strg-C", flush=True)
