"""Questions about decisions: the list, and the page of one."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear

from dos.core.db import german_order
from dos.core.thread import Node, Thread, walk
from dos.strategy.models import Decision, Project

# What a decision's strip always names, a gap where nothing is known.
STRIP = ("goal", "decision", "project", "milestone", "value")


@dataclass(frozen=True)
class DecisionPage:
    """A decision with its projects and its thread."""

    decision: Decision
    projects: tuple[Project, ...]
    thread: Thread
    strip: tuple[Node, ...]


def decision_years() -> list[int]:
    """Return the years in which something was decided, the latest first."""
    years = Decision.objects.published().order_by().annotate(year=ExtractYear("on")).values_list("year", flat=True)
    return sorted(set(years.distinct()), reverse=True)


def found_decisions(city: str = "", year: str = "") -> QuerySet[Decision]:
    """Return the published decisions of a city (joint ones included) and of a year, the latest first."""
    found = Decision.objects.published().select_related("city")
    if city:
        found = found.filter(Q(city__key=city) | Q(city=None))
    if year:
        found = found.filter(on__year=int(year))
    return found


def published_decision(slug: str) -> Decision | None:
    """Return the public decision of this name, or None."""
    return Decision.objects.published().select_related("city", "organisation", "document").filter(slug=slug).first()


def decision_page(decision: Decision, viewer: Any) -> DecisionPage:
    """Put together what stands on a decision's page."""
    walked = walk(decision, viewer)
    projects = tuple(decision.projects.filter(live=True).order_by(german_order("name"), "pk")[:100])
    return DecisionPage(decision, projects, walked, walked.strip_with_gaps(STRIP))
