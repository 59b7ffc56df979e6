"""Which services and offices the filter finds, and what a list says about each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, When
from django.utils.translation import get_language

from dos.core import search
from dos.core.db import german_order
from dos.core.models import Known
from dos.core.search import Answer
from dos.core.text import translated
from dos.directory.models import Office, Origin, Provision, Service, Situation, Topic
from dos.directory.selectors import addresses, wording
from dos.directory.selectors.hours import Now, timetable
from dos.directory.selectors.service_filter import ServiceChoices, ServiceFilter, letter_of

KIND = "service"
MAX_FOUND = 200


@dataclass(frozen=True)
class ServiceRow:
    """A service as a list shows it: who does it in each of the cities that were asked for."""

    service: Service
    provisions: tuple[Provision, ...]

    @property
    def url(self) -> str:
        """The page, on the reader's site."""
        return addresses.service_here(self.service.slug)

    @property
    def who(self) -> list[str]:
        """Who is responsible: "Stadt Dortmund", "Kreis Unna für Schwerte"."""
        return [wording.responsible_where(row) for row in self.provisions]

    @property
    def is_online(self) -> bool:
        """Whether it can be done online in one of the cities."""
        return any(row.online == Known.YES or row.online_url for row in self.provisions)

    @property
    def is_generic(self) -> bool:
        """Whether nothing of it is proven for the cities that were asked for."""
        return all(row.origin == Origin.GENERIC for row in self.provisions) and not self.service.is_example

    @property
    def letter(self) -> str:
        """The letter under which it stands."""
        return letter_of(translated(self.service, "title").text)


@dataclass(frozen=True)
class OfficeRow:
    """An office as the list beside the map shows it."""

    office: Office
    now: Now

    @property
    def url(self) -> str:
        """The page, on the reader's site."""
        return addresses.office_here(self.office.slug)


@dataclass(frozen=True)
class Entry:
    """A way in: a topic or a situation of life, with how many services stand under it."""

    slug: str
    title: str
    number: int


def shown_title() -> Case | F:
    """Return the title in the language of the reader, for order and letters."""
    if (get_language() or "de").startswith("de"):
        return F("title")
    return Case(When(title_en="", then=F("title")), default=F("title_en"))


def filtered(wanted: ServiceFilter, offered: ServiceChoices, today: date) -> QuerySet[Service]:
    """Return the public services that the filter finds, apart from words and letter."""
    found: QuerySet[Service] = Service.objects.published()
    found = found.filter(Q(valid_until=None) | Q(valid_until__gte=today))
    if wanted.topic:
        found = found.filter(topics=offered.topics[wanted.topic])
    if wanted.situation:
        found = found.filter(situations=offered.situations[wanted.situation])
    places = _places(wanted, offered)
    return found.filter(Exists(places.filter(service=OuterRef("pk")))) if places is not None else found


def _places(wanted: ServiceFilter, offered: ServiceChoices) -> QuerySet[Provision] | None:
    if not (wanted.city or wanted.office or wanted.way):
        return None
    found: QuerySet[Provision] = Provision.objects.published()
    if wanted.city:
        found = found.filter(city=offered.cities[wanted.city])
    if wanted.office:
        found = found.filter(office=offered.offices[wanted.office])
    if wanted.way == "online":
        found = found.filter(Q(online=Known.YES) | ~Q(online_url=""))
    return found.exclude(origin=Origin.GENERIC) if wanted.way == "belegt" else found


def keys(
    wanted: ServiceFilter,
    offered: ServiceChoices,
    today: date,
    *,
    in_order: bool = False,
    answer: Answer | None = None,
) -> Sequence[int]:
    """Return the services that the filter finds: by how well they answer to the words, else in the order of titles.

    `in_order` keeps the order of titles for a list from A to Z; `answer` is what the search says where it was asked
    already. Without words the answer is a query still to be cut.
    """
    found = filtered(wanted, offered, today).annotate(shown=shown_title()).order_by(german_order("shown"), "pk")
    if not (wanted.text or wanted.letter):
        return found.values_list("pk", flat=True)  # type: ignore[return-value]  # sliced and counted like a list
    ranks = ranks_in(answer or asked(wanted.text, wanted.city)) if wanted.text else None
    if ranks is not None:
        found = found.filter(slug__in=ranks)
    rows = [row for row in found.values_list("pk", "slug", "shown") if wanted.letter in ("", letter_of(row[2]))]
    if ranks is not None and not in_order:
        rows.sort(key=lambda row: ranks[row[1]])
    return [pk for pk, _slug, _shown in rows]


