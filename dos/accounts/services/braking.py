"""Deeds that slow down who tries passwords, without locking out the owner."""

import hashlib
import logging
import time

from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _

from dos.accounts.models import User
from dos.core import throttle
from dos.core.jobs import task

FREE_FAILURES = 5
FIRST_WAIT, LONGEST_WAIT = 60, 300
TELL_AFTER = 10
REMEMBERED_SECONDS = 24 * 60 * 60
# So many wrong passwords in all of the product within the window are an attack; then each network has few attempts.
ALARM, ALARM_FAILURES, ALARM_SECONDS, TRIES_WHILE_ALARMED = "sign-in-alarm", 300, 300, 3

logger = logging.getLogger("dos.accounts")


def seconds_to_wait(email: str, network_of: str = "") -> int:
    """Return how long nobody may sign in with this address: longer with every wrong password, never beyond minutes.

    While wrong passwords come in from everywhere (one password tried on many accounts), each network has few attempts.
    """
    if network_of and cache.get(ALARM):
        wait = throttle.seconds_to_wait("alarmed-sign-in", network_of, limit=TRIES_WHILE_ALARMED, window=ALARM_SECONDS)
        return max(wait, _own_wait(email))
    return _own_wait(email)


def _own_wait(email: str) -> int:
    failures, last = cache.get(_key("failed", email), (0, 0.0))
    if failures < FREE_FAILURES:
        return 0
    wait = min(FIRST_WAIT * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT)
    return max(0, round(last + wait - time.time()))


def note_failure(email: str) -> None:
    """Count a wrong password; once a day the owner is told when there are many.

    The same is done for addresses without account, so that nobody learns from the time it takes which ones there are.
    """
    is_attack = throttle.seconds_to_wait("failed-sign-in", "everybody", limit=ALARM_FAILURES, window=ALARM_SECONDS)
    if is_attack and cache.add(ALARM, 1, ALARM_SECONDS):
        logger.warning("many wrong passwords for many accounts: each network has few attempts for some minutes")
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
