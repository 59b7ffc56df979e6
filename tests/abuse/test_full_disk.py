"""Full disks of database, pictures, temporary files and logs: writes are refused for now, reading goes on (B13, F5, F6)."""

import errno
import io
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.conf import settings as product
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from PIL import Image

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import passes
from dos.media.models import Picture
from dos.portal.models import Feedback
from tests.machine.product import ROOT, clean_environment

READ = ["/", "/schwerte/", "/projekte/", "/suche/?q=licht", "/mitmachen/", "/rueckmeldung/", "/api/v1/projects"]
SMALL = 1_000_000


@contextmanager
def full_database() -> Iterator[None]:
    """Leave no room in the database; on PostgreSQL its own error is raised where a full disk would raise it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("CREATE TABLE ballast (content blob)")
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages}")
            with suppress(OperationalError):
                for _number in range(100_000):
                    cursor.execute("INSERT INTO ballast VALUES (zeroblob(4000))")
        else:
            cursor.execute(
                "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE SQLSTATE '53100' USING MESSAGE = 'No space left on device'; END $$"
            )
            cursor.execute(
                f"CREATE TRIGGER full_disk BEFORE INSERT ON {Feedback._meta.db_table} EXECUTE FUNCTION no_room()"
            )
        try:
            yield
        finally:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA max_page_count = 1073741823")
                cursor.execute("DROP TABLE ballast")
            else:
                cursor.execute("DROP FUNCTION no_room CASCADE")


@contextmanager
def full_disk(size: int = SMALL) -> Iterator[None]:
    """Let this process write no file beyond a size, whoever runs it; the system refuses the rest."""
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def files() -> set[Path]:
    return {path for path in Path(product.MEDIA_ROOT).rglob("*") if path.is_file()}


def write(client: Client) -> Any:
    """Send a message of which no two fit on one page of the database."""
    token = client.get("/rueckmeldung/").context["form"]["token"].value()
    message = "Hier ist es zu dunkel. " * 150
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        return client.post("/rueckmeldung/", {"kind": "barrier", "message": message, "token": token})


@pytest.fixture
def large() -> SimpleUploadedFile:
    """A picture of more than two megabytes, which no format can pack."""
    target = io.BytesIO()
    Image.frombytes("RGB", (1_000, 900), os.urandom(2_700_000)).save(target, "PNG")
    return SimpleUploadedFile("rauschen.png", target.getvalue(), "image/png")


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    Path(settings.MEDIA_ROOT).mkdir()


def is_for_now(answer: Any) -> bool:
    text = answer.content.decode()
    return (
        (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
        and "Gleich geht es weiter" in text
        and "Content-Security-Policy" in answer.headers
        and not [word for word in ("full", "space", "Errno", "SQL", "Traceback") if word in text]
    )


@pytest.mark.django_db(transaction=True)
def test_a_full_database_takes_nothing_half_and_goes_on_by_itself(cast: Cast, settings: Any) -> None:
    client = Client(raise_request_exception=False)
    first, before = write(client), rows()
    with full_database():
        refused = write(client)
        read = {address: client.get(address).status_code for address in READ}
        left = rows()

    again = write(client)

    assert is_for_now(refused)
    assert set(read.values()) == {200}, read
    counted = {"core.AttemptCount": 0, "core.SearchMiss": 0}
    assert left | counted == before | counted
    assert (first.status_code, again.status_code, Feedback.objects.count()) == (302, 302, 2)


@pytest.mark.django_db
def test_a_full_disk_keeps_no_half_picture_and_goes_on_by_itself(cast: Cast, large: SimpleUploadedFile) -> None:
    desk = signed_in(cast.administrator)
    desk.raise_request_exception = False

    with full_disk():
        refused = desk.post("/desk/images/add/", {"title": "Rauschen", "file": large})
    left = (Picture.objects.count(), files())
    large.seek(0)
    again = desk.post("/desk/images/add/", {"title": "Rauschen", "file": large})

    assert is_for_now(refused)
    assert left == (0, set())
    assert (again.status_code, Picture.objects.get().file.size > SMALL) == (302, True)


@pytest.mark.django_db
def test_no_room_for_temporary_files_is_said_too(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    client = Client(raise_request_exception=False)
    upload = SimpleUploadedFile("gross.bin", b"x" * 4_000_000)

    with full_disk():
        refused = client.post("/rueckmeldung/", {"message": "Guten Tag", "datei": upload})

    assert is_for_now(refused)
    assert client.get("/rueckmeldung/").status_code == 200


@pytest.mark.django_db
def test_a_page_goes_without_a_picture_that_has_no_room(cast: Cast, large: SimpleUploadedFile) -> None:
    picture = Picture.objects.create(title="Rauschen", description="Graues Rauschen", file=large)

    with full_disk(1_000):
        shown = image_tag(picture)

    assert 'alt="Graues Rauschen"' in shown
    assert "not-found" in shown
    assert "not-found" not in image_tag(picture)


def image_tag(picture: Picture) -> str:
    from django.template import engines  # noqa: PLC0415

    template = "{% load wagtailimages_tags %}{% image picture max-320x160 alt=picture.description %}"
    return engines["django"].from_string(template).render({"picture": picture})


def test_a_file_is_stored_whole_or_not_at_all() -> None:
    with full_disk(), pytest.raises(OSError, match=f"Errno {errno.EFBIG}"):
        default_storage.save("ordner/gross.bin", ContentFile(b"x" * 4_000_000))
    left = files()

    name = default_storage.save("ordner/gross.bin", ContentFile(b"x" * 4_000_000))

    assert left == set()
    assert name == "ordner/gross.bin"
    assert default_storage.save("ordner/gross.bin", ContentFile("Wörter")) != name
    assert default_storage.size(name) == 4_000_000
    assert not [path for path in files() if path.suffix == ".part"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EMFILE])
def test_what_a_disk_can_say_passes(number: int) -> None:
    assert passes(OSError(number, os.strerror(number)))
    assert not passes(FileNotFoundError(errno.ENOENT, "not there"))
    assert not passes(ValueError("wrong"))


SPEAKER = """
import logging
import django
django.setup()
logging.getLogger("dos").error("line without a place to go")
from django.test import Client
print(Client(raise_request_exception=False).get("/projekte/").status_code, flush=True)
"""


def test_a_log_without_room_stops_nothing(tmp_path: Path) -> None:
    environment = clean_environment(
        tmp_path,
        DJANGO_SETTINGS_MODULE="dos.config.settings",
        DOS_SECRET_KEY="x" * 40,
        DOS_DATABASE_URL=f"sqlite:///{tmp_path}/gibt/es/nicht.sqlite3",
    )

    with Path("/dev/full").open("w") as full:
        line = [sys.executable, "-c", SPEAKER]
        spoken = subprocess.run(line, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=full, check=False)

    assert spoken.stdout.split() == [b"503"]
