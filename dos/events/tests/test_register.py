"""People get the places of a date in the order of arrival, and never more of them than there are."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.core.errors import Conflict, Refused
from dos.events.models import Admission, Occurrence, Question, Registration, Repeats
from dos.events.services import registration_places as places
from dos.events.services.registration import (
    Closed,
    Wish,
    accept,
    cancel,
    come_with_fewer,
    confirm,
    enter,
    register,
)
from dos.events.services.registration_jobs import expire_offers
from dos.events.services.registration_terms import set_terms
from dos.events.tests.registration import comes, date_with, guest, state
from dos.notifications.models import Mail

pytestmark = pytest.mark.django_db
S = Registration.State


def promised(occurrence: Occurrence) -> int:
    """How many people hold a place."""
    return Registration.objects.filter(admission__occurrence=occurrence).holding().seats()


def test_a_guest_gets_a_place_when_the_address_is_confirmed() -> None:
    occurrence = date_with(1)

    row = guest(occurrence, 1)
    assert row.state == S.REQUESTED
    assert promised(occurrence) == 0

    assert confirm(registration=row).state == S.CONFIRMED
    assert confirm(registration=row).state == S.CONFIRMED
    assert Mail.objects.filter(to="gast1@dos.invalid").count() == 2


def test_an_account_gets_a_place_at_once_and_only_one() -> None:
    occurrence, user = date_with(2), UserFactory(email="konto@dos.invalid")

    assert register(occurrence=occurrence, wish=Wish("Konto"), user=user).state == S.CONFIRMED
    with pytest.raises(Conflict, match="schon angemeldet"):
        register(occurrence=occurrence, wish=Wish("Konto"), user=user)


def test_the_same_form_is_one_registration() -> None:
    occurrence = date_with(2)

    assert guest(occurrence, 1, form_token="a").pk == guest(occurrence, 2, form_token="a").pk


def test_who_registers_twice_gets_the_link_again_and_nobody_else_learns_of_it() -> None:
    occurrence = date_with(2)
    row = comes(occurrence, 1)

    again = register(occurrence=occurrence, wish=Wish("Andere", "gast1+x@dos.invalid"))

    assert again.pk == row.pk
    assert Registration.objects.count() == 1
    assert Mail.objects.filter(subject__contains="schon eingetragen").count() == 1
    assert state(row) == S.CONFIRMED


def test_who_comes_when_all_places_are_taken_waits_in_the_order_of_arrival() -> None:
    occurrence = date_with(1)

    first, second, third = (comes(occurrence, number) for number in range(3))

    assert [first.state, second.state, third.state] == [S.CONFIRMED, S.WAITLISTED, S.WAITLISTED]
    assert [first.rank, second.rank, third.rank] == [1, 2, 3]


def test_without_limit_everybody_gets_a_place() -> None:
    occurrence = date_with(None)

    assert {comes(occurrence, number, 5).state for number in range(4)} == {S.CONFIRMED}


def test_a_place_that_is_given_back_is_offered_for_48_hours_to_the_next() -> None:
    occurrence, now = date_with(1), timezone.now()
    first, second, third = (comes(occurrence, number) for number in range(3))

    cancel(registration=first, now=now)

    assert (state(first), state(second), state(third)) == (S.CANCELLED, S.OFFERED, S.WAITLISTED)
    assert second.offered_until == now + timedelta(hours=48)
    assert accept(registration=second).state == S.CONFIRMED
    assert accept(registration=second).state == S.CONFIRMED
    assert promised(occurrence) == 1


def test_near_the_date_an_offer_is_shorter_and_never_beyond_it() -> None:
    occurrence = date_with(1)
    start = occurrence.starts_at

    assert places.offer_ends(occurrence, start - timedelta(hours=10)) == start - timedelta(hours=5)
    assert places.offer_ends(occurrence, start - timedelta(minutes=40)) == start - timedelta(minutes=10)
    assert places.offer_ends(occurrence, start - timedelta(minutes=5)) == start


def test_how_long_an_offer_is_valid_is_data() -> None:
    occurrence, now = date_with(1, terms={"offer_hours": 6}), timezone.now()

    assert places.offer_ends(occurrence, now) == now + timedelta(hours=6)


def test_saying_no_to_an_offer_gives_the_place_to_the_next_and_leads_not_back_on_the_list() -> None:
    occurrence = date_with(1)
    first, second, third = (comes(occurrence, number) for number in range(3))
    cancel(registration=first)

    cancel(registration=second)

    assert (state(second), state(third)) == (S.DECLINED, S.OFFERED)
    with pytest.raises(Conflict):
        accept(registration=second)


def test_an_offer_that_is_over_cannot_be_taken_and_goes_to_the_next() -> None:
    occurrence = date_with(1)
    first, second, third = (comes(occurrence, number) for number in range(3))
    cancel(registration=first)
    second.refresh_from_db()
    over = second.offered_until
    assert over is not None

    with pytest.raises(Conflict, match="gilt nicht mehr"):
        accept(registration=second, now=over)
    assert expire_offers(now=over) == 1
    assert expire_offers(now=over) == 0

    assert (state(second), state(third)) == (S.DECLINED, S.OFFERED)
    assert Mail.objects.filter(to="gast1@dos.invalid", subject__contains="abgelaufen").count() == 1


def test_a_date_that_is_moved_forward_ends_its_offers() -> None:
    occurrence = date_with(1)
    first, second = comes(occurrence, 1), comes(occurrence, 2)
    cancel(registration=first)
    now = timezone.now()
    Occurrence.objects.update(starts_at=now, ends_at=now + timedelta(hours=2))

    with pytest.raises(Conflict):
        accept(registration=second, now=now)
    assert expire_offers(now=now) == 1
    assert state(second) == S.DECLINED


def test_a_group_takes_places_only_if_all_of_it_fits_and_keeps_its_rank() -> None:
    occurrence = date_with(3)
    ones = [comes(occurrence, number) for number in range(3)]
    group, single, late = comes(occurrence, "g", 3), comes(occurrence, "s"), comes(occurrence, "l")
    rank = group.rank

    cancel(registration=ones[0])
    assert (state(group), state(single), state(late)) == (S.WAITLISTED, S.OFFERED, S.WAITLISTED)

    for row in (single, late, *ones[1:]):
        cancel(registration=row)
    assert state(group) == S.OFFERED
    assert group.rank == rank


def test_a_group_of_three_gets_none_of_two_places() -> None:
    occurrence = date_with(3)
    comes(occurrence, 1)

    assert comes(occurrence, "g", 3).state == S.WAITLISTED
    assert comes(occurrence, 2, 2).state == S.CONFIRMED
    assert promised(occurrence) == 3


def test_a_group_larger_than_the_hall_or_the_terms_is_refused() -> None:
    with pytest.raises(Refused, match="höchstens 2"):
        guest(date_with(2), 1, 3)
    with pytest.raises(Refused, match="höchstens 5"):
        guest(date_with(50), 1, 6)


def test_a_group_that_becomes_smaller_gives_places_to_those_who_wait() -> None:
    occurrence = date_with(3)
    group, waiting = comes(occurrence, "g", 3), comes(occurrence, "w", 2)

    assert come_with_fewer(registration=group, group_size=1).group_size == 1

    assert state(waiting) == S.OFFERED
    with pytest.raises(Refused, match="Mehr Personen"):
        come_with_fewer(registration=group, group_size=2)


def test_more_places_are_offered_to_exactly_as_many() -> None:
    occurrence, now = date_with(1), timezone.now()
    rows = [comes(occurrence, number) for number in range(4)]

    places.set_capacity(occurrence=occurrence, capacity=3, now=now)

    assert [state(row) for row in rows] == [S.CONFIRMED, S.OFFERED, S.OFFERED, S.WAITLISTED]


def test_fewer_places_than_promised_are_refused() -> None:
    occurrence, now = date_with(3), timezone.now()
    for number in range(2):
        comes(occurrence, number)

    with pytest.raises(Conflict, match="2 Plätze sind schon vergeben"):
        places.set_capacity(occurrence=occurrence, capacity=1, now=now)
    assert places.set_capacity(occurrence=occurrence, capacity=2, now=now).capacity == 2
    assert comes(occurrence, 3).state == S.WAITLISTED


def test_unlimited_is_a_switch_and_not_the_number_nought() -> None:
    occurrence, now = date_with(1), timezone.now()
    rows = [comes(occurrence, number) for number in range(3)]

    with pytest.raises(Refused, match="unbegrenzt"):
        places.set_capacity(occurrence=date_with(1), capacity=0, now=now)
    places.set_capacity(occurrence=occurrence, capacity=1, is_unlimited=True, now=now)

    assert [state(row) for row in rows] == [S.CONFIRMED, S.OFFERED, S.OFFERED]


def weekly(**values: Any) -> Occurrence:
    """The first date of a series whose first day is in a week."""
    return date_with(5, repeats=Repeats.WEEKLY, **values)


def test_a_cancelled_date_refuses_and_names_the_next() -> None:
    occurrence = weekly()
    Occurrence.objects.filter(pk=occurrence.pk).update(status=Occurrence.Status.CANCELLED)
    occurrence.refresh_from_db()
    following = occurrence.event.occurrences.order_by("starts_at")[1]

    with pytest.raises(Closed, match=rf"abgesagt\. Der nächste Termin: .*{following.day.year}"):
        guest(occurrence, 1)


@pytest.mark.parametrize(("hours", "words"), [(1, "hat schon begonnen"), (3, "ist vorbei")])
def test_a_date_that_has_begun_or_is_over_refuses(hours: int, words: str) -> None:
    occurrence = weekly()

    with pytest.raises(Closed, match=f"{words}.* Der nächste Termin"):
        guest(occurrence, 1, now=occurrence.starts_at + timedelta(hours=hours))


def test_a_closed_registration_refuses_and_says_that_there_is_no_other_date() -> None:
    occurrence = date_with(5)
    places.set_capacity(occurrence=occurrence, capacity=5, is_open=False, now=timezone.now())

    with pytest.raises(Closed, match=r"geschlossen\. Einen weiteren Termin gibt es zurzeit nicht"):
        guest(occurrence, 1)


def test_registration_closes_on_the_second_and_what_came_before_can_be_confirmed() -> None:
    occurrence = date_with(5, terms={"closes_hours": 24})
    closing = occurrence.starts_at - timedelta(hours=24)

    row = guest(occurrence, 1, now=closing - timedelta(seconds=1))
    with pytest.raises(Closed, match="Anmeldeschluss"):
        guest(occurrence, 2, now=closing)

    assert confirm(registration=row, now=closing + timedelta(minutes=5)).state == S.CONFIRMED


def test_an_address_is_confirmed_within_three_days() -> None:
    row = guest(date_with(5), 1)

    with pytest.raises(Conflict, match="drei Tage"):
        confirm(registration=row, now=row.created_at + timedelta(hours=72))


def test_an_event_without_terms_takes_nobody() -> None:
    occurrence = date_with(1)
    occurrence.event.terms.delete()

    with pytest.raises(Refused, match="keine Anmeldung"):
        guest(occurrence, 1)


def test_a_question_that_must_be_answered_is() -> None:
    occurrence = date_with(5)
    asked = {"label": "Brauchen Sie Gebärdensprache?", "label_en": "", "kind": "yes_no", "is_required": True}
    set_terms(event=occurrence.event, values={}, questions=[{**asked, "retention_days": 90}])
    question = Question.objects.get()

    with pytest.raises(Refused) as refusal:
        guest(occurrence, 1)
    assert refusal.value.fields == {f"question_{question.pk}": "Bitte beantworten Sie diese Frage."}
    row = register(occurrence=occurrence, wish=Wish("A", "a@dos.invalid", answers={question.pk: "ja"}))

    assert row.answers.get().text == "ja"
    assert question.retention_days == 30


def test_the_desk_enters_somebody_without_an_address_but_not_beyond_the_places() -> None:
    occurrence = date_with(1)

    assert enter(occurrence=occurrence, wish=Wish("Anruf")).state == S.CONFIRMED
    assert enter(occurrence=occurrence, wish=Wish("Anruf")).state == S.WAITLISTED
    assert not Mail.objects.exists()


@pytest.mark.parametrize("name", ["", "  ", "x" * 121, "Stаdt"])
def test_a_name_is_a_name(name: str) -> None:
    with pytest.raises(Refused):
        register(occurrence=date_with(1), wish=Wish(name, "a@dos.invalid"))


def at_once(deeds: list[Callable[[], Any]], *, threads: int = 20) -> list[Any]:
    """Do the deeds in so many threads, which begin at the same moment; return what each gave or refused."""
    start, found, waiting = threading.Barrier(threads), [], iter(deeds)
    guard = threading.Lock()

    def run() -> None:
        start.wait()
        try:
            while True:
                with guard:
                    deed = next(waiting, None)
                if deed is None:
                    return
                try:
                    found.append(deed())
                except Refused as refusal:
                    found.append(refusal)
        finally:
            connection.close()

    running = [threading.Thread(target=run) for _number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join(120)
    return found


@pytest.mark.django_db(transaction=True)
def test_two_hundred_at_once_for_fifty_places_are_fifty_confirmed_and_150_waiting() -> None:
    occurrence = date_with(50)
    users = [UserFactory() for _number in range(200)]

    def asks(user: Any) -> Callable[[], str]:
        return lambda: register(
            occurrence=Occurrence.objects.get(pk=occurrence.pk), wish=Wish("Gast"), user=user
        ).state  # fmt: skip

    found = at_once([asks(user) for user in users])

    assert Counter(found) == {S.CONFIRMED: 50, S.WAITLISTED: 150}
    rows = Registration.objects.order_by("rank")
    assert [row.rank for row in rows] == list(range(1, 201))
    assert [row.state for row in rows] == [S.CONFIRMED] * 50 + [S.WAITLISTED] * 150
    assert Admission.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_cancel_register_and_lowering_at_once_lose_nobody_and_promise_no_place_twice() -> None:
    occurrence = date_with(10)
    inside = [comes(occurrence, number) for number in range(10)]
    users = [UserFactory() for _number in range(15)]
    asks: list[Callable[[], Any]] = [
        partial(register, occurrence=occurrence, wish=Wish("Gast"), user=user) for user in users
    ]
    leaves: list[Callable[[], Any]] = [partial(cancel, registration=row) for row in inside[:6]]
    lowers: list[Callable[[], Any]] = [
        partial(places.set_capacity, occurrence=occurrence, capacity=number, now=timezone.now()) for number in (8, 9, 7)
    ]
    deeds = [*asks[:5], *leaves, *lowers, *asks[5:]]

    at_once(deeds, threads=8)

    admission = Admission.objects.get()
    assert promised(occurrence) <= admission.capacity
    assert Registration.objects.count() == 25
    assert Registration.objects.filter(state=S.CANCELLED).count() == 6
    free = admission.capacity - promised(occurrence)
    assert free == 0 or not Registration.objects.filter(state=S.WAITLISTED).exists()
