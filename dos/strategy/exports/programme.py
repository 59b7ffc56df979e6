"""The programme, its goals and fields as schema.org, for the head of their pages."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from dos.core.text import translated
from dos.strategy.models import ActionField, ProgrammeGoal
from dos.strategy.selectors.doors import FieldCount
from dos.strategy.selectors.programme import ProgrammePage

Schema = dict[str, Any]
CONTEXT = "https://schema.org"


def programme_schema(page: ProgrammePage, url: str) -> Schema:
    """Describe the programme as a project with its sponsor and its grant."""
    programme = page.programme
    schema: Schema = {
        "@context": CONTEXT,
        "@type": "Project",
        "name": translated(programme, "name").text,
        "description": translated(programme, "summary").text,
        "url": url,
        "subjectOf": programme.source_url,
    }
    if page.funding is not None:
        funder = {"@type": "GovernmentOrganization", "name": page.funding.funder}
        schema["funding"] = {"@type": "MonetaryGrant", "name": page.funding.name, "funder": funder}
        if page.grant is not None:
            schema["funding"]["amount"] = {"@type": "MonetaryAmount", "currency": "EUR", "value": page.grant.value}
    return schema


def goal_schema(goal: ProgrammeGoal, url: str) -> Schema:
    """Describe a goal as a term of the programme."""
    return _term(translated(goal, "title").text, translated(goal, "text").text, url, "strategy:programme_detail")


def field_schema(field: ActionField, url: str) -> Schema:
    """Describe a field as a term of the strategy."""
    return _term(translated(field, "name").text, translated(field, "goal").text, url, "strategy:action_field_list")


def fields_schema(counts: Iterable[FieldCount], url: str) -> Schema:
    """Describe the fields as a list in their order."""
    entries = [
        {
            "@type": "ListItem",
            "position": position,
            "name": translated(count.field, "name").text,
            "url": settings.PUBLIC_URL + reverse("strategy:action_field_detail", args=[count.field.slug]),
        }
        for position, count in enumerate(counts, 1)
    ]
    return {"@context": CONTEXT, "@type": "ItemList", "url": url, "itemListElement": entries}


def _term(name: str, text: str, url: str, set_url_name: str) -> Schema:
    schema: Schema = {"@context": CONTEXT, "@type": "DefinedTerm", "name": name, "url": url}
    schema["inDefinedTermSet"] = settings.PUBLIC_URL + reverse(set_url_name)
    if text:
        schema["description"] = text
    return schema
