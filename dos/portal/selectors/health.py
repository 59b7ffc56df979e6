"""Questions of operators: is the database there, is its schema ours, does the worker live."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

HEARTBEAT_KEY = "worker-heartbeat"
SILENT_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Health:
    """What holds right now; a silent worker is told, but the pages stay up without it."""

    database: str
    migrations: str
    worker: str

    @property
    def is_ready(self) -> bool:
        """Whether pages can be answered."""
        return self.database == "ok" and self.migrations == "ok"

    def as_dict(self) -> dict[str, object]:
        """The report as JSON tells it."""
        return {
            "ready": self.is_ready,
            "database": self.database,
            "migrations": self.migrations,
            "worker": self.worker,
        }


def report() -> Health:
    """Look at database, schema and worker."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return Health("ok", "ok" if _is_schema_ours() else "pending", _worker_state())
    except DatabaseError:
        return Health("unreachable", "unknown", "unknown")


def _is_schema_ours() -> bool:
    executor = MigrationExecutor(connection)
    wanted = set(_leaves())
    return wanted <= set(executor.loader.applied_migrations)


@lru_cache(maxsize=1)
def _leaves() -> tuple[tuple[str, str], ...]:
    return tuple(MigrationExecutor(connection).loader.graph.leaf_nodes())


def _worker_state() -> str:
    seen: datetime | None = cache.get(HEARTBEAT_KEY)
    if seen is None:
        return "silent"
    return "ok" if timezone.now() - seen <= SILENT_AFTER else f"silent since {seen.isoformat(timespec='seconds')}"
