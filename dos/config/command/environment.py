"""The environment in which every part of the product runs when `./dos2030` starts it."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
ROLES = {
    "admin@dos.localhost": "Verwaltung (alle Rechte)",
    "redaktion@schwerte.localhost": "Redaktion Schwerte",
    "redaktion@dortmund.localhost": "Redaktion Dortmund",
    "moderation@schwerte.localhost": "Moderation Schwerte",
    "moderation@dortmund.localhost": "Moderation Dortmund",
}
ADMINISTRATOR = "admin@dos.localhost"


def read_env_file() -> None:
    """Take settings from `.env`, where there is one; what is set outside wins."""
    file = ROOT / ".env"
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        name, mark, value = line.strip().partition("=")
        if mark and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def var_dir() -> Path:
    """Return the folder of database, media, secret key and logins, made when missing."""
    folder = Path(os.environ.setdefault("DOS_VAR_DIR", str(ROOT / "var")))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def prepare_environment() -> None:
    """Set what each child process needs and nobody set: settings module, secret key, database."""
    read_env_file()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dos.config.settings")
    if not os.environ.get("DOS_SECRET_KEY") and not os.environ.get("DOS_SECRET_KEY_FILE"):
        key = var_dir() / "secret_key"
        write_once(key, secrets.token_urlsafe(50))
        os.environ["DOS_SECRET_KEY_FILE"] = str(key)


def write_once(file: Path, content: str) -> None:
    """Write a file that only its owner may read, unless it exists."""
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as new:
            new.write(content)


def logins_file() -> Path:
    """Return the file with the generated logins."""
    return var_dir() / "logins.json"


def generate_logins(*, demo: bool) -> dict[str, str]:
    """Return e-mail address and password of each generated login; made at the first start."""
    names = ROLES if demo else {ADMINISTRATOR: ""}
    write_once(logins_file(), json.dumps({name: secrets.token_urlsafe(12) for name in names}, indent=2) + "\n")
    logins: dict[str, str] = json.loads(logins_file().read_text(encoding="utf-8"))
    return logins


def is_demo() -> bool:
    """Tell whether this is a demonstration: as the setting says, else unless the first start ruled it out."""
    said = os.environ.get("DOS_DEMO", "")
    return said.lower() in {"1", "true", "yes", "on"} if said else not (var_dir() / "without-demo").exists()
