"""The change log that cannot be quiet (R4): what differs between two publications is written down, with a reason.

Statements are what `public_statements()` of a model returns; the log compares those of the last publication with
those of this one, so that neither a draft nor a direct change of a row slips past it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from dos.cities.models import CityRole
from dos.core.errors import Refused
from dos.strategy.models import Change, Indicator, LoggedState, Project
from dos.strategy.models.project import SCOPE_LISTS, SCOPE_TEXTS

NOTABLE_DAYS = 30
NOTABLE_SHARE = Decimal("0.10")
Statements = Mapping[str, Any]

_KINDS: dict[str, str] = {
    "stage": Change.Kind.STAGE,
    **dict.fromkeys(("planned_start_on", "planned_end_on", "start_on", "end_on", "next_step_on"), Change.Kind.DATE),
    "total_cost": Change.Kind.COST,
    "fundings": Change.Kind.COST,
    "lead_city": Change.Kind.LEAD,
    "lead_organisation": Change.Kind.LEAD,
    **dict.fromkeys((*SCOPE_TEXTS, "parent", *SCOPE_LISTS), Change.Kind.SCOPE),
}
_MILESTONE_FIELDS = ("title", "planned_on", "reached_on", "state", "weight")


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was."""

    kind: str
    field: str
    old: str
    new: str
    days: int | None = None
    subject: str = ""
    subject_key: str = ""
    reason: str = ""
    needs_reason: bool = False


def differences(old: Statements, new: Statements) -> list[Difference]:
    """Compare the statements of two publications of a project."""
    found = [_difference(name, kind, old.get(name), new.get(name)) for name, kind in _KINDS.items()]
    found += _milestone_differences(old.get("milestones", {}), new.get("milestones", {}))
    return [entry for entry in found if entry is not None]


def _difference(name: str, kind: str, old: Any, new: Any) -> Difference | None:
    if _compared(old) == _compared(new):
        return None
    entry = Difference(kind, name, shown(old), shown(new))
    if kind == Change.Kind.DATE:
        days = shifted_days(old or "", new or "")
        is_notable = name != "next_step_on" and bool(old) and (days is None or abs(days) >= NOTABLE_DAYS)
        return replace(entry, days=days, needs_reason=is_notable)
    if name == "total_cost":
        return replace(entry, needs_reason=bool(old) and (not new or _share(old, new) >= NOTABLE_SHARE))
    return entry


def _milestone_differences(old: Statements, new: Statements) -> list[Difference | None]:
    found: list[Difference | None] = []
    # Databases do not keep the order of keys.
    for key in sorted({*old, *new}, key=lambda key: ((new.get(key) or old[key])["planned_on"], key)):
        before, after = old.get(key), new.get(key)
        if before is None or after is None:
            found.append(_come_or_gone(key, before, after))
            continue
        own_reason = after["reason"] if after["reason"] != before["reason"] else ""
        for name in _MILESTONE_FIELDS:
            entry = _difference(
                name, Change.Kind.DATE if name == "planned_on" else Change.Kind.MILESTONE, before[name], after[name]
            )
            if entry is not None:
                named = replace(entry, kind=Change.Kind.MILESTONE, subject=after["title"], subject_key=key)
                found.append(replace(named, reason=own_reason))
    return found


def _come_or_gone(key: str, before: Statements | None, after: Statements | None) -> Difference:
    step = after or before or {}
    text = f"{step['title']} ({step['planned_on']})" if step["planned_on"] else step["title"]
    return Difference(
        Change.Kind.MILESTONE,
        "milestone",
        old=text if after is None else "",
        new=text if before is None else "",
        subject=step["title"],
        subject_key=key,
        needs_reason=after is None,
    )


def _compared(value: Any) -> Any:
    """References are compared by their number; nothing and empty are the same."""
    if isinstance(value, list):
        is_reference = len(value) == 2 and isinstance(value[0], int)
        return value[0] if is_reference else [_compared(part) for part in value] or ""
    return "" if value is None else value


