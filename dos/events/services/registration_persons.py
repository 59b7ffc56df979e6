"""Deeds on what is personal: take a person out of every list, and keep the numbers."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dos.events.models import Admission, Registration
from dos.events.services import submissions
from dos.events.services.registration import cancel
from dos.events.services.registration_jobs import forget_names


@transaction.atomic
def erase_person(user: Any) -> None:
    """Give back the places that the person still holds, then erase all registrations and reports of the account."""
    submissions.erase_person(user)
    rows = Registration.objects.filter(Q(user=user) | Q(email__iexact=user.email))
    ids, now = list(rows.values_list("pk", flat=True)), timezone.now()
    held = Registration.objects.filter(pk__in=ids, state__in=(Registration.State.REQUESTED, *Registration.COMING))
    for row in held.filter(admission__occurrence__starts_at__gt=now):
        # Nobody is written to any more.
        Registration.objects.filter(pk=row.pk).update(email="")
        cancel(registration=row, now=now)
    for admission in Admission.objects.filter(registrations__in=ids).distinct():
        forget_names(admission, pk__in=ids)
