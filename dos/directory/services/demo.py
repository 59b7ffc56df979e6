"""Loading of services: collected ones with their sources, what is only usual marked so, and one invented example."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.db import transaction

from dos.actors.models import Organisation
from dos.cities.models import City
from dos.core.loading import Row, load
from dos.core.models import Known
from dos.directory.models import Office, Origin, Provision, Service, Situation, Topic

Item = Mapping[str, Any]
_OFFICE = ("name", "name_en", "address", "phone", "email", "website", "appointment_url", "note", "source_url")
_FACTS = ("step_free", "accessible_toilet", "induction_loop", "accessible_parking")
_SERVICE = (
    *("title", "title_en", "official_name", "short_text", "short_text_en", "leika_key", "ozg_id", "audience"),
    *("deadline", "processing_time", "appeal", "notes", "plain_text", "easy_text"),
)
_LINES = ("documents", "requirements", "procedure", "legal_basis")
_PROVISION = (
    *("level", "responsible", "office_name", "online_url", "online_provider", "appointment_url"),
    *("processing_time", "note", "source_url", "source_note"),
)


@transaction.atomic
def load_services(told: Item) -> None:
    """Bring topics, situations, offices and services up to date; what an editor has touched is left alone."""
    topics = {item["slug"]: _load_entry(Topic, item) for item in told["topics"]}
    situations = {item["slug"]: _load_entry(Situation, item) for item in told["situations"]}
    cities = {city.key: city for city in City.objects.all()}
    offices = {item["slug"]: _load_office(item, cities) for item in told["offices"]}
    services = {}
    for item in told["services"]:
        many = {
            "topics": [topics[slug] for slug in item["topics"]],
            "situations": [situations[slug] for slug in item["situations"]],
        }
        services[item["slug"]] = load(
            Row(Service, {"slug": item["slug"]}, _service_values(item), many, {"synonyms": item["synonyms"]})
        ).obj
    for item in told["services"]:
        _relate(services[item["slug"]], [services[slug] for slug in item["related"]])
        for place in item["provisions"]:
            if services[item["slug"]] is not None and place["city"] in cities:
                _load_provision(services[item["slug"]], place, cities[place["city"]], offices, item)


def _load_entry(model: type[Topic | Situation], item: Item) -> Any:
    values = {"title": item["title"], "title_en": item["title_en"], "order": item["order"]}
    return load(Row(model, {"slug": item["slug"]}, values)).obj


def _load_office(item: Item, cities: Mapping[str, City]) -> Any:
    values = {
        **_texts(item, _OFFICE),
        **{name: _known(item.get(name)) for name in _FACTS},
        "city": cities.get(item["city"] or ""),
        "organisation": Organisation.objects.filter(slug=item.get("organisation") or "").first(),
        "latitude": item["latitude"],
        "longitude": item["longitude"],
        "origin": Origin.CONFIRMED if item.get("is_example") else Origin.RESEARCHED,
        "is_example": item.get("is_example", False),
        "source_note": item.get("source_note") or "",
        "as_of": _day(item.get("as_of")),
    }
    hours = [
        {"weekday": span["weekday"], "opens": _time(span["opens"]), "closes": _time(span["closes"])}
        for span in item["hours"]
    ]
    return load(Row(Office, {"slug": item["slug"]}, values, children={"hours": hours})).obj


def _service_values(item: Item) -> dict[str, Any]:
    is_example = item.get("is_example", False)
    is_proven = any(place["is_proven"] for place in item["provisions"])
    origin = Origin.RESEARCHED if is_proven else Origin.GENERIC
    return {
        **_texts(item, _SERVICE),
        **{name: "\n".join(item.get(name) or []) for name in _LINES},
        "origin": Origin.CONFIRMED if is_example else origin,
        "is_example": is_example,
    }


def _load_provision(service: Service, place: Item, city: City, offices: Mapping[str, Any], item: Item) -> None:
    origin = Origin.RESEARCHED if place["is_proven"] else Origin.GENERIC
    values = {
        **_texts(place, _PROVISION),
        "level_reason": place.get("level_reason") or item.get("level_reason") or "",
        "office": offices.get(place["office"] or ""),
        "office_is_typical": place["office_basis"] == "typical",
        "online": _known(place["is_online"]),
        "trust_level": place.get("trust_level") or "unknown",
        "origin": Origin.CONFIRMED if item.get("is_example") else origin,
        "as_of": _day(place.get("as_of")),
        **{name: _known(place[name]) for name in ("on_site", "by_post", "by_phone") if name in place},
    }
    key = {"service": service, "city": city}
    load(Row(Provision, key, values, children={"fees": [_fee(fee) for fee in place["fees"]]}))


def _fee(told: Item) -> dict[str, Any]:
    amount = "0" if told.get("is_free") else told.get("amount")
    return {
        "amount": amount,
        "amount_to": told.get("amount_to"),
        "condition": told.get("condition") or "",
        "words": told.get("text") or "",
    }


def _relate(service: Any, others: list[Any]) -> None:
    """Relate a new service to others; relations that stand are the editors'."""
    if service is not None and not service.related.exists():
        service.related.set([other for other in others if other is not None])
        service.save()


def _texts(item: Item, names: tuple[str, ...]) -> dict[str, str]:
    return {name: item.get(name) or "" for name in names}


def _known(told: Any) -> str:
    return {True: Known.YES, False: Known.NO}.get(told, Known.UNKNOWN)


def _time(told: str) -> time:
    return time.fromisoformat(told)


def _day(told: str | None) -> date | None:
    """Return the day of a source; a month or a year is its first day."""
    return date.fromisoformat(f"{told}-01-01"[:10] if len(told) < 7 else f"{told}-01"[:10]) if told else None
