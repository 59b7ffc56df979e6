"""Questions about cases: what one is about, by which link it is found, who may keep it, what a template makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils import translation

from dos.accounts.models import User
from dos.actors.models import Organisation
from dos.cities.models import CityRole
from dos.cities.permissions import WRITING
from dos.core.db import german_order
from dos.core.text import translated
from dos.events.models import Event
from dos.portal.models import AnswerTemplate, Feedback, hashed
from dos.strategy.models import Project

# What a link to the form may name: word in the address → field of the case, model, field with its name, its page.
LINKS: dict[str, tuple[str, Any, str, str]] = {
    "projekt": ("project", Project, "name", "strategy:project_detail"),
    "akteur": ("organisation", Organisation, "name", "actors:organisation_detail"),
    "termin": ("event", Event, "title", "events:event_detail"),
}
MAX_SLUG = 160


@dataclass(frozen=True)
class Named:
    """Something that a case is about."""

    field: str
    label: str
    url: str


def linked_objects(asked: Mapping[str, str]) -> dict[str, Model]:
    """Return what the address names, under the field of the case; only what is published, the rest is left out."""
    found = {}
    for word, (field, model, _label, _page) in LINKS.items():
        slug = asked.get(word, "")
        row = model.objects.published().filter(slug=slug).first() if slug and len(slug) <= MAX_SLUG else None
        if row is not None:
            found[field] = row
    return found


def named_objects(objects: Mapping[str, Model | None]) -> list[Named]:
    """Name them for a public page, in the active language; what is not published (any more) is not named."""
    named = []
    for field, _model, label, page in LINKS.values():
        row: Any = objects.get(field)
        if row is not None and row.live:
            named.append(Named(field, translated(row, label).text, reverse(page, args=[row.slug])))
    return named


def objects_of(case: Feedback) -> dict[str, Model | None]:
    """Return what a case is linked to."""
    return {"project": case.project, "organisation": case.organisation, "event": case.event}


def case_of_secret(secret: str) -> Feedback | None:
    """Return the case of a status link, with all that its page shows."""
    found = Feedback.objects.filter(secret_hash=hashed(secret)).select_related("project", "organisation", "event")
    return found.first()


def possible_owners(case: Feedback) -> QuerySet[User]:
    """Return who may keep the case, and who keeps it."""
    roles = CityRole.objects.filter(city_id__in=case.writing_city_ids(), role__in=WRITING)
    may_keep = Q(is_active=True) & (Q(is_superuser=True) | Q(pk__in=roles.values("user")))
    return User.objects.filter(may_keep | Q(pk=case.owner_id)).order_by(german_order("name"), "email")


def drafted_answer(template: AnswerTemplate, case: Feedback) -> str:
    """Return the text of a template in the language of the case; a name that is not known stays a placeholder."""
    with translation.override(case.language):
        text = translated(template, "text").text
        text = text.replace("{reference}", case.reference)
        return text.replace("{project}", translated(case.project, "name").text) if case.project is not None else text
