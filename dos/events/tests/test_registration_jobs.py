"""The clock and registrations: changes are told once, the day before comes a letter, names go and numbers stay."""

from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone, translation

from dos.accounts.tests.factories import UserFactory
from dos.core import module
from dos.events.models import Admission, Event, Occurrence, Question, Registration, RegistrationAnswer
from dos.events.selectors.registration_desk import figures
from dos.events.services import registration_entry as entry
from dos.events.services import registration_jobs as jobs
from dos.events.services.registration import Wish, cancel, confirm, register
from dos.events.services.registration_terms import set_terms
from dos.events.tests.registration import comes, date_with, guest, state
from dos.notifications.models import Mail

pytestmark = pytest.mark.django_db
S = Registration.State


def letters(words: str) -> list[str]:
    """Who got a letter with these words in its subject."""
    return sorted(Mail.objects.filter(subject__contains=words).values_list("to", flat=True))


def morning_before(occurrence: Occurrence) -> datetime:
    """Nine o'clock on the day before the date."""
    return timezone.localtime(occurrence.starts_at - timedelta(days=1)).replace(hour=9, minute=0)


def test_a_moved_date_is_told_once_to_those_who_count_on_it() -> None:
    occurrence = date_with(1)
    comes(occurrence, 1), comes(occurrence, 2), guest(occurrence, 3)
    gone = comes(occurrence, 4)
    cancel(registration=gone)

    later = occurrence.starts_at + timedelta(days=1)
    Occurrence.objects.update(starts_at=later, ends_at=later + timedelta(hours=2), status="moved", reason="Sturm")

    assert jobs.tell_changes(now=timezone.now()) == 1
    assert jobs.tell_changes(now=timezone.now()) == 0
    assert letters("Geändert") == ["gast1@dos.invalid", "gast2@dos.invalid"]
    assert "Sturm" in Mail.objects.filter(subject__contains="Geändert")[0].text


def test_another_place_is_told_too() -> None:
    occurrence = date_with(1)
    comes(occurrence, 1)

    Occurrence.objects.update(place_override="Ruhrtalmuseum")

    assert jobs.tell_changes(now=timezone.now()) == 1
    assert "Ruhrtalmuseum" in Mail.objects.get(subject__contains="Geändert").text


@pytest.mark.parametrize("what", ["event", "date"])
def test_a_cancelled_date_is_told_once_and_nobody_moves_up_any_more(what: str) -> None:
    occurrence = date_with(1)
    first, second = comes(occurrence, 1), comes(occurrence, 2)
    if what == "event":
        Event.objects.update(status=Event.Status.CANCELLED, cancel_reason="Krankheit")
    else:
        Occurrence.objects.update(status=Occurrence.Status.CANCELLED, reason="Krankheit")

    assert jobs.tell_changes(now=timezone.now()) == 1
    assert jobs.tell_changes(now=timezone.now()) == 0
    cancel(registration=first)

    assert letters("Abgesagt") == ["gast1@dos.invalid", "gast2@dos.invalid"]
    assert "Krankheit" in Mail.objects.filter(subject__contains="Abgesagt")[0].text
    assert state(second) == S.WAITLISTED


def test_the_day_before_is_remembered_once_and_only_to_those_with_a_place() -> None:
    occurrence = date_with(1)
    comes(occurrence, 1), comes(occurrence, 2)
    now = morning_before(occurrence)

    assert jobs.remind(now=now - timedelta(days=1)) == 0
    assert jobs.remind(now=now - timedelta(hours=2)) == 0
    for _again in range(2):
        jobs.remind(now=now)

    assert letters("Morgen") == ["gast1@dos.invalid"]


def test_letters_speak_the_language_in_which_somebody_registered() -> None:
    occurrence = date_with(1)
    with translation.override("en"):
        comes(occurrence, 1)
    comes(occurrence, 2)

    assert letters("You are registered") == ["gast1@dos.invalid"]
    assert letters("Warteliste") == ["gast2@dos.invalid"]


def test_who_did_not_come_is_noted_only_where_somebody_was_let_in() -> None:
    seen, unseen = date_with(5), date_with(5)
    here, missing, unknown = comes(seen, 1), comes(seen, 2), comes(unseen, 3)
    entry.check_in(registration=here)
    after = seen.ends_at + timedelta(days=2)

    assert jobs.note_absences(now=after) == 1

    assert (state(here), state(missing), state(unknown)) == (S.ATTENDED, S.NO_SHOW, S.CONFIRMED)


