"""Questions about cities; read on every request, therefore remembered for a short time."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.cache import caches
from django.template.loader import render_to_string
from django.urls import reverse

from dos.cities import address
from dos.cities.models import Boundary, City, CityRole, District
from dos.core.db import german_order
from dos.core.module import Topic

_SECONDS = 30
_CACHE_KEY = "cities"
PROGRAMME_LOOK = "programm"
PROGRAMME_COLOUR = "#00515e"


@dataclass(frozen=True)
class CityDirectory:
    """All cities by key and by bound host name, all districts by primary key in the order of names."""

    by_key: dict[str, City]
    by_host: dict[str, City]
    districts: dict[int, District]


def directory() -> CityDirectory:
    """Return all cities, at most 30 seconds old (at once in the process that changed one)."""
    known: CityDirectory | None = caches["local"].get(_CACHE_KEY)
    if known is None:
        cities = list(City.objects.all())
        known = CityDirectory(
            {city.key: city for city in cities},
            {host: city for city in cities for host in city.hosts},
            {row.pk: row for row in District.objects.select_related("city").order_by(german_order("name"), "pk")},
        )
        caches["local"].set(_CACHE_KEY, known, _SECONDS)
    return known


def forget_directory() -> None:
    """Read the cities anew at the next question."""
    caches["local"].delete(_CACHE_KEY)


def all_cities() -> list[City]:
    """Return the partner cities in their order, without boundaries."""
    return list(directory().by_key.values())


def districts(city: City | None) -> list[District]:
    """Return the districts of one city, or of all, by city and name."""
    found = directory().districts.values()
    in_order = sorted(found, key=lambda row: (row.city.order, row.city.key))
    return [row for row in in_order if city in (None, row.city)]


def district(city: City | None, slug: str) -> District | None:
    """Return the district of this name in a city, or in any."""
    named = (row for row in directory().districts.values() if row.slug == slug)
    return next((row for row in named if city in (None, row.city)), None)


def topic(kind: str, key: str, viewer: Any) -> Topic | None:
    """Return a city, or a district as "schwerte.villigst", as something to follow."""
    city_key, _dot, slug = key.partition(".")
    city = directory().by_key.get(city_key)
    if city is None or kind not in ("city", "district") or (kind == "district") != bool(slug):
        return None
    home = address.canonical("portal:home", city=city, language="de")
    if kind == "city":
        return Topic(kind, key, city.name, home)
    district = District.objects.filter(city=city, slug=slug).first()
    return Topic(kind, key, f"{district.name} ({city.name})", home) if district else None


def boundaries() -> list[Boundary]:
    """Return the outlines of the cities, for maps."""
    return list(Boundary.objects.select_related("city").order_by("city"))


def city_ids_of(user: Any, *, roles: tuple[str, ...] = ()) -> set[int]:
    """Return the cities in which the person has one of the roles (any role where none is named)."""
    found = CityRole.objects.of(user)
    if roles:
        found = found.filter(role__in=roles)
    return set(found.values_list("city_id", flat=True))


def colour_of(city: City | None) -> str:
    """Return the colour of the city's site, or of the programme's."""
    return city.colour if city else PROGRAMME_COLOUR


@lru_cache(maxsize=64)
def style_sheet(colour: str) -> str:
    """Return the style sheet that gives a site its colour."""
    return render_to_string("design/look.css", {"colour": colour})


@lru_cache(maxsize=64)
def _digest(colour: str) -> str:
    return hashlib.sha256(style_sheet(colour).encode()).hexdigest()[:12]


def look_url(city: City | None) -> str:
    """Return the address of the site's style sheet, which may be kept for ever."""
    return reverse("cities:look", args=[city.key if city else PROGRAMME_LOOK, _digest(colour_of(city))])
