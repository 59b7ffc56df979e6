"""Deeds of those who write down what came on paper, by mail or in a talk; one by one, or many from a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.cities.models import City, District
from dos.core.errors import Refused
from dos.core.text import clean_line, cut
from dos.participation import permissions
from dos.participation.models import Activity, Author, Idea, IdeaText, Process
from dos.participation.services import states
from dos.participation.services.ideas import checked_words, refuse_closed, refuse_outside
from dos.participation.services.moderation import role_of
from dos.participation.services.names import keyed, new_reference
from dos.participation.services.similarity import remember_words
from dos.strategy.services.imports.cells import BadCell, exact_day, plain_number
from dos.strategy.services.imports.report import Report, RowChange, RowFault
from dos.strategy.services.imports.table import Table, read_table

COLUMNS = ("titel", "text", "kommune", "stadtteil", "ort", "breite", "laenge", "name", "eingegangen_am")
NEEDED = ("titel", "text", "kommune", "eingegangen_am")
EXAMPLE = (
    "Bank am Friedhofsweg",
    "Auf dem Weg zum Friedhof fehlt eine Bank. Für ältere Menschen ist der Weg sonst zu lang.",
    "schwerte",
    "",
    "Friedhofsweg, oben",
    "",
    "",
    "",
    "03.03.2026",
)


@dataclass(frozen=True)
class Sheet:
    """What somebody told on paper, by mail or in a talk; name, place and point may be empty."""

    title: str
    text: str
    city: City
    received_on: date
    source: str = Author.Source.PAPER
    name: str = ""
    place: str = ""
    district: District | None = None
    latitude: float | None = None
    longitude: float | None = None


@transaction.atomic
def enter_idea(
    *, process: Process, sheet: Sheet, user: Any, form_token: str, now: datetime | None = None
) -> tuple[Idea, bool]:
    """Write an idea down for somebody and publish it; its page says how it came in. Also tells whether it is new.

    The person who writes has read it, so nobody checks it again. The same form sent twice is one idea. Refused for a
    day to come, for a day on which the process took no ideas, for words too short or too long, a point outside the
    area, and a city or part of a city that does not belong to the process.
    """
    now = now or timezone.now()
    known = Idea.objects.filter(form_token=form_token).first()
    if known is not None:
        return known, False
    at = _received_at(process, sheet.received_on, now)
    idea = _checked(process, sheet, form_token, at)
    guest = Author(name=cut(clean_line(sheet.name), 80), source=sheet.source, language="de", wants_mail=False)
    guest.full_clean(exclude=["user"])
    guest.save()
    idea.author = guest
    idea.full_clean(exclude=["state"])
    idea.save()
    IdeaText.objects.create(idea=idea, number=1, title=idea.title, text=idea.text, at=now)
    remember_words(idea)
    states.move(idea, Idea.State.PUBLISHED, states.Step(by_role=role_of(user, idea.city), by=user), now=now)
    return idea, True


def read(content: bytes) -> Table:
    """Read a table of ideas. Refused as `read_table` says."""
    return read_table(content, known=COLUMNS, needed=NEEDED)


@transaction.atomic
def import_ideas(table: Table, *, process: Process, user: Any, write: bool, now: datetime | None = None) -> Report:
    """Check every row and, with `write`, take all of them in; nothing when one row is wrong.

    Each row has a name made of its words: the same file sent twice brings nothing new.
    """
    now = now or timezone.now()
    report = Report(rows=len(table.rows))
    seen: set[str] = set()
    known = {city.key: city for city in City.objects.all()}
    districts = {(row.city_id, row.name.casefold()): row for row in District.objects.all()}
    ready: list[tuple[Sheet, str]] = []
    for number, cells in table.rows:
        try:
            sheet = _sheet(cells, known, districts)
            token = _token(process, cells)
            _refuse_twice(token, seen)
            _refuse_foreign(user, sheet.city)
            _checked(process, sheet, token, _received_at(process, sheet.received_on, now))
        except (BadCell, Refused) as fault:
            report.faults.append(RowFault(number, str(fault)))
            continue
        if not Idea.objects.filter(form_token=token).exists():
            entries = (("titel", "", sheet.title), ("text", "", sheet.text), ("kommune", "", str(sheet.city)))
            report.changes.append(RowChange(number, sheet.title, is_new=True, entries=entries))
            ready.append((sheet, token))
    if write and not report.faults:
        for sheet, token in ready:
            enter_idea(process=process, sheet=sheet, user=user, form_token=token, now=now)
        report.is_written = True
    return report


def processes_for_paper(user: Any) -> Any:
    """Return public processes that take ideas and that the person looks after."""
    own = permissions.moderated_city_ids(user)
    kinds = (Process.Kind.IDEAS, Process.Kind.MAP)
    return Process.objects.published().filter(kind__in=kinds, archived_at=None).writable_in(own)


def _received_at(process: Process, on: date, now: datetime) -> datetime:
    """Return the moment that counts: noon of the day on which it came in. What counts is that day, not today."""
    if on > timezone.localdate(now):
        message = _("Dieser Tag liegt in der Zukunft.")
        raise Refused(message, fields={"received_on": message})
    at = timezone.make_aware(datetime.combine(on, time(12)))
    moments = (at, min(at.replace(hour=23, minute=59), now), at.replace(hour=0))
    for moment in moments:
        if process.allows(Activity.SUBMIT, moment):
            return min(moment, now)
    refuse_closed(process, Activity.SUBMIT, at)
    return at


def _checked(process: Process, sheet: Sheet, form_token: str, at: datetime) -> Idea:
    title, text = checked_words(sheet.title, sheet.text)
    if not process.takes_ideas:
        raise Refused(_("Dieses Verfahren nimmt keine Ideen auf."))
    if process.city_id is not None and process.city_id != sheet.city.pk:
        message = _("Dieses Verfahren gilt nur in %(city)s.") % {"city": process.city}
        raise Refused(message, fields={"city": message})
    if sheet.district is not None and sheet.district.city_id != sheet.city.pk:
        message = _("„%(district)s“ liegt nicht in %(city)s.") % {"district": sheet.district, "city": sheet.city}
        raise Refused(message, fields={"district": message})
    refuse_outside(process, sheet.latitude, sheet.longitude)
    return Idea(
        process=process,
        reference=new_reference(),
        title=title,
        text=text,
        city=sheet.city,
        district=sheet.district,
        place=cut(clean_line(sheet.place), 160),
        latitude=sheet.latitude,
        longitude=sheet.longitude,
        state=Idea.State.DRAFT,
        created_at=at,
        form_token=form_token,
        is_example=process.is_example,
    )


def _sheet(cells: dict[str, str], cities: dict[str, City], districts: dict[tuple[int, str], District]) -> Sheet:
    city = cities.get(cells["kommune"].casefold())
    if city is None:
        raise BadCell(_("Die Kommune „%(key)s“ gibt es nicht.") % {"key": cells["kommune"][:60]})
    on = exact_day(cells["eingegangen_am"])
    if on is None:
        raise BadCell(_("Bitte den Tag angeben, an dem es eingegangen ist."))
    district = None
    if name := cells.get("stadtteil", ""):
        district = districts.get((city.pk, name.casefold()))
        if district is None:
            raise BadCell(_("Den Stadtteil „%(name)s“ gibt es in %(city)s nicht.") % {"name": name[:60], "city": city})
    latitude, longitude = plain_number(cells.get("breite", "")), plain_number(cells.get("laenge", ""))
    return Sheet(
        title=cells["titel"],
        text=cells["text"],
        city=city,
        received_on=on,
        name=cells.get("name", ""),
        place=cells.get("ort", ""),
        district=district,
        latitude=float(latitude) if latitude is not None else None,
        longitude=float(longitude) if longitude is not None else None,
    )


def _token(process: Process, cells: dict[str, str]) -> str:
    words: Sequence[str] = [str(process.pk), *(cells.get(column, "") for column in COLUMNS)]
    return keyed("paper", "\x1f".join(words))


def _refuse_twice(token: str, seen: set[str]) -> None:
    if token in seen:
        raise Refused(_("Diese Zeile steht zweimal in der Datei."))
    seen.add(token)


def _refuse_foreign(user: Any, city: City) -> None:
    if city.pk not in permissions.moderated_city_ids(user):
        raise Refused(_("Für %(city)s dürfen Sie nichts eintragen.") % {"city": city})
