"""The JSON door's common habits: problem details, conditional answers, reading from anywhere, a limit on how often.

Every view of the API goes through `_door`: an operation only finds rows and returns `answer(record)`.
"""

import hashlib
import ipaddress
import json
import logging
import threading
import time
from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy_text
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel, Field

from dos.core.errors import Refused, passes

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponse]
# The libraries below say `str`; they take a text that is translated when it is written just as well.
gettext_lazy = cast("Callable[[str], str]", lazy_text)
PROBLEM = "application/problem+json"
READING = "GET, HEAD, OPTIONS"
PREFLIGHT = {
    "Allow": READING,
    "Access-Control-Allow-Methods": READING,
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
COMMON_PROBLEMS = (400, 404, 406, 429)


class Problem(BaseModel):
    """RFC 9457: what went wrong, in words for people; `type` is stable."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] = Field(default_factory=list)


def problem(
    status: int, kind: str, title: str, detail: str, errors: list[dict[str, Any]] | None = None
) -> HttpResponse:
    """Return an answer in the form of RFC 9457; `kind` is stable and has its place on the page about the API."""
    body = Problem(type=f"/api/docs/#{kind}", title=title, status=status, detail=detail, errors=errors or [])
    return HttpResponse(body.model_dump_json(), status=status, content_type=PROBLEM)


def known_problem(status: int, kind: str, detail: str, errors: list[dict[str, Any]] | None = None) -> HttpResponse:
    """Return a problem under the title of its kind."""
    return problem(status, kind, problem_titles()[kind], detail, errors)


def problem_titles() -> dict[str, str]:
    """Return every kind of problem with its title."""
    return {
        "invalid": _("Ungültige Angabe"),
        "forbidden": _("Nicht erlaubt"),
        "not-found": _("Nicht gefunden"),
        "method": _("Nicht vorgesehen"),
        "not-acceptable": _("Format nicht verfügbar"),
        "conflict": _("Nicht möglich"),
        "too-long": _("Adresse zu lang"),
        "too-large": _("Zu groß"),
        "media-type": _("Format nicht angenommen"),
        "throttled": _("Zu viele Anfragen"),
        "unavailable": _("Zurzeit nicht erreichbar"),
        "failed": _("Fehler im System"),
    }


def answer(record: BaseModel, *, next_url: str = "") -> HttpResponse:
    """Return a record as JSON, with the link to the next page in the header."""
    response = HttpResponse(record.model_dump_json(), content_type="application/json")
    if next_url:
        response.headers["Link"] = f'<{next_url}>; rel="next"'
    return response


class DataAPI(NinjaAPI):
    """The API of the house: all its views go through the same door, its description names the problems."""

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        known = {
            self.get_operation_url_name(operation, router=router.template): _query_names(operation)
            for router in self._get_bound_routers()
            for view in router.path_operations.values()
            for operation in view.operations
        }
        patterns = super()._get_urls()
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = _door(cast("View", pattern.callback), known.get(pattern.name or "", frozenset()))
        return patterns

    def get_openapi_schema(self, **options: Any) -> Any:
        """Add the problems that every operation can answer with."""
        schema = super().get_openapi_schema(**options)
        schema["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        reference = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        titles = {400: "invalid", 404: "not-found", 406: "not-acceptable", 429: "throttled"}
        for path in schema["paths"].values():
            for operation in path.values():
                for status in COMMON_PROBLEMS:
                    described = {"description": str(problem_titles()[titles[status]]), "content": reference}
                    operation["responses"][status] = described
        return schema


def build_api() -> DataAPI:
    """Return the API without operations; its documentation is our own page."""
    about = gettext_lazy("Das Register der Programme, Vorhaben und Kennzahlen, so wie es auf den Seiten steht.")
    api = DataAPI(title="DOS 2030", version="1.0.0", description=about, urls_namespace="api", docs_url=None)
    _add_problem_handlers(api)
    return api


@lru_cache(maxsize=4)
def _described(api: DataAPI, language: str) -> str:
    return json.dumps(api.get_openapi_schema(), cls=DjangoJSONEncoder, ensure_ascii=False)


def description(api: DataAPI) -> dict[str, Any]:
    """Return the OpenAPI description in the active language."""
    described: dict[str, Any] = json.loads(_described(api, translation.get_language() or "de"))
    return described


def missing(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Answer any address under /api/ that is none."""
    return _door(_nothing, None)(request, **kwargs)


def _nothing(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return _no_such_thing()


def _no_such_thing() -> HttpResponse:
    detail = _("Unter dieser Adresse gibt es nichts. Alle Adressen stehen unter /api/docs/.")
    return known_problem(404, "not-found", detail)


def _query_names(operation: Any) -> frozenset[str]:
    sources = [model for model in operation.models if model.__ninja_param_source__ == "query"]
    return frozenset(name for source in sources for name in source.__ninja_flatten_map__)


def _door(view: View, known: frozenset[str] | None) -> View:
    """Let every origin read: without cookies, with ETag and 304, within the limit, each refusal as a problem."""

    @csrf_exempt
    @gzip_page
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = translation.get_language_from_request(request)
        with translation.override(language):
            response = _answered(request, lambda: view(request, *args, **kwargs), known)
        response.headers["Content-Language"] = language
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        return response

    return opened


def _answered(request: HttpRequest, view: Callable[[], HttpResponse], known: frozenset[str] | None) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    if request.method not in ("GET", "HEAD"):
        refusal = known_problem(405, "method", _("Diese Adresse kann nur gelesen werden (GET)."))
        refusal.headers["Allow"] = READING
        return refusal
    address = client_address(request)
    if seconds := READS.seconds_to_wait(address, settings.API_READS_PER_MINUTE):
        return _throttled(seconds)
    response = conditional(request, _refusal(request, known) or _run(request, view))
    if response.status_code == 304:
        READS.give_back(address)
    return response


def _refusal(request: HttpRequest, known: frozenset[str] | None) -> HttpResponse | None:
    if not (request.accepts("application/json") or request.accepts(PROBLEM)):
        return known_problem(406, "not-acceptable", _("Es gibt die Daten als application/json."))
    if known is None:
        return None
    try:
        errors = list(_wrong_parameters(request, known))
    except SuspiciousOperation:
        return known_problem(400, "invalid", _("Die Anfrage hat zu viele Angaben."))
    if errors:
        names = ", ".join(sorted(known)) or _("keine")
        detail = _("Mindestens eine Angabe gibt es hier nicht oder sie steht doppelt. Möglich sind: %(names)s.")
        return known_problem(400, "invalid", detail % {"names": names}, errors)
    return None


def _wrong_parameters(request: HttpRequest, known: frozenset[str]) -> Iterable[dict[str, Any]]:
    for name, values in request.GET.lists():
        if name not in known:
            yield {"loc": ["query", name[:100]], "msg": _("unbekannt")}
        elif len(values) > 1:
            yield {"loc": ["query", name], "msg": _("mehrfach angegeben")}


def _run(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    method = request.method
    request.method = "GET"  # HEAD is GET; the server sends the head alone
    try:
        return view()
    except Http404:
        return _no_such_thing()
    except Exception as error:
        if passes(error):
            logger.error("database or disk not available: %s", error)  # noqa: TRY400  an outage needs no stack
            detail = _("Die Daten sind zurzeit nicht erreichbar. Bitte später erneut fragen.")
            response = known_problem(503, "unavailable", detail)
            response.headers["Retry-After"] = "30"
            return response
        logger.exception("the API failed at %s", request.path)
        return known_problem(500, "failed", _("Das hätte nicht geschehen dürfen. Der Fehler ist vermerkt."))
    finally:
        request.method = method


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give a successful answer its ETag, and 304 to a client that has it already."""
    if response.status_code != 200:
        return response
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    response.headers.setdefault("Cache-Control", "public, no-cache")
    sent = {tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(",")}
    if etag in sent or "*" in sent:
        kept = {name: response.headers[name] for name in ("ETag", "Cache-Control")}
        return HttpResponse(status=304, headers=kept)
    return response


class Counter:
    """Counts requests of an address in the running minute, in the memory of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._minute = 0
        self._counts: dict[str, int] = {}

    def seconds_to_wait(self, address: str, limit: int) -> int:
        """Count one request; return how long to wait when the minute's limit (0: none) is reached."""
        now = time.time()
        with self._lock:
            if self._minute != now // 60:
                self._minute, self._counts = int(now // 60), {}
            count = self._counts.get(address, 0)
            if limit and count >= limit:
                return 60 - int(now % 60)
            self._counts[address] = count + 1
        return 0

    def give_back(self, address: str) -> None:
        """Take one back: what was not changed is free."""
        with self._lock:
            self._counts[address] = max(self._counts.get(address, 0) - 1, 0)


READS = Counter()


def client_address(request: HttpRequest) -> str:
    """Return who asks: an IPv4 address or the network of an IPv6 one; behind proxies what the first of ours saw."""
    sent = request.META.get("REMOTE_ADDR", "")
    passed_on = request.headers.get("X-Forwarded-For", "").split(",")
    if 0 < settings.TRUSTED_PROXIES <= len(passed_on):
        sent = passed_on[-settings.TRUSTED_PROXIES].strip() or sent
    try:
        address = ipaddress.ip_address(sent)
    except ValueError:
        return "unknown"
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _throttled(seconds: int) -> HttpResponse:
    detail = _("Bitte warten Sie %(seconds)s Sekunden.") % {"seconds": seconds}
    response = known_problem(429, "throttled", detail)
    response.headers["Retry-After"] = str(seconds)
    return response


def open_to_all(view: View) -> View:
    """Let every origin read what a page offers as data, with ETag and 304."""

    @gzip_page
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = conditional(request, view(request, *args, **kwargs))
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return opened


def _add_problem_handlers(api: NinjaAPI) -> None:
    """Turn every exception that a client can cause into problem details."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        errors = [{"loc": [str(part) for part in e["loc"]], "msg": str(e["msg"])} for e in error.errors]
        return known_problem(400, "invalid", _("Mindestens eine Angabe hat eine falsche Form."), errors)

    @api.exception_handler(HttpError)
    def failed(request: HttpRequest, error: HttpError) -> HttpResponse:
        return known_problem(error.status_code, "invalid", str(error))

    @api.exception_handler(Http404)
    def absent(request: HttpRequest, error: Http404) -> HttpResponse:
        return _no_such_thing()

    @api.exception_handler(PermissionDenied)
    def denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
        return known_problem(403, "forbidden", _("Dafür fehlt Ihnen das Recht."))

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        errors = [{"loc": [name], "msg": message} for name, message in error.fields.items()]
        return known_problem(409, "conflict", error.message, errors)

    @api.exception_handler(DjangoValidationError)
    def unclean(request: HttpRequest, error: DjangoValidationError) -> HttpResponse:
        return known_problem(400, "invalid", " ".join(error.messages))
