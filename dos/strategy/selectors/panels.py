"""What the strategy adds to pages of other rooms: the projects in which an organisation takes part."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.actors.models import Organisation
from dos.core.db import german_order
from dos.core.module import Panel
from dos.core.text import listed
from dos.strategy.models import Decision, Partnership, Project
from dos.strategy.selectors.projects import ProjectRow, project_rows

MAX_SHOWN = 20


@dataclass(frozen=True)
class Part:
    """A project, and as what the organisation takes part in it."""

    row: ProjectRow
    roles: str


def panels(obj: Any, viewer: Any) -> Iterator[Panel]:
    """Offer the public projects and decisions of an organisation; nothing for anything else."""
    if not isinstance(obj, Organisation):
        return
    taking_part = Partnership.objects.filter(organisation=obj).values("project_id")
    found = (
        Project.objects.published()
        .filter(Q(pk__in=taking_part) | Q(lead_organisation=obj))
        .order_by(german_order("name"), "pk")
    )
    count = found.count()
    if count:
        query = f"{reverse('strategy:project_list')}?stadt=alle&partner={obj.slug}" if count > MAX_SHOWN else ""
        context = {"parts": _parts(obj, list(found[:MAX_SHOWN])), "count": count, "all_url": query}
        yield Panel(_("Projekte, an denen sie mitwirkt"), "strategy/_project_parts.html", context, order=20)
    decisions = Decision.objects.published().filter(organisation=obj)[:MAX_SHOWN]
    if decisions:
        yield Panel(_("Beschlüsse"), "strategy/_decision_parts.html", {"decisions": decisions}, order=30)


def _parts(organisation: Organisation, projects: list[Project]) -> list[Part]:
    roles: dict[int, list[str]] = {}
    for partnership in Partnership.objects.filter(organisation=organisation, project__in=projects):
        roles.setdefault(partnership.project_id, []).append(str(partnership.get_role_display()))
    for project in projects:
        if project.lead_organisation_id == organisation.pk:
            roles.setdefault(project.pk, []).insert(0, _("verantwortlich"))
    rows = project_rows(projects, timezone.localdate())
    return [Part(row, listed(dict.fromkeys(roles[row.project.pk]))) for row in rows]
