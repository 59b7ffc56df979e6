"""Deeds on feedback: take it in once, answer in time, forget it after a year."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.cities.models import City
from dos.core.errors import Refused
from dos.portal.models import Feedback

MIN_SECONDS, MAX_SECONDS = 3, 24 * 3600
# BITVNRW section 5: an answer within two weeks, an interim notice if it takes longer, six weeks at most.
ANSWER_DAYS, LATEST_DAYS = 14, 42
RETENTION = timedelta(days=365)
_SALT = "feedback-form"


def new_form_token() -> str:
    """Return a signed name for one form; it tells later when the form was opened."""
    return signing.dumps(secrets.token_urlsafe(16), salt=_SALT)


def is_stale(token: str) -> bool:
    """Tell whether the name is forged or a day old, so that the form needs a fresh one."""
    try:
        signing.loads(token, salt=_SALT, max_age=MAX_SECONDS)
    except signing.BadSignature:
        return True
    return False


def opened_token(token: str) -> str:
    """Return the name inside; refused when it is stale, or younger than anybody can write."""
    if is_stale(token):
        raise Refused(_("Das Formular ist zu alt geworden. Bitte schicken Sie es noch einmal ab."))
    try:
        signing.loads(token, salt=_SALT, max_age=MIN_SECONDS)
    except signing.SignatureExpired:
        name: str = signing.loads(token, salt=_SALT)
        return name
    raise Refused(_("Das ging sehr schnell. Bitte prüfen Sie Ihre Angaben und schicken Sie sie dann noch einmal ab."))


def send_feedback(
    *, city: City | None, form_token: str, kind: str, message: str, page: str = "", email: str = ""
) -> Feedback:
    """Take in a message and set the day by which it is answered; the same form sent twice is one message."""
    known = Feedback.objects.filter(form_token=form_token).first()
    if known is not None:
        return known
    feedback = Feedback(city=city, form_token=form_token, kind=kind, message=message, page=page, email=email)
    feedback.due_on = timezone.localdate() + timedelta(days=ANSWER_DAYS)
    feedback.full_clean()
    try:
        with transaction.atomic():
            feedback.save()
    except IntegrityError:
        return Feedback.objects.get(form_token=form_token)
    return feedback


def forget_old_feedback(*, now: datetime) -> int:
    """Delete what was sent more than a year ago; return how many."""
    deleted, _by_table = Feedback.objects.filter(sent_at__lt=now - RETENTION).delete()
    return deleted


def erase_person(user: Any) -> None:
    """Delete what the person wrote under the address of the account."""
    Feedback.objects.filter(email__iexact=user.email).delete()
