"""`./dos2030 backup` and `./dos2030 restore`: database and media in one file.

The database part is one consistent snapshot, taken while the product may go on writing: SQLite's own backup, or
`pg_dump`. Secret key and mails are not part of it.
"""

from __future__ import annotations

import contextlib
import datetime
import fcntl
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dos.config.command import environment

SQLITE_NAME, POSTGRES_NAME = "database.sqlite3", "database.pgdump"
POSTGRES_SCHEMES = ("postgres", "postgresql", "psql", "pgsql")
FORM = 1


def backup(file: str, database_url: str | None) -> None:
    """Write a backup; an existing file is never replaced."""
    target = Path(file).absolute()
    if target.exists():
        sys.exit(f"{target} gibt es schon. Nennen Sie eine neue Datei.")
    address = database_address(database_url)
    with tempfile.TemporaryDirectory(prefix=".dos-backup-", dir=target.parent) as folder:
        copy = copy_of_postgres(address, Path(folder)) if address else copy_of_sqlite(Path(folder))
        about = {"form": FORM, "made_at": datetime.datetime.now(datetime.UTC).isoformat(), "database": copy.name}
        (Path(folder) / "about.json").write_text(json.dumps(about, indent=2))
        packed = Path(folder) / "packed"
        with tarfile.open(packed, "w:gz", compresslevel=3) as archive:
            archive.add(Path(folder) / "about.json", "about.json")
            archive.add(copy, copy.name)
            if media_dir().is_dir():
                archive.add(media_dir(), "media")
        packed.chmod(0o600)
        os.link(packed, target)
    print(f"Gesichert: {target} ({target.stat().st_size / 1e6:.1f} MB)")


def restore(file: str, database_url: str | None) -> None:
    """Replace database and media by those of a backup; what was there before is kept beside."""
    source = Path(file).absolute()
    if not source.is_file():
        sys.exit(f"Die Datei {source} gibt es nicht.")
    address = database_address(database_url)
    with nobody_running(), tempfile.TemporaryDirectory(prefix="restore-", dir=environment.var_dir()) as folder:
        about = unpack(source, Path(folder))
        if (about["database"] == POSTGRES_NAME) != bool(address):
            kinds = ("SQLite", "PostgreSQL") if address else ("PostgreSQL", "SQLite")
            sys.exit(f"Die Sicherung stammt aus {kinds[0]}, das Ziel ist {kinds[1]}. Beides muss gleich sein.")
        if not address:
            check_sqlite(Path(folder) / SQLITE_NAME)
        aside = set_aside(is_sqlite=not address)
        if address:
            fill_postgres(address, Path(folder) / POSTGRES_NAME)
        else:
            shutil.move(Path(folder) / SQLITE_NAME, sqlite_file())
        if (Path(folder) / "media").is_dir():
            shutil.move(Path(folder) / "media", media_dir())
    print(f"Zurückgespielt: Stand vom {about['made_at']}. Das Bisherige liegt in {aside}")


def database_address(database_url: str | None) -> str | None:
    """Return the address of the PostgreSQL in use, or None for the embedded SQLite."""
    environment.read_env_file()
    url = database_url or os.environ.get("DOS_DATABASE_URL", "")
    scheme, _, rest = url.partition("://")
    if scheme in POSTGRES_SCHEMES:
        return f"postgresql://{rest}"
    if url:
        os.environ["DOS_DATABASE_URL"] = url
    return None


def sqlite_file() -> Path:
    """Return the file of the embedded database."""
    path = os.environ.get("DOS_DATABASE_URL", "").partition(":///")[2]
    return Path(path) if path else environment.var_dir() / "dos2030.sqlite3"


def media_dir() -> Path:
    """Return the folder of uploaded files."""
    return environment.var_dir() / "media"


def copy_of_sqlite(folder: Path) -> Path:
    """Take a snapshot with SQLite's own means, also while others write."""
    if not sqlite_file().is_file():
        sys.exit(f"Hier gibt es noch keine Datenbank ({sqlite_file()}).")
    with contextlib.closing(sqlite3.connect(f"file:{sqlite_file()}?mode=ro", uri=True)) as source:
        source.execute("VACUUM INTO ?", [str(folder / SQLITE_NAME)])
    return folder / SQLITE_NAME


def copy_of_postgres(address: str, folder: Path) -> Path:
    """Take a snapshot with `pg_dump`."""
    program("pg_dump", "--format=custom", "--no-owner", f"--file={folder / POSTGRES_NAME}", address)
    return folder / POSTGRES_NAME


def fill_postgres(address: str, dump: Path) -> None:
    """Replace the tables of a PostgreSQL by those of the snapshot, all or none."""
    options = ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error"]
    program("pg_restore", *options, f"--dbname={address}", str(dump))


def program(name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's client programs."""
    if not shutil.which(name):
        sys.exit(f"Dazu braucht es {name} (Debian-Paket postgresql-client), das auf diesem Rechner fehlt.")
    done = subprocess.run([name, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name} ist fehlgeschlagen:\n{done.stderr.strip()}")


def unpack(source: Path, folder: Path) -> dict[str, str]:
    """Unpack a backup and return what it says about itself; refuse a file that is none."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                unpack_member(archive, member, folder)
        about: dict[str, str] = json.loads((folder / "about.json").read_text())
        known = about["database"] in (SQLITE_NAME, POSTGRES_NAME) and (folder / about["database"]).is_file()
    except (tarfile.TarError, OSError, EOFError, ValueError, KeyError) as error:
        sys.exit(f"{source} ist keine vollständige Sicherung von DOS 2030 ({error}).")
    if not known:
        sys.exit(f"{source} ist keine Sicherung von DOS 2030.")
    return about


def unpack_member(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Unpack one plain file below the folder; links, devices and ways out of it are refused.

    By hand, because the filters of `tarfile` are missing in Debian's Python 3.11.2.
    """
    target = (folder / member.name).resolve()
    if not target.is_relative_to(folder.resolve()) or not (member.isfile() or member.isdir()):
        raise tarfile.ReadError(f"unerwartet: {member.name}")
    content = archive.extractfile(member)
    if content:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            shutil.copyfileobj(content, file)


def check_sqlite(file: Path) -> None:
    """Refuse a damaged database before it replaces a whole one."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            sys.exit("Die Datenbank in der Sicherung ist beschädigt; es wurde nichts geändert.")


def set_aside(*, is_sqlite: bool) -> Path:
    """Move the present files out of the way and return where they are."""
    aside = environment.var_dir() / f"before-restore-{datetime.datetime.now().astimezone():%Y%m%d-%H%M%S}"
    aside.mkdir()
    files = [sqlite_file().with_name(sqlite_file().name + end) for end in ("", "-wal", "-shm")] if is_sqlite else []
    for path in [*files, media_dir()]:
        if path.exists():
            shutil.move(path, aside / path.name)
    return aside


@contextlib.contextmanager
def nobody_running() -> Iterator[None]:
    """Refuse while the product runs on these data."""
    with (environment.var_dir() / "running.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("DOS 2030 läuft noch. Beenden Sie es zuerst, dann spielen Sie zurück.")
        yield
