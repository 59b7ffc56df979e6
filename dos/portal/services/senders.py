"""Deeds of the person who asked, through the status link: write something more, take it all back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Conflict, Refused
from dos.core.text import clean_text
from dos.portal.models import CaseAddition, Feedback
from dos.portal.services.cases import note_in_history, reopen

MOST_ADDITIONS = 20


@transaction.atomic
def add_to_case(case: Feedback, *, text: str, form_token: str) -> CaseAddition:
    """Take in what the person writes later; a finished case is in progress again. The same form is one addition.

    Refused without words, for a withdrawn case and after twenty additions.
    """
    row = Feedback.objects.select_for_update().get(pk=case.pk)
    known = CaseAddition.objects.filter(form_token=form_token).first()
    if known is not None:
        return known
    if row.withdrawn_at is not None:
        raise Conflict(_("Sie haben dieses Anliegen zurückgezogen. Bitte schreiben Sie ein neues."))
    text = clean_text(text)
    if not text:
        message = _("Bitte schreiben Sie, was Sie ergänzen möchten.")
        raise Refused(message, fields={"text": message})
    if row.additions.count() >= MOST_ADDITIONS:
        raise Refused(_("Mehr Nachträge sind hier nicht möglich. Bitte schreiben Sie ein neues Anliegen."))
    if row.is_finished:
        reopen(row)
    row.added_at = timezone.now()
    row.save()
    note_in_history(row, "added", None)
    return CaseAddition.objects.create(case=row, form_token=form_token, text=text)


@transaction.atomic
def withdraw_case(case: Feedback) -> Feedback:
    """Take a case back: all that was written and the address are deleted, number and kind stay. Twice is once."""
    row = Feedback.objects.select_for_update().get(pk=case.pk)
    if row.withdrawn_at is not None:
        return row
    row.additions.all().delete()
    row.notes.all().delete()
    row.message = row.page = row.email = row.answer = row.closing_reason = ""
    row.state, row.withdrawn_at = Feedback.State.CLOSED, timezone.now()
    row.closed_at = row.withdrawn_at
    row.project = row.organisation = row.event = None
    row.save()
    note_in_history(row, "withdrawn", None)
    return row
