"""The deed that ends a message: the answer, sent to those who left an address."""

from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.text import clean_text
from dos.portal.models import Feedback


@transaction.atomic
def answer_feedback(feedback: Feedback, *, answer: str) -> Feedback:
    """Answer a message; the mail goes out once the answer is stored. A second answer replaces the first.

    Refused without words.
    """
    answer = clean_text(answer)
    if not answer:
        raise Refused(_("Bitte schreiben Sie eine Antwort."), fields={"answer": _("Bitte schreiben Sie eine Antwort.")})
    row = Feedback.objects.select_for_update().get(pk=feedback.pk)
    is_new = row.answer != answer
    row.answer, row.answered_at = answer, row.answered_at or timezone.now()
    row.save(update_fields=["answer", "answered_at"])
    if is_new and row.email:
        transaction.on_commit(lambda: _send(row))
    return row


def _send(feedback: Feedback) -> None:
    subject = _("Antwort auf Ihre Rückmeldung %(reference)s") % {"reference": feedback.reference}
    send_mail(subject, feedback.answer, None, [feedback.email], fail_silently=True)
