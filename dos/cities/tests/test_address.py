"""Addresses carry language and city by themselves."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from dos.cities import address, services
from dos.cities.models import City

pytestmark = pytest.mark.django_db


@pytest.fixture
def schwerte() -> City:
    """A city with a bound host."""
    return services.add_city(key="schwerte", name="Schwerte", hosts=["schwerte.localhost"])


def test_reverse_puts_language_and_city_in_front(schwerte: City) -> None:
    with address.on(schwerte), translation.override("en"):
        assert reverse("strategy:project_list") == "/en/schwerte/projekte/"
    assert reverse("strategy:project_list") == "/projekte/"


def test_canonical_is_on_the_programmes_address(schwerte: City) -> None:
    assert address.canonical("strategy:project_list", city=schwerte) == "http://testserver/schwerte/projekte/"


@pytest.mark.parametrize(
    ("host", "path", "link"),
    [
        ("testserver", "/projekte/", 'href="/projekte/'),
        ("testserver", "/schwerte/projekte/", 'href="/schwerte/projekte/'),
        ("testserver", "/en/schwerte/projekte/", 'href="/en/schwerte/projekte/'),
        ("schwerte.localhost", "/projekte/", 'href="/projekte/'),
    ],
)
def test_a_page_links_to_its_own_site(client: Client, schwerte: City, host: str, path: str, link: str) -> None:
    response = client.get(path, headers={"host": host})

    assert response.status_code == 200
    assert link in response.content.decode()


@pytest.mark.parametrize("host", ["evil.example", "a,b", "testserver@evil.example", "x/y", ""])
def test_unknown_hosts_are_refused(client: Client, host: str) -> None:
    assert client.get("/projekte/", headers={"host": host}).status_code == 400


def test_a_forwarded_host_is_not_believed(client: Client, schwerte: City) -> None:
    response = client.get("/projekte/", headers={"x-forwarded-host": "evil.example"})

    assert b"evil.example" not in response.content


def test_an_unknown_city_is_no_city(client: Client, schwerte: City) -> None:
    assert client.get("/hagen/projekte/").status_code == 404
