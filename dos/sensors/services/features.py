"""Deeds with features of interest."""

from django.db import transaction

from dos.sensors.models import FeatureOfInterest, Thing


@transaction.atomic
def make_default(*, thing_id: int) -> FeatureOfInterest | None:
    """Make the feature of values that name none, from the place of the thing, and use it again (18-088, 10.2.4).

    Nothing where the thing has no place: from 2.0 on a value need have no feature.
    """
    thing = Thing.objects.select_for_update().get(pk=thing_id)
    place = thing.locations.order_by("pk").first()
    if place is None:
        return None
    made, _is_new = FeatureOfInterest.objects.get_or_create(
        thing=thing,
        location=place,
        defaults={
            "name": place.name,
            "description": place.description,
            "encoding_type": place.encoding_type,
            "feature": place.location,
            "west": place.west,
            "south": place.south,
            "east": place.east,
            "north": place.north,
        },
    )
    return made
