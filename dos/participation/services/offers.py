"""Deeds on offers to take part."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from dos.cities.models import City
from dos.core.loading import Row, load
from dos.participation.models import Offer
from dos.strategy.models import ActionField, Project

STATES = {"laufend": Offer.State.OPEN, "abgeschlossen": Offer.State.CLOSED}


@transaction.atomic
def load_offers(items: Sequence[Mapping[str, Any]], english: Mapping[str, Mapping[str, str]]) -> None:
    """Bring the offers that the facts name up to date; those that an editor has touched are left alone."""
    cities = {city.name: city for city in City.objects.all()}
    fields = {field.slug: field for field in ActionField.objects.all()}
    projects = {project.slug: project for project in Project.objects.all()}
    for item in items:
        words = english.get(item["id"], {})
        contact = item["contact"] or ""
        values = {
            "title": item["name"],
            "title_en": words.get("title", ""),
            "city": cities.get(item["city"]),
            "channel": item["channel"],
            "audience": item["audience"],
            "state": STATES[item["status"]],
            "summary": item["summary"],
            "summary_en": words.get("summary", ""),
            "rules": "\n".join(item["rules"]),
            "url": item["url"] or "",
            "email": contact if "@" in contact else "",
            "place": item["location"]["address"] or "",
            "latitude": item["location"]["lat"],
            "longitude": item["location"]["lon"],
            "place_is_approximate": item["location"]["precision"] == "approximate",
            "ends_on": date.fromisoformat(item["facts"]["ende"]) if "ende" in item["facts"] else None,
            "needs_registration": item["registration_required"],
            "source_url": item["source_url"],
        }
        many = {
            "action_fields": [fields[slug] for slug in item["action_fields"]],
            "projects": [projects[slug] for slug in item["projects"]],
        }
        load(Row(Offer, {"slug": item["id"]}, values, many))
