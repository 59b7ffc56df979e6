"""A service and an office for search engines: schema.org GovernmentService and GovernmentOffice as JSON-LD."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from dos.core.models import Known
from dos.core.text import translated
from dos.directory.models import Fee, Office, Provision
from dos.directory.selectors import addresses, wording
from dos.directory.selectors.hours import Timetable
from dos.directory.selectors.service_page import OfficeCard, Place, ServiceSheet

_SCHEMA = "https://schema.org/"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ACCESS = {
    "step_free": "stepFreeAccess",
    "accessible_toilet": "accessibleToilet",
    "induction_loop": "inductionLoop",
    "accessible_parking": "accessibleParking",
}
# So far ahead the days are told that differ from an ordinary week.
_DAYS_AHEAD = 60


def service_data(sheet: ServiceSheet) -> dict[str, Any]:
    """Return what the page of a service says about itself: only what is proven."""
    service = sheet.service
    proven = [place for place in sheet.places if place.provision is not None and not place.is_generic]
    url = addresses.service_url(service)
    return _told(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "@id": url,
            "url": url,
            "name": translated(service, "title").text,
            "alternateName": service.official_name,
            "description": translated(service, "short_text").text,
            "serviceType": [translated(topic, "title").text for topic in service.topics.all()],
            "audience": {"@type": "Audience", "audienceType": service.audience} if service.audience else None,
            "areaServed": [{"@type": "City", "name": place.city.name} for place in proven],
            "provider": _bodies(proven),
            "serviceOperator": [
                {"@type": "GovernmentOrganization", "name": translated(place.card.office, "name").text}
                for place in proven
                if place.card is not None and _is_there(place.provision)
            ],
            "availableChannel": [channel for place in proven for channel in _channels(place)],
            "offers": [_offer(fee, place) for place in proven if place.provision for fee in place.provision.fees.all()],
        }
    )


def office_data(card: OfficeCard, today: date) -> dict[str, Any]:
    """Return what the page of an office says about itself."""
    office = card.office
    url = addresses.office_url(office)
    return _told({"@context": "https://schema.org", "@id": url, **_office(office), **_opening(card.table, today)})


def _office(office: Office) -> dict[str, Any]:
    place: dict[str, Any] = {
        "@type": "GovernmentOffice",
        "url": addresses.office_url(office),
        "name": translated(office, "name").text,
        "telephone": office.phone,
        "email": office.email,
        "sameAs": office.website,
        "address": _address(office) if office.address else None,
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": name, "value": getattr(office, field) == Known.YES}
            for field, name in _ACCESS.items()
            if getattr(office, field) != Known.UNKNOWN
        ],
    }
    if office.latitude is not None and office.longitude is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": office.latitude, "longitude": office.longitude}
    if office.organisation is not None and office.organisation.live:
        place["parentOrganization"] = {"@type": "GovernmentOrganization", "name": office.organisation.name}
    return _told(place)


def _address(office: Office) -> dict[str, Any]:
    return {"@type": "PostalAddress", "streetAddress": office.address, "addressCountry": "DE"}


def _opening(table: Timetable, today: date) -> dict[str, Any]:
    weekly = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"{_SCHEMA}{_DAYS[weekday]}",
            "opens": f"{span.opens:%H:%M}",
            "closes": f"{span.closes:%H:%M}",
        }
        for weekday, span in table.weekly
    ]
    special = []
    for day in table.unusual(today, _DAYS_AHEAD):
        valid = {"validFrom": day.on.isoformat(), "validThrough": day.on.isoformat()}
        # Closed all day is said with equal times.
        spans = [(f"{span.opens:%H:%M}", f"{span.closes:%H:%M}") for span in day.spans] or [("00:00", "00:00")]
        special += [
            {"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes, **valid} for opens, closes in spans
        ]
    return {"openingHoursSpecification": weekly, "specialOpeningHoursSpecification": special}


def _bodies(places: Iterable[Place]) -> list[dict[str, str]]:
    names = dict.fromkeys(wording.responsible(place.provision) for place in places if place.provision is not None)
    return [{"@type": "GovernmentOrganization", "name": name} for name in names]


def _channels(place: Place) -> list[dict[str, Any]]:
    provision, found = place.provision, []
    if provision is not None and provision.online_url:
        found.append({"@type": "ServiceChannel", "name": "online", "serviceUrl": provision.online_url})
    if place.card is not None and _is_there(provision):
        office = place.card.office
        where: dict[str, Any] = {"@type": "ServiceChannel", "serviceLocation": _office(office)}
        phone: dict[str, Any] = (
            {"servicePhone": {"@type": "ContactPoint", "telephone": office.phone}} if office.phone else {}
        )
        found.append({**where, **phone})
    return found


def _is_there(provision: Provision | None) -> bool:
    return provision is not None and provision.on_site != Known.NO and not provision.office_is_typical


def _offer(fee: Fee, place: Place) -> dict[str, Any]:
    offer: dict[str, Any] = {
        "@type": "Offer",
        "description": fee.condition or fee.words,
        "areaServed": {"@type": "City", "name": place.city.name},
    }
    if fee.amount is not None and fee.amount_to is None:
        offer |= {"price": f"{fee.amount:.2f}", "priceCurrency": "EUR"}
    elif fee.amount is not None:
        span = {"minPrice": f"{fee.amount:.2f}", "maxPrice": f"{fee.amount_to:.2f}", "priceCurrency": "EUR"}
        offer["priceSpecification"] = {"@type": "PriceSpecification", **span}
    return _told(offer)


def _told(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, [], "")}
