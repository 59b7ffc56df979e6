"""Every address of the product: machine doors first, then the pages, once for each city and language."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from dos.accounts import urls as accounts
from dos.accounts.views import LoginView
from dos.actors import api as actors_api
from dos.cities.address import city_patterns
from dos.core import api as core_api
from dos.core import rest
from dos.directory import api as directory_api
from dos.events import api as events_api
from dos.participation import api as participation_api
from dos.portal import urls as portal
from dos.sensors import urls as sensors
from dos.strategy import api as strategy_api

handler400 = "dos.portal.views.errors.bad_request"
handler403 = "dos.portal.views.errors.forbidden"
handler404 = "dos.portal.views.errors.not_found"
handler500 = "dos.portal.views.errors.server_error"

api = rest.build_api()
rooms = (core_api, strategy_api, actors_api, participation_api, events_api, directory_api)
for room in rooms:
    api.add_router("", room.router)

machine_doors: list[URLPattern | URLResolver] = [
    path("", include("dos.cities.urls")),
    *portal.machine_doors,
    path("api/v1/", api.urls),
    *sensors.machine_doors,
    re_path(r"^api/(?!docs/?$|v1$)", rest.missing),
    path("desk/", include(wagtailadmin_urls)),
    *accounts.machine_doors,
    path("", include("dos.media.urls")),
    path("dateien/dokumente/", include(wagtaildocs_urls)),
]
pages: list[URLPattern | URLResolver] = [
    path("api/docs/", core_api.documentation, {"api": api}, name="api_docs"),
    path("", include("dos.accounts.urls")),
    # Under this name the library looks for the way to files and pages for people who have signed in.
    path("anmelden/", LoginView.as_view(), name="wagtailcore_login"),
    path("", include("dos.design.urls")),
    path("", include("dos.notifications.urls")),
    path("", include("dos.strategy.urls")),
    path("", include("dos.actors.urls")),
    path("", include("dos.participation.urls")),
    path("", include("dos.events.urls")),
    path("", include("dos.directory.urls")),
    path("", include("dos.sensors.urls")),
    path("", include("dos.portal.urls")),
]


def site_patterns(city_part: str) -> list[URLPattern | URLResolver]:
    """Return the addresses of one site: the programme's for "", a city's for its part of the path."""
    return [*machine_doors, *city_patterns(city_part, *pages)]


urlpatterns = site_patterns("")
