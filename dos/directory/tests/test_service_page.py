"""The page of a service: the right office at the first try."""

import json
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core.models import Stamp
from dos.directory.models import Origin, Service
from dos.directory.tests.factories import OfficeFactory, ProvisionFactory, ServiceFactory, TopicFactory
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = pytest.mark.django_db
APPLY = "https://antrag.invalid/ausweis"


def shown(client: Client, service: Service, query: str = "", site: str = "") -> str:
    """Return the page of a service."""
    return client.get(f"{site}/leistungen/{service.slug}/{query}").content.decode()


def structured(page: str) -> dict:
    """Return the schema.org data of a page."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return next(told for told in map(json.loads, found) if told.get("@type") == "GovernmentService")


@pytest.fixture
def licence(cast: Cast) -> Service:
    """A service of the district in one city and of the city in the other."""
    service = ServiceFactory(title="Führerschein umtauschen")
    ProvisionFactory(
        service=service, city=cast.schwerte, level="district", responsible="Kreis Unna", level_reason="So ist es."
    )
    ProvisionFactory(service=service, city=cast.dortmund, responsible="Stadt Dortmund", online_url=APPLY)
    return service


def test_on_the_programmes_site_both_cities_answer(client: Client, licence: Service) -> None:
    page = shown(client, licence)

    assert "Das macht der Kreis Unna für Schwerte" in page
    assert "So ist es." in page
    assert "Das macht die Stadt Dortmund" in page
    assert "Wer ist für Sie zuständig?" in page


def test_on_a_citys_site_its_own_answers_and_the_other_is_one_click_away(client: Client, licence: Service) -> None:
    page = shown(client, licence, site="/schwerte")

    assert "Das macht der Kreis Unna für Schwerte" in page
    assert "Stadt Dortmund" not in page
    assert 'href="?stadt=dortmund"' in page
    assert "Das macht die Stadt Dortmund" in shown(client, licence, "?stadt=dortmund", site="/schwerte")


def test_the_way_online_says_where_it_leads_and_what_it_takes(client: Client, licence: Service, cast: Cast) -> None:
    place = licence.provisions.get(city=cast.dortmund)
    place.trust_level, place.online_provider = "high", "Serviceportal NRW"
    place.save()

    page = shown(client, licence, "?stadt=dortmund")

    assert page.index("Online erledigen") < page.index("Was Sie mitbringen")
    assert f'href="{APPLY}" rel="external noopener"' in page
    assert "Öffnet eine externe Seite: antrag.invalid" in page
    assert "Serviceportal NRW" in page
    assert "Anmeldung mit Online-Ausweis" in page


def test_amounts_are_written_as_bills_do(client: Client, cast: Cast) -> None:
    fees = [
        {"amount": Decimal("12.5"), "condition": "ein ganzer Tag"},
        {"amount": Decimal(10), "amount_to": Decimal(20)},
        {"amount": Decimal(0), "condition": "bis 3 Stunden"},
        {"words": "nach Aufwand"},
    ]
    place = ProvisionFactory(city=cast.schwerte, fees=fees)

    page = shown(client, place.service, "?stadt=schwerte").replace("\u00a0", " ")

    for words in ("12,50 €", "ein ganzer Tag", "10,00 bis 20,00 €", "kostenfrei", "nach Aufwand"):
        assert words in page
    offers = structured(page)["offers"]
    assert offers[0]["price"] == "12.50"
    assert offers[1]["priceSpecification"]["maxPrice"] == "20.00"
    assert "price" not in offers[3]


def test_what_is_only_usual_says_so_and_is_no_data(client: Client, cast: Cast) -> None:
    place = ProvisionFactory(city=cast.schwerte, responsible="Stadt Schwerte", origin=Origin.GENERIC, online_url=APPLY)

    page = shown(client, place.service, "?stadt=schwerte")

    assert "Das macht üblicherweise die Stadt Schwerte" in page
    assert "Für Schwerte ist es nicht belegt" in page
    assert "availableChannel" not in structured(page)
    assert "provider" not in structured(page)


def test_unknown_stays_unknown(client: Client, cast: Cast) -> None:
    page = shown(client, ServiceFactory(origin=Origin.RESEARCHED))

    assert "Für Schwerte ist nicht belegt, wer zuständig ist" in page
    assert "Welche Unterlagen nötig sind, ist nicht belegt" in page
    assert "0 von 15 Angaben belegt" in page
    assert "Wissen Sie mehr?" in page
    assert "Noch nicht fachlich geprüft" in page


def test_texts_of_many_lines_become_lists(client: Client) -> None:
    service = ServiceFactory(
        documents="Ausweis\nFoto",
        procedure="Termin buchen\nHingehen",
        requirements="16 Jahre alt",
        legal_basis="§ 1 Passgesetz https://gesetz.invalid/1",
        deadline="Vor der Reise",
        appeal="Schreiben Sie uns.",
        checked_on=date(2026, 11, 3),
    )

    page = shown(client, service)

    assert "<li>Ausweis</li><li>Foto</li>" in page
    assert '<ol lang="de"><li>Termin buchen</li>' in page
    assert '<a href="https://gesetz.invalid/1" rel="external noopener">§ 1 Passgesetz</a>' in page
    assert "Zuletzt fachlich geprüft am 3. November 2026" in page
    assert "Vor der Reise" in page


def test_the_office_is_there_with_its_hours_now(client: Client, cast: Cast) -> None:
    office = OfficeFactory(name="Bürgerservice", city=cast.schwerte, phone="02304 104-0", step_free="yes")
    place = ProvisionFactory(city=cast.schwerte, office=office)

    page = shown(client, place.service, "?stadt=schwerte")

    assert "Bürgerservice" in page
    assert 'href="tel:023041040"' in page
    assert "Montag bis Freitag" in page
    assert re.search("Jetzt geöffnet bis|Geschlossen|Heute Feiertag", page)
    assert "Stufenloser Zugang" in page
    assert structured(page)["availableChannel"][0]["serviceLocation"]["name"] == "Bürgerservice"


def test_a_draft_is_nowhere(client: Client, cast: Cast) -> None:
    service = ServiceFactory()
    ProvisionFactory(service=service, city=cast.schwerte, responsible="Geheimes Amt", live=False)
    office = OfficeFactory(name="Entwurf einer Stelle", city=cast.dortmund, live=False)
    ProvisionFactory(service=service, city=cast.dortmund, office=office)

    page = shown(client, service)

    assert "Geheimes Amt" not in page
    assert "Entwurf einer Stelle" not in page
    assert client.get(f"/leistungen/{ServiceFactory(live=False).slug}/").status_code == 404


def test_what_is_over_says_so(client: Client) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)

    assert "Diese Leistung gab es bis" in shown(client, ServiceFactory(valid_until=yesterday))
    assert "Diese Leistung gibt es ab" in shown(client, ServiceFactory(valid_from=yesterday + timedelta(days=9)))


def test_english_names_what_is_not_translated(client: Client) -> None:
    service = ServiceFactory(title="Ausweis", title_en="ID card", short_text_en="Proves who you are.")
    service.documents = "Ein Foto"
    service.save()

    page = shown(client, service, site="/en")

    assert "ID card" in page
    assert "Proves who you are." in page
    assert "Only title and short text are translated" in page
    assert '<ul lang="de"><li>Ein Foto</li>' in page


def test_plain_language_has_its_place(client: Client) -> None:
    page = shown(client, ServiceFactory(plain_text="Sie brauchen das.", easy_text="Das ist leicht."))

    assert "In einfacher Sprache" in page
    assert "In Leichter Sprache" in page


def test_related_services_and_topics_lead_on(client: Client) -> None:
    other, topic = ServiceFactory(title="Reisepass"), TopicFactory(slug="ausweise")
    service = ServiceFactory(related=[other, ServiceFactory(title="Entwurf", live=False)], topics=[topic])

    page = shown(client, service)

    assert f'/leistungen/{other.slug}/">Reisepass' in page
    assert "/leistungen/?thema=ausweise" in page
    assert "Entwurf" not in page


def test_it_can_be_taken_along(client: Client) -> None:
    page = shown(client, ServiceFactory())

    assert "QR-Code dieser Seite" in page
    assert 'aria-label="QR-Code dieser Seite"' in page
    assert "mailto:?subject" in page
    assert 'href="tel:115"' in page


def test_text_of_editors_is_text(client: Client, cast: Cast) -> None:
    hurt = "<script>alert(1)</script>"
    service = ServiceFactory(title="Böse", short_text=hurt, documents=hurt, legal_basis=f"{hurt} javascript:alert(1)")
    ProvisionFactory(service=service, city=cast.schwerte, responsible=hurt, fees=[{"words": hurt}])

    page = shown(client, service)

    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_the_number_of_offices_does_not_change_the_number_of_queries(client: Client, cast: Cast) -> None:
    service = ServiceFactory()
    ProvisionFactory(service=service, city=cast.schwerte, office=OfficeFactory(city=cast.schwerte))
    few = count_queries(client, f"/leistungen/{service.slug}/")
    ProvisionFactory(service=service, city=cast.dortmund, office=OfficeFactory(city=cast.dortmund))

    assert count_queries(client, f"/leistungen/{service.slug}/") == few <= QUERY_BUDGET["directory:service_detail"]


@pytest.mark.parametrize("city", ["x", "%ff", "Schwerte", "schwerte,dortmund"])
def test_a_city_that_does_not_exist_is_refused_in_words(client: Client, cast: Cast, city: str) -> None:
    response = client.get(f"/leistungen/{ServiceFactory().slug}/?stadt={city}")

    assert response.status_code == 400
    assert "gibt es im Filter „Stadt“ nicht" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_page_is_remembered_until_somebody_writes_or_the_clock_says_another_thing(client: Client) -> None:
    caches["local"].clear()
    Stamp.objects.update_or_create(pk=1, defaults={"number": 1})
    office = OfficeFactory()
    place = ProvisionFactory(service=ServiceFactory(title="Vorher"), city=office.city, office=office)
    address = f"/leistungen/{place.service.slug}/"

    with time_machine.travel("2026-11-03T12:29:50+01:00", tick=False):
        before = client.get(address).content.decode()
        with CaptureQueriesContext(connection) as again:
            client.get(address)
        asked = [query["sql"] for query in again]
    with time_machine.travel("2026-11-03T12:30:10+01:00", tick=False):
        after = client.get(address).content.decode()
        Service.objects.update(title="Nachher")
        changed = client.get(address).content.decode()

    assert asked == ["SELECT number FROM core_stamp"]
    assert "Jetzt geöffnet bis 12.30 Uhr" in before
    assert "Jetzt geöffnet" not in after
    assert ("Vorher" in after, "Nachher" in changed, "Vorher" in changed) == (True, True, False)
