"""The list of services: one filter for every view and every format."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core import search
from dos.core.models import SearchMiss
from dos.directory.tests.factories import (
    OfficeFactory,
    ProvisionFactory,
    ServiceFactory,
    SituationFactory,
    TopicFactory,
)
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = pytest.mark.django_db


def found(client: Client, query: str = "", path: str = "/leistungen/") -> str:
    """Return the results of the list for a query."""
    response = client.get(f"{path}?{query}", headers={"HX-Request": "true"})
    assert response.status_code == 200
    return response.content.decode()


def titles(page: str) -> list[str]:
    """Return the titles of the rows, in their order."""
    return re.findall(r'class="row__title plain-title"><a href="[^"]*">([^<]*)</a>', page)


def test_services_stand_in_german_order_and_drafts_nowhere(client: Client) -> None:
    for title in ("Zoo besuchen", "Ärztehaus", "Arzt finden"):
        ServiceFactory(title=title)
    ServiceFactory(title="Entwurf", live=False)
    ServiceFactory(title="Abgeschafft", valid_until=timezone.localdate() - timedelta(days=1))

    assert titles(found(client)) == ["Arzt finden", "Ärztehaus", "Zoo besuchen"]


def test_a_row_says_who_does_it_in_each_city(client: Client, cast: Cast) -> None:
    service = ServiceFactory(title="Führerschein")
    ProvisionFactory(service=service, city=cast.schwerte, level="district", responsible="Kreis Unna")
    ProvisionFactory(service=service, city=cast.dortmund, responsible="Stadt Dortmund", online="yes")

    page = found(client)

    assert "Kreis Unna für Schwerte" in page
    assert "<span>Stadt Dortmund</span>" in page
    assert "online" in page
    assert "Kreis Unna" not in found(client, "stadt=dortmund")


def test_on_a_citys_site_its_own_come_first_and_all_are_one_click_away(client: Client, cast: Cast) -> None:
    ProvisionFactory(service=ServiceFactory(title="Nur hier"), city=cast.schwerte)
    ProvisionFactory(service=ServiceFactory(title="Nur dort"), city=cast.dortmund)

    assert titles(found(client, path="/schwerte/leistungen/")) == ["Nur hier"]
    assert titles(found(client, "stadt=alle", path="/schwerte/leistungen/")) == ["Nur dort", "Nur hier"]


def test_every_filter_finds_its_own(client: Client, cast: Cast) -> None:
    topic, situation = TopicFactory(slug="ausweise"), SituationFactory(slug="umziehen")
    office = OfficeFactory(slug="buergerbuero", city=cast.schwerte)
    wanted = ServiceFactory(title="Gesucht", topics=[topic], situations=[situation])
    ProvisionFactory(service=wanted, city=cast.schwerte, office=office, online="yes")
    ProvisionFactory(service=ServiceFactory(title="Anderes"), city=cast.dortmund, origin="generic")

    for query in (
        *("thema=ausweise", "lebenslage=umziehen", "stelle=buergerbuero", "stadt=schwerte", "nur=online"),
        *("nur=belegt", "buchstabe=g", "thema=ausweise&stadt=schwerte&nur=online"),
    ):
        assert titles(found(client, query)) == ["Gesucht"], query
    assert titles(found(client, "stadt=dortmund&stelle=buergerbuero")) == []


@pytest.mark.parametrize("query", ["thema=x", "stadt=x", "nur=x", "ansicht=x", "seite=0", "buchstabe=ß", "stelle=%ff"])
def test_what_does_not_exist_is_refused_in_words(client: Client, query: str) -> None:
    response = client.get(f"/leistungen/?{query}")

    assert response.status_code == 400
    assert "Bitte wählen Sie" in response.text or "Seiten zählen ab 1" in response.text


def test_words_are_looked_for_by_the_one_search(client: Client, cast: Cast) -> None:
    ProvisionFactory(service=ServiceFactory(title="Personalausweis", synonyms=["Perso"]), city=cast.schwerte)
    ProvisionFactory(service=ServiceFactory(title="Hundesteuer"), city=cast.schwerte)
    search.rebuild()

    assert titles(found(client, "q=Perso"))[0] == "Personalausweis"
    assert "Personalausweis" in client.get("/leistungen/vorschlaege/?q=Perso").text
    assert "Personalausweis" in client.get("/suche/?q=Perso").text


def test_titles_that_hold_what_is_typed_are_suggested_first(client: Client, cast: Cast) -> None:
    told = ServiceFactory(title="Ausweis abholen", synonyms=["Pass", "Passamt"], short_text="Pass, Pass, Pass.")
    ProvisionFactory(service=told, city=cast.schwerte)
    ProvisionFactory(service=ServiceFactory(title="Reisepass", title_en="Passport"), city=cast.schwerte)
    search.rebuild()

    page, english = (client.get(f"{site}/leistungen/vorschlaege/?q=pass").text for site in ("", "/en"))

    assert page.index("Reisepass") < page.index("Ausweis abholen")
    assert "Passport" in english


def test_nothing_found_leads_on(client: Client, cast: Cast) -> None:
    topic = TopicFactory(title="Ausweise")
    ProvisionFactory(service=ServiceFactory(topics=[topic]), city=cast.schwerte)

    page = client.get("/leistungen/?nur=online&stadt=dortmund").text

    assert "Dazu gibt es hier noch keine Leistung" in page
    assert "tel:115" in page
    assert "Schreiben Sie dem Projektteam" in page


def test_any_bytes_are_a_question(client: Client) -> None:
    for text in ("%ff%fe", "'; DROP TABLE", "%F0%9F%90%95" * 60, "%E2%80%AE", "(((", "*"):
        assert client.get(f"/leistungen/?q={text}").status_code == 200, text
        assert client.get(f"/leistungen/vorschlaege/?q={text}").status_code == 200, text


def test_the_ways_in_stand_at_the_entrance_with_their_numbers(client: Client, cast: Cast) -> None:
    topic, empty = TopicFactory(slug="ausweise", title="Ausweise"), TopicFactory(title="Leeres Thema")
    situation = SituationFactory(slug="umziehen", title="Umziehen")
    ProvisionFactory(service=ServiceFactory(topics=[topic], situations=[situation]), city=cast.schwerte)
    ProvisionFactory(service=ServiceFactory(topics=[topic, empty]), city=cast.dortmund)

    page = found(client, path="/schwerte/leistungen/")

    assert re.search(r'<a href="\?thema=ausweise">Ausweise</a> <span class="muted small">1<', page)
    assert "?lebenslage=umziehen" in page
    assert "Leeres Thema" not in page
    assert "lebenslage=" not in found(client, "thema=ausweise")


def test_letters_know_umlauts_and_digits(client: Client) -> None:
    for title in ("Ärztehaus", "1. Hilfe", "Zoo"):
        ServiceFactory(title=title)

    page = found(client, "ansicht=a-z")

    assert [f"<h3>{letter}</h3>" in page for letter in ("0-9", "A", "Z", "B")] == [True, True, True, False]
    assert "Ärztehaus" in found(client, "ansicht=a-z&buchstabe=A")
    assert "Zoo" not in found(client, "ansicht=a-z&buchstabe=A")
    assert "Leistungen mit B" not in page


def test_in_english_the_order_follows_the_english_title(client: Client) -> None:
    ServiceFactory(title="Zoo", title_en="Animals")
    ServiceFactory(title="Amt", title_en="Office")
    ServiceFactory(title="Markt")

    page = found(client, path="/en/leistungen/")

    assert page.index("Animals") < page.index("Markt") < page.index("Office")


def test_the_map_shows_the_offices_of_what_was_asked_for(client: Client, cast: Cast) -> None:
    topic = TopicFactory(slug="ausweise")
    here, there = OfficeFactory(name="Bürgerbüro", city=cast.schwerte), OfficeFactory(name="Bauamt", city=None)
    ProvisionFactory(service=ServiceFactory(topics=[topic]), city=cast.schwerte, office=here)
    ProvisionFactory(service=ServiceFactory(), city=cast.schwerte, office=there)

    everything = found(client, "ansicht=karte", path="/schwerte/leistungen/")
    narrowed = found(client, "ansicht=karte&thema=ausweise")
    points = json.loads(client.get("/leistungen.geojson?thema=ausweise").text)["features"]

    assert titles(everything) == ["Bauamt", "Bürgerbüro"]
    assert "öffnet" in everything or "geöffnet" in everything or "Feiertag" in everything
    assert titles(narrowed) == ["Bürgerbüro"]
    assert [point["properties"]["label"] for point in points] == ["Bürgerbüro"]


def test_pages_end(client: Client) -> None:
    for _ in range(21):
        ServiceFactory()

    assert "?seite=2" in found(client)
    assert len(titles(found(client, "seite=2"))) == 1
    assert client.get("/leistungen/?seite=3").status_code == 404


def test_the_same_filter_gives_data(client: Client, cast: Cast) -> None:
    service = ServiceFactory(slug="hund", title="=Hund", leika_key="99102013000000")
    ProvisionFactory(service=service, city=cast.schwerte, online="unknown")
    ProvisionFactory(
        service=service, city=cast.dortmund, online="no", office=OfficeFactory(slug="amt", city=cast.dortmund)
    )
    ServiceFactory(slug="ohne", title="Ohne Stelle")

    table = list(csv.DictReader(io.StringIO(client.get("/leistungen.csv").text.lstrip("\ufeff")), delimiter=";"))
    told = client.get("/leistungen.json?stadt=dortmund").json()

    assert [(row["kennung"], row["stadt"], row["online"]) for row in table] == [
        ("hund", "dortmund", "nein"),
        ("hund", "schwerte", ""),
        ("ohne", "", ""),
    ]
    assert table[0]["titel"] == "'=Hund"
    assert told["anzahl"] == 1
    assert told["leistungen"][0]["stelle"] == "amt"
    assert client.get("/leistungen.json?stadt=x").status_code == 400


def test_what_was_published_just_now_is_there(client: Client) -> None:
    found(client)
    topic = TopicFactory(slug="ganz-neu")
    ServiceFactory(title="Frisch", topics=[topic])

    assert titles(found(client, "thema=ganz-neu")) == ["Frisch"]


def test_the_number_of_rows_does_not_change_the_number_of_queries(client: Client, cast: Cast) -> None:
    topic = TopicFactory()
    ProvisionFactory(service=ServiceFactory(topics=[topic]), city=cast.schwerte, office=OfficeFactory(city=None))
    few = {view: count_queries(client, f"/leistungen/?ansicht={view}") for view in ("liste", "a-z", "karte")}
    for _ in range(12):
        ProvisionFactory(service=ServiceFactory(topics=[topic]), city=cast.schwerte, office=OfficeFactory(city=None))

    many = {view: count_queries(client, f"/leistungen/?ansicht={view}") for view in few}

    assert many == few
    assert few == {view: QUERY_BUDGET[f"directory:service_list {view}"] for view in few}


def test_the_sitemap_names_every_service_once(client: Client) -> None:
    service = ServiceFactory()

    office = OfficeFactory()

    files = [client.get(f"/sitemap-{key}.xml") for key in ("programm", office.city.key)]
    programme, city = (file.getvalue().decode() for file in files)

    assert programme.count(f"<loc>http://testserver/leistungen/{service.slug}/</loc>") == 1
    assert f"/{office.city.key}/leistungen/</loc>" in city
    assert f"/{office.city.key}/stellen/{office.slug}/</loc>" in city
    assert f"/stellen/{office.slug}/" not in programme


def test_a_service_wanted_in_vain_is_counted_and_what_is_found_or_narrowed_is_not(client: Client, cast: Cast) -> None:
    ProvisionFactory(service=ServiceFactory(title="Hund anmelden"), city=cast.schwerte)
    search.rebuild()

    for query in ("q=qyzzwx", "q=qyzzwx&stadt=schwerte", "q=Hund", "q=qyzzwx&seite=1&nur=online", "q=!", ""):
        assert client.get(f"/leistungen/?{query}").status_code == 200
    found(client, "q=qyzzwx")

    assert list(SearchMiss.objects.values_list("words", "number")) == [("", 2)]
