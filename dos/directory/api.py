"""The JSON door of the directory: services with who provides them in which city, and offices with their hours."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router
from ninja.errors import HttpError
from pydantic import BaseModel, Field, WithJsonSchema

from dos.actors.models import Organisation
from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core.errors import Refused
from dos.core.filters import known
from dos.core.paging import Cursor, Limit, next_url, page_of
from dos.core.records import Page, Ref, Source, Text, source, text
from dos.core.rest import answer
from dos.core.rest import gettext_lazy as _
from dos.directory.models import Office, Provision, Service, Situation, Topic
from dos.directory.selectors import addresses, hours, service_list, wording

router = Router()
DAYS_AHEAD = 60
CityKey = Annotated[str, Query(max_length=40, description=_("Kürzel der Kommune"))]
TopicKey = Annotated[str, Query(max_length=60, description=_("Kürzel des Themas"))]
SituationKey = Annotated[str, Query(max_length=60, description=_("Kürzel der Lebenslage"))]
LeikaKey = Annotated[
    str, Query(max_length=14, pattern=r"^[0-9]*$", description=_("LeiKa-Schlüssel oder sein Anfang, nur Ziffern"))
]
Words = Annotated[str, Query(max_length=200, description=_("Wörter, wie Menschen sie sagen; sucht wie die Website"))]
# As text: the library would read the number 0 as a moment, too.
Since = Annotated[
    str | None,
    Query(max_length=40, description=_("nur, was seit diesem Zeitpunkt geändert wurde, wie 2026-12-01T00:00:00Z")),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
FIRST_YEAR, LAST_YEAR = 2000, 2100


class FeeRecord(BaseModel):
    """What it costs under one condition; without an amount, the words of the source."""

    amount: Decimal | None
    amount_to: Decimal | None
    currency: str
    condition: str | None
    words: str | None


class ProvisionRecord(BaseModel):
    """A service in one city; unknown is null."""

    city: Ref
    level: str = Field(description="municipality, district, state, federal, court, police or other")
    responsible: str
    level_reason: str | None
    office: Ref | None
    office_name: str | None
    office_is_typical: bool = Field(description="The office is only usual, not proven")
    ways: dict[str, bool | None]
    online_url: str | None
    online_provider: str | None
    trust_level: str | None
    appointment_url: str | None
    processing_time: str | None
    fees: list[FeeRecord]
    origin: str = Field(description="generic: only usual in towns of the state; researched; confirmed")
    changed_at: datetime
    source: Source | None


class ServiceRecord(BaseModel):
    """A service of the administration, told once for all cities."""

    key: str
    title: Text
    official_name: str | None
    short_text: Text
    leika_key: str | None
    leika_is_confirmed: bool
    ozg_id: str | None
    topics: list[Ref]
    situations: list[Ref]
    related: list[Ref]
    audience: str | None
    description: str | None
    documents: list[str]
    requirements: list[str]
    procedure: list[str]
    deadline: str | None
    processing_time: str | None
    legal_basis: list[str]
    appeal: str | None
    notes: str | None
    plain_language: str | None
    easy_language: str | None
    valid_from: date | None
    valid_until: date | None
    checked_on: date | None
    origin: str
    is_example: bool
    url: str
    provisions: list[ProvisionRecord]
    changed_at: datetime
    source: Source | None


class HoursRecord(BaseModel):
    """One span of an ordinary week, local time in Europe/Berlin."""

    weekday: int = Field(description="0 is Monday")
    opens: str
    closes: str
    note: str | None


class DayRecord(BaseModel):
    """A coming day that differs from an ordinary week; no spans means closed."""

    day: date
    spans: list[list[str]]
    reason: str | None


class OfficeRecord(BaseModel):
    """An office; unknown is null, an empty list of hours means that nobody has told them."""

    key: str
    name: Text
    city: Ref | None = Field(description="null: there for several cities")
    organisation: Ref | None
    address: str | None
    latitude: float | None
    longitude: float | None
    phone: str | None
    email: str | None
    website: str | None
    appointment_url: str | None
    accessibility: dict[str, bool | None]
    accessibility_note: str | None
    hours: list[HoursRecord]
    unusual_days: list[DayRecord]
    origin: str
    is_example: bool
    url: str
    changed_at: datetime
    source: Source | None


class ServicePage(Page):
    """Services."""

    items: list[ServiceRecord]


class OfficePage(Page):
    """Offices."""

    items: list[OfficeRecord]


@router.get("services", response=ServicePage, summary=_("Leistungen"))
def service_records(
    request: HttpRequest,
    limit: Limit = 25,
    cursor: Cursor = "",
    stadt: CityKey = "",
    thema: TopicKey = "",
    lebenslage: SituationKey = "",
    leika: LeikaKey = "",
    q: Words = "",
    changed_since: Since = None,
) -> HttpResponse:
    """The public services; with a city those that somebody provides there, with only that city's provision."""
    city = _city(stadt) if stadt else None
    rows: QuerySet[Service] = Service.objects.published()
    places: QuerySet[Provision] = Provision.objects.published()
    if city is not None:
        places = places.filter(city=city)
        rows = rows.filter(Exists(places.filter(service=OuterRef("pk"))))
    if thema:
        rows = rows.filter(topics__slug=_one_of("thema", thema, Topic.objects.values_list("slug", flat=True)))
    if lebenslage:
        slugs = Situation.objects.values_list("slug", flat=True)
        rows = rows.filter(situations__slug=_one_of("lebenslage", lebenslage, slugs))
    if leika:
        rows = rows.filter(leika_key__startswith=leika)
    if q:
        rows = rows.filter(slug__in=service_list.ranks_in(service_list.asked(q, stadt)))
    if changed_since is not None:
        rows = _changed(rows, places, _moment(changed_since))
    found, following = page_of(_whole(rows, places), ("slug",), limit=limit, cursor=cursor)
    address = next_url(request, following)
    return answer(ServicePage(items=[_service(row) for row in found], next=address or None), next_url=address)


