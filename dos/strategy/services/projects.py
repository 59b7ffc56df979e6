"""Deeds on projects. Whoever publishes one – desk, schedule, import or API – ends in `record_publication`."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.strategy.models import Change, FormerSlug, LoggedState, Project
from dos.strategy.services import announcing, changes, rules


@transaction.atomic
def save_draft(project: Project, *, user: Any) -> Any:
    """Keep the project as it is now as a draft; the public still sees the last publication."""
    if project.pk is None:
        project.live = False
        project.save()
    return project.save_revision(user=user, clean=True)


@transaction.atomic
def publish_project(project: Project, *, user: Any = None) -> Project:
    """Publish the project as it is now.

    Refused while a mandatory entry is empty, a step between stages is not foreseen or a large change has no reason.
    """
    revision = save_draft(project, user=user)
    revision.publish(user=user, skip_permission_checks=True)
    return Project.objects.get(pk=project.pk)


@transaction.atomic
def confirm_project(project: Project, *, user: Any) -> Project:
    """State for the project team that everything on the sheet holds today.

    From the first time on, a researched record has to be complete like any other; refused while it is not.
    """
    row = Project.objects.select_for_update().get(pk=project.pk)
    today = timezone.localdate()
    row.origin, row.last_reviewed_on = Project.Origin.CONFIRMED, today
    row.confirmed_on = today
    rules.check(row, old_stage=row.stage, today=today)
    row.save(update_fields=["origin", "last_reviewed_on", "confirmed_on", "changed_at"])
    return row


def statements_before(project: Project) -> Mapping[str, Any]:
    """Return what the change log has seen last of a published project."""
    known = LoggedState.objects.filter(kind=project.kind_name(), object_id=project.pk).first()
    return known.statements if known else Project.objects.get(pk=project.pk).public_statements()


def check_publication(project: Project, before: Mapping[str, Any]) -> list[changes.Difference]:
    """Return what a publication would change; refused for the same reasons as the publication."""
    rules.check(project, old_stage=str(before.get("stage", "")))
    found = changes.with_reasons(changes.differences(before, project.public_statements()), project) if before else []
    changes.refuse_unreasoned(found)
    return found


@transaction.atomic
def record_publication(project: Project, before: Mapping[str, Any], *, user: Any) -> None:
    """Check a project that is being published against the rules, and write down what changed.

    Refused, publication and all, when the rules are broken. A scheduled one is checked now and again when it is due.
    """
    found = check_publication(project, before)
    if not project.live:
        return
    is_first = not before and not project.changes.exists()
    if is_first:
        found = [changes.Difference(Change.Kind.START, "", "", project.name)]
    written = changes.write_down(project, found, by_role=changes.role_words(user))
    announcing.announce_changes(project, written)
    _note_slug(project, str(before.get("slug", "")))
    changes.remember(project)
    quiet: dict[str, Any] = {"change_reason": ""}
    if user is not None:
        quiet["last_reviewed_on"] = timezone.localdate()
    Project.objects.filter(pk=project.pk).update(**quiet)


def _note_slug(project: Project, old: str) -> None:
    FormerSlug.objects.filter(kind="project", slug=project.slug).delete()
    if old and old != project.slug:
        FormerSlug.objects.update_or_create(kind="project", slug=old, defaults={"object_id": project.pk})


def refuse_deletion(project: Project) -> None:
    """Refuse to delete what the public has seen: a project ends by its stage, not by vanishing."""
    if project.live or project.first_published_at is not None or project.changes.exists():
        raise Refused(
            _("„%(name)s“ war öffentlich und bleibt nachvollziehbar. Bitte setzen Sie den Stand auf „eingestellt“.")
            % {"name": project.name}
        )
