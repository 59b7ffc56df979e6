"""The addresses of the portal; Wagtail's pages come last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

app_name = "portal"

urlpatterns = [
]
