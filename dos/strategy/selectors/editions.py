"""Questions about editions of the strategy: the latest of each part, the older ones, the councils' originals."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from dos.cities.models import City
from dos.strategy.models import ActionField, Decision, Edition
from dos.strategy.selectors.book import Scope


@dataclass(frozen=True)
class Shelf:
    """One part of the strategy with its latest edition in each language."""

    scope: Scope
    editions: tuple[Edition, ...]


def latest(*, city: City | None, action_field: ActionField | None, language: str) -> Edition | None:
    """Return the newest generated edition of one part in one language."""
    return generated(city=city, action_field=action_field).filter(language=language).order_by("-number").first()


def generated(*, city: City | None, action_field: ActionField | None) -> QuerySet[Edition]:
    """Return all generated editions of one part, the newest first."""
    return Edition.objects.filter(origin=Edition.Origin.GENERATED, city=city, action_field=action_field)


def shelves(scopes: Iterable[Scope]) -> list[Shelf]:
    """Return the parts with their latest editions, in two queries."""
    newest = Edition.objects.filter(origin=Edition.Origin.GENERATED).order_by()
    keys = newest.values("city", "action_field", "language").annotate(newest=Max("pk")).values("newest")
    by_part: dict[tuple[int | None, int | None], list[Edition]] = {}
    for edition in Edition.objects.filter(pk__in=keys).order_by("language"):
        by_part.setdefault((edition.city_id, edition.action_field_id), []).append(edition)
    return [Shelf(scope, tuple(by_part.get(_part(scope), ()))) for scope in scopes]


def _part(scope: Scope) -> tuple[int | None, int | None]:
    return scope.city.pk if scope.city else None, scope.action_field.pk if scope.action_field else None


def newest() -> Edition | None:
    """Return the edition that was generated last, whichever part it is of."""
    return Edition.objects.filter(origin=Edition.Origin.GENERATED).first()


def originals() -> QuerySet[Edition]:
    """Return what the councils themselves published."""
    return Edition.objects.filter(origin=Edition.Origin.COUNCIL).select_related("city")


def founding_decisions() -> QuerySet[Decision]:
    """Return the decisions with which the councils adopted the strategy."""
    adopted = Decision.objects.published().filter(concerns_programme=True, outcome=Decision.Outcome.ADOPTED)
    return adopted.exclude(is_example=True).select_related("city")
