"""Every way to take part: the list, the map, the formats, the calendar, and what it adds to other pages."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.participation.models import Offer
from dos.participation.selectors import overview
from dos.participation.tests.factories import IdeaFactory, PhaseFactory, ProcessFactory
from dos.strategy.tests.factories import ActionFieldFactory
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    overview.forget()


def offer(title: str, **more: object) -> Offer:
    """Return a published way to take part."""
    given = {"channel": "Umfrage", "live": True, "source_url": "https://beispiel.invalid/", **more}
    return Offer.objects.create(slug=title.lower().replace(" ", "-"), title=title, **given)


def test_open_offers_of_the_city_come_first_in_mind(client: Client, cast: Cast) -> None:
    offer("Umfrage Rad", city=cast.schwerte)
    offer("Alte Umfrage", city=cast.schwerte, state=Offer.State.CLOSED)
    offer("Labor", city=cast.dortmund)
    offer("Entwurf", city=cast.schwerte, live=False)

    page = client.get("/schwerte/mitmachen/").content.decode()

    assert "Umfrage Rad" in page
    for words in ("Alte Umfrage", "Labor", "Entwurf"):
        assert words not in page
    assert "Alte Umfrage" in client.get("/mitmachen/?stand=beendet").content.decode()


def test_processes_stand_first_with_deadline_and_number(client: Client, cast: Cast) -> None:
    offer("Aalfang")
    now = timezone.now()
    process = ProcessFactory(title="Zukunft der Ruhr", city=cast.schwerte, phase=False)
    PhaseFactory(process=process, starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=12))
    IdeaFactory(process=process)
    IdeaFactory(process=process, state="hidden")

    page = client.get("/mitmachen/").content.decode()

    assert page.index("Zukunft der Ruhr") < page.index("Aalfang")
    assert "noch 12 Tage" in page
    assert "1 Idee<" in page.replace("\n", "")


@pytest.mark.parametrize(
    ("starts", "ends", "state"), [(-2, 5, "offen"), (3, 5, "bald"), (-5, -2, "beendet"), (None, None, "beendet")]
)
def test_phases_decide_about_the_state(cast: Cast, starts: int | None, ends: int | None, state: str) -> None:
    process = ProcessFactory(city=cast.schwerte, phase=False)
    now = timezone.now()
    if starts is not None and ends is not None:
        PhaseFactory(process=process, starts_at=now + timedelta(days=starts), ends_at=now + timedelta(days=ends))

    keys = overview.keys(overview.OverviewFilter(), overview.fresh_choices(), now)

    assert [key.state for key in keys] == [state]
    assert overview.ways(keys, now)[0].row.standing.state == state  # type: ignore[union-attr]  # a process has a row


def test_days_decide_about_the_state_of_an_offer(client: Client, cast: Cast) -> None:
    today = timezone.localdate()
    offer("Vorbei", ends_on=today - timedelta(days=1))
    offer("Letzter Tag", ends_on=today)
    offer("Demnächst", starts_on=today + timedelta(days=1))

    page = client.get("/mitmachen/").content.decode()

    assert "Letzter Tag" in page
    assert "Vorbei" not in page
    assert "Demnächst" in client.get("/mitmachen/?stand=bald").content.decode()


def test_filters_narrow(client: Client, cast: Cast) -> None:
    offer("Treffen", channel="Vor Ort", audience="Kinder und Jugendliche")
    offer("Konto", channel="App", needs_registration=True)
    ProcessFactory(title="Ideenmeldung", city=cast.schwerte)
    ProcessFactory(title="Nur mit Konto", city=cast.schwerte, allows_guests=False)

    def found(query: str) -> set[str]:
        document = json.loads(client.get(f"/mitmachen.json?{query}").content)
        return {row["titel"] for row in document["angebote"]}

    assert found("art=vor-ort") == {"Treffen"}
    assert found("art=ideen") == {"Ideenmeldung", "Nur mit Konto"}
    assert found("fuer=kinder-und-jugendliche") == {"Treffen"}
    assert found("konto=ohne") == {"Treffen", "Ideenmeldung"}
    assert found("q=meldung") == {"Ideenmeldung"}


def test_nothing_found_offers_a_way_out(client: Client, cast: Cast) -> None:
    assert "Dazu gibt es zurzeit kein Angebot" in client.get("/mitmachen/").content.decode()


@pytest.mark.parametrize("query", ["stadt=atlantis", "stand=nie", "art=flaschenpost", "seite=0", "ansicht=globus"])
def test_unknown_value_is_refused_in_words(client: Client, cast: Cast, query: str) -> None:
    response = client.get(f"/mitmachen/?{query}")

    assert response.status_code == 400
    assert client.get(f"/mitmachen.csv?{query}").status_code == 400


@pytest.mark.parametrize("extension", ["csv", "json", "geojson", "atom", "ics"])
def test_every_format_holds_what_the_page_shows(client: Client, cast: Cast, extension: str) -> None:
    ProcessFactory(title="Zukunft der Ruhr", city=cast.schwerte)
    day = timezone.localdate()
    offer("Treffen; am Fluss", latitude=51.4, longitude=7.5, starts_on=day, ends_on=day)
    offer("Entwurf", live=False)

    response = client.get(f"/mitmachen.{extension}")
    text = b"".join(response) if response.streaming else response.content

    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert b"Treffen" in text
    assert b"Entwurf" not in text
    assert (b"Zukunft der Ruhr" in text) == (extension != "geojson")


def test_map_shows_what_has_a_place_with_the_list_beside_it(client: Client, cast: Cast) -> None:
    offer("Labor am See", latitude=51.4, longitude=7.5)
    offer("Ortlos")

    page = client.get("/mitmachen/?ansicht=karte").content.decode()

    assert "Labor am See" in page
    assert "Ortlos" not in page
    assert "/mitmachen.geojson" in page


def test_offer_stands_beside_its_field(client: Client, cast: Cast) -> None:
    field = ActionFieldFactory(slug="umwelt")
    offer("Umfrage Rad", city=cast.schwerte).action_fields.add(field)

    assert "Umfrage Rad" in client.get("/handlungsfelder/umwelt/").content.decode()


def test_queries_do_not_grow(client: Client, cast: Cast) -> None:
    offer("Eins", city=cast.schwerte)
    ProcessFactory(city=cast.schwerte)
    before = count_queries(client, "/mitmachen/?stand=alle")

    for number in range(12):
        offer(f"Umfrage {number}", city=cast.schwerte)
        IdeaFactory(process=ProcessFactory(city=cast.schwerte))

    assert count_queries(client, "/mitmachen/?stand=alle") == before
