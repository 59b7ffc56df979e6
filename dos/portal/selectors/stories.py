"""Questions about stories: which page stands under an address, what is new."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from dos.cities.models import City
from dos.portal.models import HomePage, NewsIndexPage, NewsPage


def home_page(city: City | None) -> HomePage | None:
    """Return the home of the programme or of a city, where it is published."""
    return HomePage.objects.live().filter(city=city).first()


def story(city: City | None, path: str) -> Page | None:
    """Return the published page under an address: the city's own, else the programme's; None where neither stands.

    Pages behind a restriction are not for the public: to it they do not exist.
    """
    homes = list(HomePage.objects.filter(Q(city=None) | Q(city=city)).order_by("city"))
    wanted = [home.url_path + path for home in homes]
    # More than one home matches only on a city's site: there the city's own page (the deeper one) goes first.
    found = Page.objects.live().filter(url_path__in=wanted).order_by("-depth").specific().first()
    if found is None or _is_restricted(found):
        return None
    return found


def _is_restricted(page: Page) -> bool:
    steps = [page.path[: Page.steplen * (level + 1)] for level in range(page.depth)]
    return PageViewRestriction.objects.filter(page__path__in=steps).exists()


def news(city: City | None) -> QuerySet[NewsPage]:
    """Return published news, the newest first: on a city's site its own and those of all, else everybody's."""
    found = NewsPage.objects.live().select_related("city", "project").order_by("-on", "-pk")
    return found.filter(Q(city=city) | Q(city=None)) if city else found


def latest_news(city: City | None, limit: int = 3) -> Sequence[NewsPage]:
    """Return the newest few."""
    return list(news(city)[:limit])


def news_index() -> NewsIndexPage | None:
    """Return the page under which news stand."""
    return NewsIndexPage.objects.live().first()


def all_stories() -> Any:
    """Return the queryset of all published pages that the public may see, for sitemap and search."""
    restricted = [row.page.path for row in PageViewRestriction.objects.select_related("page")]
    found = Page.objects.live().filter(depth__gt=1)
    for path in restricted:
        found = found.exclude(path__startswith=path)
    return found.order_by("path")
