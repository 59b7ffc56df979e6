"""Uploads are judged by what they hold, not by what they are called."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from dos.accounts import services as accounts
from dos.media.models import Download, Picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """The administrator at the desk."""
    user = accounts.open_account(email="admin@example.org", is_administrator=True)
    client.force_login(user)
    return client


def jpeg(*, size: tuple[int, int] = (40, 30), gps: bool = False) -> bytes:
    """A small photograph, with the place where it was taken if asked for."""
    target = io.BytesIO()
    picture = Image.new("RGB", size, "teal")
    exif = picture.getexif()
    if gps:
        exif[0x010F] = "Marker-Camera"
    picture.save(target, "JPEG", exif=exif)
    return target.getvalue()


def upload(desk: Client, name: str, content: bytes) -> int:
    """Send a picture as the desk's form does; return the status."""
    response = desk.post("/desk/images/add/", {"title": "Bild", "file": SimpleUploadedFile(name, content)})
    return response.status_code


def test_a_picture_is_kept_without_camera_data(desk: Client) -> None:
    upload(desk, "haus.jpg", jpeg(gps=True))

    stored = Picture.objects.get().file.read()
    assert b"Marker-Camera" not in stored


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("halb.jpg", jpeg()[: len(jpeg()) // 2]),
        ("boese.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("seite.png", b"<html><script>alert(1)</script></html>"),
        ("leer.jpg", b""),
        ("gif.jpg", b"GIF89a" + b"\x00" * 40),
    ],
)
def test_what_is_no_picture_is_refused(desk: Client, name: str, content: bytes) -> None:
    assert upload(desk, name, content) == 200
    assert not Picture.objects.exists()


def test_too_many_pixels_are_refused_before_decoding(desk: Client) -> None:
    target = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(target, "PNG")

    assert upload(desk, "riesig.png", target.getvalue()) == 200
    assert not Picture.objects.exists()


def bomb() -> bytes:
    """A zip that unpacks to 200 MB."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 200_000_000)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html><script>alert(1)</script>"),
        ("a.docx", bomb()),
        ("a.csv", b"a;b\x00"),
        ("a.txt", b"<!DOCTYPE html><script>"),
        ("a.xlsx", b"PK\x03\x04broken"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(desk: Client, name: str, content: bytes) -> None:
    response = desk.post("/desk/documents/add/", {"title": "Datei", "file": SimpleUploadedFile(name, content)})

    assert response.status_code == 200
    assert not Download.objects.exists()


def test_a_download_is_served_as_file_and_inert(desk: Client) -> None:
    desk.post("/desk/documents/add/", {"title": "Datei", "file": SimpleUploadedFile('../../böse ".csv', b"a;b\n1;2\n")})

    download = Download.objects.get()
    response = desk.get(download.url)

    assert ".." not in download.file.name
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
