"""Where the one public page of each noun is: the programme's site for joint and shared things, else the city's."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.urls import get_urlconf, reverse
from django.utils import translation

from dos.cities import address, selectors
from dos.cities.models import City
from dos.strategy.models import ActionField, Decision, Indicator, Milestone, ProgrammeGoal, Project

_PAGES: dict[type[Any], str] = {
    ActionField: "strategy:action_field_detail",
    Decision: "strategy:decision_detail",
    Indicator: "strategy:indicator_detail",
    ProgrammeGoal: "strategy:goal_detail",
    Project: "strategy:project_detail",
}


def canonical_url(thing: Any, owners: Sequence[City] | None = None) -> str:
    """Return the absolute address of the thing's page in the active language; a milestone's lies on its project's.

    Looks at the cities of a project: name them as `owners` or prefetch them.
    """
    if isinstance(thing, Milestone):
        return f"{canonical_url(thing.project, owners)}#{thing.key}"
    before, after = around(_PAGES[type(thing)], home_key(thing, owners), translation.get_language() or "de")
    return f"{before}{thing.slug}{after}"


def home_key(thing: Any, owners: Sequence[City] | None = None) -> str:
    """Return the key of the city on whose site the thing is at home; "" for the programme."""
    if isinstance(thing, Project):
        cities = thing.cities.all() if owners is None else owners
        return cities[0].key if len(cities) == 1 and cities[0].pk == thing.lead_city_id else ""
    city_id = thing.city_id if isinstance(thing, Decision | Indicator) else None
    return next((city.key for city in selectors.all_cities() if city.pk == city_id), "")


def page_url(url_name: str, *names: str) -> str:
    """Return the address on the site and in the language of the current request; the last name is the slug."""
    before, after = _around_here(url_name, names[:-1], get_urlconf(), translation.get_language())
    return f"{before}{names[-1]}{after}"


@lru_cache(maxsize=1024)
def _around_here(url_name: str, names: tuple[str, ...], urlconf: Any, language: str | None) -> tuple[str, str]:
    """Return what stands before and after the slug; site and language are named because the answer is remembered."""
    before, _, after = reverse(url_name, urlconf, args=[*names, "slug-here"]).partition("slug-here")
    return before, after


@lru_cache(maxsize=256)
def around(url_name: str, city_key: str, language: str) -> tuple[str, str]:
    """Return what stands before and after the slug; looked up once, because lists ask hundreds of times."""
    city = selectors.directory().by_key.get(city_key)
    before, _, after = address.canonical(url_name, "slug-here", city=city, language=language).partition("slug-here")
    return before, after
