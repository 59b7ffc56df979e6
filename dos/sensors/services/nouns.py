"""What each entity of SensorThings takes: its properties, which of them must be there, its relations (18-088, 8.2)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from dos.core import geo
from dos.core.errors import Refused
from dos.sensors.models import (
    Datastream,
    FeatureOfInterest,
    HistoricalLocation,
    Location,
    ObservedProperty,
    Sensor,
    Thing,
)
from dos.sensors.storage import times

GEOJSON = ("application/geo+json", "application/vnd.geo+json")
LONGEST_TEXT, LONGEST_NAME, DEEPEST = 65_536, 255, 20
Told = Mapping[str, Any]
Read = Callable[[Any, str], Any]


def words(told: Any, name: str) -> str:
    """Return a text of at most 64 KB."""
    if not isinstance(told, str) or len(told) > LONGEST_TEXT or "\x00" in told:
        raise Refused(_("„%(name)s“ muss ein Text sein.") % {"name": name})
    return told


def short_words(told: Any, name: str) -> str:
    """Return a text that is not empty and fits into a line."""
    text = words(told, name)
    if not text.strip() or len(text) > LONGEST_NAME:
        raise Refused(_("„%(name)s“ muss ein Text mit 1 bis 255 Zeichen sein.") % {"name": name})
    return text


def mapping(told: Any, name: str) -> dict[str, Any]:
    """Return a JSON object."""
    if not isinstance(told, dict):
        raise Refused(_("„%(name)s“ muss ein JSON-Objekt sein.") % {"name": name})
    return anything(told, name)


def anything(told: Any, name: str) -> Any:
    """Return any JSON that can be kept: not deeper than 20, without characters that PostgreSQL cannot keep."""
    waiting = [(told, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEEPEST or (isinstance(node, str) and "\x00" in node):
            raise Refused(_("„%(name)s“ ist zu tief verschachtelt oder enthält unlesbare Zeichen.") % {"name": name})
        inner = [*node, *node.values()] if isinstance(node, dict) else node if isinstance(node, list) else []
        waiting.extend((one, depth + 1) for one in inner)
    return told


def moment(told: Any, name: str) -> int:
    """Return a time in microseconds since 1970."""
    try:
        return times.read(told)
    except (TypeError, ValueError):
        raise Refused(_("„%(name)s“ muss ein Zeitpunkt wie 2030-01-31T12:00:00Z sein.") % {"name": name}) from None


@dataclass(frozen=True)
class Noun:
    """One kind of entity: how its properties are called here and read, and where its relations lead.

    `to_one` and `to_many` map a relation's name to the attribute of the model; `children` are entities that cannot be
    without this one, with the attribute by which they point to it.
    """

    model: type[models.Model]
    properties: Mapping[str, tuple[str, Read]]
    required: tuple[str, ...]
    to_one: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    to_many: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    children: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    geometry: str = ""


_DESCRIBED: dict[str, tuple[str, Read]] = {
    "name": ("name", short_words),
    "description": ("description", words),
    "properties": ("properties", mapping),
}
NOUNS: dict[str, Noun] = {
    "Things": Noun(
        Thing,
        _DESCRIBED,
        ("name", "description"),
        to_many={"Locations": ("locations", "Locations")},
        children={"Datastreams": ("Datastreams", "Thing")},
    ),
    "Locations": Noun(
        Location,
        {**_DESCRIBED, "encodingType": ("encoding_type", short_words), "location": ("location", anything)},
        ("name", "description", "encodingType", "location"),
        to_many={"Things": ("things", "Things")},
        geometry="location",
    ),
    "HistoricalLocations": Noun(
        HistoricalLocation,
        {"time": ("time", moment)},
        ("time",),
        to_one={"Thing": ("thing", "Things")},
        to_many={"Locations": ("locations", "Locations")},
    ),
    "Sensors": Noun(
        Sensor,
        {**_DESCRIBED, "encodingType": ("encoding_type", short_words), "metadata": ("metadata", anything)},
        ("name", "description", "encodingType", "metadata"),
        children={"Datastreams": ("Datastreams", "Sensor")},
    ),
    "ObservedProperties": Noun(
        ObservedProperty,
        {**_DESCRIBED, "definition": ("definition", words)},
        ("name", "definition", "description"),
        children={"Datastreams": ("Datastreams", "ObservedProperty")},
    ),
    "Datastreams": Noun(
        Datastream,
        {
            **_DESCRIBED,
            "observationType": ("observation_type", short_words),
            "unitOfMeasurement": ("unit_of_measurement", mapping),
            "observedArea": ("observed_area", anything),
        },
        ("name", "description", "observationType", "unitOfMeasurement"),
        to_one={
            "Thing": ("thing", "Things"),
            "Sensor": ("sensor", "Sensors"),
            "ObservedProperty": ("observed_property", "ObservedProperties"),
        },
        children={"Observations": ("Observations", "Datastream")},
        geometry="observed_area",
    ),
    "FeaturesOfInterest": Noun(
        FeatureOfInterest,
        {**_DESCRIBED, "encodingType": ("encoding_type", short_words), "feature": ("feature", anything)},
        ("name", "description", "encodingType", "feature"),
        children={"Observations": ("Observations", "FeatureOfInterest")},
        geometry="feature",
    ),
}
# What a stream tells of itself and nobody can set; clients send it back with the rest.
KEPT_BY_US = {"phenomenonTime", "resultTime"}


def checked_properties(noun: Noun, told: Told, *, is_whole: bool) -> dict[str, Any]:
    """Return attribute and value of each property that was sent; refused by name is what is missing, wrong or unknown.

    `is_whole` wants every mandatory property and sets the others back (POST, PUT); else only what is sent changes.
    """
    known = {*noun.properties, *noun.to_one, *noun.to_many, *noun.children}
    for name in told:
        if name not in known and "@" not in name and name != "id" and name not in KEPT_BY_US:
            raise Refused(_("Die Eigenschaft „%(name)s“ gibt es hier nicht.") % {"name": name[:40]})
    values: dict[str, Any] = {}
    for name, (attribute, read) in noun.properties.items():
        if name in told and not (told[name] is None and name not in noun.required):
            values[attribute] = read(told[name], name)
        elif is_whole and name in noun.required:
            raise Refused(_("Die Eigenschaft „%(name)s“ fehlt.") % {"name": name})
        elif is_whole or name in told:
            values[attribute] = _default(noun.model, attribute)
    return values


def _default(model: type[models.Model], attribute: str) -> Any:
    found = model._meta.get_field(attribute)
    return found.get_default() if isinstance(found, models.Field) else None


def box_values(noun: Noun, values: Told, encoding: str) -> dict[str, float | None]:
    """Return the box around the geometry where one was sent; refused where GeoJSON is promised and is none."""
    if not noun.geometry or noun.geometry not in values:
        return {}
    is_promised = noun.geometry == "observed_area" or encoding in GEOJSON
    told = values[noun.geometry]
    box = geo.box_of(told) if is_promised and told is not None else (None,) * 4
    return dict(zip(("west", "south", "east", "north"), box, strict=True))
