"""Deeds on indicators: values with their bounds, targets in the change log, a new version for a new unit (R7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.models import DatePrecision
from dos.strategy.models import FormerSlug, Indicator, IndicatorValue
from dos.strategy.services import announcing, changes


@dataclass(frozen=True)
class NewValue:
    """A value that comes in, with the number of its row where it comes from a file."""

    on: date
    value: float
    row: int = 0
    precision: str = DatePrecision.DAY
    source_url: str = ""
    source_note: str = ""


@dataclass(frozen=True)
class Recorded:
    """What became of the values."""

    added: int
    corrected: int
    unchanged: int


@transaction.atomic
def record_values(
    indicator: Indicator, values: Iterable[NewValue], *, origin: str = IndicatorValue.Origin.MANUAL
) -> Recorded:
    """Add values, also late ones; a value for a day that has one corrects it, the same value changes nothing.

    Followers are told.

    Refused as a whole when one is impossible, naming the rows.
    """
    incoming = list(values)
    _refuse_impossible(indicator, incoming)
    known = {row.on: row for row in indicator.values.select_for_update()}
    added = corrected = unchanged = 0
    written: list[tuple[IndicatorValue, float | None]] = []
    for item in incoming:
        row = known.get(item.on)
        if row is not None and row.value == item.value:
            unchanged += 1
            continue
        added, corrected = added + (row is None), corrected + (row is not None)
        old = row.value if row is not None else None
        row = row or IndicatorValue(indicator=indicator, on=item.on)
        row.value, row.origin, row.on_precision = item.value, origin, item.precision
        row.source_url, row.source_note = item.source_url or row.source_url, item.source_note or row.source_note
        row.save()
        known[item.on] = row
        written.append((row, old))
    _note_values(indicator, written)
    return Recorded(added, corrected, unchanged)


def note_value(value: IndicatorValue, *, old: float | None) -> None:
    """Take note of a value that was written at the desk, where `old` stood before; the same value tells nothing."""
    if value.value != old:
        _note_values(value.indicator, [(value, old)])


def _note_values(indicator: Indicator, written: list[tuple[IndicatorValue, float | None]]) -> None:
    if written:
        Indicator.objects.filter(pk=indicator.pk).update(changed_at=timezone.now())
        announcing.announce_values(indicator, written)


def record_value(indicator: Indicator, *, on: date, value: float, **fields: Any) -> Recorded:
    """Add or correct one value. Refused when it is impossible."""
    return record_values(indicator, [NewValue(on=on, value=value, **fields)])


def impossible(indicator: Indicator, item: NewValue, today: date) -> str:
    """Say why a value cannot be, or nothing."""
    try:
        indicator.refuse_impossible(item.value, item.on, today)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _refuse_impossible(indicator: Indicator, values: list[NewValue]) -> None:
    today = timezone.localdate()
    found = [(item, why) for item in values if (why := impossible(indicator, item, today))]
    days = [item.on for item in values]
    found += [(item, _("Der Tag kommt zweimal vor.")) for item in values if days.count(item.on) > 1]
    if found:
        lines = [(_("Zeile %(row)s: ") % {"row": item.row} if item.row else "") + why for item, why in found]
        raise Refused("\n".join(lines), fields={"value": found[0][1]})


@transaction.atomic
def new_version(indicator: Indicator, *, unit: str, reason: str, user: Any = None, **fields: Any) -> Indicator:
    """Begin a new version of an indicator, with another unit; values and targets stay with the old one.

    The reason stands on the new version's page. Refused without reason, when the unit is the same, or when there is a
    newer version already.
    """
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    if not reason:
        message = _("Bitte nennen Sie den Grund.")
        raise Refused(message, fields={"reason": message})
    if unit == indicator.unit:
        raise Refused(
            _("Die Einheit ist dieselbe. Eine neue Fassung ist nicht nötig."), fields={"unit": _("Dieselbe Einheit.")}
        )
    if Indicator.objects.filter(replaces=indicator).exists():
        raise Refused(_("Es gibt schon eine neuere Fassung dieser Kennzahl."))
    number = indicator.version + 1
    stem = indicator.slug.removesuffix(f"-{indicator.version}")
    copied = (
        "name", "name_en", "direction", "definition", "definition_en", "city", "action_field", "objective", "project",
        "milestone", "update_interval_days", "provenance", "licence", "is_example",
    )  # fmt: skip
    values = (
        {name: getattr(indicator, name) for name in copied}
        | {"lower_bound": None, "baseline_value": None, "note": reason}
        | fields
    )
    fresh = Indicator(**values, unit=unit, version=number, replaces=indicator, slug=f"{stem}-{number}", live=False)
    fresh.goals = list(indicator.goals.all())
    fresh.full_clean()
    fresh.save()
    fresh.save_revision(user=user)
    return fresh


@transaction.atomic
def record_publication(indicator: Indicator, before: Mapping[str, Any], *, user: Any) -> None:
    """Check an indicator that is being published, and write changed targets into its project's log.

    Refused when its unit changes although values in the old unit exist, when bounds exclude a value, and when a
    target changes without reason.
    """
    if before and before.get("unit") != indicator.unit and indicator.values.exists():
        message = _(
            "Es gibt Werte in der Einheit „%(unit)s“. Bitte legen Sie für eine andere Einheit eine neue Fassung an."
        )
        raise Refused(message % {"unit": before.get("unit")}, fields={"unit": message % {"unit": before.get("unit")}})
    _refuse_bounds(indicator)
    changes.record_targets(indicator, before, write=indicator.live, by_role=changes.role_words(user))
    if not indicator.live:
        return
    _note_slug(indicator, str(before.get("slug", "")))
    changes.remember(indicator)
    Indicator.objects.filter(pk=indicator.pk).update(change_reason="")


def _refuse_bounds(indicator: Indicator) -> None:
    lower, upper = indicator.lower_bound, indicator.upper_bound
    if lower is not None and upper is not None and lower > upper:
        message = _("Der kleinste mögliche Wert liegt über dem größten.")
        raise Refused(message, fields={"upper_bound": message})
    for name, outside in (("lower_bound", {"value__lt": lower}), ("upper_bound", {"value__gt": upper})):
        if getattr(indicator, name) is not None and indicator.values.filter(**outside).exists():
            message = _("Diese Grenze schließt einen vorhandenen Wert aus.")
            raise Refused(message, fields={name: message})


def _note_slug(indicator: Indicator, old: str) -> None:
    FormerSlug.objects.filter(kind="indicator", slug=indicator.slug).delete()
    if old and old != indicator.slug:
        FormerSlug.objects.update_or_create(kind="indicator", slug=old, defaults={"object_id": indicator.pk})
