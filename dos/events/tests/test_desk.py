"""Events at the desk: the sheet with its rule, moving and calling off, reports that are due."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import add_url, edit_url, filled_in, signed_in
from dos.events.models import Event, Occurrence
from dos.events.tests.factories import EventFactory, SeriesFactory

pytestmark = pytest.mark.django_db
NEW = {"title": "Sprechstunde", "summary": "Fragen Sie uns.", "place": "Bücherei", "starts_on": "2030-12-05"}


def sent(cast: Cast, user: Any = None, **values: Any) -> Any:
    """Return the answer to a new event as a browser sends it."""
    client = signed_in(user or cast.editor_schwerte)
    form = client.get(add_url(Event)).context["form"]
    given = filled_in(form, **{**NEW, "cities": [cast.schwerte], **values})
    return client.post(add_url(Event), given | {"action-publish": "1"})


def test_an_editor_makes_a_series_and_its_dates_are_there(cast: Cast) -> None:
    response = sent(cast, start_time="18:00", end_time="20:00", repeats="monthly_weekday", repeats_count="4",
                    exceptions="2.1.2031\n6.3.2031")  # fmt: skip

    assert response.status_code == 302, response.context["form"].errors
    event = Event.objects.get()
    assert event.live
    assert event.exceptions == ["2031-01-02", "2031-03-06"]
    days = [row.day for row in event.occurrences.all()]
    assert days == [day for day in days if day not in event.excluded_days]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"ends_on": "2030-12-04"}, "Das Ende liegt vor dem Beginn"),
        ({"exceptions": "morgen"}, "ist kein Tag"),
        ({"starts_on": "2027-03-28", "start_time": "02:30"}, "Die Uhr wird vorgestellt"),
        ({"starts_on": "2027-10-31", "start_time": "02:30"}, "zweimal"),
        ({"slug": "karte"}, "vergeben"),
    ],
)
def test_a_fault_keeps_the_form_open(cast: Cast, values: dict, words: str) -> None:
    response = sent(cast, **values)

    assert words in response.content.decode()
    assert not Event.objects.exists()


def test_the_sheet_says_what_the_rule_means(cast: Cast) -> None:
    series = SeriesFactory(cities=[cast.schwerte])

    page = signed_in(cast.editor_schwerte).get(edit_url(series)).content.decode()

    assert "Jeden ersten Donnerstag im Monat, 18 bis 20 Uhr" in page
    assert "Donnerstag, 7. Januar 2027" in page


def test_an_author_may_not_publish_and_nobody_writes_for_another_city(cast: Cast) -> None:
    assert sent(cast, cast.author_schwerte).status_code in (302, 403)
    assert not Event.objects.filter(live=True).exists()
    foreign = EventFactory(cities=[cast.dortmund])

    assert signed_in(cast.editor_schwerte).get(edit_url(foreign)).status_code == 403
    response = sent(cast, title="Fremd", cities=[cast.dortmund])
    assert response.status_code == 200
    assert not Event.objects.filter(title="Fremd").exists()


def test_a_date_is_moved_and_called_off_with_a_reason(cast: Cast) -> None:
    series = SeriesFactory(cities=[cast.schwerte], starts_on=date(2030, 12, 5), dates=False)
    row = Occurrence.objects.create(
        event=series, day=date(2030, 12, 5), original_starts_at=series.moments_on(date(2030, 12, 5))[0],
        starts_at=series.moments_on(date(2030, 12, 5))[0], ends_at=series.moments_on(date(2030, 12, 5))[1],
    )  # fmt: skip
    client = signed_in(cast.editor_schwerte)
    moving = reverse("desk_event_move", args=[series.pk, row.day])
    told = {"day": "2030-12-06", "starts": "18:00", "ends": "20:00", "place": "", "reason": "Der Saal ist belegt."}

    assert client.post(moving, {**told, "ends": "17:00"}).status_code == 422
    assert client.post(moving, told).status_code == 302
    assert Occurrence.objects.get(pk=row.pk).status == Occurrence.Status.MOVED
    off = reverse("desk_event_cancel", args=[series.pk, row.day])
    assert client.post(off, {"reason": "Alle sind krank."}).status_code == 302
    assert client.post(off, {"reason": "Alle sind krank."}).status_code == 409
    assert "Alle sind krank." in client.get(reverse("desk_event_dates", args=[series.pk])).content.decode()


def test_only_editors_of_its_cities_come_in(cast: Cast) -> None:
    event = EventFactory(cities=[cast.schwerte])
    names = ("desk_event_dates", "desk_event_report", "desk_event_cancel_all")

    for name in names:
        address = reverse(name, args=[event.pk])
        assert signed_in(cast.editor_schwerte).get(address).status_code == 200
        assert signed_in(cast.author_schwerte).get(address).status_code == 403
        assert signed_in(cast.editor_dortmund).get(address).status_code == 403
        assert signed_in(cast.stranger).get(address).status_code in (302, 403)


def test_a_report_that_is_due_stands_on_the_first_page_until_it_is_written(cast: Cast) -> None:
    today = timezone.localdate()
    event = EventFactory(title="Werkstatt", cities=[cast.schwerte], starts_on=today - timedelta(days=30))
    EventFactory(title="Bekannt", cities=[cast.schwerte], starts_on=today - timedelta(days=30), origin="researched")
    client = signed_in(cast.editor_schwerte)

    page = client.get("/desk/").content.decode()
    assert "Werkstatt" in page
    assert "seit 16 Tagen überfällig" in page
    assert "Bekannt" not in client.get(reverse("desk_event_waiting")).content.decode()

    told = {"summary": "34 Menschen waren da.", "results": "Es gibt Bänke.", "participants": "34"}
    assert client.post(reverse("desk_event_report", args=[event.pk]), told).status_code == 302
    assert "Alle Berichte sind geschrieben" in client.get(reverse("desk_event_waiting")).content.decode()
