"""The web door for those who invited: their report, in one form, which the desk then publishes."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dos.cities.middleware import CityRequest
from dos.core.errors import Conflict
from dos.core.http import page as show
from dos.core.http import refusal_shown_on, require
from dos.core.text import translated
from dos.events import permissions
from dos.events.forms.report import ReportForm
from dos.events.models import Event
from dos.events.selectors import addresses
from dos.events.services import reports
from dos.events.views.detail import public_event_or_404


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def event_report(request: CityRequest, slug: str) -> HttpResponse:
    """Take in the report of an organiser as a draft; whoever runs the event at the desk publishes it here at once."""
    event = public_event_or_404(slug)
    may_run = permissions.may_run(request.user, event)
    require(may_run or permissions.may_report(request.user, event))
    form = ReportForm(request.POST or None, request.FILES or None, initial=ReportForm.of(event))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            deed = reports.write_report if may_run else reports.propose_report
            with refusal_shown_on(form):
                try:
                    deed(event=event, report=form.report(), user=request.user)
                    return _thanked(request, event, is_public=may_run)
                except Conflict:
                    status = 409
                    raise
    context = {**_about(event), "form": form, "may_run": may_run, "has_begun": _has_begun(event)}
    return show(request, "events/report/form.html", context, status=status)


def _thanked(request: CityRequest, event: Event, *, is_public: bool) -> HttpResponse:
    if is_public:
        return redirect(addresses.here(event.slug))
    return show(request, "events/report/sent.html", _about(event))


def _has_begun(event: Event) -> bool:
    return event.occurrences.filter(starts_at__lte=timezone.now()).exists()


def _about(event: Event) -> dict[str, object]:
    crumbs = [(_("Start"), reverse("portal:home")), (_("Termine"), reverse("events:event_list"))]
    title, url = translated(event, "title").text, addresses.here(event.slug)
    return {"crumbs": [*crumbs, (title, url), (_("Bericht"), "")], "event": event, "event_url": url}
