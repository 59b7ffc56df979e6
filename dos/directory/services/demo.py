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
# Facts about accessibility, each with its name in the file.
_FACTS = {
    "step_free": "step_free",
    "accessible_toilet": "accessible_toilet",
    "induction_loop": "induction_loop",
    "accessible_parking": "parking",
}
_SERVICE = (
    *("title", "title_en", "official_name", "short_text", "short_text_en", "leika_key", "ozg_id", "audience"),
    *("deadline", "processing_time", "appeal", "notes", "plain_text", "easy_text"),
)
_LINES = ("documents", "requirements", "procedure", "legal_basis")
_PROVISION = (
    *("level", "responsible", "office_name", "online_url", "online_provider", "appointment_url"),
    *("processing_time", "note", "source_url"),
)


@transaction.atomic
def load_services(told: Item) -> None:
    """Bring topics, situations, offices and services up to date; what an editor has touched is left alone."""
    topics = {item["slug"]: _load_entry(Topic, item) for item in told["topics"]}
    situations = {item["slug"]: _load_entry(Situation, item) for item in told["situations"]}
    cities = {city.key: city for city in City.objects.all()}
    offices = {item["slug"]: _load_office(item, cities) for item in told["offices"]}
    services: dict[str, Any] = {}
    fresh: set[str] = set()
    for item in told["services"]:
        many = {
            "topics": [topics[slug] for slug in item["topics"]],
            "situations": [situations[slug] for slug in item["situations"]],
        }
        loaded = load(Row(Service, {"slug": item["slug"]}, _service_values(item), many, {"synonyms": item["synonyms"]}))
        services[item["slug"]] = loaded.obj
        if loaded.is_new:
            fresh.add(item["slug"])
    _relate(services, {item["slug"]: item["related"] for item in told["services"] if item["slug"] in fresh})
    for item in told["services"]:
        for place in item["provisions"]:
            if services[item["slug"]] is not None and place["city"] in cities:
                _load_provision(services[item["slug"]], place, cities[place["city"]], offices, item)


def _load_entry(model: type[Topic | Situation], item: Item) -> Any:
    values = {"title": item["title"], "title_en": item["title_en"], "order": item["order"]}
    return load(Row(model, {"slug": item["slug"]}, values)).obj


def _load_office(item: Item, cities: Mapping[str, City]) -> Any:
    values = {
        **_texts(item, _OFFICE),
        **{name: _known(item.get("accessibility", {}).get(told)) for name, told in _FACTS.items()},
        "city": cities.get(item["city"] or ""),
        "organisation": Organisation.objects.filter(slug=item.get("organisation") or "").first(),
        "latitude": item["latitude"],
        "longitude": item["longitude"],
        "origin": Origin.CONFIRMED if item.get("is_example") else Origin.RESEARCHED,
        "is_example": item.get("is_example", False),
        **_source(item),
    }
    hours = [
        {"weekday": span["weekday"], "opens": _time(span["opens"]), "closes": _time(span["closes"])}
        for span in item["hours"]
    ]
    children = {"hours": hours, "exceptions": [_exception(told) for told in item.get("exceptions") or []]}
    return load(Row(Office, {"slug": item["slug"]}, values, children=children)).obj


def _service_values(item: Item) -> dict[str, Any]:
    is_example = item.get("is_example", False)
    is_proven = any(place["is_proven"] for place in item["provisions"])
    origin = Origin.RESEARCHED if is_proven else Origin.GENERIC
    return {
        **_texts(item, _SERVICE),
        **{name: _lines(item.get(name)) for name in _LINES},
        "origin": Origin.CONFIRMED if is_example else origin,
        "is_example": is_example,
    }


def _load_provision(service: Service, place: Item, city: City, offices: Mapping[str, Any], item: Item) -> None:
    origin = Origin.RESEARCHED if place["is_proven"] else Origin.GENERIC
    values = {
        **_texts(place, _PROVISION),
        "level_reason": place.get("level_reason") or item.get("level_reason") or "",
        "office": offices.get(place["office"] or ""),
        "office_is_typical": place["office_basis"] == "typical" and not item.get("is_example"),
        "online": _known(place["is_online"]),
        "trust_level": place.get("trust_level") or (place["online_url"] and item.get("trust_level")) or "unknown",
        "origin": Origin.CONFIRMED if item.get("is_example") else origin,
        **_source(place),
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


def _exception(told: Item) -> dict[str, Any]:
    is_closed = told.get("closed", not told.get("opens"))
    return {
        "first_day": date.fromisoformat(told["from"]),
        "last_day": date.fromisoformat(told["until"]),
        "opens": None if is_closed else _time(told["opens"]),
        "closes": None if is_closed else _time(told["closes"]),
        "reason": told.get("reason") or "",
    }


def _relate(services: Mapping[str, Any], related: Mapping[str, list[str]]) -> None:
    """Relate new services to others, each both ways; relations of services that stood before are the editors'."""
    through = Service.related.through
    pairs = {(services[one], services[other]) for one, others in related.items() for other in others if services[other]}
    both = {(a.pk, b.pk) for a, b in pairs} | {(b.pk, a.pk) for a, b in pairs}
    rows = [through(from_service_id=a, to_service_id=b) for a, b in sorted(both)]
    through.objects.bulk_create(rows, ignore_conflicts=True)


def _texts(item: Item, names: tuple[str, ...]) -> dict[str, str]:
    return {name: item.get(name) or "" for name in names}


def _lines(told: Any) -> str:
    return told if isinstance(told, str) else "\n".join(told or [])


def _known(told: Any) -> str:
    return {True: Known.YES, False: Known.NO}.get(told, Known.UNKNOWN)


def _time(told: str) -> time:
    return time.fromisoformat(told)


def _source(item: Item) -> dict[str, Any]:
    """Return the words and the day of a source; of which only the year is known, that stands in the words."""
    told, words = item.get("as_of") or "", item.get("source_note") or ""
    is_day = len(told) == len("2020-01-01")
    if told and not is_day:
        words = f"{words}, Stand {told}" if words else f"Stand {told}"
    return {"source_note": words, "as_of": date.fromisoformat(told) if is_day else None}
