"""A picture is handed out in its sizes alone, and only to those who may see its collection."""

import io

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from dos.accounts import services as accounts
from dos.media.models import Picture, Rendition

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Rendition:
    """A picture in one size."""
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(target, "PNG")
    picture = Picture.objects.create(title="Brunnen", file=ImageFile(io.BytesIO(target.getvalue()), "brunnen.png"))
    found: Rendition = picture.get_rendition("width-20")
    return found


def test_a_picture_is_shown(client: Client, small: Rendition) -> None:
    answer = client.get(small.url)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer).startswith(b"\x89PNG")


def test_the_original_is_not_handed_out(client: Client, small: Rendition) -> None:
    assert client.get(small.image.file.url).status_code == 404


@pytest.mark.parametrize("name", ["gibt-es-nicht.png", "../settings.py", "%2e%2e/geheim.png", "a.svg", ""])
def test_what_is_no_picture_is_not_there(client: Client, name: str) -> None:
    assert client.get(f"/dateien/images/{name}").status_code == 404


def test_a_lost_file_is_not_there(client: Client, small: Rendition) -> None:
    small.file.storage.delete(small.file.name)

    assert client.get(small.url).status_code == 404


def test_a_closed_collection_stays_closed(client: Client, small: Rendition) -> None:
    closed = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    Picture.objects.filter(pk=small.image_id).update(collection=closed)

    assert client.get(small.url).status_code == 404
    client.force_login(accounts.open_account(email="person@dos.invalid"))
    answer = client.get(small.url)
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]
