"""Deeds on foreign calendars: take their entries over as drafts, each once, and follow what changed there."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dos.cities.models import City
from dos.core.errors import Refused
from dos.core.text import clean_line, first_sentence, slug_from
from dos.events.connectors import ForeignEvent
from dos.events.models import Event, ForeignEntry, Repeats

NEW, CHANGED, SAME, KEPT, LEFT_OUT = "new", "changed", "same", "kept", "left_out"


@dataclass(frozen=True)
class Outcome:
    """What becomes of one entry, and why it is left out."""

    entry: ForeignEvent
    result: str
    why: str = ""


@transaction.atomic
def import_calendar(
    *, entries: Sequence[ForeignEvent], calendar: str, city: City, user: Any = None, is_dry_run: bool = False
) -> list[Outcome]:
    """Take the entries over as drafts of a city, or say what would become of each.

    The same entry is found again by its name there: it is brought up to date while nobody here has published or
    changed it, and left alone afterwards. Refused without a name for the calendar.
    """
    name = clean_line(calendar)[:120]
    if not name:
        raise Refused(_("Bitte nennen Sie, woher der Kalender kommt."), fields={"calendar": _("Bitte ausfüllen.")})
    found = ForeignEntry.objects.select_for_update().filter(calendar=name).select_related("event")
    known = {(row.uid, row.recurrence_id): row for row in found}
    outcomes = []
    for entry in entries:
        outcome = _outcome(entry, known.get((entry.uid, entry.recurrence_id)))
        if outcome.result in (NEW, CHANGED):
            try:
                with transaction.atomic():
                    row = _write(entry, name, city, user, known.get((entry.uid, entry.recurrence_id)))
                    known[entry.uid, entry.recurrence_id] = row
            except ValidationError as fault:
                outcome = Outcome(entry, LEFT_OUT, " ".join(fault.messages))
        outcomes.append(outcome)
    if is_dry_run:
        transaction.set_rollback(True)
    return outcomes


def _outcome(entry: ForeignEvent, row: ForeignEntry | None) -> Outcome:
    if entry.problem:
        return Outcome(entry, LEFT_OUT, entry.problem)
    if row is None:
        return Outcome(entry, NEW)
    if row.digest == _digest(entry):
        return Outcome(entry, SAME)
    if row.event.live or row.event.latest_revision_id != row.revision_id:
        return Outcome(entry, KEPT, _("Hier schon bearbeitet oder veröffentlicht. Bitte vergleichen Sie von Hand."))
    return Outcome(entry, CHANGED)


def _write(entry: ForeignEvent, calendar: str, city: City, user: Any, row: ForeignEntry | None) -> ForeignEntry:
    event = row.event if row is not None else Event(slug=_slug(entry), live=False)
    event.title = entry.title
    event.summary = first_sentence(entry.values.get("description", "") or entry.title, 390)
    event.source_note = calendar
    single = {"repeats": Repeats.NEVER, "interval": 1, "weekdays": [], "repeats_until": None, "repeats_count": None}
    for name, value in {**single, "exceptions": [], **entry.values}.items():
        setattr(event, name, value)
    event.full_clean()
    event.cities = [city]
    event.save()
    revision = event.save_revision(user=user, log_action=True)
    row = row or ForeignEntry(calendar=calendar, uid=entry.uid, recurrence_id=entry.recurrence_id)
    row.event, row.digest, row.revision_id = event, _digest(entry), revision.pk
    row.save()
    return row


def _digest(entry: ForeignEvent) -> str:
    told = json.dumps([entry.title, dict(entry.values)], default=str, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _slug(entry: ForeignEvent) -> str:
    stem = slug_from(entry.title, 80)
    mark = hashlib.sha256(f"{entry.uid}|{entry.recurrence_id}".encode()).hexdigest()[:8]
    return f"{stem}-{mark}"
