"""GET of SensorThings: an address and options in; JSON, a bare value or another format out."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page

from dos.core import rest
from dos.sensors.api import aggregates, formats
from dos.sensors.api.links import base_of
from dos.sensors.api.representation import Writer, value_of
from dos.sensors.api.root import root
from dos.sensors.permissions import EVERYBODY, Reach
from dos.sensors.query.errors import NOT_BUILT, QueryRefused
from dos.sensors.query.options import parse_options
from dos.sensors.query.path import parse_path
from dos.sensors.query.tree import Options, ResourcePath
from dos.sensors.selectors import resources
from dos.sensors.selectors.resources import Found


def get(request: HttpRequest, reach: Reach, path: str) -> HttpResponse:
    """Answer a question; everybody may ask from any page, as often as the house's API allows."""
    if reach == EVERYBODY:
        seconds = rest.READS.seconds_to_wait(rest.client_address(request), settings.API_READS_PER_MINUTE)
        if seconds:
            return _throttled(seconds)
    response = _answer(request, reach, path)
    if reach != EVERYBODY:
        response.headers["Cache-Control"] = "private, no-cache"
    response = rest.conditional(request, response)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
    response.headers["Vary"] = "Authorization, Cookie"
    return response


@gzip_page
def _answer(request: HttpRequest, reach: Reach, path: str) -> HttpResponse:
    if found_sums := aggregates.ADDRESS.fullmatch(path):
        return aggregates.answer(request, reach, int(found_sums[1]))
    base = base_of(request)
    address = parse_path(path)
    options = parse_options(request.META.get("QUERY_STRING", ""))
    if not address.steps:
        if address.property:
            raise resources.nowhere()
        return _json(root(base))
    found = resources.read(reach, address, options)
    if address.property:
        return _property(address, found)
    return _entities(base, path.strip("/"), address, found)


def _entities(base: str, path: str, address: ResourcePath, found: Found) -> HttpResponse:
    page, writer = found.page, Writer(base)
    if address.is_ref:
        return _json(_references(page.shape.options, found, writer, path))
    if not found.is_set:
        return _json(writer.entities(page)[0])
    match page.shape.options.result_format:
        case "dataArray":
            return _json(formats.data_array(page, writer, base, path))
        case "CSV":
            return HttpResponse(formats.comma_separated(page), content_type="text/csv; charset=utf-8")
        case "GeoJSON":
            return _json(formats.geo_json(page, writer, path), "application/geo+json")
    return _json(writer.collection(page, path))


def _references(options: Options, found: Found, writer: Writer, path: str) -> Any:
    links = writer.links(found.page)
    if not found.is_set:
        return links[0]
    if options.result_format:
        raise QueryRefused(_("Dieses Format gibt es für Verweise nicht."), status=NOT_BUILT)
    answer = writer.collection(found.page, path)
    answer["value"] = links
    return answer


def _property(address: ResourcePath, found: Found) -> HttpResponse:
    """Answer with a property by its name, or bare; nothing is 204."""
    name, *steps = address.property
    row, fields = found.page.rows[0], found.page.shape.fields
    value = row[0] if name in {"id", "@iot.id"} else value_of(fields[0], row) if fields else None
    for step in steps:
        value = _inside(value, step)
    if value is None:
        return HttpResponse(status=204)
    if address.is_value:
        text = value if isinstance(value, str) else _text(value)
        return HttpResponse(text, content_type="text/plain; charset=utf-8")
    return _json({address.property[-1]: value})


def _inside(value: Any, step: str) -> Any:
    if isinstance(value, dict) and step in value:
        return value[step]
    if isinstance(value, list) and step.isdecimal() and int(step) < len(value):
        return value[int(step)]
    raise resources.nowhere()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json(answer: Any, content_type: str = "application/json") -> HttpResponse:
    return HttpResponse(_text(answer), content_type=content_type)


def _throttled(seconds: int) -> HttpResponse:
    message = _("Zu viele Anfragen. Bitte warten Sie %(seconds)s Sekunden.") % {"seconds": seconds}
    body = {"code": 429, "type": "error", "message": message}
    response = _json(body)
    response.status_code = 429
    response.headers["Retry-After"] = str(seconds)
    return response
