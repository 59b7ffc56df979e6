"""What a keeper is asked about a tie to another organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dos.actors.models import Organisation, Tie
from dos.actors.services.ties import Proposal
from dos.core.db import german_order


class TieForm(forms.Form):
    """A proposal to another organisation."""

    use_required_attribute = False
    kind = forms.ChoiceField(label=_("Ihre Organisation …"), choices=Tie.Kind.choices)
    second = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        to_field_name="slug",
        empty_label=_("bitte wählen"),
        error_messages={"required": _("Bitte wählen Sie eine Organisation.")},
    )
    source_url = forms.URLField(
        label=_("Quelle (Adresse)"),
        help_text=_("Wo man das nachlesen kann, wenn es das gibt."),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Bitte geben Sie eine Adresse an, die mit https:// beginnt.")},
    )
    source_note = forms.CharField(label=_("Quelle (in Worten)"), max_length=300, required=False)
    starts_on = forms.DateField(
        label=_("Gilt ab"), required=False, error_messages={"invalid": _("Bitte schreiben Sie den Tag wie 31.12.2030.")}
    )
    ends_on = forms.DateField(
        label=_("Gilt bis"),
        required=False,
        error_messages={"invalid": _("Bitte schreiben Sie den Tag wie 31.12.2030.")},
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        """Offer all others."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        others = Organisation.objects.published().filter(is_example=False).exclude(pk=organisation.pk)
        fields["second"].queryset = others.order_by(german_order("name"), "pk")

    def said(self) -> Proposal:
        """Return what was said."""
        names = ("kind", "source_url", "source_note", "starts_on", "ends_on")
        return Proposal(**{name: self.cleaned_data[name] for name in names})
