"""Import and export of the directory at the desk: files are looked at first, and written by a second press."""

import secrets
from collections.abc import Set
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from dos.core.errors import Refused
from dos.core.exports import csv_answer
from dos.core.http import require
from dos.directory import permissions
from dos.directory.connectors import read_services
from dos.directory.exports.tables import table_lines
from dos.directory.services.imports import KINDS, Differences, import_catalogue, import_table, read_table_of
from dos.directory.views.desk import desk_page, desk_view
from dos.strategy.services.imports.table import MAX_BYTES

KEEP_SECONDS, SHOWN_ROWS = 30 * 60, 200
XZUFI = "xzufi"


class Run(Protocol):
    """What a door does with a file: tell the differences, and with `write` take them over."""

    def __call__(
        self, content: bytes, *, user: Any, write: bool = False, overwrite: Set[str] = frozenset()
    ) -> Differences:
        """Say what is different."""


@dataclass(frozen=True)
class Door:
    """One kind of file that can be taken in."""

    label: str | Promise
    hint: str | Promise
    accept: str
    columns: tuple[str, ...]
    run: Run


def _table_door(name: str) -> Door:
    kind = KINDS[name]

    def run(content: bytes, *, user: Any, write: bool = False, overwrite: Set[str] = frozenset()) -> Differences:
        return import_table(kind, read_table_of(kind, content), user=user, write=write, overwrite=overwrite)

    return Door(kind.label, kind.hint, ".csv,text/csv", kind.known, run)


def _run_catalogue(content: bytes, *, user: Any, write: bool = False, overwrite: Set[str] = frozenset()) -> Differences:
    return import_catalogue(read_services(content), user=user, write=write, overwrite=overwrite)


DOORS = {name: _table_door(name) for name in KINDS} | {
    XZUFI: Door(
        gettext_lazy("Leistungskatalog (XZuFi 2.2 oder 2.3)"),
        gettext_lazy(
            "Texte aus dem Redaktionssystem einer Stadt oder des Landes. Gebühren und Zuständigkeiten "
            "gehören dort zu anderen Kommunen und werden nicht übernommen. Neue Leistungen werden Entwürfe."
        ),
        ".xml,application/xml,text/xml",
        (),
        _run_catalogue,
    )
}


@desk_view
def exchange(request: HttpRequest) -> HttpResponse:
    """Offer the tables, take a file, show what it would change, and write what was shown."""
    require(permissions.may_import(request.user))
    if request.method != "POST":
        return _page(request)
    name = request.POST.get("art", "")
    if name not in DOORS:
        raise BadRequest(_("Diese Art von Datei gibt es nicht."))
    try:
        if token := request.POST.get("datei_kennung", ""):
            return _written(request, name, token)
        return _compared(request, name)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return _page(request, status=422)


@desk_view
def table(request: HttpRequest, kind: str) -> HttpResponse:
    """Give one of the tables as CSV."""
    require(permissions.may_import(request.user))
    if kind not in KINDS:
        raise Http404
    return csv_answer(table_lines(KINDS[kind]), kind)


def _compared(request: HttpRequest, name: str) -> HttpResponse:
    upload = request.FILES.get("datei")
    if upload is None:
        raise Refused(_("Bitte wählen Sie eine Datei."))
    if (upload.size or 0) > MAX_BYTES:
        raise Refused(_("Die Datei ist größer als 5 MB. Bitte teilen Sie sie auf."))
    content = upload.read()
    report = DOORS[name].run(content, user=request.user)
    token = secrets.token_urlsafe(16)
    if not report.faults:
        cache.set(_key(request, token), content, KEEP_SECONDS)
    return _page(request, name, report, token, status=422 if report.faults else 200)


def _written(request: HttpRequest, name: str, token: str) -> HttpResponse:
    content = cache.get(_key(request, token))
    if content is None:
        raise Refused(_("Die Datei liegt nicht mehr vor. Bitte wählen Sie sie noch einmal."))
    door = DOORS[name]
    report = door.run(content, user=request.user)
    if report.digest() != request.POST.get("stand", ""):
        messages.warning(
            request, _("Inzwischen wurde etwas geändert. Bitte sehen Sie die Unterschiede noch einmal an.")
        )
        return _page(request, name, report, token, status=409)
    overwrite = frozenset(request.POST.getlist("ueberschreiben"))
    report = door.run(content, user=request.user, write=True, overwrite=overwrite)
    if not report.is_written:
        return _page(request, name, report, token, status=422)
    cache.delete(_key(request, token))
    messages.success(request, _("%(number)s Zeilen übernommen.") % {"number": len(report.changes)})
    return redirect("desk_directory_exchange")


def _key(request: HttpRequest, token: str) -> str:
    return f"directory-import:{request.user.pk}:{token[:40]}"


def _page(
    request: HttpRequest, name: str = "", report: Differences | None = None, token: str = "", *, status: int = 200
) -> HttpResponse:
    context = {
        "doors": list(DOORS.items()),
        "kinds": list(KINDS.values()),
        "door": DOORS.get(name),
        "chosen": name,
        "report": report,
        "changes": report.changes[:SHOWN_ROWS] if report else [],
        "kept": report.kept[:SHOWN_ROWS] if report else [],
        "faults": report.faults[:SHOWN_ROWS] if report else [],
        "token": token,
    }
    title = _("Leistungen: Import, Export")
    return desk_page(request, "directory/desk/exchange.html", context, title=title, status=status)
