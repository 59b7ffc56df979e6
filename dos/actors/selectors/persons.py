"""What the room stores about a person (Art. 15 DSGVO)."""

from collections.abc import Mapping
from typing import Any

from dos.actors.models import Keeper, Notice, Tie


def own_data(user: Any) -> Mapping[str, Any]:
    """Return for which organisations an account speaks, and what it has entered for them."""
    return {
        "keeps": [
            {
                "organisation": row.organisation.slug,
                "position": row.position,
                "evidence": row.evidence,
                "state": row.state,
                "reason": row.reason,
                "asked_at": row.asked_at.isoformat(),
            }
            for row in Keeper.objects.filter(user=user).select_related("organisation")
        ],
        "notices": [
            {"organisation": row.organisation.slug, "kind": row.kind, "title": row.title, "text": row.text}
            for row in Notice.objects.filter(by=user).select_related("organisation")
        ],
        "ties": [
            {"from": row.first.slug, "to": row.second.slug, "kind": row.kind, "state": row.state}
            for row in Tie.objects.filter(proposed_by=user).select_related("first", "second")
        ],
    }
