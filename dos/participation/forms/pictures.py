"""Rectangles that cover parts of a picture, as somebody types them at the desk."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dos.participation.forms.desk import RulingForm
from dos.participation.services.pictures import Box
from dos.participation.services.reasons import Act

_BETWEEN = re.compile(r"[\s;]+")


class CoverForm(RulingForm):
    """What is covered, and why."""

    boxes = forms.CharField(
        label=_("Rechtecke"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Eines je Zeile, in Prozent: links, oben, Breite, Höhe. Zum Beispiel „10 20 30 15“."),
    )
    field_order = ("boxes", "reason_key", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Words of one's own would tell what is to be forgotten, so there are none."""
        super().__init__(*args, acts=[Act.REDACT], prefix="cover", **kwargs)
        del self.fields["text"]

    def clean_boxes(self) -> list[Box]:
        """Read the lines; a fault names its line."""
        lines = [line.strip() for line in self.cleaned_data["boxes"].splitlines() if line.strip()]
        return [_box(number, line) for number, line in enumerate(lines, start=1)]

    def clean(self) -> dict[str, Any]:
        """There are no words of one's own."""
        return {**(super().clean() or {}), "text": ""}


class RemoveForm(RulingForm):
    """Why a picture goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the reasons."""
        super().__init__(*args, acts=[Act.PICTURE], prefix="remove", **kwargs)


def _box(number: int, line: str) -> Box:
    try:
        left, top, width, height = (float(part) for part in _BETWEEN.split(line.replace(",", ".")))
    except ValueError:
        words = _("Zeile %(n)s: bitte vier Zahlen, zum Beispiel „10 20 30 15“.")
        raise forms.ValidationError(words % {"n": number}) from None
    return Box(left, top, width, height)
