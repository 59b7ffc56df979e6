"""What of the strategy can be followed: projects and action fields; and whom a change of a project concerns."""

from typing import Any

from django.db.models import Q
from django.utils import translation

from dos.actors import selectors as actors
from dos.actors.models import Organisation
from dos.cities import selectors as cities
from dos.core.module import Topic
from dos.strategy.models import ActionField, Partnership, Project
from dos.strategy.selectors.addresses import canonical_url
from dos.strategy.selectors.renamed import renamed


def topic(kind: str, key: str, viewer: Any) -> Topic | None:
    """Return a published project or a field as something to follow."""
    if kind == "project":
        key = renamed(Project, key) or key
        project = Project.objects.published().filter(slug=key).first()
        return of_project(project) if project else None
    field = ActionField.objects.filter(slug=key).first() if kind == "action_field" else None
    return of_field(field) if field else None


def of_project(project: Project) -> Topic:
    """Return the project as something to follow."""
    return Topic("project", project.slug, project.name, _url(project))


def of_field(field: ActionField) -> Topic:
    """Return the field as something to follow."""
    return Topic("action_field", field.slug, field.name, _url(field))


def concerned_by(project: Project) -> list[Topic]:
    """Return the project, its fields, its cities and districts, and who takes part: their followers hear of it."""
    places = [("city", city.key) for city in project.cities.all()]
    places += [("district", f"{one.city.key}.{one.slug}") for one in project.districts.select_related("city")]
    found = [cities.topic(kind, key, None) for kind, key in places]
    taking_part = Partnership.objects.filter(project=project).exclude(organisation=None).values("organisation_id")
    organisations = Organisation.objects.filter(Q(pk__in=taking_part) | Q(pk=project.lead_organisation_id))
    found += [actors.topic("organisation", slug, None) for slug in organisations.values_list("slug", flat=True)]
    fields = [of_field(field) for field in project.action_fields.all()]
    return [of_project(project), *fields, *(one for one in found if one is not None)]


def _url(thing: Any) -> str:
    with translation.override("de"):
        return canonical_url(thing)
