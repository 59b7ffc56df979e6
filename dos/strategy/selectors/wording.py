"""How entries of the change log read: the log keeps plain values, people read words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dos.core.models import DatePrecision
from dos.strategy.models import Change, Milestone, Project

_LABELS: dict[str, str | Promise] = {
    "planned_start_on": gettext_lazy("Beginn laut Plan"),
    "planned_end_on": gettext_lazy("Ende laut Plan"),
    "start_on": gettext_lazy("Beginn"),
    "end_on": gettext_lazy("Ende"),
    "next_step_on": gettext_lazy("nächster Schritt"),
    "total_cost": gettext_lazy("Gesamtkosten"),
    "fundings": gettext_lazy("Finanzierung"),
    "lead_city": gettext_lazy("federführende Kommune"),
    "lead_organisation": gettext_lazy("verantwortliche Stelle"),
    "name": gettext_lazy("Name"),
    "kind": gettext_lazy("Art"),
    "summary": gettext_lazy("Kurztext"),
    "aims": gettext_lazy("Ziele"),
    "result": gettext_lazy("Ergebnis"),
    "target_group": gettext_lazy("Zielgruppe"),
    "place": gettext_lazy("Ort"),
    "parent": gettext_lazy("gehört zu"),
    "cities": gettext_lazy("Kommunen"),
    "action_fields": gettext_lazy("Handlungsfelder"),
    "districts": gettext_lazy("Ortsteile"),
    "stage": gettext_lazy("Projektstand"),
    "milestone": gettext_lazy("Meilenstein"),
    "title": gettext_lazy("Titel"),
    "planned_on": gettext_lazy("Termin"),
    "reached_on": gettext_lazy("erreicht am"),
    "state": gettext_lazy("Stand"),
    "weight": gettext_lazy("Gewicht"),
}
_VALUE_LABELS: dict[str, dict[str, str | Promise]] = {
    "stage": dict(Project.Stage.choices),
    "kind": dict(Project.Kind.choices),
    "state": dict(Milestone.State.choices),
}
# Texts are too long to stand side by side; that they changed is enough, the page shows the new one.
_LONG = ("summary", "aims", "result")


@dataclass(frozen=True)
class ChangeWords:
    """An entry of the log for readers; old and new are empty where they say nothing beside the title."""

    title: str
    old: str
    new: str
    shift: str
    reason: str


def change_words(change: Change) -> ChangeWords:
    """Put one entry into words."""
    is_bare = change.field in _LONG or change.kind == Change.Kind.START
    return ChangeWords(
        title=_title(change),
        old="" if is_bare else _value(change.field, change.old),
        new="" if is_bare else _value(change.field, change.new),
        shift=_shift(change.days),
        reason=change.reason,
    )


def _title(change: Change) -> str:
    if change.kind == Change.Kind.START:
        return str(change.get_kind_display())
    label = str(_LABELS.get(change.field, change.get_kind_display()))
    if change.field == "milestone" and change.subject:
        return _("Meilenstein „%(name)s“") % {"name": change.subject}
    return f"{change.subject}: {label}" if change.subject else label


def _value(field: str, text: str) -> str:
    if field in _VALUE_LABELS:
        return str(_VALUE_LABELS[field].get(text, text))
    if field.endswith("_on"):
        return _day(text)
    return _euros(text) if field == "total_cost" else text


def _day(text: str) -> str:
    try:
        day = date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return text
    return day_words(day, {4: DatePrecision.YEAR, 7: DatePrecision.MONTH}.get(len(text), DatePrecision.DAY))


def day_words(day: date, precision: str) -> str:
    """Write a day no more exactly than it is known."""
    return formats.date_format(day, {"year": "Y", "month": "F Y"}.get(precision, "j. F Y"))


def _euros(text: str) -> str:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return text
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{formats.number_format(amount, decimal_pos=places, use_l10n=True, force_grouping=True)}\u00a0€"


def _shift(days: int | None) -> str:
    if not days:
        return ""
    if days > 0:
        return ngettext("%(days)s Tag später", "%(days)s Tage später", days) % {"days": days}
    return ngettext("%(days)s Tag früher", "%(days)s Tage früher", -days) % {"days": -days}
