"""POST, PATCH, PUT and DELETE of SensorThings: an address and JSON in, one deed, a place out."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors.api import links
from dos.sensors.api.bodies import json_body, object_body
from dos.sensors.permissions import Reach
from dos.sensors.query.path import parse_path
from dos.sensors.query.tree import ResourcePath, Step
from dos.sensors.services import arrays, changing, entities, removing
from dos.sensors.services.nouns import NOUNS
from dos.sensors.services.refusals import Missing, missing

OBSERVATIONS = "Observations"
PATCH_JSON = "application/json-patch+json"
# How an entity made below another one points to it: by itself, or in a list.
_BACK = {
    ("Things", "Datastreams"): ("Thing", False),
    ("Sensors", "Datastreams"): ("Sensor", False),
    ("ObservedProperties", "Datastreams"): ("ObservedProperty", False),
    ("Datastreams", "Observations"): ("Datastream", False),
    ("FeaturesOfInterest", "Observations"): ("FeatureOfInterest", False),
    ("Things", "HistoricalLocations"): ("Thing", False),
    ("Things", "Locations"): ("Things", True),
    ("Locations", "Things"): ("Locations", True),
    ("Locations", "HistoricalLocations"): ("Locations", True),
}


def post(request: HttpRequest, reach: Reach, path: str) -> HttpResponse:
    """Make what is sent, at the address of a set, alone or below an entity."""
    if path.strip("/") == "CreateObservations":
        return _create_observations(request, reach)
    address = parse_path(path)
    steps = address.steps
    is_set = 1 <= len(steps) <= 2 and steps[-1].key is None and not address.property and not address.is_ref
    if not is_set or (len(steps) == 2 and steps[0].key is None):
        raise Missing(_("Hier kann nichts angelegt werden; die Adresse muss eine Menge nennen, etwa Things."))
    told = object_body(request)
    kind = steps[-1].name
    if len(steps) == 2:
        told = _below(steps[0], kind, told)
    if kind == OBSERVATIONS:
        key = entities.create_observation(reach=reach, told=told)
    elif kind in NOUNS:
        key = entities.create_entity(reach=reach, kind=kind, told=told)
    else:
        raise Missing(_("Diese Adresse gibt es nicht."))
    return HttpResponse(status=201, headers={"Location": links.self_link(links.base_of(request), kind, key)})


def patch(request: HttpRequest, reach: Reach, path: str) -> HttpResponse:
    """Change what is sent, or take the steps of a JSON Patch."""
    kind, key = _one(parse_path(path))
    if request.content_type == PATCH_JSON:
        operations = json_body(request)
        if kind == OBSERVATIONS:
            changing.patch_observation(reach=reach, key=key, operations=operations)
        else:
            changing.patch_entity(reach=reach, kind=kind, key=key, operations=operations)
        return HttpResponse(status=200)
    return _change(request, reach, kind, key, is_whole=False)


def put(request: HttpRequest, reach: Reach, path: str) -> HttpResponse:
    """Change the whole entity; what is not sent goes back to nothing."""
    return _change(request, reach, *_one(parse_path(path)), is_whole=True)


def delete(request: HttpRequest, reach: Reach, path: str) -> HttpResponse:
    """Remove an entity."""
    kind, key = _one(parse_path(path))
    if kind == OBSERVATIONS:
        removing.remove_observation(reach=reach, key=key)
    else:
        removing.remove_entity(reach=reach, kind=kind, key=key)
    return HttpResponse(status=200)


def _change(request: HttpRequest, reach: Reach, kind: str, key: int, *, is_whole: bool) -> HttpResponse:
    told = object_body(request)
    if kind == OBSERVATIONS:
        changing.change_observation(reach=reach, key=key, told=told, is_whole=is_whole)
    else:
        changing.change_entity(reach=reach, kind=kind, key=key, told=told, is_whole=is_whole)
    return HttpResponse(status=200)


def _below(parent: Step, kind: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was sent, with the link to the entity below whose address it was sent."""
    if (parent.name, kind) not in _BACK:
        raise Missing(_("Diese Adresse gibt es nicht."))
    name, is_list = _BACK[parent.name, kind]
    link = {"@iot.id": parent.key}
    return {**told, name: [link] if is_list else link}


def _one(path: ResourcePath) -> tuple[str, int]:
    """Return set and key of the one entity that an address names."""
    step = path.steps[0] if len(path.steps) == 1 else None
    if step is None or path.property or path.is_ref or step.name not in {*NOUNS, OBSERVATIONS}:
        raise Missing(_("Geändert und gelöscht wird ein Eintrag an seiner eigenen Adresse, etwa Things(1)."))
    if not isinstance(step.key, int):
        raise missing(step.name, step.key)
    return step.name, step.key


def _create_observations(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Store many values by components (18-088, 12.2): an address for each in its order, or "error"."""
    base = links.base_of(request)
    answers = arrays.create_observations(reach=reach, told=json_body(request))
    told = [
        "error" if isinstance(answer, Refused) else links.self_link(base, OBSERVATIONS, answer) for answer in answers
    ]
    return JsonResponse(told, safe=False, status=201)
