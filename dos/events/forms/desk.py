"""What an editor may send about events; the deeds decide what may be published, moved and called off."""

from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.cities.forms import OwnedForm
from dos.cities.models import City
from dos.cities.permissions import role_city_ids
from dos.events.connectors import MAX_BYTES
from dos.events.models import Event, Occurrence
from dos.events.models.moments import ZONE
from dos.events.services.changes import MIN_REASON

MAX_EXCEPTIONS = 200
_DAY = {"type": "date"}
_TIME = {"type": "time"}


class WeekdaysField(forms.TypedMultipleChoiceField):
    """Days of the week, counted from Monday."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=list(WEEKDAYS.items()), coerce=int, **kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is meant."""
        return {str(number) for number in initial or ()} != {str(number) for number in data or ()}


class DaysField(forms.CharField):
    """Days, one a line, as people write them: 3.12.2026; stored as 2026-12-03."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        if not isinstance(value, list):
            return value
        return "\n".join(date_format(date.fromisoformat(day), "d.m.Y") for day in value)

    def to_python(self, value: Any) -> Any:
        """Read lines; commas separate too; a fault names its line."""
        words = [word.strip() for word in str(value or "").replace(",", "\n").splitlines() if word.strip()]
        if len(words) > MAX_EXCEPTIONS:
            raise forms.ValidationError(_("Bitte höchstens %(n)s Tage.") % {"n": MAX_EXCEPTIONS})
        field = forms.DateField(input_formats=["%d.%m.%Y", "%Y-%m-%d"])
        days = set()
        for word in words:
            try:
                days.add(field.clean(word).isoformat())
            except forms.ValidationError:
                message = _("„%(word)s“ ist kein Tag. Bitte schreiben Sie ihn wie 3.12.2026.") % {"word": word[:40]}
                raise forms.ValidationError(message) from None
        return sorted(days)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is meant."""
        return str(self.prepare_value(initial) or "").split() != str(data or "").split()


class EventForm(OwnedForm):
    """The sheet of an event with its rule."""

    weekdays = WeekdaysField(
        required=False,
        label=gettext_lazy("an diesen Wochentagen"),
        help_text=gettext_lazy("Nur für „wöchentlich“. Der Wochentag des ersten Termins gehört immer dazu."),
    )
    exceptions = DaysField(
        required=False,
        label=gettext_lazy("fällt aus an diesen Tagen"),
        help_text=gettext_lazy("Ein Tag je Zeile, zum Beispiel 3.12.2026. Was später ausfällt, sagen Sie dort ab."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.for_user
        if user is not None and not user.is_superuser and "cities" in self.fields:
            own = role_city_ids(user)
            if self.instance.pk:
                own |= {city.pk for city in self.instance.cities.all()}
            else:
                self.fields["cities"].initial = City.objects.filter(pk__in=own)
            self.fields["cities"].queryset = City.objects.filter(pk__in=own)

    def clean_slug(self) -> str:
        """Keep the address of what is public already: calendars and people know it."""
        slug = str(self.cleaned_data["slug"])
        known = Event.objects.filter(pk=self.instance.pk, first_published_at__isnull=False).first()
        if known is not None and slug and slug != known.slug:
            raise forms.ValidationError(_("Die Veranstaltung ist schon öffentlich. Ihre Adresse bleibt, wie sie ist."))
        return slug

    def owning_city_ids(self) -> set[int]:
        """Return the cities that would own what is being saved."""
        chosen = {city.pk for city in self.cleaned_data.get("cities") or ()}
        return chosen or set(City.objects.values_list("pk", flat=True))


class ReasonForm(forms.Form):
    """Calls something off."""

    reason = forms.CharField(
        label=gettext_lazy("Grund"),
        min_length=MIN_REASON,
        max_length=300,
        help_text=gettext_lazy("Ein Satz. Er steht öffentlich beim Termin und in Kalendern."),
    )


class MoveForm(ReasonForm):
    """Moves one date."""

    day = forms.DateField(label=gettext_lazy("neuer Tag"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"))
    starts = forms.TimeField(
        label=gettext_lazy("beginnt um"), required=False, widget=forms.TimeInput(attrs=_TIME, format="%H:%M")
    )
    ends = forms.TimeField(
        label=gettext_lazy("endet um"), required=False, widget=forms.TimeInput(attrs=_TIME, format="%H:%M")
    )
    place = forms.CharField(
        label=gettext_lazy("anderer Ort"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Nur, wenn der Termin woanders stattfindet als sonst."),
    )
    field_order = ("day", "starts", "ends", "place", "reason")

    @staticmethod
    def of(row: Occurrence) -> dict[str, Any]:
        """Return how the date stands now."""
        starts, ends = row.starts_at.astimezone(ZONE), row.ends_at.astimezone(ZONE)
        return {
            "day": row.starts_on,
            "starts": None if row.all_day else starts.time(),
            "ends": ends.time() if row.end_is_known and not row.all_day else None,
            "place": row.place_override,
        }


class SourceForm(forms.Form):
    """A calendar of others at an address of the web."""

    name = forms.CharField(
        label=gettext_lazy("Name des Kalenders"),
        max_length=120,
        help_text=gettext_lazy("Steht öffentlich als Quelle beim Termin."),
    )
    url = forms.CharField(
        label=gettext_lazy("Adresse der Kalenderdatei"),
        max_length=500,
        help_text=gettext_lazy("Beginnt mit https:// und endet meist mit .ics. Nur freigegebene Rechner."),
    )
    city = forms.ModelChoiceField(label=gettext_lazy("Kommune"), queryset=City.objects.none())

    def __init__(self, *args: Any, cities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["city"].queryset = cities  # type: ignore[attr-defined]  # a choice of models
        self.fields["city"].initial = cities.first()


class CalendarForm(forms.Form):
    """A foreign calendar as a file; after the preview its text comes back with the form."""

    file = forms.FileField(
        label=gettext_lazy("Kalenderdatei (.ics)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        help_text=gettext_lazy("Höchstens 1 MB und 500 Einträge. Alles wird erst ein Entwurf."),
    )
    content = forms.CharField(required=False, widget=forms.HiddenInput, max_length=MAX_BYTES, strip=False)
    calendar = forms.CharField(
        label=gettext_lazy("Woher kommt der Kalender?"),
        max_length=120,
        help_text=gettext_lazy("Beim nächsten Mal bitte genauso: Daran erkennen wir Einträge wieder."),
    )
    city = forms.ModelChoiceField(label=gettext_lazy("Kommune"), queryset=City.objects.none())

    def __init__(self, *args: Any, cities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["city"].queryset = cities  # type: ignore[attr-defined]  # a choice of models
        self.fields["city"].initial = cities.first()

    def clean(self) -> dict[str, Any]:
        """Take the file's text, or what came back from the preview."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is not None and file.size > MAX_BYTES:
            raise forms.ValidationError(_("Die Datei ist zu groß. Bitte höchstens 1 MB."))
        if file is not None:
            cleaned["content"] = file.read().decode("utf-8", "replace").replace("\x00", "")
        if not cleaned.get("content"):
            self.add_error("file", _("Bitte wählen Sie eine Datei."))
        return cleaned
