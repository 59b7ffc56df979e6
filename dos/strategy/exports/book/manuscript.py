"""Words the rows of an edition in the active language: each text with its language, each statement with its source."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from dos.core.models import Sourced
from dos.core.text import listed, translated
from dos.design.templatetags.design import german_number, money, partial_date, urlhost
from dos.strategy.exports.book.labels import labels
from dos.strategy.models import (
    ActionField,
    Baseline,
    Decision,
    Indicator,
    IndicatorTarget,
    Milestone,
    ProgrammeGoal,
    Project,
)
from dos.strategy.models.project import STAGE_GROUPS
from dos.strategy.selectors import assessment
from dos.strategy.selectors.addresses import canonical_url
from dos.strategy.selectors.book import Book

Words = tuple[str, str]
PROGRAMME_COLOUR = "#00515e"
MAX_STEPS, NEXT_STEPS = 6, 3


class Sources:
    """Numbers the sources in the order in which they are first named."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, row: Sourced) -> dict[str, Any]:
        """Return number and day of a row's source; number 0 where none is named."""
        key = (row.source_url, row.source_note)
        number = self._numbers.setdefault(key, len(self._numbers) + 1) if any(key) else 0
        return {"number": number, "on": partial_date(row.as_of) if row.as_of else ""}

    def listed(self) -> list[dict[str, Any]]:
        """Return all sources in their order."""
        return [
            {"number": number, "url": url, "words": note or (urlhost(url) if url else "")}
            for (url, note), number in self._numbers.items()
        ]


def manuscript(book: Book) -> dict[str, Any]:
    """Return everything that an edition says, in words, ready to be set."""
    sources = Sources()
    programme = book.programme
    text: dict[str, Any] = {
        "language": _language(),
        "labels": labels(),
        "colour": book.scope.city.colour if book.scope.city else PROGRAMME_COLOUR,
        "notice": _notice(),
        "programme": programme.short_name,
        "title": _title(book),
        "subtitle": _words(programme, "name"),
        "motto": _words(programme, "motto"),
        "address": settings.PUBLIC_URL,
        "thread": _thread(book),
        "summary": _paragraphs(programme, "summary"),
        "vision": _paragraphs(programme, "vision"),
        "vision_source": sources.number(programme),
        "guidelines": [_guideline(row, sources) for row in programme.guidelines.all()],
        "goals": [_goal(row, book, sources) for row in book.goals],
        "figures": [_figure(row, sources) for row in programme.figures.all()],
        "funding": [_funding(row, sources) for row in book.funding],
        "fields": _fields(book, sources),
        "indicators": [_indicator(row, sources) for row in book.indicators],
        "decisions": [_decision(row, sources) for row in book.decisions],
        "adoptions": [row for project in book.projects for row in _adoptions(project, sources)],
        "timeline": [_event(row, sources) for row in programme.timeline.all()],
        "governance": _paragraphs(programme, "governance"),
        "monitoring": _paragraphs(programme, "monitoring"),
        "gaps": _gaps(book),
    }
    return {**text, "sources": sources.listed()}


def title(book: Book) -> str:
    """Return the title of an edition as plain text."""
    return _title(book)[0]


def _language() -> str:
    return "en" if (get_language() or "de").startswith("en") else "de"


def _notice() -> str:
    if not settings.DEMO:
        return ""
    return _("Unabhängige Demonstration mit öffentlich belegten Angaben, keine Website der Städte")


def _words(row: Any, field: str) -> Words:
    found = translated(row, field)
    return found.text, found.language


def _paragraphs(row: Any, field: str) -> list[Words]:
    text, language = _words(row, field)
    return [(line.strip(), language) for line in text.splitlines() if line.strip()]


