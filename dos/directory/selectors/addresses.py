"""Where the pages of services and offices are: a service is the same for all cities, an office stands in one."""

from django.utils import translation

from dos.cities import selectors as cities
from dos.directory.models import Office, Service
from dos.strategy.selectors.addresses import around, page_url

_SERVICE, _OFFICE = "directory:service_detail", "directory:office_detail"


def service_url(service: Service, language: str = "") -> str:
    """Return the absolute address of a service, on the programme's site."""
    before, after = around(_SERVICE, "", language or translation.get_language() or "de")
    return f"{before}{service.slug}{after}"


def office_url(office: Office, language: str = "") -> str:
    """Return the absolute address of an office: on its city's site, of one that serves several on the programme's."""
    key = home_key(office)
    before, after = around(_OFFICE, key, language or translation.get_language() or "de")
    return f"{before}{office.slug}{after}"


def home_key(office: Office) -> str:
    """Return the key of the city on whose site an office is at home; "" for the programme."""
    return next((city.key for city in cities.all_cities() if city.pk == office.city_id), "")


def service_here(slug: str) -> str:
    """Return the address of a service on the site and in the language of the current request."""
    return page_url(_SERVICE, slug)


def office_here(slug: str) -> str:
    """Return the address of an office on the site and in the language of the current request."""
    return page_url(_OFFICE, slug)
