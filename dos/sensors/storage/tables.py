"""The entity sets of SensorThings as tables: their properties as SQL, and how one leads to another.

The one place where names of the standard meet names of columns; `{t}` stands for the name that a table has in a query.
"""

# ruff: noqa: S608  every name comes from `tables`, every value is a parameter

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["integer", "string", "time", "span", "json", "place", "result"]


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its kind and the columns in which it stands; a span has its end in the second.

    What `is_optional` is left out of answers where it is nothing; what `is_extra` is ours and only found by.
    """

    name: str
    kind: Kind
    columns: tuple[str, ...]
    is_nullable: bool = False
    is_optional: bool = False
    is_extra: bool = False
    is_json_text: bool = False


@dataclass(frozen=True, slots=True)
class Navigation:
    """A relation to another set.

    `column` of the own table names the other entity, or `foreign` of the other table names this one, or a table between
    both has columns for each (`through`). Where it `widens`, whoever sees this entity need not see all others;
    everywhere else one follows from the other.
    """

    name: str
    target: str
    column: str = ""
    foreign: str = ""
    through: tuple[str, str, str] | None = None
    widens: bool = False

    @property
    def is_one(self) -> bool:
        """Tell whether it leads to one entity at most."""
        return bool(self.column)

    def link(self, here: str, key: str) -> str:
        """Return the condition that an entity there (`here`) belongs to the entity with this id on this side."""
        if self.foreign == "feature_id":
            # No index leads from a feature to its values: they lie in the streams that have some about it.
            streams = f"SELECT l.datastream_id FROM sensors_observedfeature l WHERE l.feature_id = {key}"
            return f"({here}.feature_id = {key} AND {here}.datastream_id IN ({streams}))"
        if self.foreign:
            return f"{here}.{self.foreign} = {key}"
        if self.through is None:
            raise TypeError(self.name)
        table, own, other = self.through
        return f"{here}.id IN (SELECT l.{other} FROM {table} l WHERE l.{own} = {key})"


@dataclass(frozen=True, slots=True)
class Table:
    """An entity set; `beside` is a table that has more of each row."""

    name: str
    single: str
    table: str
    properties: tuple[Property, ...]
    navigations: tuple[Navigation, ...]
    beside: str = ""

    def property(self, name: str) -> Property | None:
        """Return the property with this name."""
        wanted = "id" if name == "@iot.id" else name
        return next((found for found in self.properties if found.name == wanted), None)

    def navigation(self, name: str) -> Navigation | None:
        """Return the relation with this name."""
        return next((found for found in self.navigations if found.name == name), None)


def _own(name: str, column: str = "", *, kind: Kind = "string", is_optional: bool = False) -> Property:
    return Property(name, kind, (f"{{t}}.{column or name}",), is_nullable=is_optional, is_optional=is_optional)


def _place(name: str, column: str = "", *, is_optional: bool = False) -> Property:
    columns = [column or name, "west", "south", "east", "north"]
    return Property(name, "place", tuple(f"{{t}}.{each}" for each in columns), is_optional, is_optional)


def _span(name: str, table: str, start: str, end: str, *, is_optional: bool = True) -> Property:
    return Property(name, "span", (f"{table}.{start}", f"{table}.{end}"), is_optional, is_optional)


_ID = Property("id", "integer", ("{t}.id",))
_NAME, _DESCRIPTION = _own("name"), _own("description")
_ENCODING = _own("encodingType", "encoding_type")
_PROPERTIES = _own("properties", kind="json")

THINGS = Table(
    "Things",
    "Thing",
    "sensors_thing",
    (_ID, _NAME, _DESCRIPTION, _PROPERTIES),
    (
        Navigation("Datastreams", "Datastreams", foreign="thing_id"),
        Navigation("Locations", "Locations", through=("sensors_place", "thing_id", "location_id")),
        Navigation("HistoricalLocations", "HistoricalLocations", foreign="thing_id"),
    ),
)
LOCATIONS = Table(
    "Locations",
    "Location",
    "sensors_location",
    (_ID, _NAME, _DESCRIPTION, _ENCODING, _place("location"), _PROPERTIES),
    (
        Navigation("Things", "Things", through=("sensors_place", "location_id", "thing_id"), widens=True),
        Navigation(
            "HistoricalLocations",
            "HistoricalLocations",
            through=("sensors_formerplace", "location_id", "historicallocation_id"),
            widens=True,
        ),
    ),
)
HISTORICAL_LOCATIONS = Table(
    "HistoricalLocations",
    "HistoricalLocation",
    "sensors_historicallocation",
    (_ID, _own("time", kind="time")),
    (
        Navigation("Thing", "Things", column="thing_id"),
        Navigation("Locations", "Locations", through=("sensors_formerplace", "historicallocation_id", "location_id")),
    ),
)
DATASTREAMS = Table(
    "Datastreams",
    "Datastream",
    "sensors_datastream",
    (
        _ID,
        _NAME,
        _DESCRIPTION,
        _own("observationType", "observation_type"),
        _own("unitOfMeasurement", "unit_of_measurement", kind="json"),
        _place("observedArea", "observed_area", is_optional=True),
        _span("phenomenonTime", "{t}s", "phenomenon_start", "phenomenon_end"),
        _span("resultTime", "{t}s", "result_start", "result_end"),
        _PROPERTIES,
        Property("observationCount", "integer", ("coalesce({t}s.observation_count, 0)",), is_extra=True),
    ),
    (
        Navigation("Thing", "Things", column="thing_id"),
        Navigation("Sensor", "Sensors", column="sensor_id"),
        Navigation("ObservedProperty", "ObservedProperties", column="observed_property_id"),
        Navigation("Observations", "Observations", foreign="datastream_id"),
    ),
    beside="LEFT JOIN sensors_datastreamstate {t}s ON {t}s.datastream_id = {t}.id",
)
SENSORS = Table(
    "Sensors",
    "Sensor",
    "sensors_sensor",
    (_ID, _NAME, _DESCRIPTION, _ENCODING, _own("metadata", kind="json"), _PROPERTIES),
    (Navigation("Datastreams", "Datastreams", foreign="sensor_id", widens=True),),
)
OBSERVED_PROPERTIES = Table(
    "ObservedProperties",
    "ObservedProperty",
    "sensors_observedproperty",
    (_ID, _NAME, _own("definition"), _DESCRIPTION, _PROPERTIES),
    (Navigation("Datastreams", "Datastreams", foreign="observed_property_id", widens=True),),
)
OBSERVATIONS = Table(
    "Observations",
    "Observation",
    "sensors_observation",
    (
        _ID,
        _span("phenomenonTime", "{t}", "phenomenon_start", "phenomenon_end", is_optional=False),
        Property("resultTime", "time", ("{t}.result_time",), is_nullable=True),
        Property("result", "result", ("{t}.kind", "{t}.number", "{t}.text"), is_nullable=True),
        Property("resultQuality", "json", ("{t}.quality",), is_nullable=True, is_optional=True, is_json_text=True),
        _span("validTime", "{t}", "valid_start", "valid_end"),
        Property("parameters", "json", ("{t}.parameters",), is_nullable=True, is_optional=True, is_json_text=True),
    ),
    (
        Navigation("Datastream", "Datastreams", column="datastream_id"),
        Navigation("FeatureOfInterest", "FeaturesOfInterest", column="feature_id"),
    ),
)
FEATURES = Table(
    "FeaturesOfInterest",
    "FeatureOfInterest",
    "sensors_featureofinterest",
    (_ID, _NAME, _DESCRIPTION, _ENCODING, _place("feature"), _PROPERTIES),
    (Navigation("Observations", "Observations", foreign="feature_id", widens=True),),
)
TABLES = {
    table.name: table
    for table in (
        THINGS,
        LOCATIONS,
        HISTORICAL_LOCATIONS,
        DATASTREAMS,
        SENSORS,
        OBSERVED_PROPERTIES,
        OBSERVATIONS,
        FEATURES,
    )
}


def target_of(navigation: Navigation) -> Table:
    """Return the entity set to which a relation leads."""
    return TABLES[navigation.target]
