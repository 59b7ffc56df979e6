"""What the desk shows about a service beside its text."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from dos.cities.models import City
from dos.directory.models import Provision, Service


@dataclass(frozen=True)
class Place:
    """One city, and who provides the service there, if somebody has said so."""

    city: City
    provision: Provision | None


def places(service: Service) -> list[Place]:
    """Return every city with its provision of the service."""
    rows = {row.city_id: row for row in Provision.objects.filter(service_id=service.pk).select_related("office")}
    return [Place(city, rows.get(city.pk)) for city in City.objects.all()]


def new_place(service: Service, city: City) -> str:
    """Return the query with which the form of a new provision begins."""
    return urlencode({"leistung": service.slug, "kommune": city.key})


def begun_provision(parameters: Mapping[str, str]) -> Provision:
    """Return a new provision of the service and city that the query names; what is not there stays open."""
    row = Provision()
    service = Service.objects.filter(slug=parameters.get("leistung", "")[:100]).first()
    city = City.objects.filter(key=parameters.get("kommune", "")[:40]).first()
    if service is not None:
        row.service = service
    if city is not None:
        row.city = city
    return row
