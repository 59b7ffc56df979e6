"""What can be said about a project from its rows: progress, traffic light, evidence, freshness.

Pure functions on rows that are already loaded: no query, no clock. `sheet` and the lists load, these judge.
"""

import math
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, Protocol, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dos.core.models import DatePrecision
from dos.strategy.models import Indicator, Milestone, Project

# R3: an open step that is this many days overdue, or an end that moved this far, is no longer merely late.
CRITICAL_AFTER_DAYS = 90
CRITICAL_SHIFT_DAYS = 180
NOTABLE_SHIFT_DAYS = 30

FINISHED = (Project.Stage.DONE, Project.Stage.STOPPED)
OPEN_STEPS = (Milestone.State.PLANNED, Milestone.State.RUNNING)


class Step(Protocol):
    """What is judged of a milestone; a row of values will do, lists of many projects load no models."""

    @property
    def title(self) -> str: ...

    @property
    def state(self) -> str: ...

    @property
    def planned_on(self) -> date | None: ...

    @property
    def planned_precision(self) -> str: ...

    @property
    def weight(self) -> int: ...

    @property
    def sort_order(self) -> int | None: ...


StepT = TypeVar("StepT", bound=Step)


@dataclass(frozen=True)
class Progress:
    """How far something is, from what that follows, and the same in words."""

    percent: int | None
    basis: Literal["milestones", "indicator", "estimate", "not_computable"]
    words: str


@dataclass(frozen=True)
class LightState:
    """A traffic light with its reason; an override says so and until when."""

    light: str
    label: str
    reason: str
    is_override: bool = False
    until: date | None = None


@dataclass(frozen=True)
class Missing:
    """A statement that is not proven: its field, its label, and why (empty when nobody has said why)."""

    key: str
    label: str
    reason: str


@dataclass(frozen=True)
class Evidence:
    """How many of the statements of a project sheet are given."""

    given: int
    total: int
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class Freshness:
    """Whether somebody has looked at a project in time (R5)."""

    is_overdue: bool
    words: str
    on: date | None = None


@dataclass(frozen=True)
class Staleness:
    """Whether an indicator waits for a value that was due."""

    is_stale: bool
    words: str


def progress(
    milestones: Iterable[Step],
    *,
    baseline: float | None = None,
    latest: float | None = None,
    target: float | None = None,
    direction: str = "",
    estimate: int | None = None,
) -> Progress:
    """Say how far a project is: by weighted milestones, else its indicator, else an estimate named as one (R6)."""
    counted = [step for step in milestones if step.state != Milestone.State.STOPPED and step.weight > 0]
    if counted:
        reached = [step for step in counted if step.state == Milestone.State.DONE]
        percent = 100 * sum(step.weight for step in reached) // sum(step.weight for step in counted)
        words = ngettext(
            "%(reached)s von %(total)s Meilenstein erreicht",
            "%(reached)s von %(total)s Meilensteinen erreicht",
            len(counted),
        )
        return Progress(percent, "milestones", words % {"reached": len(reached), "total": len(counted)})
    share = indicator_share(baseline, latest, target, direction)
    if share is not None:
        return Progress(share, "indicator", _("%(percent)s %% des Wegs zum Zielwert") % {"percent": share})
    if estimate is not None:
        percent = min(max(estimate, 0), 100)
        return Progress(percent, "estimate", _("%(percent)s %% (Schätzung)") % {"percent": percent})
    return Progress(None, "not_computable", _("nicht berechenbar"))


def indicator_share(
    baseline: float | None, latest: float | None, target: float | None, direction: str = ""
) -> int | None:
    """Return the way from baseline to target in whole percent, 0 to 100; None where there is no way to measure.

    There is none without three numbers, when the target is where it began, and when it lies in the worse direction.
    """
    if baseline is None or latest is None or target is None or target == baseline:
        return None
    if not all(math.isfinite(number) for number in (baseline, latest, target)):
        return None
    if direction and (direction == Indicator.Direction.UP) != (target > baseline):
        return None
    # Fractions are exact: differences of very large or very close floats are not.
    share = (Fraction(latest) - Fraction(baseline)) / (Fraction(target) - Fraction(baseline))
    return min(max(int(share * 100), 0), 100)


