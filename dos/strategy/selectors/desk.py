"""What waits for an editor: stale sheets, drafts to review, what was called off."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ModelLogEntry, TaskState

from dos.cities.models import CityRole
from dos.cities.permissions import PUBLISHING, role_city_ids
from dos.strategy.models import Project
from dos.strategy.permissions import may_edit

REFUSED_ACTION = "dos.publish.refused"
SHOWN = 20
_ENDED = (Project.Stage.DONE, Project.Stage.STOPPED)


@dataclass(frozen=True)
class Waiting:
    """One thing that waits, until when, and why."""

    obj: Any
    due_on: date | None
    words: str = ""


def stale_projects(user: Any, today: date) -> list[Waiting]:
    """Return published projects of the person that nobody has confirmed for their interval, longest first."""
    found = Project.objects.published().exclude(stage__in=_ENDED)
    if not user.is_superuser:
        found = found.writable_in(role_city_ids(user))
    waiting = [Waiting(project, _due(project)) for project in found.select_related("lead_city")]
    overdue = [entry for entry in waiting if entry.due_on is None or entry.due_on <= today]
    return sorted(overdue, key=lambda entry: (entry.due_on or date.min, entry.obj.name))


def _due(project: Project) -> date | None:
    if project.last_reviewed_on is None:
        return None
    return project.last_reviewed_on + timedelta(days=project.review_interval_days)


def reviews(user: Any) -> list[Waiting]:
    """Return drafts that wait for the person's review, oldest first."""
    states = TaskState.objects.reviewable_by(user).select_related("revision", "revision__user", "workflow_state")
    found = []
    for state in states.order_by("started_at")[:SHOWN]:
        obj = state.revision.content_object
        if obj is not None and hasattr(type(obj), "snippet_viewset"):
            found.append(Waiting(obj, timezone.localdate(state.started_at), str(state.revision.user or "")))
    return found


def called_off(user: Any) -> list[Waiting]:
    """Return projects of the person whose scheduled publication was called off and that still have the draft."""
    own = Project.objects.filter(has_unpublished_changes=True)
    if not user.is_superuser:
        own = own.writable_in(role_city_ids(user))
    rows = {str(project.pk): project for project in own}
    entries = ModelLogEntry.objects.filter(
        action=REFUSED_ACTION, content_type=ContentType.objects.get_for_model(Project), object_id__in=rows
    ).order_by("-timestamp")
    found: dict[str, Waiting] = {}
    for entry in entries:
        day = timezone.localdate(entry.timestamp)
        found.setdefault(entry.object_id, Waiting(rows[entry.object_id], day, str(entry.data.get("reason", ""))))
    return list(found.values())


def to_be_told(obj: Any, planner: Any) -> list[str]:
    """Return the addresses of those who publish for the object's cities, and of who planned and may still write."""
    roles = CityRole.objects.filter(city__in=obj.writing_city_ids(), role__in=PUBLISHING, user__is_active=True)
    addresses = set(roles.values_list("user__email", flat=True))
    if planner is not None and may_edit(planner, obj):
        addresses.add(planner.email)
    return sorted(addresses)
