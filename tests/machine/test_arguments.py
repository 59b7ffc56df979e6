"""What `./dos2030` says before it does anything."""

import os
import socket
import subprocess
from pathlib import Path

import pytest

from dos.config.command import arguments

ROOT = Path(__file__).resolve().parents[2]


def test_alone_it_lists_every_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        arguments.parse([])

    listing = capsys.readouterr().out
    assert end.value.code == 0
    assert [name for name in arguments.SUBCOMMANDS if f"\n  {name} " not in listing] == []


def test_busy_port_is_one_sentence_before_anything_else() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        answer = run("up", "--port", str(port))

    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.startswith(f"Port {port} ist auf diesem Rechner schon belegt.")
    assert len(answer.stderr.splitlines()) == 1


@pytest.mark.parametrize("port", ["0", "65536", "-1", "achtzig", ""])
def test_impossible_port_is_refused(port: str) -> None:
    with pytest.raises(SystemExit):
        arguments.parse(["up", f"--port={port}"])


@pytest.mark.parametrize(
    "words", [["test", "-m", "browser"], ["test"], ["manage", "--help"], ["manage", "shell", "-c", "1"]]
)
def test_words_for_other_programs_are_passed_on(words: list[str]) -> None:
    wanted = arguments.parse(words)

    assert [wanted.command, *wanted.rest] == words


def test_machine_without_recent_python_is_told_so(tmp_path: Path) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / name).chmod(0o755)

    answer = run("up", PATH=f"{tmp_path}:/usr/bin:/bin")

    assert answer.returncode == 1
    assert answer.stderr.startswith("DOS 2030 braucht Python 3.11 oder neuer")
    assert len(answer.stderr.splitlines()) == 1


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / "dos2030"), *words], env=os.environ | environment, capture_output=True, text=True, check=False
    )
