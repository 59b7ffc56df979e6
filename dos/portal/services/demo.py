"""The deed that brings the demonstration to life: cities, logins, facts, example."""

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from dos.accounts import services as accounts
from dos.actors import services as actors
from dos.cities import services as cities
from dos.cities.models import Boundary, City, CityRole
from dos.core import search
from dos.core.loading import Row, load, many_at_once
from dos.directory.services.demo import load_services
from dos.events.services.demo import load_events, load_example_events
from dos.participation.services.demo import load_processes
from dos.participation.services.offers import load_offers
from dos.portal.services import stories, usage
from dos.portal.services.cities import open_city, open_programme
from dos.sensors.services.demo import load_stations
from dos.strategy.services import facts

# Who can sign in at the desk of the demonstration: e-mail address → name, city, role.
LOGINS = {
    "admin@dos.localhost": ("Verwaltung des Programms", "", ""),
    "redaktion@schwerte.localhost": ("Redaktion Schwerte", "schwerte", CityRole.Role.EDITOR),
    "redaktion@dortmund.localhost": ("Redaktion Dortmund", "dortmund", CityRole.Role.EDITOR),
    "moderation@schwerte.localhost": ("Moderation Schwerte", "schwerte", CityRole.Role.MODERATOR),
    "moderation@dortmund.localhost": ("Moderation Dortmund", "dortmund", CityRole.Role.MODERATOR),
}


@transaction.atomic
def load_demo(folder: Path, passwords: Mapping[str, str]) -> None:
    """Load the content of the folder; a second time changes nothing, and what editors have touched stays as it is.

    What points to what is noted in one job afterwards instead of one for each row.
    """
    with disable_reference_index_auto_update(), many_at_once():
        _load_all(folder, passwords)
    transaction.on_commit(usage.note_usage.enqueue)


def _load_all(folder: Path, passwords: Mapping[str, str]) -> None:
    told = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.*json"))}
    english = told["english"]
    open_programme(told["programme"]["short_name"])
    known = set(City.objects.values_list("key", flat=True))
    for item in _cities(told):
        if item["key"] not in known:
            open_city(**item)
    _load_outlines(told["boundaries"])
    _open_logins(passwords)
    actors.load_organisations(told["actors"]["items"], english.get("organisations", {}))
    facts.load_facts(
        facts.Facts(
            programme=told["programme"],
            action_fields=told["action_fields"]["items"],
            projects=told["projects"]["items"],
            organisations=told["actors"]["items"],
            figures=told["figures"]["items"],
            links=told["links"],
            english=english,
        )
    )
    load_offers(told["participation"]["items"], english.get("offers", {}))
    facts.load_example(told["example"])
    load_processes(told["example_processes"])
    load_events(told["events"]["items"], english.get("events", {}))
    load_example_events(told["example_events"])
    load_services(told["services"])
    load_stations(told["sensor_networks"])
    stories.write_first_pages(is_demo=True)
    search.rebuild()


def _cities(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what `open_city` needs for each city: facts and office in one."""
    facts_of = {item["id"]: item for item in told["programme"]["cities"]}
    offices = {item["city"]: item for item in told["programme"]["contacts"]}
    found = []
    for item in told["cities"]["items"]:
        fact = facts_of[item["id"]]
        office = offices.get(fact["name"], {})
        found.append(
            {
                "key": item["id"],
                "name": fact["name"],
                "official_name": item["official_name"],
                "ags": item["ags"],
                "hosts": item["hosts"],
                "colour": item["colour"],
                "order": item["order"],
                "districts": item["districts"],
                "population": fact["population"],
                "area_km2": fact["area_km2"],
                "latitude": fact["lat"],
                "longitude": fact["lon"],
                "website": fact["website"],
                "source_url": fact["source_url"],
                "office_name": office.get("office", ""),
                "office_email": office.get("email") or "",
                "office_phone": office.get("phone") or "",
            }
        )
    return found


def _load_outlines(told: Mapping[str, Any]) -> None:
    outlines = {feature["id"]: feature["geometry"] for feature in told["features"]}
    for city in City.objects.filter(ags__in=outlines):
        load(Row(Boundary, {"city": city}, {"geometry": outlines[city.ags], "source": told["attribution"]}))


def _open_logins(passwords: Mapping[str, str]) -> None:
    known = {city.key: city for city in City.objects.all()}
    for email, (name, city, role) in LOGINS.items():
        user = accounts.open_account(
            email=email, name=name, password=passwords.get(email, ""), is_staff=True, is_administrator=not city
        )
        if city in known:
            cities.grant_role(user=user, city=known[city], role=role)


def passwords_in(file: Path) -> dict[str, str]:
    """Return the passwords of the logins; those that are missing are made at random, readable by the owner alone."""
    passwords: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    missing = [email for email in LOGINS if email not in passwords]
    if missing:
        passwords |= {email: secrets.token_urlsafe(12) for email in missing}
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as new:
            new.write(json.dumps(passwords, indent=2) + "\n")
    return passwords
