"""Which services people open most; a number that few made says nothing and is not shown."""

from datetime import date

from django.db.models import Q

from dos.cities.models import City
from dos.core import search
from dos.directory.models import Provision, Service

SHOWN, LEAST_OPENED, LOOKED_AT = 5, 5, 100


def most_asked(city: City | None, today: date) -> list[Service]:
    """Return the five services of a city, or of all, that were opened most in the last 30 days, most wanted first."""
    counted = {key: number for (kind, key), number in search.openings().items() if kind == "service"}
    wanted = sorted(
        (slug for slug in counted if counted[slug] >= LEAST_OPENED), key=lambda slug: (-counted[slug], slug)
    )
    if not wanted:
        return []
    found = Service.objects.published().filter(slug__in=wanted[:LOOKED_AT])
    found = found.filter(Q(valid_until=None) | Q(valid_until__gte=today))
    if city is not None:
        found = found.filter(pk__in=Provision.objects.published().filter(city=city).values("service"))
    by_slug = {service.slug: service for service in found}
    return [by_slug[slug] for slug in wanted if slug in by_slug][:SHOWN]
