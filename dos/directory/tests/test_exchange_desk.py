"""Files at the desk: looked at by a first press, written by a second, by who publishes."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.directory.models import Provision, Service
from dos.directory.tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db
URL = "desk_directory_exchange"


def upload(client: Any, content: bytes, kind: str = "leistungen") -> Any:
    return client.post(reverse(URL), {"art": kind, "datei": SimpleUploadedFile("a.csv", content)})


def confirmed(client: Any, page: Any, **more: Any) -> Any:
    shown = page.context
    return client.post(
        reverse(URL),
        {"art": shown["chosen"], "datei_kennung": shown["token"], "stand": shown["report"].digest(), **more},
        follow=True,
    )


def test_at_the_desk_nothing_is_written_before_the_second_press(cast: Cast) -> None:
    ServiceFactory(slug="hund", title="Alt")
    client = signed_in(cast.editor_schwerte)

    page = upload(client, b"kennung;titel\nhund;Neu\n")

    assert "Wird übernommen" in page.content.decode()
    assert Service.objects.get().title == "Alt"
    assert "1 Zeilen übernommen" in confirmed(client, page).content.decode()
    assert Service.objects.get().title == "Neu"
    assert "liegt nicht mehr vor" in confirmed(client, page).content.decode()


def test_what_changed_between_looking_and_writing_is_shown_again(cast: Cast) -> None:
    service = ServiceFactory(slug="hund", title="Alt")
    client = signed_in(cast.editor_schwerte)
    page = upload(client, b"kennung;titel\nhund;Neu\n")
    Service.objects.filter(pk=service.pk).update(title="Inzwischen anders")

    answer = confirmed(client, page)

    assert answer.status_code == 409
    assert "Inzwischen anders" in answer.content.decode()
    assert Service.objects.get().title == "Inzwischen anders"


def test_a_tick_lets_the_file_count(cast: Cast) -> None:
    service = ServiceFactory(slug="hund", title="Alt")
    client = signed_in(cast.editor_schwerte)
    text = client.get(reverse("desk_directory_table", args=["leistungen"])).getvalue().replace(b"Alt", b"Datei")
    service.title = "Redaktion"
    service.save_revision().publish()

    page = upload(client, text)

    assert "Bleibt, wie es hier steht" in page.content.decode()
    confirmed(client, page)
    assert Service.objects.get().title == "Redaktion"
    confirmed(client, upload(client, text), ueberschreiben=["2:titel"])
    assert Service.objects.get().title == "Datei"


def test_another_persons_upload_is_not_taken(cast: Cast) -> None:
    ServiceFactory(slug="hund", title="Alt")
    page = upload(signed_in(cast.editor_schwerte), b"kennung;titel\nhund;Neu\n")

    assert "liegt nicht mehr vor" in confirmed(signed_in(cast.editor_dortmund), page).content.decode()
    assert Service.objects.get().title == "Alt"


def test_packed_and_large_files_are_refused_at_the_door(cast: Cast) -> None:
    client = signed_in(cast.editor_schwerte)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "kennung;titel\nhund;Neu\n")

    assert upload(client, packed.getvalue()).status_code == 422
    large = upload(client, b"kennung;titel\n" + b"x" * 50_000_000)
    assert large.status_code in (413, 422)
    assert not Service.objects.exists()


def test_wrong_requests_are_refused(cast: Cast) -> None:
    client = signed_in(cast.editor_schwerte)

    assert client.post(reverse(URL), {"art": "nichts"}).status_code == 400
    assert "wählen Sie eine Datei" in client.post(reverse(URL), {"art": "leistungen"}).content.decode()
    assert client.get(reverse("desk_directory_table", args=["nichts"])).status_code == 404


@pytest.mark.parametrize("role", ["author_schwerte", "stranger", "anonymous"])
def test_only_who_publishes_gets_tables_in_and_out(cast: Cast, role: str) -> None:
    client = Client() if role == "anonymous" else signed_in(getattr(cast, role))

    for url in (reverse(URL), reverse("desk_directory_table", args=["leistungen"])):
        assert client.get(url).status_code in (302, 403)
    assert upload(client, b"kennung;titel\nhund;Neu\n").status_code in (302, 403)
    assert not Provision.objects.exists()
