"""Entities are changed in part (PATCH) or as a whole (PUT) (18-088, 10.3)."""

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors import permissions
from dos.sensors.models import Datastream, HistoricalLocation, Thing
from dos.sensors.permissions import Reach
from dos.sensors.selectors import visible
from dos.sensors.selectors.streams import streams
from dos.sensors.services import readings
from dos.sensors.services.entities import ID, linked, links_in, move, refuse_foreign
from dos.sensors.services.nouns import NOUNS, Noun, Told, box_values, checked_properties
from dos.sensors.services.patching import patched
from dos.sensors.services.recording import checked
from dos.sensors.services.refusals import NotAllowed, missing
from dos.sensors.storage import changing, times


@transaction.atomic
def change_entity(*, reach: Reach, kind: str, key: int, told: Told, is_whole: bool) -> None:
    """Change what is sent, or everything; refused are whole entities inside: they are changed at their own address."""
    entity = writable_entity(reach, kind, key)
    noun = NOUNS[kind]
    _refuse_inline(noun, told)
    values = checked_properties(noun, told, is_whole=is_whole)
    values |= box_values(noun, values, values.get("encoding_type", getattr(entity, "encoding_type", "")))
    for name, (attribute, target) in noun.to_one.items():
        if name in told:
            values[attribute] = linked(reach, target, told[name])
    for attribute, value in values.items():
        setattr(entity, attribute, value)
    if isinstance(entity, Datastream | HistoricalLocation):
        refuse_foreign(reach, entity.thing)
    entity.save()
    _point(reach, entity, noun, told)


@transaction.atomic
def change_observation(*, reach: Reach, key: int, told: Told, is_whole: bool) -> None:
    """Change a value; its stream and id stay, sums and state of the stream follow."""
    columns = writable_observation(reach, key)
    stream = streams([columns["datastream_id"]])[columns["datastream_id"]]
    named = told.get("Datastream")
    if named is not None and readings.stream_id(named) != stream.id:
        raise Refused(_("Ein Messwert kann nicht in einen anderen Datenstrom ziehen."))
    whole = {**({} if is_whole else _told_before(columns)), **told, "Datastream": {ID: stream.id}}
    reading = readings.reading(whole, lambda link: int(linked(reach, "FeaturesOfInterest", link).pk))
    if reading.start is None:
        reading = replace(reading, start=columns["phenomenon_start"])
    value = checked(reading, stream, now=time.time_ns() // 1000)
    kept = {**value._asdict(), "phenomenon_start": value.start, "phenomenon_end": value.end}
    del kept["start"], kept["end"]
    if reading.feature_id is None:
        kept["feature_id"] = columns["feature_id"]
    changing.replace(changing.Place(stream.id, columns["phenomenon_start"], key), kept)


@transaction.atomic
def patch_entity(*, reach: Reach, kind: str, key: int, operations: Any) -> None:
    """Change an entity by the steps of a JSON Patch on its properties (18-088, 10.3.3); all of them or none."""
    entity = writable_entity(reach, kind, key)
    noun = NOUNS[kind]
    before = {name: getattr(entity, attribute) for name, (attribute, _read) in noun.properties.items()}
    if isinstance(entity, HistoricalLocation):
        before["time"] = times.written(entity.time)
    change_entity(reach=reach, kind=kind, key=key, told=_object(patched(before, operations)), is_whole=True)


@transaction.atomic
def patch_observation(*, reach: Reach, key: int, operations: Any) -> None:
    """Change a value by the steps of a JSON Patch; all of them or none."""
    before = _told_before(writable_observation(reach, key))
    change_observation(reach=reach, key=key, told=_object(patched(before, operations)), is_whole=True)


def _object(told: Any) -> Told:
    if not isinstance(told, Mapping):
        raise Refused(_("Ein Eintrag ist ein JSON-Objekt."))
    return told


def writable_entity(reach: Reach, kind: str, key: int) -> models.Model:
    """Return an entity that somebody may change; what they may not see is not there."""
    entity = visible.entities(kind, reach).select_for_update(of=("self",)).filter(pk=key).first()
    if entity is None:
        raise missing(kind, key)
    if isinstance(entity, Thing):
        refuse_foreign(reach, entity)
    elif isinstance(entity, Datastream | HistoricalLocation):
        refuse_foreign(reach, entity.thing)
    elif not permissions.may_write_shared(reach):
        raise NotAllowed(_("Ihr Schlüssel darf keine Einträge ändern."))
    return entity


def writable_observation(reach: Reach, key: int) -> dict[str, Any]:
    """Return the columns of a value that somebody may change."""
    columns = changing.find(key)
    stream = visible.entities("Datastreams", reach).filter(pk=columns["datastream_id"]).first() if columns else None
    if columns is None or stream is None:
        raise missing("Observations", key)
    refuse_foreign(reach, stream.thing)
    return columns


def _refuse_inline(noun: Noun, told: Told) -> None:
    """Refuse entities inside a change; relations may name others by their id (18-088, 10.3.1)."""
    for name in (*noun.to_one, *noun.to_many, *noun.children):
        links = told.get(name, [])
        for link in links if isinstance(links, list) else [links]:
            if not isinstance(link, Mapping) or set(link) != {ID}:
                raise Refused(_("Beim Ändern darf „%(name)s“ nur auf Vorhandenes zeigen (@iot.id).") % {"name": name})
    if any(told.get(name) for name in noun.children):
        raise Refused(_("Was dazugehört, wird an seiner eigenen Adresse geändert."))


def _point(reach: Reach, entity: Any, noun: Noun, told: Told) -> None:
    for name, (attribute, kind) in noun.to_many.items():
        if name not in told:
            continue
        others = [linked(reach, kind, link) for link in links_in(told, name)]
        if isinstance(entity, Thing):
            move(reach, entity, others)
        elif kind == "Things":
            for thing in others:
                move(reach, thing, [entity])
        else:
            getattr(entity, attribute).set(others)


def _told_before(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return a stored value as its client told it: raw where it was calibrated."""
    told: dict[str, Any] = {
        "result": changing.result_of(columns),
        "phenomenonTime": changing.span_of(columns["phenomenon_start"], columns["phenomenon_end"]),
    }
    if columns["result_time"] is not None:
        told["resultTime"] = times.written(columns["result_time"])
    if columns["valid_start"] is not None:
        told["validTime"] = changing.span_of(columns["valid_start"], columns["valid_end"])
    for name, column in (("resultQuality", "quality"), ("parameters", "parameters")):
        if columns[column] is not None:
            told[name] = changing.json_of(columns[column])
    return told
