"""Values as data arrays: their components named once for many (18-088, 12)."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors.permissions import Reach
from dos.sensors.services import readings
from dos.sensors.services.recording import MOST_AT_ONCE, Reading, record_observations

# Components by which a value names its feature.
FEATURE = ("FeatureOfInterest/id", "FeatureOfInterest/@iot.id")


@transaction.atomic
def create_observations(*, reach: Reach, told: Any) -> list[int | Refused]:
    """Store the values of data arrays and return for each, in order, its id or why it was refused.

    Refused as a whole where the arrays themselves are wrong: no list, no stream, no components, too many values.
    """
    if not isinstance(told, list):
        raise Refused(_("Erwartet wird eine Liste von Datenströmen mit „components“ und „dataArray“."))
    sent: list[Reading | Refused] = []
    for array in told:
        sent.extend(_read_array(array))
        if len(sent) > MOST_AT_ONCE:
            raise Refused(_("Das sind zu viele Werte auf einmal. Schicken Sie höchstens 100.000."))
    good = [one for one in sent if isinstance(one, Reading)]
    stored = iter(record_observations(reach=reach, readings=good))
    return [next(stored) if isinstance(one, Reading) else one for one in sent]


def _read_array(array: Any) -> list[Reading | Refused]:
    components = array.get("components") if isinstance(array, dict) else None
    rows = array.get("dataArray") if isinstance(array, dict) else None
    if not isinstance(rows, list) or not isinstance(components, list) or not all(map(_is_text, components)):
        raise Refused(_("Jeder Datenstrom braucht „components“ und „dataArray“ als Listen."))
    if "result" not in components:
        raise Refused(_("Die Eigenschaft „%(name)s“ fehlt.") % {"name": "result"})
    link = {"@iot.id": readings.stream_id(array.get("Datastream"))}
    return [_read_row(components, row, link) for row in rows]


def _is_text(one: Any) -> bool:
    return isinstance(one, str)


def _read_row(components: Sequence[str], row: Any, link: dict[str, int]) -> Reading | Refused:
    if not isinstance(row, list) or len(row) != len(components):
        return Refused(_("Diese Zeile hat nicht so viele Werte, wie Bestandteile genannt sind."))
    told = dict(zip(components, row, strict=True))
    for name in FEATURE:
        if name in told:
            told["FeatureOfInterest"] = {"@iot.id": told.pop(name)}
    try:
        return readings.reading({**told, "Datastream": link}, _feature_id)
    except Refused as refusal:
        return refusal


def _feature_id(link: Any) -> int:
    key = link.get("@iot.id")
    if not isinstance(key, int) or isinstance(key, bool) or not 0 <= key < 2**63:
        raise Refused(_("Den genannten Gegenstand der Beobachtung gibt es nicht."))
    return key
