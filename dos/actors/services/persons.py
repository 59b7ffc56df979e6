"""Deeds on what is personal: forget who spoke for an organisation; what it said stays its own."""

from typing import Any

from django.db import transaction

from dos.actors.models import Keeper, Notice, Tie


@transaction.atomic
def erase_person(user: Any) -> None:
    """Forget that an account spoke for organisations; profiles that nobody keeps any more are no longer shown."""
    Keeper.objects.filter(user=user).delete()
    Keeper.objects.filter(decided_by=user).update(decided_by=None)
    Notice.objects.filter(by=user).update(by=None)
    Tie.objects.filter(proposed_by=user).update(proposed_by=None)
    Tie.objects.filter(answered_by=user).update(answered_by=None)
