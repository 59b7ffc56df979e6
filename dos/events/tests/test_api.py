"""Events as JSON, their dates inside a bounded window."""

from datetime import date

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.events.models import Event, Occurrence, Repeats
from dos.events.tests.factories import EventFactory, SeriesFactory
from dos.strategy.tests.factories import ActionFieldFactory, ProjectFactory
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db


def test_a_series_tells_its_dates_in_the_window(client: Client) -> None:
    series = SeriesFactory()
    moved = series.occurrences.get(day=date(2027, 1, 7))
    Occurrence.objects.filter(pk=moved.pk).update(status=Occurrence.Status.CANCELLED, reason="Ferien")

    told = client.get(f"/api/v1/events/{series.slug}?von=2026-12-01&bis=2027-01-31").json()

    assert [row["day"] for row in told["occurrences"]] == ["2026-12-03", "2027-01-07"]
    assert told["occurrences"][1]["status"] == "cancelled"
    assert told["occurrences"][0]["url"].endswith(f"/termine/{series.slug}/2026-12-03/")
    assert told["recurrence"] == "jeden ersten Donnerstag im Monat, 18 bis 20 Uhr"
    assert told["accessibility"]["step_free"] is None


def test_an_endless_daily_rule_is_cut(client: Client) -> None:
    EventFactory(repeats=Repeats.DAILY)

    told = client.get("/api/v1/events?bis=2028-01-01&von=2026-12-01").json()["items"][0]

    assert len(told["occurrences"]) == 100


@pytest.mark.parametrize(
    "query",
    ["von=2026-01-01&bis=2028-01-01", "von=2026-02-02&bis=2026-02-01", "von=gestern", "stadt=x", "art=x", "y=1"],
)
def test_a_window_or_filter_that_makes_no_sense_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/api/v1/events?{query}").status_code == 400


def test_filters_find_their_own(client: Client, cast: Cast) -> None:
    field, project = ActionFieldFactory(), ProjectFactory()
    event = EventFactory(cities=[cast.schwerte], action_fields=[field], projects=[project], kind="messe")
    EventFactory(cities=[cast.dortmund])
    queries = ["stadt=schwerte", f"feld={field.slug}", f"vorhaben={project.slug}", "art=messe"]

    found = [client.get(f"/api/v1/events?{query}").json()["items"] for query in queries]

    assert [[row["key"] for row in rows] for rows in found] == [[event.slug]] * 4


def test_drafts_and_the_way_in_are_not_public(client: Client) -> None:
    EventFactory(slug="entwurf", live=False)
    EventFactory(online_url="https://geheim.invalid/", mode="online")

    assert client.get("/api/v1/events/entwurf").status_code == 404
    assert "geheim" not in client.get("/api/v1/events").text


def test_pages_follow_each_other(client: Client) -> None:
    EventFactory.create_batch(3)

    first = client.get("/api/v1/events?limit=2").json()
    second = client.get(first["next"]).json()

    keys = [row["key"] for row in (*first["items"], *second["items"])]
    assert keys == sorted(Event.objects.values_list("slug", flat=True))
    assert second["next"] is None


def test_the_number_of_queries_does_not_grow(client: Client) -> None:
    SeriesFactory(projects=[ProjectFactory()], action_fields=[ActionFieldFactory()])
    few = count_queries(client, "/api/v1/events")
    SeriesFactory.create_batch(5, projects=[ProjectFactory()])

    assert count_queries(client, "/api/v1/events") == few <= 10
