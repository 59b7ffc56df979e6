"""The web door of decisions."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities.middleware import CityRequest
from dos.core.http import numbered_page, page, refused_filter
from dos.core.remembered import remembered
from dos.core.text import translated
from dos.strategy.exports import sheet as exports
from dos.strategy.forms.lists import decision_filter
from dos.strategy.models import Decision
from dos.strategy.selectors import decisions
from dos.strategy.selectors.addresses import canonical_url
from dos.strategy.views.sheet import moved_or_missing, panels_of

ROWS = 25


@require_safe
def decision_list(request: CityRequest) -> HttpResponse:
    """Show the decisions of a city and a year."""
    years = remembered(request, ("decision years",), lambda: list(decisions.decision_years()))
    form = decision_filter(request.GET, request.city, years)
    if not form.is_valid():
        return refused_filter(request, str(next(iter(form.errors.values()))[0]))
    key = ("decisions", form.query(), request.GET.get("seite", ""))
    found = decisions.found_decisions(form.chosen("stadt"), form.chosen("jahr"))
    context = {
        "key": key,
        "crumbs": [(_("Start"), reverse("portal:home")), (_("Beschlüsse"), "")],
        "form": form,
        "page": remembered(request, key, lambda: numbered_page(request, found, ROWS)),
        "query": form.query(),
    }
    return page(request, "strategy/decision_list.html", context, fragment="strategy/_decision_results.html")


@require_safe
def decision_detail(request: CityRequest, slug: str) -> HttpResponseBase:
    """Show one decision with its projects and its thread."""
    key = ("decision", slug)
    context = remembered(request, key, lambda: _detail(slug, request.user))
    if context is None:
        return moved_or_missing(request, Decision, slug)
    request.canonical = context["page_url"]  # type: ignore[attr-defined]  # the frame of the page looks for it
    return page(request, "strategy/decision_detail.html", {"key": key, **context})


def _detail(slug: str, viewer: Any) -> dict[str, Any] | None:
    decision = decisions.published_decision(slug)
    if decision is None:
        return None
    found = decisions.decision_page(decision, viewer)
    return {
        "crumbs": [
            (_("Start"), reverse("portal:home")),
            (_("Beschlüsse"), reverse("strategy:decision_list")),
            (translated(decision, "title").text, ""),
        ],
        "found": found,
        "decision": decision,
        "panels": panels_of(decision, viewer),
        "structured": [exports.decision_json_ld(decision), exports.thread_json_ld(found.thread.nodes)],
        "page_url": canonical_url(decision),
    }
