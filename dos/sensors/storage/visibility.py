"""Who sees which rows, as a condition of SQL: the same for an address, an expansion, a filter and a number."""

# ruff: noqa: S608  every name comes from `tables`, every value is a parameter

from collections.abc import Callable

from dos.sensors.models import Access
from dos.sensors.permissions import Reach
from dos.sensors.storage.tables import Table

_EVERYTHING, _NOTHING = "TRUE", "FALSE"
_PLACES = ("sensors_place", "sensors_formerplace")
_FORMER = "sensors_historicallocation h ON h.id = p.historicallocation_id"
_STREAM = "sensors_datastream d JOIN sensors_thing v ON v.id = d.thing_id"


class Visibility:
    """What somebody sees, written as conditions; they hold no text of a user, cities stand in them as numbers."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._thing = _condition_of_things(reach)

    def of(self, table: Table, name: str) -> str:
        """Return the condition under which a row of the table, called `name`, is visible."""
        if self._thing in {_EVERYTHING, _NOTHING}:
            return self._thing
        return _CONDITIONS[table.name](self, name)

    def thing(self, name: str) -> str:
        """Public ones, and those of one's own cities."""
        return self._thing.replace("{t}", name)

    def of_thing(self, name: str) -> str:
        """What hangs on a thing follows it."""
        return f"EXISTS (SELECT 1 FROM sensors_thing v WHERE v.id = {name}.thing_id AND {self.thing('v')})"

    def observation(self, name: str) -> str:
        """Values follow the thing of their stream; the streams are looked up once."""
        return f"{name}.datastream_id IN (SELECT d.id FROM {_STREAM} WHERE {self.thing('v')})"

    def location(self, name: str) -> str:
        """Places where a visible thing is or was; those of no thing are the business of who writes."""
        now, then = "sensors_place p", f"sensors_formerplace p JOIN {_FORMER}"
        seen = self.thing("v")
        conditions = [
            f"{name}.id IN (SELECT p.location_id FROM {now} JOIN sensors_thing v ON v.id = p.thing_id WHERE {seen})",
            f"{name}.id IN (SELECT p.location_id FROM {then} JOIN sensors_thing v ON v.id = h.thing_id WHERE {seen})",
        ]
        if self._reach.writes_city_ids:
            used = f"p WHERE p.location_id = {name}.id)"
            never = " AND ".join(f"NOT EXISTS (SELECT 1 FROM {table} {used}" for table in _PLACES)
            conditions.append(f"({never})")
        return f"({' OR '.join(conditions)})"

    def sensor(self, name: str) -> str:
        """Those that a visible stream uses."""
        return self._used(name, "sensor_id")

    def observed_property(self, name: str) -> str:
        """Those that a visible stream measures."""
        return self._used(name, "observed_property_id")

    def feature(self, name: str) -> str:
        """Those of a visible thing, and those about which a visible stream has values."""
        seen, observed = self.thing("v"), "sensors_observedfeature f"
        conditions = [
            f"{name}.thing_id IN (SELECT v.id FROM sensors_thing v WHERE {seen})",
            f"{name}.id IN (SELECT f.feature_id FROM {observed}, {_STREAM} WHERE d.id = f.datastream_id AND {seen})",
        ]
        if self._reach.is_of_programme:
            never = f"NOT EXISTS (SELECT 1 FROM {observed} WHERE f.feature_id = {name}.id)"
            conditions.append(f"({name}.thing_id IS NULL AND {never})")
        return f"({' OR '.join(conditions)})"

    def _used(self, name: str, column: str) -> str:
        used = f"{name}.id IN (SELECT d.{column} FROM {_STREAM} WHERE {self.thing('v')})"
        if not self._reach.is_of_programme:
            return used
        return f"({used} OR NOT EXISTS (SELECT 1 FROM sensors_datastream d WHERE d.{column} = {name}.id))"


def _condition_of_things(reach: Reach) -> str:
    if reach.reads_nothing:
        return _NOTHING
    if reach.is_administrator:
        return _EVERYTHING
    levels = [Access.PUBLIC, Access.INTERNAL] if reach.is_of_programme else [Access.PUBLIC]
    condition = f"{{t}}.access IN ({', '.join(repr(level.value) for level in levels)})"
    if reach.city_ids:
        condition += f" OR {{t}}.city_id IN ({', '.join(str(int(city)) for city in sorted(reach.city_ids))})"
    return f"({condition})"


_CONDITIONS: dict[str, Callable[[Visibility, str], str]] = {
    "Things": Visibility.thing,
    "Locations": Visibility.location,
    "HistoricalLocations": Visibility.of_thing,
    "Datastreams": Visibility.of_thing,
    "Sensors": Visibility.sensor,
    "ObservedProperties": Visibility.observed_property,
    "Observations": Visibility.observation,
    "FeaturesOfInterest": Visibility.feature,
}
