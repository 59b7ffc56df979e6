"""Letters to those who report a date: what to confirm, what the desk asks, what became of it. Each is sent once."""

from collections.abc import Sequence

from django.utils import translation as language
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core.text import clean_line, shortened
from dos.events.models import Submission
from dos.events.selectors.addresses import canonical_url
from dos.events.services.registration_names import secret_of
from dos.notifications.services import send_mail


def confirm_letter(row: Submission) -> None:
    """Ask to confirm the address; without it the report is deleted after three days."""
    with language.override(row.language):
        words = [
            _("Bitte bestätigen Sie Ihre Meldung binnen drei Tagen. Erst dann sieht sie das Projektteam."),
            _number(row),
            _("Haben Sie das nicht gewollt? Dann tun Sie nichts, und wir löschen Ihre Angaben."),
        ]
        subject = _("Bitte bestätigen: Ihre Meldung „%(title)s“")
        _send(row, "confirm", subject, words, label=_("Meldung bestätigen"))


def received_letter(row: Submission) -> None:
    """Say that it waits for the desk, and that nothing is public yet."""
    with language.override(row.language):
        words = [
            _("Ihre Meldung ist angekommen. Das Projektteam prüft sie, bevor sie im Kalender steht."),
            _number(row),
            _("Unter dem Link sehen Sie, wie es steht, und können die Meldung zurückziehen."),
        ]
        _send(row, "received", _("Angekommen: Ihre Meldung „%(title)s“"), words)


def asked_letter(row: Submission) -> None:
    """Pass on what the desk wants to know."""
    with language.override(row.language):
        words = [_("Das Projektteam hat eine Frage zu Ihrem Termin:"), row.question, _number(row)]
        key = f"asked:{row.waiting_since.timestamp():.0f}" if row.waiting_since else "asked"
        _send(row, key, _("Rückfrage zu „%(title)s“"), words, label=_("Frage beantworten"))


def accepted_letter(row: Submission) -> None:
    """Say that the date is in the calendar, and where."""
    if row.event is None:
        return
    with language.override(row.language):
        words = [_("Ihr Termin steht im Kalender:"), canonical_url(row.event, row.language), _number(row)]
        _send(row, "accepted", _("Im Kalender: „%(title)s“"), words)


def refused_letter(row: Submission) -> None:
    """Say that the date does not come into the calendar, and why."""
    with language.override(row.language):
        words = [_("Wir übernehmen Ihren Termin nicht in den Kalender. Der Grund:"), row.reason, _number(row)]
        _send(row, "refused", _("Nicht übernommen: „%(title)s“"), words)


def submission_url(row: Submission) -> str:
    """Return the link that opens the submission; nobody can guess it."""
    return address.canonical("events:submission_link", secret_of(row))


def _number(row: Submission) -> str:
    return _("Nummer Ihrer Meldung: %(number)s") % {"number": row.reference}


def _send(row: Submission, key: str, subject: str, words: Sequence[str], *, label: str = "") -> None:
    if not row.email:
        return
    title = clean_line(row.title)
    send_mail(
        key=f"events:submission:{row.pk}:{key}",
        to=row.email,
        subject=subject % {"title": shortened(title, 70)},
        paragraphs=[text for text in words if text],
        action=(label or _("Ihre Meldung"), submission_url(row)),
        language=row.language,
        about=f"submission:{row.pk}",
    )
