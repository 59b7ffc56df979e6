"""The councils' originals: put up at the desk by whom they belong to, judged by content, taken back on request."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from dos.cities.models import City
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import Refused
from dos.strategy.exports.book import writing
from dos.strategy.models import Edition
from dos.strategy.services import editions
from dos.strategy.tests.factories import ProgrammeFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/fassungen/"
PDF = b"%PDF-1.7 beschlossen"


@pytest.fixture(autouse=True)
def _own_shelf(settings: Settings, tmp_path: Path) -> None:
    """Keep files in a folder of the test."""
    settings.MEDIA_ROOT = tmp_path


def upload(user: Any, city: City | None, content: bytes = PDF, **told: str) -> Any:
    """Send the form as a browser does."""
    data = {"title": "Ratsbeschluss", "language": "de", "city": city.pk if city else "", **told}
    return signed_in(user).post(ADDRESS, {**data, "file": SimpleUploadedFile("rat.pdf", content)})


def test_it_stands_at_the_desk_and_on_the_public_page(cast: Cast, client: Client) -> None:
    ProgrammeFactory()

    response = upload(cast.editor_schwerte, cast.schwerte)

    edition = Edition.objects.get()
    assert (response.status_code, response["Location"]) == (302, ADDRESS)
    assert "Ratsbeschluss" in signed_in(cast.editor_dortmund).get(ADDRESS).content.decode()
    assert "Ratsbeschluss" in client.get("/strategie/").content.decode()
    sent = client.get(f"/strategie/{edition.key}.pdf")
    assert sent.content == PDF
    assert "immutable" not in sent["Cache-Control"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html>kein PDF</html>", "Das ist kein PDF."),
        (b"", "Die Datei ist leer."),
        (b"%PDF-" + b"x" * (10 * 1024 * 1024), "größer als 10 MB"),
    ],
)
def test_the_content_decides(cast: Cast, content: bytes, words: str) -> None:
    response = upload(cast.editor_schwerte, cast.schwerte, content)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Edition.objects.exists()


def test_a_title_of_invisible_characters_is_none(cast: Cast) -> None:
    response = upload(cast.editor_schwerte, cast.schwerte, title="\u202e")

    assert response.status_code == 422
    assert not Edition.objects.exists()


def test_only_for_the_own_city_and_the_programme_for_administrators(cast: Cast) -> None:
    for user, city in [(cast.editor_schwerte, cast.dortmund), (cast.editor_schwerte, None)]:
        assert upload(user, city).status_code == 422
        with pytest.raises(Refused):
            editions.add_original(user=user, title="Fremd", content=PDF, city=city)
    for user in (cast.author_schwerte, cast.stranger):
        assert upload(user, cast.schwerte).status_code == 403

    assert not Edition.objects.exists()
    assert upload(cast.administrator, None).status_code == 302


def test_the_same_document_is_refused_and_another_gets_another_address(cast: Cast) -> None:
    first = editions.add_original(user=cast.editor_schwerte, title="Eins", content=PDF, city=cast.schwerte)
    second = editions.add_original(user=cast.editor_schwerte, title="Eins", content=PDF + b"!", city=cast.schwerte)

    assert first.key != second.key
    assert "liegt hier schon" in upload(cast.editor_schwerte, cast.schwerte).content.decode()


def test_taking_back_asks_first_and_takes_the_file_along(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    edition = editions.add_original(user=cast.editor_schwerte, title="Irrtum", content=PDF, city=cast.schwerte)
    url, file = f"{ADDRESS}{edition.pk}/zuruecknehmen/", Path(edition.file.path)

    for user in (cast.editor_dortmund, cast.author_schwerte, cast.stranger):
        assert signed_in(user).post(url).status_code == 403
    assert "Irrtum" in signed_in(cast.editor_schwerte).get(url).content.decode()
    assert file.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in(cast.editor_schwerte).post(url).status_code == 302

    assert not Edition.objects.exists()
    assert not file.exists()
    assert client.get(f"/strategie/{edition.key}.pdf").status_code == 404


def test_generated_editions_stay(cast: Cast) -> None:
    edition = Edition.objects.create(key="gesamt-de-1", title="Gesamt", file="x.pdf")

    assert signed_in(cast.administrator).post(f"{ADDRESS}{edition.pk}/zuruecknehmen/").status_code == 404
    with pytest.raises(Refused):
        editions.take_back_original(edition, user=cast.administrator)


def test_editions_are_written_on_demand_and_once_at_a_time(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    ProgrammeFactory()
    client, url = signed_in(cast.editor_schwerte), f"{ADDRESS}schreiben/"
    begun: list[int] = []
    monkeypatch.setattr(writing.write_now.__class__, "enqueue", lambda job: begun.append(1))

    assert client.get(url).status_code == 405
    assert signed_in(cast.author_schwerte).post(url).status_code == 403
    first, second = (client.post(url, follow=True).content.decode() for _press in range(2))

    assert "Die Fassungen werden jetzt geschrieben." in first
    assert "werden die Fassungen geschrieben. Laden Sie" in first
    assert "Die Fassungen werden schon geschrieben." in second
    assert len(begun) == 1

    writing.write_now.func()

    shown = client.get(ADDRESS).content.decode()
    assert "Fassung jetzt schreiben" in shown
    assert "Zuletzt entstanden" in shown
    assert Edition.objects.filter(origin=Edition.Origin.GENERATED).exists()


def test_a_job_that_fails_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "write_editions", lambda: 1 / 0)
    editions.begin_writing()

    with pytest.raises(ZeroDivisionError):
        writing.write_now.func()

    assert editions.writing_since() is None
