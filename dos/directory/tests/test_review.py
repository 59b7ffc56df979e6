"""Texts are checked again in time: a button notes it, a mail reminds of it once, a list shows what is late."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import Refused
from dos.directory.models import Origin, ReviewReminder, Service
from dos.directory.services import review
from dos.directory.tests.factories import ServiceFactory
from dos.notifications.models import Mail
from dos.notifications.services import outbox

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)
OFFICE = "buergerbuero@dos.invalid"
REVIEWS = "desk_directory_reviews"


def due(days: int, **values: object) -> Service:
    service: Service = ServiceFactory(review_due_on=TODAY + timedelta(days=days), reviewer_email=OFFICE, **values)
    return service


def test_an_office_is_reminded_once_of_everything_that_is_due() -> None:
    late, soon, far = due(-40, title="Hund anmelden"), due(10, title="Umzug melden"), due(40, title="Heiraten")
    due(-1, title="Entwurf", live=False)
    ServiceFactory(title="Ohne Adresse", review_due_on=TODAY)

    assert review.remind_of_reviews(today=TODAY) == 2
    assert review.remind_of_reviews(today=TODAY) == 0
    assert review.remind_of_reviews(today=TODAY + timedelta(days=5)) == 0

    mail = Mail.objects.get()
    assert mail.to == OFFICE
    assert all(
        words in mail.text for words in (late.title, soon.title, "21. Oktober 2026", "/desk/leistungen/pruefen/")
    )
    assert far.title not in mail.text
    assert "Entwurf" not in mail.text


def test_the_next_day_on_which_it_is_due_is_another_reminder() -> None:
    service = due(0)
    review.remind_of_reviews(today=TODAY)

    Service.objects.filter(pk=service.pk).update(review_due_on=TODAY + timedelta(days=300))

    assert review.remind_of_reviews(today=TODAY + timedelta(days=299)) == 1
    assert Mail.objects.count() == 2


def test_the_reminder_holds_when_mails_have_been_forgotten() -> None:
    due(0)
    review.remind_of_reviews(today=TODAY)
    Mail.objects.all().delete()

    assert review.remind_of_reviews(today=TODAY + timedelta(days=60)) == 0


def test_each_address_has_its_own_mail_and_one_that_takes_none_keeps_nobody_back() -> None:
    due(0, title="Eins")
    broken = due(0, title="Zwei")
    Service.objects.filter(pk=broken.pk).update(reviewer_email="keine Adresse")
    due(0, title="Drei")

    assert review.remind_of_reviews(today=TODAY) == 2
    assert list(Mail.objects.values_list("to", flat=True)) == [OFFICE]
    assert not ReviewReminder.objects.filter(service=broken).exists()


def test_a_long_list_is_told_in_part() -> None:
    for number in range(25):
        due(number - 20, title=f"Leistung Nummer {number}")

    review.remind_of_reviews(today=TODAY)

    assert "und 5 weitere" in Mail.objects.get().text


def test_a_mail_server_that_is_down_loses_no_reminder(monkeypatch: pytest.MonkeyPatch) -> None:
    due(0)
    monkeypatch.setattr(outbox, "_send", lambda mail, transport: False)

    review.remind_of_reviews(today=TODAY)

    assert Mail.objects.get().state != Mail.State.SENT


def test_the_nightly_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    with time_machine.travel("2026-11-30 05:00+01:00", tick=False):
        due(0)
        call_command("remind_of_reviews")

    assert "1 Texte angemahnt" in capsys.readouterr().out


def test_the_button_notes_today_and_the_next_day(cast: Cast) -> None:
    service = due(-5)

    after = review.mark_checked(service=service, user=cast.editor_schwerte, today=TODAY)

    assert (after.checked_on, after.review_due_on) == (TODAY, date(2027, 11, 30))
    assert (after.live, after.has_unpublished_changes) == (True, False)
    assert after.latest_revision.user == cast.editor_schwerte


def test_a_draft_stays_a_draft_and_carries_the_days(cast: Cast) -> None:
    service = due(-5, title="Alt")
    service.title = "Neu"
    service.save_revision(user=cast.author_schwerte)

    after = review.mark_checked(service=Service.objects.get(), user=cast.editor_schwerte, today=TODAY)

    assert (after.title, after.checked_on, after.has_unpublished_changes) == ("Alt", TODAY, True)
    after.get_latest_revision().publish()
    published = Service.objects.get()
    assert (published.title, published.checked_on, published.review_due_on) == ("Neu", TODAY, date(2027, 11, 30))


@pytest.mark.parametrize("next_due", [TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=1500)])
def test_a_day_that_makes_no_sense_is_refused(cast: Cast, next_due: date) -> None:
    service = due(-5)

    with pytest.raises(Refused, match="Die nächste Prüfung"):
        review.mark_checked(service=service, user=cast.editor_schwerte, today=TODAY, next_due=next_due)

    assert Service.objects.get().checked_on is None


def test_what_may_not_be_published_is_not_checked_either(cast: Cast) -> None:
    service = due(-5)
    Service.objects.filter(pk=service.pk).update(short_text="", origin=Origin.CONFIRMED)

    with pytest.raises(Refused, match="worum es geht"):
        review.mark_checked(service=service, user=cast.editor_schwerte, today=TODAY)
    with pytest.raises(Refused, match="nicht öffentlich"):
        review.mark_checked(service=due(1, live=False), user=cast.editor_schwerte, today=TODAY)


def test_the_list_begins_with_the_oldest_day(cast: Cast) -> None:
    soon, late = due(3, title="Bald dran"), due(-300, title="Lange her")
    undated = ServiceFactory(title="Ohne Tag")
    client = signed_in(cast.editor_schwerte)

    page = client.get(reverse(REVIEWS)).content.decode()

    assert page.index(late.title) < page.index(soon.title)
    assert "überfällig" in page
    assert undated.title not in page
    assert undated.title in client.get(reverse(REVIEWS), {"ohne": "1"}).content.decode()
    assert client.get(reverse(REVIEWS), {"seite": "99"}).status_code == 404


def test_pressing_the_button(cast: Cast) -> None:
    service = due(-5)
    client = signed_in(cast.editor_schwerte)
    url = reverse("desk_directory_checked", args=[service.pk])
    next_due = timezone.localdate() + timedelta(days=200)

    assert client.get(url).status_code == 302
    assert "wie 31.12.2027" in client.post(url, {"next_due": "bald"}, follow=True).content.decode()
    assert Service.objects.get().checked_on is None
    said = client.post(url, {"next_due": next_due.isoformat()}, follow=True).content.decode()

    assert "ist geprüft" in said
    assert Service.objects.get().review_due_on == next_due


@pytest.mark.parametrize(("role", "status"), [("author_schwerte", 403), ("stranger", 403), ("editor_dortmund", 302)])
def test_only_who_publishes_presses_it(cast: Cast, role: str, status: int) -> None:
    service = due(-5)
    url = reverse("desk_directory_checked", args=[service.pk])

    assert signed_in(getattr(cast, role)).post(url, {"next_due": "2027-05-05"}).status_code == status
    assert (Service.objects.get().checked_on is not None) == (status == 302)


def test_an_author_sees_the_list_and_a_stranger_does_not(cast: Cast) -> None:
    assert signed_in(cast.author_schwerte).get(reverse(REVIEWS)).status_code == 200
    assert signed_in(cast.stranger).get(reverse(REVIEWS)).status_code in (302, 403)


def test_the_first_page_of_the_desk_counts_them(cast: Cast) -> None:
    ServiceFactory(review_due_on=timezone.localdate() - timedelta(days=1))
    ServiceFactory(review_due_on=timezone.localdate() + timedelta(days=100))

    page = signed_in(cast.editor_schwerte).get(reverse("wagtailadmin_home")).content.decode()

    assert "1 Text ist zu prüfen" in page
