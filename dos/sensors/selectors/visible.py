"""Which entities somebody may see, as querysets; the same rule as `storage` puts into its own SQL."""

from typing import Any

from django.db.models import Q, QuerySet

from dos.sensors.models import (
    Access,
    Datastream,
    FeatureOfInterest,
    HistoricalLocation,
    Location,
    ObservedProperty,
    Sensor,
    Thing,
)
from dos.sensors.permissions import Reach


def things(reach: Reach) -> QuerySet[Thing]:
    """Return the things within somebody's reach."""
    return Thing.objects.filter(_things_of(reach, ""))


def entities(kind: str, reach: Reach) -> QuerySet[Any]:
    """Return the entities of a set within somebody's reach; what nothing uses is there for those who write."""
    return _QUESTIONS[kind](reach)


def _things_of(reach: Reach, way: str) -> Q:
    if reach.reads_nothing:
        return Q(pk__in=[])
    if reach.is_administrator:
        return Q()
    told = Q(**{f"{way}access": Access.PUBLIC}) | Q(**{f"{way}city_id__in": reach.city_ids})
    return told | Q(**{f"{way}access": Access.INTERNAL}) if reach.is_of_programme else told


def _used(model: Any, way: str, reach: Reach) -> QuerySet[Any]:
    """Return what some visible thing uses, and what none uses where somebody of the programme asks."""
    used = Q(pk__in=model.objects.filter(_things_of(reach, f"{way}__")).values("pk"))
    if reach.is_administrator:
        return model.objects.all()
    unused = Q(**{f"{way.partition('__')[0]}__isnull": True}) if reach.is_of_programme else Q(pk__in=[])
    return model.objects.filter(used | unused)


def _locations(reach: Reach) -> QuerySet[Location]:
    """Return the places where a visible thing is or was, and those of no thing for whoever writes."""
    if reach.is_administrator:
        return Location.objects.all()
    now = Location.objects.filter(_things_of(reach, "things__")).values("pk")
    then = Location.objects.filter(_things_of(reach, "historical_locations__thing__")).values("pk")
    unused = Q(things=None, historical_locations=None) if reach.writes_city_ids else Q(pk__in=[])
    return Location.objects.filter(Q(pk__in=now) | Q(pk__in=then) | unused)


def _features(reach: Reach) -> QuerySet[FeatureOfInterest]:
    if reach.is_administrator:
        return FeatureOfInterest.objects.all()
    of_things = Q(pk__in=FeatureOfInterest.objects.filter(_things_of(reach, "thing__")).values("pk"))
    seen = FeatureOfInterest.objects.filter(_things_of(reach, "observed_features__datastream__thing__")).values("pk")
    unused = Q(thing=None, observed_features=None) if reach.is_of_programme else Q(pk__in=[])
    return FeatureOfInterest.objects.filter((of_things & Q(thing__isnull=False)) | Q(pk__in=seen) | unused)


_QUESTIONS = {
    "Things": things,
    "Locations": _locations,
    "HistoricalLocations": lambda reach: HistoricalLocation.objects.filter(_things_of(reach, "thing__")),
    "Datastreams": lambda reach: Datastream.objects.filter(_things_of(reach, "thing__")),
    "Sensors": lambda reach: _used(Sensor, "datastreams__thing", reach),
    "ObservedProperties": lambda reach: _used(ObservedProperty, "datastreams__thing", reach),
    "FeaturesOfInterest": _features,
}
