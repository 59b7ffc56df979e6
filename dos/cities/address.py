"""The city part of every address: remembered for the running request, put in front by `reverse()`.

It works like Django's active language: a context variable that the middleware sets and the address patterns read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation

_prefix: ContextVar[str] = ContextVar("city_prefix", default="")


def active_prefix() -> str:
    """Return the path part of the active city: "schwerte/" or ""."""
    return _prefix.get()


@contextmanager
def under(prefix: str) -> Iterator[None]:
    """Let addresses made inside carry this path part."""
    token = _prefix.set(prefix)
    try:
        yield
    finally:
        _prefix.reset(token)


@contextmanager
def on(city: Any) -> Iterator[None]:
    """Let addresses made inside be those of the city's site by path, or of the programme for None."""
    with under(f"{city.key}/" if city is not None else ""):
        yield


def canonical(url_name: str, *args: Any, city: Any = None, language: str = "") -> str:
    """Return the one public address: on the programme's site, or on the city's for what belongs to one city."""
    with on(city), translation.override(language or translation.get_language()):
        return settings.PUBLIC_URL + reverse(url_name, args=args)


class CityPrefixPattern(LocalePrefixPattern):
    """`en/` and `schwerte/` in front of every page, each only where it is active."""

    @property
    def language_prefix(self) -> str:
        """The language's part as Django makes it, then the city's."""
        return str(super().language_prefix) + active_prefix()
