"""The portal's own pages for the sitemap, the search and the table of contents."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation

from dos.cities import address
from dos.cities.models import City
from dos.core.module import SitemapEntry
from dos.core.search import Document
from dos.core.text import first_sentence, plain_text
from dos.portal.models import ContentPage, FaqPage, HomePage, NewsIndexPage, NewsPage, StoryPage
from dos.portal.selectors import stories

TEASER = 220
_OWN_PAGES = ("portal:home", "portal:case_new", "portal:feedback", "portal:contents")


def published_stories(city: City | None) -> Iterator[StoryPage]:
    """Return the published pages of the programme's tree, or of one city's."""
    for page in stories.all_stories().specific():
        if isinstance(page, StoryPage) and page.place_in_tree[0] == (city.key if city else ""):
            yield page


def sitemap(city: City | None) -> Iterator[SitemapEntry]:
    """Name the pages that stand on the programme's site, or on a city's alone."""
    with address.on(city), translation.override("de"):
        own = [reverse(name) for name in (_OWN_PAGES if city is None else _OWN_PAGES[:1])]
        pages = [(page.url, page.last_published_at) for page in published_stories(city)]
    yield from (SitemapEntry(url) for url in own)
    yield from (SitemapEntry(url, changed_at) for url, changed_at in pages if url not in own)


def documents() -> Iterator[Document]:
    """Hand in all pages, each question of the FAQ on its own."""
    with translation.override("de"), address.on(None):
        found = [page for page in stories.all_stories().specific() if isinstance(page, StoryPage)]
        handed_in = [document for page in found for document in _of_page(page)]
    yield from handed_in


def _of_page(page: StoryPage) -> Iterator[Document]:
    match page:
        case HomePage() | NewsIndexPage():
            return
        case FaqPage():
            yield from _questions(page)
        case ContentPage() | NewsPage():
            yield _document(page)


def _document(page: ContentPage | NewsPage) -> Document:
    bodies = plain_text(f"{page.body} {page.body_en} {page.plain_language} {page.easy_language}")
    city_key = page.place_in_tree[0]
    if isinstance(page, NewsPage) and page.city is not None:
        city_key = page.city.key
    return Document(
        kind="news" if isinstance(page, NewsPage) else "page",
        key=page.place_in_tree[1] or page.slug,
        title=page.title,
        title_en=page.title_en,
        text=f"{page.intro} {page.intro_en} {bodies}",
        teaser=first_sentence(page.intro or bodies, TEASER),
        url=page.url,
        city_keys=(city_key,) if city_key else (),
    )


def _questions(page: FaqPage) -> Iterator[Document]:
    for question in page.questions.all():
        yield Document(
            kind="question",
            key=question.slug,
            title=question.question,
            title_en=question.question_en,
            text=plain_text(f"{question.answer} {question.answer_en}"),
            teaser=first_sentence(plain_text(question.answer), TEASER),
            url=f"{page.url}#{question.slug}",
        )
