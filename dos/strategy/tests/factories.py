"""The strategy's nouns for tests; projects are complete, published and confirmed unless said otherwise."""

from datetime import date, timedelta
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from dos.cities.models import City
from dos.cities.tests.factories import CityFactory
from dos.strategy import models


class ProgrammeFactory(DjangoModelFactory[models.Programme]):
    """The one programme."""

    class Meta:
        model = models.Programme
        django_get_or_create = ("slug",)

    slug = "dos-2030"
    name = "Digitale Strategie 2030"
    short_name = "DOS 2030"


class ProgrammeGoalFactory(DjangoModelFactory[models.ProgrammeGoal]):
    """A goal of the programme."""

    class Meta:
        model = models.ProgrammeGoal

    programme = factory.SubFactory(ProgrammeFactory)
    slug = factory.Sequence(lambda number: f"programmziel-{number}")
    title = factory.Sequence(lambda number: f"Programmziel {number}")


class GuidelineFactory(DjangoModelFactory[models.Guideline]):
    """A rule that every project follows."""

    class Meta:
        model = models.Guideline

    programme = factory.SubFactory(ProgrammeFactory)
    slug = factory.Sequence(lambda number: f"leitlinie-{number}")
    title = factory.Sequence(lambda number: f"Leitlinie {number}")


class ActionFieldFactory(DjangoModelFactory[models.ActionField]):
    """A field of the strategy."""

    class Meta:
        model = models.ActionField

    programme = factory.SubFactory(ProgrammeFactory)
    slug = factory.Sequence(lambda number: f"handlungsfeld-{number}")
    name = factory.Sequence(lambda number: f"Handlungsfeld {number}")
    order = factory.Sequence(int)


class ObjectiveFactory(DjangoModelFactory[models.Objective]):
    """What a field wants to reach."""

    class Meta:
        model = models.Objective

    action_field = factory.SubFactory(ActionFieldFactory)
    slug = factory.Sequence(lambda number: f"ziel-{number}")
    title = factory.Sequence(lambda number: f"Ziel {number}")


class BaselineFactory(DjangoModelFactory[models.Baseline]):
    """How things stood before."""

    class Meta:
        model = models.Baseline

    action_field = factory.SubFactory(ActionFieldFactory)
    city = factory.SubFactory(CityFactory)
    text = "Es gab ein Formular auf Papier."


class FundingProgrammeFactory(DjangoModelFactory[models.FundingProgramme]):
    """A programme that pays."""

    class Meta:
        model = models.FundingProgramme

    slug = factory.Sequence(lambda number: f"foerderprogramm-{number}")
    name = factory.Sequence(lambda number: f"Förderprogramm {number}")


class ProjectFactory(DjangoModelFactory[models.Project]):
    """A complete project: every mandatory entry is there. `cities=[…]`, `action_fields=[…]` replace the defaults."""

    class Meta:
        model = models.Project
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"vorhaben-{number}")
    name = factory.Sequence(lambda number: f"Vorhaben {number}")
    summary = "Wir machen etwas einfacher."
    aims = "Alle finden es schneller."
    lead_city = factory.SubFactory(CityFactory)
    stage = models.Project.Stage.RUNNING
    planned_start_on = date(2025, 1, 1)
    planned_end_on = date(2027, 12, 31)
    start_on = date(2025, 2, 1)
    end_on = date(2027, 12, 31)
    next_step = "Die erste Fassung wird getestet."
    next_step_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))
    total_cost = 100_000
    is_funded = True
    place = "Rathaus"
    target_group = "alle Menschen in der Stadt"
    participation = "Werkstatt im Rathaus"
    contact = "Stabsstelle Digitales"
    last_reviewed_on = factory.LazyFunction(timezone.localdate)
    confirmed_on = factory.LazyFunction(timezone.localdate)
    gaps = factory.LazyFunction(lambda: {"decisions": "Es gibt keinen Beschluss."})
    live = True

    @classmethod
    def _create(cls, model_class: type[models.Project], *args: Any, **kwargs: Any) -> models.Project:
        cities: list[City] = kwargs.pop("cities", None) or [city for city in [kwargs.get("lead_city")] if city]
        invited = kwargs.pop("invited_cities", [])
        fields = kwargs.pop("action_fields", None)
        districts = kwargs.pop("districts", [])
        project = model_class(*args, **kwargs)
        project.cities = cities
        project.invited_cities = invited
        project.action_fields = [ActionFieldFactory()] if fields is None else fields
        project.districts = districts
        project.save()
        models.Funding(project=project, label="Haushalt", amount_eur=project.total_cost).save()
        return model_class.objects.get(pk=project.pk)