def asked(text: str, city_key: str = "") -> Answer:
    """Return what the one search says about services."""
    return search.answer(text, city_key=city_key, kind=KIND, limit=MAX_FOUND)


def suggested(text: str, city_key: str, number: int) -> list[str]:
    """Return titles for what is being typed: those that hold it first, because a browser shows no others."""
    is_english = not (get_language() or "de").startswith("de")
    hits = asked(text, city_key).hits
    titles = list(dict.fromkeys(hit.title_en if is_english and hit.title_en else hit.title for hit in hits))
    typed = search.fold(text)
    return sorted(titles, key=lambda title: typed not in search.fold(title))[:number]


def ranks_in(answer: Answer) -> dict[str, int]:
    """Return the services of an answer, each by its name in the address with its rank."""
    return {hit.key: rank for rank, hit in enumerate(answer.hits)}


def letters(wanted: ServiceFilter, offered: ServiceChoices, today: date, *, answer: Answer | None = None) -> list[str]:
    """Return under which letters something stands, whatever letter is chosen."""
    found = filtered(wanted, offered, today)
    if wanted.text:
        found = found.filter(slug__in=ranks_in(answer or asked(wanted.text, wanted.city)))
    return sorted({letter_of(title) for title in found.values_list(shown_title(), flat=True)})


def rows(pks: Sequence[int], wanted: ServiceFilter, offered: ServiceChoices) -> list[ServiceRow]:
    """Return what a list says about these services, in two queries however many they are."""
    places: QuerySet[Provision] = Provision.objects.published()
    return _rows(pks, places.filter(city=offered.cities[wanted.city]) if wanted.city else places)


def rows_at(pks: Sequence[int], office: Office) -> list[ServiceRow]:
    """Return what the list of an office says about its services."""
    return _rows(pks, Provision.objects.published().filter(office=office))


def _rows(pks: Sequence[int], places: QuerySet[Provision]) -> list[ServiceRow]:
    shown = places.select_related("city", "office").order_by("city__order", "city")
    found = Service.objects.filter(pk__in=pks).prefetch_related(Prefetch("provisions", shown, to_attr="shown_places"))
    by_pk = {row.pk: row for row in found}
    return [ServiceRow(by_pk[pk], tuple(by_pk[pk].shown_places)) for pk in pks if pk in by_pk]


def entries(wanted: ServiceFilter, offered: ServiceChoices, today: date) -> dict[str, list[Entry]]:
    """Return the ways in with how many services of the city stand under each; empty ones are left out."""
    found = filtered(wanted, offered, today).values("pk")
    topics = _entries(Topic.objects.filter(slug__in=offered.topics), found)
    return {"topics": topics, "situations": _entries(Situation.objects.filter(slug__in=offered.situations), found)}


def _entries(rows: QuerySet[Any], found: QuerySet[Any]) -> list[Entry]:
    counted = rows.annotate(number=Count("services", filter=Q(services__in=found), distinct=True)).order_by(
        "order", "slug"
    )
    return [Entry(row.slug, translated(row, "title").text, row.number) for row in counted if row.number]


def offices(wanted: ServiceFilter, offered: ServiceChoices, today: date) -> QuerySet[Office]:
    """Return the offices at which the services of the filter are done; all of the city where nothing narrows it."""
    found: QuerySet[Office] = Office.objects.published()
    if wanted.city:
        found = found.for_city(offered.cities[wanted.city])  # type: ignore[attr-defined]  # our own queryset
    if wanted.office:
        found = found.filter(pk=offered.offices[wanted.office].pk)
    if wanted.text or wanted.topic or wanted.situation or wanted.way or wanted.letter:
        chosen = keys(wanted, offered, today)
        narrowed = _places(wanted, offered)
        places: QuerySet[Any] = narrowed if narrowed is not None else Provision.objects.published()
        found = found.filter(pk__in=places.filter(service__in=chosen).exclude(office=None).values("office"))
    return found.select_related("city").order_by(german_order("name"), "pk")


def office_rows(found: Iterable[Office], at: datetime) -> list[OfficeRow]:
    """Return what the list says about these offices; prefetch hours and exceptions."""
    return [OfficeRow(office, timetable(office).now(at)) for office in found]
