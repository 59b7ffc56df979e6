"""The desk's pages of imports: a file is looked at first, then stored as a job whose progress is shown."""

from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.http import numbered_page, refusal_shown_on, require
from dos.sensors import permissions
from dos.sensors.forms.importing import ColumnsForm, FileForm
from dos.sensors.models import ValueImport
from dos.sensors.selectors import desk
from dos.sensors.services.importing import files, job
from dos.sensors.views.desk import desk_page, desk_view

ROWS, SHOWN = 25, 10


@desk_view
def import_list(request: HttpRequest) -> HttpResponse:
    """List the imports, and take in a file."""
    form = FileForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with refusal_shown_on(form):
            made = job.take_in_file(
                datastream=told["datastream"],
                file_name=told["file"].name,
                content=told["file"].read(files.MAX_BYTES + 1),
                by=request.user,
            )
            return redirect("desk_sensors_import", pk=made.pk)
    page = numbered_page(request, desk.own_imports(request.user), ROWS)
    status = 400 if form.errors else 200
    context = {"form": form, "page": page}
    return desk_page(request, "sensors/desk/imports.html", context, title=_("Import"), status=status)


@desk_view
def import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the first rows of a file and begin; afterwards how far it is and what was wrong."""
    found = get_object_or_404(ValueImport.objects.select_related("datastream__thing__city"), pk=pk)
    require(permissions.may_describe(request.user, found.datastream.thing))
    if found.state != ValueImport.State.PREVIEW:
        return desk_page(request, "sensors/desk/import.html", {"running": found}, title=found.file_name)
    content = bytes(found.content or b"")
    columns = files.cells_of(content).columns
    form = ColumnsForm(request.POST or None, columns=columns, instance=found)
    if request.method == "POST" and form.is_valid():
        with refusal_shown_on(form):
            told = form.cleaned_data
            wanted = files.Wanted(told["time_column"], told["value_column"], told["is_local_time"])
            job.start_import(waiting=found, wanted=wanted, leaves_out_wrong=told["leaves_out_wrong"])
            return redirect("desk_sensors_import", pk=pk)
    context = {"running": found, "form": form, "rows": _first_rows(content, found)}
    status = 400 if form.errors else 200
    return desk_page(request, "sensors/desk/import_preview.html", context, title=found.file_name, status=status)


def _first_rows(content: bytes, found: ValueImport) -> list[files.Row]:
    try:
        wanted = files.Wanted(found.time_column, found.value_column, found.is_local_time)
        return list(islice(files.rows_of(content, wanted), SHOWN))
    except Refused:
        return []
