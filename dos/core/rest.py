"""The JSON door's common habits: cursor paging, problem details, conditional answers, reading from anywhere."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, Throttled, ValidationError
from pydantic import Field

from dos.core.errors import Refused

MAX_LIMIT = 100
PROBLEM = "application/problem+json"


class Link(Schema):
    """An address with its relation."""

    rel: str
    href: str


class Problem(Schema):
    """RFC 9457: what went wrong, in words for people."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] = Field(default_factory=list)


def problem(
    status: int, kind: str, title: str, detail: str, errors: list[dict[str, Any]] | None = None
) -> HttpResponse:
    """Return an answer in the form of RFC 9457; `kind` is stable, `title` and `detail` are for people."""
    body = {"type": f"/api/docs/#{kind}", "title": title, "status": status, "detail": detail, "errors": errors or []}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=PROBLEM)


def page_of(queryset: QuerySet[Any], *, limit: int, cursor: str = "", key: str = "pk") -> tuple[list[Any], str]:
    """Return one page in the order of a unique key and the cursor of the next page ("" at the end).

    The cursor is signed; a forged one is refused with 400.
    """
    queryset = queryset.order_by(key)
    if cursor:
        queryset = queryset.filter(**{f"{key}__gt": _opened(cursor, key)})
    rows = list(queryset[: limit + 1])
    if len(rows) <= limit:
        return rows, ""
    return rows[:limit], signing.dumps([key, getattr(rows[limit - 1], key)], salt="cursor")


def _opened(cursor: str, key: str) -> Any:
    try:
        name, value = signing.loads(cursor, salt="cursor")
    except (signing.BadSignature, ValueError):
        raise HttpError(400, _("Der Seitenzeiger (cursor) ist ungültig. Beginnen Sie ohne ihn.")) from None
    if name != key:
        raise HttpError(400, _("Der Seitenzeiger (cursor) gehört zu einer anderen Liste."))
    return value


def next_link(request: HttpRequest, cursor: str) -> list[dict[str, str]]:
    """Return the link to the next page, with all filters kept; empty at the end."""
    if not cursor:
        return []
    query = request.GET.copy()
    query["cursor"] = cursor
    return [{"rel": "next", "href": request.build_absolute_uri(f"{request.path}?{query.urlencode()}")}]


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give a successful answer its ETag, and 304 to a client that has it already."""
    if request.method not in ("GET", "HEAD") or response.status_code != 200 or response.streaming:
        return response
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    sent = {tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(",")}
    if etag in sent or "*" in sent:
        unchanged = HttpResponse(status=304)
        for name in ("ETag", "Vary", "Cache-Control", "Access-Control-Allow-Origin"):
            if name in response.headers:
                unchanged.headers[name] = response.headers[name]
        return unchanged
    return response


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let every origin read the answer, without cookies; with ETag and 304."""

    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = conditional(request, view(request, *args, **kwargs))
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answered


def add_problem_handlers(api: NinjaAPI) -> None:
    """Turn every exception that a client can cause into problem details."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        errors = [{"loc": [str(part) for part in e["loc"]], "msg": str(e["msg"])} for e in error.errors]
        status = 422 if request.method not in ("GET", "HEAD") else 400
        return problem(
            status, "invalid", _("Ungültige Angabe"), _("Mindestens eine Angabe hat eine falsche Form."), errors
        )

    @api.exception_handler(HttpError)
    def failed(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, "refused", _("Nicht möglich"), str(error))

    @api.exception_handler(Throttled)
    def throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
        response = problem(429, "throttled", _("Zu viele Anfragen"), _("Bitte warten Sie einen Moment."))
        response.headers["Retry-After"] = str(int(error.wait or 60) + 1)
        return response

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(404, "not-found", _("Nicht gefunden"), _("Unter dieser Adresse gibt es nichts."))

    @api.exception_handler(PermissionDenied)
    def denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
        return problem(403, "forbidden", _("Nicht erlaubt"), _("Dafür fehlt Ihnen das Recht."))

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        errors = [{"loc": [name], "msg": message} for name, message in error.fields.items()]
        return problem(409, "refused", _("Nicht möglich"), error.message, errors)

    @api.exception_handler(DjangoValidationError)
    def unclean(request: HttpRequest, error: DjangoValidationError) -> HttpResponse:
        return problem(422, "invalid", _("Ungültige Angabe"), " ".join(error.messages))
