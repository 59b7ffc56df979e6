"""The web door of indicators."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities.middleware import CityRequest
from dos.core.http import numbered_page, page, refused_filter
from dos.core.remembered import remembered
from dos.core.rest import open_to_all
from dos.core.text import translated
from dos.strategy.exports import indicators as csv_export
from dos.strategy.exports import sheet as exports
from dos.strategy.forms.lists import ListFilterForm, indicator_filter
from dos.strategy.models import Indicator
from dos.strategy.selectors import indicators
from dos.strategy.selectors.addresses import canonical_url
from dos.strategy.views.sheet import moved_or_missing, panels_of

ROWS = 24


@require_safe
def indicator_list(request: CityRequest) -> HttpResponse:
    """Show the indicators of a city and a field, those with a value overdue on request."""
    topics = remembered(request, ("fields measured",), lambda: list(indicators.action_fields_measured()))
    form = indicator_filter(request.GET, request.city, topics)
    if not form.is_valid():
        return refused_filter(request, str(next(iter(form.errors.values()))[0]))
    key = ("indicators", form.query(), request.GET.get("seite", ""))
    context = {
        "key": key,
        "crumbs": [(_("Start"), reverse("portal:home")), (_("Kennzahlen"), "")],
        "form": form,
        "query": form.query(),
        **remembered(request, key, lambda: _rows(request, form)),
    }
    return page(request, "strategy/indicator_list.html", context, fragment="strategy/_indicator_results.html")


def _rows(request: CityRequest, form: ListFilterForm) -> dict[str, Any]:
    found = indicators.found_indicators(form.chosen("stadt"), form.chosen("feld"))
    today, wants = timezone.localdate(), form.chosen("aktualitaet")
    if not wants:
        shown = numbered_page(request, found, ROWS)
        return {"page": shown, "rows": indicators.measured(shown.object_list, today)}
    measures = indicators.measured(found, today)
    shown = numbered_page(request, [one for one in measures if one.staleness.is_stale == (wants == "veraltet")], ROWS)
    return {"page": shown, "rows": list(shown.object_list)}


@require_safe
def indicator_detail(request: CityRequest, slug: str) -> HttpResponseBase:
    """Show one indicator: the value now, how it came about, where it is to go, and what belongs to it."""
    key = ("indicator", slug)
    context = remembered(request, key, lambda: _detail(slug, request.user))
    if context is None:
        return moved_or_missing(request, Indicator, slug)
    request.canonical = context["page_url"]  # type: ignore[attr-defined]  # the frame of the page looks for it
    return page(request, "strategy/indicator_detail.html", {"key": key, **context})


def _detail(slug: str, viewer: Any) -> dict[str, Any] | None:
    indicator = indicators.published_indicator(slug)
    if indicator is None:
        return None
    found = indicators.indicator_page(indicator, viewer, timezone.localdate())
    described = exports.indicator_json_ld(indicator, found.measure.latest)
    return {
        "crumbs": [
            (_("Start"), reverse("portal:home")),
            (_("Kennzahlen"), reverse("strategy:indicator_list")),
            (translated(indicator, "name").text, ""),
        ],
        "found": found,
        "measure": found.measure,
        "indicator": indicator,
        "panels": panels_of(indicator, viewer),
        "structured": [described, exports.thread_json_ld(found.thread.nodes)],
        "page_url": canonical_url(indicator),
    }


@open_to_all
@require_safe
def indicator_export(request: CityRequest, slug: str) -> HttpResponse:
    """Hand out all values as CSV."""
    indicator = indicators.published_indicator(slug)
    if indicator is None:
        return moved_or_missing(request, Indicator, slug)
    text = csv_export.values_csv(indicator, indicator.values.order_by("on").iterator())
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{indicator.slug}.csv"'
    return response
