"""The web door of the home of the programme and of each city."""

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from dos.cities.middleware import CityRequest
from dos.core.http import page as show
from dos.portal.models import HomePage
from dos.portal.selectors import stories
from dos.portal.selectors.home import home_facts, remembered_as

REMEMBERED_SECONDS = 30


@require_safe
def home(request: CityRequest) -> HttpResponse:
    """Show what this is, the doors, one thread, what is near, the fields, what is new."""
    story = stories.home_page(request.city) or HomePage(title=settings.WAGTAIL_SITE_NAME)
    return show(request, "portal/home.html", {"page": story, "live": _live(request)})


def _live(request: CityRequest) -> SafeString:
    """Return the live parts; what everybody sees is remembered for half a minute, or until something is published."""
    district = request.GET.get("ort", "")
    if district or request.user.is_authenticated:
        return _drawn(request, district)
    name = remembered_as(request.city, get_language() or "", request.path)
    known: str | None = caches["local"].get(name)
    if known is None:
        known = _drawn(request, "")
        caches["local"].set(name, known, REMEMBERED_SECONDS)
    return mark_safe(known)  # noqa: S308  # drawn by the template below


def _drawn(request: CityRequest, district: str) -> SafeString:
    facts = home_facts(request.city, request.user, district=district)
    return render_to_string("portal/_home_live.html", {"home": facts}, request)
