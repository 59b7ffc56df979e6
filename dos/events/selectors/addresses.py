"""Where the one public page of an event is: the programme's site for joint events, else the city's."""

from datetime import date

from django.conf import settings
from django.utils import translation

from dos.events.models import Event
from dos.strategy.selectors.addresses import around, page_url

_PAGE = "events:event_detail"


def home_key(event: Event) -> str:
    """Return the key of the city on whose site it is at home; "" for the programme. Looks at its cities."""
    cities = event.cities.all()
    return cities[0].key if len(cities) == 1 else ""


def canonical_url(event: Event, language: str = "") -> str:
    """Return the absolute address in the active language, or the named one; prefetch the cities for lists."""
    before, after = around(_PAGE, home_key(event), language or translation.get_language() or "de")
    return f"{before}{event.slug}{after}"


def date_url(event: Event, day: date) -> str:
    """Return the absolute address of one date of a series."""
    return f"{canonical_url(event)}{day.isoformat()}/"


def here(slug: str) -> str:
    """Return the address on the site and in the language of the current request."""
    return page_url(_PAGE, slug)


def here_on(slug: str, day: date) -> str:
    """Return the address of one date of a series on the current site."""
    return f"{here(slug)}{day.isoformat()}/"


def permanent_id(event: Event) -> str:
    """Return the id of the event in feeds, which never changes."""
    return f"{settings.PUBLIC_URL}/termine/{event.uid}"


def webcal(path: str) -> str:
    """Return the address with which calendar programmes subscribe to a feed."""
    return f"webcal:{settings.PUBLIC_URL.partition(':')[2]}{path}"