def shown(value: Any) -> str:
    """Write a statement as text: names for references, ISO days and plain numbers for the rest."""
    if not isinstance(value, list):
        return "" if value is None else str(value)
    if len(value) == 2 and isinstance(value[0], int):
        return str(value[1])
    if len(value) == 2 and all(isinstance(part, str) for part in value):
        return " ".join(part for part in value if part)
    return ", ".join(shown(part) for part in value)


def shifted_days(old: str, new: str) -> int | None:
    """Return by how many days a date moved; days known to the month or the year count from their first day."""
    if not old or not new:
        return None
    return (_first_day(new) - _first_day(old)).days


def _first_day(text: str) -> date:
    return date.fromisoformat((text + "-01-01")[:10] if len(text) < 10 else text)


def _share(old: str, new: str) -> Decimal:
    before, after = Decimal(old), Decimal(new)
    return abs(after - before) / before if before else Decimal(1)


def with_reasons(found: Iterable[Difference], project: Project) -> list[Difference]:
    """Give each difference the reason that was stated for it."""
    reason = project.change_reason.strip()
    stage_reason = project.stage_reason.strip()
    stopped = (Project.Stage.PAUSED, Project.Stage.STOPPED)
    return [
        replace(
            entry, reason=(stage_reason if entry.field == "stage" and entry.new in stopped else entry.reason) or reason
        )
        for entry in found
    ]


def refuse_unreasoned(found: Iterable[Difference]) -> None:
    """Refuse when a large change has no reason."""
    silent = [entry for entry in found if entry.needs_reason and not entry.reason]
    if not silent:
        return
    what = ", ".join(dict.fromkeys(entry.subject or label(entry.field) for entry in silent))
    message = _("Bitte nennen Sie einen Grund. Ohne Grund nicht änderbar: %(what)s.") % {"what": what}
    raise Refused(message, fields={"change_reason": message})


def label(field: str) -> str:
    """Return the German name of a field of the log."""
    return {"fundings": _("Finanzierung"), "target": _("Zielwert")}.get(field) or Project.label_of(field)


def write_down(project: Project, found: Iterable[Difference], *, by_role: str) -> list[Change]:
    """Append entries to the public log; none is ever changed or removed."""
    return Change.objects.bulk_create(
        [
            Change(
                project=project,
                kind=entry.kind,
                field=entry.field,
                old=entry.old,
                new=entry.new,
                days=entry.days,
                subject=entry.subject[:200],
                subject_key=entry.subject_key,
                reason=entry.reason,
                by_role=by_role[:80],
            )
            for entry in found
        ],
        batch_size=500,
    )


def remember(obj: Project | Indicator) -> None:
    """Keep what the log has seen now."""
    LoggedState.objects.update_or_create(
        kind=obj.kind_name(), object_id=obj.pk, defaults={"statements": obj.public_statements()}
    )


def role_words(user: Any) -> str:
    """Say as what somebody acts, without a name: "Redaktion Schwerte"."""
    if user is None:
        return ""
    roles = list(CityRole.objects.of(user).select_related("city"))
    if not roles:
        return _("Administration des Programms") if user.is_superuser else ""
    best = max(roles, key=lambda row: CityRole.Role.values.index(row.role))
    return f"{best.get_role_display()} {best.city}"


def record_targets(indicator: Indicator, before: Statements, *, write: bool, by_role: str) -> None:
    """Write down what changed about an indicator's targets, where it belongs to a project.

    Refused when a target moves or goes without reason.
    """
    old, new = before.get("targets", {}), indicator.public_statements()["targets"]
    found = [
        Difference(
            Change.Kind.TARGET,
            "target",
            shown(old.get(day)),
            shown(new.get(day)),
            subject=f"{indicator.name}, {day}",
            subject_key=indicator.slug,
            reason=indicator.change_reason.strip(),
            needs_reason=day in old,
        )
        for day in sorted({*old, *new})
        if old.get(day) != new.get(day)
    ]
    refuse_unreasoned(found)
    if write and before and indicator.project is not None:
        write_down(indicator.project, found, by_role=by_role)
