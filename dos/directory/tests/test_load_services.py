"""The services of the demonstration: each once, with its sources, marked where it is only usual."""

import json
from pathlib import Path

import pytest

from dos.cities.tests.cast import Cast
from dos.directory.models import Office, Origin, Provision, Service
from dos.directory.services.demo import load_services

pytestmark = pytest.mark.django_db
FILE = Path(__file__).parents[3] / "demo" / "services.json"


@pytest.fixture
def told() -> dict:
    """What the file says, cut down to what these tests ask."""
    whole = json.loads(FILE.read_text(encoding="utf-8"))
    wanted = {"personalausweis", "sterbeurkunde", "beispiel-lastenrad-leihen", "hund-anmelden", "hundesteuer"}
    services = [item for item in whole["services"] if item["slug"] in wanted]
    known = {item["slug"] for item in services}
    return whole | {"services": [{**item, "related": [s for s in item["related"] if s in known]} for item in services]}


def test_the_file_holds_each_service_once_with_at_most_one_provision_for_a_city() -> None:
    whole = json.loads(FILE.read_text(encoding="utf-8"))
    slugs = [item["slug"] for item in whole["services"]]
    places = [(item["slug"], place["city"]) for item in whole["services"] for place in item["provisions"]]

    assert len(slugs) == len(set(slugs)) > 200
    assert len(places) == len(set(places))
    assert {slug for item in whole["services"] for slug in item["related"]} <= set(slugs)


def test_loading_twice_changes_nothing_and_editors_keep_what_they_wrote(cast: Cast, told: dict) -> None:
    load_services(told)
    before = (Service.objects.count(), Provision.objects.count(), Office.objects.count())
    service = Service.objects.get(slug="personalausweis")
    service.title = "Ausweis"
    service.save_revision().publish()

    load_services(told)

    assert (Service.objects.count(), Provision.objects.count(), Office.objects.count()) == before
    assert Service.objects.get(slug="personalausweis").title == "Ausweis"


def test_what_is_only_usual_is_marked_and_the_example_is_whole(cast: Cast, told: dict) -> None:
    load_services(told)

    proven = {
        (item["slug"], place["city"]): place["is_proven"] for item in told["services"] for place in item["provisions"]
    }
    for row in Provision.objects.select_related("service", "city").filter(service__is_example=False):
        expected = Origin.RESEARCHED if proven[row.service.slug, row.city.key] else Origin.GENERIC
        assert row.origin == expected
    example = Service.objects.get(is_example=True)
    assert example.documents.count("\n") == 2
    assert example.procedure.startswith("Suchen Sie online")
    place = example.provisions.get(city=cast.schwerte)
    assert place.trust_level == "basic"
    assert [fee.amount for fee in place.fees.all()] == [0, 12]
    office = place.office
    assert office is not None
    assert office.step_free == "yes"
    assert office.accessible_parking == "yes"
    assert office.exceptions.count() == 2
