"""What the page of a service says: who is responsible, how it is done, what it takes, then the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core.filters import ALL, known
from dos.core.models import Known
from dos.core.text import listed, translated
from dos.directory.models import Level, Office, Origin, Provision, Service, TrustLevel
from dos.directory.selectors import addresses, wording
from dos.directory.selectors.hours import Now, Timetable, timetable

# What is known about a service and its provisions, in the order of the page.
STATEMENTS = ("documents", "requirements", "procedure", "deadline", "legal_basis", "appeal", "audience")


@dataclass(frozen=True)
class OfficeCard:
    """An office with what somebody wants to know who goes there now."""

    office: Office
    table: Timetable
    now: Now

    @property
    def url(self) -> str:
        """The page, on the reader's site."""
        return addresses.office_here(self.office.slug)

    @property
    def access(self) -> list[tuple[str, str]]:
        """What is known about accessibility: label and state in words; only where anything is known."""
        if not self.is_access_known:
            return []
        fields = [(name, self.office._meta.get_field(name)) for name in wording.ACCESS_FACTS]
        return [
            (str(field.verbose_name), _known(getattr(self.office, name)))  # type: ignore[union-attr]  # plain columns
            for name, field in fields
        ]

    @property
    def is_bare(self) -> bool:
        """Whether neither a way to reach it nor its hours are known."""
        office = self.office
        return not (self.now.is_known or office.address or office.phone or office.email or office.website)

    @property
    def is_access_known(self) -> bool:
        """Whether anything is known about accessibility."""
        return any(getattr(self.office, name) != Known.UNKNOWN for name in wording.ACCESS_FACTS)


@dataclass(frozen=True)
class Place:
    """The service in one city; without a provision nobody has said who does it there."""

    city: City
    service: Service
    provision: Provision | None
    card: OfficeCard | None

    @property
    def answer(self) -> str:
        """Who is responsible, as a sentence."""
        if self.provision is None:
            return _("Für %(city)s ist nicht belegt, wer zuständig ist") % {"city": self.city.name}
        return wording.responsible_sentence(self.provision)

    @property
    def is_generic(self) -> bool:
        """Whether it is only usual in towns of the state."""
        return self.provision is not None and self.provision.origin == Origin.GENERIC

    @property
    def is_foreign(self) -> bool:
        """Whether another body than the city does it."""
        return self.provision is not None and self.provision.level != Level.MUNICIPALITY

    @property
    def trust(self) -> str:
        """How people have to prove who they are online, in words."""
        if self.provision is None or self.provision.trust_level == TrustLevel.UNKNOWN:
            return _("Welche Anmeldung nötig ist, ist nicht belegt")
        return str(self.provision.get_trust_level_display())

    @property
    def ways(self) -> list[tuple[str, str]]:
        """The ways of which it is known whether it can be done so: label and state in words."""
        known = ((name, state) for name, state in self._ways.items() if state != Known.UNKNOWN)
        return [(capfirst(wording.way(name)), wording.way_words(state)) for name, state in known]

    @property
    def unknown_ways(self) -> str:
        """The ways of which nobody has said whether they are open, in words."""
        return wording.either(wording.way(name) for name, state in self._ways.items() if state == Known.UNKNOWN)

    @property
    def is_online_unlinked(self) -> bool:
        """Whether it can be done online, but nobody has said where."""
        return self.provision is not None and self.provision.online == Known.YES and not self.provision.online_url

    @property
    def _ways(self) -> dict[str, str]:
        if self.provision is None:
            return {}
        states = {name: getattr(self.provision, name) for name in wording.WAYS}
        return states | ({"online": Known.YES} if self.provision.online_url else {})

    @property
    def fees(self) -> list[tuple[str, str]]:
        """What it costs: amount in words, and under which condition."""
        if self.provision is None:
            return []
        return [(wording.fee_words(fee), fee.condition) for fee in self.provision.fees.all()]

    @property
    def duration(self) -> str:
        """How long it takes here, else in general; "" where nobody has said."""
        return (self.provision.processing_time if self.provision else "") or self.service.processing_time

    @property
    def appointment_url(self) -> str:
        """Where a visit is booked."""
        own = self.provision.appointment_url if self.provision else ""
        return own or (self.card.office.appointment_url if self.card else "")

    @property
    def office_name(self) -> str:
        """The office in words, where it has no page."""
        return self.provision.office_name if self.provision else ""


