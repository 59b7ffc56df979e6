"""`city_patterns`: every page once for the programme, each city and each language."""

from django.urls import URLResolver, path
from django.urls.resolvers import URLPattern

from dos.cities import address, views


def city_patterns(*patterns: URLPattern | URLResolver) -> list[URLResolver]:
    """Put the parts of language and city in front of the patterns (German and the programme have none)."""
    return [URLResolver(address.CityPrefixPattern(prefix_default_language=False), list(patterns))]


urlpatterns = [path("look/<str:name>.<str:digest>.css", views.look, name="look")]
app_name = "cities"