def _title(book: Book) -> Words:
    name = book.programme.short_name
    if book.scope.city:
        return _("Strategie %(programme)s: %(part)s") % {"programme": name, "part": book.scope.city.name}, _language()
    if book.scope.action_field:
        part = translated(book.scope.action_field, "name").text
        return _("Strategie %(programme)s: %(part)s") % {"programme": name, "part": part}, _language()
    return _("Strategie %(programme)s") % {"programme": name}, _language()


def _thread(book: Book) -> list[dict[str, Any]]:
    """The red thread in numbers: a node is hollow where there is nothing yet."""
    steps = [step for project in book.projects for step in project.milestones.all()]
    ahead = [step for step in steps if step.state != Milestone.State.DONE]
    objectives = [objective for field in book.action_fields for objective in field.objectives.all()]
    measured = [row for row in book.indicators if _latest(row) is not None]
    running = [project for project in book.projects if STAGE_GROUPS[project.stage] == Project.StageGroup.RUNNING]
    goals, fields, projects, indicators = book.goals, book.action_fields, book.projects, book.indicators
    counts = (
        (len(goals), ngettext("%(n)s Programmziel", "%(n)s Programmziele", len(goals)), "full"),
        (len(fields), ngettext("%(n)s Handlungsfeld", "%(n)s Handlungsfelder", len(fields)), "full"),
        (len(objectives), ngettext("%(n)s Ziel", "%(n)s Ziele", len(objectives)), "full"),
        (len(book.decisions), ngettext("%(n)s Beschluss", "%(n)s Beschlüsse", len(book.decisions)), "full"),
        (len(projects), ngettext("%(n)s Vorhaben", "%(n)s Vorhaben", len(projects)), "half" if running else "open"),
        (len(steps), ngettext("%(n)s Meilenstein", "%(n)s Meilensteine", len(steps)), "half" if ahead else "full"),
        (len(indicators), ngettext("%(n)s Kennzahl", "%(n)s Kennzahlen", len(indicators)), "full"),
        (len(measured), ngettext("%(n)s davon mit Messwert", "%(n)s davon mit Messwert", len(measured)), "full"),
    )
    return [{"words": words % {"n": count}, "fill": fill if count else "open"} for count, words, fill in counts]


def _guideline(row: Any, sources: Sources) -> dict[str, Any]:
    return {
        "kind": row.get_kind_display(),
        "title": _words(row, "title"),
        "text": _paragraphs(row, "text"),
        "source": sources.number(row),
    }


def _goal(goal: ProgrammeGoal, book: Book, sources: Sources) -> dict[str, Any]:
    shown = {field.pk for field in book.action_fields}
    fields = [translated(field, "name").text for field in goal.action_fields.all() if field.pk in shown]
    return {
        "title": _words(goal, "title"),
        "text": _paragraphs(goal, "text"),
        "fields": listed(fields),
        "source": sources.number(goal),
    }


def _figure(row: Any, sources: Sources) -> dict[str, Any]:
    value = money(row.value) if row.unit in ("EUR", "Euro", "€") else f"{german_number(row.value)} {row.unit}".strip()
    return {"label": _words(row, "label"), "value": value, "note": row.note, "source": sources.number(row)}


def _funding(row: Any, sources: Sources) -> dict[str, Any]:
    return {
        "name": _words(row, "name"),
        "funder": row.funder,
        "text": _paragraphs(row, "text"),
        "source": sources.number(row),
        "cohorts": [
            {
                "name": _("%(number)s. Staffel, %(year)s") % {"number": cohort.number, "year": cohort.year},
                "theme": cohort.theme,
                "projects": german_number(cohort.projects),
                "amount": money(cohort.amount_eur),
                "is_ours": cohort.is_ours,
                "source": sources.number(cohort),
            }
            for cohort in row.cohorts.all()
        ],
    }


