"""Everything that rows of the directory point to and what hangs on them, fetched once for a whole file."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import F
from django.utils.functional import cached_property

from dos.actors.models import Organisation
from dos.cities.models import City
from dos.core.text import slug_from
from dos.directory.models import (
    Fee,
    Office,
    OpeningException,
    OpeningHours,
    Provision,
    Service,
    Situation,
    Synonym,
    Topic,
)

_CHILDREN: dict[str, tuple[Any, str]] = {
    "synonyms": (Synonym, "service_id"),
    "fees": (Fee, "provision_id"),
    "hours": (OpeningHours, "office_id"),
    "exceptions": (OpeningException, "office_id"),
}
_NAMED: dict[str, tuple[Any, str, str]] = {
    "topics": (Service.topics.through, "service_id", "topic__slug"),
    "situations": (Service.situations.through, "service_id", "situation__slug"),
    "related": (Service.related.through, "from_service_id", "to_service__slug"),
}


class Shelf:
    """A constant number of queries, whatever the number of rows."""

    def __init__(self) -> None:
        self._children: dict[str, dict[int, list[Any]]] = {}
        self._names: dict[str, dict[int, list[str]]] = {}
        self._given: set[str] = set()

    @cached_property
    def cities(self) -> Mapping[str, City]:
        """Cities by key."""
        return {row.key: row for row in City.objects.all()}

    @cached_property
    def organisations(self) -> Mapping[str, Organisation]:
        """Organisations by slug."""
        return {row.slug: row for row in Organisation.objects.all()}

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by slug."""
        return {row.slug: row for row in Topic.objects.all()}

    @cached_property
    def situations(self) -> Mapping[str, Situation]:
        """Situations of life by slug."""
        return {row.slug: row for row in Situation.objects.all()}

    @cached_property
    def services(self) -> Mapping[str, Service]:
        """Services by slug."""
        return {row.slug: row for row in Service.objects.all()}

    @cached_property
    def offices(self) -> Mapping[str, Office]:
        """Offices by slug."""
        return {row.slug: row for row in Office.objects.select_related("city", "organisation")}

    @cached_property
    def provisions(self) -> Mapping[tuple[str, str], Provision]:
        """Provisions by service and city."""
        rows = Provision.objects.select_related("service", "city", "office")
        return {(row.service.slug, row.city.key): row for row in rows}

    def free_slug(self, title: str, taken: Mapping[str, Any]) -> str:
        """Return a name for the address of a new row that neither another row nor another line of the file has."""
        stem = slug_from(title)
        slug = stem
        number = 1
        while slug in taken or slug in self._given:
            number += 1
            slug = f"{stem}-{number}"
        self._given.add(slug)
        return slug

    def children(self, obj: Any, name: str) -> list[Any]:
        """Return what hangs on a row, in order; of a draft what hangs on the draft."""
        if is_draft(obj):
            return list(getattr(obj, name).all())
        if name not in self._children:
            model, column = _CHILDREN[name]
            found: dict[int, list[Any]] = defaultdict(list)
            for child in model.objects.order_by(F("sort_order").asc(nulls_first=True), "pk"):
                found[getattr(child, column)].append(child)
            self._children[name] = found
        return self._children[name].get(obj.pk, [])

    def names(self, obj: Any, name: str) -> list[str]:
        """Return the slugs of what a row points to."""
        if is_draft(obj):
            return sorted(other.slug for other in getattr(obj, name).all())
        if name not in self._names:
            through, column, slug = _NAMED[name]
            found: dict[int, list[str]] = defaultdict(list)
            for pk, key in through.objects.values_list(column, slug):
                found[pk].append(key)
            self._names[name] = found
        return sorted(self._names[name].get(obj.pk, []))


def is_draft(obj: Any) -> bool:
    """Tell whether nobody but editors has seen a row: what it says stands in its last revision."""
    return obj.pk is not None and not obj.live


def mark_of(row: Any) -> str:
    """Return what changes with every change of a row."""
    return f"entwurf-{row.latest_revision_id}" if is_draft(row) else row.changed_at.isoformat()
