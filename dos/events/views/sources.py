"""The desk's door for calendars of others on the web: add an address, look, switch on, see what was different."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from dos.cities.models import City
from dos.core.http import numbered_page, refusal_shown_on, require
from dos.events import permissions
from dos.events.forms.desk import SourceForm
from dos.events.models import CalendarRun, CalendarSource
from dos.events.selectors import sources as questions
from dos.events.services import sources as deeds
from dos.events.views.desk import desk_page, desk_view
from dos.events.views.foreign import RESULTS

ROWS = 50


@desk_view
def sources(request: HttpRequest) -> HttpResponse:
    """List the calendars with the day of which they are; add one."""
    cities = City.objects.filter(pk__in=permissions.running_city_ids(request.user))
    require(cities.exists())
    form = SourceForm(request.POST or None, cities=cities)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            with refusal_shown_on(form):
                row = deeds.add_source(**form.cleaned_data, user=request.user)
                messages.success(request, _("Angelegt. Der Kalender wird jetzt angesehen."))
                return redirect("desk_calendar_source", row.pk)
    page = numbered_page(request, questions.sources(request.user), ROWS)
    rows = [questions.standing(row, timezone.now()) for row in page]
    context = {"form": form, "page": page, "rows": rows}
    return desk_page(request, "events/desk/sources.html", context, title=_("Kalender im Netz"), status=status)


@desk_view
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one calendar with its readings; switch it on or off, read it now, remove it."""
    row = get_object_or_404(CalendarSource.objects.select_related("city"), pk=pk)
    require(permissions.may_run_source(request.user, row))
    if request.method == "POST":
        return _done(request, row, request.POST.get("tat", ""))
    context = {
        "standing": questions.standing(row, timezone.now()),
        "source": row,
        "runs": [(run, _counts(run), _lines(run)) for run in questions.runs(row)],
    }
    return desk_page(request, "events/desk/source.html", context, title=_("Kalender im Netz"), subtitle=row.name)


def _done(request: HttpRequest, row: CalendarSource, what: str) -> HttpResponse:
    if what == "entfernen":
        deeds.remove_source(source=row)
        messages.success(request, _("Entfernt. Was daraus entstanden ist, bleibt."))
        return redirect("desk_calendar_sources")
    if what in ("einschalten", "ausschalten"):
        deeds.switch(source=row, is_active=what == "einschalten")
        messages.success(request, _("Gespeichert."))
    elif what == "lesen":
        deeds.ask_for_reading(row)
        messages.success(request, _("Der Kalender wird gelesen. Laden Sie die Seite gleich noch einmal."))
    return redirect("desk_calendar_source", row.pk)


def _counts(run: CalendarRun) -> str:
    order = [name for name in (*RESULTS,) if run.counts.get(name)]
    return "; ".join(f"{RESULTS[name]}: {run.counts[name]}" for name in order)


def _lines(run: CalendarRun) -> list[tuple[str, Any, str]]:
    return [(title, RESULTS.get(result, result), why) for result, title, why in run.lines]
