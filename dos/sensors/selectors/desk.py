"""What the desk asks about stations, streams and keys."""

from typing import Any

from django.db.models import Max, Q, QuerySet

from dos.cities import permissions as cities
from dos.cities.models import City
from dos.sensors.models import AccessKey, Datastream, Thing, ValueImport


def own_stations(user: Any, words: str = "") -> QuerySet[Thing]:
    """Return the stations that somebody may describe, with the time of their last value; silent ones first."""
    found = Thing.objects.filter(_own(user)).select_related("city")
    if words:
        found = found.filter(name__icontains=words)
    return found.annotate(last_time=Max("datastreams__state__last_time")).order_by("last_time", "name", "pk")


def own_streams(user: Any) -> QuerySet[Datastream]:
    """Return the streams of the stations that somebody may describe."""
    things = Thing.objects.filter(_own(user)).values("pk")
    return Datastream.objects.filter(thing__in=things).select_related("thing", "state").order_by("thing__name", "name")


def own_imports(user: Any) -> QuerySet[ValueImport]:
    """Return the imports into the streams of somebody's stations, the newest first; without the files."""
    found = ValueImport.objects.filter(datastream__in=own_streams(user).order_by().values("pk"))
    return found.defer("content").select_related("datastream__thing").order_by("-created_at", "-pk")


def own_keys(user: Any) -> QuerySet[AccessKey]:
    """Return the keys of the cities for which somebody may issue them, the newest first."""
    found = AccessKey.objects.select_related("city").prefetch_related("datastreams")
    if not user.is_superuser:
        found = found.filter(city__in=cities.role_city_ids(user, cities.PUBLISHING))
    return found.order_by("-created_at", "-pk")


def key_cities(user: Any) -> QuerySet[City]:
    """Return the cities for which somebody may issue keys."""
    if user.is_superuser:
        return City.objects.all()
    return City.objects.filter(pk__in=cities.role_city_ids(user, cities.PUBLISHING))


def _own(user: Any) -> Q:
    return Q() if user.is_superuser else Q(city_id__in=cities.role_city_ids(user))
