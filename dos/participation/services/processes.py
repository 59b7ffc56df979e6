"""Deeds on processes: what must hold before one is published, the result, and putting it away."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dos.core import geo
from dos.core.errors import Conflict, Refused
from dos.core.text import clean_text
from dos.participation.models import Phase, Process, overlapping
from dos.participation.services import announcing

# Words that addresses below /mitmachen/ need for something else.
RESERVED_SLUGS = frozenset(
    {"neu", "karte", "liste", "zahlen", "angebote", "uebertragen", "hilfe", "regeln", "archiv", "meine", "status"}
)
MIN_RESULT = 30


def refuse_overlap(phases: Iterable[Phase]) -> None:
    """Refuse two phases of one process that overlap, naming both (P1)."""
    pair = overlapping(phases)
    if pair is not None:
        message = _("Die Phasen „%(first)s“ und „%(second)s“ überschneiden sich.") % {
            "first": pair[0].title,
            "second": pair[1].title,
        }
        raise Refused(message, fields={"phases": message})


def refuse_unready(process: Process, phases: Sequence[Phase], *, questions: int, paragraphs: int) -> None:
    """Refuse to publish what nobody could take part in: no phase, no question, no paragraph, a reserved address."""
    if process.slug in RESERVED_SLUGS:
        message = _("„%(slug)s“ ist als Kürzel vergeben. Bitte wählen Sie ein anderes.") % {"slug": process.slug}
        raise Refused(message, fields={"slug": message})
    if not phases:
        raise Refused(_("Ein Verfahren braucht mindestens eine Phase."))
    refuse_overlap(phases)
    if process.asks_questions and not questions:
        raise Refused(_("Eine Umfrage braucht mindestens eine Frage."))
    if process.kind == Process.Kind.TEXT and not paragraphs:
        raise Refused(_("Ein Text zur Diskussion braucht mindestens einen Absatz."))
    if process.kind == Process.Kind.COMMENTS and process.project_id is None:
        message = _("Bitte wählen Sie das Vorhaben, das kommentiert werden soll.")
        raise Refused(message, fields={"project": message})
    if process.threshold is not None and not process.threshold_body:
        message = _("Bitte nennen Sie, wer ab dieser Zahl von Unterstützungen berät.")
        raise Refused(message, fields={"threshold_body": message})
    if process.area is not None:
        geo.area_from(process.area)


def record_publication(process: Process, *, now: datetime | None = None) -> None:
    """Check a process that is being published; note the day on which its result went public, and tell followers."""
    refuse_unready(
        process,
        list(process.phases.all()),
        questions=process.questions.count(),
        paragraphs=process.paragraphs.count(),
    )
    if not process.live:
        return
    now = now or timezone.now()
    announcing.announce_process(process, now)
    if process.result.strip() and process.result_at is None:
        Process.objects.filter(pk=process.pk).update(result_at=now)
        announcing.announce_result(process, now)


@transaction.atomic
def publish_result(
    *, process: Process, result: str, result_en: str = "", user: Any = None, now: datetime | None = None
) -> Process:
    """Publish what came of a process; a result that is public already is replaced, the former one stays in the history.

    Refused while a phase still runs or is to come, when the text is too short, and while a draft of the process
    waits: it would go public by the way.
    """
    now = now or timezone.now()
    row = Process.objects.select_for_update().get(pk=process.pk)
    _refuse_running(row, now)
    result = clean_text(result)
    if len(result) < MIN_RESULT:
        message = _("Bitte beschreiben Sie das Ergebnis in mindestens %(n)s Zeichen.") % {"n": MIN_RESULT}
        raise Refused(message, fields={"result": message})
    if row.has_unpublished_changes:
        raise Conflict(_("Es gibt einen Entwurf dieses Verfahrens. Bitte veröffentlichen Sie ihn zuerst."))
    row.result, row.result_en = result, clean_text(result_en)
    row.save_revision(user=user, log_action=True).publish(user=user, skip_permission_checks=True)
    process.refresh_from_db()
    return process


@transaction.atomic
def archive_process(*, process: Process, now: datetime | None = None) -> Process:
    """Put a process away: it stays readable and takes nothing in any more. A second time changes nothing.

    Refused while a phase runs or is to come, and before a result is published (P10).
    """
    now = now or timezone.now()
    row = Process.objects.select_for_update().get(pk=process.pk)
    _refuse_running(row, now)
    if not row.result.strip() or row.result_at is None:
        raise Refused(_("Bitte veröffentlichen Sie zuerst ein Ergebnis. Danach können Sie das Verfahren ablegen."))
    if row.archived_at is None:
        Process.objects.filter(pk=row.pk).update(archived_at=now)
    process.refresh_from_db()
    return process


def _refuse_running(process: Process, now: datetime) -> None:
    ends = process.ends_at()
    if ends is not None and ends > now:
        words = _("Das Verfahren läuft noch bis %(day)s.")
        raise Refused(words % {"day": date_format(timezone.localtime(ends), "j. F Y")})
