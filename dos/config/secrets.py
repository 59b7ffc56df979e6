"""Secrets come from the environment or from a file named by the environment (`NAME_FILE`)."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured


def read_secret(env: environ.Env, name: str) -> str:
    """Return the secret `name`, or the contents of the file that `name_FILE` names; empty where neither is set."""
    file_name = env.str(f"{name}_FILE", default="")
    if file_name:
        return Path(file_name).read_text(encoding="utf-8").strip()
    return str(env.str(name, default=""))


def checked_secret_key(key: str, *, debug: bool) -> str:
    """Return the key; refuse to start with none or with a short one."""
    if key and (debug or len(key) >= 40):
        return key
    raise ImproperlyConfigured(
        "DOS_SECRET_KEY fehlt oder ist kürzer als 40 Zeichen. `./dos2030 up` erzeugt einen; im Betrieb setzen Sie ihn "
        "als Umgebungsvariable oder nennen in DOS_SECRET_KEY_FILE die Datei, in der er steht."
    )