class MilestoneFactory(DjangoModelFactory[models.Milestone]):
    """A step of a project."""

    class Meta:
        model = models.Milestone

    project = factory.SubFactory(ProjectFactory)
    title = factory.Sequence(lambda number: f"Meilenstein {number}")
    planned_on = date(2027, 6, 30)
    sort_order = factory.Sequence(int)


class TaskFactory(DjangoModelFactory[models.Task]):
    """An internal task."""

    class Meta:
        model = models.Task

    milestone = factory.SubFactory(MilestoneFactory)
    title = factory.Sequence(lambda number: f"Aufgabe {number}")


class ContributionFactory(DjangoModelFactory[models.Contribution]):
    """A project serves a goal of the programme (or `objective=…, goal=None`)."""

    class Meta:
        model = models.Contribution

    project = factory.SubFactory(ProjectFactory)
    goal = factory.SubFactory(ProgrammeGoalFactory)


class PartnershipFactory(DjangoModelFactory[models.Partnership]):
    """An organisation takes part."""

    class Meta:
        model = models.Partnership

    project = factory.SubFactory(ProjectFactory)
    organisation = factory.SubFactory("dos.actors.tests.factories.OrganisationFactory")


class FundingFactory(DjangoModelFactory[models.Funding]):
    """A source of money."""

    class Meta:
        model = models.Funding

    project = factory.SubFactory(ProjectFactory)
    label = "Haushalt"


class StatusNoteFactory(DjangoModelFactory[models.StatusNote]):
    """A published sentence on the state."""

    class Meta:
        model = models.StatusNote

    project = factory.SubFactory(ProjectFactory)
    on = date(2026, 5, 1)
    text = "Die Vergabe läuft."
    live = True


class ChangeFactory(DjangoModelFactory[models.Change]):
    """An entry of the public change log."""

    class Meta:
        model = models.Change

    project = factory.SubFactory(ProjectFactory)
    kind = models.Change.Kind.DATE
    field = "end_on"


class AdoptionFactory(DjangoModelFactory[models.Adoption]):
    """Another city reuses what a project built."""

    class Meta:
        model = models.Adoption

    project = factory.SubFactory(ProjectFactory)
    adopter_name = "Musterstadt"


class DecisionFactory(DjangoModelFactory[models.Decision]):
    """A published decision; `projects=[…]` says about what."""

    class Meta:
        model = models.Decision

    slug = factory.Sequence(lambda number: f"beschluss-{number}")
    title = factory.Sequence(lambda number: f"Beschluss {number}")
    body = "Rat der Stadt"
    on = date(2025, 6, 1)
    live = True

    @classmethod
    def _create(cls, model_class: type[models.Decision], *args: Any, **kwargs: Any) -> models.Decision:
        projects = kwargs.pop("projects", [])
        decision = model_class(*args, **kwargs)
        decision.projects = projects
        decision.save()
        return decision


class IndicatorFactory(DjangoModelFactory[models.Indicator]):
    """A published indicator."""

    class Meta:
        model = models.Indicator

    slug = factory.Sequence(lambda number: f"kennzahl-{number}")
    name = factory.Sequence(lambda number: f"Kennzahl {number}")
    unit = "Anträge"
    baseline_value = 0
    baseline_on = date(2025, 1, 1)
    live = True


class IndicatorTargetFactory(DjangoModelFactory[models.IndicatorTarget]):
    """A value to reach."""

    class Meta:
        model = models.IndicatorTarget

    indicator = factory.SubFactory(IndicatorFactory)
    on = date(2028, 12, 31)
    value = 100


class IndicatorValueFactory(DjangoModelFactory[models.IndicatorValue]):
    """A measured value."""

    class Meta:
        model = models.IndicatorValue

    indicator = factory.SubFactory(IndicatorFactory)
    on = factory.Sequence(lambda number: date(2026, 1, 1) - timedelta(days=number))
    value = 10
