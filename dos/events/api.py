"""The JSON door of events: what takes place, with its dates inside a bounded window."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router
from ninja.errors import HttpError
from pydantic import BaseModel, Field, WithJsonSchema

from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core.errors import Refused
from dos.core.filters import known
from dos.core.models import Known
from dos.core.paging import Cursor, Limit, next_url, page_of
from dos.core.records import Page, Ref, Source, Text, day, source, text
from dos.core.rest import answer
from dos.core.rest import gettext_lazy as _
from dos.events.models import Event, Occurrence
from dos.events.selectors.addresses import canonical_url, date_url
from dos.events.selectors.event_filter import day_in
from dos.events.selectors.event_page import ACCESS_FACTS
from dos.events.selectors.wording import rule_words, start_of
from dos.strategy.selectors.addresses import canonical_url as strategy_url

router = Router()
DAYS_SHOWN, MAX_DAYS, MAX_DATES = 90, 400, 100
CityKey = Annotated[str, Query(max_length=40, description=_("Kürzel der Kommune"))]
FieldKey = Annotated[str, Query(max_length=80, description=_("Kürzel des Handlungsfelds"))]
ProjectKey = Annotated[str, Query(max_length=100, description=_("Kürzel des Vorhabens"))]
KindName = Annotated[str, Query(max_length=16, description=_("Art der Veranstaltung"))]
# As text: the library would read the number 0 as a day, too.
_DAY = WithJsonSchema({"type": "string", "format": "date"})
FirstDay = Annotated[str | None, Query(description=_("Termine ab diesem Tag; ohne Angabe ab heute")), _DAY]
LastDay = Annotated[str | None, Query(description=_("Termine bis zu diesem Tag, höchstens 400 Tage später")), _DAY]


class OccurrenceRecord(BaseModel):
    """One date of an event."""

    day: date = Field(description="Key of the date within its event: the day that the rule gave it")
    starts_at: datetime
    ends_at: datetime | None
    all_day: bool
    status: str = Field(description="planned, moved or cancelled")
    reason: str | None
    place: str | None = Field(description="Only where it differs from the event's place")
    url: str


class EventRecord(BaseModel):
    """An event with what is known about it; unknown is null."""

    key: str
    uid: str
    title: Text
    summary: Text
    kind: str
    url: str
    cities: list[Ref]
    organisers: list[Ref]
    projects: list[Ref]
    action_fields: list[Ref]
    status: str
    date_precision: str
    starts_on: str | None
    recurrence: str | None = Field(description="The rule in words")
    mode: str
    place: str | None
    address: str | None
    latitude: float | None
    longitude: float | None
    accessibility: dict[str, bool | None]
    is_free: bool | None
    cost: str | None
    language: str | None
    results: Text | None
    participants: int | None
    is_example: bool
    changed_at: datetime
    source: Source | None
    occurrences: list[OccurrenceRecord]
    occurrences_from: date
    occurrences_until: date


class EventPage(Page):
    """Events."""

    items: list[EventRecord]


@router.get("events", response=EventPage, summary=_("Veranstaltungen"))
def event_list(
    request: HttpRequest,
    limit: Limit = 25,
    cursor: Cursor = "",
    stadt: CityKey = "",
    feld: FieldKey = "",
    vorhaben: ProjectKey = "",
    art: KindName = "",
    von: FirstDay = None,
    bis: LastDay = None,
) -> HttpResponse:
    """The public events with their dates in the window; events without a date in it stand there too."""
    window = _window(von, bis)
    rows = Event.objects.published()
    rows = rows.in_city(_city(stadt)) if stadt else rows
    rows = rows.filter(action_fields__slug=feld) if feld else rows
    rows = rows.filter(projects__slug=vorhaben) if vorhaben else rows
    rows = rows.filter(kind=_one_of("art", art, Event.Kind.values)) if art else rows
    found, following = page_of(_whole(rows), ("slug",), limit=limit, cursor=cursor)
    address = next_url(request, following)
    return answer(EventPage(items=_records(found, window), next=address or None), next_url=address)


@router.get("events/{slug:slug}", response=EventRecord, summary=_("Eine Veranstaltung"))
def event_sheet(request: HttpRequest, slug: str, von: FirstDay = None, bis: LastDay = None) -> HttpResponse:
    """One event."""
    window = _window(von, bis)
    return answer(_records([get_object_or_404(_whole(Event.objects.published()), slug=slug)], window)[0])


def _whole(rows: Any) -> Any:
    return rows.prefetch_related("cities", "organisers", "projects__cities", "action_fields")


def _window(first: str | None, last: str | None) -> tuple[date, date]:
    starts = _day("von", first) if first is not None else timezone.localdate()
    ends = _day("bis", last) if last is not None else starts + timedelta(days=DAYS_SHOWN)
    if ends < starts:
        raise HttpError(400, str(_("Das Ende liegt vor dem Beginn.")))
    if (ends - starts).days > MAX_DAYS:
        raise HttpError(400, str(_("Das Fenster ist zu groß: höchstens 400 Tage auf einmal.")))
    return starts, ends


def _day(name: str, value: str) -> date:
    day = day_in(value)
    if day is None:
        words = _("„%(name)s“ braucht einen Tag zwischen 2000 und 2100, geschrieben wie 2026-12-03.")
        raise HttpError(400, words % {"name": name})
    return day


def _one_of(label: str, value: str, allowed: Any) -> str:
    try:
        return known(label, value, allowed)
    except Refused as refusal:
        raise HttpError(400, refusal.message) from None


def _city(key: str) -> City:
    directory: Mapping[str, City] = cities.directory().by_key
    return directory[_one_of("stadt", key, directory)]


def _records(events: list[Event], window: tuple[date, date]) -> list[EventRecord]:
    first, last = window
    dates: dict[int, list[Occurrence]] = defaultdict(list)
    found = Occurrence.objects.filter(event__in=[event.pk for event in events], ends_at__gt=start_of(first))
    found = found.filter(starts_at__lt=start_of(last + timedelta(days=1)))
    for row in found.order_by("event", "starts_at", "pk"):
        dates[row.event_id].append(row)
    return [_record(event, dates[event.pk][:MAX_DATES], window) for event in events]


def _record(event: Event, dates: list[Occurrence], window: tuple[date, date]) -> EventRecord:
    return EventRecord(
        key=event.slug,
        uid=str(event.uid),
        title=text(event, "title"),
        summary=text(event, "summary"),
        kind=event.kind,
        url=canonical_url(event),
        cities=[
            Ref(key=city.key, title=city.name, url=f"{settings.PUBLIC_URL}/{city.key}/") for city in event.cities.all()
        ],
        organisers=[Ref(key=row.slug, title=row.name) for row in event.organisers.all() if row.live],
        projects=[_ref(row) for row in event.projects.all() if row.live],
        action_fields=[_ref(row) for row in event.action_fields.all()],
        status=event.status,
        date_precision=event.date_precision,
        starts_on=day(event.starts_on, "month" if event.date_precision == Event.Precision.MONTH else "day"),
        recurrence=rule_words(event) or None,
        mode=event.mode,
        place=event.place or None,
        address=event.address or None,
        latitude=event.latitude,
        longitude=event.longitude,
        accessibility={name: _known(getattr(event, name)) for name in ACCESS_FACTS},
        is_free=event.is_free,
        cost=event.cost or None,
        language=event.language or None,
        results=text(event, "results") if event.results else None,
        participants=event.participants,
        is_example=event.is_example,
        changed_at=event.changed_at,
        source=source(event),
        occurrences=[_occurrence(event, row) for row in dates],
        occurrences_from=window[0],
        occurrences_until=window[1],
    )


def _occurrence(event: Event, row: Occurrence) -> OccurrenceRecord:
    return OccurrenceRecord(
        day=row.day,
        starts_at=row.starts_at,
        ends_at=row.ends_at if row.end_is_known else None,
        all_day=row.all_day,
        status=Occurrence.Status.CANCELLED if event.is_cancelled else row.status,
        reason=row.reason or event.cancel_reason or None,
        place=row.place_override or None,
        url=date_url(event, row.day) if event.is_series else canonical_url(event),
    )


def _known(value: str) -> bool | None:
    return {Known.YES.value: True, Known.NO.value: False}.get(value)


def _ref(row: Any) -> Ref:
    return Ref(key=row.slug, title=row.name, url=strategy_url(row))
