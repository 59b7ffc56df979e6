"""The web door of news: list, piece and feed."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from dos.cities.middleware import CityRequest
from dos.core.http import numbered_page
from dos.core.http import page as show
from dos.core.text import translated
from dos.portal import exports
from dos.portal.models import NewsIndexPage, NewsPage
from dos.portal.selectors import stories

PER_PAGE = 20


def news_list(request: CityRequest, index: NewsIndexPage) -> HttpResponse:
    """Show what is new, the newest first."""
    context = {
        "page": index,
        "news": numbered_page(request, stories.news(request.city), PER_PAGE),
        "crumbs": [(_("Start"), reverse("portal:home")), (translated(index, "title").text, "")],
    }
    return show(request, "portal/news_index_page.html", context)


def news_detail(request: CityRequest, piece: NewsPage) -> HttpResponse:
    """Show one piece of news."""
    index: Page = piece.get_parent().specific
    crumbs = [
        (_("Start"), reverse("portal:home")),
        (translated(index, "title").text, index.get_url(request)),
        (translated(piece, "title").text, ""),
    ]
    context = {
        "page": piece,
        "crumbs": crumbs,
        "is_only_german": translated(piece, "body").is_fallback,
    }
    return show(request, "portal/news_page.html", context)


@require_safe
def news_feed(request: CityRequest) -> HttpResponse:
    """Give the newest twenty pieces as an Atom feed."""
    title = f"{settings.WAGTAIL_SITE_NAME} {request.city}" if request.city else settings.WAGTAIL_SITE_NAME
    body = exports.news_feed(
        stories.latest_news(request.city, PER_PAGE),
        title=f"{title}: {_('Aktuelles')}",
        home_url=settings.PUBLIC_URL + reverse("portal:home"),
        feed_url=settings.PUBLIC_URL + request.path,
    )
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
