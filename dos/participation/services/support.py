"""Deeds of support: one person once for one idea, counted at once; enough of them oblige a committee, exactly once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Conflict, Refused
from dos.participation.models import Activity, CouncilStep, Idea, IdeaEvent, Support
from dos.participation.services import announcing, letters, states
from dos.participation.services.ideas import refuse_closed
from dos.participation.services.names import bare_address, keyed

# From the weakest proof to the strongest, with the column that counts it.
P = Support.Proof
COUNTERS: dict[str, str] = {P.GUEST: "supports_by_guest", P.MAIL: "supports_by_mail", P.ACCOUNT: "supports_by_account"}
_STRENGTH = list(COUNTERS)
SUPPORTABLE = (Idea.State.PUBLISHED, Idea.State.UNDER_REVIEW)


@dataclass(frozen=True)
class Supporter:
    """Who supports: an account, a confirmed address (its keyed hash), a browser (what its cookie says)."""

    user: Any = None
    mail_hash: str = ""
    guest: str = ""


def mail_hash(idea: Idea, email: str) -> str:
    """Return what is kept of an address: a keyed hash for this one idea."""
    return keyed(f"support:{idea.pk}", bare_address(email))


def guest_hash(idea: Idea, cookie: str) -> str:
    """Return what is kept of a browser's cookie: a keyed hash for this one idea."""
    return keyed(f"support-guest:{idea.pk}", cookie)


def ask_for_support(*, idea: Idea, email: str, now: datetime | None = None) -> None:
    """Send the letter whose link counts a support; the answer is the same for those who support already."""
    _refuse(idea, now or timezone.now(), is_guest=True)
    letters.support_letter(idea=idea, email=email.strip(), mail_hash=mail_hash(idea, email), now=now)


@transaction.atomic
def support_idea(*, idea: Idea, by: Supporter, now: datetime | None = None) -> bool:
    """Count the support of one person once; return whether it is new. A better proof replaces a weaker one.

    Refused while no phase is open for it; a conflict for ideas that are answered, merged or gone. When the supports
    that count reach the threshold, the council step is opened, exactly once.
    """
    now = now or timezone.now()
    row = _locked(idea)
    _refuse(row, now, is_guest=by.user is None)
    keys = _keys(row, by)
    proof = _proof(keys)
    known = list(_known(row, keys))
    if known:
        _strengthen(row, known, keys, proof)
    else:
        Support.objects.create(idea=row, created_at=now, proof=proof, **keys)
        _count(row, proof, 1)
        if by.user is not None:
            announcing.let_follow(row, by.user)
    _save(row)
    open_council_step(row, now)
    idea.refresh_from_db()
    return not known


@transaction.atomic
def withdraw_support(*, idea: Idea, by: Supporter, now: datetime | None = None) -> bool:
    """Take the own support back; return whether there was one. An opened council step stays open."""
    row = _locked(idea)
    _refuse(row, now or timezone.now(), is_guest=by.user is None)
    known = list(_known(row, _keys(row, by)))
    for support in known:
        _count(row, kind_of(support), -1)
        support.delete()
    _save(row)
    idea.refresh_from_db()
    return bool(known)


def known_support(idea: Idea, by: Supporter) -> str:
    """Return by which proof this person supports the idea; empty where they do not."""
    if by.user is None and not by.mail_hash and not by.guest:
        return ""
    proofs = [kind_of(support) for support in _known(idea, _keys(idea, by))]
    return max(proofs, key=_STRENGTH.index, default="")


def kind_of(support: Support) -> str:
    """Return by which proof a support counts; once the person is erased, only the row itself still tells."""
    if support.user_id is not None:
        return P.ACCOUNT
    return P.MAIL if support.mail_hash else support.proof


def _locked(idea: Idea) -> Idea:
    return Idea.objects.select_for_update(of=("self",)).select_related("process").get(pk=idea.pk)


def _refuse(idea: Idea, now: datetime, *, is_guest: bool) -> None:
    if idea.state not in SUPPORTABLE or not idea.process.live:
        raise Conflict(_("Diese Idee lässt sich nicht mehr unterstützen."))
    refuse_closed(idea.process, Activity.SUPPORT, now)
    if is_guest and not idea.process.allows_guests:
        raise Refused(_("Für dieses Verfahren brauchen Sie ein Konto."))


def _keys(idea: Idea, by: Supporter) -> dict[str, Any]:
    """Return the columns that say who it is; an account brings its address along, so that it counts once."""
    keys: dict[str, Any] = {}
    if by.user is not None:
        keys = {"user": by.user, "mail_hash": mail_hash(idea, by.user.email)}
    elif by.mail_hash:
        keys = {"mail_hash": by.mail_hash}
    if by.guest:
        keys["guest_hash"] = guest_hash(idea, by.guest)
    if not keys:
        raise Refused(_("Für eine Unterstützung brauchen wir ein Konto, eine E-Mail-Adresse oder ein Cookie."))
    return keys


def _proof(keys: dict[str, Any]) -> str:
    if "user" in keys:
        return P.ACCOUNT
    return P.MAIL if "mail_hash" in keys else P.GUEST


def _known(idea: Idea, keys: dict[str, Any]) -> Any:
    wanted = Q()
    for name, value in keys.items():
        wanted |= Q(**{name: value})
    return idea.supports_of.filter(wanted).order_by("pk")


def _strengthen(idea: Idea, known: list[Support], keys: dict[str, Any], proof: str) -> None:
    """Let one row stand for the person, with the strongest proof; others of the same person go."""
    kept = max(known, key=lambda support: _STRENGTH.index(kind_of(support)))
    for support in known:
        _count(idea, kind_of(support), -1)
        if support is not kept:
            support.delete()
    kept.proof = max(kind_of(kept), proof, key=_STRENGTH.index)
    if kept.proof == proof:
        for name, value in keys.items():
            setattr(kept, name, value)
    kept.save()
    _count(idea, kept.proof, 1)


def _count(idea: Idea, proof: str, step: int) -> None:
    column = COUNTERS[proof]
    setattr(idea, column, max(getattr(idea, column) + step, 0))


def _save(idea: Idea) -> None:
    idea.save(update_fields=[*COUNTERS.values(), "changed_at"])


def open_council_step(idea: Idea, now: datetime) -> None:
    """Open the duty of the committee when the threshold is reached; the idea's row is locked, so that it is once."""
    process = idea.process
    reached = idea.supports_that_count
    if process.threshold is None or reached < process.threshold:
        return
    body = process.threshold_body or _("zuständiges Gremium")
    _step, is_new = CouncilStep.objects.get_or_create(
        idea=idea, defaults={"opened_at": now, "supports": reached, "body": body}
    )
    if not is_new:
        return
    reason = _("%(n)s Menschen unterstützen diese Idee. Jetzt berät: %(body)s.") % {"n": reached, "body": body}
    step = states.Step(by_role="system", reason=reason, reason_key=letters.THRESHOLD)
    if idea.state == Idea.State.PUBLISHED:
        states.move(idea, Idea.State.UNDER_REVIEW, step, now=now)
    else:
        event = IdeaEvent.objects.create(
            idea=idea,
            at=now,
            by_role="system",
            from_state=idea.state,
            to_state=idea.state,
            reason=reason,
            reason_key=letters.THRESHOLD,
        )
        announcing.tell_step(idea, event)
