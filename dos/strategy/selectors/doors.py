"""How the strategy shows itself on the home page, in the sitemap and beside other rooms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.cities import address
from dos.cities.models import City, District
from dos.core.db import german_order
from dos.core.module import Door, SitemapEntry
from dos.core.text import translated
from dos.design.templatetags.design import partial_date
from dos.strategy.models import ActionField, Decision, Indicator, Milestone, ProgrammeGoal, Project
from dos.strategy.selectors.addresses import canonical_url, home_key

RUNNING = (Project.Stage.RUNNING, Project.Stage.PAUSED)


@dataclass(frozen=True)
class FieldCount:
    """An action field with the number of its projects."""

    field: ActionField
    total: int
    running: int


def door(city: City | None, viewer: object) -> Door | None:
    """Offer the door to the register: how many run, what comes next; no door to an empty register."""
    found = Project.objects.published().filter(is_example=False).in_city(city)
    counts = found.aggregate(
        total=Count("pk", distinct=True), running=Count("pk", filter=Q(stage__in=RUNNING), distinct=True)
    )
    if not counts["total"]:
        return None
    facts = [
        ngettext("%(n)s läuft", "%(n)s laufen", counts["running"]) % {"n": counts["running"]},
        ngettext("%(n)s Vorhaben im Register", "%(n)s Vorhaben im Register", counts["total"]) % {"n": counts["total"]},
    ]
    upcoming = next_milestone(city, timezone.localdate())
    if upcoming is not None:
        day = partial_date(upcoming.planned_on, upcoming.planned_precision)
        words = {"milestone": translated(upcoming, "title").text, "day": day}
        facts.append(_("nächster Meilenstein: %(milestone)s, %(day)s") % words)
    return Door(_("Projekte"), reverse("strategy:project_list"), tuple(facts), order=10, symbol="list")


def next_milestone(city: City | None, today: date) -> Milestone | None:
    """Return the next planned step of a real, published project."""
    projects = Project.objects.published().filter(is_example=False).in_city(city)
    waiting = (Milestone.State.PLANNED, Milestone.State.RUNNING)
    found = Milestone.objects.filter(project__in=projects, state__in=waiting, planned_on__gte=today)
    return found.select_related("project").order_by("planned_on", "pk").first()


def field_counts(city: City | None) -> list[FieldCount]:
    """Return all fields in their order with the number of real projects in the city, empty ones included."""
    real = Q(projects__live=True, projects__is_example=False)
    if city is not None:
        real &= Q(projects__cities=city)
    fields = ActionField.objects.annotate(
        total=Count("projects", filter=real, distinct=True),
        running=Count("projects", filter=real & Q(projects__stage__in=RUNNING), distinct=True),
    )
    return [FieldCount(field, field.total, field.running) for field in fields]


def longest_story(city: City | None, *, is_example: bool = False, among: Q | None = None) -> Project | None:
    """Return the project whose thread tells most (decision, steps, indicator, value), the freshest of equals."""
    pieces = (
        Exists(Decision.objects.published().filter(projects=OuterRef("pk"))),
        Exists(Milestone.objects.filter(project=OuterRef("pk"))),
        Exists(Indicator.objects.published().filter(project=OuterRef("pk"))),
        Exists(Indicator.objects.published().filter(project=OuterRef("pk"), values__isnull=False)),
    )
    length: object = Value(0)
    for piece in pieces:
        length += Case(When(piece, then=1), default=0, output_field=IntegerField())  # type: ignore[operator]
    found = Project.objects.published().filter(is_example=is_example).in_city(city)
    if among is not None:
        found = found.filter(among).distinct()
    return found.annotate(length=length).order_by("-length", "-changed_at", "pk").first()


def projects_near(district: District) -> QuerySet[Project]:
    """Return the projects of a district, running ones first."""
    found = Project.objects.published().filter(districts=district).prefetch_related("cities")
    return found.order_by(Case(When(stage__in=RUNNING, then=0), default=1), german_order("name"))


def sitemap(city: City | None) -> Iterator[SitemapEntry]:
    """Name what is at home on the programme's site, or on that of one city."""
    if city is None:
        for name in _LISTS:
            yield _entry(address.canonical(f"strategy:{name}", language="de"))
        for thing in (*ProgrammeGoal.objects.all(), *ActionField.objects.all()):
            yield _entry(canonical_url(thing))
    key = city.key if city else ""
    shown = (
        Project.objects.published().prefetch_related("cities"),
        Decision.objects.published(),
        Indicator.objects.published(),
    )
    for rows in shown:
        for row in rows.iterator(chunk_size=500):
            if home_key(row) == key:
                yield _entry(canonical_url(row), row.changed_at)


_LISTS = ("programme_detail", "action_field_list", "project_list", "decision_list", "indicator_list", "edition_list")


def _entry(url: str, changed_at: datetime | None = None) -> SitemapEntry:
    return SitemapEntry(url.removeprefix(settings.PUBLIC_URL), changed_at)
