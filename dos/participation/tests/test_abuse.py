"""What people with bad intentions try at the doors of taking part, and the refusal that they get (docs/quality.md)."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from dos.cities.tests.cast import Cast
from dos.core.errors import Refused
from dos.notifications.models import Mail
from dos.participation.models import Author, Comment, Idea, IdeaText, Paragraph, Process, Report, Support
from dos.participation.services import answers, ideas
from dos.participation.services.answers import Answer
from dos.participation.services.authors import Guest
from dos.participation.services.ideas import Closed
from dos.participation.services.support import Supporter, support_idea
from dos.participation.tests.factories import CommentFactory, IdeaFactory, PhaseFactory, ProcessFactory
from dos.participation.tests.office import open_office, waiting_idea
from dos.participation.tests.scenes import survey
from dos.participation.tests.test_give_idea import SQUARE, WORDS, send, token
from dos.strategy.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
TEXT = "Das wünsche ich mir auch."
BAD = '<script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.fixture(autouse=True)
def _empty(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def process(cast: Cast) -> Process:
    """An open call for ideas in Schwerte."""
    return ProcessFactory(slug="ideen", city=cast.schwerte, area=SQUARE, area_name="Schwerte")


@pytest.fixture
def doors(process: Process) -> dict[str, tuple[str, dict[str, str]]]:
    """Every form of the citizens' side with what a friendly person would send."""
    idea = IdeaFactory(process=process)
    text = ProcessFactory(slug="leitbild", city=process.city, kind=Process.Kind.TEXT)
    Paragraph.objects.create(process=text, key="ziele", heading="Ziele", text="Alt.")
    base = f"/mitmachen/ideen/{idea.reference}"
    said = {"text": TEXT, "consent": "on", "token": token()}
    return {
        "idea": ("/mitmachen/ideen/neu/", {**WORDS, "token": token()}),
        "step": ("/mitmachen/ideen/neu/schritte/", {"title": WORDS["title"], "bei": "1", "token": token()}),
        "similar": ("/mitmachen/ideen/neu/aehnliche/", {"title": WORDS["title"]}),
        "comment": (f"{base}/kommentieren/", said),
        "support": (f"{base}/unterstuetzen/", {"weg": "mail", "email": "a@dos.invalid", "token": token()}),
        "report": (f"{base}/melden/", {"note": "Werbung", "token": token()}),
        "paragraph": ("/mitmachen/leitbild/text/ziele/", said),
        "survey": (f"/mitmachen/{survey(city=process.city).slug}/umfrage/", {"frage-mobil": "nein", "token": token()}),
    }


NAMES = ("idea", "step", "similar", "comment", "support", "report", "paragraph", "survey")


def stored() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Idea, IdeaText, Comment, Support, Report, Author, Mail))


@pytest.mark.parametrize("name", NAMES)
def test_ten_megabytes_are_refused_at_every_form(client: Client, doors: Any, name: str) -> None:
    address, said = doors[name]
    before = stored()

    assert client.post(address, {**said, "text": "x" * (10 * 2**20 + 1)}).status_code == 413
    assert stored() == before


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("step", "similar")])
def test_a_null_byte_is_stored_by_no_form(client: Client, doors: Any, name: str) -> None:
    address, said = doors[name]
    before = stored()

    for field in said:
        response = client.post(address, {**said, field: f"{said[field]}\x00"})
        assert response.status_code < 500
    assert all("\x00" not in text for text in Comment.objects.values_list("text", flat=True))
    assert all("\x00" not in text for text in Idea.objects.values_list("text", flat=True))
    assert stored()[0] <= before[0] + 1


