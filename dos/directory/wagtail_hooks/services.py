"""Services, who provides them in a city, and the headings under which they stand, at the desk."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from dos.cities.forms import OwnedForm
from dos.cities.views.desk import CityViewSet, CreateView
from dos.directory.forms.desk import ProvisionForm, ServiceForm
from dos.directory.models import Provision, Service, Situation, Topic
from dos.directory.permissions import may_edit
from dos.directory.selectors import desk, leika, readability

SOURCE = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("origin"), FieldPanel("as_of")]),
        FieldPanel("source_url"),
        FieldPanel("source_note"),
    ],
    heading=_("Quelle und Herkunft"),
    classname="collapsed",
)


class WordingPanel(Panel):
    """Hints on the wording of one field, as it was saved or sent, folded below it."""

    def __init__(self, field: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field = field

    def clone_kwargs(self) -> dict[str, Any]:
        """Keep the field when the library copies the panel."""
        return {**super().clone_kwargs(), "field": self.field}

    class BoundPanel(Panel.BoundPanel):
        """The hints of one service."""

        template_name = "directory/desk/_wording.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Look at the text."""
            text = str(getattr(self.instance, self.panel.field) or "")
            found = {"hints": readability.hints(text), "measure": readability.measure(text)}
            return {**super().get_context_data(parent_context), **found, "has_text": bool(text.strip())}


class LookPanel(Panel):
    """A button that shows the hints for what stands in the form now, in another window, without saving it."""

    class BoundPanel(Panel.BoundPanel):
        """The button."""

        template_name = "directory/desk/_look.html"


class KeyPanel(Panel):
    """What the catalogue says about the key of a service."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one service."""

        template_name = "directory/desk/_key.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Look the key up."""
            key = self.instance.leika_key
            found = {"state": leika.state_of(key), "name": leika.name_of(key)}
            return {**super().get_context_data(parent_context), **found}


class PlacesPanel(Panel):
    """Who provides the service in each city, with the way there."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one service."""

        template_name = "directory/desk/_places.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Ask for the provisions of the service."""
            places = desk.places(self.instance) if self.instance.pk else []
            viewset = Provision.snippet_viewset
            rows = [
                {
                    "place": place,
                    "may_edit": place.provision is not None and may_edit(self.request.user, place.provision),
                    "edit_url": reverse(viewset.get_url_name("edit"), args=[place.provision.pk])
                    if place.provision
                    else "",
                    "add_url": f"{reverse(viewset.get_url_name('add'))}?{desk.new_place(self.instance, place.city)}",
                }
                for place in places
            ]
            return {**super().get_context_data(parent_context), "rows": rows}


def written(name: str, **more: Any) -> list[Panel]:
    """Return a text field with the hints on its wording."""
    return [FieldPanel(name, **more), WordingPanel(name)]


CONTENT = [
    FieldPanel("title"),
    FieldPanel("slug", help_text=_("Leer lassen: Das Kürzel entsteht aus dem Titel. Danach bleibt es.")),
    FieldPanel("official_name", help_text=_("Wie sie in Gesetzen und Katalogen heißt.")),
    *written("short_text"),
    FieldPanel("audience", help_text=_("Zum Beispiel „alle, die in der Stadt wohnen“.")),
    FieldPanel("topics", widget=CheckboxSelectMultiple),
    FieldPanel("situations", widget=CheckboxSelectMultiple),
    FieldPanel("related", help_text=_("Was Bürger*innen oft zusammen brauchen.")),
    InlinePanel(
        "synonyms",
        [FieldRowPanel([FieldPanel("term"), FieldPanel("kind")])],
        heading=_("Andere Wörter"),
        label=_("Wort"),
        help_text=_("Wie Bürger*innen dazu sagen, wenn das Wort nicht im Text steht: „Perso“, „Lappen“."),
    ),
]
TEXTS = [
    LookPanel(),
    *written("description"),
    *written("documents"),
    *written("requirements"),
    *written("procedure"),
    FieldRowPanel([FieldPanel("deadline"), FieldPanel("processing_time")]),
    FieldPanel("legal_basis"),
    *written("appeal"),
    *written("notes"),
    *written("plain_text", help_text=_("Kurze Sätze, bekannte Wörter, ein Gedanke je Satz.")),
    FieldPanel("easy_text", help_text=_("Nach den Regeln der Leichten Sprache, von Prüfer*innen gelesen.")),
    MultiFieldPanel(
        [FieldPanel("title_en"), FieldPanel("short_text_en")], heading=_("Englisch"), classname="collapsed"
    ),
]
WHERE = [PlacesPanel(heading=_("Zuständigkeiten vor Ort"))]
CARE = [
    FieldRowPanel([FieldPanel("checked_on"), FieldPanel("review_due_on")]),
    FieldPanel("reviewer_email"),
    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("leika_key"), FieldPanel("ozg_id")]),
            KeyPanel(),
            FieldPanel("leika_is_confirmed", help_text=_("Nur, wenn jemand im Katalog nachgesehen hat.")),
        ],
        heading=_("Schlüssel"),
    ),
    SOURCE,
    FieldPanel("is_example", help_text=_("Nur für Erfundenes zum Zeigen. Es ist überall als Beispiel gekennzeichnet.")),
    PublishingPanel(),
]


