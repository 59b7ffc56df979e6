"""Deeds on accounts."""

import hashlib
import secrets
import time

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from dos.accounts.models import User
from dos.core import module
from dos.core.jobs import task

FREE_FAILURES = 5
FIRST_WAIT, LONGEST_WAIT = 60, 300
TELL_AFTER = 10
REMEMBERED_SECONDS = 24 * 60 * 60


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


def seconds_to_wait(email: str) -> int:
    """Return how long nobody may sign in with this address: longer with every wrong password, never beyond minutes."""
    failures, last = cache.get(_key("failed", email), (0, 0.0))
    if failures < FREE_FAILURES:
        return 0
    wait = min(FIRST_WAIT * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT)
    return max(0, round(last + wait - time.time()))


def note_failure(email: str) -> None:
    """Count a wrong password; once a day the owner is told when there are many.

    The same is done for addresses without account, so that nobody learns from the time it takes which ones there are.
    """
    failures = cache.get(_key("failed", email), (0, 0.0))[0] + 1
    cache.set(_key("failed", email), (failures, time.time()), REMEMBERED_SECONDS)
    if failures >= TELL_AFTER and cache.add(_key("told", email), 1, REMEMBERED_SECONDS):
        tell_of_failures.enqueue(email.lower())


def forget_failures(email: str) -> None:
    """Begin to count anew: the owner has signed in."""
    cache.delete(_key("failed", email))


@task()
def tell_of_failures(email: str) -> None:
    """Write to the owner of an account that somebody tries passwords."""
    if not User.objects.filter(email=email, is_active=True).exists():
        return
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Viele falsche Passwörter für Ihr Konto")
        words = _(
            "Guten Tag,\n\njemand hat mehrmals ein falsches Passwort für Ihr Konto eingegeben. "
            "Niemand ist damit hineingekommen.\n\n"
            "Waren Sie es selbst? Dann warten Sie bitte einige Minuten. Ihr Konto ist nicht gesperrt.\n"
            "Waren Sie es nicht? Dann wählen Sie bitte ein neues, langes Passwort: %(url)s\n"
        )
        url = f"{settings.PUBLIC_URL}/konto/passwort/"
        send_mail(subject, words % {"url": url}, None, [email])


def _key(what: str, email: str) -> str:
    return f"login:{what}:{hashlib.sha256(email.lower().encode()).hexdigest()}"
