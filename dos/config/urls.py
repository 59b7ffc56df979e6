"""Every address of the product: machine doors first, then the pages, once for each city and language."""

from allauth.account.views import LoginView
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from dos.cities.urls import city_patterns

urlpatterns = [
    path("", include("dos.cities.urls")),
    path("desk/", include(wagtailadmin_urls)),
    path("anmelden/", LoginView.as_view(), name="account_login"),
    path("konto/", include("allauth.urls")),
    path("dateien/dokumente/", include(wagtaildocs_urls)),
    *city_patterns(
        path("", include("dos.design.urls")),
        path("", include("dos.strategy.urls")),
        path("", include("dos.actors.urls")),
        path("", include("dos.portal.urls")),
        path("", include(wagtail_urls)),
    ),
]
