"""What the citizen's side asks: an idea, a way to support, a comment, a report."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core import signing
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from dos.cities import selectors as cities
from dos.cities.models import City, District
from dos.core.errors import Refused
from dos.core.text import clean_line, translated
from dos.participation.models import Process
from dos.participation.services import authors, comments, ideas, pictures, reports
from dos.strategy.models import ActionField

_KEPT = "participation-picture"
SLOTS = range(1, pictures.MAX_PICTURES + 1)


class TokenForm(forms.Form):
    """A form that is one thing however often it is sent."""

    use_required_attribute = False
    token = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)


def name_field() -> forms.CharField:
    """Ask under which name a contribution stands."""
    return forms.CharField(
        label=_("Ihr öffentlicher Name"),
        help_text=_("So steht er bei Ihrem Beitrag. Ohne Angabe steht dort „ohne Namen“."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )


def email_field(help_text: Any, *, required: bool = False) -> forms.EmailField:
    """Ask for an address, with the reason why."""
    return forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=help_text,
        max_length=200,
        required=required,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


def consent_field() -> forms.BooleanField:
    """Ask for the consent without which nothing is taken in."""
    return forms.BooleanField(
        label=_("Mein Beitrag darf veröffentlicht werden. Die Hinweise zum Datenschutz habe ich gelesen."),
        error_messages={"required": _("Ohne Ihr Einverständnis können wir den Beitrag nicht annehmen.")},
    )


class IdeaForm(TokenForm):
    """A new idea; everything but title, text and consent is voluntary."""

    title = forms.CharField(
        label=_("Ihre Idee in einem Satz"),
        help_text=_("Zum Beispiel: Trinkbrunnen am Markt aufstellen."),
        max_length=ideas.MAX_TITLE,
        error_messages={"required": _("Bitte geben Sie Ihrer Idee einen Titel.")},
    )
    text = forms.CharField(
        label=_("Was soll sich ändern, und warum?"),
        help_text=_("Zwei oder drei Sätze genügen. Bitte nennen Sie hier keine Namen und Adressen."),
        widget=forms.Textarea(attrs={"rows": 8, "maxlength": ideas.MAX_TEXT}),
        error_messages={"required": _("Bitte beschreiben Sie Ihre Idee.")},
    )
    city = forms.ModelChoiceField(
        City.objects.none(),
        label=_("Für welche Stadt ist die Idee?"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie eine Stadt.")},
    )
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("Stadtteil"), empty_label=_("ganze Stadt"), required=False
    )
    place = forms.CharField(
        label=_("Ort in Worten"),
        help_text=_("Zum Beispiel: Marktplatz, neben der Bushaltestelle."),
        max_length=160,
        required=False,
    )
    latitude = forms.FloatField(
        label=_("Breitengrad"),
        help_text=_("Steht von selbst da, sobald Sie auf die Karte tippen. Zum Beispiel 51,4436"),
        min_value=-90,
        max_value=90,
        required=False,
    )
    longitude = forms.FloatField(
        label=_("Längengrad"),
        help_text=_("Zum Beispiel 7,5652"),
        min_value=-180,
        max_value=180,
        required=False,
    )
    action_field = forms.ModelChoiceField(
        ActionField.objects.all(),
        label=_("Handlungsfeld"),
        empty_label=_("weiß ich nicht"),
        required=False,
        to_field_name="slug",
    )
    email = email_field(_("Damit hören Sie von der Antwort der Stadt. Wir veröffentlichen sie nicht."))
    name = name_field()
    consent = consent_field()

    def __init__(self, *args: Any, process: Process, is_guest: bool, **kwargs: Any) -> None:
        """Ask only what this process and this person leave open."""
        super().__init__(*args, **kwargs)
        self.process = process
        chosen = process.city
        found = [chosen] if chosen else cities.all_cities()
        fields: dict[str, Any] = self.fields
        fields["city"].queryset = City.objects.filter(pk__in=[city.pk for city in found])
        fields["district"].queryset = District.objects.filter(city__in=found).select_related("city")
        fields["district"].label_from_instance = str if chosen else _with_city
        fields["action_field"].label_from_instance = _name
        for name in ("latitude", "longitude"):
            self.fields[name].localize = True
            self.fields[name].widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        if chosen:
            self.fields["city"].required, self.fields["city"].widget = False, forms.HiddenInput()
        if not is_guest:
            del self.fields["email"]
        for slot in SLOTS:
            self.fields |= _slot(slot)

    def clean(self) -> dict[str, Any]:
        """Put pictures aside until the idea is sent; check words, name and place as the deed does."""
        said = super().clean() or {}
        if self.process.city is not None:
            said["city"] = self.process.city
        district, city = said.get("district"), said.get("city")
        if district is not None and city is not None and district.city_id != city.pk:
            self.add_error("district", _("Dieser Stadtteil gehört nicht zur gewählten Stadt."))
        if "title" in said and "text" in said:
            self._ask(ideas.checked_words, said["title"], said["text"])
        if "name" in said:
            self._ask(authors.checked_name, said["name"])
        if "latitude" in said and "longitude" in said:
            self._ask(ideas.refuse_outside, self.process, said["latitude"], said["longitude"])
        for slot in SLOTS:
            self._keep(slot, said)
        return said

    def sent_pictures(self) -> list[pictures.Sent]:
        """Return the pictures that wait for this idea."""
        rows = ((self.cleaned_data.get(f"kept_{slot}"), self.cleaned_data.get(f"alt_{slot}", "")) for slot in SLOTS)
        return [pictures.Sent(name, alt) for name, alt in rows if name]

    def draft(self) -> ideas.Draft:
        """Return what was written, for the deed."""
        said = self.cleaned_data
        return ideas.Draft(
            title=said["title"],
            text=said["text"],
            city=said["city"],
            place=self._place(said),
            action_field=said.get("action_field"),
            pictures=tuple(self.sent_pictures()),
        )

    def guest(self) -> authors.Guest:
        """Return what somebody told about themselves."""
        return authors.Guest(name=self.cleaned_data.get("name", ""), email=self.cleaned_data.get("email", ""))

    def picture_fields(self) -> Iterator[tuple[int, BoundField, BoundField, BoundField]]:
        """Give number, file, description and name of the waiting picture for each slot."""
        for slot in SLOTS:
            yield slot, self[f"picture_{slot}"], self[f"alt_{slot}"], self[f"kept_{slot}"]

    def hidden_values(self) -> Sequence[tuple[str, str]]:
        """Return what was entered as hidden fields, for the page that shows it before it is sent."""
        names = [name for name in self.fields if not name.startswith("picture_")]
        return [(name, str(self.data[name])) for name in names if self.data.get(name)]

    def _place(self, said: dict[str, Any]) -> ideas.Place:
        return ideas.Place(said.get("place", ""), said.get("latitude"), said.get("longitude"), said.get("district"))

    def _ask(self, check: Any, *values: Any) -> None:
        """Show what a deed would refuse at the fields that it names."""
        try:
            check(*values)
        except Refused as refusal:
            for name, message in (refusal.fields or {"": refusal.message}).items():
                self.add_error(name if name in self.fields else None, message)

    def _keep(self, slot: int, said: dict[str, Any]) -> None:
        """Put a new picture aside under a name that only this form knows; a kept one is taken along."""
        upload, name = said.get(f"picture_{slot}"), _unsigned(said.get(f"kept_{slot}", ""))
        if said.get(f"drop_{slot}"):
            upload = name = None
        if upload:
            try:
                name = pictures.keep_for_preview(pictures.rewritten(upload))
            except Refused as refusal:
                self.add_error(f"picture_{slot}", refusal.message)
                name = None
        said[f"kept_{slot}"] = name
        kept = signing.dumps(name, salt=_KEPT) if name else ""
        told: Any = self.data
        self.data = told.copy()
        self.data.update({f"kept_{slot}": kept, f"drop_{slot}": ""})  # type: ignore[attr-defined]  # a QueryDict
        if name and not clean_line(said.get(f"alt_{slot}", "")):
            self.add_error(f"alt_{slot}", _("Bitte beschreiben Sie in einem Satz, was auf dem Bild zu sehen ist."))


class SupportForm(TokenForm):
    """A support by mail: the address is used once and not stored."""

    email = email_field(
        _("Wir schicken Ihnen einen Link. Erst Ihr Klick darauf zählt. Danach vergessen wir die Adresse."),
        required=True,
    )


class CommentForm(TokenForm):
    """A comment, or an answer to one."""

    text = forms.CharField(
        label=_("Ihr Kommentar"),
        help_text=_("Höchstens 2.000 Zeichen. Bitte bleiben Sie sachlich."),
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": comments.MAX_TEXT}),
        error_messages={"required": _("Bitte schreiben Sie etwas.")},
    )
    email = email_field(_("Mit bestätigter Adresse erscheint Ihr Kommentar schneller. Wir veröffentlichen sie nicht."))
    name = name_field()
    consent = consent_field()

    def __init__(self, *args: Any, is_guest: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_guest:
            del self.fields["email"]

    def guest(self) -> authors.Guest:
        """Return what somebody told about themselves."""
        return authors.Guest(name=self.cleaned_data.get("name", ""), email=self.cleaned_data.get("email", ""))


class ReportForm(TokenForm):
    """Why somebody finds that something breaks the rules."""

    note = forms.CharField(
        label=_("Was stört Sie daran?"),
        help_text=_("Höchstens 500 Zeichen."),
        max_length=reports.MAX_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ChangeForm(TokenForm):
    """The words of an idea, anew."""

    title = forms.CharField(label=_("Ihre Idee in einem Satz"), max_length=ideas.MAX_TITLE)
    text = forms.CharField(
        label=_("Was soll sich ändern, und warum?"),
        widget=forms.Textarea(attrs={"rows": 8, "maxlength": ideas.MAX_TEXT}),
    )


def _slot(slot: int) -> dict[str, forms.Field]:
    accept = {"accept": "image/jpeg,image/png,image/webp"}
    return {
        f"picture_{slot}": forms.FileField(
            label=_("Bild"), required=False, allow_empty_file=True, widget=forms.FileInput(attrs=accept)
        ),
        f"alt_{slot}": forms.CharField(label=_("Was ist zu sehen?"), max_length=200, required=False),
        f"kept_{slot}": forms.CharField(max_length=300, required=False, widget=forms.HiddenInput),
        f"drop_{slot}": forms.BooleanField(label=_("Dieses Bild weglassen"), required=False),
    }


def _unsigned(value: str) -> str | None:
    try:
        name: str = signing.loads(value, salt=_KEPT, max_age=24 * 3600)
    except signing.BadSignature:
        return None
    return name


def _with_city(district: District) -> str:
    return f"{district.name} ({district.city})"


def _name(field: ActionField) -> str:
    return translated(field, "name").text
