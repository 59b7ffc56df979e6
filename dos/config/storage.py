"""How files are kept: static ones under hashed names, uploads whole or not at all."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Gives each file the hash of its content as part of its name, so that browsers may keep it for ever.

    A file that set-up could not fetch keeps its plain name and breaks no page.
    """

    manifest_strict = False

    def hashed_name(self, name: str, content: object = None, filename: str | None = None) -> str:
        """Return the hashed name, or the plain one of a file that is not there."""
        try:
            return str(super().hashed_name(name, content, filename))
        except ValueError:
            return urlsplit(name).path


class WholeFiles(FileSystemStorage):
    """Writes a file beside its place, down to the disk, and only then gives it its name.

    A full disk or a power cut leaves no half file under a name that somebody asks for.
    """

    def _save(self, name: str, content: Any) -> str:
        waiting = Path(self.path(name)).parent / f".{secrets.token_hex(8)}.part"
        waiting.parent.mkdir(parents=True, exist_ok=True)
        try:
            with waiting.open("xb") as target:
                for chunk in content.chunks():
                    target.write(chunk.encode() if isinstance(chunk, str) else chunk)
                target.flush()
                os.fsync(target.fileno())
            return str(super()._save(name, _Moved(waiting)))  # type: ignore[misc]  # unknown to the stubs
        finally:
            waiting.unlink(missing_ok=True)


class _Moved(File[bytes]):
    """A file that lies on this disk already, so that Django moves it instead of copying."""

    def __init__(self, path: Path) -> None:
        super().__init__(None, str(path))
        self._path = path

    def temporary_file_path(self) -> str:
        return str(self._path)

    def close(self) -> None:
        """Have nothing to close: it was never opened."""
