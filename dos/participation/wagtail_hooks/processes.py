"""Processes at the desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.panels.base import get_form_for_model
from wagtail.snippets.models import register_snippet

from dos.cities.views.desk import CityViewSet
from dos.participation.forms.processes import ParagraphForm, PhaseForm, ProcessForm, QuestionForm
from dos.participation.models import Process


class FormInlinePanel(InlinePanel):
    """An inline panel whose rows have a form of our own."""

    def __init__(self, *args: Any, form: type, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form = form

    def clone_kwargs(self) -> dict[str, Any]:
        """Hand the form on to the bound panel."""
        return {**super().clone_kwargs(), "form": self.form}

    def get_form_options(self) -> dict[str, Any]:
        """Put our form where the library makes its own."""
        options: dict[str, Any] = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields")
        kwargs = {"defer_required_on_fields": deferred} if deferred else {}
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model, form_class=self.form, **kwargs
        )
        return options


CONTENT = [
    FieldPanel("title", help_text=_("So sehen es Bürger*innen, zum Beispiel „Ideen für den Marktplatz“.")),
    FieldPanel("slug", help_text=_("Leer lassen: Das Kürzel entsteht aus dem Titel.")),
    FieldPanel("kind", help_text=_("Danach richtet sich, welche Formulare es gibt.")),
    FieldPanel("summary", help_text=_("Ein Satz, höchstens 400 Zeichen.")),
    FieldPanel("text", help_text=_("Was ist gefragt, was ist schon entschieden, was geschieht mit den Beiträgen?")),
    FieldPanel("city", help_text=_("Leer lassen: Das Verfahren gilt in allen Kommunen.")),
    FieldPanel("project", help_text=_("Das Vorhaben, um das es geht, wenn es eines gibt.")),
    FieldPanel("action_field"),
    FieldPanel("contact_unit", help_text=_("Die Stelle, die antwortet. Keine Namen von Personen.")),
    FieldPanel("audience", help_text=_("Zum Beispiel „alle, die in Schwerte wohnen oder arbeiten“.")),
    MultiFieldPanel(
        [FieldPanel("plain_language"), FieldPanel("easy_language")],
        heading=_("Einfache und Leichte Sprache"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [FieldPanel(name) for name in ("title_en", "summary_en", "text_en", "audience_en")],
        heading=_("Englisch"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [FieldPanel("source_url"), FieldRowPanel([FieldPanel("source_note"), FieldPanel("as_of")])],
        heading=_("Quelle"),
        classname="collapsed",
    ),
]
RULES = [
    FieldPanel("allows_guests", help_text=_("Ohne Konto heißt: kein Anmelden, nur ein Formular.")),
    FieldPanel(
        "asks_address",
        help_text=_("Nur für Umfragen und Abstimmungen. Jede Adresse zählt einmal, getrennt von den Antworten."),
    ),
    FieldPanel("moderation", help_text=_("Vor der Veröffentlichung: Jeder Beitrag wartet auf Sie.")),
    MultiFieldPanel(
        [
            FieldPanel("threshold", help_text=_("Ab dieser Zahl muss das Gremium beraten. Leer lassen: keine.")),
            FieldPanel("threshold_counts"),
            FieldPanel("threshold_body", help_text=_("Zum Beispiel „Ausschuss für Digitales“.")),
        ],
        heading=_("Wenn viele eine Idee unterstützen"),
    ),
    FieldRowPanel([FieldPanel("answer_days"), FieldPanel("answer_from")], heading=_("Frist für die Antwort der Stadt")),
    MultiFieldPanel([FieldPanel("area_name"), FieldPanel("area")], heading=_("Gebiet"), classname="collapsed"),
    FieldPanel(
        "similar_from",
        help_text=_("So viel ihrer Wörter teilen zwei Ideen. Passen Hinweise nicht: höher; fehlen welche: tiefer."),
    ),
    FieldPanel("retention_months"),
]
PHASES = [
    FormInlinePanel(
        "phases",
        [
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldPanel("activities"),
            FieldPanel("title_en"),
        ],
        label=_("Phase"),
        form=PhaseForm,
        help_text=_("Phasen dürfen sich nicht überschneiden. Der Beginn zählt dazu, das Ende nicht."),
    )
]
TEXT = [
    HelpPanel(template="participation/desk/_text_panel.html"),
    FormInlinePanel(
        "paragraphs",
        [
            FieldPanel("heading"),
            FieldPanel("text"),
            FieldPanel("key", help_text=_("Leer lassen: entsteht aus der Überschrift. Später nicht mehr ändern.")),
            FieldPanel("heading_en"),
            FieldPanel("text_en"),
        ],
        label=_("Absatz"),
        form=ParagraphForm,
        help_text=_("Nur für „Text Absatz für Absatz“."),
    ),
]
QUESTIONS = [
    FormInlinePanel(
        "questions",
        [
            FieldPanel("text"),
            FieldRowPanel([FieldPanel("key"), FieldPanel("kind")]),
            FieldPanel("options"),
            FieldRowPanel([FieldPanel("is_required"), FieldPanel("max_choices")]),
            FieldPanel("hint"),
            FieldPanel("asked_when_key", help_text=_("Das Kürzel einer Frage davor. Leer lassen: immer fragen.")),
            FieldPanel("asked_when_options"),
            FieldPanel("text_en"),
            FieldPanel("hint_en"),
        ],
        label=_("Frage"),
        form=QuestionForm,
        help_text=_("Nur für Umfragen und Abstimmungen."),
    )
]
RESULT = [
    FieldPanel("result_due_on", help_text=_("Danach steht öffentlich da, dass das Ergebnis aussteht.")),
    FieldPanel("result", help_text=_("Was kam heraus, was geschieht damit? Öffentlich, sobald Sie veröffentlichen.")),
    FieldPanel("result_en"),
    PublishingPanel(),
]


class ProcessViewSet(CityViewSet):
    """Processes."""

    model = Process
    icon = "form"
    menu_label = _("Verfahren")
    menu_order = 121
    add_to_admin_menu = True
    list_display = ["title", "kind", "city", "changed_at"]
    list_filter = ["kind", "city"]
    search_fields = ["title", "summary"]
    ordering = ["title"]
    edit_handler = TabbedInterface(
        [
            ObjectList(CONTENT, heading=_("Inhalt")),
            ObjectList(RULES, heading=_("Regeln")),
            ObjectList(PHASES, heading=_("Phasen")),
            ObjectList(TEXT, heading=_("Absätze")),
            ObjectList(QUESTIONS, heading=_("Fragen")),
            ObjectList(RESULT, heading=_("Ergebnis")),
        ],
        base_form_class=ProcessForm,
    )


register_snippet(ProcessViewSet)
