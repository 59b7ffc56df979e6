"""Deeds on ties: one side proposes, the other consents or declines, either ends it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.actors.models import Organisation, Tie
from dos.actors.selectors.network import forget_network
from dos.actors.services.letters import answered_letters, proposal_letters
from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line, without_markup

MAX_OPEN = 30


@dataclass(frozen=True)
class Proposal:
    """What one side says, where it can be read, and how long it holds."""

    kind: str
    source_url: str = ""
    source_note: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@transaction.atomic
def propose_tie(*, first: Organisation, second: Organisation, by: Any, said: Proposal) -> Tie:
    """Say what binds two organisations; nobody but the other side sees it before it consents.

    Refused with oneself, where the same is open or agreed already, for a period that ends before it begins, and above
    30 open proposals.
    """
    if first.pk == second.pk or not second.live or second.is_example:
        message = _("Bitte wählen Sie eine andere Organisation.")
        raise Refused(message, fields={"second": message})
    if said.starts_on and said.ends_on and said.ends_on < said.starts_on:
        message = _("Der letzte Tag liegt vor dem ersten.")
        raise Refused(message, fields={"ends_on": message})
    if Tie.objects.filter(first=first, state=Tie.State.PROPOSED).count() >= MAX_OPEN:
        raise Refused(_("Sie haben schon 30 offene Vorschläge. Bitte warten Sie auf Antworten."))
    if _open_between(first, second, said.kind):
        raise Conflict(_("Diese Verbindung gibt es schon, oder sie wartet auf Zustimmung."))
    row = Tie(
        first=first,
        second=second,
        kind=said.kind,
        source_url=said.source_url,
        source_note=clean_line(without_markup(said.source_note)),
        starts_on=said.starts_on,
        ends_on=said.ends_on,
        proposed_by=by,
    )
    row.full_clean()
    row.save()
    proposal_letters(row)
    return row


def _open_between(first: Organisation, second: Organisation, kind: str) -> bool:
    """Working together is the same from both sides; the other kinds have a direction."""
    found = Tie.objects.filter(kind=kind, state__in=[Tie.State.PROPOSED, Tie.State.AGREED])
    back = kind == Tie.Kind.PARTNER and found.filter(first=second, second=first).exists()
    return bool(back or found.filter(first=first, second=second).exists())


@transaction.atomic
def answer_tie(*, tie: Tie, organisation: Organisation, by: Any, is_agreed: bool) -> Tie:
    """Consent or decline for the side that was asked; the side that proposed cannot answer itself."""
    row = _held(tie)
    if row.second_id != organisation.pk:
        raise Refused(_("Zustimmen kann nur die andere Seite."))
    if row.state != Tie.State.PROPOSED:
        raise Conflict(_("Darüber ist schon entschieden."))
    return _answered(row, by, Tie.State.AGREED if is_agreed else Tie.State.DECLINED)


@transaction.atomic
def end_tie(*, tie: Tie, organisation: Organisation, by: Any) -> Tie:
    """Take back a proposal or end what was agreed; either side can, at once."""
    row = _held(tie)
    if organisation.pk not in (row.first_id, row.second_id):
        raise Refused(_("Diese Verbindung gehört nicht zu Ihrer Organisation."))
    if row.state not in (Tie.State.PROPOSED, Tie.State.AGREED):
        raise Conflict(_("Diese Verbindung ist schon beendet."))
    return _answered(row, by, Tie.State.ENDED)


def _held(tie: Tie) -> Tie:
    return Tie.objects.select_for_update(of=("self",)).select_related("first", "second").get(pk=tie.pk)


def _answered(row: Tie, by: Any, state: str) -> Tie:
    row.state, row.answered_by, row.answered_at = state, by, timezone.now()
    row.save()
    answered_letters(row)
    transaction.on_commit(forget_network)
    return row