def light(project: Project, milestones: Iterable[Step], today: date) -> LightState:
    """Compute the traffic light from milestones, end and last review (R3).

    An override counts only with its reason and until its day.
    """
    until = project.light_override_until
    if project.light_override and project.light_override_reason and until is not None and until >= today:
        return _state(project.light_override, project.light_override_reason, until)
    if project.stage in FINISHED:
        return _light_of_finished(project)
    if project.stage == Project.Stage.PAUSED:
        return _state(Project.Light.DELAYED, _("Das Vorhaben ruht."))
    steps = list(milestones)
    late = max(_days_late(project, steps, today), default=None, key=lambda found: found[0])
    if late is not None:
        return _light_of_late(project, *late)
    shift = _days_shifted(project)
    if shift >= NOTABLE_SHIFT_DAYS:
        grade = Project.Light.CRITICAL if shift > CRITICAL_SHIFT_DAYS else Project.Light.DELAYED
        return _state(grade, _("Das Ende liegt %(days)s Tage hinter dem Plan.") % {"days": shift})
    if project.is_review_overdue(today):
        return _state(Project.Light.UNKNOWN, freshness(project, today).words)
    if _dated_end(project) is None and not any(step.planned_on for step in steps):
        return _state(Project.Light.UNKNOWN, _("Termine sind nicht belegt."))
    return _state(Project.Light.ON_TIME, _("Kein geplanter Termin ist überschritten."))


def _state(grade: str, reason: str, until: date | None = None) -> LightState:
    return LightState(grade, str(Project.Light(grade).label), reason, is_override=until is not None, until=until)


def _light_of_finished(project: Project) -> LightState:
    if project.stage == Project.Stage.STOPPED:
        return _state(Project.Light.UNKNOWN, _("Das Vorhaben ist eingestellt."))
    if project.planned_end_on is None or project.end_on is None:
        return _state(Project.Light.UNKNOWN, _("Abgeschlossen; ob nach Plan, ist nicht belegt."))
    days = _days_shifted(project)
    if days > 0:
        words = ngettext(
            "%(days)s Tag später als geplant abgeschlossen.", "%(days)s Tage später als geplant abgeschlossen.", days
        )
        return _state(Project.Light.DELAYED, words % {"days": days})
    return _state(Project.Light.ON_TIME, _("Wie geplant abgeschlossen."))


def _light_of_late(project: Project, days: int, what: str) -> LightState:
    if project.origin == Project.Origin.RESEARCHED:
        # The sources are older than today: that a day has passed does not prove that it was missed.
        return _state(Project.Light.UNKNOWN, _("Ein Termin ist vorbei; ob er gehalten wurde, ist nicht belegt."))
    grade = Project.Light.CRITICAL if days > CRITICAL_AFTER_DAYS else Project.Light.DELAYED
    words = ngettext("„%(what)s“ ist %(days)s Tag überfällig.", "„%(what)s“ ist %(days)s Tage überfällig.", days)
    return _state(grade, words % {"what": what, "days": days})


def _days_late(project: Project, steps: Iterable[Step], today: date) -> list[tuple[int, str]]:
    dated = [
        (last_day(step.planned_on, step.planned_precision), step.title) for step in steps if step.state in OPEN_STEPS
    ]
    dated.append((_dated_end(project), _("Ende des Vorhabens")))
    return [((today - day).days, what) for day, what in dated if day is not None and day < today]


def _dated_end(project: Project) -> date | None:
    if project.end_on is not None:
        return last_day(project.end_on, project.end_precision)
    return last_day(project.planned_end_on, project.planned_end_precision)


def _days_shifted(project: Project) -> int:
    planned = last_day(project.planned_end_on, project.planned_end_precision)
    expected = last_day(project.end_on, project.end_precision)
    return (expected - planned).days if planned is not None and expected is not None else 0


def last_day(day: date | None, precision: str) -> date | None:
    """Return the last day that a date known to the month or the year can mean."""
    if day is None or precision == DatePrecision.DAY:
        return day
    month = 12 if precision == DatePrecision.YEAR else day.month
    return date(day.year, month, monthrange(day.year, month)[1])


