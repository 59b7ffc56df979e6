"""Deeds on the regular check of a service's text: noted with a button, reminded of by mail."""

import hashlib
import logging
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core.errors import Refused
from dos.directory.models import ReviewReminder, Service
from dos.directory.selectors.review import NOTICE
from dos.notifications.services import send_mail

logger = logging.getLogger(__name__)

LONGEST = timedelta(days=3 * 366)
NAMED = 20


def next_review(today: date) -> date:
    """Return when a text that is checked today is to be checked again: in a year."""
    return today + timedelta(days=365)


@transaction.atomic
def mark_checked(*, service: Service, user: Any, today: date, next_due: date | None = None) -> Service:
    """Note that somebody has checked the text today, and until when it is to be checked again.

    A draft that somebody is writing stays a draft and carries the new dates too. Refused when the next day is not
    after today or more than three years away, when the text is not public, and when it may not be published as it is.
    """
    due = next_due or next_review(today)
    if due <= today or due - today > LONGEST:
        message = _("Die nächste Prüfung liegt nach heute und höchstens drei Jahre entfernt.")
        raise Refused(message, fields={"next_due": message})
    row = Service.objects.select_for_update().get(pk=service.pk)
    if not row.live:
        raise Refused(
            _("„%(service)s“ ist nicht öffentlich. Bitte veröffentlichen Sie die Leistung.") % {"service": row}
        )
    if row.has_unpublished_changes:
        draft = row.get_latest_revision_as_object()
        draft.checked_on, draft.review_due_on = today, due
        draft.save_revision(user=user)
        changed = {"checked_on": today, "review_due_on": due, "changed_at": timezone.now()}
        Service.objects.filter(pk=row.pk).update(**changed)
    else:
        row.checked_on, row.review_due_on = today, due
        row.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    return Service.objects.get(pk=row.pk)


def remind_of_reviews(*, today: date) -> int:
    """Remind each office by one mail of the texts that are to be checked within two weeks or already late.

    Each text is named once for each day on which it is due; a mail that cannot go out waits in the outbox.
    """
    with_address = Service.objects.published().exclude(reviewer_email="")
    due = with_address.due_on(today + NOTICE).order_by("reviewer_email", "review_due_on", "pk")
    written = 0
    for email, rows in groupby(due, key=lambda row: row.reviewer_email):
        try:
            written += _remind(email, list(rows))
        except Refused:
            logger.warning("an address for reminders of reviews takes no mail")
    return written


@transaction.atomic
def _remind(email: str, services: list[Service]) -> int:
    new = list(_untold(services))
    if not new:
        return 0
    digest = hashlib.sha256("|".join(f"{row.pk}:{day}" for row, day in new).encode()).hexdigest()[:32]
    with translation.override("de"):
        lines = [f"{date_format(day, 'j. F Y')}: {row.title}" for row, day in new[:NAMED]]
        if len(new) > NAMED:
            lines.append(_("und %(number)s weitere") % {"number": len(new) - NAMED})
        send_mail(
            key=f"directory:review:{digest}",
            to=email,
            subject=_("Bitte prüfen Sie die Texte Ihrer Leistungen"),
            paragraphs=[
                _("Diese Texte sind bald oder schon länger zu prüfen:"),
                *lines,
                _("Stimmt noch alles, drücken Sie in der Redaktion auf „Geprüft“. Sonst ändern Sie den Text dort."),
            ],
            action=(_("Liste ansehen"), address.canonical("desk_directory_reviews", language="de")),
        )
    return len(new)


def _untold(services: list[Service]) -> Iterator[tuple[Service, date]]:
    for service in services:
        if service.review_due_on is not None:
            _row, is_new = ReviewReminder.objects.get_or_create(service=service, due_on=service.review_due_on)
            if is_new:
                yield service, service.review_due_on
