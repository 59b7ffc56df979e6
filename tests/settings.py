"""The product's settings, read in the environment of the tests."""

import hashlib
import os
import tempfile
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_VAR = Path(os.environ.get("DOS_TEST_VAR", _ROOT / "var" / "test"))
_VAR.mkdir(parents=True, exist_ok=True)

_FOLDER = tempfile.TemporaryDirectory(prefix="dos-test-")
Path(_FOLDER.name, "static").mkdir()
_ENVIRONMENT = {
    "DOS_SECRET_KEY": "only-for-tests-" * 4,
    "DOS_DEBUG": "0",
    "DOS_DEMO": "1",
    "DOS_HASHED_STATIC": "0",
    "DOS_PUBLIC_URL": "http://testserver",
    "DOS_ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "DOS_TASKS_BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright keeps an event loop in the thread of the test
    "DOS_VAR_DIR": _FOLDER.name,
    # Nobody answers there; the tests of signing in with a provider put their own server in its place.
    "DOS_OIDC_APPS": '[{"provider_id": "stadt", "name": "Stadtkonto", "client_id": "dos", "secret": "geheim",'
    ' "settings": {"server_url": "http://127.0.0.1:9"}}]',
}
os.environ.update(_ENVIRONMENT)

from dos.config.settings import *  # noqa: E402, F403  the environment has to be set before
from dos.config.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _schema_version() -> str:
    """Return what changes with any migration, so that a kept test database is always one of the present schema."""
    migrations = sorted((_ROOT / "dos").glob("*/migrations/*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in migrations)).hexdigest()[:12]


if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_VAR / f"{_schema_version()}.sqlite3")}
else:
    # Tests ask whether, not how fast: on a machine that is busy with them a statement may take long.
    DATABASES["default"]["OPTIONS"]["options"] = "-c statement_timeout=60000"
