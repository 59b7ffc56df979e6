"""The JSON door of taking part: processes, public ideas, offers."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router
from ninja.errors import HttpError
from pydantic import BaseModel, Field

from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core.errors import Refused
from dos.core.filters import known
from dos.core.paging import Cursor, Limit, next_url, page_of
from dos.core.records import Page, Ref, Source, Text, source, text
from dos.core.rest import answer
from dos.core.rest import gettext_lazy as _
from dos.participation.models import Idea, Offer, Process
from dos.participation.selectors import processes
from dos.participation.selectors.idea_list import GROUPS, OVERDUE, canonical_base, with_links
from dos.strategy.models import ActionField, Decision, Project
from dos.strategy.selectors.addresses import canonical_url

router = Router()
CityKey = Annotated[str, Query(max_length=40, description=_("Kürzel der Kommune"))]
FieldKey = Annotated[str, Query(max_length=80, description=_("Kürzel des Handlungsfelds"))]
ProcessKey = Annotated[str, Query(max_length=80, description=_("Kürzel des Verfahrens"))]
KindName = Annotated[str, Query(max_length=20, description=_("Form: ideas, map, text, comments, survey, poll"))]
GroupName = Annotated[
    str,
    Query(
        max_length=20,
        description=_("Stand: offen, ueberfaellig, angenommen, abgelehnt, zusammengefuehrt"),
    ),
]
OfferState = Annotated[str, Query(max_length=10, description=_("Stand: open, closed"))]


class PhaseRecord(BaseModel):
    """A period and what it opens."""

    title: Text
    starts_at: datetime
    ends_at: datetime
    activities: list[str]


class ProcessRecord(BaseModel):
    """One call for participation with its rules."""

    key: str
    kind: str
    title: Text
    summary: Text
    url: str
    city: Ref | None
    action_field: Ref | None
    project: Ref | None
    state: str = Field(description="offen, bald or beendet")
    phases: list[PhaseRecord]
    allows_guests: bool
    moderation: str
    threshold: int | None
    threshold_body: str
    answer_days: int
    contributions: int
    result: Text | None
    is_example: bool
    changed_at: datetime
    source: Source | None


class ProcessPage(Page):
    """Processes."""

    items: list[ProcessRecord]


class IdeaRecord(BaseModel):
    """A public idea in its author's words; nothing of the author."""

    key: str
    process: Ref
    title: str
    text: str
    language: str
    state: str
    url: str
    city: Ref
    district: str | None
    action_field: Ref | None
    place: str | None
    latitude: float | None
    longitude: float | None
    published_at: datetime | None
    answer_due_on: date | None
    answered_at: datetime | None
    supports_by_account: int
    supports_by_mail: int
    supports_by_guest: int
    comments: int
    responsible_unit: str | None
    decision: Ref | None
    project: Ref | None
    is_example: bool


class IdeaPage(Page):
    """Ideas."""

    items: list[IdeaRecord]


class OfferRecord(BaseModel):
    """A way to take part that exists elsewhere."""

    key: str
    title: Text
    summary: Text
    city: Ref | None
    channel: str
    audience: str
    state: str
    url: str | None
    email: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    starts_on: date | None
    ends_on: date | None
    needs_registration: bool | None
    changed_at: datetime
    source: Source | None


class OfferPage(Page):
    """Offers."""

    items: list[OfferRecord]


@router.get("processes", response=ProcessPage, summary=_("Beteiligungsverfahren"))
def process_list(
    request: HttpRequest, limit: Limit = 25, cursor: Cursor = "", stadt: CityKey = "", art: KindName = ""
) -> HttpResponse:
    """The public processes with phases and rules."""
    rows = Process.objects.published().select_related("city", "project", "action_field")
    rows = rows.prefetch_related(processes.PHASES, "project__cities")
    rows = rows.in_city(_city(stadt)) if stadt else rows
    rows = rows.filter(kind=_one_of("art", art, Process.Kind.values)) if art else rows
    found, following = page_of(rows, ("slug",), limit=limit, cursor=cursor)
    address = next_url(request, following)
    return answer(ProcessPage(items=_process_records(found), next=address or None), next_url=address)


@router.get("processes/{slug:slug}", response=ProcessRecord, summary=_("Ein Beteiligungsverfahren"))
def process_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """One process."""
    rows = Process.objects.published().select_related("city", "project", "action_field")
    found = get_object_or_404(rows.prefetch_related(processes.PHASES, "project__cities"), slug=slug)
    return answer(_process_records([found])[0])


@router.get("ideas", response=IdeaPage, summary=_("Ideen"))
def idea_list(
    request: HttpRequest,
    limit: Limit = 25,
    cursor: Cursor = "",
    verfahren: ProcessKey = "",
    stadt: CityKey = "",
    feld: FieldKey = "",
    stand: GroupName = "",
) -> HttpResponse:
    """The public ideas, newest first."""
    rows = with_links(Idea.objects.published()).select_related("process").prefetch_related("project__cities")
    rows = rows.exclude(published_at=None)
    if verfahren:
        rows = rows.filter(process__slug=verfahren)
    if stadt:
        rows = rows.filter(city=_city(stadt))
    if feld:
        rows = rows.filter(action_field__slug=feld)
    if stand:
        rows = rows.filter(state__in=GROUPS[_one_of("stand", stand, GROUPS)][0])
    if stand == OVERDUE:
        rows = rows.filter(answer_due_on__lt=timezone.localdate())
    found, following = page_of(rows, ("-published_at", "-pk"), limit=limit, cursor=cursor)
    address = next_url(request, following)
    return answer(IdeaPage(items=_idea_records(found), next=address or None), next_url=address)


