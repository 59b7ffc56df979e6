"""What the desk may send about an import."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dos.sensors.models import Datastream, ValueImport
from dos.sensors.selectors import desk


class FileForm(forms.Form):
    """A file, and the stream to which its values belong."""

    datastream = forms.ModelChoiceField(label=_("Datenstrom"), queryset=Datastream.objects.none())
    file = forms.FileField(
        label=_("Datei"), help_text=_("CSV mit einer Kopfzeile, oder je Zeile ein JSON-Objekt. Bis 9 MB.")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["datastream"]
        field.queryset = desk.own_streams(user)
        field.label_from_instance = lambda stream: f"{stream.thing.name}: {stream.name}"


class ColumnsForm(forms.ModelForm[ValueImport]):
    """Which columns hold time and value, and how they are read."""

    class Meta:
        model = ValueImport
        fields = ["time_column", "value_column", "is_local_time", "leaves_out_wrong"]

    def __init__(self, *args: Any, columns: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("time_column", "value_column"):
            label = self.fields[name].label
            self.fields[name] = forms.ChoiceField(label=label, choices=[(column, column) for column in columns])
