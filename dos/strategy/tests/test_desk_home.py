"""The first page of the desk, its one button, and the CSV door."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.strategy.models import Project
from dos.strategy.services import schedule
from dos.strategy.tests.factories import ProjectFactory

OLD = date(2025, 1, 1)


def send(client: Client, text: str) -> dict[str, str]:
    """Send a file and return what the button below the differences would send."""
    response = client.post("/desk/register/", {"art": "vorhaben", "datei": SimpleUploadedFile("a.csv", text.encode())})
    assert response.status_code == 200, response.content.decode()
    report = response.context["report"]
    return {"art": "vorhaben", "datei_kennung": response.context["token"], "stand": report.digest()}


def test_it_lists_what_waits_for_me_and_not_for_others(cast: Cast) -> None:
    ProjectFactory(lead_city=cast.schwerte, name="Altes Blatt", last_reviewed_on=OLD)
    ProjectFactory(lead_city=cast.schwerte, name="Frisches Blatt")
    ProjectFactory(lead_city=cast.dortmund, name="Fremdes Blatt", last_reviewed_on=OLD)
    reviewed = ProjectFactory(lead_city=cast.schwerte, name="Zu prüfen")
    reviewed.save_revision(user=cast.author_schwerte)
    reviewed.get_workflow().start(reviewed, cast.author_schwerte)

    shown = signed_in(cast.editor_schwerte).get("/desk/").content.decode()
    to_author = signed_in(cast.author_schwerte).get("/desk/").content.decode()

    assert "Altes Blatt" in shown
    assert "Entwürfe zur Prüfung" in shown
    assert "Frisches Blatt" not in shown
    assert "Fremdes Blatt" not in shown
    assert "Entwürfe zur Prüfung" not in to_author


def test_a_called_off_publication_is_told(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    project.summary = ""
    project.save_revision(user=cast.editor_schwerte, approved_go_live_at=timezone.now() - timedelta(1), clean=False)
    schedule.publish_due()

    shown = signed_in(cast.editor_schwerte).get("/desk/").content.decode()

    assert "Geplante Veröffentlichung abgesagt" in shown
    assert "Zum Veröffentlichen fehlen: Kurztext." in shown


def test_one_button_confirms(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, last_reviewed_on=OLD)
    url = f"/desk/vorhaben/{project.pk}/bestaetigen/"

    assert signed_in(cast.editor_dortmund).post(url).status_code == 403
    assert signed_in(cast.author_schwerte).post(url).status_code == 403
    signed_in(cast.editor_schwerte).post(url)

    assert Project.objects.get(pk=project.pk).last_reviewed_on == timezone.localdate()


def test_a_file_is_compared_then_written(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, name="Alt")
    client = signed_in(cast.editor_schwerte)
    button = send(client, f"kennung;name\n{project.slug};Neu\n")
    assert Project.objects.get().name == "Alt"

    response = client.post("/desk/register/", button)

    assert response.status_code == 302
    assert Project.objects.get().name == "Neu"
    assert client.post("/desk/register/", button).status_code == 422


def test_what_changed_in_between_is_shown_again(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, name="Alt")
    client = signed_in(cast.editor_schwerte)
    button = send(client, f"kennung;name\n{project.slug};Neu\n")
    Project.objects.update(name="Dazwischen")

    assert client.post("/desk/register/", button).status_code == 409
    assert Project.objects.get().name == "Dazwischen"


def test_a_file_of_one_person_is_no_file_of_another(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, name="Alt")
    button = send(signed_in(cast.editor_schwerte), f"kennung;name\n{project.slug};Neu\n")

    assert signed_in(cast.administrator).post("/desk/register/", button).status_code == 422


def test_nonsense_is_answered_in_words(cast: Cast) -> None:
    client = signed_in(cast.editor_schwerte)

    assert client.post("/desk/register/", {"art": "vorhaben"}).status_code == 422
    assert client.post("/desk/register/", {"art": "unfug"}).status_code == 400
    upload = SimpleUploadedFile("a.csv", b"\x00\xff\x00")
    assert client.post("/desk/register/", {"art": "werte", "datei": upload}).status_code == 422
