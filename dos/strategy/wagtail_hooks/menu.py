"""The strategy's menu at the desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from dos.cities.views.desk import CityDeleteBulkAction
from dos.strategy.models import Project
from dos.strategy.services import projects as deeds
from dos.strategy.wagtail_hooks import programme, projects


class RegisterGroup(SnippetViewSetGroup):
    """What changes every week."""

    menu_label = _("Register")
    menu_icon = "folder-open-inverse"
    menu_order = 100
    items = (
        projects.ProjectViewSet,
        projects.StatusNoteViewSet,
        programme.DecisionViewSet,
        programme.IndicatorViewSet,
        programme.IndicatorValueViewSet,
        projects.AdoptionViewSet,
        projects.TaskViewSet,
    )


class StrategyGroup(SnippetViewSetGroup):
    """What changes once a year."""

    menu_label = _("Strategie")
    menu_icon = "list-ol"
    menu_order = 110
    items = (
        programme.ProgrammeViewSet,
        programme.ProgrammeGoalViewSet,
        programme.ActionFieldViewSet,
        programme.ObjectiveViewSet,
        programme.GuidelineViewSet,
        programme.BaselineViewSet,
        programme.FundingProgrammeViewSet,
        programme.FigureViewSet,
        programme.TimelineEntryViewSet,
    )


register_snippet(RegisterGroup)
register_snippet(StrategyGroup)


# Stands in place of the library's way to delete several, which asks no object.
hooks.register("register_bulk_action", CityDeleteBulkAction, order=100)


@hooks.register("before_delete_snippet")  # type: ignore[untyped-decorator]  # wagtail is untyped
def keep_what_was_public(request: Any, objects: list[Any]) -> None:
    """Refuse to delete projects that the public has seen."""
    for obj in objects:
        if isinstance(obj, Project):
            deeds.refuse_deletion(obj)
