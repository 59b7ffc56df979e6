"""The page on which somebody gives an idea, its preview and its receipt; and each way in which it refuses."""

import io
import struct
import zlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django.fixtures import Settings

from dos.cities.tests.cast import Cast
from dos.core import once
from dos.notifications.models import Mail
from dos.participation.models import Author, Idea, IdeaPicture, Process
from dos.participation.services.similarity import remember_words
from dos.participation.tests.factories import IdeaFactory, PhaseFactory, ProcessFactory

pytestmark = pytest.mark.django_db
SQUARE = {"type": "Polygon", "coordinates": [[[7.5, 51.4], [7.6, 51.4], [7.6, 51.5], [7.5, 51.5], [7.5, 51.4]]]}
WORDS = {
    "title": "Trinkbrunnen am Markt",
    "text": "Im Sommer ist es heiß. Ein Brunnen hilft allen, die dort warten.",
    "consent": "on",
}


@pytest.fixture(autouse=True)
def _empty(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def process(cast: Cast) -> Process:
    """An open call for ideas in Schwerte, with its area."""
    return ProcessFactory(slug="ideen", city=cast.schwerte, area=SQUARE, area_name="Schwerte")


def token(age: int = 10) -> str:
    """The name of a form that was opened some seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=age), tick=False):
        return once.new_form_token()


def send(client: Client, process: Process, **said: Any) -> Any:
    """Send the form."""
    return client.post(f"/mitmachen/{process.slug}/neu/", {"token": token(), **WORDS, **said})


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), name: str = "bild.jpg") -> SimpleUploadedFile:
    """A picture with the name of its camera."""
    target, image = io.BytesIO(), Image.new("RGB", size, "teal")
    exif = image.getexif()
    exif[0x010F] = "Marker-Camera"
    image.save(target, kind, exif=exif)
    return SimpleUploadedFile(name, target.getvalue())


def test_a_guest_without_address_gets_number_and_link_and_waits_for_the_moderators(
    client: Client, process: Process
) -> None:
    response = send(client, process)
    page = client.get(response["Location"]).content.decode()

    idea = Idea.objects.get()
    assert response.status_code == 302
    assert "status" not in response["Location"]
    assert idea.state == Idea.State.IN_MODERATION
    assert idea.reference in page
    assert "/status/" in page
    again = client.get(response["Location"]).content.decode()
    assert idea.reference in again
    assert 'id="link"' not in again


def test_the_receipt_is_for_the_browser_that_sent_it(client: Client, process: Process) -> None:
    send(client, process)

    assert Client().get("/mitmachen/ideen/danke/").status_code == 404


def test_a_guest_with_address_confirms_it_and_the_idea_goes_on(client: Client, process: Process) -> None:
    send(client, process, email="Person@dos.invalid")
    idea = Idea.objects.get()
    mail = Mail.objects.get()

    assert idea.state == Idea.State.AWAITING_CONFIRMATION
    assert mail.to == "person@dos.invalid"
    path = next(word for word in mail.text.split() if "/bestaetigen/" in word).removeprefix("http://testserver")
    stranger = Client()
    assert stranger.get(path).status_code == 200
    idea.refresh_from_db()
    assert idea.state == Idea.State.AWAITING_CONFIRMATION
    assert stranger.post(path).status_code == 302
    idea.refresh_from_db()
    assert idea.state == Idea.State.PUBLISHED
    assert stranger.post(path).status_code == 302


def test_an_account_publishes_at_once_where_the_process_says_so(cast: Cast, process: Process) -> None:
    client = Client()
    client.force_login(cast.stranger)

    send(client, process, name="Alex", email="ignored@dos.invalid")

    idea = Idea.objects.get()
    assert idea.state == Idea.State.PUBLISHED
    assert (idea.author.user, idea.author.name, idea.author.email) == (cast.stranger, "Alex", "")


def test_the_same_form_twice_is_one_idea_and_the_receipt_is_not_lost(client: Client, process: Process) -> None:
    form = token()

    send(client, process, token=form)
    response = send(client, process, token=form)

    assert Idea.objects.count() == Author.objects.count() == 1
    assert "/status/" in client.get(response["Location"]).content.decode()


def test_unknown_fields_are_ignored(client: Client, process: Process) -> None:
    send(client, process, state="implemented", is_example="on", author="1", supports_by_mail="99", reference="aaaa")

    idea = Idea.objects.get()
    assert (idea.state, idea.supports_by_mail, idea.is_example) == (Idea.State.IN_MODERATION, 0, False)
    assert idea.reference != "aaaa"


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"title": "Brunnen"}, "8 bis 120"),
        ({"title": "x" * 121}, "120"),
        ({"title": ""}, "Titel"),
        ({"text": "Zu kurz."}, "20 bis 5.000"),
        ({"text": "x" * 5_001}, "20 bis 5.000"),
        ({"title": "\u202e\u202e\u202e\u202e\u202e\u202e\u202eB"}, "8 bis 120"),
        ({"title": "<b></b><i></i><u></u>"}, "8 bis 120"),
        ({"title": "Brunnen\x00 am Markt"}, "Null"),
        ({"consent": ""}, "Einverständnis"),
        ({"email": "nein"}, "E-Mail"),
        ({"email": "a@dos.invalid\nBcc: b@dos.invalid"}, "E-Mail"),
        ({"name": "St\u0430dt"}, "einer Schrift"),
        ({"name": "Stadt Schwerte"}, "Stelle der Stadt"),
        ({"latitude": "52", "longitude": "7,5"}, "Gebiets „Schwerte“"),
        ({"latitude": "51,45"}, "Breite und Länge"),
        ({"latitude": "7,5", "longitude": "51,45"}, "vertauscht"),
        ({"latitude": "nan", "longitude": "7,5"}, "Zahl"),
    ],
)
def test_what_the_form_refuses(client: Client, process: Process, said: dict[str, str], error: str) -> None:
    response = send(client, process, **said)

    assert response.status_code == 422
    assert error in response.content.decode()
    assert not Idea.objects.exists()


def test_markup_and_hidden_characters_are_taken_out(client: Client, process: Process) -> None:
    send(
        client,
        process,
        title="<script>alert(1)</script>Brunnen \u202eam Markt",
        text="5 < 6 und <b>fett</b> \u2066ist alles.",
    )

    idea = Idea.objects.get()
    assert idea.title == "alert(1)Brunnen am Markt"
    assert idea.text == "5 < 6 und fett ist alles."


def test_a_header_cannot_be_smuggled_into_the_letter(client: Client, process: Process) -> None:
    send(client, process, title="Brunnen\r\nBcc: b@dos.invalid", name="A\r\nB", email="a@dos.invalid")

    mail = Mail.objects.get()
    assert "\n" not in mail.subject
    assert Author.objects.get().name == "A B"


def test_programs_that_fill_the_bait_find_nothing(client: Client, process: Process) -> None:
    assert send(client, process, **{once.BAIT: "x"}).status_code == 404
    assert not Idea.objects.exists()


def test_too_fast_is_refused_with_what_was_written(client: Client, process: Process) -> None:
    response = send(client, process, token=once.new_form_token())

    assert response.status_code == 422
    assert "sehr schnell" in response.content.decode()
    assert WORDS["text"] in response.content.decode()


def test_the_sixth_guest_idea_in_an_hour_waits(client: Client, process: Process) -> None:
    answers = [send(client, process).status_code for _number in range(5)]
    last = send(client, process)

    assert answers == [302] * 5
    assert last.status_code == 429
    assert 0 < int(last["Retry-After"]) <= 3600
    assert "zu viele" in last.content.decode()
    assert Idea.objects.count() == 5


def test_outside_the_phase_the_page_says_when_and_the_post_is_refused(client: Client, cast: Cast) -> None:
    process = ProcessFactory(slug="spaeter", city=cast.schwerte, phase=False)
    begins = timezone.now() + timedelta(days=3)
    PhaseFactory(process=process, title="Sammeln", starts_at=begins, ends_at=begins + timedelta(days=5))
    day = timezone.localtime(begins).strftime("%Y")

    shown, refused = client.get("/mitmachen/spaeter/neu/"), send(client, process)

    assert (shown.status_code, refused.status_code) == (200, 403)
    for page in (shown.content.decode(), refused.content.decode()):
        assert "Das geht ab" in page
        assert day in page
    assert not Idea.objects.exists()


def test_guests_are_sent_to_sign_in_where_only_accounts_may(client: Client, cast: Cast) -> None:
    process = ProcessFactory(slug="konten", city=cast.schwerte, allows_guests=False)

    assert "Konto" in client.get("/mitmachen/konten/neu/").content.decode()
    assert send(client, process).status_code == 403


def test_a_joint_process_asks_for_the_city(client: Client, cast: Cast) -> None:
    process = ProcessFactory(slug="gemeinsam", city=None)

    assert "wählen Sie eine Stadt" in send(client, process).content.decode()
    assert send(client, process, city=cast.dortmund.pk).status_code == 302
    assert Idea.objects.get().city == cast.dortmund


def test_hidden_processes_take_nothing(client: Client, cast: Cast) -> None:
    process = ProcessFactory(slug="entwurf", city=cast.schwerte, live=False)

    assert client.get("/mitmachen/entwurf/neu/").status_code == 404
    assert send(client, process).status_code == 404


def test_the_preview_shows_everything_and_similar_ideas_and_sends_nothing(client: Client, process: Process) -> None:
    other = IdeaFactory(process=process, title="Brunnen auf dem Marktplatz")
    remember_words(other)
    page = send(client, process, schritt="vorschau", picture_1=picture(), alt_1="Der Markt").content.decode()

    assert WORDS["title"] in page
    assert "data:image/webp;base64," in page
    assert other.title in page
    assert "Stattdessen unterstützen" in page
    assert Idea.objects.count() == 1


def test_what_the_preview_holds_is_sent_with_its_picture(client: Client, process: Process) -> None:
    page = send(client, process, schritt="vorschau", picture_1=picture(), alt_1="Der Markt")
    hidden = dict(page.context["form"].hidden_values())

    response = client.post("/mitmachen/ideen/neu/", {**hidden, "token": token(), "schritt": "abschicken"})

    assert response.status_code == 302
    stored = IdeaPicture.objects.get()
    assert (stored.alt, stored.width, stored.height) == ("Der Markt", 60, 40)
    assert b"Marker-Camera" not in stored.file.read()


def test_a_foreign_picture_cannot_be_named(client: Client, process: Process) -> None:
    send(client, process, kept_1="../../dos2030.sqlite3", alt_1="x")

    assert not IdeaPicture.objects.exists()


def huge_png() -> bytes:
    """The head of a picture of 900 megapixels, with a few bytes behind it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 90_001))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("file", "error"),
    [
        (SimpleUploadedFile("gross.png", huge_png()), "40 Megapixel"),
        (SimpleUploadedFile("leer.jpg", b""), "vollständiges Bild"),
        (SimpleUploadedFile("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "vollständiges"),
        (SimpleUploadedFile("x.png", b"<html><script>alert(1)</script></html>"), "vollständiges"),
        (SimpleUploadedFile("x.jpg", b"\xff\xd8\xff" + b"x" * (8 * 1024 * 1024)), "8 MB"),
        (picture("GIF", name="x.gif"), "vollständiges"),
    ],
)
def test_what_is_no_fitting_picture_is_refused(
    client: Client, process: Process, file: SimpleUploadedFile, error: str
) -> None:
    file.seek(0)
    response = send(client, process, picture_1=file, alt_1="Bild")

    assert response.status_code == 422
    assert error in response.content.decode()


def test_a_picture_needs_words(client: Client, process: Process) -> None:
    response = send(client, process, picture_1=picture())

    assert response.status_code == 422
    assert "was auf dem Bild zu sehen ist" in response.content.decode()


def test_more_than_ten_megabytes_are_refused(client: Client, process: Process) -> None:
    assert send(client, process, text="x" * (10 * 1024 * 1024 + 200_000)).status_code == 413
    files = {f"picture_{slot}": SimpleUploadedFile(f"{slot}.jpg", b"x" * 4 * 1024 * 1024) for slot in (1, 2, 3)}
    assert send(client, process, **files).status_code == 413


def test_similar_ideas_come_while_writing(client: Client, process: Process) -> None:
    other = IdeaFactory(process=process, title="Trinkwasserbrunnen am Marktplatz")
    hidden = IdeaFactory(process=process, title="Trinkbrunnen am Markt", state=Idea.State.IN_MODERATION)
    for idea in (other, hidden):
        remember_words(idea)

    page = client.post("/mitmachen/ideen/neu/aehnliche/", {"title": "Trinkbrunnen am Markt"}).content.decode()

    assert other.reference in page
    assert hidden.reference not in page


def test_how_alike_ideas_have_to_be_is_said_by_the_process(client: Client, process: Process) -> None:
    other = IdeaFactory(process=process, title="Trinkwasserbrunnen am Marktplatz", text="Ein Brunnen hilft allen.")
    remember_words(other)
    said = {"title": "Brunnen für den Bahnhof", "text": "Reisende warten dort lange in der Sonne."}

    def page() -> str:
        return client.post("/mitmachen/ideen/neu/aehnliche/", said).content.decode()

    Process.objects.update(similar_from=90)
    assert other.reference not in page()
    Process.objects.update(similar_from=5)
    assert other.reference in page()


def test_a_point_is_chosen_on_the_map_or_in_two_fields(client: Client, process: Process) -> None:
    page = client.get("/mitmachen/ideen/neu/").content.decode()

    assert "data-place " in page
    assert 'id="karte-flaechen"' in page
    assert 'data-places="/mitmachen/ideen.geojson"' in page
    assert "[7.5, 51.4]" in page
    assert 'name="latitude"' in page
    # What only works with script is not shown without it.
    assert "data-place-help hidden" in page


def test_a_map_process_opens_the_map_and_keeps_what_was_chosen(client: Client, process: Process) -> None:
    assert "<details open><summary>Genauer Punkt" not in client.get("/mitmachen/ideen/neu/").content.decode()
    Process.objects.update(kind=Process.Kind.MAP)

    assert "<details open><summary>Genauer Punkt" in client.get("/mitmachen/ideen/neu/").content.decode()
    again = send(client, process, schritt="aendern", latitude="51,45", longitude="7,55").content.decode()
    assert 'value="51,45"' in again
