"""The web door of the home of the programme and of each city."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from dos.cities import selectors as cities
from dos.cities.middleware import CityRequest
from dos.core.http import page as show
from dos.core.remembered import remembered
from dos.portal.models import HomePage
from dos.portal.selectors import stories
from dos.portal.selectors.home import home_facts, near


@require_safe
def home(request: CityRequest) -> HttpResponse:
    """Show what this is, the doors, one thread, what is near, the fields, what is new."""
    chosen = cities.district(request.city, request.GET.get("ort", ""))
    context: dict[str, Any] = {
        "key": ("home", chosen.pk if chosen else None),
        "page": remembered(
            request,
            ("home page",),
            lambda: stories.home_page(request.city) or HomePage(title=settings.WAGTAIL_SITE_NAME),
        ),
        "home": SimpleLazyObject(lambda: home_facts(request.city, request.user)),
        "near": SimpleLazyObject(lambda: near(request.city, chosen)),
    }
    return show(request, "portal/home.html", context)
