"""The web door of the home of the programme and of each city."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from dos.cities.middleware import CityRequest
from dos.core.http import page as show
from dos.portal.models import HomePage
from dos.portal.selectors import stories
from dos.portal.selectors.home import home_facts


@require_safe
def home(request: CityRequest) -> HttpResponse:
    """Show what this is, the doors, one thread, what is near, the fields, what is new."""
    context = {
        "page": stories.home_page(request.city) or HomePage(title=settings.WAGTAIL_SITE_NAME),
        "home": home_facts(request.city, request.user, district=request.GET.get("ort", "")),
    }
    return show(request, "portal/home.html", context)
