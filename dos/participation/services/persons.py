"""Deeds on what is personal: erase a person and keep the debate, forget guests when their time is over (P11)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from dos.notifications import services as notifications
from dos.participation.models import Author, CommentSupport, IdeaEvent, Process, Support
from dos.participation.services import authors

DAYS_OF_A_MONTH = 30.44
AT_ONCE = 500


@transaction.atomic
def erase_person(user: Any) -> None:
    """Take a person's name from what they wrote and supported; texts, answers and counts stay."""
    for author in Author.objects.filter(user=user):
        authors.erase_author(author=author)
    Support.objects.filter(user=user).update(user=None, mail_hash=None, guest_hash=None)
    CommentSupport.objects.filter(user=user).update(user=None)
    IdeaEvent.objects.filter(by=user).update(by=None)


def forget_guests(*, now: datetime, is_dry_run: bool = False) -> int:
    """Erase address and link of guests whose processes have long been over, as each process says; return how many.

    Somebody who still takes part in another process is remembered until that is over too. A dry run only counts; a
    second run finds nothing.
    """
    count = 0
    for ids in _chunks(_over(now)):
        count += len(ids)
        if not is_dry_run:
            _forget(ids, now)
    return count


def _over(now: datetime) -> QuerySet[Author]:
    over = [
        process.pk
        for process in Process.objects.annotate(last=Max("phases__ends_at")).only("retention_months")
        if process.last is not None and process.last + _months(process.retention_months) < now
    ]
    known = Author.objects.filter(user=None, erased_at=None).exclude(email="", secret_hash=None)
    still_here = Q(ideas__isnull=False) & ~Q(ideas__process__in=over)
    still_here |= Q(comments__isnull=False) & ~Q(comments__process__in=over)
    involved = known.filter(Q(ideas__process__in=over) | Q(comments__process__in=over))
    return involved.exclude(pk__in=known.filter(still_here).values("pk")).distinct()


def _months(number: int) -> timedelta:
    return timedelta(days=round(number * DAYS_OF_A_MONTH))


def _chunks(found: QuerySet[Author]) -> Iterator[list[int]]:
    ids = list(found.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


@transaction.atomic
def _forget(ids: list[int], now: datetime) -> None:
    for author in Author.objects.select_for_update().filter(pk__in=ids):
        if author.email:
            notifications.erase_address(author.email)
        author.email, author.secret_hash, author.email_confirmed_at = "", None, None
        author.wants_mail, author.erased_at = False, now
        author.save()
