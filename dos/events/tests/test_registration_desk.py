"""Registrations at the desk: lists, places, the door; for editors of the event's city alone."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.events.models import Admission, Occurrence, Question, Registration, Terms
from dos.events.services.registration_names import ticket_of
from dos.events.tests.factories import EventFactory
from dos.events.tests.registration import comes, date_with, guest, state

pytestmark = pytest.mark.django_db
S = Registration.State
ALL = (
    "desk_registration_date",
    "desk_registration_list",
    "desk_registration_entry",
    "desk_registration_table",
)


def here(cast: Cast, places: int = 2) -> Occurrence:
    """A date in Schwerte."""
    return date_with(places, cities=[cast.schwerte])


def test_only_editors_of_the_city_see_who_comes(cast: Cast) -> None:
    occurrence = here(cast)
    row = comes(occurrence, 1)
    urls = [reverse(name, args=[occurrence.pk]) for name in ALL]
    urls += [
        reverse("desk_registration", args=[row.pk]),
        reverse("desk_entry", args=[ticket_of(row)]),
        reverse("desk_registration_terms", args=[occurrence.event_id]),
    ]

    for person, answer in (
        (cast.editor_schwerte, 200),
        (cast.administrator, 200),
        (cast.editor_dortmund, 403),
        (cast.author_schwerte, 403),
        (cast.stranger, 403),
    ):
        browser = signed_in(person)
        assert {url: browser.get(url).status_code for url in urls} == dict.fromkeys(urls, answer), person


def test_the_overview_lists_the_own_dates_with_numbers_and_events_without_registration(cast: Cast) -> None:
    occurrence, other = here(cast, 1), date_with(1, cities=[cast.dortmund])
    comes(occurrence, 1), comes(occurrence, 2)
    without = EventFactory(cities=[cast.schwerte])

    answer = signed_in(cast.editor_schwerte).get(reverse("desk_registrations"))

    assert [one["row"] for one in answer.context["rows"]] == [occurrence]
    assert answer.context["rows"][0]["people"] == {S.CONFIRMED: 1, S.WAITLISTED: 1}
    page = answer.content.decode()
    assert without.title in page
    assert other.event.title not in page


def test_terms_and_questions_are_set_and_a_question_without_words_goes(cast: Cast) -> None:
    event, browser = EventFactory(cities=[cast.schwerte]), signed_in(cast.editor_schwerte)
    url = reverse("desk_registration_terms", args=[event.pk])
    rows = {f"frage{number}-{name}": value for number in range(5) for name, value in QUESTION.items()}
    sent = {"is_open": "on", "capacity": 12, "max_group": 3, "closes_hours": 2, "offer_hours": 24, **rows}

    assert browser.post(url, {**sent, "retention_days": 366}).status_code == 422
    assert browser.post(url, {**sent, "retention_days": 14, "frage0-label": "Vegetarisch?"}).status_code == 302
    assert (Terms.objects.get().capacity, Question.objects.get().label) == (12, "Vegetarisch?")
    browser.post(url, {**sent, "retention_days": 14})

    assert not Question.objects.exists()


QUESTION = {"label": "", "label_en": "", "kind": "yes_no", "retention_days": 7}


def test_the_list_is_searched_by_name_address_and_number_and_narrowed_to_a_state(cast: Cast) -> None:
    occurrence = here(cast, 1)
    one, two = comes(occurrence, 1), comes(occurrence, 2)
    browser, url = signed_in(cast.editor_schwerte), reverse("desk_registration_date", args=[occurrence.pk])

    for query, found in (
        ({"q": "gast 1"}, [one]),
        ({"q": "gast2@"}, [two]),
        ({"q": two.reference[:6]}, [two]),
        ({"stand": "waitlisted"}, [two]),
        ({"q": "niemand"}, []),
    ):
        assert list(browser.get(url, query).context["page"]) == found, query


def test_a_call_is_entered_and_waits_when_all_is_taken(cast: Cast) -> None:
    occurrence = here(cast, 1)
    browser, url = signed_in(cast.editor_schwerte), reverse("desk_registration_date", args=[occurrence.pk])
    sent = {"tat": "eintragen", "name": "Anruf", "email": "", "group_size": 1, "source": "phone"}

    assert browser.post(url, sent).status_code == 302
    assert browser.post(url, sent).status_code == 302
    assert browser.post(url, {**sent, "name": ""}).status_code == 422

    assert sorted(Registration.objects.values_list("state", "source")) == [
        (S.CONFIRMED, "phone"),
        (S.WAITLISTED, "phone"),
    ]


def test_places_are_changed_and_never_below_what_is_taken(cast: Cast) -> None:
    occurrence = here(cast, 2)
    comes(occurrence, 1, 2)
    waiting = comes(occurrence, 2)
    browser, url = signed_in(cast.editor_schwerte), reverse("desk_registration_date", args=[occurrence.pk])

    refused = browser.post(url, {"tat": "plaetze", "is_open": "on", "capacity": 1})
    assert refused.status_code == 422
    assert "Weniger geht nicht" in refused.content.decode()
    assert browser.post(url, {"tat": "plaetze", "is_open": "on", "capacity": 3}).status_code == 302

    assert (state(waiting), Admission.objects.get().capacity) == (S.OFFERED, 3)


def test_the_desk_cancels_and_accepts_for_somebody_who_called(cast: Cast) -> None:
    occurrence = here(cast, 1)
    first, second = comes(occurrence, 1), comes(occurrence, 2)
    browser = signed_in(cast.editor_schwerte)

    browser.post(reverse("desk_registration", args=[first.pk]), {"tat": "absagen"})
    browser.post(reverse("desk_registration", args=[second.pk]), {"tat": "annehmen"})

    assert (state(first), state(second)) == (S.CANCELLED, S.CONFIRMED)


def test_the_code_of_a_ticket_lets_in_once_and_says_since_when_somebody_is_here(cast: Cast) -> None:
    row = comes(here(cast), 1, 2)
    browser, url = signed_in(cast.editor_schwerte), reverse("desk_entry", args=[ticket_of(row)])

    assert "Einlassen" in browser.get(url).content.decode()
    assert state(row) == S.CONFIRMED
    with time_machine.travel(timezone.localtime().replace(hour=18, minute=5)):
        assert "Eingelassen." in signed_in(cast.editor_schwerte).post(url).content.decode()
    for answer in (browser.get(url), browser.post(url)):
        assert "Schon da seit 18:05 Uhr" in answer.content.decode()

    assert state(row) == S.ATTENDED
    assert ticket_of(row) not in str(list(Registration.objects.values()))
    assert len(ticket_of(row)) == 32


def test_a_code_of_somebody_without_a_place_and_an_unknown_one_let_nobody_in(cast: Cast) -> None:
    occurrence = here(cast, 1)
    comes(occurrence, 1)
    waiting, browser = comes(occurrence, 2), signed_in(cast.editor_schwerte)

    refused = browser.post(reverse("desk_entry", args=[ticket_of(waiting)]))

    assert refused.status_code == 409
    assert "Kein Platz: auf der Warteliste" in refused.content.decode()
    assert browser.post(reverse("desk_entry", args=["a" * 32])).status_code == 404


def test_the_list_at_the_door_lets_in_and_takes_back(cast: Cast) -> None:
    occurrence = here(cast)
    row, waiting = comes(occurrence, 1), guest(occurrence, 2)
    browser, url = signed_in(cast.editor_schwerte), reverse("desk_registration_entry", args=[occurrence.pk])
    act = reverse("desk_registration", args=[row.pk])

    answer = browser.post(act, {"tat": "einlassen", "zurueck": "einlass"}, follow=True)

    assert answer.request["PATH_INFO"] == url
    assert re.search(r"schon da seit \d\d:\d\d Uhr", answer.content.decode())
    assert waiting.name not in answer.content.decode()
    browser.post(act, {"tat": "zuruecknehmen", "zurueck": "einlass"})
    assert state(row) == S.CONFIRMED
    assert browser.get(url, {"code": ticket_of(row)}).status_code == 302
    assert browser.get(url, {"code": "../x"}).status_code == 200


def test_the_printed_list_holds_who_has_a_place_and_no_address(cast: Cast) -> None:
    occurrence = here(cast, 1)
    comes(occurrence, 1), comes(occurrence, 2)

    page = signed_in(cast.editor_schwerte).get(reverse("desk_registration_list", args=[occurrence.pk])).content.decode()

    assert "Gast 1" in page
    assert "Gast 2" not in page
    assert "@" not in page
    assert "script" not in page


def test_the_table_defuses_what_a_spreadsheet_would_compute(cast: Cast) -> None:
    occurrence = here(cast)
    row = comes(occurrence, 1)
    Registration.objects.filter(pk=row.pk).update(name="=1+1")

    answer = signed_in(cast.editor_schwerte).get(reverse("desk_registration_table", args=[occurrence.pk]))

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("nummer;name;email;personen;stand")
    assert ";'=1+1;gast1@dos.invalid;1;confirmed" in lines[1]
    assert "no-store" in answer["Cache-Control"]


def test_after_the_date_nobody_is_entered_any_more(cast: Cast) -> None:
    occurrence = here(cast)
    comes(occurrence, 1)
    Occurrence.objects.update(
        starts_at=timezone.now() - timedelta(hours=4), ends_at=timezone.now() - timedelta(hours=2)
    )
    sent = {"tat": "eintragen", "name": "Spät", "email": "", "group_size": 1, "source": "paper"}

    answer = signed_in(cast.editor_schwerte).post(reverse("desk_registration_date", args=[occurrence.pk]), sent)

    assert answer.status_code == 422
    assert "ist vorbei" in answer.content.decode()
