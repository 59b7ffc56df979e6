"""What an editor may send at the desk; the rules of publication are asked for by the deeds."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.cities.forms import OwnedForm
from dos.cities.models import City
from dos.cities.permissions import role_city_ids
from dos.strategy.forms.fields import AddressesField, FactsField, with_former_kinds
from dos.strategy.models import Indicator, Project
from dos.strategy.permissions import may_lead

_OWNERSHIP = ("lead_city", "invited_cities", "cities")
_GAP = "gap_"


def _gap(label: Any) -> forms.CharField:
    return forms.CharField(required=False, max_length=300, label=label)


def more_sources() -> AddressesField:
    """Return the field for further sources."""
    return AddressesField(
        required=False,
        label=gettext_lazy("Weitere Quellen"),
        help_text=gettext_lazy("Eine Web-Adresse je Zeile, mit https:// am Anfang. Sie stehen öffentlich dabei."),
    )


class DecisionForm(OwnedForm):
    """A decision with its sources."""

    more_source_urls = more_sources()


class ProjectForm(OwnedForm):
    """The sheet of a project. Who is only a guest changes neither the owners nor the guests."""

    facts = FactsField(
        required=False,
        label=gettext_lazy("Zahlen und Fakten"),
        help_text=gettext_lazy(
            "Eine Angabe je Zeile: Bezeichnung, Doppelpunkt, Angabe. Zum Beispiel „Stationen: 12“. "
            "Was gemessen wird, gehört zu den Kennzahlen."
        ),
    )
    more_source_urls = more_sources()

    gap_summary = _gap(gettext_lazy("Kurztext"))
    gap_aims = _gap(gettext_lazy("Ziele"))
    gap_decisions = _gap(gettext_lazy("Beschluss"))
    gap_start = _gap(gettext_lazy("Beginn"))
    gap_end = _gap(gettext_lazy("Ende"))
    gap_next_step = _gap(gettext_lazy("nächster Schritt mit Datum"))
    gap_total_cost = _gap(gettext_lazy("Gesamtkosten"))
    gap_funding = _gap(gettext_lazy("Finanzierung"))
    gap_area = _gap(gettext_lazy("Stadtbezirk oder Ort"))
    gap_target_group = _gap(gettext_lazy("Zielgruppe"))
    gap_participation = _gap(gettext_lazy("Beteiligung"))
    gap_contact = _gap(gettext_lazy("Ansprechstelle"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.gap_names():
            self.fields[name].initial = self.instance.gaps.get(name.removeprefix(_GAP), "")
        self.row = Project.objects.filter(pk=self.instance.pk).first() if self.instance.pk else None
        if self.for_user is not None and "lead_city" in self.fields:
            self._limit_owners()

    @classmethod
    def gap_names(cls) -> list[str]:
        """Return the fields that say why something is not proven."""
        return [name for name in cls.declared_fields if name.startswith(_GAP)]

    def _limit_owners(self) -> None:
        user, row = self.for_user, self.row
        if row is not None and not may_lead(user, row):
            for name in _OWNERSHIP:
                value = getattr(row, name)
                self.initial[name] = row.lead_city_id if name == "lead_city" else list(value.all())
                self.fields[name].disabled = True
            return
        if user.is_superuser:
            return
        allowed = role_city_ids(user) | ({row.lead_city_id} if row is not None and row.lead_city_id else set())
        self.fields["lead_city"].queryset = City.objects.filter(pk__in=allowed)
        if row is None:
            self.fields["lead_city"].required = True
            self.fields["lead_city"].initial = min(allowed, default=None)

    def clean(self) -> dict[str, Any]:
        """Keep the leading city among the owners, and the reasons of gaps with the gaps."""
        cleaned = super().clean()
        lead, cities = cleaned.get("lead_city"), cleaned.get("cities")
        if lead is not None and cities is not None and lead not in cities:
            self.add_error("cities", _("Die federführende Kommune gehört dazu."))
        if "facts" in cleaned:
            cleaned["facts"] = with_former_kinds(cleaned["facts"], self.initial.get("facts") or {})
        reasons = {name.removeprefix(_GAP): cleaned.get(name, "") for name in self.gap_names() if name in self.fields}
        kept = {key: why for key, why in self.instance.gaps.items() if key not in reasons}
        self.instance.gaps = kept | {key: why for key, why in reasons.items() if why}
        return cleaned

    def owning_city_ids(self) -> set[int]:
        """Return who would own the project as it is being saved."""
        cleaned = self.cleaned_data
        guests = {city.pk for city in cleaned.get("invited_cities") or []}
        lead = cleaned.get("lead_city")
        owners = [lead] if lead is not None else cleaned.get("cities") or []
        return guests | {city.pk for city in owners}


class StatusNoteForm(OwnedForm):
    """A dated sentence; not about a day to come."""

    def clean_on(self) -> Any:
        """Refuse a day to come."""
        day = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("Der Tag liegt in der Zukunft."))
        return day


class IndicatorValueForm(OwnedForm):
    """One value; what cannot be is refused with its reason."""

    def clean(self) -> dict[str, Any]:
        """Refuse impossible values (R7)."""
        cleaned = super().clean()
        indicator, on, value = cleaned.get("indicator"), cleaned.get("on"), cleaned.get("value")
        if isinstance(indicator, Indicator) and on is not None and value is not None:
            try:
                indicator.refuse_impossible(value, on, timezone.localdate())
            except forms.ValidationError as error:
                self.add_error("value", error)
        return cleaned
