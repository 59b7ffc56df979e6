"""Who may follow without a letter that proves the address, and who reads what did not arrive."""

from typing import Any

from allauth.account.models import EmailAddress


def may_follow_at_once(user: Any) -> bool:
    """Whoever has signed in with an address that is proven already."""
    if not user.is_authenticated:
        return False
    return EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True).exists()


def may_see_undelivered(user: Any) -> bool:
    """Administrators of the programme: addresses of people are nobody else's business."""
    return bool(user.is_active and user.is_superuser)
