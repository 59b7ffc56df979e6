"""The stories of the portal: Wagtail pages."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from dos.cities import address
from dos.cities import selectors as cities
from dos.cities.models import City
from dos.strategy.models import Project

RICH = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]


class StoryPage(Page):
    """A page in the programme's tree; a city's pages stand below its own home page, under its key."""

    title_en = models.CharField(_("Titel (Englisch)"), max_length=160, blank=True)
    intro = models.TextField(_("Einleitung"), blank=True)
    intro_en = models.TextField(_("Einleitung (Englisch)"), blank=True)
    plain_language = RichTextField(_("Einfache Sprache"), blank=True, features=RICH)
    easy_language = RichTextField(_("Leichte Sprache"), blank=True, features=RICH)

    class Meta:
        abstract = True

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Return the address: on its city's site for a page of a city's tree, on the active site for a shared one."""
        sites = self._get_relevant_site_root_paths(request)
        if not sites:
            return None
        key, path = self.place_in_tree
        city = cities.directory().by_key.get(key)
        if city is None or getattr(request, "city", None) == city:
            return sites[0].site_id, settings.PUBLIC_URL, _address(path)
        with address.on(city):
            return sites[0].site_id, settings.PUBLIC_URL, _address(path)

    def get_url(self, request: Any = None, current_site: Any = None) -> str | None:
        """Return the address without host: all sites answer on the same hosts."""
        parts = self.get_url_parts(request)
        return parts[2] if parts else None

    url = property(get_url)

    @property
    def place_in_tree(self) -> tuple[str, str]:
        """The key of the city in whose tree the page stands ("" for the programme's), and the path below its home."""
        below_home = self.url_path.split("/", 2)[2]
        first, _slash, rest = below_home.partition("/")
        return (first, rest) if first in cities.directory().by_key else ("", below_home)


def _address(path: str) -> str:
    return reverse("portal:page", kwargs={"path": path}) if path else reverse("portal:home")


class HomePage(StoryPage):
    """The home of the programme, or of one city."""

    city = models.OneToOneField(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )

    is_creatable = False  # `open_city` makes it
    template = "portal/home.html"

    class Meta:
        verbose_name = _("Startseite")


class ContentPage(StoryPage):
    """A page of text: a duty (Impressum, Datenschutz, …) or a topic."""

    body = RichTextField(_("Text"), features=RICH, blank=True)
    body_en = RichTextField(_("Text (Englisch)"), features=RICH, blank=True)

    template = "portal/content_page.html"

    class Meta:
        verbose_name = _("Textseite")
        verbose_name_plural = _("Textseiten")


class FaqPage(StoryPage):
    """Questions that people ask, each with a short answer and the way to the live page."""

    max_count_per_parent = 1
    template = "portal/faq_page.html"

    class Meta:
        verbose_name = _("Fragen und Antworten")


class Question(Orderable):
    """One question with its answer."""

    page = ParentalKey(FaqPage, on_delete=models.CASCADE, related_name="questions")
    slug = models.SlugField(_("Anker"), max_length=80)
    question = models.CharField(_("Frage"), max_length=200)
    question_en = models.CharField(_("Frage (Englisch)"), max_length=200, blank=True)
    answer = RichTextField(_("Antwort"), features=RICH)
    answer_en = RichTextField(_("Antwort (Englisch)"), features=RICH, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("Frage")
        verbose_name_plural = _("Fragen")

    def __str__(self) -> str:
        return self.question


class NewsIndexPage(StoryPage):
    """The list of news."""

    max_count_per_parent = 1
    subpage_types: ClassVar[list[str]] = ["portal.NewsPage"]
    template = "portal/news_index_page.html"

    class Meta:
        verbose_name = _("Aktuelles")


class NewsPage(StoryPage):
    """A piece of news, of a city or of the programme, about a project or not (Neuigkeit)."""

    on = models.DateField(_("vom"), default=timezone.localdate)
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )
    project = models.ForeignKey(
        Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Vorhaben")
    )
    body = RichTextField(_("Text"), features=RICH, blank=True)
    body_en = RichTextField(_("Text (Englisch)"), features=RICH, blank=True)
    picture = models.ForeignKey(
        "media.Picture", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Bild")
    )
    source_url = models.URLField(_("Quelle"), max_length=500, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    parent_page_types: ClassVar[list[str]] = ["portal.NewsIndexPage"]
    template = "portal/news_page.html"

    class Meta:
        verbose_name = _("Neuigkeit")
        verbose_name_plural = _("Neuigkeiten")
