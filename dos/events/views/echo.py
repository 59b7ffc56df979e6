"""The web door of feedback after an event: three questions, nobody is asked who they are."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dos.cities.middleware import CityRequest
from dos.core import once
from dos.core.http import page as show
from dos.core.http import refusal_shown_on
from dos.core.text import translated
from dos.events.forms.echo import EchoForm
from dos.events.models import Occurrence
from dos.events.selectors import addresses, wording
from dos.events.services import echoes as deeds
from dos.events.views.detail import public_event_or_404
from dos.events.views.registration import braked

# A class or a club answers from one network.
PER_HOUR = 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def echo_form(request: CityRequest, slug: str, day: date) -> HttpResponse:
    """Ask how it was; take each form in once. Outside of the 14 days it says so."""
    event = public_event_or_404(slug)
    row = event.occurrences.filter(day=day).first()
    if row is None:
        raise Http404
    row.event = event
    if not deeds.is_open(row, timezone.now()):
        status = 403 if request.method == "POST" else 200
        return show(request, "events/echo/closed.html", _about(row), status=status)
    if request.method != "POST":
        return _page(request, row, EchoForm(initial={"token": once.new_form_token()}))
    if request.POST.get(once.BAIT):
        raise Http404
    form = EchoForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, 422)
    if too_many := braked(request, "echo", PER_HOUR):
        return too_many
    with refusal_shown_on(form):
        said = {name: form.cleaned_data[name] for name in ("worth", "voice", "text")}
        deeds.give_echo(occurrence=row, form_token=once.opened_token(form.cleaned_data["token"]), **said)
        return show(request, "events/echo/sent.html", _about(row))
    return _page(request, row, form, 422)


def _page(request: CityRequest, row: Occurrence, form: EchoForm, status: int = 200) -> HttpResponse:
    if form.is_bound and once.is_stale(str(form.data.get("token", ""))):
        told: Any = form.data
        form.data = {**told.dict(), "token": once.new_form_token()}
    return show(request, "events/echo/form.html", {**_about(row), "form": form, "bait": once.BAIT}, status=status)


def _about(row: Occurrence) -> dict[str, Any]:
    event = row.event
    crumbs = [(_("Start"), reverse("portal:home")), (_("Termine"), reverse("events:event_list"))]
    title, url = translated(event, "title").text, addresses.here(event.slug)
    crumbs = [*crumbs, (title, url), (_("Rückmeldung"), "")]
    return {"crumbs": crumbs, "event": event, "event_url": url, "when": wording.when(row)}
