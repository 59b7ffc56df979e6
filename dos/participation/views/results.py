"""The web door of results: for everybody when nobody can answer any more, for the team before."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core.exports import csv_answer, json_answer
from dos.core.http import page as show
from dos.core.http import require
from dos.core.rest import known_problem, open_to_all
from dos.design.templatetags.design import german_number
from dos.participation import permissions
from dos.participation.exports import surveys as exports
from dos.participation.models import Process, Question
from dos.participation.selectors import results, surveys
from dos.participation.selectors.idea_list import boundary_areas
from dos.participation.selectors.questions import questions_of
from dos.participation.selectors.results import QuestionResult
from dos.participation.selectors.suppression import LEAST
from dos.participation.views import taking
from dos.participation.views.files import as_asked

WRITTEN = (Question.Kind.TEXT, Question.Kind.PLACE)
TEXTS_SHOWN = 200


@require_safe
def survey_result(request: CityRequest, slug: str) -> HttpResponse:
    """Show what was answered, without small numbers; what was written, to the team alone."""
    process = _found(slug)
    request.canonical = address.canonical("participation:survey_result", slug, city=process.city)  # type: ignore[attr-defined]  # the frame asks for it
    is_public = surveys.is_result_public(process, timezone.now())
    is_team = request.user.is_authenticated and permissions.may_moderate(request.user, process)
    context: dict[str, Any] = {
        "process": process,
        "crumbs": taking.crumbs_to(process, (_("Ergebnis"), "")),
        "is_poll": process.kind == Process.Kind.POLL,
        "is_result_public": is_public,
        "result_from": surveys.result_from(process),
        "is_team": is_team,
    }
    if not (is_public or is_team):
        return show(request, "participation/survey_result_waiting.html", context)
    found = results.survey_result(process)
    context["found"] = found
    context["questions"] = [(one, _places(one) if one.squares else None) for one in found.questions]
    context["areas"] = boundary_areas(process)
    if is_team:
        context["written"] = [
            (question, results.free_texts(process, question, TEXTS_SHOWN))
            for question in questions_of(process)
            if question.kind in WRITTEN
        ]
    return show(request, "participation/survey_result.html", context)


@open_to_all
@require_safe
def survey_data(request: CityRequest, slug: str, extension: str) -> HttpResponse:
    """Hand out the public result as CSV (`?bom=nein` leaves the byte order mark out) or JSON."""
    process = _found(slug)
    if not surveys.is_result_public(process, timezone.now()):
        return known_problem(403, "forbidden", _("Das Ergebnis ist noch nicht öffentlich."))
    found = results.survey_result(process)
    if extension == "json":
        url = address.canonical("participation:survey_result", slug, city=process.city)
        return json_answer(exports.result_json(found, url))
    return _csv(request, exports.result_csv(found), f"{slug}-ergebnis")


@open_to_all
@require_safe
def survey_codebook(request: CityRequest, slug: str) -> HttpResponse:
    """Hand out what the columns and values of the files mean."""
    return _csv(request, exports.codebook_csv(_found(slug)), f"{slug}-codebuch")


@never_cache
@require_safe
def survey_sheets(request: CityRequest, slug: str) -> HttpResponse:
    """Hand out every sheet to the team, free texts included."""
    process = _found(slug)
    require(request.user.is_authenticated and permissions.may_moderate(request.user, process))
    return _csv(request, exports.sheets_csv(process), f"{slug}-antwortboegen")


def _found(slug: str) -> Process:
    process = surveys.asking_process(slug)
    if process is None:
        raise Http404
    return process


def _csv(request: CityRequest, lines: Iterable[str], name: str) -> HttpResponse:
    """Answer with a table; `?bom=nein` leaves the byte order mark out."""
    return as_asked(request, csv_answer(lines, name))


def _places(result: QuestionResult) -> dict[str, Any]:
    """Return the squares as places of a map."""
    features = []
    for square in result.squares:
        north, east = german_number(square.latitude, 3), german_number(square.longitude, 3)
        few = _("unter %(n)s Antworten") % {"n": LEAST}
        count = square.count or 0
        many = ngettext("%(n)s Antwort", "%(n)s Antworten", count) % {"n": count}
        features.append(
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [square.longitude, square.latitude]},
                "properties": {
                    "label": _("Bei %(north)s Nord, %(east)s Ost") % {"north": north, "east": east},
                    "text": many if square.count else few,
                },
            }
        )
    return {"type": "FeatureCollection", "features": features}
