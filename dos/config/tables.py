"""The tables of an empty SQLite as one file, so that the first start loads them instead of running every migration.

`tables.sql` holds what the migrations of all libraries and rooms make: tables, indices, triggers and the first rows,
one statement to a line. Run as `python -m dos.config.tables check|update`; only `update` runs the migrations.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from wagtail.search.backends.database.sqlite.utils import fts5_available

FILE = Path(__file__).with_name("tables.sql")
TITLE = "-- Written by `./dos2030 fix` from these migrations:"
STALE = "dos/config/tables.sql ist älter als die Migrationen. `./dos2030 fix` schreibt die Datei neu."

# What differs from installation to installation is made when the file is loaded.
MADE_WHEN_LOADED = {
    ("django_migrations", "applied"): "CURRENT_TIMESTAMP",
    ("wagtailcore_page", "translation_key"): "lower(hex(randomblob(16)))",
}
# Rows that the product writes by itself when it needs them.
NO_ROWS_OF = ("core_stamp",)


# Loading -------------------------------------------------------------------------------------------------------------


def load_into_empty(database: sqlite3.Connection) -> bool:
    """Load the tables where there is none yet, all or nothing, and tell whether that was so."""
    database.execute("BEGIN IMMEDIATE")  # whoever else starts waits here and finds the tables
    try:
        is_empty = database.execute("SELECT NOT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]
        for statement in FILE.read_text(encoding="utf-8").splitlines() if is_empty else ():
            database.execute(statement)
        database.execute("COMMIT")
    except BaseException:
        database.execute("ROLLBACK")
        raise
    return bool(is_empty)


def are_of_use() -> bool:
    """Tell whether the product's database is an SQLite without any table, one that can search, and the file fits."""
    is_empty = connection.vendor == "sqlite" and not connection.introspection.table_names()
    return is_empty and fts5_available() and fit()


def fit() -> bool:
    """Tell whether every migration in the file is still there and unchanged; newer ones run afterwards."""
    return noted() <= set(present())


def noted() -> set[str]:
    """Return the lines of the file that name a migration and its checksum."""
    lines = FILE.read_text(encoding="utf-8").splitlines() if FILE.exists() else [TITLE]
    return {line for line in lines if line.startswith("-- ")} - {TITLE}


def present() -> list[str]:
    """Return a line for every migration there is, with its checksum."""
    digests = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in migrations().items()}
    return [f"-- {label} {name} {digest[:16]}" for (label, name), digest in digests.items()]


def load() -> bool:
    """Load the tables into the product's database if it is empty, and tell whether it was."""
    connection.ensure_connection()
    return load_into_empty(connection.connection)


def migrations() -> dict[tuple[str, str], Path]:
    """Return the file of every migration there is, by room or library and name."""
    folders = {config.label: Path(config.path, "migrations") for config in apps.get_app_configs()}
    return {(label, file.stem): file for label in sorted(folders) for file in sorted(folders[label].glob("[!_]*.py"))}


# Writing -------------------------------------------------------------------------------------------------------------


def check() -> list[str]:
    """Return what is wrong with the file: it was written from other migrations than there are."""
    django.setup()
    return [] if noted() == set(present()) else [STALE]


def update() -> list[str]:
    """Write the file anew unless it is of the present migrations."""
    if check():
        FILE.write_text(as_migrated(), encoding="utf-8")
    return []


def as_migrated() -> str:
    """Run every migration on an empty database and return what the file has to be."""
    django.setup()
    with tempfile.TemporaryDirectory(prefix="dos-tables-") as folder:
        connection.settings_dict["NAME"] = f"{folder}/tables.sqlite3"
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        connection.close()
        title = "\n".join([TITLE, *present()])
        return f"{title}\n{dumped(sqlite3.connect(connection.settings_dict['NAME']))}"


def dumped(database: sqlite3.Connection) -> str:
    """Return the statements that make this database again, always in the same order."""
    made = database.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        " ORDER BY type = 'trigger', type = 'index', name"
    ).fetchall()
    virtual = tuple(f"{name}_" for _type, name, sql in made if sql.startswith("CREATE VIRTUAL"))
    own = [(type_, name, sql) for type_, name, sql in made if not name.startswith(virtual)]
    tables = [name for type_, name, sql in own if type_ == "table" and not sql.startswith("CREATE VIRTUAL")]
    statements = [
        *(in_one_line(sql) for type_, _name, sql in own if type_ == "table"),
        *(row for table in tables if table not in NO_ROWS_OF for row in rows(database, table)),
        *(in_one_line(sql) for type_, _name, sql in own if type_ != "table"),
    ]
    return "".join(f"{statement};\n" for statement in statements)


def in_one_line(sql: str) -> str:
    """Return the statement that makes a table, index or trigger, without the breaks of its author."""
    return " ".join(line.strip() for line in sql.splitlines())


def rows(database: sqlite3.Connection, table: str) -> Iterator[str]:
    """Yield the statement that writes each row of the table."""
    columns = [name for _number, name, *_more in database.execute(f'PRAGMA table_info("{table}")')]
    values = [
        f"'{made}'" if (made := MADE_WHEN_LOADED.get((table, column), "")) else f'quote("{column}")'
        for column in columns
    ]
    names = ", ".join(values)
    for row in database.execute(f'SELECT {names} FROM "{table}" ORDER BY "{columns[0]}"'):  # noqa: S608  our own names
        written = ", ".join(row).replace("\n", "'||char(10)||'")
        yield f'INSERT INTO "{table}" VALUES ({written})'  # noqa: S608  quoted by the database


DEEDS = {"check": check, "update": update}


if __name__ == "__main__":
    os.environ.pop("DOS_DATABASE_URL", None)
    findings = DEEDS[sys.argv[1]]()
    print("\n".join(findings))
    sys.exit(1 if findings else 0)
