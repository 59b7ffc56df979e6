"""An event for search engines: schema.org Event as JSON-LD."""

from typing import Any

from dos.core.models import Known
from dos.core.text import translated
from dos.events.models import Event, Occurrence
from dos.events.models.moments import ZONE
from dos.events.selectors.event_page import ACCESS_FACTS, EventSheet

_SCHEMA = "https://schema.org/"
_MODES = {
    Event.Mode.PLACE: "OfflineEventAttendanceMode",
    Event.Mode.ONLINE: "OnlineEventAttendanceMode",
    Event.Mode.HYBRID: "MixedEventAttendanceMode",
}
_KEYWORDS = {
    "step_free": "stepFreeAccess",
    "induction_loop": "inductionLoop",
    "sign_language": "signLanguageInterpretation",
    "accessible_toilet": "accessibleToilet",
}


def structured(sheet: EventSheet) -> dict[str, Any] | None:
    """Return what a page says about itself; None where no day is known."""
    event, row = sheet.event, sheet.occurrence
    if row is None:
        return None
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": sheet.canonical_url,
        "url": sheet.canonical_url,
        "name": translated(event, "title").text,
        "description": translated(event, "summary").text,
        "startDate": _start(event, row),
        "endDate": _end(event, row),
        "eventStatus": f"{_SCHEMA}{_status(sheet)}",
        "eventAttendanceMode": f"{_SCHEMA}{_MODES[Event.Mode(event.mode)]}",
        "location": _location(sheet),
        "organizer": [{"@type": "Organization", "name": name} for name in sheet.inviting],
        "isAccessibleForFree": event.is_free,
        "inLanguage": event.language or "de",
        "keywords": [_KEYWORDS[name] for name in ACCESS_FACTS if getattr(event, name) == Known.YES],
        "audience": {"@type": "Audience", "audienceType": event.audience} if event.audience else None,
        "previousStartDate": row.original_starts_at.astimezone(ZONE).isoformat() if sheet.is_moved else None,
    }
    return {name: value for name, value in told.items() if value not in (None, [], "")}


def _start(event: Event, row: Occurrence) -> str:
    if event.date_precision == Event.Precision.MONTH:
        return f"{row.starts_on:%Y-%m}"
    return row.starts_on.isoformat() if row.all_day else row.starts_at.astimezone(ZONE).isoformat()


def _end(event: Event, row: Occurrence) -> str | None:
    if event.date_precision == Event.Precision.MONTH or not row.end_is_known:
        return None
    return row.ends_on.isoformat() if row.all_day else row.ends_at.astimezone(ZONE).isoformat()


def _status(sheet: EventSheet) -> str:
    if sheet.is_cancelled:
        return "EventCancelled"
    return "EventRescheduled" if sheet.is_moved else "EventScheduled"


def _location(sheet: EventSheet) -> list[dict[str, Any]]:
    """Return where it is; the way in to an online event is for those who have registered, so its page stands here."""
    event = sheet.event
    found: list[dict[str, Any]] = []
    if event.mode != Event.Mode.ONLINE and (sheet.place or event.address):
        place: dict[str, Any] = {"@type": "Place", "name": sheet.place or event.address}
        if event.address:
            place["address"] = {"@type": "PostalAddress", "streetAddress": event.address, "addressCountry": "DE"}
        if sheet.is_located:
            place["geo"] = {"@type": "GeoCoordinates", "latitude": event.latitude, "longitude": event.longitude}
        found.append(place)
    if event.mode != Event.Mode.PLACE:
        found.append({"@type": "VirtualLocation", "url": sheet.canonical_url})
    return found
