"""The web door of offers to take part."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities import selectors as cities
from dos.cities.middleware import CityRequest
from dos.core.errors import Refused
from dos.core.http import numbered_page, page
from dos.participation.forms.overview import OfferFilterForm
from dos.participation.selectors import offers

PER_PAGE = 20


@require_safe
def overview(request: CityRequest) -> HttpResponse:
    """Show the ways to take part that the filter of the address finds."""
    known = cities.directory().by_key
    crumbs = [(_("Start"), reverse("portal:home")), (_("Mitmachen"), "")]
    try:
        wanted = offers.parse_filter(request.GET, known, request.city)
    except Refused as refusal:
        refused = {"refusal": refusal.message, "crumbs": crumbs}
        return page(request, "participation/overview_refused.html", refused, status=400)
    request.canonical = address.canonical("participation:overview", city=request.city)  # type: ignore[attr-defined]  # the frame asks for it
    context: dict[str, Any] = {
        "crumbs": crumbs,
        "form": OfferFilterForm(wanted, known),
        "page": numbered_page(request, offers.offers(wanted), PER_PAGE),
        "query": wanted.query(),
    }
    return page(request, "participation/overview.html", context, fragment="participation/_overview_results.html")
