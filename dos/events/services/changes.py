"""Deeds on events that are public: publish, move, call off. Each change raises SEQUENCE for calendars."""

from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core import search
from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line, cut
from dos.events.models import Event, Occurrence
from dos.events.models.choices import WITHOUT_DATES
from dos.events.models.moments import is_skipped, is_twice, moment
from dos.events.selectors.event_filter import forget
from dos.events.selectors.search import event_document
from dos.events.services import announcing
from dos.events.services.dates import draw_dates

MIN_REASON = 5


@transaction.atomic
def record_publication(event: Event, *, now: datetime | None = None) -> None:
    """Check an event that is being published, draw its dates, and let people find it and calendars notice.

    Refused without a day where the day is said to be known, and with a way to take part online that nobody could use.
    """
    refuse_unready(event)
    if event.first_published_at != event.last_published_at:
        Event.objects.filter(pk=event.pk).update(sequence=F("sequence") + 1)
    draw_dates(event=event)
    forget()
    row = Event.objects.get(pk=event.pk)
    search.bring_in(event_document(row))
    announcing.announce_event(row, now or timezone.now())


def refuse_unready(event: Event) -> None:
    """Refuse to publish what nobody could come to."""
    if event.date_precision not in WITHOUT_DATES and event.starts_on is None:
        message = _("Bitte geben Sie an, wann die Veranstaltung beginnt.")
        raise Refused(message, fields={"starts_on": message})
    is_invitation = event.date_precision == Event.Precision.DAY and event.origin == Event.Origin.CONFIRMED
    if is_invitation and event.mode != Event.Mode.ONLINE and not (event.place or event.address):
        message = _("Bitte geben Sie an, wo die Veranstaltung stattfindet.")
        raise Refused(message, fields={"place": message})
    try:
        event.clean()
    except ValidationError as fault:
        raise Refused(" ".join(fault.messages)) from None


def take_out(event: Event) -> None:
    """Let nobody find an event any more that was taken off the site."""
    search.take_out("event", event.slug)
    forget()


@transaction.atomic
def move_date(
    *,
    occurrence: Occurrence,
    day: date,
    starts: time | None,
    ends: time | None,
    reason: str,
    place: str = "",
    second: bool = False,
    now: datetime | None = None,
) -> Occurrence:
    """Move one date to another day, hour or place; its address and its name in calendars stay.

    Refused without a reason, when it is over or called off, when the end lies before the start, and at an hour that
    the clock skips or shows twice without saying which.
    """
    now = now or timezone.now()
    row = _held(occurrence, now)
    said = _reason(reason)
    _refuse_impossible(day, starts, ends, second=second)
    starts_at = moment(day, starts, second=second)
    ends_at = moment(day, ends, second=second) if ends is not None else starts_at
    all_day = starts is None
    if all_day:
        length = row.ends_at - row.starts_at if row.all_day else None
        ends_at = starts_at + length if length else moment(date.fromordinal(day.toordinal() + 1), None)
    where = cut(clean_line(place), 200)
    if (starts_at, ends_at, where) == (row.starts_at, row.ends_at, row.place_override):
        raise Refused(
            _("Es hat sich nichts geändert. Bitte wählen Sie einen anderen Tag, eine andere Zeit oder einen Ort.")
        )
    if starts_at < now:
        raise Refused(_("Dieser Zeitpunkt ist schon vorbei."), fields={"day": _("Dieser Zeitpunkt ist schon vorbei.")})
    row.starts_at, row.ends_at, row.all_day = starts_at, ends_at, all_day
    row.end_is_known = all_day or ends is not None
    row.place_override, row.reason = where, said
    _changed(row, Occurrence.Status.MOVED, now)
    announcing.announce_date(row, now)
    return row


@transaction.atomic
def cancel_date(*, occurrence: Occurrence, reason: str, now: datetime | None = None) -> Occurrence:
    """Call one date off; it stays visible with the reason, here and in calendars.

    Refused without a reason, when it is over, and a second time.
    """
    now = now or timezone.now()
    row = _held(occurrence, now)
    row.reason = _reason(reason)
    _changed(row, Occurrence.Status.CANCELLED, now)
    announcing.announce_date(row, now)
    return row


@transaction.atomic
def cancel_event(*, event: Event, reason: str, now: datetime | None = None) -> Event:
    """Call a whole event off, with all dates to come; nothing vanishes, neither here nor in calendars.

    Refused without a reason, a second time, and when nothing of it is to come.
    """
    now = now or timezone.now()
    row = Event.objects.select_for_update().get(pk=event.pk)
    said = _reason(reason)
    if row.is_cancelled:
        raise Conflict(_("Diese Veranstaltung ist schon abgesagt."))
    if not row.occurrences.filter(ends_at__gte=now).exists() and row.date_precision not in WITHOUT_DATES:
        raise Refused(_("Diese Veranstaltung ist schon vorbei."))
    values = {"status": Event.Status.CANCELLED, "cancelled_at": now, "cancel_reason": said, "changed_at": now}
    Event.objects.filter(pk=row.pk).update(sequence=F("sequence") + 1, **values)
    fresh = Event.objects.get(pk=row.pk)
    announcing.announce_cancellation(fresh, now)
    return fresh


def _held(occurrence: Occurrence, now: datetime) -> Occurrence:
    Event.objects.select_for_update().get(pk=occurrence.event_id)
    row = Occurrence.objects.select_for_update().get(pk=occurrence.pk)
    if row.is_cancelled:
        raise Conflict(_("Dieser Termin ist schon abgesagt."))
    if max(row.ends_at, row.starts_at) < now:
        raise Refused(_("Dieser Termin ist schon vorbei."))
    return row


def _reason(reason: str) -> str:
    said = cut(clean_line(reason), 300)
    if len(said) < MIN_REASON:
        message = _("Bitte nennen Sie den Grund in einem Satz. Er steht öffentlich beim Termin.")
        raise Refused(message, fields={"reason": message})
    return said


def _changed(row: Occurrence, status: str, now: datetime) -> None:
    Event.objects.filter(pk=row.event_id).update(sequence=F("sequence") + 1, changed_at=now)
    row.status, row.status_at = status, now
    row.sequence = Event.objects.values_list("sequence", flat=True).get(pk=row.event_id)
    row.save()


def _refuse_impossible(day: date, starts: time | None, ends: time | None, *, second: bool) -> None:
    if ends is not None and starts is None:
        raise Refused(_("Bitte geben Sie auch an, wann es beginnt."), fields={"starts": _("Bitte ausfüllen.")})
    for name, at in (("starts", starts), ("ends", ends)):
        if is_skipped(day, at):
            message = _("Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhr wird vorgestellt.")
            raise Refused(message, fields={name: message})
        if is_twice(day, at) and not second:
            message = _("Diese Uhrzeit gibt es in dieser Nacht zweimal. Bitte wählen Sie eine andere.")
            raise Refused(message, fields={name: message})
    if starts is not None and ends is not None and moment(day, ends) <= moment(day, starts):
        message = _("Das Ende liegt vor dem Beginn.")
        raise Refused(message, fields={"ends": message})
