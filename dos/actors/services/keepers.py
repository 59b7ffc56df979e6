"""Deeds on who speaks for an organisation: ask, decide, end; each side hears of it by mail."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.accounts.models import User
from dos.actors.models import Keeper, Organisation
from dos.actors.services.letters import claim_letter, decision_letter
from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line, clean_text, without_markup

MAX_WAITING = 5


@transaction.atomic
def claim_profile(*, organisation: Organisation, user: User, position: str, evidence: str) -> Keeper:
    """Ask to keep the profile of an organisation; the editors of its city decide.

    Refused while a request is open or granted, and for who has too many open ones.
    """
    waiting = Keeper.objects.of(user).waiting()
    if waiting.exclude(organisation=organisation).count() >= MAX_WAITING:
        raise Refused(_("Sie haben schon mehrere offene Anträge. Bitte warten Sie, bis die Redaktion entschieden hat."))
    row = Keeper.objects.filter(organisation=organisation, user=user).select_for_update().first()
    if row is not None and row.state in (Keeper.State.ASKED, Keeper.State.VERIFIED):
        raise Conflict(_("Sie haben das schon beantragt."))
    row = row or Keeper(organisation=organisation, user=user)
    row.position = clean_line(without_markup(position))
    row.evidence = clean_text(without_markup(evidence))
    row.state, row.reason, row.asked_at = Keeper.State.ASKED, "", timezone.now()
    row.decided_at, row.decided_by = None, None
    row.full_clean(validate_unique=False)
    row.save()
    claim_letter(row)
    return row


@transaction.atomic
def decide_claim(*, keeper: Keeper, by: User, is_granted: bool, reason: str = "") -> Keeper:
    """Grant or refuse a request; a refusal needs a reason, which the person reads. Decided once."""
    row = _held(keeper)
    if row.state != Keeper.State.ASKED:
        raise Conflict(_("Darüber ist schon entschieden."))
    return _decided(row, by, Keeper.State.VERIFIED if is_granted else Keeper.State.REFUSED, reason)


@transaction.atomic
def end_keeping(*, keeper: Keeper, by: User, reason: str = "") -> Keeper:
    """Take the right to keep a profile back, or give it up oneself; without any keeper the profile is not shown."""
    row = _held(keeper)
    if row.state != Keeper.State.VERIFIED:
        raise Conflict(_("Diese Person pflegt das Profil nicht mehr."))
    return _decided(row, by, Keeper.State.ENDED, reason or (_("auf eigenen Wunsch") if by == row.user else ""))


def _held(keeper: Keeper) -> Keeper:
    return Keeper.objects.select_for_update(of=("self",)).select_related("organisation", "user").get(pk=keeper.pk)


def _decided(row: Keeper, by: User, state: str, reason: str) -> Keeper:
    row.reason = clean_line(without_markup(reason))[:300]
    if state != Keeper.State.VERIFIED and not row.reason:
        message = _("Bitte nennen Sie einen Grund. Die Person liest ihn.")
        raise Refused(message, fields={"reason": message})
    # How the person proved it is needed no longer.
    row.evidence = ""
    row.state, row.decided_by, row.decided_at = state, by, timezone.now()
    row.save()
    decision_letter(row)
    return row
