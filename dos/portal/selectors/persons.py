"""What the portal stores about people, and for how long; what all rooms store, for the page on privacy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from dos.core import module
from dos.portal.models import Feedback
from dos.portal.selectors.cases import objects_of


@dataclass(frozen=True)
class StoredField:
    """One field with personal data: where, what for, on which ground, how long."""

    thing: str
    field: str
    rule: str


def own_feedback(user: Any) -> Mapping[str, Any]:
    """Return the messages that were sent under the person's address (Art. 15 DSGVO).

    Notes of clerks may name others (Art. 15 (4)): how many there are is told, and the office hands them out.
    """
    found = Feedback.objects.filter(email__iexact=user.email).select_related("project", "organisation", "event")
    found = found.prefetch_related("additions", "notes")
    return {
        "feedback": [
            {
                "reference": row.reference,
                "kind": row.kind,
                "page": row.page,
                "message": row.message,
                "email": row.email,
                "sent_at": row.sent_at.isoformat(),
                "language": row.language,
                "state": row.state,
                "about": [str(thing) for thing in objects_of(row).values() if thing is not None],
                "additions": [{"at": more.at.isoformat(), "text": more.text} for more in row.additions.all()],
                "answer": row.answer,
                "closing_reason": row.closing_reason,
                "internal_notes": len(row.notes.all()),
            }
            for row in found
        ]
    }


def stored_fields() -> Iterator[StoredField]:
    """Name every field that holds personal data, as the rooms declare them."""
    for room in module.modules():
        for path, rule in room.personal_fields.items():
            label, _dot, name = path.rpartition(".")
            model = apps.get_model(label)
            yield StoredField(
                str(model._meta.verbose_name), str(model._meta.get_field(name).verbose_name), _(str(rule))
            )
