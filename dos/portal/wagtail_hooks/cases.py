"""The desk of cases: the list, the one form, templates for answers, and what waits on the first page."""

from typing import Any

import django_filters  # type: ignore[import-untyped]  # has no stubs
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from dos.cities.forms import OwnedForm
from dos.cities.permissions import CityPermissionPolicy, InternalPolicy
from dos.cities.views.desk import CityViewSet, EditView
from dos.core.errors import Conflict
from dos.core.http import refusal_shown_on
from dos.portal.forms import CaseDeskForm
from dos.portal.models import AnswerTemplate, Feedback
from dos.portal.selectors import cases as questions
from dos.portal.services.cases import LOGGED
from dos.portal.services.desk import Wanted, work_on_case

ACTS = {
    "assigned": _("Zuständigkeit geändert"),
    "linked": _("Verknüpfung geändert"),
    "noted": _("Notiz geschrieben"),
    "moved": _("Stand geändert"),
    "answered": _("Beantwortet"),
    "closed": _("Abgeschlossen"),
    "added": _("Nachtrag der Person"),
    "withdrawn": _("Von der Person zurückgezogen"),
}
SHOWN = 20


class CaseView(EditView):
    """Work on a case by the one deed; what is refused stays in the form."""

    def get_initial(self) -> dict[str, Any]:
        """Fill in the template that the address names, where there is no answer yet."""
        initial: dict[str, Any] = super().get_initial()
        number = self.request.GET.get("vorlage", "")
        if self.request.method == "POST" or self.object.answer or not (number.isdecimal() and len(number) < 19):
            return initial
        template = AnswerTemplate.objects.fitting(self.object).filter(pk=number).first()
        return initial | ({"answer": questions.drafted_answer(template, self.object)} if template else {})

    def form_valid(self, form: CaseDeskForm) -> HttpResponse:
        """Show a refusal at the field, with all that was typed."""
        status = 422
        with refusal_shown_on(form):
            try:
                return super().form_valid(form)
            except Conflict:
                status = 409
                raise
        self.produced_error_code, self.produced_error_message = (
            "refused",
            str(self.error_message) % {"model_name": self.model._meta.verbose_name},
        )
        response = self.form_invalid(form)
        response.status_code = status
        return response

    def save_instance(self) -> Feedback:
        """Call the deed, which writes the history too."""
        self.has_content_changes = True
        told = self.form.cleaned_data
        wanted = Wanted(
            owner=told["owner"],
            state=told["state"],
            objects={field: told[field] for field in ("project", "organisation", "event")},
            note=told["note"],
            answer=told["answer"],
            closing_reason=told["closing_reason"],
        )
        return work_on_case(self.object, wanted=wanted, user=self.request.user)


class AnsweringOnly(InternalPolicy):
    """Cases are sent by people and forgotten on time; the desk works on them and does nothing else."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse to make and to delete cases."""
        return action in ("change", "view") and super().user_has_permission(user, action)


class CaseFilters(WagtailFilterSet):
    """The list by who keeps a case, what is late, state, kind and city."""

    which = django_filters.ChoiceFilter(
        label=_("Welche"),
        empty_label=_("Alle"),
        method="chosen",
        choices=[
            ("mine", _("meine")),
            ("overdue", _("überfällige")),
            ("unfinished", _("offene")),
            ("nobody", _("offene, um die sich niemand kümmert")),
        ],
    )

    class Meta:
        model = Feedback
        fields = ("state", "kind", "city")

    def chosen(self, rows: QuerySet[Feedback], name: str, value: str) -> QuerySet[Feedback]:
        """Narrow the list down."""
        if value == "mine":
            return rows.filter(owner=self.request.user)
        if value == "overdue":
            return rows.filter(pk__in=Feedback.objects.overdue(timezone.localdate()).values("pk"))
        unfinished = rows.exclude(state__in=Feedback.FINISHED)
        return unfinished.filter(owner=None) if value == "nobody" else unfinished


