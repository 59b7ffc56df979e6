"""Where the page of a station is: on the site of its city, of one without a city on the programme's."""

from django.utils import translation

from dos.cities import selectors as cities
from dos.sensors.models import Thing
from dos.strategy.selectors.addresses import around, page_url

_STATION = "sensors:station"


def station_here(slug: str) -> str:
    """Return the address of a station on the site and in the language of the current request."""
    return page_url(_STATION, slug)


def station_url(thing: Thing, language: str = "") -> str:
    """Return the one public address of a station."""
    before, after = around(_STATION, home_key(thing), language or translation.get_language() or "de")
    return f"{before}{thing.slug}{after}"


def home_key(thing: Thing) -> str:
    """Return the key of the city on whose site a station is at home; "" for the programme."""
    return next((city.key for city in cities.all_cities() if city.pk == thing.city_id), "")