@router.get("services/{slug:slug}", response=ServiceRecord, summary=_("Eine Leistung"))
def service_record(request: HttpRequest, slug: str) -> HttpResponse:
    """One service with all cities."""
    rows = _whole(Service.objects.published(), Provision.objects.published())
    return answer(_service(get_object_or_404(rows, slug=slug)))


@router.get("offices", response=OfficePage, summary=_("Stellen"))
def office_records(request: HttpRequest, limit: Limit = 25, cursor: Cursor = "", stadt: CityKey = "") -> HttpResponse:
    """The public offices; with a city its own and those that are there for several."""
    rows: Any = Office.objects.published()
    rows = rows.for_city(_city(stadt)) if stadt else rows
    rows = rows.select_related("city", "organisation").prefetch_related("hours", "exceptions")
    found, following = page_of(rows, ("slug",), limit=limit, cursor=cursor)
    address, today = next_url(request, following), timezone.localdate()
    return answer(OfficePage(items=[_office(row, today) for row in found], next=address or None), next_url=address)


@router.get("offices/{slug:slug}", response=OfficeRecord, summary=_("Eine Stelle"))
def office_record(request: HttpRequest, slug: str) -> HttpResponse:
    """One office."""
    rows = Office.objects.published().select_related("city", "organisation").prefetch_related("hours", "exceptions")
    return answer(_office(get_object_or_404(rows, slug=slug), timezone.localdate()))


def _whole(rows: QuerySet[Service], places: QuerySet[Provision]) -> QuerySet[Service]:
    shown = places.select_related("city", "office").prefetch_related("fees").order_by("city__order", "city")
    return rows.prefetch_related(
        Prefetch("provisions", shown, to_attr="shown_places"),
        Prefetch("related", Service.objects.published()),
        "topics",
        "situations",
    )


def _changed(rows: QuerySet[Service], places: QuerySet[Provision], since: datetime) -> QuerySet[Service]:
    changed = places.filter(service=OuterRef("pk"), changed_at__gte=since)
    return rows.filter(Q(changed_at__gte=since) | Exists(changed))


def _moment(value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value.strip().replace(" ", "+").upper())
    except ValueError:
        moment = datetime.min  # noqa: DTZ901  refused below
    if not FIRST_YEAR < moment.year < LAST_YEAR:
        raise HttpError(400, str(_("„changed_since“ braucht einen Zeitpunkt wie 2026-12-01T00:00:00Z.")))
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _one_of(label: str, value: str, allowed: Any) -> str:
    try:
        return known(label, value, allowed)
    except Refused as refusal:
        raise HttpError(400, refusal.message) from None


