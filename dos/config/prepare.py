"""Bring database, static files and first content up to date before the product serves; changes nothing the second time.

Run as `python -m dos.config.prepare` by `./dos2030 up` and by the service units in `deploy/`.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from dos.config import tables
from dos.config.command import environment
from dos.core.db import is_postgresql, one_at_a_time


def main() -> None:
    """Do each step that is still to do."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dos.config.settings")
    # Migrations make millions of objects that stay: looking for garbage less often saves a fifth of the time.
    gc.set_threshold(100_000, 20, 20)
    django.setup()
    with one_at_a_time():
        is_changed = migrate()
        collect_static()
        fill(is_changed=is_changed)
        keep_site_address()


@contextlib.contextmanager
def step(label: str) -> Iterator[None]:
    """Say what happens and how long it took."""
    print(f"  {label} …", end=" ", flush=True)
    begun = time.monotonic()
    yield
    print(f"{time.monotonic() - begun:.1f} s", flush=True)


def migrate() -> bool:
    """Apply what is pending and tell whether there was anything."""
    if is_postgresql():
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
    is_new = False
    if tables.are_of_use():
        with step("Datenbank"):
            is_new = tables.load()
    if not is_pending():
        return is_new
    with step("Datenbank auf den neuesten Stand" if is_new else "Datenbank"):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    return True


def is_pending() -> bool:
    """Tell whether there is a migration that was not yet applied; their code is read only where it seems so."""
    applied = MigrationRecorder(connection).applied_migrations()
    if tables.migrations().keys() <= applied.keys():
        return False
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect_static() -> None:
    """Gather style sheets, scripts and fonts under hashed names when one of them changed."""
    if not settings.HASHED_STATIC:
        return
    files = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    with when_changed("static", signature(files, settings.STATIC_ROOT)) as is_due:
        if is_due:
            with step("Stile, Schriften und Skripte"):
                call_command("collectstatic", interactive=False, verbosity=0, clear=True)


def fill(*, is_changed: bool) -> None:
    """Load the content of the demonstration, or make one administrator for an empty start."""
    if not settings.DEMO:
        make_administrator()
        return
    logins = environment.generate_logins(demo=True)
    demo = (str(path) for path in (settings.BASE_DIR / "demo").rglob("*") if path.is_file())
    with when_changed("demo", signature(demo, settings.DATABASES["default"]["NAME"], *logins)) as is_due:
        if is_due or is_changed:
            with step("Inhalte der Demonstration"):
                call_command("load_demo", logins=str(environment.logins_file()), verbosity=0)


def make_administrator() -> None:
    """Make the first account where there is none."""
    if get_user_model().objects.exists():
        return
    with step("Zugang für die Verwaltung"):
        name = environment.ADMINISTRATOR
        os.environ["DJANGO_SUPERUSER_PASSWORD"] = environment.generate_logins(demo=False)[name]
        call_command("createsuperuser", interactive=False, email=name, verbosity=0)


def keep_site_address() -> None:
    """Let the editors' desk link to the address at which the product is reached."""
    public = urlsplit(settings.PUBLIC_URL)
    port = public.port or (443 if public.scheme == "https" else 80)
    sites = apps.get_model("wagtailcore", "Site").objects
    sites.filter(is_default_site=True).exclude(hostname=public.hostname, port=port).update(
        hostname=public.hostname, port=port
    )


@contextlib.contextmanager
def when_changed(name: str, present: str) -> Iterator[bool]:
    """Yield whether this differs from the last successful time, and note it for the next."""
    stamp = settings.VAR_DIR / "prepared" / name
    yield not stamp.is_file() or stamp.read_text() != present
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(present)


def signature(files: Iterable[str], *more: object) -> str:
    """Return what changes with the name, size or time of any of the files."""
    states = sorted((name, Path(name).stat().st_mtime_ns, Path(name).stat().st_size) for name in files)
    return hashlib.sha256(repr((states, more)).encode()).hexdigest()


if __name__ == "__main__":
    main()