@pytest.mark.parametrize("name", NAMES)
def test_a_form_from_a_foreign_page_does_nothing(doors: Any, name: str) -> None:
    address, said = doors[name]
    before = stored()

    assert Client(enforce_csrf_checks=True).post(address, said).status_code == 403
    assert stored() == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("St\u0430dt", "einer Schrift"),
        ("Redaktion Schwerte", "Stelle der Stadt"),
        ("R\u200bedaktion", "Stelle der Stadt"),
        ("Redak\u00adtion", "Stelle der Stadt"),
        ("Rat\u3164haus", "Stelle der Stadt"),
        ("\uff32edaktion", "Stelle der Stadt"),
        ("\u202eetdatS", None),
    ],
)
def test_a_comment_bears_no_name_that_deceives(client: Client, doors: Any, name: str, words: str | None) -> None:
    address, said = doors["comment"]

    response = client.post(address, {**said, "name": name})

    if words is None:
        assert "\u202e" not in Author.objects.latest("pk").name
    else:
        assert response.status_code == 422
        assert words in response.content.decode()
        assert not Comment.objects.exists()


@pytest.mark.parametrize("name", ["idea", "comment", "support", "paragraph"])
@pytest.mark.parametrize("email", ["a@dos.invalid\r\nBcc: b@dos.invalid", "a@dos.invalid, b@dos.invalid", "a@b@c"])
def test_no_letter_goes_to_more_than_one_address(client: Client, doors: Any, name: str, email: str) -> None:
    address, said = doors[name]

    assert client.post(address, {**said, "email": email}).status_code == 422
    assert not Mail.objects.exists()


def test_a_title_begins_no_header(client: Client, process: Process) -> None:
    send(client, process, title="Brunnen am Markt\r\nBcc: opfer@dos.invalid", email="a@dos.invalid")

    mail = Mail.objects.get()
    assert mail.to == "a@dos.invalid"
    assert "\n" not in mail.subject
    assert set(mail.headers) <= {
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
        "In-Reply-To",
        "References",
        "Auto-Submitted",
    }


@pytest.mark.parametrize("name", ["idea", "comment", "paragraph"])
def test_one_mailbox_gets_three_letters_an_hour_whatever_the_form(client: Client, doors: Any, name: str) -> None:
    address, said = doors[name]

    found = [
        Client(REMOTE_ADDR=f"198.51.{place}.1").post(
            address, {**said, "token": token(), "email": f"opfer+{place}@dos.invalid"}
        )
        for place in range(4)
    ]

    assert [response.status_code < 400 for response in found] == [True, True, True, False]
    assert found[-1].status_code == 429
    assert found[-1]["Retry-After"]
    assert Mail.objects.count() == 3


def test_the_answer_does_not_tell_whether_an_address_has_an_account(client: Client, doors: Any, cast: Cast) -> None:
    address, said = doors["support"]

    known, unknown = (
        client.post(address, {**said, "email": email}).content.decode().replace(email, "")
        for email in (cast.stranger.email, "niemand@dos.invalid")
    )

    assert known == unknown


def test_a_report_sent_twice_is_one(client: Client, doors: Any) -> None:
    address, said = doors["report"]

    for _time in range(2):
        assert client.post(address, said).status_code == 200

    assert Report.objects.get().count == 1


def test_the_receipt_cannot_be_made_up(client: Client, process: Process) -> None:
    idea = IdeaFactory(process=process)
    client.cookies["beleg"] = f"{idea.reference}::forged"

    assert client.get("/mitmachen/ideen/danke/").status_code == 404


