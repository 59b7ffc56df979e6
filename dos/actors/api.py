"""The JSON door of organisations."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import BaseModel

from dos.actors.models import Organisation
from dos.core.paging import Cursor, Limit, next_url, page_of
from dos.core.records import Page, Ref, Source, Text, source, text
from dos.core.rest import answer
from dos.core.rest import gettext_lazy as _

router = Router()
CityKey = Annotated[str, Query(max_length=40, description=_("Kürzel der Kommune"))]
Group = Annotated[str, Query(max_length=40, description=_("Gruppe, zum Beispiel verwaltung oder wirtschaft"))]


class OrganisationRecord(BaseModel):
    """An organisation as the programme's sources name it; persons have no record."""

    key: str
    name: Text
    short_name: str
    category: str
    category_label: str
    city: Ref | None
    place: str
    role: Text
    website: str | None
    is_example: bool
    source: Source | None


class OrganisationPage(Page):
    """Organisations."""

    items: list[OrganisationRecord]


def organisation_record(organisation: Organisation) -> OrganisationRecord:
    """Return what the API says about an organisation."""
    city = organisation.city
    return OrganisationRecord(
        key=organisation.slug,
        name=text(organisation, "name"),
        short_name=organisation.short_name,
        category=organisation.category,
        category_label=organisation.get_category_display(),
        city=Ref(key=city.key, title=city.name) if city else None,
        place=organisation.place,
        role=text(organisation, "role"),
        website=organisation.website or None,
        is_example=organisation.is_example,
        source=source(organisation),
    )


@router.get("organisations", response=OrganisationPage, summary=_("Organisationen"))
def organisations(
    request: HttpRequest, limit: Limit = 25, cursor: Cursor = "", stadt: CityKey = "", gruppe: Group = ""
) -> HttpResponse:
    """Offices, firms, schools, associations and bodies that the programme names."""
    rows = Organisation.objects.published().select_related("city")
    rows = rows.filter(city__key=stadt) if stadt else rows
    rows = rows.filter(category=gruppe) if gruppe else rows
    found, following = page_of(rows, ("slug",), limit=limit, cursor=cursor)
    address = next_url(request, following)
    page = OrganisationPage(items=[organisation_record(row) for row in found], next=address or None)
    return answer(page, next_url=address)


@router.get("organisations/{slug:slug}", response=OrganisationRecord, summary=_("Eine Organisation"))
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation."""
    found = get_object_or_404(Organisation.objects.published().select_related("city"), slug=slug)
    return answer(organisation_record(found))
