"""Figures of a process or a city, as a page and as a file."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from dos.core.exports import csv_answer
from dos.participation.exports import numbers as exports
from dos.participation.forms.clerk import NumbersForm
from dos.participation.selectors import statistics
from dos.participation.views.desk.doors import desk_page, desk_view
from dos.participation.views.files import as_asked


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
    found = _found(NumbersForm(request.GET, user=request.user))
    return as_asked(request, csv_answer(exports.csv_lines(found), "beteiligung-zahlen"))


def _found(form: NumbersForm) -> statistics.Numbers:
    form.is_valid()
    told = form.cleaned_data
    return statistics.numbers(process=told.get("verfahren"), city=told.get("kommune"))
