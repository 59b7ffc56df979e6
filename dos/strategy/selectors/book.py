"""The whole strategy in one read: what an edition of it says, for the programme, a city or a field."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from dos.cities import selectors as cities
from dos.cities.models import City
from dos.strategy.models import (
    ActionField,
    Baseline,
    Decision,
    FundingProgramme,
    Indicator,
    IndicatorValue,
    Programme,
    ProgrammeGoal,
    Project,
)
from dos.strategy.selectors import published

WHOLE = "gesamt"


@dataclass(frozen=True)
class Scope:
    """Of what an edition speaks: everything, one city's part, or one field."""

    key: str
    city: City | None = None
    action_field: ActionField | None = None


@dataclass(frozen=True)
class Book:
    """Everything that stands in an edition, as rows; worded and set in `exports.book`."""

    scope: Scope
    programme: Programme
    cities: tuple[City, ...]
    goals: tuple[ProgrammeGoal, ...]
    funding: tuple[FundingProgramme, ...]
    action_fields: tuple[ActionField, ...]
    projects: tuple[Project, ...]
    indicators: tuple[Indicator, ...]
    decisions: tuple[Decision, ...]


def scopes() -> list[Scope]:
    """Return everything of which there are editions."""
    parts = [Scope(city.key, city=city) for city in cities.all_cities()]
    fields = [Scope(field.slug, action_field=field) for field in ActionField.objects.all()]
    return [Scope(WHOLE), *parts, *fields]


def scope(key: str) -> Scope | None:
    """Return the scope of this key; None where there is none."""
    if key == WHOLE:
        return Scope(WHOLE)
    city = cities.directory().by_key.get(key)
    if city is not None:
        return Scope(key, city=city)
    field = ActionField.objects.filter(slug=key).first()
    return Scope(key, action_field=field) if field else None


def book(wanted: Scope) -> Book | None:
    """Return what an edition says, in a number of queries that does not grow; None before there is a programme."""
    programme = published.programme()
    if programme is None:
        return None
    return Book(
        scope=wanted,
        programme=programme,
        cities=(wanted.city,) if wanted.city else tuple(cities.all_cities()),
        goals=tuple(published.goals()),
        funding=tuple(published.funding_programmes()),
        action_fields=tuple(_action_fields(wanted)),
        projects=tuple(_projects(wanted)),
        indicators=tuple(_indicators(wanted)),
        decisions=tuple(_decisions(wanted)),
    )


def _action_fields(wanted: Scope) -> QuerySet[ActionField]:
    baselines = Baseline.objects.select_related("city")
    if wanted.city:
        baselines = baselines.filter(city=wanted.city)
    fields = ActionField.objects.prefetch_related("goals", "objectives", Prefetch("baselines", baselines))
    return fields.filter(pk=wanted.action_field.pk) if wanted.action_field else fields


def _projects(wanted: Scope) -> QuerySet[Project]:
    found = Project.objects.published().in_city(wanted.city)
    if wanted.action_field:
        found = found.filter(action_fields=wanted.action_field)
    return found.select_related("parent").prefetch_related(
        "cities",
        "action_fields",
        "milestones",
        "fundings__funding_programme",
        "adoptions__builder_city",
        "adoptions__adopter_city",
    )


def _indicators(wanted: Scope) -> QuerySet[Indicator]:
    found = Indicator.objects.published()
    if wanted.city:
        found = found.filter(Q(city=wanted.city) | Q(city=None))
    if wanted.action_field:
        found = found.filter(action_field=wanted.action_field)
    newest: QuerySet[Any] = IndicatorValue.objects.order_by("indicator", "-on")[:1]
    return found.select_related("city", "project").prefetch_related(
        "targets", Prefetch("values", newest, to_attr="latest_values")
    )


def _decisions(wanted: Scope) -> QuerySet[Decision]:
    found = published.decisions()
    if wanted.city:
        found = found.filter(Q(city=wanted.city) | Q(city=None))
    if wanted.action_field:
        concerned = Project.objects.published().filter(action_fields=wanted.action_field).values("pk")
        found = found.filter(Q(concerns_programme=True) | Q(projects__in=concerned)).distinct()
    return found