def _city(key: str) -> City:
    directory: Mapping[str, City] = cities.directory().by_key
    return directory[_one_of("stadt", key, directory)]


def _service(row: Service) -> ServiceRecord:
    return ServiceRecord(
        key=row.slug,
        title=text(row, "title"),
        official_name=row.official_name or None,
        short_text=text(row, "short_text"),
        leika_key=row.leika_key or None,
        leika_is_confirmed=row.leika_is_confirmed,
        ozg_id=row.ozg_id or None,
        topics=[Ref(key=one.slug, title=one.title) for one in row.topics.all()],
        situations=[Ref(key=one.slug, title=one.title) for one in row.situations.all()],
        related=[Ref(key=one.slug, title=one.title, url=addresses.service_url(one)) for one in row.related.all()],
        audience=row.audience or None,
        description=row.description or None,
        documents=_lines(row.documents),
        requirements=_lines(row.requirements),
        procedure=_lines(row.procedure),
        deadline=row.deadline or None,
        processing_time=row.processing_time or None,
        legal_basis=_lines(row.legal_basis),
        appeal=row.appeal or None,
        notes=row.notes or None,
        plain_language=row.plain_text or None,
        easy_language=row.easy_text or None,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        checked_on=row.checked_on,
        origin=row.origin,
        is_example=row.is_example,
        url=addresses.service_url(row),
        provisions=[_provision(place) for place in row.shown_places],
        changed_at=row.changed_at,
        source=source(row),
    )


def _provision(row: Provision) -> ProvisionRecord:
    office = row.office if row.office is not None and row.office.live else None
    return ProvisionRecord(
        city=_city_ref(row.city),
        level=row.level,
        responsible=wording.responsible(row),
        level_reason=row.level_reason or None,
        office=Ref(key=office.slug, title=office.name, url=addresses.office_url(office)) if office else None,
        office_name=row.office_name or None,
        office_is_typical=row.office_is_typical,
        ways={name: wording.known(getattr(row, name)) for name in wording.WAYS},
        online_url=row.online_url or None,
        online_provider=row.online_provider or None,
        trust_level=row.trust_level if row.trust_level != "unknown" else None,
        appointment_url=row.appointment_url or None,
        processing_time=row.processing_time or None,
        fees=[
            FeeRecord(
                amount=fee.amount,
                amount_to=fee.amount_to,
                currency="EUR",
                condition=fee.condition or None,
                words=fee.words or None,
            )
            for fee in row.fees.all()
        ],
        origin=row.origin,
        changed_at=row.changed_at,
        source=source(row),
    )


def _office(row: Office, today: date) -> OfficeRecord:
    table = hours.timetable(row)
    return OfficeRecord(
        key=row.slug,
        name=text(row, "name"),
        city=_city_ref(row.city) if row.city else None,
        organisation=_organisation_ref(row.organisation),
        address=row.address or None,
        latitude=row.latitude,
        longitude=row.longitude,
        phone=row.phone or None,
        email=row.email or None,
        website=row.website or None,
        appointment_url=row.appointment_url or None,
        accessibility={name: wording.known(getattr(row, name)) for name in wording.ACCESS_FACTS},
        accessibility_note=row.accessibility_note or None,
        hours=[
            HoursRecord(
                weekday=weekday, opens=f"{span.opens:%H:%M}", closes=f"{span.closes:%H:%M}", note=span.note or None
            )
            for weekday, span in table.weekly
        ],
        unusual_days=[
            DayRecord(
                day=day.on,
                spans=[[f"{span.opens:%H:%M}", f"{span.closes:%H:%M}"] for span in day.spans],
                reason=day.exception or day.holiday or None,
            )
            for day in table.unusual(today, DAYS_AHEAD)
        ],
        origin=row.origin,
        is_example=row.is_example,
        url=addresses.office_url(row),
        changed_at=row.changed_at,
        source=source(row),
    )


def _city_ref(city: City) -> Ref:
    return Ref(key=city.key, title=city.name, url=f"{settings.PUBLIC_URL}/{city.key}/")


def _organisation_ref(row: Organisation | None) -> Ref | None:
    return Ref(key=row.slug, title=row.name) if row is not None and row.live else None


def _lines(told: str) -> list[str]:
    return [line.strip() for line in told.splitlines() if line.strip()]
