"""The web door of one's own registration: by the secret link of a letter, or with an account.

The link opens a page whose button trades the secret for an hour in which the browser is known, and confirms an
address that waits for it; from then on no address holds the secret.
"""

import time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dos.cities.middleware import CityRequest
from dos.core.errors import Conflict, Refused
from dos.core.http import numbered_page
from dos.core.http import page as show
from dos.core.secret import secret_page
from dos.events.exports.registration import ticket_picture
from dos.events.forms.registration import FewerForm
from dos.events.models import Registration
from dos.events.selectors import registration as questions
from dos.events.selectors import wording
from dos.events.selectors.addresses import canonical_url
from dos.events.services import registration as deeds
from dos.events.services.registration_letters import calendar_url, moment_words
from dos.events.services.registration_names import hashed, ticket_of
from dos.events.views.registration import LINKS_PER_HOUR, braked

SECONDS, SESSION_KEY, ROWS, KEPT = 3600, "registrations", 20, 50


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def registration_link(request: CityRequest, secret: str) -> HttpResponse:
    """Show a button that opens the registration, and confirms it where the address is not confirmed yet."""
    if too_many := braked(request, "registration-link", LINKS_PER_HOUR):
        return too_many
    row = questions.of_secret(hashed(secret))
    if row is None:
        return unknown(request)
    context = {**_about(row), "is_new": row.state == Registration.State.REQUESTED}
    if request.method != "POST":
        return show(request, "events/registration/open.html", context)
    try:
        deeds.confirm(registration=row)
    except Refused as refusal:
        return show(request, "events/registration/open.html", {**context, "refusal": refusal.message}, status=409)
    request.session.cycle_key()
    known = [*_opened(request), row.pk]
    request.session[SESSION_KEY] = {"ids": known[-KEPT:], "until": int(time.time()) + SECONDS}
    return redirect("events:own_registration", row.reference)


@secret_page
@require_http_methods(["GET", "HEAD"])
def own_registrations(request: CityRequest) -> HttpResponse:
    """List one's own registrations."""
    ids = _opened(request)
    if not ids and not request.user.is_authenticated:
        return unknown(request)
    page = numbered_page(request, questions.own(request.user, ids), ROWS)
    rows = [{**_about(row), "url": reverse("events:own_registration", args=[row.reference])} for row in page]
    context = {"crumbs": _crumbs(), "page": page, "rows": rows}
    return show(request, "events/registration/list.html", context)


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def own_registration(request: CityRequest, reference: str) -> HttpResponse:
    """Show the own registration; take an offer, or come with fewer."""
    row = _own(request, reference)
    if row is None:
        return unknown(request)
    form = FewerForm(initial={"group_size": row.group_size}, most=row.group_size)
    if request.method != "POST":
        return _page(request, row, form)
    try:
        if request.POST.get("tat") == "annehmen":
            deeds.accept(registration=row)
            return redirect("events:own_registration", reference)
        form = FewerForm(request.POST, most=row.group_size)
        if form.is_valid():
            deeds.come_with_fewer(registration=row, group_size=form.cleaned_data["group_size"])
            return redirect("events:own_registration", reference)
    except Refused as refusal:
        status = 409 if isinstance(refusal, Conflict) else 422
        return _page(request, row, form, refusal=refusal.message, status=status)
    return _page(request, row, form, status=422)


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def own_cancel(request: CityRequest, reference: str) -> HttpResponse:
    """Ask once more, then give the place back."""
    row = _own(request, reference)
    if row is None:
        return unknown(request)
    if request.method != "POST":
        return show(request, "events/registration/cancel.html", _about(row))
    try:
        deeds.cancel(registration=row)
    except Refused as refusal:
        return show(request, "events/registration/cancel.html", {**_about(row), "refusal": refusal.message}, status=409)
    return redirect("events:own_registration", reference)


def unknown(request: CityRequest) -> HttpResponse:
    """Say the same to whoever comes with a forged, a used and a forgotten link."""
    return show(request, "events/registration/unknown.html", status=404)


def _opened(request: CityRequest) -> list[int]:
    """Return the registrations whose link was opened in this browser within the hour."""
    known = request.session.get(SESSION_KEY)
    if not isinstance(known, dict) or known.get("until", 0) < time.time():
        return []
    return list(known.get("ids", []))


def _own(request: CityRequest, reference: str) -> Registration | None:
    return questions.own(request.user, _opened(request)).filter(reference=reference).first()


def _page(
    request: CityRequest, row: Registration, form: FewerForm, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    row.refresh_from_db(fields=["state", "group_size", "offered_until"])
    occurrence, state = row.occurrence, Registration.State
    is_ahead = timezone.now() < occurrence.starts_at and not occurrence.is_cancelled
    has_place = row.state in (state.CONFIRMED, state.ATTENDED)
    context = {
        **_about(row),
        "form": form if row.is_coming and row.group_size > 1 and is_ahead else None,
        "refusal": refusal,
        "until": moment_words(row.offered_until) if row.offered_until else "",
        "may_cancel": row.is_coming and is_ahead,
        "ticket": ticket_picture(row) if has_place and not occurrence.is_cancelled else "",
        "ticket_code": ticket_of(row) if has_place else "",
        "online_url": occurrence.event.online_url if has_place and not occurrence.is_cancelled else "",
        "is_cancelled": occurrence.is_cancelled,
        "calendar_url": calendar_url(row),
    }
    return show(request, "events/registration/own.html", context, status=status)


def _about(row: Registration) -> dict[str, Any]:
    occurrence = row.occurrence
    return {
        "crumbs": _crumbs(row),
        "row": row,
        "event": occurrence.event,
        "event_url": canonical_url(occurrence.event),
        "when": wording.when(occurrence),
        "where": questions.place_of(occurrence),
    }


def _crumbs(row: Registration | None = None) -> list[tuple[str, str]]:
    crumbs = [(_("Start"), reverse("portal:home")), (_("Termine"), reverse("events:event_list"))]
    own = (_("Ihre Anmeldungen"), reverse("events:own_registrations") if row else "")
    return [*crumbs, own, *([(row.reference, "")] if row else [])]
