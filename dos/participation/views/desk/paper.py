"""Writing down what came on paper, by mail or in a talk: one by one, or many from a table with a look before."""

import csv
import io
import secrets
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from dos.core.errors import Refused
from dos.core.http import refusal_shown_on
from dos.core.text import csv_cell
from dos.participation.forms.clerk import PaperForm, PaperTableForm
from dos.participation.models import Process
from dos.participation.services import paper as deeds
from dos.participation.views.desk.doors import desk_page, desk_view
from dos.strategy.services.imports.report import Report
from dos.strategy.services.imports.table import MAX_BYTES

KEEP_SECONDS = 30 * 60
SHOWN_ROWS = 200


@desk_view
def paper(request: HttpRequest) -> HttpResponse:
    """Write down one idea."""
    form = PaperForm(
        request.POST or None, user=request.user, initial={"form_token": secrets.token_urlsafe(24), **_kept(request)}
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with refusal_shown_on(form):
            idea, _is_new = deeds.enter_idea(
                process=told["process"], sheet=form.sheet(), user=request.user, form_token=told["form_token"]
            )
            messages.success(request, _("„%(title)s“ ist veröffentlicht, Nummer %(number)s.") % {
                "title": idea.title,
                "number": idea.reference,
            })  # fmt: skip
            response: HttpResponse = redirect("desk_paper")
            response["Location"] += f"?verfahren={idea.process_id}&kommune={idea.city_id}"
            return response
    context = {"form": form}
    return desk_page(
        request,
        "participation/desk/paper.html",
        context,
        title=_("Papier und Gespräche"),
        status=422 if form.errors else 200,
    )


@desk_view
def template(request: HttpRequest) -> HttpResponse:
    """Give a table to fill in, with one row as an example."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(deeds.COLUMNS)
    writer.writerow([csv_cell(cell) for cell in deeds.EXAMPLE])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ideen-vorlage.csv"'
    return response


@desk_view
def table(request: HttpRequest) -> HttpResponse:
    """Show what a table would bring, then take it in."""
    form = PaperTableForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method != "POST" or not form.is_valid():
        return _table(request, form, status=422 if form.errors else 200)
    process = form.cleaned_data["process"]
    try:
        if token := request.POST.get("datei_kennung", ""):
            return _written(request, form, process, token)
        return _compared(request, form, process)
    except Refused as refusal:
        form.add_error("file", refusal.message)
        return _table(request, form, status=422)


def _compared(request: HttpRequest, form: PaperTableForm, process: Process) -> HttpResponse:
    upload = form.cleaned_data["file"]
    if upload is None:
        raise Refused(_("Bitte wählen Sie eine Datei."))
    if (upload.size or 0) > MAX_BYTES:
        raise Refused(_("Die Datei ist größer als 5 MB. Bitte teilen Sie sie auf."))
    content = upload.read()
    report = deeds.import_ideas(deeds.read(content), process=process, user=request.user, write=False)
    token = secrets.token_urlsafe(16)
    if not report.faults:
        cache.set(_key(request, token), content, KEEP_SECONDS)
    return _table(request, form, process, report, token, status=422 if report.faults else 200)


def _written(request: HttpRequest, form: PaperTableForm, process: Process, token: str) -> HttpResponse:
    content = cache.get(_key(request, token))
    if content is None:
        raise Refused(_("Die Datei liegt nicht mehr vor. Bitte wählen Sie sie noch einmal."))
    read = deeds.read(content)
    report = deeds.import_ideas(read, process=process, user=request.user, write=False)
    if report.digest() != request.POST.get("stand", ""):
        messages.warning(request, _("Inzwischen hat sich etwas geändert. Bitte sehen Sie noch einmal hin."))
        return _table(request, form, process, report, token, status=409)
    report = deeds.import_ideas(read, process=process, user=request.user, write=True)
    if not report.is_written:
        return _table(request, form, process, report, token, status=422)
    cache.delete(_key(request, token))
    messages.success(request, _("%(n)s Ideen aufgenommen.") % {"n": len(report.changes)})
    return redirect("desk_queue")


def _key(request: HttpRequest, token: str) -> str:
    return f"paper:{request.user.pk}:{token[:40]}"


def _table(
    request: HttpRequest,
    form: PaperTableForm,
    process: Process | None = None,
    report: Report | None = None,
    token: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "process": process,
        "report": report,
        "changes": report.changes[:SHOWN_ROWS] if report else [],
        "faults": report.faults[:SHOWN_ROWS] if report else [],
        "token": token,
        "columns": deeds.COLUMNS,
        "needed": deeds.NEEDED,
    }
    return desk_page(
        request, "participation/desk/paper_table.html", context, title=_("Ideen aus einer Tabelle"), status=status
    )


def _kept(request: HttpRequest) -> dict[str, Any]:
    """Begin the next sheet with the process and city of the one before."""
    kept = {"process": request.GET.get("verfahren", ""), "city": request.GET.get("kommune", "")}
    return {name: value for name, value in kept.items() if value.isdecimal() and len(value) < 19}
