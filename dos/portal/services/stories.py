"""Deeds on stories: writing the first pages of an installation."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from dos.cities.models import City
from dos.core.models import LoadedRow
from dos.portal.models import ContentPage, FaqPage, HomePage, NewsIndexPage, NewsPage, Question, StoryPage
from dos.portal.services.cities import open_programme
from dos.strategy.models import Project

OWN_PAGES = Path(__file__).resolve().parent.parent / "first_pages"
DEMO_PAGES = settings.BASE_DIR / "demo" / "pages"
KINDS: Mapping[str, type[StoryPage]] = {"content": ContentPage, "faq": FaqPage, "news": NewsIndexPage}
NEWS_INDEX = "aktuelles"


@transaction.atomic
def write_first_pages(*, is_demo: bool | None = None) -> int:
    """Write the duties, FAQ, news and openings that are not there yet; return how many.

    Each is written once: what editors changed, withdrew or deleted since then is left alone.
    """
    folders = [OWN_PAGES, *([DEMO_PAGES] if (settings.DEMO if is_demo is None else is_demo) else [])]
    told = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for folder in folders for file in _files(folder)}
    home = open_programme(settings.WAGTAIL_SITE_NAME)
    written = [_write_opening(key, words) for key, words in told.pop("homes", {}).items()]
    news = told.pop("news", {}).get("news", [])
    written += [_write_page(home, told[name]) for name in sorted(told)]
    index = NewsIndexPage.objects.child_of(home).filter(slug=NEWS_INDEX).first()
    written += [_write_news(index, words) for words in news if index is not None]
    return sum(written)


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("*.toml"))


def _is_first_time(key: str) -> bool:
    _row, is_new = LoadedRow.objects.get_or_create(table="portal.story", key=key)
    return is_new


def _write_opening(key: str, words: Mapping[str, str]) -> bool:
    """Give a home its first sentences; "programme" is the programme's."""
    city = City.objects.filter(key=key).first()
    if city is None and key != "programme":
        return False
    home = HomePage.objects.filter(city=city).first()
    if home is None or home.intro or not _is_first_time(f"home/{key}"):
        return False
    return _publish(home, words)


def _write_page(home: HomePage, words: Mapping[str, Any]) -> bool:
    if HomePage.objects.get(pk=home.pk).get_children().filter(slug=words["slug"]).exists():
        return False
    if not _is_first_time(words["slug"]):
        return False
    page = KINDS[words["kind"]](
        **{name: _dated(value) for name, value in words.items() if name not in ("kind", "questions")}
    )
    for place, question in enumerate(words.get("questions", ())):
        page.questions.add(Question(sort_order=place, **question))
    HomePage.objects.get(pk=home.pk).add_child(instance=page)
    page.save_revision(clean=False).publish()
    return True


def _write_news(index: NewsIndexPage, words: Mapping[str, Any]) -> bool:
    if not _is_first_time(f"{NEWS_INDEX}/{words['slug']}"):
        return False
    city = City.objects.filter(key=words["city"]).first()
    project = Project.objects.filter(slug=words["project"]).first()
    page = NewsPage(**{**words, "city": city, "project": project})
    NewsIndexPage.objects.get(pk=index.pk).add_child(instance=page)
    page.save_revision(clean=False).publish()
    return True


def _publish(page: StoryPage, words: Mapping[str, str]) -> bool:
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision(clean=False).publish()
    return True


def _dated(value: Any) -> Any:
    """Put the present day where a text says {today}."""
    if not isinstance(value, str) or "{today}" not in value:
        return value
    with override("de"):
        return value.replace("{today}", date_format(timezone.localdate(), "j. F Y"))
