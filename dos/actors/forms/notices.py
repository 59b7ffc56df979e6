"""What is asked about offers and searches: the filter, a new entry, a message to the other side."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dos.actors.models import Notice
from dos.actors.selectors.network import Network, network
from dos.actors.selectors.notices import PARAMETERS, NoticeFilter
from dos.actors.services.notices import Entry
from dos.actors.services.relay import Message
from dos.cities.models import City
from dos.core.filters import ALL, MAX_TEXT
from dos.core.text import translated
from dos.design.forms import PlainSelect


class NoticeFilterForm(forms.Form):
    """Asks which notices somebody wants to see."""

    use_required_attribute = False

    def __init__(self, wanted: NoticeFilter, network: Network, cities: Mapping[str, City]) -> None:
        """Offer what can be chosen, with what was chosen."""
        initial: dict[str, Any] = {parameter: getattr(wanted, name) for parameter, name in PARAMETERS.items()}
        super().__init__(initial={**initial, "stadt": wanted.city or ALL}, auto_id="filter-%s")
        places = [(ALL, gettext("allen Orten")), *((city.key, city.name) for city in cities.values())]
        kinds = {"": gettext("Alles"), Notice.Kind.OFFER: gettext("Angebote"), Notice.Kind.SEEK: gettext("Gesuche")}
        self.fields = {
            "art": forms.ChoiceField(label=gettext("Art"), choices=list(kinds.items()), widget=PlainSelect),
            "feld": forms.ChoiceField(
                label=gettext("Handlungsfeld"),
                choices=[("", gettext("allen Handlungsfeldern")), *_topics(network)],
                widget=PlainSelect,
            ),
            "stadt": forms.ChoiceField(label=gettext("Stadt"), choices=places, widget=PlainSelect),
            "q": forms.CharField(
                label=gettext("Wort im Text"),
                max_length=MAX_TEXT,
                widget=forms.TextInput(attrs={"placeholder": gettext("beliebig")}),
            ),
        }


def _topics(known: Network) -> Iterable[tuple[str, str]]:
    return [(key, translated(theme, "label").text) for key, theme in known.fields.items()]


class NoticeForm(forms.Form):
    """A new entry."""

    use_required_attribute = False
    token = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Was möchten Sie eintragen?"),
        choices=[(Notice.Kind.OFFER, _("Wir bieten etwas")), (Notice.Kind.SEEK, _("Wir suchen etwas"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie, ob Sie etwas bieten oder suchen.")},
    )
    topic = forms.ChoiceField(
        label=_("Handlungsfeld"), error_messages={"required": _("Bitte wählen Sie ein Handlungsfeld.")}
    )
    title = forms.CharField(
        label=_("In einem Satz"),
        help_text=_("Zum Beispiel: Räume für Werkstätten am Abend."),
        max_length=120,
        error_messages={"required": _("Bitte schreiben Sie in einem Satz, worum es geht.")},
    )
    text = forms.CharField(
        label=_("Genauer"),
        help_text=_("Das lesen alle. Bitte nennen Sie keine Personen und keine E-Mail-Adressen."),
        max_length=1_500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    ends_on = forms.DateField(
        label=_("Gilt bis"),
        help_text=_("Zum Beispiel 31.12.2030, höchstens ein Jahr voraus."),
        error_messages={
            "required": _("Bitte nennen Sie den letzten Tag."),
            "invalid": _("Bitte schreiben Sie den Tag wie 31.12.2030."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the fields of the strategy."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["topic"].choices = [("", gettext("bitte wählen")), *_topics(network())]

    def entry(self) -> Entry:
        """Return what was entered."""
        return Entry(**{name: self.cleaned_data[name] for name in ("kind", "topic", "title", "text", "ends_on")})


class MessageForm(forms.Form):
    """A message to an organisation."""

    use_required_attribute = False
    token = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Ihr Name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Bitte nennen Sie Ihren Namen.")},
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Die Organisation bekommt sie mit Ihrer Nachricht, damit sie antworten kann. Sonst niemand."),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Bitte nennen Sie eine Adresse für die Antwort.")},
    )
    text = forms.CharField(
        label=_("Ihre Nachricht"),
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Bitte schreiben Sie eine Nachricht.")},
    )

    def message(self) -> Message:
        """Return what was written."""
        return Message(**{name: self.cleaned_data[name] for name in ("name", "email", "text")})
