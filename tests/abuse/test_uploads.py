"""Files that are not what they seem: judged by content, kept under own names, served inert (A9-A11, A53-A55)."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.geo import contains, is_area
from dos.media.models import Download, Picture
from dos.media.selectors import is_what_it_says

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast: Cast) -> Client:
    return signed_in(cast.administrator)


FRAMES = [Image.new("RGB", (40, 30), (number, 0, 0)) for number in range(1, 150)]


def picture(kind: str, mode: str = "RGB", **options: Any) -> bytes:
    target = io.BytesIO()
    Image.new(mode, (40, 30)).save(target, kind, **options)
    return target.getvalue()


def send(desk: Client, where: str, name: str, content: bytes) -> str:
    file = SimpleUploadedFile(name, content)
    answer = desk.post(f"/desk/{where}/add/", {"title": "Datei", "file": file}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.gif", picture("GIF", save_all=True, append_images=FRAMES)),
        ("a.png", picture("PNG")[:60]),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 200),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"JFIF" * 40 + b"<script>alert(1)</script>"),
        ("a.png", b"GIF89a/*" + b"\x00" * 30 + b"*/=1;alert(1)"),
        ("a.webp", b"RIFF\xff\xff\xff\xffWEBPVP8 "),
        (
            "a.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><script>alert(1)</script></foreignObject></svg>",
        ),
        ("a.svgz", b"\x1f\x8b" + b"\x00" * 30),
        ("a.php", b"<?php system($_GET[0]);"),
        ("a.php.png", b"<?php system($_GET[0]);"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_picture_that_is_none_is_refused_in_words(desk: Client, name: str, content: bytes) -> None:
    answer = send(desk, "images", name, content)

    assert "w-field__errors" in answer or "error-message" in answer
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "1"), ("PNG", "RGBA"), ("GIF", "P"), ("WEBP", "RGB")]
)
def test_unusual_pictures_are_kept_without_profile_and_camera(desk: Client, kind: str, mode: str) -> None:
    more = {"icc_profile": b"Marker-Profile" * 20} if kind != "GIF" else {}

    send(desk, "images", f"bild.{kind.lower()}", picture(kind, mode, **more))

    stored = Picture.objects.get().file.read()
    assert b"Marker-Profile" not in stored
    assert Image.open(io.BytesIO(stored)).size == (40, 30)


def test_a_passenger_behind_a_real_picture_is_left_behind(desk: Client) -> None:
    send(desk, "images", "haus.jpg", picture("JPEG") + b"<script>alert(1)</script>")

    assert b"<script" not in Picture.objects.get().file.read()


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.csv",
        "x" * 240 + ".csv",
        "a'b;.csv",
        "gnp\u202evsc.csv",
        "a\x00b.csv",
        "ＣＯＮ.csv",
        "-rf.csv",
    ],
)
def test_a_file_gets_a_name_that_harms_nobody(desk: Client, name: str) -> None:
    send(desk, "documents", name, b"a;b\n1;2\n")

    download = Download.objects.get()
    answer = desk.get(download.url)
    stored = download.file.name.removeprefix("documents/")
    assert not set(stored) & set("/\\\"'\r\n\x00\u202e")
    assert len(stored) < 200
    assert "X-Evil" not in answer.headers
    assert "\u202e" not in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def packed(*names: str, size: int = 10) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"0" * size)
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        packed(*[f"f{number}" for number in range(2_001)]),
        packed("../../etc/cron.d/x"),
        packed("/etc/passwd"),
        packed("word/a", size=101 * 1024 * 1024),
        packed("word/document.xml")[:-10],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512,
    ],
    ids=["many", "up", "root", "bomb", "cut", "encrypted"],
)
def test_an_archive_beyond_measure_is_refused(content: bytes) -> None:
    assert not is_what_it_says("docx", content)
    assert not is_what_it_says("xlsx", content)


SQUARE = [[7.4, 51.5], [7.6, 51.5], [7.6, 51.6], [7.4, 51.5]]


@pytest.mark.parametrize(
    "area",
    [
        None,
        [],
        "",
        7,
        {},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": None},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [SQUARE[:2]]},
        {"type": "Polygon", "coordinates": [[[float("nan"), 51], *SQUARE]]},
        {"type": "Polygon", "coordinates": [[[1e308, 51.5], *SQUARE[1:3], [1e308, 51.5]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]},
        {"type": "Polygon", "coordinates": [[["a", "b"], *SQUARE]]},
        {"type": "Point", "coordinates": [7.4, 51.5]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "FeatureCollection", "features": [{}] * 20_000},
        {"type": "__proto__", "coordinates": [SQUARE]},
    ],
)
def test_a_shape_that_is_none_is_recognised(area: object) -> None:
    assert not is_area(area)
    assert not contains(area if isinstance(area, dict) else {}, 48.1, 11.5)


def test_a_real_shape_is_one_also_with_heights() -> None:
    assert is_area({"type": "Polygon", "coordinates": [SQUARE]})
    assert is_area({"type": "Polygon", "coordinates": [[[*point, 80.0] for point in SQUARE]]})
