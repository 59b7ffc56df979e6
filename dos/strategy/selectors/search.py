"""What the strategy hands in to be found: projects, fields, goals, decisions, indicators. Only what is public."""

from collections.abc import Iterator
from itertools import chain

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core.search import Document
from dos.core.text import first_sentence, listed
from dos.strategy.models import (
    ActionField,
    Decision,
    Indicator,
    Milestone,
    Programme,
    ProgrammeGoal,
    Project,
    StatusNote,
)

TEASER = 220


def documents() -> Iterator[Document]:
    """Hand in what people look for, with the addresses of the programme's site in German."""
    with translation.override("de"), address.on(None):
        yield from list(
            chain(_programme(), _goals(), _action_fields(), _projects(), _decisions(), _indicators()),
        )


def _programme() -> Iterator[Document]:
    for programme in Programme.objects.prefetch_related("guidelines", "figures"):
        texts = [programme.summary, programme.summary_en, programme.vision, programme.governance, programme.monitoring]
        rules = [f"{rule.title} {rule.text}" for rule in programme.guidelines.all()]
        yield Document(
            kind="programme",
            key=programme.slug,
            title=programme.name,
            title_en=programme.name_en,
            text=" ".join([programme.short_name, programme.motto, *texts, *rules]),
            teaser=first_sentence(programme.summary, TEASER),
            url=reverse("strategy:programme_detail"),
        )


def _goals() -> Iterator[Document]:
    for goal in ProgrammeGoal.objects.all():
        yield Document(
            kind="goal",
            key=goal.slug,
            title=goal.title,
            title_en=goal.title_en,
            text=f"{goal.text} {goal.text_en}",
            teaser=first_sentence(goal.text, TEASER),
            url=reverse("strategy:goal_detail", args=[goal.slug]),
        )


def _action_fields() -> Iterator[Document]:
    for field in ActionField.objects.prefetch_related("objectives"):
        objectives = [f"{aim.title} {aim.title_en} {aim.text}" for aim in field.objectives.all()]
        yield Document(
            kind="action_field",
            key=field.slug,
            title=field.name,
            title_en=field.name_en,
            text=" ".join([field.goal, field.goal_en, field.text, field.text_en, field.plain_language, *objectives]),
            teaser=first_sentence(field.goal or field.text, TEASER),
            url=reverse("strategy:action_field_detail", args=[field.slug]),
        )


def _projects() -> Iterator[Document]:
    milestones: dict[int, list[str]] = {}
    for pk, title, title_en in Milestone.objects.values_list("project_id", "title", "title_en"):
        milestones.setdefault(pk, []).append(f"{title} {title_en}")
    notes: dict[int, list[str]] = {}
    for pk, text in StatusNote.objects.published().values_list("project_id", "text"):
        notes.setdefault(pk, []).append(text)
    found = Project.objects.published().prefetch_related(
        "cities", "action_fields", "districts", "partnerships__organisation"
    )
    for project in found:
        yield _project(project, [*milestones.get(project.pk, ()), *notes.get(project.pk, ())])


def _project(project: Project, happened: list[str]) -> Document:
    texts = [project.summary, project.summary_en, project.aims, project.aims_en, project.result, project.result_en]
    texts += [project.plain_language, project.next_step, project.place, project.target_group, project.code]
    around = [str(row) for row in (*project.cities.all(), *project.action_fields.all(), *project.districts.all())]
    around += [str(partnership) for partnership in project.partnerships.all()]
    if project.is_example:
        around.append(_("Beispiel"))
    return Document(
        kind="project",
        key=project.slug,
        title=project.name,
        title_en=project.name_en,
        text=" ".join([*texts, *around, *happened]),
        teaser=first_sentence(project.summary, TEASER),
        url=reverse("strategy:project_detail", args=[project.slug]),
        city_keys=tuple(sorted(city.key for city in project.cities.all())),
    )


def _decisions() -> Iterator[Document]:
    for decision in Decision.objects.published().select_related("city"):
        yield Document(
            kind="decision",
            key=decision.slug,
            title=decision.title,
            title_en=decision.title_en,
            text=f"{decision.body} {decision.reference} {decision.text} {decision.text_en}",
            teaser=listed([decision.body]),
            url=reverse("strategy:decision_detail", args=[decision.slug]),
            city_keys=(decision.city.key,) if decision.city else (),
        )


def _indicators() -> Iterator[Document]:
    for indicator in Indicator.objects.published().select_related("city"):
        yield Document(
            kind="indicator",
            key=indicator.slug,
            title=indicator.name,
            title_en=indicator.name_en,
            text=f"{indicator.unit} {indicator.definition} {indicator.definition_en}",
            teaser=first_sentence(indicator.definition, TEASER),
            url=reverse("strategy:indicator_detail", args=[indicator.slug]),
            city_keys=(indicator.city.key,) if indicator.city else (),
        )
