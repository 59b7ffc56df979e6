"""Deeds on what is personal: forget it in time, erase it when asked."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from dos.notifications.models import Address, Delivery, Follow, Subscriber
from dos.notifications.services import follows, notices, outbox

ADDRESS_RETENTION = timedelta(days=365)


@transaction.atomic
def forget_old(*, now: datetime, is_dry_run: bool = False) -> Mapping[str, int]:
    """Erase what nobody confirmed in 72 hours, addresses that follow nothing, and the words of 30 days ago.

    Return how many of each; a dry run only counts. A second run finds nothing.
    """
    old = now - follows.CONFIRMING
    unconfirmed = Follow.objects.filter(confirmed_at=None, created_at__lt=old)
    counts = {
        "unconfirmed follows": _delete(unconfirmed),
        "addresses": _delete(Subscriber.objects.filter(follows=None, created_at__lt=old)),
        "refusing addresses": _delete(Address.objects.filter(changed_at__lt=now - ADDRESS_RETENTION)),
        "mails": outbox.forget_old_mails(now=now),
        "notices": notices.forget_old_notices(before=now - outbox.RETENTION),
        "deliveries": _delete(Delivery.objects.exclude(mail=None).exclude(mail__erased_at=None)),
    }
    transaction.set_rollback(is_dry_run)
    return counts


def _delete(rows: QuerySet[Any]) -> int:
    return rows.delete()[1].get(rows.model._meta.label, 0)


@transaction.atomic
def erase_person(user: Any) -> None:
    """Erase what an account followed and every mail to it."""
    for subscriber in Subscriber.objects.filter(Q(user=user) | Q(email=user.email.lower())):
        outbox.erase_mails_to(subscriber.email)
        subscriber.delete()
    outbox.erase_mails_to(user.email)


@transaction.atomic
def erase_address(email: str) -> None:
    """Erase everything that is known of an address without account."""
    Subscriber.objects.filter(email=email.lower()).delete()
    outbox.erase_mails_to(email)
