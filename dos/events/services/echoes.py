"""What those who came say afterwards: three questions, no name, no account, no cookie that would know them."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Conflict, Refused
from dos.core.text import clean_text, without_markup
from dos.events.models import Echo, Occurrence
from dos.events.models.moments import local_day

OPEN_FOR, KEPT, MAX_TEXT = timedelta(days=14), timedelta(days=365), 1_000


@transaction.atomic
def give_echo(
    *, occurrence: Occurrence, worth: int, voice: str, form_token: str, text: str = "", now: datetime | None = None
) -> None:
    """Keep what one person says; the same form is one voice. Refused before the end and 14 days after it."""
    now = now or timezone.now()
    row = Occurrence.objects.select_related("event").get(pk=occurrence.pk)
    if not is_open(row, now):
        raise Conflict(_("Rückmeldungen sind ab dem Ende des Termins und 14 Tage lang möglich."))
    if not 1 <= worth <= 5 or voice not in Echo.Voice.values:
        raise Refused(_("Bitte beantworten Sie die ersten beiden Fragen."))
    hashed = hashlib.sha256(f"echo:{form_token}".encode()).hexdigest()
    said = clean_text(without_markup(text))
    if len(said) > MAX_TEXT:
        message = _("Bitte höchstens %(n)s Zeichen.") % {"n": MAX_TEXT}
        raise Refused(message, fields={"text": message})
    told = {"occurrence": row, "worth": worth, "voice": voice, "text": said, "day": local_day(now)}
    Echo.objects.get_or_create(form_hash=hashed, defaults=told)


def is_open(row: Occurrence, now: datetime) -> bool:
    """Whether people can say now how the date was."""
    return not row.is_cancelled and row.ends_at <= now < row.ends_at + OPEN_FOR


def forget_words(*, now: datetime) -> int:
    """Erase what was written in words after a year; the numbers stay."""
    return Echo.objects.filter(day__lte=local_day(now - KEPT)).exclude(text="").update(text="")
