"""Entities are made, with all that is sent inside them, or not at all (18-088, 10.2)."""

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors import permissions
from dos.sensors.models import Datastream, HistoricalLocation, Thing
from dos.sensors.permissions import Reach
from dos.sensors.selectors import visible
from dos.sensors.services import readings
from dos.sensors.services.nouns import NOUNS, Noun, Told, box_values, checked_properties
from dos.sensors.services.recording import record_observations
from dos.sensors.services.refusals import NotAllowed, missing

MOST_INSIDE = 1_000
# Pages that stand beside those of the stations.
OTHER_PAGES = {"messnetze", "thema"}
ID = "@iot.id"


class _Making:
    """One request that makes entities: whose it is, and how many it may still make."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.left = MOST_INSIDE

    def make(self, kind: str, told: Told) -> models.Model:
        """Make one entity and what is inside it; refused what is wrong anywhere in it."""
        self.left -= 1
        if self.left < 0:
            raise Refused(_("Auf einmal können höchstens 1.000 Einträge angelegt werden."))
        noun = NOUNS[kind]
        values = checked_properties(noun, told, is_whole=True)
        values |= box_values(noun, values, values.get("encoding_type", ""))
        values |= {attribute: self._one(told, name, target) for name, (attribute, target) in noun.to_one.items()}
        made = noun.model(**values)
        self._give_owner(made)
        made.save()
        self._point(made, noun, told)
        self._make_children(made, noun, told)
        return made

    def _give_owner(self, made: models.Model) -> None:
        if isinstance(made, Thing):
            made.slug = free_slug(made.name)
            made.city_id = min(self.reach.writes_city_ids)
            made.access = self.reach.new_access
        if isinstance(made, Datastream | HistoricalLocation):
            refuse_foreign(self.reach, made.thing)

    def _one(self, told: Told, name: str, kind: str) -> models.Model:
        link = told.get(name)
        if not isinstance(link, Mapping):
            raise Refused(_("Die Beziehung „%(name)s“ fehlt.") % {"name": name})
        return self._linked(link, kind)

    def _linked(self, link: Any, kind: str) -> models.Model:
        if not isinstance(link, Mapping):
            raise Refused(_("Eine Beziehung ist ein JSON-Objekt, mit @iot.id oder mit dem ganzen Eintrag."))
        return linked(self.reach, kind, link) if ID in link else self.make(kind, link)

    def _point(self, made: models.Model, noun: Noun, told: Told) -> None:
        for name, (attribute, kind) in noun.to_many.items():
            others = [self._linked(link, kind) for link in links_in(told, name)]
            if kind == "Things":
                for thing in others:
                    move(self.reach, thing, [made])
                continue
            getattr(made, attribute).set(others)
            if others and isinstance(made, Thing):
                note_places(made)

    def _make_children(self, made: models.Model, noun: Noun, told: Told) -> None:
        for name, (kind, back) in noun.children.items():
            inside = [{**link, back: {ID: made.pk}} for link in links_in(told, name)]
            if kind == "Observations":
                self._record(inside)
                continue
            for one in inside:
                self.make(kind, one)

    def _record(self, inside: Sequence[Told]) -> None:
        if not inside:
            return
        self.left -= len(inside)
        if self.left < 0:
            raise Refused(_("Auf einmal können höchstens 1.000 Einträge angelegt werden."))
        sent = [readings.reading(one, self.feature) for one in inside]
        for answer in record_observations(reach=self.reach, readings=sent):
            if isinstance(answer, Refused):
                raise answer

    def feature(self, link: Told) -> int:
        """Return the id of the feature that a value names or brings with it."""
        return int(self._linked(link, "FeaturesOfInterest").pk)


@transaction.atomic
def create_entity(*, reach: Reach, kind: str, told: Told) -> int:
    """Make an entity with all that is sent inside it, and return its id; all of it or nothing.

    Relations name what is there by `@iot.id`, or bring it along. A thing belongs to the city of the key. Refused is
    what is wrong in any part, what another city owns, and what does not exist for whoever asks.
    """
    if not permissions.may_write_shared(reach):
        raise NotAllowed(_("Ihr Schlüssel darf keine Einträge anlegen."))
    return int(_Making(reach).make(kind, told).pk)


def create_observation(*, reach: Reach, told: Told) -> int:
    """Store one value as a client sends it, with a feature inside where it brings one, and return its id."""
    link = told.get("FeatureOfInterest")
    if isinstance(link, Mapping) and ID not in link:
        return _create_with_feature(reach, told)
    return _recorded(reach, told, lambda link: int(linked(reach, "FeaturesOfInterest", link).pk))


@transaction.atomic
def _create_with_feature(reach: Reach, told: Told) -> int:
    if not permissions.may_write_shared(reach):
        raise NotAllowed(_("Ihr Schlüssel darf keine Einträge anlegen."))
    return _recorded(reach, told, _Making(reach).feature)


def _recorded(reach: Reach, told: Told, feature: Callable[[Told], int]) -> int:
    answer = record_observations(reach=reach, readings=[readings.reading(told, feature)])[0]
    if isinstance(answer, Refused):
        raise answer
    return answer


def linked(reach: Reach, kind: str, link: Told) -> models.Model:
    """Return the entity that a link names; what somebody may not see is not there."""
    key = link.get(ID)
    is_key = isinstance(key, int) and not isinstance(key, bool) and 0 <= key < 2**63
    found = visible.entities(kind, reach).filter(pk=key).first() if is_key else None
    if found is None:
        raise missing(kind, key)
    return found


def links_in(told: Told, name: str) -> list[Told]:
    """Return the entities or links that a relation holds."""
    links = told.get(name, [])
    if not isinstance(links, list) or not all(isinstance(link, Mapping) for link in links):
        raise Refused(_("„%(name)s“ muss eine Liste von JSON-Objekten sein.") % {"name": name})
    return links


def refuse_foreign(reach: Reach, thing: Thing) -> None:
    """Refuse to touch a thing of another city."""
    if not permissions.may_write_thing(reach, thing):
        raise NotAllowed(_("Diese Station gehört einer anderen Kommune."))


def move(reach: Reach, thing: Any, places: Sequence[Any]) -> None:
    """Put a thing to other places; where it was before stays known."""
    refuse_foreign(reach, thing)
    thing.locations.set(places)
    note_places(thing)


def note_places(thing: Thing) -> None:
    """Note where a thing is from now on (18-088, 8.2.3: historical locations are made by themselves)."""
    noted = HistoricalLocation.objects.create(thing=thing, time=time.time_ns() // 1000)
    noted.locations.set(thing.locations.all())


def free_slug(name: str) -> str:
    """Return a word for the address that no thing has yet."""
    wanted = slugify(name)[:100] or "station"
    is_taken = wanted in OTHER_PAGES or Thing.objects.filter(slug=wanted).exists()
    return f"{wanted}-{secrets.token_hex(3)}" if is_taken else wanted
