"""Deeds on foreign calendars: take their entries over as drafts, each once, and follow what changed there."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.cities.models import City
from dos.core.errors import Refused
from dos.core.text import clean_line, cut, first_sentence, slug_from
from dos.events.connectors import ForeignEvent
from dos.events.models import Event, ForeignEntry, Repeats

NEW, CHANGED, SAME, KEPT, LEFT_OUT, GONE = "new", "changed", "same", "kept", "left_out", "gone"


@dataclass(frozen=True)
class Outcome:
    """What becomes of one entry, and why it is left out."""

    entry: ForeignEvent
    result: str
    why: str = ""


@transaction.atomic
def import_calendar(
    *,
    entries: Sequence[ForeignEvent],
    calendar: str,
    city: City,
    user: Any = None,
    window: tuple[date, date] | None = None,
    is_whole: bool = False,
    is_dry_run: bool = False,
) -> list[Outcome]:
    """Take the entries over as drafts of a city, or say what would become of each.

    The same entry is found again by its name there: it is brought up to date while nobody here has published or
    changed it, and left alone afterwards; an older version of it never replaces a newer one. `window` leaves out what
    lies before or after. A whole calendar also tells what is missing there now: it is noted, never deleted here.
    Refused without a name for the calendar.
    """
    name = cut(clean_line(calendar), 120)
    if not name:
        raise Refused(_("Bitte nennen Sie, woher der Kalender kommt."), fields={"calendar": _("Bitte ausfüllen.")})
    found = ForeignEntry.objects.select_for_update().filter(calendar=name).select_related("event")
    known = {(row.uid, row.recurrence_id): row for row in found}
    outcomes = []
    for entry in entries:
        outcome = _outcome(entry, known.get((entry.uid, entry.recurrence_id)), window)
        if outcome.result in (NEW, CHANGED):
            try:
                with transaction.atomic():
                    row = _write(entry, name, city, user, known.get((entry.uid, entry.recurrence_id)))
                    known[entry.uid, entry.recurrence_id] = row
            except ValidationError as fault:
                outcome = Outcome(entry, LEFT_OUT, " ".join(fault.messages))
        outcomes.append(outcome)
    if is_whole:
        outcomes.extend(_missing(list(found), {(entry.uid, entry.recurrence_id) for entry in entries}))
    if is_dry_run:
        transaction.set_rollback(True)
    return outcomes


def _missing(rows: Sequence[ForeignEntry], told: set[tuple[str, str]]) -> list[Outcome]:
    """Note what the calendar has no more; what is there again is noted too."""
    missing = [row for row in rows if (row.uid, row.recurrence_id) not in told]
    again = [row.pk for row in rows if row.gone_at is not None and (row.uid, row.recurrence_id) in told]
    ForeignEntry.objects.filter(pk__in=again).update(gone_at=None)
    new = [row.pk for row in missing if row.gone_at is None]
    ForeignEntry.objects.filter(pk__in=new).update(gone_at=timezone.now())
    words = _("Fehlt dort jetzt. Bitte prüfen Sie, ob der Termin noch stattfindet.")
    return [Outcome(ForeignEvent(row.uid, row.recurrence_id, row.event.title), GONE, words) for row in missing]


def _outcome(entry: ForeignEvent, row: ForeignEntry | None, window: tuple[date, date] | None) -> Outcome:
    if entry.problem:
        return Outcome(entry, LEFT_OUT if row is None else KEPT, entry.problem)
    if row is None and window is not None and _is_outside(entry, *window):
        return Outcome(entry, LEFT_OUT, _("Liegt außerhalb des Zeitraums."))
    if row is None:
        return Outcome(entry, NEW)
    if _is_older(entry, row):
        return Outcome(entry, KEPT, _("Dort steht eine ältere Fassung als die, die wir schon haben."))
    if row.digest == _digest(entry):
        return Outcome(entry, SAME)
    if row.event.live or row.event.latest_revision_id != row.revision_id:
        return Outcome(entry, KEPT, _("Hier schon bearbeitet oder veröffentlicht. Bitte vergleichen Sie von Hand."))
    return Outcome(entry, CHANGED)


def _is_outside(entry: ForeignEvent, first: date, last: date) -> bool:
    """Whether all of an entry lies before or after; a series without end may still be to come."""
    starts, until = entry.values["starts_on"], entry.values.get("repeats_until")
    ends = until or entry.values.get("ends_on") or starts
    is_open = bool(entry.values.get("repeats")) and until is None
    return starts > last or (not is_open and ends < first)


def _is_older(entry: ForeignEvent, row: ForeignEntry) -> bool:
    if entry.sequence != row.sequence:
        return entry.sequence < row.sequence
    known: datetime | None = row.modified_at
    return entry.modified_at is not None and known is not None and entry.modified_at < known


def _write(entry: ForeignEvent, calendar: str, city: City, user: Any, row: ForeignEntry | None) -> ForeignEntry:
    event = row.event if row is not None else Event(slug=_slug(entry), live=False)
    event.title = entry.title
    event.summary = first_sentence(entry.values.get("description", "") or entry.title, 390)
    event.source_note, event.as_of = calendar, timezone.localdate()
    single = {"repeats": Repeats.NEVER, "interval": 1, "weekdays": [], "repeats_until": None, "repeats_count": None}
    for name, value in {**single, "exceptions": [], **entry.values}.items():
        setattr(event, name, value)
    event.full_clean()
    event.cities = [city]
    event.save()
    revision = event.save_revision(user=user, log_action=True)
    row = row or ForeignEntry(calendar=calendar, uid=entry.uid, recurrence_id=entry.recurrence_id)
    row.event, row.digest, row.revision_id = event, _digest(entry), revision.pk
    row.sequence, row.modified_at = entry.sequence, entry.modified_at
    row.save()
    return row


def _digest(entry: ForeignEvent) -> str:
    told = json.dumps([entry.title, dict(entry.values)], default=str, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _slug(entry: ForeignEvent) -> str:
    stem = slug_from(entry.title, 80)
    mark = hashlib.sha256(f"{entry.uid}|{entry.recurrence_id}".encode()).hexdigest()[:8]
    return f"{stem}-{mark}"