def test_status_links_are_not_tried_out_in_numbers(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dos.participation.views.taking.LINKS_PER_HOUR", 5)

    found = [client.get(f"/status/{'x' * 31}{place}/").status_code for place in range(6)]

    assert found == [404] * 5 + [429]


def test_the_number_of_an_idea_opens_nothing_of_its_author(cast: Cast, process: Process) -> None:
    idea = waiting_idea(process)
    client = Client()
    client.force_login(cast.stranger)

    for address in (f"/status/idee/{idea.reference}/", f"/mitmachen/ideen/{idea.reference}/", "/status/uebernehmen/"):
        assert client.get(address).status_code == 404
    for deed in ("aendern/", "zurueckziehen/"):
        assert client.post(f"/status/idee/{idea.reference}/{deed}", WORDS).status_code == 404
    assert client.get(f"/mitmachen/ideen/{idea.reference}.json").status_code == 404
    assert client.get(reverse("desk_idea", args=[idea.pk])).status_code in (302, 403)


def test_what_people_write_is_text_at_every_door(cast: Cast, process: Process) -> None:
    office = open_office(cast)
    guest = Guest(name="Anna", email="a@dos.invalid")
    draft = ideas.Draft("Brunnen am Markt", "Im Sommer ist es dort heiß.", cast.schwerte)
    sent = ideas.submit_idea(process=process, draft=draft, form_token="a", guest=guest)
    # Whatever got in: no page relies on the cleaning of what comes in.
    Idea.objects.update(title=BAD[:120], text=BAD, place=BAD[:160], state=Idea.State.PUBLISHED)
    Author.objects.update(name=BAD[:80])
    comment = CommentFactory(idea=sent.idea, text=BAD, author__name=BAD[:80])
    CommentFactory(idea=sent.idea, parent=comment, text=BAD)
    base = f"/mitmachen/ideen/{sent.idea.reference}"
    moderator = Client()
    moderator.force_login(office.moderator_schwerte)
    author = Client()
    author.post(f"/status/{sent.secret}/")

    pages = [
        *(Client().get(base + end) for end in ("/", "/unterstuetzen/", "/kommentieren/", "/melden/", ".atom")),
        *(Client().get(f"{base}/{end}") for end in (f"kommentar/{comment.pk}/", f"kommentieren/?auf={comment.pk}")),
        *(Client().get(f"/mitmachen/ideen{end}") for end in ("/", "/?ansicht=karte", ".atom", "/kommentare.atom")),
        *(author.get(address) for address in ("/status/", f"/status/idee/{sent.idea.reference}/")),
        moderator.get(reverse("desk_idea", args=[sent.idea.pk])),
        moderator.get(reverse("desk_comment", args=[comment.pk])),
        moderator.get(reverse("desk_queue")),
    ]

    for page in pages:
        assert page.status_code == 200, page.request["PATH_INFO"]
        told = page.content.decode()
        assert "<script>alert" not in told, page.request["PATH_INFO"]
        assert "<img src=x" not in told, page.request["PATH_INFO"]


@pytest.mark.parametrize("place", ["csv", "json", "atom"])
def test_a_calendar_and_files_keep_hostile_words_inside(client: Client, cast: Cast, place: str) -> None:
    process = ProcessFactory(slug="ruhr", city=cast.schwerte, title="A\r\nEND:VEVENT\r\nATTENDEE:b", summary="=1+1")
    IdeaFactory(process=process, title="=cmd|'/C calc'!A0", text="@SUM(1)")

    lines = client.get("/mitmachen.ics").content.decode().replace("\r\n ", "").split("\r\n")
    told = client.get(f"/mitmachen/ruhr.{place}").content.decode()

    assert not [line for line in lines if line.startswith("ATTENDEE")]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
    assert place != "csv" or ";=cmd" not in told
    assert place != "csv" or "'@SUM" in told


# --- What was said at earlier questions stands in the page as plain fields: whatever comes back is checked again.
FORGED = [
    ({"title": "Kurz"}, "titel"),
    ({"title": "x" * 121}, "titel"),
    ({"title": "Brunnen\x00 am Markt"}, "titel"),
    ({"text": "Zu kurz."}, "text"),
    ({"latitude": "52", "longitude": "7,5"}, "punkt"),
    ({"district": "999999"}, "ort"),
    ({"action_field": "gibt-es-nicht"}, "feld"),
    ({"email": "a@dos.invalid\nBcc: b@dos.invalid"}, "antwort"),
    ({"name": "Stadt Schwerte"}, "name"),
    ({"consent": ""}, "einverstanden"),
]


@pytest.mark.parametrize(("forged", "question"), FORGED)
def test_what_was_changed_on_the_way_leads_back_to_its_question(
    client: Client, process: Process, forged: dict[str, str], question: str
) -> None:
    said = {**WORDS, "token": token(), "bei": "9", "schritt": "weiter", **forged}

    response = client.post("/mitmachen/ideen/neu/schritte/", said)

    assert response.status_code == 422
    assert response.context["step"].key == question
    sent = client.post("/mitmachen/ideen/neu/", {**said, "schritt": "abschicken"})
    assert sent.status_code == 422
    assert not Idea.objects.exists()


def test_no_hidden_field_chooses_another_city_or_picture(client: Client, process: Process, cast: Cast) -> None:
    assert send(client, process, city=str(cast.dortmund.pk)).status_code == 422
    assert not Idea.objects.exists()

    send(client, process, kept_1="../../etc/passwd")

    idea = Idea.objects.get()
    assert idea.city == cast.schwerte
    assert not idea.pictures.exists()


# --- The last second, what is needed, and two at once.
def test_the_last_second_counts_and_the_next_does_not(cast: Cast) -> None:
    ends = timezone.now() + timedelta(hours=1)
    process = ProcessFactory(city=cast.schwerte, phase=False)
    PhaseFactory(process=process, ends_at=ends)
    idea = IdeaFactory(process=process)
    draft = ideas.Draft("Brunnen am Markt", "Im Sommer ist es dort heiß.", cast.schwerte)

    before = ends - timedelta(seconds=1)
    support_idea(idea=idea, by=Supporter(guest="a"), now=before)
    ideas.submit_idea(process=process, draft=draft, form_token="a", now=before)
    with pytest.raises(Closed):
        support_idea(idea=idea, by=Supporter(guest="b"), now=ends)
    with pytest.raises(Closed):
        ideas.submit_idea(process=process, draft=draft, form_token="b", now=ends)


def test_what_people_wrote_keeps_its_process(process: Process) -> None:
    idea = IdeaFactory(process=process)
    CommentFactory(idea=idea)

    with pytest.raises(ProtectedError):
        process.delete()
    with pytest.raises(ProtectedError):
        idea.author.delete()


def at_once(number: int, deed: Callable[[int], Any]) -> list[Any]:
    """Do a deed in so many threads at the same moment; return what each gave, refusals too."""
    start, found = threading.Barrier(number), []

    def run(place: int) -> None:
        start.wait()
        try:
            found.append(deed(place))
        except Refused as refusal:
            found.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place]) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_ten_times_at_once_is_one_idea_with_one_letter(cast: Cast) -> None:
    process = ProcessFactory(city=cast.schwerte)
    draft = ideas.Draft("Brunnen am Markt", "Im Sommer ist es dort heiß.", cast.schwerte)
    guest = Guest(email="a@dos.invalid")

    def submit(_place: int) -> bool:
        return ideas.submit_idea(process=process, draft=draft, form_token="eins", guest=guest).is_new

    assert sorted(at_once(10, submit)) == [False] * 9 + [True]
    assert Idea.objects.count() == Author.objects.count() == Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_the_same_moment_one_is_second(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process)
    project = ProjectFactory(lead_city=cast.schwerte)
    version = idea.version

    def answer(place: int) -> Any:
        said = Answer(Idea.State.ADOPTED, f"Das machen wir im {place}. Monat, versprochen.", responsible_unit="Amt")
        said = Answer(**{**vars(said), "project": project})
        return answers.answer_idea(Idea.objects.get(), said, user=cast.editor_schwerte, version=version)

    found = at_once(2, answer)

    assert sorted(isinstance(one, Refused) for one in found) == [False, True]
    assert Idea.objects.get().events.filter(to_state=Idea.State.ADOPTED).count() == 1
