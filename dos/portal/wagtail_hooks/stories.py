"""The editors' door of stories, and the way to open a further city."""

from typing import Any

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from dos.portal.models import ContentPage, FaqPage, HomePage, NewsIndexPage, NewsPage
from dos.portal.views import opening


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail is untyped
def opening_address() -> list[URLPattern]:
    """Give the form for a further city its address."""
    return [path("kommune-oeffnen/", opening.city_open, name="city_open")]


class OpeningItem(MenuItem):
    """The way to the form, for those who may use it."""

    def is_shown(self, request: Any) -> bool:
        """Administrators of the programme."""
        return bool(request.user.is_superuser)


@hooks.register("register_settings_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def opening_item() -> MenuItem:
    """Offer the form among the settings."""
    return OpeningItem(_("Kommune öffnen"), reverse_lazy("city_open"), icon_name="site", order=10)


def _twins(name: str, label: Any) -> MultiFieldPanel:
    """A text with its English twin."""
    return MultiFieldPanel([FieldPanel(name), FieldPanel(f"{name}_en")], heading=label)


_OPENING = [_twins("title", _("Titel")), _twins("intro", _("Einleitung"))]
_EASIER = MultiFieldPanel(
    [FieldPanel("plain_language"), FieldPanel("easy_language")],
    heading=_("Einfache und Leichte Sprache"),
    classname="collapsed",
)
_ABOUT_NEWS = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("on"), FieldPanel("city")]),
        FieldPanel("project"),
        FieldPanel("picture"),
        FieldPanel("source_url"),
        FieldPanel("is_example"),
    ],
    heading=_("Angaben"),
)
_QUESTION = [FieldPanel("slug"), _twins("question", _("Frage")), _twins("answer", _("Antwort"))]

# What editors fill in on each kind of page; panels stand here and not on the models.
HomePage.content_panels = [*_OPENING, _EASIER]
ContentPage.content_panels = [*_OPENING, _twins("body", _("Text")), _EASIER]
FaqPage.content_panels = [*_OPENING, InlinePanel("questions", panels=_QUESTION, label=_("Frage")), _EASIER]
NewsIndexPage.content_panels = [*_OPENING, _EASIER]
NewsPage.content_panels = [*_OPENING, _ABOUT_NEWS, _twins("body", _("Text")), _EASIER]
