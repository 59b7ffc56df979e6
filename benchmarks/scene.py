"""A programme of any size, written quickly: what the measurements read."""

from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db import transaction

from dos.actors.models import Organisation
from dos.cities import selectors as cities
from dos.cities.models import City, District
from dos.directory.models import Office, Provision, Service
from dos.strategy import models

FIELDS = 12
TEXT = (
    "Das Vorhaben macht einen Weg zum Amt überflüssig: Anträge gehen online ein, der Stand ist jederzeit zu sehen. "
    "Sensoren an Straßen und Brücken melden, was vor Ort geschieht, und die Daten stehen allen offen. "
)
STAGES = tuple(models.Project.Stage.values)
BATCH = 500


@transaction.atomic
def fill(*, projects: int, milestones: int = 10, indicators: int = 500, values: int = 12) -> None:
    """Add projects with milestones each, as many services, and indicators with values, until there are that many."""
    owners = _cities()
    fields = _fields()
    begin = models.Project.objects.count()
    rows = [_project(number, owners) for number in range(begin, projects)]
    written = _write(models.Project, rows)
    _link(written, owners, fields)
    _write(models.Milestone, [_step(project, place) for project in written for place in range(milestones)])
    _write(models.StatusNote, [_note(project) for project in written])
    _write(models.Change, [_change(project) for project in written])
    _measure(written, owners, fields, indicators, values)
    _serve(owners, projects)
    cities.forget_directory()


def _write(model: type[Any], rows: list[Any]) -> list[Any]:
    model.objects.bulk_create(rows, batch_size=BATCH)
    return rows


def _cities() -> list[City]:
    for order, (key, name, colour) in enumerate(
        (("dortmund", "Dortmund", "#003a70"), ("schwerte", "Schwerte", "#2e6b3a"))
    ):
        city, _made = City.objects.get_or_create(key=key, defaults={"name": name, "colour": colour, "order": order})
        District.objects.get_or_create(city=city, slug=f"{key}-mitte", defaults={"name": f"{name} Mitte"})
    return list(City.objects.order_by("order"))


def _fields() -> list[models.ActionField]:
    programme, made = models.Programme.objects.get_or_create(
        slug="dos-2030", defaults={"name": "Digitale Strategie 2030", "short_name": "DOS 2030", "vision": TEXT}
    )
    if made:
        goals = [
            models.ProgrammeGoal(programme=programme, slug=f"ziel-{n}", title=f"Programmziel {n}") for n in range(4)
        ]
        _write(models.ProgrammeGoal, goals)
        fields = [
            models.ActionField(
                programme=programme, slug=f"feld-{n}", name=f"Handlungsfeld {n}", goal=TEXT, order=n, text=TEXT
            )
            for n in range(FIELDS)
        ]
        for number, field in enumerate(_write(models.ActionField, fields)):
            field.goals.add(goals[number % 4])
        objectives = [
            models.Objective(action_field=field, slug=f"teilziel-{n}-{field.pk}", title=f"Teilziel {n}")
            for field in fields
            for n in range(3)
        ]
        _write(models.Objective, objectives)
    return list(models.ActionField.objects.order_by("order"))


def _project(number: int, owners: list[City]) -> models.Project:
    start = date(2023, 1, 1) + timedelta(days=number % 900)
    stage = STAGES[number % len(STAGES)]
    return models.Project(
        slug=f"vorhaben-{number}",
        name=f"Vorhaben {number}: {TEXT[: 20 + number % 40]}",
        summary=TEXT,
        aims=TEXT,
        kind=models.Project.Kind.values[number % 3],
        stage=stage,
        stage_reason="Die Lieferung verzögert sich." if stage in ("paused", "stopped") else "",
        lead_city=owners[number % 2],
        planned_start_on=start,
        planned_end_on=start + timedelta(days=800),
        start_on=start,
        next_step="Die Vergabe wird vorbereitet.",
        next_step_on=date(2027, 1, 1) + timedelta(days=number % 300),
        total_cost=10_000 + number * 1_000 if number % 3 else None,
        is_funded=(True, False, None)[number % 3],
        place="Rathaus",
        latitude=51.45 + number % 50 / 500,
        longitude=7.45 + number % 70 / 500,
        contact="Stabsstelle Digitales",
        origin=models.Project.Origin.values[number % 2],
        source_url=f"https://example.org/quelle/{number}",
        as_of=date(2026, 3, 1),
        live=True,
    )


