"""The front door of the API: what it is, where everything is, and its documentation for people."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import BaseModel

from dos.core import rest
from dos.core.http import page
from dos.core.rest import gettext_lazy

router = Router()


class RootLink(BaseModel):
    """One way on."""

    rel: str
    href: str
    title: str


class RootRecord(BaseModel):
    """What this API is, under which licence, and what it has."""

    title: str
    is_demonstration: bool
    notice: str | None
    licence: str | None
    documentation: str
    description: str
    links: list[RootLink]


@router.get("/", response=RootRecord, summary=gettext_lazy("Überblick"), url_name="overview")
def overview(request: HttpRequest) -> HttpResponse:
    """Where everything is."""
    home = settings.PUBLIC_URL
    lists = [
        RootLink(rel=name, href=f"{home}/api/v1/{name}", title=title)
        for name, title in (
            ("programme", _("Programm")),
            ("goals", _("Programmziele")),
            ("action-fields", _("Handlungsfelder")),
            ("objectives", _("Ziele der Handlungsfelder")),
            ("projects", _("Vorhaben")),
            ("milestones", _("Meilensteine")),
            ("decisions", _("Beschlüsse")),
            ("indicators", _("Kennzahlen")),
            ("organisations", _("Organisationen")),
            ("processes", _("Beteiligungsverfahren")),
            ("ideas", _("Ideen")),
            ("offers", _("Angebote zum Mitmachen")),
        )
    ]
    notice = _("Unabhängige Demonstration mit öffentlich belegten Angaben, keine Website der Städte")
    return rest.answer(
        RootRecord(
            title="DOS 2030",
            is_demonstration=settings.DEMO,
            notice=notice if settings.DEMO else None,
            licence=settings.DATA_LICENCE_URL or None,
            documentation=home + reverse("api_docs"),
            description=f"{home}/api/v1/openapi.json",
            links=lists,
        )
    )


def documentation(request: HttpRequest, api: rest.DataAPI) -> HttpResponse:
    """Explain the API to people: every operation, its parameters, and what can go wrong."""
    described = rest.description(api)
    operations = [
        {"path": address, "name": operation["operationId"], **operation}
        for address, methods in described["paths"].items()
        for operation in methods.values()
    ]
    context: dict[str, Any] = {
        "crumbs": [(_("Start"), reverse("portal:home")), (_("Daten als JSON (API)"), "")],
        "operations": operations,
        "problems": rest.problem_titles(),
        "reads_per_minute": settings.API_READS_PER_MINUTE,
        "licence": settings.DATA_LICENCE_URL,
        "base": settings.PUBLIC_URL,
        "example": f"curl '{settings.PUBLIC_URL}/api/v1/projects?stand=in-umsetzung&limit=5'",
    }
    return page(request, "core/api_docs.html", context)
