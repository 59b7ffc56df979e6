"""The web door of registration: two fields, without an account; the answer tells nobody who is registered."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dos.cities.middleware import CityRequest
from dos.core import once, throttle
from dos.core.errors import Conflict
from dos.core.http import page as show
from dos.core.http import refusal_shown_on
from dos.core.rest import client_address
from dos.core.text import translated
from dos.events.forms.registration import RegisterForm
from dos.events.models import Event, Occurrence
from dos.events.selectors import addresses, wording
from dos.events.selectors.registration import Openness, openness
from dos.events.services.registration import Closed, register
from dos.events.services.registration_names import mail_key

# A class or a club registers from one network.
REGISTRATIONS_PER_HOUR, MAILS_PER_HOUR, LINKS_PER_HOUR = 60, 8, 120


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration_form(request: CityRequest, slug: str, day: date | None = None) -> HttpResponse:
    """Ask for name and address; take the registration in once. What takes nobody names the next date (A75)."""
    occurrence = _occurrence(slug, day)
    found = openness(occurrence, timezone.now())
    if found is None:
        raise Http404
    if not found.is_open:
        return _closed(request, found)
    if request.method != "POST":
        form = RegisterForm(found=found, user=person(request), initial={"token": once.new_form_token()})
        return _page(request, found, form)
    if request.POST.get(once.BAIT):
        raise Http404
    form = RegisterForm(request.POST, found=found, user=person(request))
    if not form.is_valid():
        return _page(request, found, form, 422)
    return braked(request, "registration", REGISTRATIONS_PER_HOUR) or _taken_in(request, found, form)


def person(request: CityRequest) -> Any:
    """Return the account that asks, or None for a guest."""
    return request.user if request.user.is_authenticated else None


def braked(request: CityRequest, scope: str, limit: int, *, by: str = "") -> HttpResponse | None:
    """Count one attempt of an account or a network, or of what `by` names; return the page for too many of them."""
    user = person(request)
    by = by or (f"user{user.pk}" if user is not None else "")
    wait = throttle.seconds_to_wait(f"{scope}:{by}", "" if by else client_address(request), limit=limit)
    if not wait:
        return None
    response = show(request, "429.html", status=429)
    response.headers["Retry-After"] = str(wait)
    return response


def _taken_in(request: CityRequest, found: Openness, form: RegisterForm) -> HttpResponse:
    wish, user = form.wish(), person(request)
    if user is None:
        # One mailbox, whatever the date: nobody's is filled by others.
        key = mail_key(0, wish.email) or ""
        if too_many := braked(request, "registration-mail", MAILS_PER_HOUR, by=key[:24]):
            return too_many
    with refusal_shown_on(form):
        token = once.opened_token(form.cleaned_data["token"])
        try:
            row = register(occurrence=found.occurrence, wish=wish, user=user, form_token=token)
        except Closed:
            return _closed(request, found)
        except Conflict as conflict:
            form.add_error(None, conflict.message)
            return _page(request, found, form, 409)
        if user is not None:
            return redirect("events:own_registration", row.reference)
        return show(request, "events/registration/sent.html", {**_about(found), "email": wish.email})
    return _page(request, found, form, 422)


def _occurrence(slug: str, day: date | None) -> Occurrence:
    """Return the named date; without one the next of a series, the only one of a single event."""
    event = Event.objects.published().filter(slug=slug).first()
    if event is None or event.date_precision != Event.Precision.DAY:
        raise Http404
    rows = event.occurrences.order_by("starts_at", "pk")
    if event.is_series and day is not None:
        row = rows.filter(day=day).first()
    else:
        row = rows.filter(starts_at__gt=timezone.now()).exclude(status=Occurrence.Status.CANCELLED).first()
        row = row or rows.last()
    if row is None:
        raise Http404
    row.event = event
    return row


def _about(found: Openness) -> dict[str, Any]:
    event, occurrence = found.occurrence.event, found.occurrence
    title = translated(event, "title").text
    url = addresses.here_on(event.slug, occurrence.day) if event.is_series else addresses.here(event.slug)
    crumbs = [(_("Start"), reverse("portal:home")), (_("Termine"), reverse("events:event_list"))]
    return {
        "crumbs": [*crumbs, (title, url), (_("Anmeldung"), "")],
        "event": event,
        "event_url": url,
        "found": found,
        "when": wording.when(occurrence),
    }


def _page(request: CityRequest, found: Openness, form: RegisterForm, status: int = 200) -> HttpResponse:
    if form.is_bound and once.is_stale(str(form.data.get("token", ""))):
        told: Any = form.data
        form.data = told.copy()
        form.data["token"] = once.new_form_token()  # type: ignore[index]  # a copy of a QueryDict can be written
    context = {
        **_about(found),
        "form": form,
        "bait": once.BAIT,
        "is_guest": person(request) is None,
        "login_url": f"{reverse('account_login')}?next={request.path}",
    }
    return show(request, "events/registration/form.html", context, status=status)


def _closed(request: CityRequest, found: Openness) -> HttpResponse:
    """Say why nobody can register and which date comes next; whoever sent something is refused (403)."""
    found = openness(found.occurrence, timezone.now()) or found
    url = ""
    if found.following is not None:
        url = reverse("events:register_date", args=[found.occurrence.event.slug, found.following.day])
    context = {**_about(found), "following_url": url}
    status = 403 if request.method == "POST" else 200
    return show(request, "events/registration/closed.html", context, status=status)
