"""The page of an office: when somebody is there, how to get in, what is done there."""

import json
import re
from datetime import date, time

import pytest
import time_machine
from django.test import Client

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.directory.models import Office, OpeningException
from dos.directory.tests.factories import OfficeFactory, ProvisionFactory, ServiceFactory
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = pytest.mark.django_db


def shown(client: Client, office: Office, query: str = "", site: str = "") -> str:
    """Return the page of an office."""
    return client.get(f"{site}/stellen/{office.slug}/{query}").content.decode()


def structured(page: str) -> dict:
    """Return the schema.org data of a page."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return next(told for told in map(json.loads, found) if told.get("@type") == "GovernmentOffice")


@pytest.fixture
def office(cast: Cast) -> Office:
    """An office with a day of its own."""
    office = OfficeFactory(name="Bürgerservice", city=cast.schwerte, phone="02304 1040", email="buero@schwerte.invalid")
    day = date(2026, 12, 9)
    office.exceptions.set(
        [OpeningException(first_day=day, last_day=day, opens=time(9), closes=time(10), reason="Feier")]
    )
    office.save()
    return office


@time_machine.travel("2026-12-03T09:00:00+01:00", tick=False)
def test_it_says_whether_somebody_is_there_now(client: Client, office: Office) -> None:
    page = shown(client, office)

    assert "Jetzt geöffnet bis 12.30 Uhr" in page
    assert "Montag bis Freitag" in page
    assert "8 bis 12.30 Uhr" in page


@time_machine.travel("2026-12-03T13:00:00+01:00", tick=False)
def test_days_that_differ_stand_there_with_their_reason(client: Client, office: Office) -> None:
    page = shown(client, office)

    assert "Geschlossen, öffnet morgen um 8 Uhr" in page
    assert "9. Dezember 2026</time>: 9 bis 10 Uhr (Feier)" in page
    assert "25. Dezember 2026</time>: geschlossen (Erster Weihnachtstag)" in page
    special = structured(page)["specialOpeningHoursSpecification"]
    assert {"opens": "09:00", "closes": "10:00", "validFrom": "2026-12-09"}.items() <= special[0].items()


@time_machine.travel("2026-12-25T09:00:00+01:00", tick=False)
def test_a_holiday_is_named(client: Client, office: Office) -> None:
    assert "Heute Feiertag: Erster Weihnachtstag, öffnet Montag um 8 Uhr" in shown(client, office)


def test_unknown_hours_are_said_to_be_unknown(client: Client) -> None:
    page = shown(client, OfficeFactory(hours=[]))

    assert "Öffnungszeiten nicht belegt" in page
    assert "Zur Barrierefreiheit ist nichts bekannt" in page
    assert "openingHoursSpecification" not in structured(page)


def test_an_office_of_which_nothing_is_known_says_it_in_one_line(client: Client) -> None:
    office = OfficeFactory(hours=[], address="", latitude=None, longitude=None, origin="researched")

    page = shown(client, office)

    assert "Anschrift, Telefon und Öffnungszeiten sind nicht belegt." in page
    assert "noch nicht bestätigt" in page
    assert "Wissen Sie mehr?" in page


def test_its_services_come_in_pages(client: Client, office: Office, cast: Cast) -> None:
    for number in range(21):
        service = ServiceFactory(title=f"Leistung {number:02}")
        ProvisionFactory(service=service, city=cast.schwerte, office=office)

    first, second = shown(client, office), shown(client, office, "?seite=2")

    assert count_queries(client, f"/stellen/{office.slug}/") <= QUERY_BUDGET["directory:office_detail"]
    assert "21 Leistungen bei dieser Stelle" in first
    assert "Leistung 20" not in first
    assert "Leistung 20" in second
    assert client.get(f"/stellen/{office.slug}/?seite=3").status_code == 404
    assert client.get(f"/stellen/{office.slug}/?seite=x").status_code == 400


def test_it_is_data_of_its_own(client: Client, office: Office) -> None:
    office.organisation, office.step_free = OrganisationFactory(name="Stadt Schwerte"), "no"
    office.save()

    told = structured(shown(client, office))

    assert told["@id"].endswith(f"/schwerte/stellen/{office.slug}/")
    assert told["telephone"] == "02304 1040"
    assert told["parentOrganization"]["name"] == "Stadt Schwerte"
    assert told["geo"]["latitude"] == 51.4433
    assert {"name": "stepFreeAccess", "value": False}.items() <= told["amenityFeature"][0].items()
    assert len(told["openingHoursSpecification"]) == 5


def test_an_office_of_no_city_is_at_home_on_the_programmes_site(client: Client, cast: Cast) -> None:
    page = shown(client, OfficeFactory(city=None), site="/schwerte")

    assert "Stelle für mehrere Städte" in page
    assert re.search(r'rel="canonical" href="http://[^/]+/stellen/', page)


def test_an_organisation_shows_its_office_and_the_number_of_its_services(client: Client, cast: Cast) -> None:
    owner = OrganisationFactory()
    office = OfficeFactory(name="Bürgerservice", city=cast.schwerte, organisation=owner)
    ProvisionFactory(city=cast.schwerte, office=office)

    page = client.get(f"/akteure/{owner.slug}/").text

    assert "Leistungen für Bürger*innen" in page
    assert f"/stellen/{office.slug}/" in page
    assert f"?stadt=alle&amp;stelle={office.slug}" in page


def test_a_draft_is_nowhere(client: Client) -> None:
    assert client.get(f"/stellen/{OfficeFactory(live=False).slug}/").status_code == 404
