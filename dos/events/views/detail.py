"""The web door of one event: invitation before, report afterwards, and its calendar file."""

from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities.middleware import CityRequest
from dos.core import calendar as written
from dos.core import module, thread
from dos.core.http import page
from dos.core.remembered import remembered
from dos.core.rest import open_to_all
from dos.core.text import translated
from dos.events import permissions
from dos.events.exports.structured import structured
from dos.events.models import Event
from dos.events.selectors import addresses, calendar, event_page, feeds, registration
from dos.events.selectors.addresses import webcal
from dos.events.selectors.echoes import echoes
from dos.events.selectors.event_page import EventSheet
from dos.events.services.echoes import is_open
from dos.strategy.selectors.project_views import boundary_areas


@require_safe
def event_detail(request: CityRequest, slug: str) -> HttpResponse:
    """Show one event; afterwards the same page is its report."""
    event = public_event_or_404(slug)
    sheet = event_page.event_sheet(event, timezone.localdate())
    if sheet is None:
        raise Http404
    return _shown(request, sheet)


@require_safe
def occurrence_detail(request: CityRequest, slug: str, day: date) -> HttpResponseBase:
    """Show one date of a series; the one date of a single event is at home on the event's page."""
    event = public_event_or_404(slug)
    if not event.is_series:
        if not event.occurrences.filter(day=day).exists():
            raise Http404
        return redirect(addresses.here(slug))
    sheet = event_page.event_sheet(event, timezone.localdate(), day)
    if sheet is None:
        raise Http404
    return _shown(request, sheet)


@open_to_all
@require_safe
def event_calendar(request: CityRequest, slug: str) -> HttpResponse:
    """Hand out the event, or the whole series, for calendars."""
    event = public_event_or_404(slug)
    text = calendar.calendar(
        translated(event, "title").text, feeds.of_events(Event.objects.filter(pk=event.pk)), timezone.localdate()
    )
    return written.answer(text, slug)


@open_to_all
@require_safe
def occurrence_calendar(request: CityRequest, slug: str, day: date) -> HttpResponse:
    """Hand out one date of a series for calendars."""
    event = public_event_or_404(slug)
    row = event.occurrences.filter(day=day).first()
    if row is None or event.date_precision != Event.Precision.DAY:
        raise Http404
    row.event = event
    text = written.document(translated(event, "title").text, "Termine", calendar.date_entry(event, row))
    return written.answer(text, f"{slug}-{day.isoformat()}")


def public_event_or_404(slug: str) -> Event:
    """Return the public event of this name with what its page needs."""
    event = event_page.public_event(slug)
    if event is None:
        raise Http404
    return event


def _shown(request: CityRequest, sheet: EventSheet) -> HttpResponse:
    event, title = sheet.event, translated(sheet.event, "title").text
    url = sheet.canonical_url
    request.canonical = url  # type: ignore[attr-defined]  # the frame of the page looks for it
    crumbs = [(_("Start"), reverse("portal:home")), (_("Termine"), reverse("events:event_list"))]
    if sheet.is_one_date:
        crumbs.append((title, addresses.here(event.slug)))
    context = {
        "crumbs": [*crumbs, (sheet.when if sheet.is_one_date else title, "")],
        "sheet": sheet,
        "event": event,
        "strip": remembered(request, ("event strip", event.slug), lambda: thread.walk(event, request.user).strip),
        "panels": _panels(event, request.user),
        "structured": structured(sheet),
        "page_url": url,
        "calendar_url": _calendar_url(sheet),
        "webcal_url": webcal(reverse("events:event_calendar", args=[event.slug])),
        "mail_url": f"mailto:?{urlencode({'subject': title, 'body': url}, quote_via=quote)}",
        **_map(sheet),
        **_registration(sheet),
        **_afterwards(sheet, request.user),
    }
    return page(request, "events/event_detail.html", context)


def _calendar_url(sheet: EventSheet) -> str:
    if sheet.event.date_precision != Event.Precision.DAY or sheet.occurrence is None:
        return ""
    if sheet.is_one_date:
        return reverse("events:occurrence_calendar", args=[sheet.event.slug, sheet.occurrence.day])
    return reverse("events:event_calendar", args=[sheet.event.slug])


def _panels(event: Event, viewer: Any) -> list[module.Panel]:
    found = [panel for room in module.modules() if room.panels is not None for panel in room.panels(event, viewer)]
    return sorted(found, key=lambda panel: panel.order)


def _registration(sheet: EventSheet) -> dict[str, Any]:
    """Tell places and the way to register; a date that is over has none."""
    row = sheet.occurrence
    if row is None or sheet.is_past or sheet.event.date_precision != Event.Precision.DAY:
        return {}
    slug = sheet.event.slug
    register = reverse("events:register_date", args=[slug, row.day]) if sheet.event.is_series else ""
    return {
        "registration": registration.openness(row, timezone.now()),
        "register_url": register or reverse("events:register", args=[slug]),
    }


def _afterwards(sheet: EventSheet, user: Any) -> dict[str, Any]:
    """Tell the way to feedback while it is open, what it says together, and the way to the report for organisers."""
    event, now = sheet.event, timezone.now()
    found: dict[str, Any] = {}
    ended = sheet.occurrence if sheet.is_one_date else event_page.just_ended(event, now)
    if ended is not None and is_open(ended, now):
        found["echo_url"] = reverse("events:echo", args=[event.slug, ended.day])
    if sheet.is_past or event.is_reported:
        found["echoes"] = echoes(event)
    if user.is_authenticated and (permissions.may_run(user, event) or permissions.may_report(user, event)):
        found["report_url"] = reverse("events:report", args=[event.slug])
    return found


def _map(sheet: EventSheet) -> dict[str, Any]:
    if not sheet.is_located:
        return {}
    event = sheet.event
    point = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [event.longitude, event.latitude]},
        "properties": {"label": translated(event, "title").text, "text": sheet.place},
    }
    return {"places": {"type": "FeatureCollection", "features": [point]}, "areas": boundary_areas()}