class ServiceViewSet(CityViewSet):
    """Services."""

    model = Service
    icon = "clipboard-list"
    menu_label = _("Leistungen")
    list_display = ["title", "leika_key", "origin", "review_due_on", "changed_at"]
    list_filter = ["origin", "topics", "situations", "leika_is_confirmed"]
    search_fields = ["title", "official_name", "short_text"]
    ordering = ["title"]
    edit_handler = TabbedInterface(
        [
            ObjectList(CONTENT, heading=_("Inhalt")),
            ObjectList(TEXTS, heading=_("Texte")),
            ObjectList(WHERE, heading=_("Vor Ort")),
            ObjectList(CARE, heading=_("Pflege")),
        ],
        base_form_class=ServiceForm,
    )


class NewProvisionView(CreateView):
    """Add who provides a service in a city; the service's form leads here with both."""

    def get_initial_form_instance(self) -> Provision:
        """Begin with the service and the city of the address."""
        return desk.begun_provision(self.request.GET)


class ProvisionViewSet(CityViewSet):
    """Who provides a service in a city."""

    model = Provision
    add_view_class = NewProvisionView
    icon = "site"
    menu_label = _("Zuständigkeiten vor Ort")
    list_display = ["__str__", "level", "office", "online", "origin"]
    list_filter = ["city", "level", "online", "origin"]
    search_fields = ["responsible", "office_name", "service__title"]
    ordering = ["service__title", "city"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("service"),
                    FieldPanel("city"),
                    FieldRowPanel([FieldPanel("level"), FieldPanel("responsible")]),
                    FieldPanel(
                        "level_reason",
                        help_text=_("Warum nicht die Stadt? Zum Beispiel „Führerscheine erteilt der Kreis“."),
                    ),
                    FieldPanel("office"),
                    FieldRowPanel([FieldPanel("office_name"), FieldPanel("office_is_typical")]),
                    InlinePanel(
                        "fees",
                        [
                            FieldRowPanel([FieldPanel("amount"), FieldPanel("amount_to")]),
                            FieldPanel("condition"),
                            FieldPanel("words"),
                        ],
                        heading=_("Gebühren"),
                        label=_("Gebühr"),
                    ),
                    FieldPanel("processing_time"),
                    FieldPanel("note"),
                ],
                heading=_("Wer und was es kostet"),
            ),
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("online"), FieldPanel("trust_level")]),
                    FieldPanel(
                        "online_url",
                        help_text=_("Der Antrag bleibt, wo er ist. Wir führen mit einem Klick dorthin."),
                    ),
                    FieldPanel("online_provider"),
                    FieldRowPanel([FieldPanel("on_site"), FieldPanel("by_post"), FieldPanel("by_phone")]),
                    FieldPanel("appointment_url"),
                    SOURCE,
                    PublishingPanel(),
                ],
                heading=_("Wege"),
            ),
        ],
        base_form_class=ProvisionForm,
    )


HEADING = [FieldPanel("title"), FieldPanel("slug"), FieldRowPanel([FieldPanel("title_en"), FieldPanel("order")])]


class TopicViewSet(CityViewSet):
    """Topics."""

    model = Topic
    icon = "tag"
    menu_label = _("Themen")
    list_display = ["title", "order"]
    search_fields = ["title"]
    edit_handler = ObjectList(HEADING, base_form_class=OwnedForm)


class SituationViewSet(CityViewSet):
    """Situations of life."""

    model = Situation
    icon = "user"
    menu_label = _("Lebenslagen")
    list_display = ["title", "order"]
    search_fields = ["title"]
    edit_handler = ObjectList(HEADING, base_form_class=OwnedForm)
