"""Deeds of those who find a comment important: say so once, take it back; there is no saying no (P9)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Conflict, Refused
from dos.participation import permissions
from dos.participation.models import Comment, CommentSupport
from dos.participation.services.comments import refuse_silent

S = Comment.State


@transaction.atomic
def support_comment(*, comment: Comment, user: Any, now: datetime | None = None) -> bool:
    """Count that an account finds the comment important, once; return whether it is new.

    Refused for one's own comment and while nothing can be said about comments there; a conflict for comments that
    nobody can read any more.
    """
    row = _locked(comment, now)
    if permissions.is_own(user, row.author):
        raise Refused(_("Beim eigenen Kommentar geht das nicht: Hier zählt, was andere wichtig finden."))
    _support, is_new = CommentSupport.objects.get_or_create(
        comment=row, user=user, defaults={"created_at": now or timezone.now()}
    )
    if is_new:
        _count(row, 1)
    comment.refresh_from_db(fields=["supports_count"])
    return is_new


@transaction.atomic
def withdraw_comment_support(*, comment: Comment, user: Any, now: datetime | None = None) -> bool:
    """Take it back; return whether there was anything to take back."""
    row = _locked(comment, now)
    deleted, _by_table = CommentSupport.objects.filter(comment=row, user=user).delete()
    if deleted:
        _count(row, -1)
    comment.refresh_from_db(fields=["supports_count"])
    return bool(deleted)


def _locked(comment: Comment, now: datetime | None) -> Comment:
    """Return the comment with its row locked, so that many at once are counted one after the other."""
    rows = Comment.objects.select_for_update(of=("self",)).select_related("author", "idea", "parent", "process")
    row = rows.get(pk=comment.pk)
    is_out_of_sight = row.parent is not None and row.parent.state not in (S.PUBLISHED, S.WITHDRAWN)
    if row.state != S.PUBLISHED or is_out_of_sight or not row.process.live:
        raise Conflict(_("Diesen Kommentar gibt es nicht mehr."))
    refuse_silent(row.process, row.idea, now or timezone.now())
    return row


def _count(row: Comment, step: int) -> None:
    row.supports_count = max(row.supports_count + step, 0)
    row.save(update_fields=["supports_count"])
