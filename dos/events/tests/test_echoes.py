"""How it was: three questions without a name, two weeks long, and nothing said of fewer than five."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core import once
from dos.core.errors import Conflict
from dos.events.models import Echo, Occurrence
from dos.events.selectors.echoes import FEWEST, echoes
from dos.events.services.echoes import forget_words, give_echo
from dos.events.services.registration_entry import check_in
from dos.events.services.registration_jobs import thank
from dos.events.tests.factories import EventFactory
from dos.events.tests.registration import comes, date_with
from dos.notifications.models import Mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


def ended(cast: Cast) -> Occurrence:
    """Return a date that was yesterday."""
    event = EventFactory(starts_on=timezone.localdate() - timedelta(days=1), cities=[cast.schwerte])
    found = event.occurrences.select_related("event").first()
    assert found is not None
    return found


def url(row: Occurrence) -> str:
    return f"/termine/{row.event.slug}/{row.day.isoformat()}/rueckmeldung/"


def form(**values: Any) -> dict[str, Any]:
    with time_machine.travel(timezone.now() - timedelta(seconds=10)):
        token = once.new_form_token()
    return {"worth": "4", "voice": "yes", "text": "Mehr Zeit zum Reden.", "token": token} | values


def test_the_page_leads_to_three_questions_and_each_form_is_one_voice(cast: Cast) -> None:
    row, client = ended(cast), Client()

    assert url(row) in client.get(f"/termine/{row.event.slug}/").content.decode()
    told = form()
    for _time in range(2):
        assert "Danke für Ihre Rückmeldung" in client.post(url(row), told).content.decode()

    said = Echo.objects.get()
    assert (said.worth, said.voice, said.text) == (4, "yes", "Mehr Zeit zum Reden.")
    assert told["token"] not in str(vars(said))


@pytest.mark.parametrize(
    "change", [{"worth": "6"}, {"worth": ""}, {"voice": "?"}, {"token": "x"}, {"text": "x" * 1_001}]
)
def test_what_is_no_answer_is_refused(cast: Cast, change: dict[str, str]) -> None:
    assert Client().post(url(ended(cast)), form(**change)).status_code == 422
    assert not Echo.objects.exists()


def test_it_is_open_from_the_end_for_14_days(cast: Cast) -> None:
    row = ended(cast)
    told: dict[str, Any] = {"occurrence": row, "worth": 5, "voice": "no"}

    for now in (row.ends_at - timedelta(seconds=1), row.ends_at + timedelta(days=14)):
        with pytest.raises(Conflict):
            give_echo(**told, form_token="a", now=now)
    give_echo(**told, form_token="b", now=row.ends_at)
    give_echo(**told, form_token="c", now=row.ends_at + timedelta(days=14, seconds=-1))
    assert Echo.objects.count() == 2
    with time_machine.travel(row.ends_at + timedelta(days=20)):
        assert "zurzeit nicht möglich" in Client().get(url(row)).content.decode()
        assert Client().post(url(row), form()).status_code == 403
        assert url(row) not in Client().get(f"/termine/{row.event.slug}/").content.decode()


def test_fewer_than_five_voices_say_nothing(cast: Cast) -> None:
    row = ended(cast)
    desk = reverse("desk_event_report", args=[row.event_id])
    for number in range(FEWEST):
        assert echoes(row.event) is None
        assert "im Schnitt" not in Client().get(f"/termine/{row.event.slug}/").content.decode()
        give_echo(occurrence=row, worth=4, voice="yes", text=f"Wort {number}", form_token=str(number))

    found = echoes(row.event)
    assert found is not None
    assert (found.number, found.average, len(found.words)) == (5, 4.0, 5)
    page = Client().get(f"/termine/{row.event.slug}/").content.decode()
    assert "5 Personen sagen im Schnitt: 4,0 von 5" in page
    assert "Wort 1" not in page
    assert "Wort 1" in signed_in(cast.editor_schwerte).get(desk).content.decode()


def test_those_who_came_are_asked_once_by_letter(cast: Cast) -> None:
    occurrence = date_with(5)
    check_in(registration=comes(occurrence, "da"))
    comes(occurrence, "fehlt")
    Mail.objects.all().delete()

    assert thank(now=occurrence.ends_at + timedelta(hours=2)) == 0
    for hours in (13, 14):
        thank(now=occurrence.ends_at + timedelta(hours=hours))

    mail = Mail.objects.get()
    assert mail.to == "gastda@dos.invalid"
    assert url(occurrence) in mail.text


def test_words_are_erased_after_a_year_and_numbers_stay(cast: Cast) -> None:
    row = ended(cast)
    give_echo(occurrence=row, worth=3, voice="partly", text="Zu laut.", form_token="a")

    assert forget_words(now=timezone.now() + timedelta(days=364)) == 0
    assert forget_words(now=timezone.now() + timedelta(days=366)) == 1
    assert Echo.objects.get().worth == 3