def _fields(book: Book, sources: Sources) -> list[dict[str, Any]]:
    """The fields with their projects; a project of several fields stands in the first and is named in the others."""
    written: dict[int, str] = {}
    found = []
    for field in book.action_fields:
        projects = []
        for project in book.projects:
            if field.pk not in {each.pk for each in project.action_fields.all()}:
                continue
            if project.pk in written:
                projects.append({"name": _words(project, "name"), "see": written[project.pk]})
            else:
                written[project.pk] = translated(field, "name").text
                projects.append(_project(project, sources))
        found.append(_field(field, book, projects, sources))
    return found


def _field(field: ActionField, book: Book, projects: list[dict[str, Any]], sources: Sources) -> dict[str, Any]:
    baselines = {baseline.city_id: baseline for baseline in field.baselines.all()}
    return {
        "name": _words(field, "name"),
        "goal": _paragraphs(field, "goal"),
        "is_derived": field.goal_is_derived,
        "text": _paragraphs(field, "text"),
        "goals": listed(translated(goal, "title").text for goal in field.goals.all()),
        "objectives": [_words(row, "title") for row in field.objectives.all()],
        "baselines": [_baseline(city.name, baselines.get(city.pk), sources) for city in book.cities],
        "projects": projects,
        "source": sources.number(field),
        "url": canonical_url(field),
    }


def _baseline(city: str, row: Baseline | None, sources: Sources) -> dict[str, Any]:
    if row is None:
        return {"city": city, "text": [], "source": {"number": 0, "on": ""}}
    return {"city": city, "text": _paragraphs(row, "text"), "source": sources.number(row)}


def _project(project: Project, sources: Sources) -> dict[str, Any]:
    return {
        "name": _words(project, "name"),
        "see": "",
        "kind": project.get_kind_display(),
        "cities": listed(city.name for city in project.cities.all()),
        "stage": project.get_stage_display(),
        "group": STAGE_GROUPS[project.stage],
        "is_researched": project.origin == Project.Origin.RESEARCHED,
        "is_example": project.is_example,
        "summary": _paragraphs(project, "summary"),
        "facts": _facts(project),
        "reached": _reached(project),
        "steps": [_step(row) for row in _told_steps(project)],
        "source": sources.number(project),
        "url": canonical_url(project),
    }


def _facts(project: Project) -> list[tuple[str, str]]:
    """What is known about a project, line by line; what is not stands together in the last."""
    start_on, start_precision = project.start_on, project.start_precision
    if start_on is None:
        start_on, start_precision = project.planned_start_on, project.planned_start_precision
    end_on, end_precision = project.end_on, project.end_precision
    if end_on is None:
        end_on, end_precision = project.planned_end_on, project.planned_end_precision
    facts = [
        (_("Beginn"), partial_date(start_on, start_precision) if start_on else ""),
        (_("Ende"), partial_date(end_on, end_precision) if end_on else ""),
        (_("Gesamtkosten"), "" if project.total_cost is None else money(project.total_cost)),
        (_("Aus dem Programm gefördert"), {True: _("ja"), False: _("nein"), None: ""}[project.is_funded]),
        (_("Wer zahlt"), listed(str(row) for row in project.fundings.all())),
        (_("Nächster Schritt"), translated(project, "next_step").text),
    ]
    if project.stage == Project.Stage.DONE:
        facts.append((_("Ergebnis"), translated(project, "result").text))
    known = [(label, words) for label, words in facts if words]
    unknown = [label for label, words in facts if not words]
    return [*known, (_("Nicht belegt"), ", ".join(unknown))] if unknown else known


def _told_steps(project: Project) -> list[Milestone]:
    """All steps of a short plan; of a long one what comes next."""
    steps = list(project.milestones.all())
    if len(steps) <= MAX_STEPS:
        return steps
    return [step for step in steps if step.state in assessment.OPEN_STEPS][:NEXT_STEPS]


def _reached(project: Project) -> str:
    steps = project.milestones.all()
    reached = sum(step.state == Milestone.State.DONE for step in steps)
    return _("%(reached)s von %(total)s erreicht") % {"reached": reached, "total": len(steps)} if steps else ""


