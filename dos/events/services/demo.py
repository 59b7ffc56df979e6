"""Loading of events: researched ones with their sources, and invented ones that say so."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from dos.actors.models import Organisation
from dos.cities.models import City
from dos.core.loading import Row, load
from dos.events.models import Event, Repeats, Rule, Terms
from dos.events.models.recurrence import WEEKDAY_CODES
from dos.events.services.dates import DAYS_AHEAD, draw_dates
from dos.strategy.models import ActionField, Project

Item = Mapping[str, Any]
# How the sources call an event, and the kind that people choose from.
KINDS = {
    "abschluss": Event.Kind.CLOSING,
    "aktionstag": Event.Kind.ACTION_DAY,
    "auftakt": Event.Kind.OPENING,
    "bautermin": Event.Kind.WORKS,
    "besuch": Event.Kind.PRESS,
    "beteiligung": Event.Kind.PARTICIPATION,
    "datenerhebung": Event.Kind.WORKS,
    "diskussion": Event.Kind.TALK,
    "eroeffnung": Event.Kind.OPENING,
    "fachtagung": Event.Kind.CONFERENCE,
    "festival": Event.Kind.FESTIVAL,
    "inbetriebnahme": Event.Kind.WORKS,
    "information": Event.Kind.INFORMATION,
    "konferenz": Event.Kind.CONFERENCE,
    "messe": Event.Kind.FAIR,
    "netzwerktreffen": Event.Kind.MEETING,
    "offene_werkstatt": Event.Kind.WORKSHOP,
    "open_house": Event.Kind.OPENING,
    "preisverleihung": Event.Kind.COMPETITION,
    "pressetermin": Event.Kind.PRESS,
    "sprechstunde": Event.Kind.CONSULTATION,
    "stadtteilkonferenz": Event.Kind.PARTICIPATION,
    "vortrag": Event.Kind.TALK,
    "vortragsreihe": Event.Kind.TALK,
    "wettbewerb": Event.Kind.COMPETITION,
}
EVIDENCE = {"announcement": "Ankündigung; ein Bericht wurde nicht gefunden", "schedule": "regelmäßiges Angebot"}
_RULE = re.compile(r"^FREQ=WEEKLY;BYDAY=(?P<day>[A-Z]{2})(?: \((?P<note>.+)\))?$")
_PLAIN = (
    *("title", "title_en", "summary", "summary_en", "description", "description_en", "kind", "audience", "audience_en"),
    *("repeats", "repeats_count", "place", "address", "room", "latitude", "longitude", "step_free", "induction_loop"),
    *("sign_language", "accessible_toilet", "accessibility_note", "is_free"),
    *("report_summary", "report_summary_en", "results", "results_en", "participants"),
)


@transaction.atomic
def load_events(items: Sequence[Item], english: Mapping[str, Mapping[str, str]]) -> None:
    """Bring the events that the facts name up to date; those that an editor has touched are left alone."""
    surroundings = _Surroundings()
    for item in items:
        words = english.get(item["id"], {})
        values = {**_facts(item, surroundings), **{f"{name}_en": text for name, text in words.items()}}
        _load(Row(Event, {"slug": item["id"]}, values, surroundings.of_fact(item)))


@transaction.atomic
def load_example_events(told: Item) -> None:
    """Load the invented events with days that count from the first load."""
    surroundings = _Surroundings()
    known = Event.objects.filter(slug__in=[item["slug"] for item in told["events"]])
    first = known.order_by("first_published_at").values_list("first_published_at", flat=True).first()
    start = timezone.localtime(first or timezone.now()).date()
    for item in told["events"]:
        values = {**_example(item, start), "source_note": told["source_note"], "is_example": True}
        many = {
            "cities": [surroundings.by_key[key] for key in item["cities"]],
            "action_fields": surroundings.named("fields", [item["action_field"]]),
            "projects": surroundings.named("projects", [told["project"]] if item.get("has_project") else []),
        }
        event = _load(Row(Event, {"slug": item["slug"]}, values, many))
        if places := item.get("places"):
            Terms.objects.get_or_create(event=event, defaults={"capacity": places})


def _load(row: Row) -> Event:
    loaded = load(row)
    if loaded.is_written:
        draw_dates(event=loaded.obj)
    event: Event = loaded.obj
    return event


class _Surroundings:
    """What events point to, read once."""

    def __init__(self) -> None:
        cities = list(City.objects.all())
        self.by_key = {city.key: city for city in cities}
        self.cities = {city.name: city for city in cities}
        self.rows: dict[str, dict[str, Any]] = {
            "fields": {field.slug: field for field in ActionField.objects.all()},
            "projects": {project.slug: project for project in Project.objects.all()},
            "organisations": {row.name: row for row in Organisation.objects.all()},
        }

    def named(self, table: str, names: Iterable[str]) -> list[Any]:
        """Return the rows of these names; a name that is not known is left out."""
        return [self.rows[table][name] for name in names if name in self.rows[table]]

    def of_fact(self, item: Item) -> dict[str, list[Any]]:
        """Return what a researched event belongs to."""
        city = self.cities.get(item["city"])
        return {
            "cities": [city] if city else [],
            "organisers": self.named("organisations", [item["organizer"]] if item["organizer"] else []),
            "projects": self.named("projects", item["projects"]),
            "action_fields": self.named("fields", item["action_fields"]),
        }


def _facts(item: Item, surroundings: _Surroundings) -> dict[str, Any]:
    elsewhere = item["city"] if item["city"] not in surroundings.cities else ""
    return {
        "title": item["title"],
        "summary": item["summary"],
        "kind": KINDS[item["kind"]],
        "date_precision": item["date_precision"],
        "starts_on": _first_day(item["date_start"]),
        "ends_on": _last_day(item),
        "start_time": _time(item["time_start"]),
        "end_time": _time(item["time_end"]),
        **_habit(item["recurrence"]),
        "place": item["place"] or "",
        "address": item["address"] or elsewhere or "",
        "latitude": item["lat"],
        "longitude": item["lon"],
        "place_is_approximate": item["geo_precision"] == "approximate",
        "participants": item["participants"],
        "origin": Event.Origin.RESEARCHED,
        "source_url": item["source_url"],
        "source_note": EVIDENCE.get(item["evidence"], ""),
        "more_source_urls": list(item["more_source_urls"]),
    }


def _first_day(told: str | None) -> date | None:
    return date.fromisoformat(told if len(told) > 7 else f"{told}-01") if told else None


def _last_day(item: Item) -> date | None:
    """Return the last day; of an event of which only the month is known the last of its month."""
    told = item["date_end"] or item["date_start"]
    if told is None or len(told) > 7:
        return date.fromisoformat(told) if told else None
    return (date.fromisoformat(f"{told}-01") + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _time(told: str | None) -> time | None:
    return time.fromisoformat(told) if told else None


def _habit(told: str | None) -> dict[str, Any]:
    found = _RULE.match(told or "")
    if found is None:
        return {}
    weekday = WEEKDAY_CODES.index(found["day"])
    return {"repeats": Repeats.WEEKLY, "weekdays": [weekday], "recurrence_note": found["note"] or ""}


def _example(item: Item, start: date) -> dict[str, Any]:
    values = {name: item[name] for name in _PLAIN if name in item}
    times = {name: time.fromisoformat(item[name]) for name in ("start_time", "end_time")}
    if "day" in item:
        return {**values, **times, "starts_on": start + timedelta(days=item["day"])}
    first = _first_thursday(start + timedelta(days=item["first_thursday_after"]))
    days = list(Rule(item["repeats"], first).days(first + timedelta(days=DAYS_AHEAD)))
    return {**values, **times, "starts_on": first, "exceptions": [days[item["exception"]].isoformat()]}


def _first_thursday(after: date) -> date:
    days = (after + timedelta(days=number) for number in range(40))
    return next(day for day in days if day.weekday() == 3 and day.day <= 7)
