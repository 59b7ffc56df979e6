"""The desk's door for foreign calendars: look first, then take over."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from dos.cities.models import City
from dos.core.errors import Refused
from dos.core.http import require
from dos.events import permissions
from dos.events.connectors import read_calendar
from dos.events.forms.desk import CalendarForm
from dos.events.services import foreign
from dos.events.views.desk import desk_page, desk_view

RESULTS = {
    foreign.NEW: gettext_lazy("kommt neu dazu"),
    foreign.CHANGED: gettext_lazy("wird geändert"),
    foreign.SAME: gettext_lazy("bleibt, wie es ist"),
    foreign.KEPT: gettext_lazy("bleibt hier, wie es ist"),
    foreign.GONE: gettext_lazy("fehlt dort jetzt"),
    foreign.LEFT_OUT: gettext_lazy("wird nicht übernommen"),
}


@desk_view
def import_calendar(request: HttpRequest) -> HttpResponse:
    """Show what an uploaded calendar would bring, and take it over on the second press."""
    cities = City.objects.filter(pk__in=permissions.running_city_ids(request.user))
    require(cities.exists())
    form = CalendarForm(request.POST or None, request.FILES or None, cities=cities)
    status, outcomes = 200, []
    if request.method == "POST":
        status = 422
        if form.is_valid():
            told = form.cleaned_data
            takes_over = request.POST.get("tat") == "uebernehmen"
            try:
                outcomes = foreign.import_calendar(
                    entries=read_calendar(told["content"].encode()),
                    calendar=told["calendar"],
                    city=told["city"],
                    user=request.user,
                    is_dry_run=not takes_over,
                )
            except Refused as refusal:
                form.add_error("calendar" if "calendar" in refusal.fields else None, refusal.message)
            else:
                if takes_over:
                    return _taken_over(request, outcomes)
                status = 200
                form = _again(request, told, cities)
    rows = [(outcome.entry.title, RESULTS[outcome.result], outcome.why) for outcome in outcomes]
    context = {"form": form, "rows": rows, "can_take_over": any(one.result in _WRITTEN for one in outcomes)}
    return desk_page(request, "events/desk/foreign.html", context, title=_("Kalender übernehmen"), status=status)


_WRITTEN = (foreign.NEW, foreign.CHANGED)


def _again(request: HttpRequest, told: dict[str, Any], cities: Any) -> CalendarForm:
    """Return the form for the second press; the file's text comes along."""
    data = {"content": told["content"], "calendar": told["calendar"], "city": told["city"].pk}
    return CalendarForm(data, cities=cities)


def _taken_over(request: HttpRequest, outcomes: list[foreign.Outcome]) -> HttpResponse:
    number = sum(one.result in _WRITTEN for one in outcomes)
    words = ngettext("%(n)s Entwurf ist angelegt oder geändert.", "%(n)s Entwürfe sind angelegt oder geändert.", number)
    messages.success(request, words % {"n": number})
    return redirect("desk_event_import")
