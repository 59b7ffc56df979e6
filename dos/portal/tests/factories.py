"""Stories for tests: a tree with the programme's home, and pages in it."""

from typing import Any

from wagtail.models import Page

from dos.cities.models import City
from dos.portal.models import ContentPage, FaqPage, HomePage, NewsIndexPage, NewsPage, Question, StoryPage
from dos.portal.services.cities import open_programme


def programme_home() -> HomePage:
    """The home of the programme."""
    return open_programme("DOS 2030")


def city_home(city: City) -> HomePage:
    """The home of a city, below the programme's."""
    known = HomePage.objects.filter(city=city).first()
    return known or below(programme_home(), HomePage(title=city.name, slug=city.key, city=city))


def below(parent: Page, page: StoryPage) -> Any:
    """Publish the page below its parent."""
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    return page


def content_page(parent: Page, slug: str = "thema", **fields: Any) -> ContentPage:
    """A page of text."""
    return below(parent, ContentPage(**{"slug": slug, "title": "Ein Thema", "body": "<p>Ein Satz.</p>", **fields}))


def faq_page(parent: Page) -> FaqPage:
    """Two questions with answers."""
    page = FaqPage(slug="faq", title="Fragen und Antworten", title_en="Questions and answers")
    page.questions.add(
        Question(
            slug="was",
            question="Was ist das?",
            question_en="What is it?",
            answer='<p>Ein <a href="/projekte/">Register</a>.</p>',
        ),
        Question(slug="wer", question="Wer fragt?", answer="<p>Alle.</p>"),
    )
    return below(parent, page)


def news_index(parent: Page) -> NewsIndexPage:
    """The list of news."""
    return below(parent, NewsIndexPage(slug="aktuelles", title="Aktuelles"))


def news_page(index: NewsIndexPage, slug: str = "neues", **fields: Any) -> NewsPage:
    """A piece of news."""
    return below(index, NewsPage(**{"slug": slug, "title": "Etwas ist neu", "intro": "Ein Satz dazu.", **fields}))
