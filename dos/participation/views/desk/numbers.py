"""Figures of a process or a city, as a page and as a file."""

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from dos.core.text import csv_cell
from dos.participation.forms.clerk import NumbersForm
from dos.participation.selectors import statistics
from dos.participation.views.desk.doors import desk_page, desk_view


@desk_view
def numbers(request: HttpRequest) -> HttpResponse:
    """Show the figures."""
    form = NumbersForm(request.GET, user=request.user)
    found = _found(form)
    context = {"form": form, "numbers": found, "table": statistics.table(found), "query": request.GET.urlencode()}
    return desk_page(request, "participation/desk/numbers.html", context, title=_("Zahlen zur Beteiligung"))


@desk_view
def numbers_csv(request: HttpRequest) -> HttpResponse:
    """Give the same figures as a table."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(("gruppe", "was", "wert"))
    for row in statistics.table(_found(NumbersForm(request.GET, user=request.user))):
        writer.writerow([csv_cell(cell) for cell in row])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="beteiligung-zahlen.csv"'
    return response


def _found(form: NumbersForm) -> statistics.Numbers:
    form.is_valid()
    told = form.cleaned_data
    return statistics.numbers(process=told.get("verfahren"), city=told.get("kommune"))
