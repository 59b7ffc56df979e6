"""The text of a PDF, read in a process of its own: a file from outside may be broken, endless or hostile."""

import contextlib
import io
import json
import resource
import subprocess
import sys
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MAX_PAGES, MAX_LETTERS = 300, 200_000
CPU_SECONDS, WALL_SECONDS = 20, 60
MEMORY_BYTES = 768 * 1024 * 1024

READ, PARTLY, ENCRYPTED, UNREADABLE = "read", "partly", "encrypted", "unreadable"


@dataclass(frozen=True)
class PdfText:
    """What could be read: how far ("read", "partly", "encrypted", "unreadable"), and the words."""

    state: str
    text: str = ""


def pdf_text(content: bytes) -> PdfText:
    """Return the text of the first 300 pages, at most 200,000 characters.

    Never fails for what the file holds: a process that runs out of time (20 s of CPU, 60 s in all) or memory (768 MB)
    is ended, and the file counts as unreadable.
    """
    try:
        command = [sys.executable, "-m", "dos.media.connectors"]
        done = subprocess.run(command, input=content, capture_output=True, timeout=WALL_SECONDS, check=False)
        told = json.loads(done.stdout)
        return PdfText(told["state"], told["text"])
    except (subprocess.TimeoutExpired, ValueError):
        return PdfText(UNREADABLE)


def main() -> None:
    """Read a PDF from the standard input within the limits and tell what it says."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    found = _read(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps({"state": found.state, "text": found.text}))


def _read(content: bytes) -> PdfText:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return PdfText(ENCRYPTED)
        pages = len(reader.pages)
    except Exception:  # noqa: BLE001  a broken file breaks its reader in any way
        return PdfText(UNREADABLE)
    parts: list[str] = []
    length = 0
    for number in range(min(pages, MAX_PAGES)):
        # One page that cannot be read does not cost the others.
        with contextlib.suppress(PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            parts.append(reader.pages[number].extract_text())
            length += len(parts[-1])
        if length > MAX_LETTERS:
            break
    is_whole = pages <= MAX_PAGES and length <= MAX_LETTERS
    return PdfText(READ if is_whole else PARTLY, " ".join(parts)[:MAX_LETTERS])


if __name__ == "__main__":
    main()
