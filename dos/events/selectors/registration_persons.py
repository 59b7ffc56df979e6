"""What the room stores about a person (Art. 15 DSGVO): registrations, and dates that they reported."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from dos.events.models import Registration
from dos.events.selectors.submissions import own_submissions


def own_data(user: Any) -> Mapping[str, Any]:
    """Return everything of an account and of its address."""
    return {**own_registrations(user), **own_submissions(user)}


def own_registrations(user: Any) -> Mapping[str, Any]:
    """Return the registrations of an account and of its address, with what was answered."""
    rows = Registration.objects.filter(Q(user=user) | Q(email__iexact=user.email))
    rows = rows.select_related("admission__occurrence__event").prefetch_related("answers__question").order_by("pk")
    return {"registrations": [_registration(row) for row in rows]}


def _registration(row: Registration) -> Mapping[str, Any]:
    return {
        "number": row.reference,
        "event": row.occurrence.event.title,
        "starts_at": row.occurrence.starts_at.isoformat(),
        "name": row.name,
        "email": row.email,
        "people": row.group_size,
        "state": row.state,
        "came_by": row.source,
        "registered_at": row.created_at.isoformat(),
        "arrived_at": row.arrived_at.isoformat() if row.arrived_at else None,
        "answers": {answer.question.label: answer.text for answer in row.answers.all()},
    }