# The statements of a project sheet (R2): key (also the key in `Project.gaps`), label, and how to see that it is given.
STATEMENTS: tuple[tuple[str, str | Promise, Callable[[Project], object]], ...] = (
    ("name", gettext_lazy("Titel"), lambda project: project.name),
    ("summary", gettext_lazy("Kurztext"), lambda project: project.summary),
    ("aims", gettext_lazy("Ziele"), lambda project: project.aims),
    (
        "decisions",
        gettext_lazy("Beschluss"),
        lambda project: project.pk and any(row.live for row in project.decisions.all()),
    ),
    ("start", gettext_lazy("Beginn"), lambda project: project.start_on or project.planned_start_on),
    ("end", gettext_lazy("Ende"), lambda project: project.end_on or project.planned_end_on),
    ("stage", gettext_lazy("Projektstand"), lambda project: project.stage),
    (
        "next_step",
        gettext_lazy("nächster Schritt mit Datum"),
        lambda project: project.next_step and project.next_step_on,
    ),
    ("total_cost", gettext_lazy("Gesamtkosten"), lambda project: project.total_cost is not None),
    (
        "funding",
        gettext_lazy("Finanzierung"),
        lambda project: project.is_funded is not None or len(project.fundings.all()),
    ),
    ("area", gettext_lazy("Stadtbezirk oder Ort"), lambda project: project.place or len(project.districts.all())),
    ("target_group", gettext_lazy("Zielgruppe"), lambda project: project.target_group),
    ("topics", gettext_lazy("Handlungsfeld"), lambda project: len(project.action_fields.all())),
    ("participation", gettext_lazy("Beteiligung"), lambda project: project.participation),
    ("contact", gettext_lazy("Ansprechstelle"), lambda project: project.contact),
    ("last_review", gettext_lazy("letzte Prüfung"), lambda project: project.last_reviewed_on),
)


def evidence(project: Project, known: Mapping[str, object] | None = None) -> Evidence:
    """Count the statements of the sheet that are given, and name the others with their reason.

    Looks at decisions, fundings, districts and action fields: prefetch them, or say what is already `known` of some.
    """
    judged = known or {}
    missing = tuple(
        Missing(key, str(label), str(project.gaps.get(key, "")))
        for key, label, is_given in STATEMENTS
        if not (judged[key] if key in judged else is_given(project))
    )
    return Evidence(len(STATEMENTS) - len(missing), len(STATEMENTS), missing)


def next_milestone(milestones: Iterable[StepT]) -> StepT | None:
    """Return the open step that comes first; an overdue one still comes first, one without date comes last."""
    steps = [step for step in milestones if step.state in OPEN_STEPS]
    return min(steps, key=lambda step: (step.planned_on or date.max, step.sort_order or 0), default=None)


def freshness(project: Project, today: date) -> Freshness:
    """Say when somebody last looked at the project, and whether that is too long ago (R5)."""
    on = project.last_reviewed_on
    if project.origin == Project.Origin.RESEARCHED:
        return Freshness(is_overdue=False, words=_("vom Projektteam noch nicht bestätigt"))
    is_overdue = project.is_review_overdue(today)
    if on is None:
        return Freshness(is_overdue, words=_("noch nie geprüft"))
    days = max((today - on).days, 0)
    if is_overdue:
        return Freshness(is_overdue=True, words=_("seit %(days)s Tagen nicht geprüft") % {"days": days}, on=on)
    if days == 0:
        return Freshness(is_overdue=False, words=_("heute geprüft"), on=on)
    words = ngettext("vor %(days)s Tag geprüft", "vor %(days)s Tagen geprüft", days) % {"days": days}
    return Freshness(is_overdue=False, words=words, on=on)


def stage_words(project: Project) -> str:
    """Say the stage with what belongs to it: a pause its reason, an end its result (or that none is proven)."""
    label = project.get_stage_display()
    if project.stage == Project.Stage.DONE and not project.result:
        return _("%(stage)s, Ergebnis nicht belegt") % {"stage": label}
    if project.stage in (Project.Stage.PAUSED, Project.Stage.STOPPED) and project.stage_reason:
        return f"{label}: {project.stage_reason}"
    return label


def staleness(indicator: Indicator, latest_on: date | None, today: date) -> Staleness:
    """Say in words whether a value of the indicator was due and did not come."""
    if not indicator.is_stale(latest_on, today):
        return Staleness(is_stale=False, words="")
    if latest_on is None:
        return Staleness(is_stale=True, words=_("noch kein Wert, obwohl einer fällig ist"))
    days = (today - latest_on).days
    return Staleness(is_stale=True, words=_("Wert veraltet: %(days)s Tage alt") % {"days": days})
