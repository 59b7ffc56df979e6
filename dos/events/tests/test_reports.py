"""The report with little effort: one form at the desk, one on the page for those who invited."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from dos.accounts.tests.factories import UserFactory
from dos.actors.models import Keeper
from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.events.models import Event
from dos.events.selectors.desk import reports_due
from dos.events.services.registration_entry import check_in
from dos.events.services.registration_jobs import forget
from dos.events.tests.factories import EventFactory
from dos.events.tests.registration import comes, date_with

pytestmark = pytest.mark.django_db
SAID = {"summary": "Es kamen viele Menschen.", "results": "Zwanzig Bänke sollen her.", "participants": ""}
PDF = b"%PDF-1.7\n%%EOF\n"


def over(cast: Cast, **values: Any) -> Event:
    """Make an event that was yesterday."""
    day = timezone.localdate() - timedelta(days=1)
    event: Event = EventFactory(starts_on=day, cities=[cast.schwerte], **values)
    return event


def picture() -> SimpleUploadedFile:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(target, "JPEG")
    return SimpleUploadedFile("saal.jpg", target.getvalue(), content_type="image/jpeg")


def test_one_form_has_text_minutes_pictures_and_what_was_born_there(cast: Cast) -> None:
    event = over(cast)
    told = {
        **SAID,
        "participants": "34",
        "minutes": SimpleUploadedFile("protokoll.pdf", PDF, content_type="application/pdf"),
        "link_1_label": "Idee: Bänke am Fluss",
        "link_1_url": "/mitmachen/baenke/I-1/",
        "photo_1": picture(),
        "photo_1_alt": "Menschen sitzen im Kreis",
        "photo_1_credit": "Stadt Schwerte",
        "photo_1_licence": "CC BY 4.0",
        "agreed": "on",
    }

    done = signed_in(cast.editor_schwerte).post(reverse("desk_event_report", args=[event.pk]), told)

    assert done.status_code == 302
    page = signed_in(cast.stranger).get(f"/termine/{event.slug}/").content.decode()
    for words in (
        "Es kamen viele Menschen.",
        "Zwanzig Bänke sollen her.",
        "34 Personen haben teilgenommen",
        "Protokoll:",
        "Idee: Bänke am Fluss",
        'alt="Menschen sitzen im Kreis"',
        "CC BY 4.0",
    ):
        assert words in page, words


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"photo_1_alt": ""}, "photo_1"),
        ({"photo_1_credit": ""}, "photo_1"),
        ({"agreed": ""}, "agreed"),
        ({"link_1_url": "javascript:alert(1)"}, "link_1_url"),
        ({"link_1_url": ""}, "link_1_url"),
        ({"minutes": SimpleUploadedFile("protokoll.pdf", b"MZ not a pdf")}, "minutes"),
        ({"minutes": SimpleUploadedFile("protokoll.exe", PDF)}, "minutes"),
        ({"summary": "Gut.", "results": ""}, "summary"),
    ],
)
def test_what_is_incomplete_is_refused_at_its_field(cast: Cast, change: dict[str, Any], field: str) -> None:
    event = over(cast)
    told = {
        **SAID,
        "link_1_label": "Idee",
        "link_1_url": "/mitmachen/",
        "photo_1": picture(),
        "agreed": "on",
        "photo_1_alt": "Saal",
        "photo_1_credit": "Ich",
        "photo_1_licence": "CC0 1.0",
        **change,
    }

    answer = signed_in(cast.editor_schwerte).post(reverse("desk_event_report", args=[event.pk]), told)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    event.refresh_from_db()
    assert not event.is_reported


def test_those_who_were_let_in_are_counted_when_nobody_says_how_many_came(cast: Cast) -> None:
    occurrence = date_with(10, cities=[cast.schwerte])
    for number, size in (("eins", 1), ("zwei", 3)):
        check_in(registration=comes(occurrence, number, size))
    comes(occurrence, "drei")
    with time_machine.travel(occurrence.ends_at + timedelta(hours=2)):
        desk, address = signed_in(cast.editor_schwerte), reverse("desk_event_report", args=[occurrence.event_id])
        assert desk.get(address).context["form"]["participants"].value() == 4
        desk.post(address, SAID)
    assert Event.objects.get(pk=occurrence.event_id).participants == 4

    forget(now=occurrence.ends_at + timedelta(days=40))
    with time_machine.travel(occurrence.ends_at + timedelta(days=41)):
        desk = signed_in(cast.editor_schwerte)
        desk.post(address, {**SAID, "participants": "5"})
    assert Event.objects.get(pk=occurrence.event_id).participants == 5


def test_where_nobody_kept_the_door_no_number_is_made_up(cast: Cast) -> None:
    event = over(cast)

    signed_in(cast.editor_schwerte).post(reverse("desk_event_report", args=[event.pk]), SAID)

    event.refresh_from_db()
    assert event.is_reported
    assert event.participants is None


def test_an_organiser_writes_on_the_page_and_the_desk_publishes(cast: Cast) -> None:
    club, person = OrganisationFactory(), UserFactory()
    Keeper.objects.create(organisation=club, user=person, position="Vorstand", state=Keeper.State.VERIFIED)
    event = over(cast, organisers=[club])
    address = f"/termine/{event.slug}/bericht/"

    assert address in signed_in(person).get(f"/termine/{event.slug}/").content.decode()
    sent = signed_in(person).post(address, SAID)

    assert "Ihr Bericht ist angekommen" in sent.content.decode()
    assert "Es kamen viele" not in signed_in(cast.stranger).get(f"/termine/{event.slug}/").content.decode()
    assert signed_in(person).post(address, SAID).status_code == 409
    waiting = signed_in(cast.editor_schwerte).get(reverse("desk_event_waiting")).content.decode()
    assert "ein Entwurf liegt vor" in waiting
    event.refresh_from_db()
    event.latest_revision.publish(skip_permission_checks=True)
    assert "Es kamen viele" in signed_in(cast.stranger).get(f"/termine/{event.slug}/").content.decode()


def test_nobody_else_writes_and_nobody_before_it_began(cast: Cast) -> None:
    club, person = OrganisationFactory(), UserFactory()
    keeper = Keeper.objects.create(organisation=club, user=person, position="Vorstand")
    event = over(cast, organisers=[club])
    address = f"/termine/{event.slug}/bericht/"

    assert signed_in(person).get(address).status_code == 403
    assert signed_in(cast.stranger).post(address, SAID).status_code == 403
    assert "/bericht/" not in signed_in(cast.stranger).get(f"/termine/{event.slug}/").content.decode()
    keeper.state = Keeper.State.VERIFIED
    keeper.save()
    ahead = EventFactory(organisers=[club])
    assert signed_in(person).post(f"/termine/{ahead.slug}/bericht/", SAID).status_code == 422


def test_the_queue_shows_when_a_report_is_due(cast: Cast) -> None:
    today = timezone.localdate()
    named = over(cast, report_due_on=today - timedelta(days=3))
    plain = over(cast)

    due = {one.event.pk: one for one in reports_due(cast.editor_schwerte, today)}

    assert due[named.pk].days_over == 3
    assert due[plain.pk].due_on == today + timedelta(days=13)
