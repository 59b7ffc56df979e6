"""The network knows who offers which way to take part, in which field and at which project."""

import json
from typing import Any

import pytest
from django.test import Client

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.models import City
from dos.cities.tests.cast import Cast
from dos.participation.models import Offer
from dos.participation.tests.factories import ProcessFactory
from dos.strategy.models import ActionField
from dos.strategy.tests.factories import ActionFieldFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(cast: Cast) -> ActionField:
    """A field, and the organisations that bear the names of both cities."""
    for city, slug, name in ((cast.schwerte, "stadt-s", "Stadt S"), (cast.dortmund, "stadt-d", "Stadt D")):
        City.objects.filter(pk=city.pk).update(official_name=name)
        OrganisationFactory(slug=slug, name=name, city=city)
    found: ActionField = ActionFieldFactory(slug="energie", name="Energie")
    return found


def offer(slug: str, **values: Any) -> Offer:
    return Offer.objects.create(slug=slug, title=f"Angebot {slug}", channel="Portal", live=True, **values)


def told(client: Client) -> set[tuple[str, str]]:
    found = json.loads(client.get("/netzwerk.json?rolle=offers").content)
    return {(one["akteur_kuerzel"], one["woran"]) for one in found["beziehungen"]}


def test_a_city_offers_its_processes_and_offers(client: Client, cast: Cast, field: ActionField) -> None:
    ProcessFactory(slug="ideen", city=cast.schwerte, action_field=field)
    offer("portal", city=cast.dortmund).action_fields.add(field)

    assert told(client) == {("stadt-s", "process/ideen"), ("stadt-d", "offer/portal")}
    assert "bietet Beteiligung an" in client.get("/akteure/stadt-s/").content.decode()


def test_a_joint_one_is_offered_by_all_cities(client: Client, field: ActionField) -> None:
    ProcessFactory(slug="gemeinsam", city=None, action_field=field)

    assert told(client) == {("stadt-s", "process/gemeinsam"), ("stadt-d", "process/gemeinsam")}


def test_an_offer_is_found_on_the_page_of_its_project(client: Client, cast: Cast, field: ActionField) -> None:
    row = offer("karte", city=cast.schwerte)
    row.projects.add(ProjectFactory(slug="brunnen", lead_city=cast.schwerte))
    row.action_fields.add(field)

    page = client.get("/netzwerk/?feld=energie").content.decode()

    assert 'href="/projekte/brunnen/">Angebot karte</a>' in page


def test_drafts_examples_and_what_belongs_nowhere_are_left_out(client: Client, cast: Cast, field: ActionField) -> None:
    ProcessFactory(slug="entwurf", city=cast.schwerte, action_field=field, live=False)
    ProcessFactory(slug="beispiel", city=cast.schwerte, action_field=field, is_example=True)
    offer("nirgends", city=cast.schwerte)
    ProcessFactory(slug="ideen", city=cast.schwerte)

    assert told(client) == {("stadt-s", "process/ideen")}


def test_offering_closes_no_gap(client: Client, cast: Cast, field: ActionField) -> None:
    ProjectFactory(lead_city=cast.schwerte, action_fields=[field])
    ProcessFactory(slug="ideen", city=cast.schwerte, action_field=field)

    gaps = client.get("/netzwerk/?ansicht=luecken").content.decode().split("Wo noch jemand fehlt")[1]

    assert "1 Vorhaben, noch kein Partner" in gaps