@dataclass(frozen=True)
class ServiceSheet:
    """A service with the cities that are shown, and all that there are."""

    service: Service
    places: tuple[Place, ...]
    chosen: str
    today: date

    @property
    def is_over(self) -> bool:
        """Whether the service is no longer there."""
        return self.service.valid_until is not None and self.service.valid_until < self.today

    @property
    def is_to_come(self) -> bool:
        """Whether the service is not there yet."""
        return self.service.valid_from is not None and self.service.valid_from > self.today

    @cached_property
    def stops(self) -> list[tuple[Place, str]]:
        """Where to go, each office once, with the cities whose people go there."""
        found: dict[Any, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.card.office.pk if place.card else place.city.key, []).append(place)
        return [(places[0], listed(place.city.name for place in places)) for places in found.values()]

    @cached_property
    def cards(self) -> list[OfficeCard]:
        """The offices of the shown cities, none twice."""
        found = {place.card.office.pk: place.card for place in self.places if place.card}
        return list(found.values())

    @cached_property
    def statements(self) -> list[tuple[str, bool]]:
        """Everything that the page should say, with whether it is proven."""
        service = self.service
        found = [
            (str(service._meta.get_field(name).verbose_name), bool(getattr(service, name)))  # type: ignore[union-attr]  # plain columns
            for name in STATEMENTS
        ]
        for place in self.places:
            row, city = place.provision, place.city.name
            is_proven = row is not None and row.origin != Origin.GENERIC
            found += [
                (_("zuständige Stelle in %(city)s") % {"city": city}, is_proven and place.card is not None),
                (_("Wege zum Antrag in %(city)s") % {"city": city}, bool(place.ways)),
                (_("Kosten in %(city)s") % {"city": city}, bool(place.fees)),
                (_("Dauer in %(city)s") % {"city": city}, bool(place.duration)),
            ]
        return found

    @property
    def missing(self) -> list[str]:
        """What nobody has proven yet."""
        return [label for label, is_known in self.statements if not is_known]

    @property
    def known(self) -> int:
        """How many statements are proven."""
        return sum(is_known for _label, is_known in self.statements)

    def lines(self, name: str) -> list[str]:
        """Return a text of one statement a line as a list."""
        return [line.strip() for line in getattr(self.service, name).splitlines() if line.strip()]

    @property
    def documents(self) -> list[str]:
        """What to bring."""
        return self.lines("documents")

    @property
    def requirements(self) -> list[str]:
        """Who may ask for it."""
        return self.lines("requirements")

    @property
    def steps(self) -> list[str]:
        """How it goes, step by step."""
        return self.lines("procedure")

    @property
    def laws(self) -> list[tuple[str, str]]:
        """The law, each with its address where it has one."""
        return [_law(line) for line in self.lines("legal_basis")]

    @property
    def related(self) -> list[tuple[Service, str]]:
        """Related services with their pages."""
        return [(row, addresses.service_here(row.slug)) for row in self.service.related.all()]


def public_service(slug: str) -> Service | None:
    """Return the public service of this name with what its page needs, or None."""
    places = Provision.objects.published().select_related("city", "office__organisation", "office__city")
    shown = places.prefetch_related("fees", "office__hours", "office__exceptions").order_by("city__order", "city")
    found: Service | None = (
        Service.objects.published()
        .filter(slug=slug)
        .prefetch_related(
            Prefetch("provisions", shown, to_attr="shown_places"),
            Prefetch("related", Service.objects.published()),
            "topics",
            "situations",
        )
        .first()
    )
    return found


def wanted_city(value: str) -> str:
    """Read the city that the address names; refused where there is no such city."""
    return known(_("Stadt"), value, (*cities.directory().by_key, ALL))


def service_sheet(service: Service, now: datetime, today: date, city: City | None, choice: str) -> ServiceSheet:
    """Return the sheet for the city of the site, or for the one that was chosen; "alle" shows each."""
    by_key = cities.directory().by_key
    key = choice or (city.key if city is not None else ALL)
    shown = list(by_key.values()) if key == ALL else [by_key[key]]
    by_city = {row.city_id: row for row in service.shown_places}
    places = tuple(_place(service, one, by_city.get(one.pk), now) for one in shown)
    return ServiceSheet(service, places, key, today)


def switch(sheet: ServiceSheet) -> list[tuple[str, str, bool]]:
    """Return the switch between the cities: label, address, whether it is the present one."""
    found = [(city.name, f"?stadt={key}", key == sheet.chosen) for key, city in cities.directory().by_key.items()]
    return [*found, (_("alle"), f"?stadt={ALL}", sheet.chosen == ALL)] if len(found) > 1 else []


def office_card(office: Office, now: datetime) -> OfficeCard:
    """Return an office with what holds now; prefetch hours and exceptions."""
    table = timetable(office)
    return OfficeCard(office, table, table.now(now))


def points(offices: Iterable[Office]) -> dict[str, Any] | None:
    """Return the offices as points for a map; None where no place is known."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [office.longitude, office.latitude]},
            "properties": {
                "label": translated(office, "name").text,
                "text": office.address,
                "url": addresses.office_here(office.slug),
            },
        }
        for office in offices
        if office.latitude is not None and office.longitude is not None
    ]
    return {"type": "FeatureCollection", "features": features} if features else None


def _place(service: Service, city: City, provision: Provision | None, now: datetime) -> Place:
    office = provision.office if provision is not None else None
    is_shown = office is not None and office.live
    return Place(city, service, provision, office_card(office, now) if office is not None and is_shown else None)


def _law(line: str) -> tuple[str, str]:
    words = line.split()
    url = next((word for word in words if word.startswith(("https://", "http://"))), "")
    return " ".join(word for word in words if word != url) or url, url


def _known(state: str) -> str:
    return str(Known(state).label)
