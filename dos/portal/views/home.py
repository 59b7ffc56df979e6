"""The web door of the home of the programme and of each city."""

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from dos.cities.middleware import CityRequest
from dos.core.http import page as show
from dos.portal.models import HomePage
from dos.portal.selectors import stories
from dos.portal.selectors.home import home_facts, near, remembered_as

REMEMBERED_SECONDS = 30


@require_safe
def home(request: CityRequest) -> HttpResponse:
    """Show what this is, the doors, one thread, what is near, the fields, what is new."""
    above, below = _live(request)
    context = {
        "page": stories.home_page(request.city) or HomePage(title=settings.WAGTAIL_SITE_NAME),
        "above": above,
        "near": near(request.city, request.GET.get("ort", "")),
        "below": below,
    }
    return show(request, "portal/home.html", context)


def _live(request: CityRequest) -> tuple[SafeString, SafeString]:
    """Return the live parts; what everybody sees is remembered for half a minute, or until something is published."""
    if request.user.is_authenticated:
        return _drawn(request)
    name = remembered_as(request.city, get_language() or "", request.path)
    known: tuple[SafeString, SafeString] | None = caches["local"].get(name)
    if known is None:
        known = _drawn(request)
        caches["local"].set(name, known, REMEMBERED_SECONDS)
    return known


def _drawn(request: CityRequest) -> tuple[SafeString, SafeString]:
    context = {"home": home_facts(request.city, request.user)}
    return (
        render_to_string("portal/_home_above.html", context, request),
        render_to_string("portal/_home_below.html", context, request),
    )
