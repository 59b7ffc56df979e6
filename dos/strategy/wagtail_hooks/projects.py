"""Projects at the desk, and what belongs to one project."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from dos.cities.forms import OwnedForm
from dos.cities.permissions import InternalPolicy
from dos.cities.views.desk import CityViewSet
from dos.strategy.forms.desk import ProjectForm, StatusNoteForm
from dos.strategy.models import Adoption, Project, StatusNote, Task


class GapPanel(FieldPanel):
    """The reason why something is not proven; no field of the row, so there is nothing to compare."""

    def get_comparison_class(self) -> Any:
        """Leave it out of comparisons."""
        return None


def dated(name: str, label: Any) -> FieldRowPanel:
    """Return the panel of a day and of how exactly it is known."""
    return FieldRowPanel([FieldPanel(f"{name}_on"), FieldPanel(f"{name}_precision")], heading=label)


def source() -> MultiFieldPanel:
    """Return the panel of where a statement comes from."""
    return MultiFieldPanel(
        [FieldPanel("source_url"), FieldRowPanel([FieldPanel("source_note"), FieldPanel("as_of")])], heading=_("Quelle")
    )


def example() -> FieldPanel:
    """Return the panel that marks an invented record."""
    return FieldPanel(
        "is_example",
        help_text=_(
            "Nur für Erfundenes zum Zeigen. Es ist überall als Beispiel gekennzeichnet und zählt nirgends mit."
        ),
    )


CONTENT = [
    FieldPanel("name"),
    FieldPanel("slug", help_text=_("Leer lassen: Das Kürzel entsteht aus dem Namen.")),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("code")]),
    FieldPanel("parent"),
    FieldPanel("summary"),
    FieldPanel("aims"),
    FieldPanel("cities", widget=CheckboxSelectMultiple),
    FieldPanel("lead_city"),
    FieldPanel("invited_cities", widget=CheckboxSelectMultiple),
    FieldPanel("lead_organisation"),
    FieldPanel("contact"),
    FieldPanel("action_fields", widget=CheckboxSelectMultiple),
    MultiFieldPanel(
        [
            FieldPanel("districts"),
            FieldPanel("place"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldPanel("place_is_approximate"),
        ],
        heading=_("Wo"),
    ),
    FieldPanel("target_group"),
    FieldPanel("participation"),
    FieldPanel("facts"),
    MultiFieldPanel(
        [FieldPanel("plain_language"), FieldPanel("easy_language")],
        heading=_("Einfache und Leichte Sprache"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [FieldPanel(name) for name in ("name_en", "summary_en", "aims_en", "next_step_en", "result_en")],
        heading=_("Englisch"),
        classname="collapsed",
    ),
]
PROGRESS = [
    FieldPanel("stage"),
    FieldPanel("stage_reason"),
    FieldPanel("result"),
    FieldPanel("change_reason"),
    dated("planned_start", _("Beginn laut Plan")),
    dated("planned_end", _("Ende laut Plan")),
    dated("start", _("Beginn")),
    dated("end", _("Ende")),
    FieldRowPanel([FieldPanel("next_step"), FieldPanel("next_step_on")], heading=_("Nächster Schritt")),
    FieldRowPanel(
        [FieldPanel("review_interval_days"), FieldPanel("progress_estimate")], heading=_("Prüfung, Schätzung")
    ),
    MultiFieldPanel(
        [FieldPanel("light_override"), FieldPanel("light_override_reason"), FieldPanel("light_override_until")],
        heading=_("Ampel von Hand (höchstens 90 Tage)"),
        classname="collapsed",
    ),
]
MILESTONES = [
    InlinePanel(
        "milestones",
        [
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("state"), FieldPanel("weight")]),
            dated("planned", _("Geplant für")),
            dated("reached", _("Erreicht am")),
            FieldPanel("reason"),
            FieldPanel("source_url"),
            FieldPanel("title_en"),
        ],
        label=_("Meilenstein"),
    )
]
MONEY = [
    FieldPanel("total_cost"),
    FieldPanel("is_funded"),
    FieldPanel("funding_note"),
    InlinePanel(
        "fundings",
        [
            FieldPanel("funding_programme"),
            FieldPanel("label"),
            FieldRowPanel([FieldPanel("amount_eur"), FieldPanel("year")]),
            FieldPanel("source_url"),
        ],
        label=_("Finanzierung"),
    ),
    InlinePanel(
        "partnerships",
        [FieldPanel("organisation"), FieldPanel("name"), FieldPanel("role")],
        label=_("Zusammenarbeit"),
    ),
]
EFFECT = [
    InlinePanel(
        "contributions",
        [FieldPanel("objective"), FieldPanel("goal"), FieldPanel("weight"), FieldPanel("note")],
        label=_("Beitrag zu einem Ziel"),
    ),
    InlinePanel("documents", [FieldPanel("title"), FieldPanel("file"), FieldPanel("url")], label=_("Dokument")),
]
ORIGIN = [
    source(),
    FieldPanel("more_source_urls"),
    FieldPanel(
        "action_fields_are_derived",
        help_text=_("Ankreuzen, wenn keine Quelle das Handlungsfeld nennt. Das steht öffentlich dabei."),
    ),
    example(),
    MultiFieldPanel(
        [GapPanel(name) for name in ProjectForm.gap_names()],
        heading=_("Nicht belegt: warum fehlt die Angabe?"),
        help_text=_("Nur ausfüllen, wo es keine Angabe gibt. Der Grund steht öffentlich dabei."),
    ),
    PublishingPanel(),
]


class ProjectViewSet(CityViewSet):
    """Projects."""

    model = Project
    icon = "folder-open-inverse"
    menu_label = _("Vorhaben")
    list_display = ["name", "stage", "lead_city", "end_on", "last_reviewed_on"]
    list_filter = ["stage", "kind", "lead_city", "action_fields", "origin"]
    search_fields = ["name", "code", "summary"]
    ordering = ["name"]
    edit_handler = TabbedInterface(
        [
            ObjectList(CONTENT, heading=_("Inhalt")),
            ObjectList(PROGRESS, heading=_("Stand und Termine")),
            ObjectList(MILESTONES, heading=_("Meilensteine")),
            ObjectList(MONEY, heading=_("Geld und Partner")),
            ObjectList(EFFECT, heading=_("Wirkung")),
            ObjectList(ORIGIN, heading=_("Herkunft")),
        ],
        base_form_class=ProjectForm,
    )


class StatusNoteViewSet(CityViewSet):
    """Status notes."""

    model = StatusNote
    icon = "comment"
    list_display = ["__str__", "on"]
    list_filter = ["on"]
    search_fields = ["text", "project__name"]
    ordering = ["-on"]
    edit_handler = ObjectList(
        [
            FieldPanel("project"),
            FieldRowPanel([FieldPanel("on"), FieldPanel("on_precision")]),
            FieldPanel("text"),
            FieldPanel("text_en"),
            source(),
            PublishingPanel(),
        ],
        base_form_class=StatusNoteForm,
    )


class AdoptionViewSet(CityViewSet):
    """Adoptions."""

    model = Adoption
    icon = "resubmit"
    list_display = ["__str__", "since_on"]
    ordering = ["-since_on"]
    edit_handler = ObjectList(
        [
            FieldPanel("project"),
            FieldPanel("builder_city"),
            FieldPanel("adopter_city"),
            FieldPanel("adopter_name"),
            dated("since", _("Seit")),
            FieldPanel("note"),
            source(),
            example(),
        ],
        base_form_class=OwnedForm,
    )


class TaskViewSet(CityViewSet):
    """Internal tasks; never public."""

    model = Task
    icon = "list-ul"
    menu_label = _("Aufgaben (intern)")
    list_display = ["title", "milestone", "due_on", "done_on"]
    list_filter = ["due_on"]
    edit_handler = ObjectList(
        [FieldPanel("title"), FieldPanel("milestone"), FieldRowPanel([FieldPanel("due_on"), FieldPanel("done_on")])],
        base_form_class=OwnedForm,
    )

    @property
    def permission_policy(self) -> InternalPolicy:
        """Nobody else looks at them."""
        return InternalPolicy(self.model)
