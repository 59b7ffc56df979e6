"""Questions about reported dates: what waits at the desk, whose link is it, what is stored about a person."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from dos.core.models import Known
from dos.events.models import Event, Submission
from dos.events.permissions import running_city_ids
from dos.events.selectors.wording import day_words, span


def of_secret(secret_hash: str) -> Submission | None:
    """Return the submission of a status link."""
    return Submission.objects.filter(secret_hash=secret_hash).select_related("event", "city").first()


def undecided(user: Any) -> QuerySet[Submission]:
    """Return what is undecided for the cities in which the person publishes: the desk's turn first, oldest first."""
    rows = Submission.objects.undecided().in_cities(running_city_ids(user)).select_related("city", "event")
    return rows.order_by("-state", "waiting_since", "pk")  # "waiting" before "asked"


def number_waiting(user: Any) -> int:
    """Return about how many the person can decide now."""
    return Submission.objects.waiting().in_cities(running_city_ids(user)).count()


def facts(row: Submission) -> list[tuple[str, str]]:
    """Return what was told, label and words, in the order of the form; nothing that was left empty."""
    field = Event._meta.get_field
    found = [
        (_("Titel"), row.title),
        (_("Worum es geht"), row.fact("summary")),
        (_("Wann"), _when(row)),
        (_("Wo"), ", ".join(part for part in (row.fact("place"), row.fact("address")) if part)),
        (_("Teilnahme"), dict(Event.Mode.choices).get(row.fact("mode"), "")),
        (_("Kosten"), row.fact("cost") or (_("kostenfrei") if row.fact("is_free") else "")),
        (str(field("step_free").verbose_name), _known(row.fact("step_free"))),  # type: ignore[union-attr]  # a column
        (_("Mehr dazu"), row.fact("source_url")),
        (_("Was Sie wissen sollten"), row.fact("description")),
        (_("Wer lädt ein"), row.organiser),
        (_("Kommune"), row.city.name),
    ]
    return [(label, str(words)) for label, words in found if words]


def own_submissions(user: Any) -> Mapping[str, Any]:
    """Return what an account, or its address, has reported (Art. 15 DSGVO)."""
    rows = Submission.objects.filter(Q(user=user) | Q(email__iexact=user.email)).order_by("pk")
    return {
        "submissions": [
            {
                "number": row.reference,
                "title": row.title,
                "organiser": row.organiser,
                "name": row.name,
                "email": row.email,
                "state": row.state,
                "told": row.told,
                "question": row.question,
                "reply": row.reply,
                "reason": row.reason,
                "reported_at": row.created_at.isoformat(),
            }
            for row in rows
        ]
    }


def _when(row: Submission) -> str:
    day, starts, ends = (row.fact(name) for name in ("starts_on", "start_time", "end_time"))
    words = day_words(date.fromisoformat(day)) if day else ""
    if not (words and starts):
        return words
    return f"{words}, {span(time.fromisoformat(starts), time.fromisoformat(ends) if ends else None)}"


def _known(value: Any) -> str:
    return "" if value in (None, Known.UNKNOWN) else str(Known(value).label)