class AroundPanel(Panel):
    """What cannot be changed: what the person wrote and added, notes of colleagues; and templates for the answer."""

    class BoundPanel(Panel.BoundPanel):
        """Asked when the form is shown."""

        template_name = "portal/desk_case.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Gather what belongs to the case."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            case = Feedback.objects.get(pk=self.instance.pk)
            return context | {
                "case": case,
                "today": timezone.localdate(),
                "additions": list(case.additions.all()),
                "notes": list(case.notes.select_related("author")),
                "templates": [] if case.answer else list(AnswerTemplate.objects.fitting(case)[:SHOWN]),
            }


class CaseViewSet(CityViewSet):
    """Messages and requests from people, to be answered in time."""

    model = Feedback
    icon = "mail"
    menu_label = _("Anliegen")
    menu_order = 90
    add_to_admin_menu = True
    edit_view_class = CaseView
    filterset_class = CaseFilters
    list_display = ["reference", "kind", "city", "state", "owner", "due_on"]
    search_fields = ["reference", "message"]
    ordering = ["is_finished_row", "due_on", "pk"]
    edit_handler = ObjectList(
        [
            AroundPanel(heading=_("Was geschrieben wurde")),
            FieldPanel("note"),
            FieldRowPanel([FieldPanel("owner"), FieldPanel("state")], heading=_("Zuständigkeit und Stand")),
            FieldPanel("answer"),
            FieldPanel("closing_reason"),
            MultiFieldPanel(
                [FieldPanel("project"), FieldPanel("organisation"), FieldPanel("event")],
                heading=_("Worum es geht"),
                classname="collapsed",
            ),
        ],
        base_form_class=CaseDeskForm,
    )

    @property
    def permission_policy(self) -> CityPermissionPolicy:
        """Only working on them."""
        return AnsweringOnly(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """List what the person may change, unfinished ones first."""
        finished = Case(When(state__in=Feedback.FINISHED, then=Value(1)), default=Value(0))
        return super().get_queryset(request).select_related("city", "owner").annotate(is_finished_row=finished)


class AnswerTemplateViewSet(CityViewSet):
    """Templates for answers."""

    model = AnswerTemplate
    icon = "form"
    menu_label = _("Antwortvorlagen")
    menu_order = 91
    add_to_admin_menu = True
    list_display = ["title", "kind", "city"]
    list_filter = ["kind", "city"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("city")], heading=_("Wofür")),
            FieldPanel("text"),
            FieldPanel("text_en"),
        ],
        base_form_class=OwnedForm,
    )

    @property
    def permission_policy(self) -> CityPermissionPolicy:
        """Templates are never public."""
        return InternalPolicy(self.model)


register_snippet(CaseViewSet)
register_snippet(AnswerTemplateViewSet)


class UnansweredPanel(Component):
    """Cases that wait, on the first page of the desk; overdue ones come first."""

    name = "unanswered"
    order = 50
    template_name = "portal/desk_unanswered.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Ask which wait for this person."""
        user = parent_context["request"].user
        rows = AnsweringOnly(Feedback).instances_user_has_permission_for(user, "change")
        waiting = rows.exclude(state__in=Feedback.FINISHED).select_related("owner").order_by("due_on", "pk")[:SHOWN]
        return {"waiting": waiting, "today": timezone.localdate(), "user": user}


@hooks.register("construct_homepage_panels", order=200)  # type: ignore[untyped-decorator]  # wagtail is untyped
def unanswered_messages(request: Any, panels: list[Any]) -> None:
    """Put them where people look first."""
    panels.insert(0, UnansweredPanel())


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]  # wagtail is untyped
def log_actions(actions: Any) -> None:
    """Name what was done to cases."""
    for act, label in ACTS.items():
        actions.register_action(LOGGED + act, label, label)

    @actions.register_action(f"{LOGGED}moved")
    class MovedFormatter(LogFormatter):
        """A case that was led into a state."""

        label = ACTS["moved"]

        def format_message(self, log_entry: Any) -> str:
            """Name the state."""
            state = log_entry.data.get("state", "")
            return f"{self.label}: {Feedback.State(state).label}" if state in Feedback.State.values else str(self.label)
