"""The editors' door of the portal's own nouns."""

from typing import Any

from django.urls import URLPattern, path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.components import Component
from wagtail.log_actions import log
from wagtail.snippets.models import register_snippet

from dos.cities.forms import OwnedForm
from dos.cities.permissions import CityPermissionPolicy, InternalPolicy
from dos.cities.views.desk import CityViewSet, EditView
from dos.portal.models import ContentPage, FaqPage, Feedback, HomePage, NewsIndexPage, NewsPage
from dos.portal.services import answers
from dos.portal.views import opening


class AnswerView(EditView):
    """Answer a message by the deed that also sends the answer."""

    def save_instance(self) -> Feedback:
        """Call the deed."""
        answered = answers.answer_feedback(self.object, answer=self.form.cleaned_data["answer"])
        self.has_content_changes = True
        log(instance=answered, action="wagtail.edit", content_changed=True)
        return answered


class AnsweringOnly(InternalPolicy):
    """Messages are sent by people and forgotten on time; the desk answers them and does nothing else."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse to make and to delete messages."""
        return action in ("change", "view") and super().user_has_permission(user, action)


class FeedbackViewSet(CityViewSet):
    """Messages from people, to be answered in time."""

    model = Feedback
    icon = "mail"
    menu_label = _("Rückmeldungen")
    menu_order = 90
    add_to_admin_menu = True
    edit_view_class = AnswerView
    list_display = ["reference", "kind", "city", "due_on", "answered_at"]
    list_filter = ["kind", "city"]
    search_fields = ["reference", "message"]
    ordering = ["answered_at", "due_on"]
    edit_handler = ObjectList(
        [
            *(FieldPanel(name, read_only=True) for name in ("kind", "page", "message", "email", "sent_at", "due_on")),
            FieldPanel("answer"),
        ],
        base_form_class=OwnedForm,
    )

    @property
    def permission_policy(self) -> CityPermissionPolicy:
        """Only answering."""
        return AnsweringOnly(self.model)


register_snippet(FeedbackViewSet)


class UnansweredPanel(Component):
    """Messages that wait for an answer, on the first page of the desk."""

    name = "unanswered"
    order = 50
    template_name = "portal/desk_unanswered.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Ask which wait for this person."""
        user = parent_context["request"].user
        rows = AnsweringOnly(Feedback).instances_user_has_permission_for(user, "change")
        return {"waiting": rows.filter(answered_at=None)[:20], "today": timezone.localdate()}


@hooks.register("construct_homepage_panels", order=200)  # type: ignore[untyped-decorator]  # wagtail is untyped
def unanswered_messages(request: Any, panels: list[Any]) -> None:
    """Put them where people look first."""
    panels.insert(0, UnansweredPanel())


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
