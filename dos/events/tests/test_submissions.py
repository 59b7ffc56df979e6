"""Others report dates: nothing is public by itself, the desk says yes, asks, or says no with a reason."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core import once
from dos.core.errors import Conflict, Refused
from dos.events.models import Event, Submission
from dos.events.module import MODULE
from dos.events.services import submissions as deeds
from dos.events.services.submission_letters import submission_url
from dos.notifications.models import Mail

pytestmark = pytest.mark.django_db
S, ADDRESS = Submission.State, "/termine/melden/"


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


def form(cast: Cast, **values: Any) -> dict[str, Any]:
    """What a browser sends some seconds after the form was opened."""
    with time_machine.travel(timezone.now() - timedelta(seconds=10)):
        token = once.new_form_token()
    return {
        "title": "Reparatur-Café",
        "summary": "Wir reparieren zusammen, was kaputt ist.",
        "kind": "treffen",
        "starts_on": (timezone.localdate() + timedelta(days=20)).isoformat(),
        "start_time": "15:00",
        "end_time": "18:00",
        "mode": "place",
        "place": "Bürgertreff",
        "city": cast.schwerte.pk,
        "organiser": "Verein Flickwerk",
        "name": "Ada Beispiel",
        "email": "ada@dos.invalid",
        "consent": "on",
        "token": token,
    } | values


def link_of(row: Submission) -> str:
    return submission_url(row).removeprefix("http://testserver")


def reported(cast: Cast, **values: Any) -> Submission:
    """Report a date and confirm the address."""
    assert Client().post(ADDRESS, form(cast, **values)).status_code == 200
    row = Submission.objects.latest("pk")
    assert Client().post(link_of(row)).status_code == 200
    row.refresh_from_db()
    return row


def letters(row: Submission) -> list[str]:
    return list(Mail.objects.filter(to=row.email).order_by("pk").values_list("subject", flat=True))


def test_a_guest_reports_confirms_and_the_draft_lies_at_the_desk(client: Client, cast: Cast) -> None:
    sent = client.post(ADDRESS, form(cast))
    row = Submission.objects.get()

    assert "Bitte sehen Sie in Ihr Postfach" in sent.content.decode()
    assert row.state == S.REQUESTED
    assert not Event.objects.exists()
    mail = Mail.objects.get(to="ada@dos.invalid")
    path = re.search(r"http://testserver(/termine/melden/[\w-]+/)", mail.text)
    assert path is not None
    assert "Meldung bestätigen" in Client().get(path[1]).content.decode()
    assert not Event.objects.exists()
    opened = Client().post(path[1])
    assert "Das Projektteam prüft Ihren Termin" in opened.content.decode()
    assert opened["Referrer-Policy"] == "strict-origin"
    assert not opened.cookies

    event = Event.objects.get()
    assert (event.live, event.title, event.place) == (False, "Reparatur-Café", "Bürgertreff")
    assert (event.source_note, event.host) == ("Gemeldet von Verein Flickwerk", "Verein Flickwerk")
    assert client.get(f"/termine/{event.slug}/").status_code == 404
    waiting = signed_in(cast.editor_schwerte).get(reverse("desk_submissions"))
    assert "Reparatur-Café" in waiting.content.decode()


def test_an_account_needs_no_confirmation(cast: Cast) -> None:
    person = UserFactory(email="konto@dos.invalid")
    told = form(cast)
    del told["email"]

    answer = signed_in(person).post(ADDRESS, told)

    assert "Ihre Meldung ist angekommen" in answer.content.decode()
    assert Submission.objects.get().state == S.WAITING
    assert Mail.objects.get(to="konto@dos.invalid").subject.startswith("Angekommen")


def test_accepting_publishes_the_draft_and_tells_who_reported_it(cast: Cast) -> None:
    row = reported(cast)

    done = signed_in(cast.editor_schwerte).post(reverse("desk_submission", args=[row.pk]), {"tat": "annehmen"})

    row.refresh_from_db()
    assert (done.status_code, row.state) == (302, S.ACCEPTED)
    assert row.event is not None
    assert row.event.live
    assert row.event.occurrences.count() == 1
    assert letters(row)[-1] == "Im Kalender: „Reparatur-Café“"
    assert "Ihr Termin steht im Kalender" in Client().post(link_of(row)).content.decode()
    page = Client().get(f"/termine/{row.event.slug}/").content.decode()
    assert page.count("Verein Flickwerk") >= 3  # in the head, for machines, as the source


def test_what_an_editor_publishes_in_the_usual_way_counts_as_accepted(cast: Cast) -> None:
    row = reported(cast)
    assert row.event is not None
    row.event.save_revision().publish(skip_permission_checks=True)

    row.refresh_from_db()
    assert row.state == S.ACCEPTED


def test_the_desk_asks_and_the_answer_brings_the_date_back_into_the_queue(cast: Cast) -> None:
    row, desk = reported(cast), signed_in(cast.editor_schwerte)
    address = reverse("desk_submission", args=[row.pk])

    assert desk.post(address, {"tat": "fragen", "question": "Wie viele Plätze gibt es?"}).status_code == 302
    page = Client().post(link_of(row)).content.decode()
    assert "Das Projektteam hat eine Frage" in page
    assert "Wie viele Plätze gibt es?" in page
    answered = Client().post(link_of(row), {"tat": "antworten", "text": "Dreißig Plätze."})

    row.refresh_from_db()
    assert "Ihre Antwort ist angekommen" in answered.content.decode()
    assert (row.state, row.reply) == (S.WAITING, "Dreißig Plätze.")
    assert "Antwort ist da" in desk.get(reverse("desk_submissions")).content.decode()
    with pytest.raises(Conflict):
        deeds.reply(submission=row, text="Noch etwas.")


def test_refusing_needs_a_reason_deletes_the_draft_and_tells_it(cast: Cast) -> None:
    row, desk = reported(cast), signed_in(cast.editor_schwerte)
    address = reverse("desk_submission", args=[row.pk])

    assert desk.post(address, {"tat": "ablehnen", "reason": ""}).status_code == 422
    assert desk.post(address, {"tat": "ablehnen", "reason": "Eine Feier unter Freunden."}).status_code == 302

    assert not Event.objects.exists()
    assert letters(row)[-1] == "Nicht übernommen: „Reparatur-Café“"
    assert "Eine Feier unter Freunden." in Client().post(link_of(row)).content.decode()
    assert desk.post(address, {"tat": "annehmen"}).status_code == 409


def test_who_reported_may_withdraw_until_it_is_decided(cast: Cast) -> None:
    row = reported(cast)

    assert "zurückgezogen" in Client().post(link_of(row), {"tat": "zurueckziehen"}).content.decode()
    assert not Event.objects.exists()
    other = reported(cast)
    assert other.event is not None
    deeds.accept(submission=other, user=cast.editor_schwerte)
    assert Client().post(link_of(other), {"tat": "zurueckziehen"}).status_code == 409


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"starts_on": "2020-01-01"}, "der noch kommt"),
        ({"starts_on": "9999-01-01"}, "der noch kommt"),
        ({"starts_on": "2027-03-28", "start_time": "02:30", "end_time": ""}, "Die Uhr wird vorgestellt"),
        ({"end_time": "14:00"}, "Das Ende liegt vor dem Beginn"),
        ({"place": ""}, "wo der Termin stattfindet"),
        ({"summary": ""}, "worum es geht"),
        ({"consent": ""}, "Ohne Ihr Einverständnis"),
        ({"source_url": "javascript:alert(1)"}, "gültige"),
        ({"city": "99999"}, ""),
        ({"token": "falsch"}, "zu alt"),
    ],
)
@time_machine.travel("2027-01-10 12:00", tick=False)
def test_what_cannot_be_is_refused_at_its_field(cast: Cast, change: dict[str, str], words: str) -> None:
    answer = Client().post(ADDRESS, form(cast, **change))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Submission.objects.exists()


def test_programs_are_turned_away_and_nobodys_mailbox_is_filled(cast: Cast) -> None:
    client = Client()
    assert client.post(ADDRESS, form(cast, **{once.BAIT: "x"})).status_code == 404
    assert client.post(ADDRESS, form(cast, token=once.new_form_token())).status_code == 422

    answers = [client.post(ADDRESS, form(cast)).status_code for _number in range(5)]

    assert answers == [200] * 4 + [429]


def test_the_same_form_sent_twice_is_one_report(cast: Cast) -> None:
    told = form(cast)
    for _time in range(2):
        assert Client().post(ADDRESS, told).status_code == 200

    assert Submission.objects.count() == 1
    assert Mail.objects.filter(to="ada@dos.invalid").count() == 1


def test_markup_is_taken_out_and_a_forged_link_opens_nothing(cast: Cast) -> None:
    row = reported(cast, title="<b>Fest</b> <script>x</script>")

    assert "<" not in row.title
    assert Client().get("/termine/melden/falsch/").status_code == 404
    assert Client().post("/termine/melden/falsch/").status_code == 404


def test_only_those_who_publish_for_the_city_decide(cast: Cast) -> None:
    row = reported(cast)
    address = reverse("desk_submission", args=[row.pk])

    for user in (cast.editor_dortmund, cast.author_schwerte):
        assert signed_in(user).post(address, {"tat": "annehmen"}).status_code == 403
    assert "Reparatur" not in signed_in(cast.editor_dortmund).get(reverse("desk_submissions")).content.decode()
    assert signed_in(cast.author_schwerte).get(reverse("desk_submissions")).status_code == 403


def test_three_days_to_confirm_and_ninety_until_it_is_forgotten(cast: Cast) -> None:
    Client().post(ADDRESS, form(cast))
    row, now = Submission.objects.get(), timezone.now()
    with pytest.raises(Refused, match="drei Tage"):
        deeds.confirm(submission=row, now=now + timedelta(hours=73))
    assert deeds.forget(now=now + timedelta(hours=71)) == 0
    assert deeds.forget(now=now + timedelta(hours=73)) == 1

    row = reported(cast)
    deeds.refuse(submission=row, reason="Passt leider nicht.")
    assert deeds.forget(now=now + timedelta(days=89)) == 0
    assert deeds.forget(now=now + timedelta(days=91)) == 1


def test_a_person_gets_and_erases_what_they_reported(cast: Cast) -> None:
    person = UserFactory(email="ada@dos.invalid")
    reported(cast)
    assert MODULE.export_person is not None
    assert MODULE.erase_person is not None

    assert MODULE.export_person(person)["submissions"][0]["title"] == "Reparatur-Café"
    MODULE.erase_person(person)

    assert not Submission.objects.exists()
    assert not Event.objects.exists()


def test_the_desks_first_page_says_how_many_wait(cast: Cast) -> None:
    reported(cast)

    assert "1 Meldung wartet auf Ihre Entscheidung" in signed_in(cast.editor_schwerte).get("/desk/").content.decode()
    assert "Meldung wartet" not in signed_in(cast.editor_dortmund).get("/desk/").content.decode()
