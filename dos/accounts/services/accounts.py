"""Deeds on accounts: open one, take everything personal from it."""

import secrets

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from dos.accounts.models import User
from dos.core import module


@transaction.atomic
def open_account(
    *, email: str, name: str = "", password: str = "", is_staff: bool = False, is_administrator: bool = False
) -> User:
    """Open an account with a confirmed address, or return the one that has this address already, unchanged."""
    known = User.objects.filter(email=email.lower()).first()
    if known is not None:
        return known
    user = User.objects.create_user(
        email,
        password or secrets.token_urlsafe(24),
        name=name,
        is_staff=is_staff or is_administrator,
        is_superuser=is_administrator,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@transaction.atomic
def erase_account(user: User) -> None:
    """Take everything personal from the account; its number stays, so that what the person wrote keeps an author."""
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    SocialAccount.objects.filter(user=user).delete()
    user.email = f"geloescht-{user.pk}@dos.invalid"
    user.name, user.is_active, user.is_staff, user.is_superuser = "", False, False, False
    user.last_login = None
    user.set_unusable_password()
    user.groups.clear()
    user.save()


@transaction.atomic
def erase_person(user: User) -> None:
    """Let every room take away what is personal; the account itself comes last."""
    rooms = [room for room in module.modules() if room.erase_person is not None]
    for room in sorted(rooms, key=lambda room: room.name == "accounts"):
        if room.erase_person is not None:
            room.erase_person(user)
