"""Where the source lies and what it consists of."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dos"
ROOMS = (
    "portal",
    "participation",
    "events",
    "directory",
    "sensors",
    "strategy",
    "actors",
    "notifications",
    "cities",
    "accounts",
    "media",
    "design",
    "core",
)
DOMAIN_ROOMS = (
    "portal",
    "participation",
    "events",
    "directory",
    "sensors",
    "strategy",
    "actors",
    "notifications",
    "cities",
    "accounts",
    "media",
)
# From the roof down; a room may use every room of a later row.
STOREYS = (
    ("portal",),
    ("participation", "events", "directory", "sensors"),
    ("strategy",),
    ("actors",),
    ("notifications",),
    ("cities",),
    ("accounts", "media"),
    ("design",),
    ("core",),
)


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return every file of the repository, new ones included, ignored ones not."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())


def python_files() -> list[Path]:
    """Return the Python files of the product and its tests."""
    return [path for path in tracked_files() if path.suffix == ".py"]


def templates() -> list[Path]:
    """Return the HTML templates."""
    return [path for path in tracked_files() if path.suffix == ".html" and "templates" in path.parts]


def name(path: Path) -> str:
    """Return how a path is called in messages."""
    return str(path.relative_to(ROOT))
