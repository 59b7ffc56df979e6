"""Deeds on organisations."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from dos.actors.models import Organisation
from dos.cities.models import City
from dos.core.loading import Row, load


@transaction.atomic
def load_organisations(items: Sequence[Mapping[str, Any]], english: Mapping[str, Mapping[str, str]]) -> None:
    """Bring the organisations that the facts name up to date; those that an editor has touched are left alone."""
    cities = {city.name: city for city in City.objects.all()}
    for item in items:
        values = {
            "name": item["name"],
            "short_name": item["short_name"] or "",
            "category": item["category"],
            "city": cities.get(item["city"]),
            "place": "" if item["city"] in cities else item["city"] or "",
            "role": item["role"],
            "role_en": english.get(item["id"], {}).get("role", ""),
            "website": item["website"] or "",
            "source_url": item["source_url"],
        }
        load(Row(Organisation, {"slug": item["id"]}, values))
