"""Entities are removed, and with them what cannot be without them (18-088, 10.4, table 25)."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from dos.sensors.models import Datastream, FeatureOfInterest, HistoricalLocation, Location
from dos.sensors.permissions import Reach
from dos.sensors.services.changing import writable_entity, writable_observation
from dos.sensors.services.entities import refuse_foreign
from dos.sensors.storage import changing

# Which streams go with an entity.
_STREAMS = {"Things": "thing", "Sensors": "sensor", "ObservedProperties": "observed_property", "Datastreams": "pk"}


@transaction.atomic
def remove_entity(*, reach: Reach, kind: str, key: int) -> None:
    """Remove an entity with the streams, values and former places that hang on it.

    Refused where a stream of another city hangs on it, so that nobody removes what is not theirs.
    """
    entity: Any = writable_entity(reach, kind, key)
    if kind in _STREAMS:
        _remove_streams(reach, Datastream.objects.filter(**{_STREAMS[kind]: key}).select_related("thing"))
    if isinstance(entity, Location):
        for thing in entity.things.all():
            refuse_foreign(reach, thing)
        HistoricalLocation.objects.filter(locations=entity).delete()
    if isinstance(entity, FeatureOfInterest):
        _remove_values_about(reach, entity)
    if kind != "Datastreams":
        entity.delete()


@transaction.atomic
def remove_observation(*, reach: Reach, key: int) -> None:
    """Remove one value; sums and state of its stream follow."""
    columns = writable_observation(reach, key)
    changing.remove([changing.Place(columns["datastream_id"], columns["phenomenon_start"], key)])


def _remove_streams(reach: Reach, streams: QuerySet[Datastream]) -> None:
    found: Sequence[Datastream] = list(streams)
    for stream in found:
        refuse_foreign(reach, stream.thing)
    changing.remove_all([stream.pk for stream in found])
    Datastream.objects.filter(pk__in=[stream.pk for stream in found]).delete()


def _remove_values_about(reach: Reach, feature: FeatureOfInterest) -> None:
    for stream in Datastream.objects.filter(observed_features__feature=feature).select_related("thing"):
        refuse_foreign(reach, stream.thing)
        changing.remove(changing.places_about(stream.pk, feature.pk))
