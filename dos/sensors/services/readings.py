"""Values as clients send them: JSON in, a `Reading` out."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors.services.nouns import Told, anything, mapping, moment
from dos.sensors.services.recording import Reading

_KNOWN = {
    "phenomenonTime",
    "result",
    "resultTime",
    "resultQuality",
    "validTime",
    "parameters",
    "Datastream",
    "FeatureOfInterest",
}


def reading(told: Told, feature: Callable[[Told], int]) -> Reading:
    """Return the value that a JSON object tells; `feature` finds or makes the feature of interest that it names.

    Refused where result or stream are missing, or something is no time, unknown or wrong.
    """
    unknown = [name for name in told if name not in _KNOWN and "@" not in name and name != "id"]
    if unknown:
        raise Refused(_("Die Eigenschaft „%(name)s“ gibt es hier nicht.") % {"name": unknown[0][:40]})
    if "result" not in told:
        raise Refused(_("Die Eigenschaft „%(name)s“ fehlt.") % {"name": "result"})
    start, end = span(told.get("phenomenonTime"), "phenomenonTime")
    valid_start, valid_end = span(told.get("validTime"), "validTime")
    result_time, quality, parameters = (told.get(name) for name in ("resultTime", "resultQuality", "parameters"))
    link = told.get("FeatureOfInterest")
    return Reading(
        datastream_id=stream_id(told.get("Datastream")),
        result=anything(told["result"], "result"),
        start=start,
        end=end,
        result_time=None if result_time is None else moment(result_time, "resultTime"),
        valid_start=valid_start,
        valid_end=valid_end,
        quality=None if quality is None else anything(quality, "resultQuality"),
        parameters=None if parameters is None else mapping(parameters, "parameters"),
        feature_id=feature(link) if isinstance(link, Mapping) else None,
    )


def span(told: Any, name: str) -> tuple[int | None, int | None]:
    """Return begin and end of a time or an interval `a/b`; refused where the end comes first."""
    if told is None:
        return None, None
    if not isinstance(told, str):
        return moment(told, name), None
    first, slash, second = told.partition("/")
    start = moment(first, name)
    if not slash:
        return start, None
    end = moment(second, name)
    if end < start:
        raise Refused(_("„%(name)s“ endet vor dem Beginn.") % {"name": name})
    return start, end


def stream_id(link: Any) -> int:
    """Return the id of the stream that a value names."""
    key = link.get("@iot.id") if isinstance(link, Mapping) else None
    if not isinstance(key, int) or isinstance(key, bool) or not 0 <= key < 2**63:
        raise Refused(_("Die Beziehung „%(name)s“ fehlt.") % {"name": "Datastream"})
    return key
