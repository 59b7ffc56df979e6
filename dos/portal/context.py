"""What every page knows about the site that it stands on: made on demand, from memory, without a query."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.cities import address
from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core import module

MAX_KEPT_QUERY = 300
FOOTER = (
    (gettext_lazy("Fragen und Antworten"), "portal:page", "faq/"),
    (gettext_lazy("Kontakt"), "portal:page", "kontakt/"),
    (gettext_lazy("Dem Projektteam schreiben"), "portal:case_new", ""),
    (gettext_lazy("Rückmeldung und Barriere melden"), "portal:feedback", ""),
    (gettext_lazy("Ihr Konto"), "account_overview", ""),
    (gettext_lazy("Leichte Sprache"), "portal:page", "leichte-sprache/"),
    (gettext_lazy("Erklärung zur Barrierefreiheit"), "portal:page", "barrierefreiheit/"),
    (gettext_lazy("Datenschutz"), "portal:page", "datenschutz/"),
    (gettext_lazy("Impressum"), "portal:page", "impressum/"),
    (gettext_lazy("Inhaltsübersicht"), "portal:contents", ""),
)


@dataclass(frozen=True)
class Entry:
    """A link of the frame: menu, footer, switch of site or language."""

    label: str
    url: str
    is_current: bool = False
    code: str = ""


class Site:
    """The frame's answers for one request; each is computed when a template first asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.city: City | None = getattr(request, "city", None)
        # On a city's own host its addresses are those without the city's part of the path.
        self._is_bound = self.city is not None and not getattr(getattr(request, "urlconf", None), "city_part", "")
        self._here = None if self._is_bound else self.city
        self.demo: bool = settings.DEMO

    @cached_property
    def name(self) -> str:
        """The name of the programme, with that of the city on a city's site."""
        return f"{settings.WAGTAIL_SITE_NAME} {self.city.name}" if self.city else settings.WAGTAIL_SITE_NAME

    @cached_property
    def look_url(self) -> str:
        """The style sheet with the site's colours."""
        return cities.look_url(self.city)

    @cached_property
    def home_url(self) -> str:
        """The home of the site in the active language."""
        return self._url("portal:home")

    @cached_property
    def search_url(self) -> str:
        """Where the search form leads."""
        return self._url("portal:search")

    @cached_property
    def suggest_url(self) -> str:
        """Where the search field asks for suggestions."""
        return self._url("portal:suggestions")

    @cached_property
    def menu(self) -> tuple[Entry, ...]:
        """The rooms' menu entries in their order."""
        entries = sorted((entry for room in module.modules() for entry in room.menu), key=lambda entry: entry.order)
        return tuple(self._entry(_(str(entry.label)), self._url(entry.url_name)) for entry in entries)

    @cached_property
    def footer(self) -> tuple[Entry, ...]:
        """Duties and help, reachable from every page."""
        return tuple(self._entry(str(label), self._url(name, path)) for label, name, path in FOOTER)

    @cached_property
    def current(self) -> str:
        """Which entries of menu and footer this page belongs to."""
        return " ".join(entry.url for entry in (*self.menu, *self.footer) if entry.is_current)

    @cached_property
    def languages(self) -> tuple[Entry, ...]:
        """The same page in each language."""
        active = translation.get_language()
        labels = {"de": "Deutsch", "en": "English"}
        return tuple(
            Entry(labels.get(code, code), self._same_page(self._here, code), code == active, code)
            for code, _label in settings.LANGUAGES
        )

    @cached_property
    def base(self) -> str:
        """What stands before a path of this site in a full address: its own host's where it has one."""
        return self._request.build_absolute_uri("/").rstrip("/") if self._is_bound else settings.PUBLIC_URL

    @cached_property
    def switch(self) -> tuple[Entry, ...]:
        """The same page on the site of the programme and of each city."""
        return tuple(self._switch())

    @cached_property
    def canonical(self) -> str:
        """The one public address of this page; a view may set `request.canonical` for what belongs to one city."""
        chosen: str = getattr(self._request, "canonical", "")
        if chosen or getattr(self._request, "resolver_match", None) is None:
            return chosen
        page = self._request.GET.get("seite", "")
        suffix = f"?seite={page}" if page.isdecimal() and page.isascii() and page != "1" and len(page) < 6 else ""
        city = self.city if getattr(self._request, "is_of_city", False) else None
        return settings.PUBLIC_URL + self._same_page(city, translation.get_language(), keep_query=False) + suffix

    def _switch(self) -> Iterator[Entry]:
        language = translation.get_language()
        for city in (None, *cities.all_cities()):
            label = city.name if city else _("Programm")
            if city == self.city:
                yield Entry(label, self._same_page(self._here, language), is_current=True)
            else:
                # A city's host knows no other site: from there the way leads to the programme's address.
                base = settings.PUBLIC_URL if self._is_bound else ""
                yield Entry(label, base + self._same_page(city, language))

    def _url(self, name: str, path: str = "") -> str:
        return _remembered_url(name, path, self._here.key if self._here else "", translation.get_language() or "")

    def _entry(self, label: str, url: str) -> Entry:
        return Entry(label, url, self._request.path.startswith(url))

    def _same_page(self, city: City | None, language: str | None, *, keep_query: bool = True) -> str:
        """Return this page's address on another site or in another language; a home where it has none there."""
        match = getattr(self._request, "resolver_match", None)
        stays = city in (self.city, self._here) or not getattr(self._request, "is_of_city", False)
        with address.on(city), translation.override(language):
            if match is None or not match.view_name or not stays:
                return reverse("portal:home")
            try:
                url = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
            except NoReverseMatch:
                return reverse("portal:home")
        query = self._request.GET.urlencode() if keep_query else ""
        return f"{url}?{query}" if query and len(query) <= MAX_KEPT_QUERY else url


@lru_cache(maxsize=4096)
def _remembered_url(name: str, path: str, city_key: str, language: str) -> str:
    """Look up an address of the frame once; site and language are named because the answer is remembered."""
    with address.on(cities.directory().by_key.get(city_key)), translation.override(language or None):
        return reverse(name, kwargs={"path": path} if path else {})


def site(request: HttpRequest) -> dict[str, object]:
    """Give templates the site of the request."""
    return {"site": Site(request)}
