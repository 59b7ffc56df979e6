"""The web door for machines that look around: robots, sitemaps, security contact, icon."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, islice
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone, translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core import module
from dos.core.module import SitemapEntry

PROGRAMME = "programm"
MAX_ADDRESSES = 40_000
_TEXT = "text/plain; charset=utf-8"
_XML = "application/xml; charset=utf-8"
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@require_safe
@cache_control(max_age=3600, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Invite readers of public pages; the demonstration wants none."""
    if settings.DEMO:
        return HttpResponse("User-agent: *\nDisallow: /\n", content_type=_TEXT)
    closed = "".join(
        f"Disallow: {path}\n"
        for path in ("/desk/", "/konto/", "/anmelden/", "/*/konto/", "/*/anmelden/", "/*/suche/", "/suche/")
    )
    return HttpResponse(f"User-agent: *\n{closed}\nSitemap: {settings.PUBLIC_URL}/sitemap.xml\n", content_type=_TEXT)


@require_safe
@cache_control(max_age=3600, public=True)
def security(request: HttpRequest) -> HttpResponse:
    """Say where to report a weakness (RFC 9116)."""
    until = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=180)
    lines = (
        f"Contact: {settings.PUBLIC_URL}/rueckmeldung/?anlass=anderes",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: de, en",
        f"Canonical: {settings.PUBLIC_URL}/.well-known/security.txt",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type=_TEXT)


@require_safe
def icon(request: HttpRequest) -> HttpResponseRedirect:
    """Lead those who ask for the old address to the drawing."""
    return redirect(static("design/icon.svg"))


@require_safe
@cache_control(max_age=3600, public=True)
def manifest(request: HttpRequest) -> HttpResponse:
    """Describe the site for people who keep it on their phone."""
    icons = [{"src": static("design/icon.svg"), "sizes": "any", "type": "image/svg+xml"}]
    body = {
        "name": settings.WAGTAIL_SITE_NAME,
        "short_name": settings.WAGTAIL_SITE_NAME,
        "lang": "de",
        "start_url": "/",
        "display": "browser",
        "theme_color": cities.PROGRAMME_COLOUR,
        "background_color": "#ffffff",
        "icons": icons,
    }
    return JsonResponse(body, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """List the sitemaps: one of the programme, one of each city."""
    names = [PROGRAMME, *(city.key for city in cities.all_cities())]
    rows = "".join(f"<sitemap><loc>{settings.PUBLIC_URL}/sitemap-{name}.xml</loc></sitemap>" for name in names)
    return HttpResponse(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex {_NAMESPACES}>{rows}</sitemapindex>', content_type=_XML
    )


@require_safe
def sitemap(request: HttpRequest, key: str) -> StreamingHttpResponse:
    """List every public address of one site, each with its twin in the other language."""
    city = cities.directory().by_key.get(key)
    if city is None and key != PROGRAMME:
        raise Http404
    return StreamingHttpResponse(_urlset(city), content_type=_XML)


def _entries(city: City | None) -> list[SitemapEntry]:
    """Ask every room for its addresses; all at once, because the language has to be German while they are made."""
    with translation.override("de"):
        rooms = [room.sitemap(city) for room in module.modules() if room.sitemap is not None]
        return list(islice(chain.from_iterable(rooms), MAX_ADDRESSES // 2))


def _urlset(city: City | None) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NAMESPACES}>'
    for entry in _entries(city):
        changed = f"<lastmod>{entry.changed_at:%Y-%m-%d}</lastmod>" if entry.changed_at else ""
        german, english = (escape(settings.PUBLIC_URL + prefix + entry.url) for prefix in ("", "/en"))
        twins = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href="{url}"/>'
            for language, url in (("de", german), ("en", english), ("x-default", german))
        )
        yield f"<url><loc>{german}</loc>{changed}{twins}</url>\n"
        yield f"<url><loc>{english}</loc>{changed}{twins}</url>\n"
    yield "</urlset>"
