"""The web door of cities: the style sheet with a city's colours."""

from django.http import Http404, HttpRequest, HttpResponse

from dos.cities import selectors


def look(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """Answer with the style sheet of the programme or a city; its address changes with its contents."""
    city = selectors.directory().by_key.get(name)
    if city is None and name != selectors.PROGRAMME_LOOK:
        raise Http404
    response = HttpResponse(selectors.style_sheet(selectors.colour_of(city)), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
