"""The moderation desk's addresses, its entry in the menu, and what waits on the first page."""

from typing import Any

from django.urls import URLPattern, path, re_path, reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogFormatter

from dos.cities.permissions import role_city_ids
from dos.participation.permissions import may_see_queue
from dos.participation.selectors import queue as questions
from dos.participation.services.moderation import LOGGED
from dos.participation.services.paragraphs import REVISED
from dos.participation.services.reasons import REASONS, Act
from dos.participation.views.desk import answers, clerk, items, numbers, paper, paragraphs, pictures, queue

SHOWN = 5


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail is untyped
def desk_urls() -> list[URLPattern]:
    """Add the room's own addresses to the desk's."""
    base = "beteiligung/"
    return [
        path(base, queue.queue, name="desk_queue"),
        re_path(
            rf"^{base}stapel/(?P<kind>idee|kommentar)/(?P<pk>[0-9]{{1,18}})/(?P<hour>[0-9]{{10}})/$",
            queue.heap,
            name="desk_heap",
        ),
        path(base + "idee/<int:pk>/", items.idea, name="desk_idea"),
        path(base + "idee/<int:pk>/antwort/", answers.answer, name="desk_answer"),
        path(base + "idee/<int:pk>/zusammenfuehren/", clerk.merge, name="desk_merge"),
        path(base + "idee/<int:pk>/trennen/", clerk.unmerge, name="desk_unmerge"),
        path(base + "idee/<int:pk>/schwaerzen/", clerk.redact_idea, name="desk_redact_idea"),
        path(base + "idee/<int:pk>/bild/<int:number>/", pictures.picture, name="desk_picture"),
        path(base + "kommentar/<int:pk>/", items.comment, name="desk_comment"),
        path(base + "kommentar/<int:pk>/schwaerzen/", clerk.redact_comment, name="desk_redact_comment"),
        path(base + "meldung/<int:pk>/", items.report, name="desk_report"),
        path(base + "antworten/", answers.answer_list, name="desk_answers"),
        path(base + "gremium/", answers.council_list, name="desk_council"),
        path(base + "gremium/<int:pk>/", answers.council_step, name="desk_council_step"),
        path(base + "text/<int:pk>/", paragraphs.revise, name="desk_text"),
        path(base + "ergebnis/<int:pk>/", answers.result, name="desk_result"),
        path(base + "papier/", paper.paper, name="desk_paper"),
        path(base + "papier/vorlage.csv", paper.template, name="desk_paper_template"),
        path(base + "papier/tabelle/", paper.table, name="desk_paper_table"),
        path(base + "zahlen/", numbers.numbers, name="desk_numbers"),
        path(base + "zahlen.csv", numbers.numbers_csv, name="desk_numbers_csv"),
    ]


class QueueMenuItem(MenuItem):
    """Shown to those who moderate; the label says how much waits."""

    def is_shown(self, request: Any) -> bool:
        """Ask the permission."""
        return may_see_queue(request.user)

    def render_component(self, request: Any) -> Any:
        """Put the number behind the name."""
        number = questions.waiting_number(request.user)
        component: Any = super().render_component(request)
        component.label = f"{component.label} ({number})" if number else component.label
        return component


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def queue_menu_item() -> MenuItem:
    """Add the way to the queue."""
    return QueueMenuItem(_("Beteiligung"), reverse("desk_queue"), name="participation", icon_name="group", order=120)


class ContributionsPanel(Component):
    """The most urgent things of the queue on the first page."""

    name = "contributions"
    order = 90
    template_name = "participation/desk/home.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Ask what waits."""
        user = parent_context["request"].user
        keys = questions.waiting_keys(user, questions.Wanted())
        return {"items": questions.items(keys[:SHOWN]), "number": len(keys), "shown": SHOWN}


@hooks.register("construct_homepage_panels", order=10)  # type: ignore[untyped-decorator]  # wagtail is untyped
def contributions(request: Any, panels: list[Any]) -> None:
    """Show it to those who moderate; who does nothing else gets no list of what editors wait for."""
    if not may_see_queue(request.user):
        return
    if not request.user.is_superuser and not role_city_ids(request.user):
        panels[:] = [panel for panel in panels if getattr(panel, "name", "") != "waiting"]
    panels.append(ContributionsPanel())


@hooks.register("construct_page_chooser_queryset")  # type: ignore[untyped-decorator]  # wagtail is untyped
def no_drafts_for_moderators(pages: Any, request: Any) -> Any:
    """Show who only moderates no draft of a page in the library's window that chooses pages."""
    writes = request.user.is_superuser or role_city_ids(request.user)
    return pages if writes else pages.live()


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]  # wagtail is untyped
def log_actions(actions: Any) -> None:
    """Name what moderators do to comments, and editors to texts."""
    actions.register_action(REVISED, _("Neue Fassung des Textes"), _("Neue Fassung des Textes"))

    @actions.register_action(LOGGED)
    class ModeratedFormatter(LogFormatter):
        """A decision of a moderator."""

        label = _("Moderation")

        def format_message(self, log_entry: Any) -> str:
            """Say what was done and why."""
            act, reason = log_entry.data.get("act", ""), REASONS.get(log_entry.data.get("reason_key", ""))
            done = Act(act).label if act in Act.values else _now("Moderation")
            return f"{done}: {reason.label}" if reason is not None else str(done)
