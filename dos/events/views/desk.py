"""The desk's door to the dates of an event: move, call off, report; and what waits."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dos.cities.permissions import may_use_desk
from dos.core.errors import Conflict, Refused
from dos.core.http import require
from dos.events import permissions
from dos.events.forms.desk import MoveForm, ReasonForm
from dos.events.forms.report import ReportForm
from dos.events.models import Event, Occurrence
from dos.events.selectors import desk as questions
from dos.events.selectors import wording
from dos.events.selectors.echoes import echoes
from dos.events.services import changes, reports

View = Callable[..., HttpResponse]


def desk_view(view: View) -> View:
    """Let in who uses the desk; a right that fails inside is answered with the desk's own page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            require(may_use_desk(request.user))
            return view(request, *args, **kwargs)
        except PermissionDenied:
            return render(request, "cities/desk_forbidden.html", status=403)

    return require_http_methods(["GET", "HEAD", "POST"])(guarded)


@desk_view
def waiting(request: HttpRequest) -> HttpResponse:
    """List the reports that are due."""
    context = {"due": questions.reports_due(request.user, timezone.localdate())}
    return desk_page(request, "events/desk/waiting.html", context, title=_("Berichte, die fehlen"))


@desk_view
def dates(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the dates of an event, each with what can be done to it."""
    event = _event(request, pk)
    context = {
        "event": event,
        "rule": wording.rule_words(event),
        "dates": questions.coming_dates(event, timezone.localdate()),
        "can_report": event.occurrences.filter(starts_at__lte=timezone.now()).exists(),
    }
    return desk_page(request, "events/desk/dates.html", context, title=_("Termine"), subtitle=event.title)


@desk_view
def move(request: HttpRequest, pk: int, day: date) -> HttpResponse:
    """Move one date."""
    event = _event(request, pk)
    row = get_object_or_404(Occurrence, event=event, day=day)
    form = MoveForm(request.POST or None, initial=MoveForm.of(row))

    def deed(told: dict[str, Any]) -> None:
        changes.move_date(occurrence=row, **told)

    return _asked(request, event, form, deed, title=_("Termin verlegen"), subtitle=_when(event, row))


@desk_view
def cancel(request: HttpRequest, pk: int, day: date) -> HttpResponse:
    """Call one date off."""
    event = _event(request, pk)
    row = get_object_or_404(Occurrence, event=event, day=day)

    def deed(told: dict[str, Any]) -> None:
        changes.cancel_date(occurrence=row, **told)

    form = ReasonForm(request.POST or None)
    return _asked(request, event, form, deed, title=_("Termin absagen"), subtitle=_when(event, row))


@desk_view
def cancel_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the whole event off."""
    event = _event(request, pk)

    def deed(told: dict[str, Any]) -> None:
        changes.cancel_event(event=event, **told)

    form = ReasonForm(request.POST or None)
    return _asked(request, event, form, deed, title=_("Alles absagen"), subtitle=event.title)


@desk_view
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what came of an event."""
    event = _event(request, pk)
    form = ReportForm(request.POST or None, request.FILES or None, initial=ReportForm.of(event))

    def deed(told: dict[str, Any]) -> None:
        reports.write_report(event=event, report=form.report(), user=request.user)

    more = {"echoes": echoes(event)}
    return _asked(request, event, form, deed, title=_("Bericht"), subtitle=event.title, more=more)


def _event(request: HttpRequest, pk: int) -> Event:
    event = get_object_or_404(Event, pk=pk)
    require(permissions.may_run(request.user, event))
    return event


def _when(event: Event, row: Occurrence) -> str:
    row.event = event
    return f"{event.title}: {wording.when(row)}"


def _asked(
    request: HttpRequest,
    event: Event,
    form: Form,
    deed: Callable[[dict[str, Any]], None],
    *,
    title: str,
    subtitle: str,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Ask once more in a form; do the deed, or show why not (422, 409 when somebody was faster)."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                deed(form.cleaned_data)
            except Refused as refusal:
                for name, message in refusal.fields.items():
                    form.add_error(name if name in form.fields else None, message)
                if not refusal.fields:
                    form.add_error(None, refusal.message)
                status = 409 if isinstance(refusal, Conflict) else 422
            else:
                messages.success(request, _("Gespeichert. Website und Kalender zeigen es sofort."))
                return redirect("desk_event_dates", event.pk)
    context = {"event": event, "form": form, **(more or {})}
    return desk_page(request, "events/desk/ask.html", context, title=title, subtitle=subtitle, status=status)


def desk_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    title: str,
    subtitle: str = "",
    status: int = 200,
) -> HttpResponse:
    """Answer with a page of this desk."""
    shown = {"header_icon": "calendar-alt", **context, "page_title": title, "page_subtitle": subtitle}
    return render(request, template, shown, status=status)
