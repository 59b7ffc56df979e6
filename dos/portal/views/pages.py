"""The web door of stories: Wagtail's pages under the addresses of the programme and of each city."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities import selectors as cities
from dos.cities.middleware import CityRequest
from dos.core.http import page as show
from dos.core.text import translated
from dos.portal.models import ContentPage, FaqPage, HomePage, NewsIndexPage, NewsPage, StoryPage
from dos.portal.selectors import faq, outline, persons, stories
from dos.portal.views.home import home
from dos.portal.views.news import news_detail, news_list
from dos.strategy.models import ActionField

# Pages of text that end with something alive, by their slug.
LIVE_PARTS: Mapping[str, tuple[str, Callable[[], Any]]] = {
    "kontakt": ("portal/_offices.html", cities.all_cities),
    "datenschutz": ("portal/_stored_fields.html", lambda: list(persons.stored_fields())),
}


@require_safe
def page(request: CityRequest, path: str) -> HttpResponse:
    """Show the page of the city's tree, else the programme's; drafts and private pages do not exist here."""
    if request.city is not None and path.startswith(f"{request.city.key}/"):
        # On a city's own host the city's part of the path is one too many.
        return redirect(request.get_full_path().replace(f"/{request.city.key}/", "/", 1))
    story = stories.story(request.city, path)
    if story is None:
        raise Http404
    request.is_of_city = bool(story.place_in_tree[0])  # type: ignore[attr-defined]  # read by the frame
    match story:
        case HomePage():
            return home(request)
        case NewsIndexPage():
            return news_list(request, story)
        case NewsPage():
            return news_detail(request, story)
        case FaqPage():
            return _faq(request, story)
    return _content(request, story)


@require_safe
def contents(request: CityRequest) -> HttpResponse:
    """Show everything there is at one glance."""
    found = [*outline.published_stories(None), *(outline.published_stories(request.city) if request.city else ())]
    shown = [story for story in found if not isinstance(story, HomePage | NewsPage)]
    context = {"stories": shown, "fields": ActionField.objects.all(), "crumbs": _crumbs(_("Inhaltsübersicht"))}
    return show(request, "portal/contents.html", context)


def _faq(request: CityRequest, story: FaqPage) -> HttpResponse:
    questions = list(story.questions.all())
    context = {"page": story, "questions": questions, "jsonld": faq.json_ld(questions), **_frame(story)}
    return show(request, "portal/faq_page.html", context)


def _content(request: CityRequest, story: ContentPage) -> HttpResponse:
    template, answer = LIVE_PARTS.get(story.slug, ("", tuple))
    return show(
        request, "portal/content_page.html", {"page": story, "live": template, "facts": answer(), **_frame(story)}
    )


def _frame(story: StoryPage) -> dict[str, Any]:
    return {
        "crumbs": _crumbs(translated(story, "title").text),
        "is_only_german": translated(story, "body").is_fallback if hasattr(story, "body") else False,
    }


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Start"), reverse("portal:home")), (title, "")]
