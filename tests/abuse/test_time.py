"""Days that do not exist, hours that come twice, letters that sort and fold in their own way (A79, A81-A83)."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import edit_url, filled_in, signed_in
from dos.config.schedule import SCHEDULE, Deed, run_due
from dos.core import search
from dos.core.models import SearchDocument
from dos.core.search import index
from dos.notifications.models import Mail
from dos.portal.models import Feedback
from dos.strategy.models import Change, Edition, Project
from dos.strategy.tests import factories

BERLIN = ZoneInfo("Europe/Berlin")
pytestmark = pytest.mark.django_db


NO_DAYS = [
    "2027-02-29", "2027-02-30", "31.11.2027", "10000-01-01", "0000-01-01", "٢٠٢٧-٠١-٠١", "morgen", "1e3", "2027-13-01",
]  # fmt: skip
NO_NUMBERS = ["1e400", "NaN", "-1", "1.5.5", "9" * 30, "Infinity"]


def draft_after(cast: Cast, **typed: str) -> tuple[Project, Any]:
    """Type it at the desk and send the form."""
    project = factories.ProjectFactory(lead_city=cast.schwerte)
    client = signed_in(cast.editor_schwerte)
    form = client.get(edit_url(project)).context["form"]
    answer = client.post(edit_url(project), filled_in(form, **typed))
    return Project.objects.get(pk=project.pk).get_latest_revision_as_object(), answer


def test_a_day_that_does_not_exist_is_refused_at_its_field(cast: Cast) -> None:
    draft, answer = draft_after(cast, end_on="2027-02-29")
    form = answer.context["form"]

    assert "end_on" in form.errors
    assert draft.end_on == datetime.date(2027, 12, 31)
    assert [typed for typed in NO_DAYS if "end_on" not in sent_again(form, end_on=typed)] == []


def test_a_number_that_is_none_is_refused_at_its_field(cast: Cast) -> None:
    draft, answer = draft_after(cast, total_cost="1e400")
    form = answer.context["form"]

    assert "total_cost" in form.errors
    assert draft.total_cost == 100_000
    assert [typed for typed in NO_NUMBERS if "total_cost" not in sent_again(form, total_cost=typed)] == []


def sent_again(form: Any, **typed: str) -> Any:
    """Return what the form refuses when this is typed, without drawing the page."""
    return type(form)(form.data.dict() | typed, instance=form.instance, for_user=form.for_user).errors


def test_a_leap_day_is_a_day(cast: Cast) -> None:
    draft, _answer = draft_after(cast, end_on="2028-02-29")

    assert draft.end_on == datetime.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("hour", "days"),
    [
        (datetime.time(2, 30), ["2027-03-27", "2027-03-28", "2027-03-29"]),
        (datetime.time(2, 30), ["2027-10-30", "2027-10-31", "2027-11-01"]),
    ],
)
def test_a_nightly_deed_is_done_once_in_the_nights_when_clocks_change(hour: datetime.time, days: list[str]) -> None:
    done: list[str] = []
    moment = datetime.datetime.fromisoformat(f"{days[0]}T12:00").replace(tzinfo=BERLIN).astimezone(datetime.UTC)
    end = datetime.datetime.fromisoformat(f"{days[2]}T12:00").replace(tzinfo=BERLIN).astimezone(datetime.UTC)
    last = {"nightly": moment.astimezone(BERLIN)}
    schedule = (Deed("nightly", lambda: done.append(moment.astimezone(BERLIN).date().isoformat()), daily_at=hour),)

    while moment < end:
        moment += datetime.timedelta(minutes=5)
        run_due(schedule, last, moment.astimezone(BERLIN))

    assert done == days[1:]


def test_when_the_clock_goes_back_nothing_is_done_twice() -> None:
    done: list[int] = []
    noon = datetime.datetime(2027, 5, 5, 12, tzinfo=BERLIN)
    last = {"daily": noon - datetime.timedelta(hours=2)}
    schedule = (Deed("daily", lambda: done.append(1), daily_at=datetime.time(11)),)

    for minutes in (0, 1, -60, -59, -1, 0, 1):
        run_due(schedule, last, noon + datetime.timedelta(minutes=minutes))

    assert len(done) == 1


def test_every_deed_of_the_schedule_may_run_twice(cast: Cast) -> None:
    project = factories.ProjectFactory(lead_city=cast.schwerte)
    Feedback.objects.create(
        kind="other",
        message="Alt",
        form_token="a",
        due_on=timezone.localdate(),
        sent_at=timezone.now() - datetime.timedelta(days=400),
    )
    run_all(SCHEDULE)
    once = counts()

    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=1)):
        run_all(SCHEDULE)

    assert counts() == once
    assert once["Feedback"] == 0
    assert Project.objects.get(pk=project.pk).live


def run_all(schedule: tuple[Deed, ...]) -> None:
    for deed in schedule:
        if deed.name != "forget finished jobs":  # the tests' jobs are not in the database
            deed.run()


def counts() -> dict[str, int]:
    return {
        model.__name__: model._default_manager.count() for model in (Mail, Edition, Change, Feedback, SearchDocument)
    }


def test_a_rebuild_that_dies_in_the_middle_is_made_up_for_by_the_next(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        factories.ProjectFactory(lead_city=cast.schwerte, slug=f"turm-{number}", name=f"Leuchtturm {number}")
    monkeypatch.setattr(index, "WRITTEN_AT_ONCE", 1)
    write, written = index._write, []

    def dies_at_the_second(*due: Any) -> None:
        written.append(due)
        if len(written) == 2:
            raise RuntimeError("killed")
        write(*due)

    monkeypatch.setattr(index, "_write", dies_at_the_second)
    with pytest.raises(RuntimeError):
        search.rebuild()
    monkeypatch.undo()

    call_command("rebuild_search", verbosity=0)

    html = signed_in(cast.stranger).get("/suche/", {"q": "Leuchtturm"}).content.decode()
    assert [html.count(f'/projekte/turm-{number}/"') for number in range(3)] == [1, 1, 1]
    assert search.rebuild() == 0


@pytest.mark.parametrize("query", ["STRASSENBÄUME", "Straßenbäume", "strassenbaeume", "STRAẞENBÄUME"])
def test_words_are_found_in_every_german_spelling(cast: Cast, query: str) -> None:
    factories.ProjectFactory(lead_city=cast.schwerte, name="Straßenbäume zählen")
    search.rebuild()

    assert "Straßenbäume zählen" in signed_in(cast.stranger).get("/suche/", {"q": query}).content.decode()


def test_machines_read_numbers_with_a_point_people_with_a_comma(cast: Cast) -> None:
    indicator = factories.IndicatorFactory(slug="quote", live=True, unit="%", source_url="https://example.org/")
    factories.IndicatorValueFactory(indicator=indicator, value="12.5", source_url="https://example.org/")
    client = signed_in(cast.stranger)

    assert "12,5" in client.get("/kennzahlen/quote/").content.decode()
    assert b"12.5" in client.get("/api/v1/indicators/quote").content
