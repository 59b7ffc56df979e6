"""Questions about indicators: the list, and the page of one with its values and versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from dos.core.db import german_order
from dos.core.thread import Node, Thread, walk
from dos.strategy.models import ActionField, Indicator, IndicatorValue, Project
from dos.strategy.selectors.measures import SAID, Measure, fetch_latest, measure

STRIP = ("goal", "action_field", "project", "milestone", "indicator", "value")
# What a chart can show and a reader can follow; all values are in the CSV file.
VALUES_SHOWN = 100
MAX_VERSIONS = 5


@dataclass(frozen=True)
class IndicatorPage:
    """An indicator with its latest values, its project, its versions and its thread."""

    measure: Measure
    total_values: int
    values: tuple[IndicatorValue, ...]
    projects: tuple[Project, ...]
    earlier: tuple[Indicator, ...]
    later: tuple[Indicator, ...]
    thread: Thread
    strip: tuple[Node, ...]


def action_fields_measured() -> list[ActionField]:
    """Return the fields that have an indicator, in their order."""
    return list(ActionField.objects.filter(indicators__live=True).distinct())


def found_indicators(city: str = "", action_field: str = "") -> QuerySet[Indicator]:
    """Return the published indicators of a city (joint ones included) and of a field."""
    found = Indicator.objects.published().only(*SAID).prefetch_related("targets").order_by(german_order("name"), "pk")
    if city:
        of_projects = Q(city=None, project__cities__key=city) | Q(city=None, milestone__project__cities__key=city)
        joint = Q(city=None, project=None, milestone=None)
        wanted = Indicator.objects.filter(Q(city__key=city) | of_projects | joint)
        found = found.filter(pk__in=wanted.values("pk"))
    if action_field:
        found = found.filter(action_field__slug=action_field)
    return found


def measured(rows: Iterable[Indicator], today: date) -> list[Measure]:
    """Return what a list says about each of the given indicators."""
    found = list(rows)
    fetch_latest(found)
    return [measure(row, row.latest_values, list(row.targets.all()), today) for row in found]


def published_indicator(slug: str) -> Indicator | None:
    """Return the public indicator of this name, or None."""
    # Projects have very many columns: their parents are asked for where there are any, not joined.
    related = ("city", "action_field", "objective__action_field", "project", "milestone", "replaces")
    found = Indicator.objects.published().select_related(*related).filter(slug=slug).first()
    if found is not None and found.milestone is not None and found.milestone.project_id == found.project_id:
        found.milestone.project = found.project
    return found


def indicator_page(indicator: Indicator, viewer: Any, today: date) -> IndicatorPage:
    """Put together what stands on an indicator's page."""
    values = list(indicator.values.order_by("-on")[:VALUES_SHOWN])
    walked = walk(indicator, viewer)
    return IndicatorPage(
        measure=measure(indicator, values, list(indicator.targets.all()), today),
        total_values=indicator.values.count() if len(values) == VALUES_SHOWN else len(values),
        values=tuple(values),
        projects=tuple(dict.fromkeys(row for row in _projects(indicator) if row.live)),
        earlier=_earlier(indicator),
        later=tuple(Indicator.objects.published().filter(replaces=indicator)[:MAX_VERSIONS]),
        thread=walked,
        strip=walked.strip_with_gaps(STRIP),
    )


def _projects(indicator: Indicator) -> Iterable[Project]:
    if indicator.project is not None:
        yield indicator.project
    if indicator.milestone is not None:
        yield indicator.milestone.project


def _earlier(indicator: Indicator) -> tuple[Indicator, ...]:
    """Return the versions that this one replaced, the newest first; drafts end the line."""
    found: list[Indicator] = []
    one = indicator.replaces
    while one is not None and one.live and one not in found and len(found) < MAX_VERSIONS:
        found.append(one)
        one = one.replaces
    return tuple(found)
