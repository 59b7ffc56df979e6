"""The one door of SensorThings: who asks, which method, and every refusal as JSON with a clear sentence."""

from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.db import DataError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from dos.core.errors import Conflict, Refused
from dos.sensors.api import reading, webhooks, writing
from dos.sensors.api.keys import KeyRefused, reach_of_request
from dos.sensors.permissions import Reach
from dos.sensors.query.errors import QueryRefused
from dos.sensors.services.refusals import Missing, NotAllowed

Door = Callable[[HttpRequest, Reach, str], HttpResponse]
METHODS: dict[str, Door] = {
    "GET": reading.get,
    "HEAD": reading.get,
    "POST": writing.post,
    "PATCH": writing.patch,
    "PUT": writing.put,
    "DELETE": writing.delete,
}
READING = ("GET", "HEAD")
ALLOWED = "GET, HEAD, POST, PATCH, PUT, DELETE, OPTIONS"
_STATUS: tuple[tuple[type[Refused], int], ...] = (
    (Missing, HTTPStatus.NOT_FOUND),
    (NotAllowed, HTTPStatus.FORBIDDEN),
    (Conflict, HTTPStatus.CONFLICT),
)


@csrf_exempt
def sensorthings(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer every request below the service root; writing needs a key, so that no browser can be made to do it."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": ALLOWED})
    door = METHODS.get(request.method or "")
    if door is None:
        return refused(405, _("Diese Methode gibt es hier nicht."), {"Allow": ALLOWED})
    is_reading = request.method in READING
    return _answered(request, door, path, lambda reach: is_reading or bool(reach.writes_city_ids or reach.appends_to))


@csrf_exempt
def uplinks(request: HttpRequest, network: str) -> HttpResponse:
    """Take the messages that a network server of LoRaWAN hands on."""
    if request.method != "POST":
        return refused(405, _("Diese Methode gibt es hier nicht."), {"Allow": "POST"})
    return _answered(request, webhooks.uplink, network, lambda reach: bool(reach.receives_city_ids))


def _answered(request: HttpRequest, door: Door, path: str, is_let_in: Callable[[Reach], bool]) -> HttpResponse:
    """Go through a door with the reach of the key, or say in words of the client's language why not."""
    with translation.override(translation.get_language_from_request(request)):
        try:
            reach = reach_of_request(request)
            return door(request, reach, path) if is_let_in(reach) else _without_key()
        except (KeyRefused, Refused, RequestDataTooBig, DataError) as failure:
            return _failed(failure)


def _failed(failure: Exception) -> HttpResponse:
    if isinstance(failure, KeyRefused):
        return _without_key()
    if isinstance(failure, Refused):
        return refused(_status_of(failure), failure.message)
    if isinstance(failure, RequestDataTooBig):
        return refused(413, _("Das ist zu viel auf einmal. Bitte teilen Sie die Sendung auf."))
    return refused(400, _("Ein Wert der Anfrage passt nicht in die Datenbank."))


def refused(status: int, message: str, headers: dict[str, str] | None = None) -> JsonResponse:
    """Return a refusal as servers of SensorThings give it."""
    said = {"code": status, "type": "error", "message": message}
    return JsonResponse(said, status=status, headers={"Access-Control-Allow-Origin": "*", **(headers or {})})


def _status_of(refusal: Refused) -> int:
    if isinstance(refusal, QueryRefused):
        return refusal.status
    return next((int(status) for kind, status in _STATUS if isinstance(refusal, kind)), 400)


def _without_key() -> JsonResponse:
    challenge = {"WWW-Authenticate": 'Basic realm="SensorThings", charset="UTF-8"'}
    return refused(401, _("Dafür brauchen Sie einen gültigen Zugangsschlüssel."), challenge)
