"""`./dos2030 lock`: write the lock files anew, with hashes and without the addresses of registries."""

from __future__ import annotations

import subprocess
import sys

from dos.config.command.environment import ROOT

COMPILE = [
    "--no-config",
    "--system-certs",
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
]
LOCKS = {
    "requirements.lock": ["pyproject.toml"],
    "dev.lock": ["pyproject.toml", "--group", "dev"],
    "setup.lock": ["--group", "setup"],
}


def lock() -> None:
    """Compile the lock of the product, of its development and of the tools of set-up, then that of the front end."""
    uv = f"{sys.prefix}/bin/uv"
    for name, source in LOCKS.items():
        print(f"  {name}", flush=True)
        options = ["--no-emit-index-url", "--python-version", "3.11", "--output-file", name]
        subprocess.run([uv, *COMPILE, *options, *source], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    print("  package-lock.json", flush=True)
    subprocess.run(["npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit"], cwd=ROOT, check=True)
