"""Deeds that forget: what nobody has confirmed, and pictures whose idea was never sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from dos.participation.models import Author, Comment, Idea
from dos.participation.services import pictures

UNCONFIRMED, UNSENT = timedelta(hours=72), timedelta(hours=24)


@dataclass(frozen=True)
class Forgotten:
    """How much was deleted."""

    ideas: int
    comments: int
    pictures: int


def forget_unconfirmed(*, now: datetime) -> Forgotten:
    """Delete ideas and comments whose address was not confirmed within 72 hours, with all that their authors told."""
    ideas = _delete_ideas(now - UNCONFIRMED)
    waiting = Comment.objects.filter(state=Comment.State.AWAITING_CONFIRMATION, created_at__lt=now - UNCONFIRMED)
    with transaction.atomic():
        authors = set(waiting.values_list("author_id", flat=True))
        comments, _by_table = waiting.delete()
        _delete_empty(authors)
    return Forgotten(ideas, comments, pictures.forget_old_previews(before=now - UNSENT))


def _delete_ideas(before: datetime) -> int:
    found = Idea.objects.filter(state=Idea.State.AWAITING_CONFIRMATION, created_at__lt=before)
    number = 0
    for pk in list(found.values_list("pk", flat=True)):
        with transaction.atomic():
            # Confirmed in this very moment: it stays.
            idea = found.select_for_update().filter(pk=pk).first()
            if idea is None:
                continue
            pictures.delete_pictures(idea)
            idea.delete()
            _delete_empty({idea.author_id})
            number += 1
    return number


def _delete_empty(authors: set[int]) -> None:
    """Delete guests of whom nothing is left."""
    Author.objects.filter(pk__in=authors, user=None, ideas=None, comments=None).delete()
