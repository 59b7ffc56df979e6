"""The register at the desk: out as CSV, in as CSV, with the differences before anything is written."""

import secrets
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dos.core.errors import Refused
from dos.strategy.permissions import may_import
from dos.strategy.services.imports import Report, Table, baselines, projects, values
from dos.strategy.services.imports.table import MAX_BYTES

KEEP_SECONDS = 30 * 60
SHOWN_ROWS = 200


class Importer(Protocol):
    """A deed that compares a table with what is known, and writes it on demand."""

    def __call__(self, table: Table, *, user: Any, write: bool) -> Report:
        """Compare or write."""


@dataclass(frozen=True)
class Kind:
    """One kind of file."""

    label: str | Promise
    hint: str | Promise
    columns: tuple[str, ...]
    read: Any
    run: Importer


KINDS = {
    "vorhaben": Kind(
        gettext_lazy("Vorhaben"),
        gettext_lazy(
            "Dieselben Spalten wie im Export. Geänderte Vorhaben werden veröffentlicht, neue werden Entwürfe."
        ),
        projects.KNOWN_COLUMNS,
        projects.read,
        projects.import_projects,
    ),
    "werte": Kind(
        gettext_lazy("Werte von Kennzahlen"),
        gettext_lazy("Ein Wert je Zeile. Ein anderer Wert für denselben Tag berichtigt den alten."),
        values.COLUMNS,
        values.read,
        values.import_values,
    ),
    "bestand": Kind(
        gettext_lazy("Bestandsaufnahmen"),
        gettext_lazy("Ein Text je Handlungsfeld und Kommune: der Stand vor dem Programm."),
        baselines.COLUMNS,
        baselines.read,
        baselines.import_baselines,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Offer export and import; show a file's differences, then write them."""
    if not may_import(request.user):
        return render(request, "cities/desk_forbidden.html", status=403)
    if request.method != "POST":
        return _page(request)
    kind = KINDS.get(request.POST.get("art", ""))
    if kind is None:
        raise BadRequest(_("Diese Art von Datei gibt es nicht."))
    try:
        if token := request.POST.get("datei_kennung", ""):
            return _written(request, kind, token)
        return _compared(request, kind)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return _page(request, status=422)


def _compared(request: HttpRequest, kind: Kind) -> HttpResponse:
    upload = request.FILES.get("datei")
    if upload is None:
        raise Refused(_("Bitte wählen Sie eine Datei."))
    if (upload.size or 0) > MAX_BYTES:
        raise Refused(_("Die Datei ist größer als 5 MB. Bitte teilen Sie sie auf."))
    content = upload.read()
    report = kind.run(kind.read(content), user=request.user, write=False)
    token = secrets.token_urlsafe(16)
    if not report.faults:
        cache.set(_key(request, token), content, KEEP_SECONDS)
    return _page(request, kind, report, token, status=422 if report.faults else 200)


def _written(request: HttpRequest, kind: Kind, token: str) -> HttpResponse:
    content = cache.get(_key(request, token))
    if content is None:
        raise Refused(_("Die Datei liegt nicht mehr vor. Bitte wählen Sie sie noch einmal."))
    table = kind.read(content)
    report = kind.run(table, user=request.user, write=False)
    if report.digest() != request.POST.get("stand", ""):
        messages.warning(
            request, _("Inzwischen wurde etwas geändert. Bitte sehen Sie die Unterschiede noch einmal an.")
        )
        return _page(request, kind, report, token, status=409)
    report = kind.run(table, user=request.user, write=True)
    if not report.is_written:
        return _page(request, kind, report, token, status=422)
    cache.delete(_key(request, token))
    messages.success(request, _("%(number)s Zeilen übernommen.") % {"number": len(report.changes)})
    return redirect(reverse("desk_register"))


def _key(request: HttpRequest, token: str) -> str:
    return f"import:{request.user.pk}:{token[:40]}"


def _page(
    request: HttpRequest, kind: Kind | None = None, report: Report | None = None, token: str = "", *, status: int = 200
) -> HttpResponse:
    chosen = next((name for name, known in KINDS.items() if known is kind), "")
    context = {
        "kinds": list(KINDS.items()),
        "kind": kind,
        "chosen": chosen,
        "report": report,
        "changes": report.changes[:SHOWN_ROWS] if report else [],
        "faults": report.faults[:SHOWN_ROWS] if report else [],
        "token": token,
        "page_title": _("Register als CSV"),
        "header_icon": "download",
    }
    return render(request, "strategy/desk_register.html", context, status=status)
