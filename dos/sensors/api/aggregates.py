"""`Datastreams(n)/aggregates`: means and extremes by interval, beside what the standard asks for."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors.api.links import base_of
from dos.sensors.permissions import Reach
from dos.sensors.selectors import aggregates
from dos.sensors.selectors.aggregates import Aggregate
from dos.sensors.storage import times

ADDRESS = re.compile(r"Datastreams\((\d{1,18})\)/aggregates/?")
METHODS = ("avg", "min", "max", "count")
_KNOWN = {"interval", "from", "to", "methods"}


def answer(request: HttpRequest, reach: Reach, key: int) -> HttpResponse:
    """Answer `?interval=PT1H|P1D|P1M|P1Y&from=&to=&methods=avg,min,max,count`, a page at a time."""
    unknown = sorted(set(request.GET) - _KNOWN)
    if unknown:
        raise Refused(_("Diese Angabe gibt es hier nicht: %(name)s.") % {"name": unknown[0][:40]})
    methods = _methods(request.GET.get("methods", ""))
    interval = request.GET.get("interval", aggregates.HOUR)
    begin, end = (_time(request.GET.get(name, "")) for name in ("from", "to"))
    found = aggregates.aggregates(reach, key, interval=interval, begin=begin, end=end)
    told: dict[str, Any] = {"interval": interval, "timeZone": str(times.HERE)}
    if found.following is not None:
        query = request.GET.copy()
        query["from"] = times.written(found.following)
        told["@iot.nextLink"] = f"{base_of(request)}/Datastreams({key})/aggregates?{query.urlencode()}"
    told["value"] = [_row(row, methods) for row in found.rows]
    return JsonResponse(told)


def _methods(told: str) -> list[str]:
    methods = told.split(",") if told else list(METHODS)
    if not set(methods) <= set(METHODS):
        raise Refused(_("Berechnet werden avg, min, max und count."))
    return methods


def _time(told: str) -> int | None:
    try:
        return times.read(told.replace(" ", "+")) if told else None
    except ValueError:
        raise Refused(_("Das ist kein Zeitpunkt: %(told)s") % {"told": told[:40]}) from None


def _row(row: Aggregate, methods: list[str]) -> dict[str, Any]:
    values = {"avg": row.mean, "min": row.low, "max": row.high, "count": row.count}
    return {
        "phenomenonTime": f"{times.written(row.start)}/{times.written(row.end)}",
        **{method: values[method] for method in methods},
    }
