"""Deeds on calendars of others on the web: add, look, switch on, read, remove. Reading happens in the worker.

Until a source is switched on, each reading only shows what would become of its entries. When it cannot be read, what
came before stays as it is, with the day of which it is.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.cities.models import City
from dos.core import web
from dos.core.errors import Refused
from dos.core.jobs import task
from dos.core.text import clean_line, cut
from dos.events.connectors import ForeignEvent, fetch_calendar
from dos.events.models import CalendarRun, CalendarSource
from dos.events.models.moments import local_day
from dos.events.services import foreign

EVERY = timedelta(hours=6)
BACK_DAYS, AHEAD_DAYS = 30, 730
MAX_SOURCES, KEPT_RUNS, MAX_LINES = 50, 30, 200
# What a run tells one by one; the rest is a number.
_TOLD = (foreign.NEW, foreign.CHANGED, foreign.KEPT, foreign.GONE, foreign.LEFT_OUT)


@transaction.atomic
def add_source(*, name: str, url: str, city: City, user: Any = None) -> CalendarSource:
    """Add a calendar by its address; the worker looks at it, nothing is taken over yet.

    Refused for an address whose host is not on the operator's list, for one that is here already, and above 50.
    """
    try:
        web.refuse_address(url)
    except web.NotFetched as fault:
        raise Refused(fault.message, fields={"url": fault.message}) from fault
    if CalendarSource.objects.count() >= MAX_SOURCES:
        raise Refused(
            _("Es sind schon %(n)s Kalender angelegt. Bitte entfernen Sie zuerst einen.") % {"n": MAX_SOURCES}
        )
    row = CalendarSource(name=cut(clean_line(name), 120), url=url, city=city, added_by=user)
    try:
        row.full_clean(exclude=["city", "added_by"])
    except ValidationError as fault:
        fields = {field: texts[0] for field, texts in fault.message_dict.items()}
        raise Refused(next(iter(fields.values())), fields=fields) from fault
    row.save()
    ask_for_reading(row)
    return row


@transaction.atomic
def switch(*, source: CalendarSource, is_active: bool) -> CalendarSource:
    """Take the calendar over from now on, or stop; what is here stays."""
    row = CalendarSource.objects.select_for_update().get(pk=source.pk)
    row.is_active = is_active
    row.save(update_fields=["is_active"])
    if is_active:
        ask_for_reading(row)
    return row


@transaction.atomic
def remove_source(*, source: CalendarSource) -> None:
    """Read it no more and forget its readings; the events that came from it stay."""
    CalendarSource.objects.filter(pk=source.pk).delete()


def ask_for_reading(source: CalendarSource) -> None:
    """Let the worker read the calendar, once this transaction is over."""
    number = source.pk
    transaction.on_commit(lambda: read_source.enqueue(number))


def ask_for_due_readings(*, now: datetime) -> int:
    """Let the worker read every active calendar that was not tried for six hours; return how many."""
    active = CalendarSource.objects.filter(is_active=True)
    due = [row for row in active if row.checked_at is None or row.checked_at <= now - EVERY]
    for row in due:
        read_source.enqueue(row.pk)
    return len(due)


@task
def read_source(pk: int) -> None:
    """Fetch one calendar, outside of any transaction, and write down what was different."""
    source = CalendarSource.objects.filter(pk=pk).first()
    if source is None:
        return
    try:
        entries = _fetched(source)
    except (web.NotFetched, Refused) as fault:
        _record_fault(source, fault.message)
    else:
        take_over(source=source, entries=entries)


def _fetched(source: CalendarSource) -> list[ForeignEvent]:
    """Return what the calendar tells; one without entries is a fault there, not the end of everything here."""
    entries = fetch_calendar(source.url)
    if not entries:
        raise Refused(_("Der Kalender ist leer. Wir lassen alles, wie es ist."))
    return entries


@transaction.atomic
def take_over(
    *, source: CalendarSource, entries: Sequence[ForeignEvent], now: datetime | None = None
) -> CalendarRun | None:
    """Bring the drafts of a calendar up to date, or only look where it is not switched on; keep what was different."""
    now = now or timezone.now()
    row = CalendarSource.objects.select_for_update(of=("self",)).select_related("city").filter(pk=source.pk).first()
    if row is None:
        return None
    today = local_day(now)
    outcomes = foreign.import_calendar(
        entries=entries,
        calendar=row.name,
        city=row.city,
        window=(today - timedelta(days=BACK_DAYS), today + timedelta(days=AHEAD_DAYS)),
        is_whole=True,
        is_dry_run=not row.is_active,
    )
    row.checked_at = row.read_at = now
    row.fault = ""
    row.save(update_fields=["checked_at", "read_at", "fault"])
    told = sorted((one for one in outcomes if one.result in _TOLD), key=lambda one: _TOLD.index(one.result))
    return _kept(
        CalendarRun(
            source=row,
            at=now,
            is_preview=not row.is_active,
            counts=dict(Counter(one.result for one in outcomes)),
            lines=[[one.result, one.entry.title, one.why] for one in told[:MAX_LINES]],
        )
    )


@transaction.atomic
def _record_fault(source: CalendarSource, message: str) -> None:
    now, fault = timezone.now(), message[:300]
    if CalendarSource.objects.filter(pk=source.pk).update(checked_at=now, fault=fault):
        _kept(CalendarRun(source_id=source.pk, at=now, is_preview=not source.is_active, fault=fault))


def _kept(run: CalendarRun) -> CalendarRun:
    """Save a run; only the latest ones are kept."""
    run.save()
    latest = CalendarRun.objects.filter(source=run.source_id).order_by("-at", "-pk").values_list("pk", flat=True)
    CalendarRun.objects.filter(source=run.source_id).exclude(pk__in=list(latest[:KEPT_RUNS])).delete()
    return run