def test_names_are_erased_when_their_time_is_over_and_the_numbers_stay() -> None:
    occurrence = date_with(3, terms={"retention_days": 10})
    here, missing, waiting = comes(occurrence, 1, 2), comes(occurrence, 2), comes(occurrence, 3)
    entry.check_in(registration=here)
    jobs.note_absences(now=occurrence.ends_at + timedelta(days=2))
    over = occurrence.ends_at + timedelta(days=10)

    assert jobs.forget(now=over - timedelta(seconds=1)).registrations == 0
    assert jobs.forget(now=over, is_dry_run=True).registrations == 3
    assert Registration.objects.count() == 3
    assert jobs.forget(now=over).registrations == 3
    assert jobs.forget(now=over).registrations == 0

    assert not Registration.objects.exists()
    told = figures(occurrence)
    assert (told["registered"], told["attended"], told["no_show"]) == (3, 2, 1)
    assert missing.pk
    assert waiting.pk


def test_each_answer_goes_at_its_own_time() -> None:
    occurrence = date_with(3)
    asked = {"label_en": "", "kind": "text", "is_required": False}
    rows = [{"label": "Essen", "retention_days": 2, **asked}, {"label": "Anreise", "retention_days": 20, **asked}]
    set_terms(event=occurrence.event, values={}, questions=rows)
    answers = {question.pk: "ja" for question in Question.objects.all()}
    register(occurrence=occurrence, wish=Wish("A", "a@dos.invalid", answers=answers))
    confirm(registration=Registration.objects.get())

    assert jobs.forget(now=occurrence.ends_at + timedelta(days=2)).answers == 1

    assert RegistrationAnswer.objects.get().question.label == "Anreise"


def test_what_nobody_confirmed_goes_after_three_days() -> None:
    row = guest(date_with(3), 1)

    assert jobs.forget(now=row.created_at + timedelta(hours=71)).unconfirmed == 0
    assert jobs.forget(now=row.created_at + timedelta(hours=72)).unconfirmed == 1


def test_the_commands_of_the_schedule_do_it_and_a_dry_run_erases_nothing() -> None:
    occurrence = date_with(1)
    first, second = comes(occurrence, 1), comes(occurrence, 2)
    cancel(registration=first)
    Registration.objects.filter(pk=second.pk).update(offered_until=timezone.now())
    out = StringIO()

    for name in ("keep_registrations", "remind_of_dates"):
        call_command(name, stdout=out)
    Occurrence.objects.update(
        starts_at=timezone.now() - timedelta(days=60), ends_at=timezone.now() - timedelta(days=59)
    )
    call_command("forget_registrations", "--dry-run", stdout=out)

    assert "1 Angebote beendet" in out.getvalue()
    assert "2 Anmeldungen, 0 Antworten, 0 unbestätigte," in out.getvalue()
    assert Registration.objects.count() == 2


def room() -> Any:
    """The room as others see it."""
    return next(one for one in module.modules() if one.name == "events")


def test_a_person_gets_everything_and_is_erased_from_every_list_without_losing_the_place_for_others() -> None:
    ahead, past, user = date_with(1), date_with(1), UserFactory(email="person@dos.invalid")
    mine = register(occurrence=ahead, wish=Wish("Person"), user=user)
    as_guest = confirm(registration=register(occurrence=past, wish=Wish("Person", "Person@dos.invalid")))
    next_one, stranger = comes(ahead, 1), comes(past, 2)
    entry.check_in(registration=as_guest)
    Occurrence.objects.filter(pk=past.pk).update(
        starts_at=timezone.now() - timedelta(days=3), ends_at=timezone.now() - timedelta(days=2)
    )

    told = room().export_person(user)["registrations"]
    assert [row["number"] for row in told] == [mine.reference, as_guest.reference]
    room().erase_person(user)

    assert set(Registration.objects.values_list("pk", flat=True)) == {next_one.pk, stranger.pk}
    assert state(next_one) == S.OFFERED
    assert Admission.objects.get(occurrence=past).kept_attended == 1
    assert room().export_person(user)["registrations"] == []
