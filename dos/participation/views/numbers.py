"""The web door of figures: of one process, and of everything in a city, as a page and as a table."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core.exports import csv_answer
from dos.core.http import numbered_page, page
from dos.core.rest import open_to_all
from dos.core.text import translated
from dos.participation.exports import numbers as exports
from dos.participation.models import Process
from dos.participation.selectors import processes, statistics
from dos.participation.views.files import as_asked

PER_PAGE = 20


@require_safe
def city_numbers(request: CityRequest) -> HttpResponse:
    """Show the figures of a city, or of the whole programme, as drawings and as a table."""
    request.canonical = address.canonical("participation:city_numbers", city=request.city)  # type: ignore[attr-defined]  # the frame asks for it
    found = statistics.numbers(city=request.city)
    page_of = numbered_page(request, processes.public_processes(request.city), PER_PAGE)
    return _shown(request, found, None, reverse("participation:city_numbers_table"), processes=page_of)


@open_to_all
@require_safe
def city_numbers_table(request: CityRequest) -> HttpResponse:
    """Hand out the same figures as a table."""
    found = statistics.numbers(city=request.city)
    name = f"beteiligung-{request.city.key}" if request.city is not None else "beteiligung"
    return as_asked(request, csv_answer(exports.csv_lines(found), name))


@require_safe
def process_numbers(request: CityRequest, slug: str) -> HttpResponse:
    """Show the figures of one process as drawings and as a table."""
    process = _process(slug)
    canonical = address.canonical("participation:process_numbers", slug, city=processes.home_city(process))
    request.canonical = canonical  # type: ignore[attr-defined]  # the frame asks for it
    table_url = reverse("participation:process_numbers_table", args=[slug])
    return _shown(request, statistics.numbers(process=process), process, table_url)


@open_to_all
@require_safe
def process_numbers_table(request: CityRequest, slug: str) -> HttpResponse:
    """Hand out the same figures as a table."""
    found = statistics.numbers(process=_process(slug))
    return as_asked(request, csv_answer(exports.csv_lines(found), f"zahlen-{slug}"))


def _shown(
    request: CityRequest, found: statistics.Numbers, process: Process | None, table_url: str, **more: Any
) -> HttpResponse:
    crumbs = [(_("Start"), reverse("portal:home")), (_("Mitmachen"), reverse("participation:overview"))]
    if process is not None:
        url = reverse("participation:process_detail", args=[process.slug])
        crumbs.append((translated(process, "title").text, url))
    context: dict[str, Any] = {
        "crumbs": [*crumbs, (_("Zahlen"), "")],
        "process": process,
        "numbers": found,
        "head": [_("Was"), _("Gruppe"), _("Zahl")],
        # What the number counts stands first: it is the head of its row.
        "table": [(what, group, number) for group, what, number in statistics.table(found)],
        "table_url": table_url,
        **more,
    }
    return page(request, "participation/numbers.html", context)


def _process(slug: str) -> Process:
    process = processes.published_process(slug)
    if process is None:
        raise Http404
    return process
