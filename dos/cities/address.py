"""The city part of every address, put in front by `reverse()` itself.

Each site (the programme, each city) has its own set of addresses, which Django chooses by `request.urlconf` and
`set_urlconf`; they share all patterns and differ only in the part in front of the pages.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_urlconf, reverse, set_urlconf
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation


class CityPrefixPattern(LocalePrefixPattern):
    """`en/` and `schwerte/` in front of every page, each only where it is active."""

    def __init__(self, city_part: str) -> None:
        super().__init__(prefix_default_language=False)
        self.city_part = city_part

    @property
    def language_prefix(self) -> str:
        """The language's part as Django makes it, then the city's."""
        return str(super().language_prefix) + self.city_part


class SiteAddresses:
    """All addresses of one site, in the form of a URL configuration."""

    def __init__(self, city_part: str) -> None:
        self.city_part = city_part
        root = import_module(settings.ROOT_URLCONF)
        self.handler400, self.handler403 = root.handler400, root.handler403
        self.handler404, self.handler500 = root.handler404, root.handler500

    @cached_property
    def urlpatterns(self) -> list[URLPattern | URLResolver]:
        """The machine doors as they are, and the pages under the city's part of the path."""
        patterns: list[URLPattern | URLResolver] = import_module(settings.ROOT_URLCONF).site_patterns(self.city_part)
        return patterns


@lru_cache(maxsize=256)
def addresses(city_part: str) -> SiteAddresses:
    """Return the addresses of the site with this part of the path ("schwerte/"; "" for the programme)."""
    return SiteAddresses(city_part)


def city_patterns(city_part: str, *patterns: URLPattern | URLResolver) -> list[URLPattern | URLResolver]:
    """Put the parts of language and city in front of the pages (German and the programme have none)."""
    return [URLResolver(CityPrefixPattern(city_part), list(patterns))]


@contextmanager
def on(city: Any) -> Iterator[None]:
    """Let addresses made inside be those of the city's site by path, or of the programme for None."""
    before = get_urlconf()
    set_urlconf(addresses(f"{city.key}/" if city is not None else ""))  # type: ignore[arg-type]  # any object with urlpatterns
    try:
        yield
    finally:
        set_urlconf(before)


def canonical(url_name: str, *args: Any, city: Any = None, language: str = "") -> str:
    """Return the one public address: on the programme's site, or on the city's for what belongs to one city."""
    with on(city), translation.override(language or translation.get_language()):
        return settings.PUBLIC_URL + reverse(url_name, args=args)
