"""What an office writes down, brings together or takes out."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City, District
from dos.participation import permissions
from dos.participation.forms.desk import RulingForm
from dos.participation.models import Author, Idea, Process
from dos.participation.selectors.queue import OPEN_STATES
from dos.participation.services.paper import Sheet, processes_for_paper
from dos.participation.services.reasons import Act


class MergeForm(RulingForm):
    """Ideas that go into this one, by their numbers."""

    sources = forms.CharField(
        label=_("Nummern der Ideen, die aufgehen"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Eine je Zeile, zum Beispiel „k7m2-9qpx“. Beide Texte bleiben lesbar."),
    )
    field_order = ("sources", "reason_key", "text")

    def __init__(self, *args: Any, target: Idea, **kwargs: Any) -> None:
        """Remember what they go into."""
        super().__init__(*args, acts=[Act.MERGE], **kwargs)
        self.target = target

    def clean_sources(self) -> list[Idea]:
        """Find the ideas; a number that nobody knows is named."""
        numbers = list(dict.fromkeys(self.cleaned_data["sources"].replace(",", " ").lower().split()))
        found = {idea.reference: idea for idea in Idea.objects.filter(reference__in=numbers).select_related("process")}
        missing = [number for number in numbers if number not in found]
        if missing:
            words = _("Diese Nummer gibt es nicht: %(number)s.")
            raise forms.ValidationError(words % {"number": ", ".join(missing)[:200]})
        return [found[number] for number in numbers]


class RedactionForm(RulingForm):
    """A passage that has to go."""

    passage = forms.CharField(
        label=_("Stelle, die entfernt wird"),
        max_length=500,
        help_text=_("Genau so, wie sie im Text steht, zum Beispiel ein Name oder eine Telefonnummer."),
    )
    field_order = ("passage", "reason_key", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Words of one's own would tell what is to be forgotten, so there are none."""
        super().__init__(*args, acts=[Act.REDACT], **kwargs)
        del self.fields["text"]

    def clean(self) -> dict[str, Any]:
        """There are no words of one's own."""
        return {**(super().clean() or {}), "text": ""}


class PaperForm(forms.Form):
    """An idea that came on paper, by mail or in a talk."""

    form_token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    process = forms.ModelChoiceField(Process.objects.none(), label=_("Verfahren"), empty_label=_("Bitte wählen"))
    source = forms.ChoiceField(
        label=_("Eingegangen"),
        choices=[(Author.Source.PAPER, _("auf Papier oder im Gespräch")), (Author.Source.MAIL, _("per E-Mail"))],
        help_text=_("Steht öffentlich bei der Idee."),
    )
    received_on = forms.DateField(
        label=_("Eingegangen am"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    title = forms.CharField(label=_("Titel"), max_length=120)
    text = forms.CharField(
        label=_("Idee"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("In den Worten der Person. Lassen Sie Namen und Adressen weg."),
    )
    city = forms.ModelChoiceField(City.objects.none(), label=_("Kommune"), empty_label=_("Bitte wählen"))
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("Stadtteil"), required=False, empty_label=_("nicht angegeben")
    )
    place = forms.CharField(label=_("Ort in Worten"), required=False, max_length=160)
    latitude = forms.FloatField(label=_("Breite"), required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(label=_("Länge"), required=False, min_value=-180, max_value=180)
    name = forms.CharField(
        label=_("Öffentlicher Name"),
        required=False,
        max_length=80,
        help_text=_("Nur, wenn die Person das ausdrücklich möchte."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        """Offer what the person looks after."""
        super().__init__(*args, **kwargs)
        own = permissions.moderated_city_ids(user)
        offered = {
            "process": processes_for_paper(user),
            "city": City.objects.filter(pk__in=own),
            "district": District.objects.filter(city_id__in=own),
        }
        for name, rows in offered.items():
            field: Any = self.fields[name]
            field.queryset = rows
        self.fields["received_on"].initial = timezone.localdate()
        if len(own) == 1:
            self.fields["city"].initial = next(iter(own))

    def sheet(self) -> Sheet:
        """Return it as the deed takes it."""
        told = dict(self.cleaned_data)
        for name in ("form_token", "process"):
            told.pop(name)
        return Sheet(**told)


class PaperTableForm(forms.Form):
    """A table of ideas for one process."""

    process = forms.ModelChoiceField(Process.objects.none(), label=_("Verfahren"), empty_label=_("Bitte wählen"))
    file = forms.FileField(
        label=_("CSV-Datei"), required=False, widget=forms.FileInput(attrs={"accept": ".csv,text/csv"})
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        """Offer what the person looks after."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["process"]
        field.queryset = processes_for_paper(user)


class NumbersForm(forms.Form):
    """Of what the figures are."""

    verfahren = forms.ModelChoiceField(
        Process.objects.none(), label=_("Verfahren"), required=False, empty_label=_("alle"), to_field_name="slug"
    )
    kommune = forms.ModelChoiceField(
        City.objects.all(), label=_("Kommune"), required=False, empty_label=_("alle"), to_field_name="key"
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        """Offer public processes; the figures are public anyway."""
        super().__init__(*args, **kwargs)
        own = permissions.moderated_city_ids(user)
        field: Any = self.fields["verfahren"]
        field.queryset = Process.objects.published().filter(Q(city_id__in=own) | Q(city=None))


def mergeable_near(idea: Idea, found: list[Idea]) -> list[Idea]:
    """Return the similar ideas that could go into this one."""
    return [other for other in found if other.state in OPEN_STATES and other.merged_into_id is None]