def _step(row: Milestone) -> dict[str, Any]:
    on = row.reached_on or row.planned_on
    precision = row.reached_precision if row.reached_on else row.planned_precision
    return {"title": _words(row, "title"), "on": partial_date(on, precision), "state": row.get_state_display()}


def _latest(indicator: Indicator) -> Any | None:
    return next(iter(getattr(indicator, "latest_values", ())), None)


def _aim(target: IndicatorTarget) -> str:
    value = german_number(target.value)
    if target.on is None:
        return _("%(value)s (Termin nicht belegt)") % {"value": value}
    return _("%(value)s bis %(day)s") % {"value": value, "day": partial_date(target.on, target.on_precision)}


def _indicator(row: Indicator, sources: Sources) -> dict[str, Any]:
    unit = translated(row, "unit").text
    latest = _latest(row)
    target = max(row.targets.all(), key=lambda each: each.on or date.max, default=None)
    value = f"{german_number(latest.value)} {unit}" if latest else _("kein Messwert")
    aim = _aim(target) if target else _("nicht belegt")
    return {
        "name": _words(row, "name"),
        "place": row.city.name if row.city else _("alle Städte"),
        "value": value,
        "on": partial_date(latest.on, latest.on_precision) if latest else "",
        "target": aim,
        "is_example": row.is_example,
        "source": sources.number(latest if latest and latest.source_url else row),
    }


def _decision(row: Decision, sources: Sources) -> dict[str, Any]:
    return {
        "title": _words(row, "title"),
        "body": row.body,
        "on": partial_date(row.on, row.on_precision),
        "outcome": row.get_outcome_display(),
        "reference": row.reference,
        "is_example": row.is_example,
        "source": sources.number(row),
    }


def _adoptions(project: Project, sources: Sources) -> Iterable[dict[str, Any]]:
    for row in project.adoptions.all():
        yield {
            "project": _words(project, "name"),
            "builder": row.builder_city.name if row.builder_city else _("nicht belegt"),
            "adopter": row.adopter_city.name if row.adopter_city else row.adopter_name,
            "since": partial_date(row.since_on, row.since_precision),
            "source": sources.number(row),
        }


def _event(row: Any, sources: Sources) -> dict[str, Any]:
    period = partial_date(row.starts_on, row.starts_precision)
    if row.ends_on:
        period = _("%(start)s bis %(end)s") % {"start": period, "end": partial_date(row.ends_on, row.ends_precision)}
    return {"on": period, "title": _words(row, "title"), "source": sources.number(row)}


def _gaps(book: Book) -> list[str]:
    """Say in numbers what is not proven."""
    projects = book.projects
    counted = (
        (sum(not field.goal for field in book.action_fields), _("Handlungsfelder ohne belegtes Ziel: %(n)s")),
        (sum(not field.objectives.all() for field in book.action_fields), _("Handlungsfelder ohne Ziele: %(n)s")),
        (_missing_baselines(book), _("Bestandsaufnahmen, die fehlen: %(n)s")),
        (sum(p.is_funded is None for p in projects), _("Vorhaben, deren Förderung nicht belegt ist: %(n)s")),
        (sum(p.total_cost is None for p in projects), _("Vorhaben ohne belegte Kosten: %(n)s")),
        (sum(not p.milestones.all() for p in projects), _("Vorhaben ohne Meilensteine: %(n)s")),
        (
            sum(p.origin == Project.Origin.RESEARCHED for p in projects),
            _("Vorhaben, die das Projektteam noch nicht bestätigt hat: %(n)s"),
        ),
        (sum(_latest(row) is None for row in book.indicators), _("Kennzahlen ohne Messwert: %(n)s")),
    )
    return [words % {"n": german_number(count)} for count, words in counted if count]


def _missing_baselines(book: Book) -> int:
    return sum(len(book.cities) - len(field.baselines.all()) for field in book.action_fields)
