"""The report with little effort: what came of it, how many came, minutes, up to three pictures, up to three links."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.events.models import Event
from dos.events.selectors.registration_desk import attended
from dos.events.services.reports import MAX_LINKS, MAX_PHOTOS, Photo, Report
from dos.media.forms import PictureField
from dos.media.selectors import MAX_DOWNLOAD_BYTES, is_what_it_says

LICENCES = ("CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0")
KINDS = ("pdf", "docx")
MAIN = ("summary", "results", "participants", "minutes")
NUMBERS = range(1, MAX_PHOTOS + 1)


class ReportForm(forms.Form):
    """Says what came of an event; everything else stands there already."""

    use_required_attribute = False
    summary = forms.CharField(
        label=gettext_lazy("So war es"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Zwei, drei Sätze: Wer kam, worüber wurde gesprochen?"),
    )
    results = forms.CharField(
        label=gettext_lazy("Ergebnisse"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Was ist verabredet, was geschieht als Nächstes?"),
    )
    participants = forms.IntegerField(
        label=gettext_lazy("Zahl der Teilnehmenden"), required=False, min_value=0, max_value=1_000_000
    )
    minutes = forms.FileField(
        label=gettext_lazy("Protokoll als Datei"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
        help_text=gettext_lazy("PDF oder Word, höchstens 10 MB."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for pictures and links, each row a few fields."""
        super().__init__(*args, **kwargs)
        for number in range(1, MAX_LINKS + 1):
            self.fields.update(_link_fields(number))
        for number in NUMBERS:
            self.fields.update(_photo_fields(number))
        self.fields["agreed"] = forms.BooleanField(
            label=_("Wer auf den Bildern zu erkennen ist, hat der Veröffentlichung zugestimmt."), required=False
        )

    @staticmethod
    def of(event: Event) -> dict[str, Any]:
        """Return what is written already; how many came from the door, where nobody has said."""
        number = event.participants if event.participants is not None else attended(event)
        return {"summary": event.report_summary, "results": event.results, "participants": number}

    def main_fields(self) -> list[BoundField]:
        """What everybody fills in."""
        return [self[name] for name in MAIN]

    def more_fields(self) -> list[BoundField]:
        """What some add: links and pictures."""
        return [field for field in self.visible_fields() if field.name not in MAIN]

    def is_more_open(self) -> bool:
        """Whether something is to be mended there."""
        return any(field.errors for field in self.more_fields())

    def clean_minutes(self) -> Any:
        """Refuse what is no document, or not what its name says."""
        file = self.cleaned_data["minutes"]
        if file is None:
            return None
        extension = file.name.rsplit(".", 1)[-1].lower()
        content = file.read(MAX_DOWNLOAD_BYTES + 1)
        file.seek(0)
        if len(content) > MAX_DOWNLOAD_BYTES:
            raise forms.ValidationError(_("Die Datei ist größer als 10 MB."))
        if extension not in KINDS or not is_what_it_says(extension, content):
            raise forms.ValidationError(_("Bitte wählen Sie eine Datei im Format PDF oder Word (docx)."))
        return file

    def clean(self) -> dict[str, Any]:
        """Ask for the consent of those who can be recognised, and for both halves of a link."""
        cleaned = super().clean() or {}
        if any(cleaned.get(f"photo_{number}") for number in NUMBERS) and not cleaned.get("agreed"):
            self.add_error("agreed", _("Bitte bestätigen Sie das, oder lassen Sie die Bilder weg."))
        for number in range(1, MAX_LINKS + 1):
            label, url = cleaned.get(f"link_{number}_label"), cleaned.get(f"link_{number}_url")
            if bool(label) != bool(url):
                name = f"link_{number}_url" if label else f"link_{number}_label"
                self.add_error(name, _("Bitte geben Sie Titel und Adresse an."))
        return cleaned

    def report(self) -> Report:
        """Return what was written, for the deed."""
        said = self.cleaned_data
        rows = [(said[f"link_{n}_label"], said[f"link_{n}_url"]) for n in range(1, MAX_LINKS + 1)]
        photos = [
            Photo(said[f"photo_{n}"], *(said[f"photo_{n}_{part}"] for part in ("alt", "credit", "licence")))
            for n in NUMBERS
            if said.get(f"photo_{n}")
        ]
        return Report(
            summary=said["summary"],
            results=said["results"],
            participants=said["participants"],
            minutes=said["minutes"],
            photos=photos,
            links=[(label, url) for label, url in rows if label and url],
        )


def _link_fields(number: int) -> Iterator[tuple[str, forms.Field]]:
    label = _("Daraus entstanden %(n)s: Titel") % {"n": number}
    hint = _("Zum Beispiel eine Idee, ein Projekt, eine Aufnahme.") if number == 1 else ""
    yield f"link_{number}_label", forms.CharField(label=label, max_length=160, required=False, help_text=hint)
    label = _("Daraus entstanden %(n)s: Adresse") % {"n": number}
    hint = _("Beginnt mit https:// oder mit / für eine Seite hier.") if number == 1 else ""
    yield f"link_{number}_url", forms.CharField(label=label, max_length=500, required=False, help_text=hint)


def _photo_fields(number: int) -> Iterator[tuple[str, forms.Field]]:
    told = {"n": number}
    yield f"photo_{number}", PictureField(label=_("Bild %(n)s") % told, required=False)
    label = _("Bild %(n)s: Was ist zu sehen?") % told
    yield f"photo_{number}_alt", forms.CharField(label=label, max_length=200, required=False)
    label = _("Bild %(n)s: von wem?") % told
    yield f"photo_{number}_credit", forms.CharField(label=label, max_length=200, required=False)
    label = _("Bild %(n)s: Lizenz") % told
    licences = [(name, name) for name in LICENCES]
    yield f"photo_{number}_licence", forms.ChoiceField(label=label, choices=licences, required=False)
