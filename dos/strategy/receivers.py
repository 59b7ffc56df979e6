"""Framework signals of the room strategy."""

from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.signals import published

from dos.strategy.models import ActionField, Decision, Indicator, Objective, ProgrammeGoal, Project, StatusNote
from dos.strategy.selectors.skeleton import forget_skeleton
from dos.strategy.services import announcing, indicators, notes, projects


@receiver(published, sender=Project)
def project_published(sender: type[Project], instance: Project, revision: Any, **kwargs: Any) -> None:
    """Check and write down; a refusal takes the publication back."""
    projects.record_publication(instance, revision.before, user=revision.user)


@receiver(published, sender=Indicator)
def indicator_published(sender: type[Indicator], instance: Indicator, revision: Any, **kwargs: Any) -> None:
    """Check and write down; a refusal takes the publication back."""
    indicators.record_publication(instance, revision.before, user=revision.user)


@receiver(published, sender=StatusNote)
def status_note_published(sender: type[StatusNote], instance: StatusNote, **kwargs: Any) -> None:
    """Begin the review of the project anew."""
    if instance.live:
        notes.record_note(instance)


@receiver(published, sender=Decision)
def decision_published(sender: type[Decision], instance: Decision, **kwargs: Any) -> None:
    """Tell followers of its projects, the first time that it is public."""
    if instance.live and instance.first_published_at == instance.last_published_at:
        announcing.announce_decision(instance)


@receiver(m2m_changed, sender=Decision.projects.through)
def decision_linked(instance: Any, action: str, pk_set: Any, **kwargs: Any) -> None:
    """Tell followers of a project that a public decision is now linked to it."""
    if action == "post_add" and isinstance(instance, Decision) and instance.live_revision_id is not None:
        announcing.announce_decision(instance, among=pk_set)


@receiver([post_save, post_delete], sender=ActionField)
@receiver([post_save, post_delete], sender=Objective)
@receiver([post_save, post_delete], sender=ProgrammeGoal)
@receiver(m2m_changed, sender=Objective.goals.through)
@receiver(m2m_changed, sender=ProgrammeGoal.action_fields.through)
def skeleton_changed(**kwargs: Any) -> None:
    """Read the skeleton of the strategy anew: at once, and again when everybody can see the change."""
    forget_skeleton()
    transaction.on_commit(forget_skeleton)


@receiver(pre_save, sender=Project)
@receiver(pre_save, sender=Indicator)
@receiver(pre_save, sender=ActionField)
def slug_remembered(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Keep in mind under which name in the address the thing stands until now."""
    known = sender.objects.filter(pk=instance.pk).values_list("slug", flat=True) if instance.pk else ()
    instance.slug_before = next(iter(known), "")


@receiver(post_save, sender=Project)
@receiver(post_save, sender=Indicator)
@receiver(post_save, sender=ActionField)
def slug_changed(instance: Any, **kwargs: Any) -> None:
    """Take the followers along to the new name."""
    if instance.slug_before not in ("", instance.slug):
        announcing.take_followers_along(instance, instance.slug_before)
