"""Child processes that end together: with Ctrl-C, with SIGTERM, and when their parent is killed."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

Command = list[str]
PATIENCE = 12.0
PAUSE_BEFORE_RESTART = 2.0
_PR_SET_PDEATHSIG = 1


class Stopped(Exception):
    """Somebody asked for the end."""


class Children:
    """The running processes by name, each in a process group of its own."""

    def __init__(self) -> None:
        self._running: dict[str, tuple[Command, subprocess.Popen[bytes]]] = {}
        self._is_stopped = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._note_stop)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup wants to outlive the terminal
            signal.signal(signal.SIGHUP, self._note_stop)

    def start(self, name: str, command: Command, *, keep: int | None = None) -> None:
        """Start a process that belongs to this one; it can read from the pipe that it is to keep."""
        kept = () if keep is None else (keep,)
        process = subprocess.Popen(command, start_new_session=True, preexec_fn=die_with_parent, pass_fds=kept)  # noqa: PLW1509  there are no threads here
        self._running[name] = (command, process)

    def run(self, command: Command) -> int:
        """Run a process to its end and return its exit status."""
        self.start("step", command)
        process = self._running["step"][1]
        while process.poll() is None:
            self.pause(0.02)
        del self._running["step"]
        return int(process.returncode)

    def pause(self, seconds: float) -> None:
        """Wait a moment; here alone a wish for the end is heard: raised amid a library it could leave a lock behind."""
        time.sleep(seconds)
        if self._is_stopped:
            raise Stopped

    def is_running(self, name: str) -> bool:
        """Tell whether the process is alive."""
        return self._running[name][1].poll() is None

    def watch(self, vital: str) -> None:
        """Wait until the vital process ends; start every other again when it does."""
        while self.is_running(vital):
            self.pause(0.2)
            for name, (command, process) in list(self._running.items()):
                if name != vital and process.poll() is not None:
                    print(f"Prozess „{name}“ endete mit {process.returncode} und startet neu.", file=sys.stderr)
                    self.pause(PAUSE_BEFORE_RESTART)
                    self.start(name, command)

    def _note_stop(self, number: int, frame: FrameType | None) -> None:
        self._is_stopped = True

    def end(self) -> None:
        """End every process: politely first, then without asking."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        processes = [process for _, process in self._running.values()]
        for process in processes:
            signal_group(process, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for process in processes:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
        for process in processes:
            signal_group(process, signal.SIGKILL)
            process.wait()


def signal_group(process: subprocess.Popen[bytes], number: int) -> None:
    """Send a signal to a process and all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def _parent_death_signal() -> Callable[[], None]:
    """Return what a new process does first so that it ends with its parent; nothing where the system knows no such."""
    if not sys.platform.startswith("linux"):
        return lambda: None
    library = ctypes.CDLL(None, use_errno=True)
    return lambda: library.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM) and None


die_with_parent = _parent_death_signal()
