"""The programme at the desk: what belongs to all cities, decisions, indicators."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
)

from dos.cities.forms import OwnedForm
from dos.cities.views.desk import CityViewSet, CreateView, EditView
from dos.strategy.forms.desk import DecisionForm, IndicatorValueForm
from dos.strategy.models import (
    ActionField,
    Baseline,
    Decision,
    Figure,
    FundingProgramme,
    Guideline,
    Indicator,
    IndicatorValue,
    Objective,
    Programme,
    ProgrammeGoal,
    TimelineEntry,
)
from dos.strategy.services import indicators
from dos.strategy.wagtail_hooks.projects import dated, example, source


def form(*panels: str | Panel, base: type[OwnedForm] = OwnedForm) -> ObjectList:
    """Return a plain form of these fields."""
    return ObjectList(
        [FieldPanel(panel) if isinstance(panel, str) else panel for panel in panels], base_form_class=base
    )


def languages(*names: str) -> MultiFieldPanel:
    """Return the English twins, folded."""
    return MultiFieldPanel([FieldPanel(f"{name}_en") for name in names], heading=_("Englisch"), classname="collapsed")


def plain() -> MultiFieldPanel:
    """Return the two easier languages, folded."""
    return MultiFieldPanel(
        [FieldPanel("plain_language"), FieldPanel("easy_language")],
        heading=_("Einfache und Leichte Sprache"),
        classname="collapsed",
    )


class ProgrammeViewSet(CityViewSet):
    """The programme."""

    model = Programme
    icon = "site"
    edit_handler = form(
        "name", "short_name", "slug", "motto", "summary", "vision", "governance", "monitoring",
        languages("name", "motto", "summary", "vision", "governance", "monitoring"), plain(), source(),
    )  # fmt: skip


class ProgrammeGoalViewSet(CityViewSet):
    """Goals of the programme."""

    model = ProgrammeGoal
    icon = "tick-inverse"
    list_display = ["title", "order"]
    edit_handler = form(
        "programme", "title", "slug", "text", FieldPanel("action_fields", widget=CheckboxSelectMultiple),
        "action_fields_are_derived", "order",
        languages("title", "text"), plain(), source(),
    )  # fmt: skip


class GuidelineViewSet(CityViewSet):
    """Guidelines."""

    model = Guideline
    icon = "list-ol"
    list_display = ["title", "kind", "order"]
    list_filter = ["kind"]
    edit_handler = form("programme", "kind", "title", "slug", "text", "order", languages("title", "text"), source())


class ActionFieldViewSet(CityViewSet):
    """Action fields."""

    model = ActionField
    icon = "grip"
    list_display = ["name", "code", "order"]
    edit_handler = form(
        "programme", "name", "slug", "code", "order", "goal", "goal_is_derived", "text",
        languages("name", "goal", "text"), plain(), source(),
    )  # fmt: skip


class ObjectiveViewSet(CityViewSet):
    """Objectives."""

    model = Objective
    icon = "crosshairs"
    list_display = ["title", "action_field", "parent"]
    list_filter = ["action_field"]
    search_fields = ["title"]
    edit_handler = form(
        "action_field", "parent", "title", "slug", "text", FieldPanel("goals", widget=CheckboxSelectMultiple), "order",
        languages("title", "text"), source(), example(),
    )  # fmt: skip


class BaselineViewSet(CityViewSet):
    """Baselines."""

    model = Baseline
    icon = "clipboard-list"
    list_display = ["__str__", "on"]
    list_filter = ["action_field", "city"]
    edit_handler = form(
        "action_field", "city", "text", FieldRowPanel([FieldPanel("on"), FieldPanel("on_precision")]),
        languages("text"), source(),
    )  # fmt: skip


class DecisionViewSet(CityViewSet):
    """Decisions."""

    model = Decision
    icon = "group"
    list_display = ["title", "body", "on", "outcome"]
    list_filter = ["outcome", "city"]
    search_fields = ["title", "reference", "body"]
    ordering = ["-on"]
    edit_handler = form(
        "title", "slug", "body", "organisation", "city", FieldRowPanel([FieldPanel("on"), FieldPanel("on_precision")]),
        "outcome", "reference", "text", "concerns_programme", "projects", "document", languages("title", "text"),
        source(), "more_source_urls", example(), PublishingPanel(), base=DecisionForm,
    )  # fmt: skip


TARGETS = InlinePanel(
    "targets",
    [
        FieldRowPanel([FieldPanel("on"), FieldPanel("on_precision")]),
        FieldPanel("value"),
        FieldPanel("source_url"),
    ],
    label=_("Zielwert"),
)


class IndicatorViewSet(CityViewSet):
    """Indicators with their targets; values have a list of their own."""

    model = Indicator
    icon = "order"
    list_display = ["name", "unit", "project", "version"]
    list_filter = ["action_field", "city"]
    search_fields = ["name"]
    edit_handler = form(
        "name", "slug", "unit", "direction", "definition", "city", "action_field", "objective", "project", "milestone",
        FieldPanel("goals", widget=CheckboxSelectMultiple),
        FieldRowPanel([FieldPanel("baseline_value"), FieldPanel("baseline_on")]),
        FieldRowPanel([FieldPanel("lower_bound"), FieldPanel("upper_bound")]),
        TARGETS,
        "change_reason", "update_interval_days", "provenance", "licence", "note",
        languages("name", "unit", "definition"), source(), example(), PublishingPanel(),
    )  # fmt: skip


class IndicatorValueCreateView(CreateView):
    """Add a value; followers are told."""

    def save_instance(self) -> IndicatorValue:
        """Take note of it."""
        value: IndicatorValue = super().save_instance()
        indicators.note_value(value, old=None)
        return value


class IndicatorValueEditView(EditView):
    """Correct a value; followers are told."""

    def save_instance(self) -> IndicatorValue:
        """Take note of it, beside the one that stood there."""
        value: IndicatorValue = super().save_instance()
        indicators.note_value(value, old=self.form.initial.get("value"))
        return value


class IndicatorValueViewSet(CityViewSet):
    """Values of indicators."""

    model = IndicatorValue
    add_view_class = IndicatorValueCreateView
    edit_view_class = IndicatorValueEditView
    icon = "table"
    list_display = ["__str__", "indicator", "on", "value", "origin"]
    list_filter = ["indicator", "origin"]
    ordering = ["-on"]
    edit_handler = ObjectList(
        [
            FieldPanel("indicator"),
            FieldRowPanel([FieldPanel("on"), FieldPanel("on_precision")]),
            FieldPanel("value"),
            source(),
        ],
        base_form_class=IndicatorValueForm,
    )


class FundingProgrammeViewSet(CityViewSet):
    """Funding programmes."""

    model = FundingProgramme
    icon = "download"
    list_display = ["name", "abbreviation", "funder"]
    edit_handler = form(
        "name", "slug", "abbreviation", "funder", "since_year", "text", languages("name", "text"), source()
    )


class FigureViewSet(CityViewSet):
    """Figures of the programme."""

    model = Figure
    icon = "decimal"
    list_display = ["label", "value", "unit", "as_of"]
    edit_handler = form("programme", "key", "label", "value", "unit", "note", "order", languages("label"), source())


class TimelineEntryViewSet(CityViewSet):
    """Entries of the timeline."""

    model = TimelineEntry
    icon = "date"
    list_display = ["title", "starts_on", "is_phase"]
    edit_handler = form(
        "programme", "title", "slug", "text", dated("starts", _("Am, ab")), dated("ends", _("Bis")), "is_phase",
        languages("title", "text"), source(),
    )  # fmt: skip
