"""The web process of `./dos2030 up`: it gets ready while the database is prepared, and serves once it is told to.

Run as `python -m dos.config.serve NUMBER` with the pipe on which the word comes. Servers run gunicorn directly.
"""

from __future__ import annotations

import os
import sys

import django
from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.core.files.storage import storages
from gunicorn.app.wsgiapp import run


def main() -> None:
    """Read what every process needs; what depends on the database or the collected files is left for later."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dos.config.settings")
    django.setup()
    with os.fdopen(int(sys.argv[1]), "rb") as word:
        if not word.read(1):
            sys.exit("Der Start wurde abgebrochen.")
    static = storages["staticfiles"]
    if isinstance(static, ManifestFilesMixin):  # Wagtail made it when it was imported, before the files were collected
        static.hashed_files, static.manifest_hash = static.load_manifest()
    sys.argv = ["gunicorn", "--config", "python:dos.config.web"]
    run()


if __name__ == "__main__":
    main()
