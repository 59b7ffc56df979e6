"""Deeds on what people send: take it in once, forget it after a year."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.cities.models import City
from dos.notifications import services as notifications
from dos.portal.models import CaseNote, Feedback, hashed, secret_of
from dos.portal.services.answers import status_url
from dos.portal.services.cases import ANSWER_DAYS

RETENTION = timedelta(days=365)


def send_feedback(
    *,
    city: City | None,
    form_token: str,
    kind: str,
    message: str,
    page: str = "",
    email: str = "",
    about: Mapping[str, Model] | None = None,
) -> Feedback:
    """Take in a message and set the day by which it is answered; the same form sent twice is one message.

    `about` names what it is about by the field of the case. Whoever leaves an address gets number, day and status link
    by mail too, in the language of the page.
    """
    known = Feedback.objects.filter(form_token=form_token).first()
    if known is not None:
        return known
    feedback = Feedback(city=city, form_token=form_token, kind=kind, message=message, page=page, email=email)
    feedback.secret_hash, feedback.language = hashed(secret_of(form_token)), (get_language() or "de")[:2]
    for field, thing in (about or {}).items():
        setattr(feedback, field, thing)
    feedback.due_on = timezone.localdate() + timedelta(days=ANSWER_DAYS)
    feedback.full_clean(validate_unique=False)  # the same form at once: the database decides
    try:
        with transaction.atomic():
            feedback.save()
            _write_receipt(feedback)
    except IntegrityError:
        return Feedback.objects.get(form_token=form_token)
    return feedback


def _write_receipt(feedback: Feedback) -> None:
    """Write a receipt; it quotes nothing, so that nobody writes to others by it, and no address gets many an hour."""
    if not feedback.email or notifications.has_enough_mail(feedback.email):
        return
    day = date_format(feedback.due_on, "j. F Y")
    notifications.send_mail(
        key=f"feedback:receipt:{feedback.pk}",
        to=feedback.email,
        subject=_("Ihre Nachricht ist angekommen (%(reference)s)") % {"reference": feedback.reference},
        paragraphs=[
            _("Ihre Nummer ist %(reference)s. Nennen Sie sie, wenn Sie nachfragen.")
            % {"reference": feedback.reference},
            _("Wir antworten Ihnen bis zum %(day)s an diese Adresse.") % {"day": day},
            _("Unter dem Link sehen Sie den Stand und die Antwort. Geben Sie ihn nicht weiter."),
            _("Haben Sie uns nicht geschrieben? Dann hat sich jemand vertippt, und Sie müssen nichts tun."),
        ],
        action=(_("Stand Ihres Anliegens"), status_url(feedback)),
        language=feedback.language,
        about=f"feedback:{feedback.pk}",
    )


def forget_old_feedback(*, now: datetime) -> int:
    """Delete what was sent more than a year ago; return how many."""
    deleted, _by_table = Feedback.objects.filter(sent_at__lt=now - RETENTION).delete()
    return deleted


@transaction.atomic
def erase_person(user: Any) -> None:
    """Delete what the person wrote under the address of the account, and their name from the cases of others."""
    Feedback.objects.filter(email__iexact=user.email).delete()
    Feedback.objects.filter(owner=user).update(owner=None)
    CaseNote.objects.filter(author=user).update(author=None)
