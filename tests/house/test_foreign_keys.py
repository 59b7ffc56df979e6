"""A foreign key points down or stays in its room, and a lower room cannot reach back up through it."""

from django.apps import apps
from django.db.models import ForeignObject, ManyToManyField, Model
from django.db.models.fields.related import RelatedField

from tests.house.source import STOREYS

HEIGHT = {room: height for height, rooms in enumerate(reversed(STOREYS)) for room in rooms}


def test_foreign_keys_point_down() -> None:
    upward = [
        str(field) for field in keys_leaving_their_room() if height_of(field.related_model) >= height_of(field.model)
    ]

    assert upward == []


def test_keys_that_leave_their_room_offer_no_way_back() -> None:
    open_ways = [str(field) for field in keys_leaving_their_room() if not field.remote_field.hidden]

    assert open_ways == []


def keys_leaving_their_room() -> list[RelatedField]:
    return [
        field
        for model in apps.get_models()
        if room_of(model) in HEIGHT
        for field in model._meta.get_fields()
        if isinstance(field, ForeignObject | ManyToManyField) and field.model is model
        if not comes_from_a_framework(field)
        and room_of(field.related_model) in HEIGHT
        and room_of(field.related_model) != room_of(model)
    ]


def comes_from_a_framework(field: RelatedField) -> bool:
    """Tell whether an abstract model of a library brought the field along."""
    bases = [
        base for base in field.model.__mro__[1:] if issubclass(base, Model) and not base.__module__.startswith("dos.")
    ]
    return any(field.name in {own.name for own in base._meta.local_fields} for base in bases if hasattr(base, "_meta"))


def room_of(model: type[Model]) -> str:
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "dos" else ""


def height_of(model: type[Model]) -> int:
    return HEIGHT[room_of(model)]
