"""What the desk may send about stations, streams and keys."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.cities.forms import OwnedForm
from dos.sensors.models import AccessKey, Datastream, Thing
from dos.sensors.selectors import desk


class ThingForm(forms.ModelForm[Thing]):
    """A station."""

    class Meta:
        model = Thing
        fields = [
            "name",
            "description",
            "theme",
            "access",
            "project",
            "operator",
            "position_accuracy",
            "privacy_statement",
            "alarm_email",
        ]


class StreamForm(forms.ModelForm[Datastream]):
    """What is plausible and expected of a stream."""

    class Meta:
        model = Datastream
        fields = ["name", "lower_bound", "upper_bound", "expected_every", "stuck_after", "retention_days"]


class KeyForm(forms.ModelForm[AccessKey]):
    """A new key; its secret is made by the deed."""

    class Meta:
        model = AccessKey
        fields = ["name", "purpose", "city", "datastreams", "new_access", "expires_at"]
        widgets = {"expires_at": forms.DateInput(attrs={"type": "date"})}
        help_texts = {
            "datastreams": gettext_lazy("Nur für Geräte: An diese Datenströme darf es Werte anhängen, sonst nichts."),
            "new_access": gettext_lazy(
                "Nur für Programme: Wer Stationen sieht, die mit dem Schlüssel angelegt werden."
            ),
            "expires_at": gettext_lazy("Leer lassen, wenn der Schlüssel gilt, bis Sie ihn zurückziehen."),
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["city"].queryset = desk.key_cities(user)  # type: ignore[attr-defined]  # a choice of rows
        self.fields["datastreams"].queryset = desk.own_streams(user)  # type: ignore[attr-defined]  # as above
        self.fields["datastreams"].label_from_instance = _stream_label  # type: ignore[attr-defined]  # as above

    def clean_expires_at(self) -> Any:
        """Refuse a key that has run out before it is given."""
        day = self.cleaned_data["expires_at"]
        if day is not None and day <= timezone.now():
            raise forms.ValidationError(_("Dieser Tag ist schon vorbei."))
        return day


def _stream_label(stream: Datastream) -> str:
    return f"{stream.thing.name}: {stream.name}"


class DeviceForm(OwnedForm):
    """A device at a station of the own city."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is not None and "thing" in self.fields:
            self.fields["thing"].queryset = desk.own_stations(self.for_user)

    def clean_dev_eui(self) -> str:
        """Take it as it is printed on devices: with small letters, blanks, colons or dashes."""
        told: str = self.cleaned_data["dev_eui"]
        return re.sub(r"[\s:-]", "", told).upper()
