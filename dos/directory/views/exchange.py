"""The web door for other programs: services in the formats of authorities, under the filter of the list."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core.errors import Refused
from dos.core.rest import open_to_all, problem
from dos.directory.exports import cpsv, xzufi
from dos.directory.models import Service
from dos.directory.selectors import exchange, service_list
from dos.directory.selectors import service_filter as filters
from dos.directory.selectors.exchange import Told
from dos.directory.selectors.service_filter import ServiceFilter


@open_to_all
@require_safe
def xzufi_file(request: CityRequest) -> HttpResponse:
    """Hand out what the filter finds as XZuFi 2.2.0; with a city its fees, offices and ways online."""
    try:
        wanted, told = _found(request)
    except Refused as refusal:
        return problem(400, "invalid", _("Ungültiger Filter"), refusal.message)
    content = xzufi.document(told, for_one_city=bool(wanted.city))
    headers = {"Content-Disposition": 'attachment; filename="leistungen.xzufi.xml"'}
    return HttpResponse(content, content_type=xzufi.CONTENT_TYPE, headers=headers)


@open_to_all
@require_safe
def cpsv_list(request: CityRequest) -> HttpResponse:
    """Hand out what the filter finds as CPSV-AP."""
    try:
        wanted, told = _found(request)
    except Refused as refusal:
        return problem(400, "invalid", _("Ungültiger Filter"), refusal.message)
    url = f"{address.canonical('directory:cpsv_list', language='de')}?{wanted.query()}".removesuffix("?")
    return _linked(told, url)


@open_to_all
@require_safe
def cpsv_service(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand out one service as CPSV-AP; one for which nothing is proven has none (404)."""
    service = get_object_or_404(Service.objects.published().only("pk"), slug=slug)
    told = exchange.told_services([service.pk])
    if not told:
        return problem(404, "not-found", _("Nicht gefunden"), _("Für diese Leistung ist keine Zuständigkeit belegt."))
    return _linked(told, address.canonical("directory:cpsv_service", slug, language="de"))


def _found(request: CityRequest) -> tuple[ServiceFilter, list[Told]]:
    offered = filters.choices()
    try:
        wanted = filters.parse_filter(request.GET, offered, request.city)
    except Refused:
        # What is unknown may have come in just now.
        offered = filters.fresh_choices()
        wanted = filters.parse_filter(request.GET, offered, request.city)
    keys = list(service_list.keys(wanted, offered, timezone.localdate(), in_order=True)[: exchange.MAX_SERVICES])
    return wanted, exchange.told_services(keys, city_key=wanted.city)


def _linked(told: list[Told], url: str) -> HttpResponse:
    options = {"ensure_ascii": False, "allow_nan": False}
    return JsonResponse(cpsv.document(told, url=url), json_dumps_params=options, content_type=cpsv.CONTENT_TYPE)