@router.get("ideas/{slug:reference}", response=IdeaRecord, summary=_("Eine Idee"))
def idea_sheet(request: HttpRequest, reference: str) -> HttpResponse:
    """One public idea by its number."""
    rows = with_links(Idea.objects.published()).select_related("process").prefetch_related("project__cities")
    return answer(_idea_records([get_object_or_404(rows, reference=reference)])[0])


@router.get("offers", response=OfferPage, summary=_("Angebote zum Mitmachen"))
def offer_list(
    request: HttpRequest, limit: Limit = 25, cursor: Cursor = "", stadt: CityKey = "", stand: OfferState = ""
) -> HttpResponse:
    """Ways to take part that exist elsewhere."""
    rows = Offer.objects.published().select_related("city")
    rows = rows.filter(Q(city=_city(stadt)) | Q(city=None)) if stadt else rows
    rows = rows.filter(state=_one_of("stand", stand, Offer.State.values)) if stand else rows
    found, following = page_of(rows, ("slug",), limit=limit, cursor=cursor)
    address = next_url(request, following)
    return answer(OfferPage(items=[_offer_record(row) for row in found], next=address or None), next_url=address)


def _one_of(label: str, value: str, allowed: Any) -> str:
    try:
        return known(label, value, allowed)
    except Refused as refusal:
        raise HttpError(400, refusal.message) from None


def _city(key: str) -> City:
    directory: Mapping[str, City] = cities.directory().by_key
    return directory[_one_of("stadt", key, directory)]


def _process_records(found: list[Process]) -> list[ProcessRecord]:
    return [_process_record(row) for row in processes.process_rows(found, timezone.now())]


def _process_record(row: processes.ProcessRow) -> ProcessRecord:
    process = row.process
    return ProcessRecord(
        key=process.slug,
        kind=process.kind,
        title=text(process, "title"),
        summary=text(process, "summary"),
        url=row.canonical_url,
        city=_city_ref(process.city),
        action_field=_ref(process.action_field, "name"),
        project=_ref(process.project, "name"),
        state=row.standing.state,
        phases=[
            PhaseRecord(
                title=text(phase, "title"),
                starts_at=phase.starts_at,
                ends_at=phase.ends_at,
                activities=list(phase.activities),
            )
            for phase in process.phases.all()
        ],
        allows_guests=process.allows_guests,
        moderation=process.moderation,
        threshold=process.threshold,
        threshold_body=process.threshold_body,
        answer_days=process.answer_days,
        contributions=row.count,
        result=text(process, "result") if process.result_at else None,
        is_example=process.is_example,
        changed_at=process.changed_at,
        source=source(process),
    )


def _idea_records(found: list[Idea]) -> list[IdeaRecord]:
    bases = {row.process_id: row.process for row in found}
    before = {key: canonical_base(process, "de") for key, process in bases.items()}
    return [_idea_record(row, before[row.process_id]) for row in found]


def _idea_record(idea: Idea, base: str) -> IdeaRecord:
    return IdeaRecord(
        key=idea.reference,
        process=Ref(key=idea.process.slug, title=idea.process.title),
        title=idea.title,
        text=idea.text,
        language=idea.language,
        state=idea.state,
        url=f"{base}{idea.reference}/",
        city=Ref(key=idea.city.key, title=idea.city.name),
        district=idea.district.name if idea.district else None,
        action_field=_ref(idea.action_field, "name"),
        place=idea.place or None,
        latitude=idea.latitude,
        longitude=idea.longitude,
        published_at=idea.published_at,
        answer_due_on=idea.answer_due_on,
        answered_at=idea.answered_at,
        supports_by_account=idea.supports_by_account,
        supports_by_mail=idea.supports_by_mail,
        supports_by_guest=idea.supports_by_guest,
        comments=idea.comments_count,
        responsible_unit=idea.responsible_unit or None,
        decision=_ref(idea.decision, "title"),
        project=_ref(idea.project, "name"),
        is_example=idea.is_example,
    )


def _offer_record(offer: Offer) -> OfferRecord:
    return OfferRecord(
        key=offer.slug,
        title=text(offer, "title"),
        summary=text(offer, "summary"),
        city=_city_ref(offer.city),
        channel=offer.channel,
        audience=offer.audience,
        state=offer.state,
        url=offer.url or None,
        email=offer.email or None,
        place=offer.place or None,
        latitude=offer.latitude,
        longitude=offer.longitude,
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        needs_registration=offer.needs_registration,
        changed_at=offer.changed_at,
        source=source(offer),
    )


def _city_ref(city: City | None) -> Ref | None:
    return Ref(key=city.key, title=city.name, url=f"{settings.PUBLIC_URL}/{city.key}/") if city else None


def _ref(row: ActionField | Decision | Project | None, name: str) -> Ref | None:
    """Point to a public record; what is not public is nothing."""
    if row is None or not getattr(row, "live", True):
        return None
    return Ref(key=row.slug, title=getattr(row, name), url=canonical_url(row))