def _link(written: list[models.Project], owners: list[City], fields: list[models.ActionField]) -> None:
    project = models.Project
    joint = [
        (row, city) for n, row in enumerate(written) for city in (owners if n % 5 == 0 else owners[n % 2 : n % 2 + 1])
    ]
    _write(project.cities.through, [project.cities.through(project=row, city=city) for row, city in joint])
    topics = [(row, fields[(row.pk + step) % FIELDS]) for row in written for step in (0, 3)[: 1 + row.pk % 2]]
    through = project.action_fields.through
    _write(through, [through(project=row, actionfield=field) for row, field in topics])
    places = list(District.objects.all())
    there = project.districts.through
    _write(there, [there(project=row, district=places[row.pk % len(places)]) for row in written])
    goals = list(models.ProgrammeGoal.objects.all())
    _write(models.Contribution, [models.Contribution(project=row, goal=goals[row.pk % len(goals)]) for row in written])
    _write(
        models.Funding, [models.Funding(project=row, label="Haushalt", amount_eur=row.total_cost) for row in written]
    )
    partners = _organisations(max(len(written) // 5, 1))
    _write(
        models.Partnership,
        [models.Partnership(project=r, organisation=partners[r.pk % len(partners)]) for r in written],
    )
    decisions = _write(
        models.Decision,
        [
            models.Decision(
                slug=f"beschluss-{row.slug}",
                title=f"Beschluss zu {row.name}"[:200],
                body="Rat",
                on=date(2025, 3, 2),
                live=True,
            )
            for row in written[::5]
        ],
    )
    about = models.Decision.projects.through
    _write(about, [about(decision=row, project=project) for row, project in zip(decisions, written[::5], strict=True)])


def _organisations(number: int) -> list[Organisation]:
    begin = Organisation.objects.count()
    groups = Organisation.Category.values
    rows = [
        Organisation(
            slug=f"organisation-{n}",
            name=f"Organisation {n}",
            category=groups[n % len(groups)],
            role=TEXT[:200],
            live=True,
        )
        for n in range(begin, begin + number)
    ]
    return _write(Organisation, rows)


def _serve(owners: list[City], number: int) -> None:
    """Add services, each done by one office in each city, until there are that many."""
    for city in owners:
        known = {"name": f"Bürgerbüro {city.name}", "city": city, "address": "Rathausstraße 31", "live": True}
        Office.objects.get_or_create(slug=f"buergerbuero-{city.key}", defaults=known)
    offices = {office.city_id: office for office in Office.objects.filter(city__in=owners)}
    begin = Service.objects.count()
    services = [
        Service(slug=f"leistung-{n}", title=f"Leistung {n}", short_text=TEXT[:200], documents="Ausweis", live=True)
        for n in range(begin, number)
    ]
    _write(Service, services)
    places = [
        Provision(service=service, city=city, office=offices[city.pk], responsible=f"Stadt {city.name}", live=True)
        for service in services
        for city in owners
    ]
    _write(Provision, places)


def _step(project: models.Project, place: int) -> models.Milestone:
    done = place < 4
    on = date(2024, 1, 1) + timedelta(days=100 * place + project.pk % 90)
    return models.Milestone(
        project=project,
        sort_order=place,
        title=f"Schritt {place}: {TEXT[:40]}",
        planned_on=on,
        reached_on=on if done else None,
        state=models.Milestone.State.DONE if done else models.Milestone.State.PLANNED,
    )


def _note(project: models.Project) -> models.StatusNote:
    return models.StatusNote(project=project, on=date(2026, 5, 1), text=TEXT, live=True)


def _change(project: models.Project) -> models.Change:
    return models.Change(
        project=project, kind=models.Change.Kind.DATE, field="end_on", old="2026", new="2027", reason=TEXT
    )


def _measure(
    written: list[models.Project], owners: list[City], fields: list[models.ActionField], indicators: int, values: int
) -> None:
    begin = models.Indicator.objects.count()
    rows = [
        models.Indicator(
            slug=f"kennzahl-{begin + n}",
            name=f"Kennzahl {begin + n}",
            unit="Anträge",
            city=owners[n % 2],
            action_field=fields[n % FIELDS],
            project=project,
            baseline_value=0,
            source_url="https://example.org/zahlen",
            live=True,
        )
        for n, project in islice(enumerate(written), max(indicators - begin, 0))
    ]
    _write(models.Indicator, rows)
    _write(
        models.IndicatorTarget, [models.IndicatorTarget(indicator=r, on=date(2028, 12, 31), value=1000) for r in rows]
    )
    month = timedelta(days=30)
    _write(
        models.IndicatorValue,
        [
            models.IndicatorValue(
                indicator=row,
                on=date(2025, 1, 1) + month * n,
                value=n * 7,
                source_url="https://example.org",
                as_of=date(2026, 1, 1),
            )
            for row in rows
            for n in range(values)
        ],
    )
