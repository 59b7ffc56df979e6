"""Deeds on who speaks for an organisation: ask, decide, end; each side hears of it by mail.

Who asks has a proven address: that of the account, or that of a letter whose link was opened. An address of the
domain that the editors have named for the organisation is granted at once, once: whom they refused or ended asks them.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.accounts.models import User
from dos.accounts.services import open_account
from dos.actors.models import Keeper, Organisation
from dos.actors.services.letters import claim_letter, claim_link_letter, decision_letter
from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line, clean_text, cut, without_markup
from dos.notifications.services import has_enough_mail, letters

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
    is_vouched = row.pk is None and _has_domain(organisation, user.email)
    row.save()
    if is_vouched:
        row = _decided(row, None, Keeper.State.VERIFIED, "")
    claim_letter(row)
    return row


def _has_domain(organisation: Organisation, email: str) -> bool:
    return bool(organisation.mail_domain) and email.lower().rpartition("@")[2] == organisation.mail_domain


def send_claim_link(*, organisation: Organisation, email: str, form_token: str) -> None:
    """Write to an address how to ask without an account. One form is one letter, few letters an hour.

    Nothing is stored, and nobody learns whether the address is known. Refused when it is none.
    """
    try:
        email = letters.checked_address(email)
    except Refused as refusal:
        raise Refused(refusal.message, fields={"email": refusal.message}) from refusal
    if not has_enough_mail(email):
        claim_link_letter(organisation, email, form_token)


@transaction.atomic
def claim_by_mail(*, organisation: Organisation, email: str, position: str, evidence: str) -> Keeper:
    """Ask with an address that a link has proven; it opens an account, in which the profile is kept once granted.

    Refused as `claim_profile` refuses, and for an account that was switched off.
    """
    user = open_account(email=email)
    if not user.is_active:
        raise Refused(_("Mit dieser Adresse geht das nicht. Bitte schreiben Sie dem Projektteam."))
    return claim_profile(organisation=organisation, user=user, position=position, evidence=evidence)


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


def _decided(row: Keeper, by: User | None, state: str, reason: str) -> Keeper:
    row.reason = cut(clean_line(without_markup(reason)), 300)
    if state != Keeper.State.VERIFIED and not row.reason:
        message = _("Bitte nennen Sie einen Grund. Die Person liest ihn.")
        raise Refused(message, fields={"reason": message})
    # How the person proved it is needed no longer.
    row.evidence = ""
    row.state, row.decided_by, row.decided_at = state, by, timezone.now()
    row.save()
    decision_letter(row)
    return row
