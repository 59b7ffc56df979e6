"""What every page knows about its site: switch, languages, canonical address, menu; and it costs next to nothing."""

from typing import Any

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.portal.context import Site
from dos.portal.tests.factories import content_page, programme_home

pytestmark = pytest.mark.django_db


def frame(client: Client, address: str, **options: Any) -> Site:
    """The frame of the page at an address."""
    return client.get(address, **options).context["site"]


@pytest.fixture(autouse=True)
def _pages(cast: Cast) -> None:
    content_page(programme_home(), "kontakt")


def test_the_same_page_on_the_other_sites(client: Client) -> None:
    site = frame(client, "/en/schwerte/suche/?q=rad")

    assert [(entry.url, entry.is_current) for entry in site.switch] == [
        ("/en/suche/?q=rad", False),
        ("/en/dortmund/suche/?q=rad", False),
        ("/en/schwerte/suche/?q=rad", True),
    ]


def test_the_same_page_in_the_other_language(client: Client) -> None:
    site = frame(client, "/schwerte/kontakt/")

    assert [(entry.code, entry.url, entry.is_current) for entry in site.languages] == [
        ("de", "/schwerte/kontakt/", True),
        ("en", "/en/schwerte/kontakt/", False),
    ]


def test_search_machines_find_the_other_language_by_its_full_address(client: Client, cast: Cast) -> None:
    cast.schwerte.hosts = ["schwerte.localhost"]
    cast.schwerte.save()

    of_programme = client.get("/kontakt/").content.decode()
    of_host = client.get("/kontakt/", headers={"host": "schwerte.localhost"}).content.decode()

    assert '<link rel="alternate" hreflang="en" href="http://testserver/en/kontakt/">' in of_programme
    assert '<link rel="alternate" hreflang="en" href="http://schwerte.localhost/en/kontakt/">' in of_host


def test_a_page_travels_packed(client: Client) -> None:
    plain = client.get("/kontakt/")

    packed = client.get("/kontakt/", headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.content) < len(plain.content) / 2


def test_shared_pages_are_canonical_on_the_programmes_site(client: Client) -> None:
    assert frame(client, "/schwerte/kontakt/?x=1").canonical == "http://testserver/kontakt/"
    assert frame(client, "/en/schwerte/kontakt/").canonical == "http://testserver/en/kontakt/"


def test_a_citys_host_has_short_addresses_and_leads_back(client: Client, cast: Cast, settings: Any) -> None:
    cast.schwerte.hosts = ["schwerte.localhost"]
    cast.schwerte.save()

    site = frame(client, "/kontakt/", headers={"host": "schwerte.localhost"})

    assert site.home_url == "/"
    assert [entry.url for entry in site.switch] == [
        "http://testserver/kontakt/",
        "http://testserver/dortmund/kontakt/",
        "/kontakt/",
    ]


def test_the_menu_marks_where_you_are(client: Client) -> None:
    current = [entry.url for entry in frame(client, "/schwerte/mitmachen/").menu if entry.is_current]

    assert current == ["/schwerte/mitmachen/"]


def test_duties_are_reachable_from_an_error_page(client: Client) -> None:
    urls = [entry.url for entry in frame(client, "/en/gibtesnicht/").footer]

    assert {
        "/en/impressum/",
        "/en/datenschutz/",
        "/en/barrierefreiheit/",
        "/en/leichte-sprache/",
        "/en/kontakt/",
    } <= set(urls)


def test_long_query_strings_are_not_repeated(client: Client) -> None:
    site = frame(client, "/suche/?q=" + "x" * 2000)

    assert all("?" not in entry.url for entry in site.switch)
