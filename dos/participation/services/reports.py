"""The deed of those who find that something breaks the rules: one row a subject, the hints counted (A38)."""

from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.once import MAX_SECONDS
from dos.core.text import clean_line
from dos.participation.models import Comment, Idea, Report
from dos.participation.services.names import keyed

MAX_NOTE, MAX_NOTES = 500, 50


@transaction.atomic
def report(
    *,
    note: str,
    idea: Idea | None = None,
    comment: Comment | None = None,
    form_token: str = "",
    now: datetime | None = None,
) -> Report:
    """Tell the moderators of one idea or comment; it joins what others have said, and opens a closed report anew.

    The same form sent twice is one report.

    Refused for notes above 500 characters and for what nobody can see.
    """
    now = now or timezone.now()
    note = clean_line(note)
    if len(note) > MAX_NOTE:
        message = _("Bitte fassen Sie sich kurz: höchstens %(most)s Zeichen.") % {"most": MAX_NOTE}
        raise Refused(message, fields={"note": message})
    _refuse_unseen(idea, comment)
    subject = {"idea": idea} if idea is not None else {"comment": comment}
    known, _is_new = Report.objects.get_or_create(**subject, defaults={"first_at": now})
    row = Report.objects.select_for_update().get(pk=known.pk)
    if form_token and not cache.add(keyed("report-form", form_token), 1, MAX_SECONDS):
        return row
    row.count += 1
    if note and len(row.notes) < MAX_NOTES:
        row.notes = [*row.notes, {"at": now.isoformat(timespec="minutes"), "text": note}]
    row.closed_at = None
    row.save()
    return row


def _refuse_unseen(idea: Idea | None, comment: Comment | None) -> None:
    seen = idea is not None and idea.is_public
    seen = seen or (comment is not None and comment.state == Comment.State.PUBLISHED)
    if not seen:
        raise Refused(_("Das ist nicht mehr öffentlich."))
