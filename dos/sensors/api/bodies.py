"""Reads what clients send: JSON of bounded size and depth, with finite numbers."""

import json
import math
from typing import Any, NoReturn

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils.translation import gettext as _

from dos.core.errors import Refused


def json_body(request: HttpRequest) -> Any:
    """Return the JSON of a request; refused where it is none, holds NaN or a number beyond all measure."""
    try:
        return json.loads(request.body, parse_constant=_no_number, parse_float=_finite, parse_int=_whole)
    except RequestDataTooBig:
        raise
    except (ValueError, RecursionError):
        raise Refused(_("Das ist kein gültiges JSON.")) from None


def object_body(request: HttpRequest) -> dict[str, Any]:
    """Return the JSON object of a request."""
    told = json_body(request)
    if not isinstance(told, dict):
        raise Refused(_("Ein Eintrag ist ein JSON-Objekt."))
    return told


def _no_number(told: str) -> NoReturn:
    raise ValueError(told)


def _finite(told: str) -> float:
    number = float(told)
    if not math.isfinite(number):
        raise ValueError(told)
    return number


def _whole(told: str) -> int:
    if len(told) > 20:
        raise ValueError(told)
    return int(told)
