"""The list of events: one filter for every view and every format."""

import csv
import io
import json
from datetime import date, time, timedelta

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.models import District
from dos.cities.tests.cast import Cast
from dos.events.models import Event, Occurrence, Repeats
from dos.events.tests.factories import EventFactory, SeriesFactory
from dos.strategy.tests.factories import ActionFieldFactory, ProjectFactory
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db


def found(client: Client, query: str = "", path: str = "/termine/") -> str:
    """Return the results of the list for a query."""
    response = client.get(f"{path}?{query}", headers={"HX-Request": "true"})
    assert response.status_code == 200
    return response.content.decode()


def test_what_comes_next_stands_first_and_drafts_nowhere(client: Client) -> None:
    today = timezone.localdate()
    EventFactory(title="Später", starts_on=today + timedelta(days=9))
    EventFactory(title="Bald", starts_on=today + timedelta(days=2))
    EventFactory(title="Vorbei", starts_on=today - timedelta(days=2))
    EventFactory(title="Entwurf", live=False)

    page = found(client)

    assert page.index("Bald") < page.index("Später")
    assert "Vorbei" not in page
    assert "Entwurf" not in page


def test_what_was_this_morning_stands_there_until_midnight(client: Client) -> None:
    EventFactory(title="Frühstück", starts_on=timezone.localdate(), start_time=time(0, 1), end_time=time(0, 2))

    assert "Frühstück" in found(client)
    assert "Frühstück" not in found(client, "zeit=vergangene")


def test_the_archive_begins_with_the_newest_and_names_missing_results(client: Client) -> None:
    today = timezone.localdate()
    EventFactory(title="Alt", starts_on=today - timedelta(days=300))
    EventFactory(title="Neu", starts_on=today - timedelta(days=3), results="Zwanzig Ideen.")

    page = found(client, "zeit=vergangene")

    assert page.index("Neu") < page.index("mit Bericht") < page.index("Alt") < page.index("Ergebnis nicht belegt")


def test_a_series_stands_once_with_its_rule(client: Client) -> None:
    EventFactory(title="Jede Woche", repeats=Repeats.WEEKLY, repeats_count=5)

    page = found(client)

    assert page.count("Jede Woche") == 1
    assert "4 weitere Termine" in page
    assert "mit 5 Terminen" in page


def test_every_filter_finds_its_own(client: Client, cast: Cast) -> None:
    field, project, office = ActionFieldFactory(), ProjectFactory(), OrganisationFactory()
    district = District.objects.create(city=cast.schwerte, name="Holzen", slug="holzen")
    values = {
        "cities": [cast.schwerte], "action_fields": [field], "projects": [project], "organisers": [office],
        "district": district, "is_free": True, "step_free": "yes", "mode": "hybrid", "kind": "messe",
    }  # fmt: skip
    EventFactory(title="Gesucht", **values)
    EventFactory(title="Anderes", cities=[cast.dortmund], is_free=False, place="Nordstadt")
    queries = [
        "stadt=schwerte", f"feld={field.slug}", f"vorhaben={project.slug}", f"veranstalter={office.slug}",
        "ortsteil=schwerte.holzen", "kosten=kostenfrei", "barrierefrei=stufenlos", "teilnahme=online", "art=messe",
        "q=gesucht",
    ]  # fmt: skip

    for query in queries:
        page = found(client, query)
        assert "Gesucht" in page, query
        assert "Anderes" not in page, query


def test_day_month_and_week_bound_what_is_shown(client: Client) -> None:
    EventFactory(title="Silvester", starts_on=date(2030, 12, 31))
    EventFactory(title="Neujahr", starts_on=date(2031, 1, 1))

    assert "Silvester" in found(client, "tag=2030-12-31")
    assert "Neujahr" not in found(client, "monat=2030-12")
    assert "Neujahr" in found(client, "zeit=alle")
    assert "Silvester" not in found(client, "zeit=woche")


@pytest.mark.parametrize(
    "query", ["stadt=berlin", "zeit=gestern", "monat=2026-13", "monat=12", "tag=2026-02-30", "seite=0", "feld=x"]
)
def test_an_unknown_value_is_refused_in_words(client: Client, query: str) -> None:
    assert client.get(f"/termine/?{query}").status_code == 400
    assert client.get(f"/termine.json?{query}").status_code == 400


def test_habits_without_confirmed_days_say_so(client: Client) -> None:
    EventFactory(
        title="Werkstatt", date_precision="recurring", starts_on=None, repeats=Repeats.WEEKLY, weekdays=[1],
        recurrence_note="außerhalb der Schulferien",
    )  # fmt: skip

    page = found(client)

    assert "jeden Dienstag, 18 bis 20 Uhr, außerhalb der Schulferien" in page
    assert "ohne bestätigte Tage" in page
    assert "BEGIN:VEVENT" not in client.get("/termine.ics").content.decode()


def test_a_city_shows_its_own_and_joint_events(client: Client, cast: Cast) -> None:
    EventFactory(title="Nur Dortmund", cities=[cast.dortmund])
    EventFactory(title="Gemeinsam", cities=[cast.dortmund, cast.schwerte])

    page = found(client, path="/schwerte/termine/")

    assert "Gemeinsam" in page
    assert "Nur Dortmund" not in page


def test_the_formats_keep_the_filter(client: Client, cast: Cast) -> None:
    series = SeriesFactory(
        title="=Reihe", cities=[cast.schwerte], repeats_count=3, online_url="https://geheim.invalid/"
    )
    EventFactory(title="Anderswo", cities=[cast.dortmund])
    series.occurrences.filter(day=date(2027, 1, 7)).update(status=Occurrence.Status.CANCELLED)

    table = list(
        csv.DictReader(io.StringIO(client.get("/termine.csv?stadt=schwerte&zeit=alle").text[1:]), delimiter=";")
    )
    told = json.loads(client.get("/termine.json?stadt=schwerte&zeit=alle").content)
    points = json.loads(client.get("/termine.geojson?stadt=schwerte&zeit=alle").content)
    feed = client.get("/termine.atom?stadt=schwerte&zeit=alle").text
    calendar = client.get("/termine.ics?stadt=schwerte&zeit=alle").text

    assert [row["tag"] for row in table] == ["2026-12-03", "2027-01-07", "2027-02-04"]
    assert table[0]["titel"] == "'=Reihe"
    assert [row["stand"] for row in told["termine"]] == ["findet-statt", "abgesagt", "findet-statt"]
    assert len(points["features"]) == 1
    assert feed.count("<entry>") == 1
    assert len(icalendar.Calendar.from_ical(calendar).walk("VEVENT")) == 2
    assert "geheim" not in "".join([client.get("/termine.csv?zeit=alle").text, json.dumps(told), feed, calendar])


def test_an_unchanged_feed_answers_304_and_a_changed_one_does_not(client: Client) -> None:
    event = EventFactory()
    first = client.get("/termine.ics")

    again = client.get("/termine.ics", headers={"If-None-Match": first["ETag"]})
    Event.objects.filter(pk=event.pk).update(sequence=1)
    changed = client.get("/termine.ics", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert first["Content-Type"].startswith("text/calendar")


def test_the_number_of_queries_does_not_grow(client: Client) -> None:
    EventFactory()
    few = {view: count_queries(client, f"/termine/?ansicht={view}") for view in ("liste", "monat", "karte")}
    EventFactory.create_batch(15)
    SeriesFactory.create_batch(5, repeats=Repeats.WEEKLY)
    many = {view: count_queries(client, f"/termine/?ansicht={view}") for view in ("liste", "monat", "karte")}

    assert many == few
    assert max(many.values()) <= 12
