"""Deeds on accounts that end: by the person's wish after seven days, or because nobody has used them for long (P11)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dos.accounts.models import User
from dos.accounts.services.accounts import erase_person

GRACE = timedelta(days=7)
UNCONFIRMED = timedelta(hours=72)
UNUSED = timedelta(days=730)
# How long before the end somebody is told, in this order.
WARNED_BEFORE = (timedelta(days=30), timedelta(days=7))


@dataclass(frozen=True)
class Forgotten:
    """How many accounts ended, and how many were told that they will."""

    unconfirmed: int
    erased: int
    warned: int


@transaction.atomic
def ask_to_be_erased(user: User) -> date:
    """Set the day on which the account is erased, and confirm it by mail; asked again it stays the same day."""
    row = User.objects.select_for_update().get(pk=user.pk)
    if row.erase_on is None:
        row.erase_on = timezone.localdate() + GRACE
        row.save(update_fields=["erase_on"])
        _write(
            row.email,
            _("Ihr Konto wird am %(day)s gelöscht") % {"day": date_format(row.erase_on)},
            _(
                "Guten Tag,\n\nSie haben gebeten, Ihr Konto zu löschen. Das geschieht am %(day)s.\n\n"
                "Haben Sie es sich anders überlegt? Bis dahin können Sie es behalten: %(url)s\n"
            )
            % {"day": date_format(row.erase_on), "url": settings.PUBLIC_URL + reverse("account_overview")},
        )
    return row.erase_on


def keep_account(user: User) -> None:
    """Take the wish to be erased back."""
    User.objects.filter(pk=user.pk).update(erase_on=None, warnings=0)


def forget_accounts(*, now: datetime, is_dry_run: bool = False) -> Forgotten:
    """Erase accounts whose day has come, and set that day for those that nobody has used for almost 24 months.

    These are told 30 and 7 days before; signing in ends it. An address that was never confirmed goes after 72 hours.
    Staff are not forgotten: their roles end with their work. A second run on the same day does nothing.
    """
    unconfirmed = User.objects.filter(is_staff=False, last_login=None, joined_at__lt=now - UNCONFIRMED)
    unconfirmed = unconfirmed.exclude(emailaddress__verified=True).exclude(is_active=False)
    if not is_dry_run:
        _came_back(now).update(erase_on=None, warnings=0)
    due = User.objects.filter(is_active=True, erase_on__lte=timezone.localdate(now))
    leaving = due.filter(warnings__in=(0, len(WARNED_BEFORE))).exclude(pk__in=_came_back(now).values("pk"))
    ending, told = list(leaving), list(_to_be_told(now))
    found = Forgotten(unconfirmed.count(), len(ending), len(told))
    if is_dry_run:
        return found
    unconfirmed.delete()
    for user in ending:
        erase_person(user)
    for user in told:
        _warn(user, now)
    return found


def _came_back(now: datetime) -> QuerySet[User]:
    """Those who were told and have signed in since."""
    return User.objects.filter(warnings__gt=0, last_login__gt=now - UNUSED + WARNED_BEFORE[0])


def _to_be_told(now: datetime) -> QuerySet[User]:
    first, second = WARNED_BEFORE
    seen = User.objects.annotate(seen_at=Coalesce(F("last_login"), F("joined_at")))
    unused = seen.filter(is_active=True, is_staff=False, seen_at__lt=now - UNUSED + first)
    return unused.filter(
        Q(erase_on=None, warnings=0) | Q(erase_on__lte=timezone.localdate(now) + second, warnings=1)
    ).exclude(pk__in=_came_back(now).values("pk"))


@transaction.atomic
def _warn(user: User, now: datetime) -> None:
    row = User.objects.select_for_update().get(pk=user.pk)
    if row.warnings != user.warnings:
        return
    row.erase_on = row.erase_on or timezone.localdate(now) + WARNED_BEFORE[0]
    row.warnings += 1
    row.save(update_fields=["erase_on", "warnings"])
    _write(
        row.email,
        _("Brauchen Sie Ihr Konto noch?"),
        _(
            "Guten Tag,\n\nSie haben sich fast zwei Jahre nicht angemeldet. Am %(day)s löschen wir Ihr Konto.\n\n"
            "Möchten Sie es behalten? Dann melden Sie sich einmal an: %(url)s\n"
        )
        % {"day": date_format(row.erase_on), "url": settings.PUBLIC_URL + reverse("account_login")},
    )


def _write(to: str, subject: str, text: str) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        send_mail(subject, text, None, [to])
