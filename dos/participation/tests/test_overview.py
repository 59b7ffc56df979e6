"""Ways to take part: the list, and what they add to pages of projects and fields."""

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.participation.models import Offer
from dos.strategy.tests.factories import ActionFieldFactory
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db


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


def test_nothing_found_offers_a_way_out(client: Client, cast: Cast) -> None:
    assert "Dazu ist kein Angebot belegt" in client.get("/mitmachen/").content.decode()


@pytest.mark.parametrize("query", ["stadt=atlantis", "stand=nie"])
def test_unknown_value_is_refused_in_words(client: Client, cast: Cast, query: str) -> None:
    response = client.get(f"/mitmachen/?{query}")

    assert response.status_code == 400
    assert "gibt es in diesem Filter nicht" in response.content.decode()


def test_offer_stands_beside_its_field(client: Client, cast: Cast) -> None:
    field = ActionFieldFactory(slug="umwelt")
    offer("Umfrage Rad", city=cast.schwerte).action_fields.add(field)

    assert "Umfrage Rad" in client.get("/handlungsfelder/umwelt/").content.decode()


def test_queries_do_not_grow(client: Client, cast: Cast) -> None:
    offer("Eins", city=cast.schwerte)
    before = count_queries(client, "/mitmachen/")

    for number in range(8):
        offer(f"Umfrage {number}", city=cast.schwerte)

    assert count_queries(client, "/mitmachen/") == before
