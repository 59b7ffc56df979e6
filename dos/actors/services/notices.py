"""Deeds on what organisations offer and seek: enter it, withdraw it, tell those whom it fits."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.actors.models import Notice, Organisation
from dos.actors.selectors.notices import matches
from dos.actors.services.letters import match_letters
from dos.actors.services.profiles import known_topics, without_addresses
from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line, clean_text, without_markup

MAX_OPEN, LONGEST = 20, timedelta(days=366)


@dataclass(frozen=True)
class Entry:
    """What somebody enters for an organisation."""

    kind: str
    topic: str
    title: str
    text: str
    ends_on: date


@transaction.atomic
def post_notice(*, organisation: Organisation, by: Any, entry: Entry, form_token: str) -> Notice:
    """Enter an offer or a search; it is public at once, and both sides of each match hear of it. One form is one entry.

    Refused for a day that has passed or lies more than a year ahead, above 20 open ones, and with a mail address.
    """
    known = Notice.objects.filter(form_token=form_token).first()
    if known is not None:
        return known
    today = timezone.localdate()
    if not today <= entry.ends_on <= today + LONGEST:
        message = _("Bitte wählen Sie einen Tag von heute an und höchstens ein Jahr voraus.")
        raise Refused(message, fields={"ends_on": message})
    if Notice.objects.filter(organisation=organisation, withdrawn_at=None, ends_on__gte=today).count() >= MAX_OPEN:
        raise Refused(_("Es gibt schon 20 offene Einträge. Bitte ziehen Sie zuerst einen zurück."))
    row = Notice(
        organisation=organisation,
        kind=entry.kind,
        topic=known_topics([entry.topic])[0],
        title=without_addresses("title", clean_line(without_markup(entry.title))),
        text=without_addresses("text", clean_text(without_markup(entry.text))),
        ends_on=entry.ends_on,
        by=by,
        form_token=form_token,
    )
    row.full_clean()
    row.save()
    for other in matches(row, today):
        match_letters(row, other)
    return row


@transaction.atomic
def withdraw_notice(*, notice: Notice) -> Notice:
    """Take an entry off the list; once."""
    row = Notice.objects.select_for_update().get(pk=notice.pk)
    if row.withdrawn_at is not None:
        raise Conflict(_("Dieser Eintrag ist schon zurückgezogen."))
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    return row
