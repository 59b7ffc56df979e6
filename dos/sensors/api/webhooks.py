"""Network servers of LoRaWAN hand on messages: The Things Stack v3 and ChirpStack v4, as their webhooks send them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors.api.bodies import object_body
from dos.sensors.permissions import Reach
from dos.sensors.services.uplinks import Message, receive_message

Told = Mapping[str, Any]


def uplink(request: HttpRequest, reach: Reach, path: str) -> HttpResponse:
    """Store one message; what is no uplink (joins, acknowledgements, states) is taken note of and answered with 200."""
    message = _READERS[path](request, object_body(request))
    stored = receive_message(reach=reach, message=message) if message is not None else 0
    return JsonResponse({"stored": stored}, status=201 if stored else 200)


def things_stack(request: HttpRequest, told: Told) -> Message | None:
    """Read a message of The Things Stack (`end_device_ids`, `uplink_message`); fields that are 0 are left out by it."""
    said = told.get("uplink_message")
    if not isinstance(said, Mapping):
        return None
    ids = _part(told, "end_device_ids")
    return _message(
        eui=ids.get("dev_eui"),
        session=said.get("session_key_id") or ids.get("dev_addr") or "",
        counter=said.get("f_cnt", 0),
        received_at=said.get("received_at") or told.get("received_at"),
        payload=said.get("decoded_payload"),
    )


def chirpstack(request: HttpRequest, told: Told) -> Message | None:
    """Read a message of ChirpStack (`deviceInfo`, `object`); `?event=` says what it is."""
    if request.GET.get("event", "up") != "up":
        return None
    return _message(
        eui=_part(told, "deviceInfo").get("devEui"),
        session=told.get("devAddr") or "",
        counter=told.get("fCnt", 0),
        received_at=told.get("time"),
        payload=told.get("object"),
    )


_READERS: dict[str, Callable[[HttpRequest, Told], Message | None]] = {
    "things-stack": things_stack,
    "chirpstack": chirpstack,
}


def _part(told: Told, name: str) -> Told:
    part = told.get(name)
    if not isinstance(part, Mapping):
        raise Refused(_("Die Eigenschaft „%(name)s“ fehlt.") % {"name": name})
    return part


def _message(*, eui: Any, session: Any, counter: Any, received_at: Any, payload: Any) -> Message:
    """Check what both have in common; a message without a time is of now."""
    if not isinstance(eui, str) or len(eui) != 16 or not isinstance(session, str):
        raise Refused(_("Die Nachricht nennt kein Gerät mit einer DevEUI."))
    if not isinstance(counter, int) or isinstance(counter, bool) or not 0 <= counter < 2**32:
        raise Refused(_("Die Nachricht hat keinen gültigen Zähler."))
    if not isinstance(payload, Mapping):
        raise Refused(_("Die Nachricht ist nicht entschlüsselt. Richten Sie im Netzserver einen Payload-Decoder ein."))
    return Message(eui.upper(), session, counter, _time(received_at), payload)


def _time(told: Any) -> datetime:
    if told is None:
        return timezone.now()
    try:
        found = parse_datetime(told) if isinstance(told, str) else None
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise Refused(_("Die Nachricht hat keinen gültigen Zeitpunkt."))
    return found
