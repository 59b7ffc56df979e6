"""An installation that would be open does not start, and what is nobody's business has no address (A93, A94)."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from dos.config.safety import refuse_unsafe
from tests.machine.product import clean_environment

SAFE = {"public_url": "https://stadt.example", "debug": False, "demo": False, "hosts": ["stadt.example"]}


@pytest.mark.parametrize(
    ("setting", "value", "word"),
    [
        ("debug", True, "DOS_DEBUG"),
        ("hosts", ["*"], "DOS_ALLOWED_HOSTS"),
        ("public_url", "http://stadt.example", "unverschlüsselt"),
        ("public_url", "stadt.example", "http"),
        ("public_url", "ftp://stadt.example", "http"),
    ],
)
def test_an_open_installation_is_refused_in_words(setting: str, value: object, word: str) -> None:
    refuse_unsafe(**SAFE)  # type: ignore[arg-type]  # one dictionary of several types

    with pytest.raises(ImproperlyConfigured, match=word):
        refuse_unsafe(**SAFE | {setting: value})  # type: ignore[arg-type]  # as above


def test_on_the_own_machine_it_may_be_open() -> None:
    refuse_unsafe(public_url="http://127.0.0.1:8000", debug=True, demo=False, hosts=["*"])


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"DOS_SECRET_KEY": "kurz"}, "DOS_SECRET_KEY"),
        ({}, "DOS_SECRET_KEY"),
        ({"DOS_SECRET_KEY": "x" * 40, "DOS_DEBUG": "1", "DOS_PUBLIC_URL": "https://stadt.example"}, "DOS_DEBUG"),
    ],
)
def test_the_settings_themselves_refuse(tmp_path: Path, environment: dict[str, str], words: str) -> None:
    started = subprocess.run(
        [sys.executable, "-c", "import dos.config.settings"],
        env=clean_environment(tmp_path, **environment),
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode != 0
    assert words in started.stderr


def test_under_https_cookies_are_bound_to_host_and_secure(tmp_path: Path) -> None:
    print_them = "from dos.config import settings as s; print(*[s.__dict__[n] for n in '{}'.split()])"
    names = "SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_HSTS_SECONDS"
    shown = subprocess.run(
        [sys.executable, "-c", print_them.format(names)],
        env=clean_environment(tmp_path, DOS_SECRET_KEY="x" * 40, DOS_PUBLIC_URL="https://stadt.example"),
        capture_output=True,
        text=True,
        check=True,
    )

    assert shown.stdout.split() == ["__Host-sitzung", "__Host-csrf", "True", "True", "31536000"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/.env",
        "/.env.example",
        "/dos2030.sqlite3",
        "/var/dos2030.sqlite3",
        "/backup.tar.gz",
        "/dump.sql",
        "/metrics",
        "/admin/",
        "/django-admin/",
        "/__debug__/",
        "/server-status",
        "/phpinfo.php",
        "/wp-login.php",
        "/static/../settings.py",
        "/static/%2e%2e/dos/config/settings.py",
        "/static//etc/passwd",
        "/dateien/../secret_key",
        "/dateien/%2e%2e/secret_key",
        "/dateien/",
        "/static/",
        "/api/v2/pages/",
        "/desk.map",
        "/manage.py",
        "/pyproject.toml",
    ],
)
def test_nothing_inner_has_an_address(client: Client, path: str) -> None:
    assert client.get(path, follow=True).status_code == 404
