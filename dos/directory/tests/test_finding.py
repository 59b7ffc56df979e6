"""What goes public is found at once, and what was taken away is not."""

import pytest

from dos.cities.tests.cast import Cast
from dos.core import search
from dos.core.models import SearchDocument
from dos.directory.models import Office, Provision, Service
from dos.directory.tests.factories import OfficeFactory, ProvisionFactory, ServiceFactory

pytestmark = pytest.mark.django_db


def titles(text: str) -> list[str]:
    return [hit.title for hit in search.answer(text, city_key="", limit=5).hits]


def cities() -> str:
    return SearchDocument.objects.get(kind="service").city_keys.strip("| ,")


def published(obj: Service | Provision | Office) -> None:
    obj.save_revision().publish()


def test_a_service_is_found_once_it_is_public_and_no_longer_when_it_is_taken_off() -> None:
    service = ServiceFactory(title="Lastenrad ausleihen", synonyms=["Transportrad"], live=False)
    assert titles("Lastenrad") == []

    published(service)
    assert titles("Transportrad") == ["Lastenrad ausleihen"]

    service.title = "Rikscha ausleihen"
    published(service)
    assert titles("Rikscha") == ["Rikscha ausleihen"]

    Service.objects.get().unpublish()
    assert "Rikscha ausleihen" not in titles("Rikscha")


def test_a_new_provision_puts_the_service_into_its_city(cast: Cast) -> None:
    service = ServiceFactory(title="Lastenrad ausleihen")
    published(service)
    assert cities() == ""

    row = ProvisionFactory(service=service, city=cast.schwerte, live=False)
    published(row)
    assert cities() == "schwerte"

    row.delete()
    assert cities() == ""


def test_what_is_deleted_is_not_found(cast: Cast) -> None:
    office, service = OfficeFactory(name="Fundbüro am Markt"), ServiceFactory(title="Lastenrad ausleihen")
    published(office)
    published(service)
    assert titles("Fundbüro") == ["Fundbüro am Markt"]

    office.delete()
    service.delete()

    assert titles("Fundbüro") == titles("Lastenrad") == []


def test_what_is_no_longer_offered_is_not_found() -> None:
    service = ServiceFactory(title="Lastenrad ausleihen", valid_until="2020-01-01")

    published(service)

    assert titles("Lastenrad") == []
