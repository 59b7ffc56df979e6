"""Deeds that bring ideas together with everybody's consent, and apart again exactly as they were (P8).

Both texts stay readable. Supports stay where they are until their owners take them along; whoever has an account is
asked by letter and has 60 days. An idea that has taken in others goes into no third one: so there is no loop, and
coming apart stays exact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from dos.cities import address
from dos.core.errors import Conflict, Refused
from dos.notifications import services as notifications
from dos.notifications.models import Mail
from dos.participation.models import Idea, Support, Transfer
from dos.participation.services import announcing, letters, states
from dos.participation.services.moderation import Ruling, held, note, step_of, what_happened
from dos.participation.services.reasons import Act, checked_reason
from dos.participation.services.support import COUNTERS, kind_of, mail_hash, open_council_step

VALID = timedelta(days=60)
MOST_SOURCES = 50
TAKES_IN = (Idea.State.PUBLISHED, Idea.State.UNDER_REVIEW)
_SALT = "participation:transfer"
_INTO = gettext_lazy("Aufgegangen in „%(title)s“ (%(number)s).")
_FROM = gettext_lazy("Hat „%(title)s“ (%(number)s) aufgenommen.")
_APART = gettext_lazy("Die Zusammenführung mit „%(title)s“ (%(number)s) ist aufgehoben.")


@transaction.atomic
def merge_ideas(
    target: Idea,
    sources: Iterable[Idea],
    ruling: Ruling,
    *,
    versions: dict[int, int] | None = None,
    now: datetime | None = None,
) -> list[Transfer]:
    """Let the sources go into the target; supporters with an account are offered to take their support along.

    `ruling.version` is the version of the target, `versions` those of the sources where the moderator saw them.
    Refused without source, for an idea with itself, for what is not public, for a target that is gone, and for a source
    that has taken in others. Of two that cross each other the second is a conflict.
    """
    now = now or timezone.now()
    checked_reason(Act.MERGE, ruling.reason_key)
    chosen = list({source.pk: source for source in sources}.values())
    _refuse_number(target, chosen)
    rows = _locked([target.pk, *(source.pk for source in chosen)])
    row = rows[target.pk]
    if row.version != ruling.version:
        raise Conflict(what_happened(row))
    _refuse_target(row)
    offers: list[Transfer] = []
    for source in (rows[source.pk] for source in chosen):
        if versions is not None and versions.get(source.pk, source.version) != source.version:
            raise Conflict(what_happened(source))
        _refuse_source(source)
        offers += _merge(source, row, ruling, now)
        row.refresh_from_db()
        note(row, ruling, texts=_texts(_FROM, source), is_public=True, now=now)
    target.refresh_from_db()
    return offers


@transaction.atomic
def unmerge_idea(source: Idea, ruling: Ruling, *, now: datetime | None = None) -> Idea:
    """Take an idea out of the one that it went into: state, link and every moved support are as they were before.

    Refused for what is not merged.
    """
    now = now or timezone.now()
    checked_reason(Act.UNMERGE, ruling.reason_key)
    if source.merged_into_id is None:
        raise Conflict(_("Diese Idee ist nicht zusammengeführt."))
    rows = _locked([source.pk, source.merged_into_id])
    row = held(source, ruling.version)
    target = rows.get(row.merged_into_id or 0)
    if target is None or row.state != Idea.State.MERGED:
        raise Conflict(_("Diese Idee ist nicht zusammengeführt."))
    for offer in Transfer.objects.filter(source=row).select_related("support__user"):
        if offer.moved_at is not None:
            _carry(offer.support, target, row)
    Transfer.objects.filter(source=row).delete()
    row.merged_into = None
    row.save(update_fields=["merged_into"])
    merged = row.events.filter(to_state=Idea.State.MERGED).order_by("at", "pk").last()
    before = merged.from_state if merged is not None else Idea.State.PUBLISHED
    step = step_of(ruling, Act.UNMERGE, row.city)
    apart = states.move(row, before, _worded(step, _APART, target), now=now)
    announcing.tell_followers_of(target, apart)
    target.refresh_from_db()
    note(target, ruling, texts=_texts(_APART, row), is_public=True, now=now)
    source.refresh_from_db()
    return source


@transaction.atomic
def move_support(offer: Transfer, *, now: datetime | None = None) -> Transfer:
    """Take one's support along to the idea that took the other one in; a second time changes nothing.

    Refused after 60 days, and when the ideas have come apart; whoever supports the target already has nothing to move.
    """
    now = now or timezone.now()
    rows = _locked([offer.source_id, offer.target_id])
    row = Transfer.objects.select_for_update(of=("self",)).select_related("support__user").filter(pk=offer.pk).first()
    if row is None:
        raise Conflict(_("Die Zusammenführung ist aufgehoben. Ihre Unterstützung steht bei der ersten Idee."))
    if row.moved_at is not None:
        return row
    if now > row.valid_until:
        raise Refused(_("Dieses Angebot galt 60 Tage und ist vorbei. Sie können die Idee direkt unterstützen."))
    source, target = rows[row.source_id], rows[row.target_id]
    if source.merged_into_id != target.pk or not target.is_public:
        raise Conflict(_("Die Ideen gehören nicht mehr zusammen."))
    if row.support.user is None or _supports_already(target, row.support):
        raise Conflict(_("Sie unterstützen diese Idee schon. Es gibt nichts zu übertragen."))
    _carry(row.support, source, target)
    row.moved_at = now
    row.save(update_fields=["moved_at"])
    target.refresh_from_db()
    if target.state in TAKES_IN:
        open_council_step(target, now)
    offer.refresh_from_db()
    return offer


def transfer_token(offer: Transfer) -> str:
    """Return the name of an offer in its link."""
    return signing.Signer(salt=_SALT).sign(str(offer.pk))


def offer_of(token: str) -> Transfer | None:
    """Return the offer of a link; None for forged ones and for offers that are gone."""
    try:
        number = signing.Signer(salt=_SALT).unsign(token)
    except signing.BadSignature:
        return None
    related = ("source__process__city", "target__process__city", "support")
    return Transfer.objects.select_related(*related).filter(pk=int(number)).first()


def _merge(source: Idea, target: Idea, ruling: Ruling, now: datetime) -> list[Transfer]:
    step = step_of(ruling, Act.MERGE, source.city)
    merged = states.move(source, Idea.State.MERGED, _worded(step, _INTO, target), now=now)
    Idea.objects.filter(pk=source.pk).update(merged_into=target)
    people = source.supports_of.exclude(user=None).select_related("user")
    known = set(target.supports_of.exclude(user=None).values_list("user_id", flat=True))
    offers = Transfer.objects.bulk_create(
        [
            Transfer(support=support, source=source, target=target, valid_until=now + VALID)
            for support in people
            if support.user_id not in known
        ],
        batch_size=500,
    )
    letters_to_supporters = [_write(offer) for offer in offers]
    announcing.tell_followers_of(target, merged)
    notifications.spare(announcing.key_of_step(merged), letters_to_supporters)
    return offers


def _write(offer: Transfer) -> Mail | None:
    user = offer.support.user
    if user is None or not user.is_active:
        return None
    url = address.canonical("participation:support_transfer", transfer_token(offer))
    return letters.transfer_letter(user=user, source=offer.source, target=offer.target, url=url, key=str(offer.pk))


def _carry(support: Support, source: Idea, target: Idea) -> None:
    """Let a support count for another idea; what is kept of its address is a hash for that one."""
    column = COUNTERS[kind_of(support)]
    support.idea = target
    if support.mail_hash and support.user is not None:
        support.mail_hash = mail_hash(target, support.user.email)
    support.save()
    for idea, step in ((source, -1), (target, 1)):
        idea.refresh_from_db(fields=[column])
        setattr(idea, column, max(getattr(idea, column) + step, 0))
        idea.save(update_fields=[column, "changed_at"])


def _supports_already(target: Idea, support: Support) -> bool:
    if support.user is None:
        return False
    own = target.supports_of.filter(user=support.user) | target.supports_of.filter(
        mail_hash=mail_hash(target, support.user.email)
    )
    return own.exists()


def _locked(pks: Sequence[int]) -> dict[int, Idea]:
    """Hold the rows in the order of their keys, so that two deeds that cross each other wait instead of blocking."""
    rows = Idea.objects.select_for_update(of=("self",)).select_related("process", "city")
    return {row.pk: row for row in rows.filter(pk__in=set(pks)).order_by("pk")}


def _refuse_number(target: Idea, sources: Sequence[Idea]) -> None:
    if not sources:
        raise Refused(_("Bitte wählen Sie mindestens eine Idee, die aufgeht."))
    if len(sources) > MOST_SOURCES:
        raise Refused(_("Bitte höchstens %(n)s Ideen auf einmal.") % {"n": MOST_SOURCES})
    if any(source.pk == target.pk for source in sources):
        raise Refused(_("Eine Idee kann nicht in sich selbst aufgehen."))


def _refuse_target(target: Idea) -> None:
    if target.state not in TAKES_IN or target.merged_into_id is not None:
        raise Conflict(_("„%(title)s“ kann keine Idee aufnehmen.") % {"title": target.title})
    if not target.process.live:
        raise Refused(_("Das Verfahren von „%(title)s“ ist nicht öffentlich.") % {"title": target.title})


def _refuse_source(source: Idea) -> None:
    if source.state not in TAKES_IN:
        words = _("„%(title)s“ lässt sich nicht zusammenführen: %(state)s.")
        raise Conflict(words % {"title": source.title, "state": source.get_state_display()})
    if not source.process.live:
        raise Refused(_("Das Verfahren von „%(title)s“ ist nicht öffentlich.") % {"title": source.title})
    if source.sources.exists():
        words = _("„%(title)s“ hat schon andere aufgenommen. Bitte führen Sie diese einzeln zusammen.")
        raise Conflict(words % {"title": source.title})


def _worded(step: states.Step, words: object, other: Idea) -> states.Step:
    """Put the name of the other idea in front of the reason."""
    german, english = _texts(words, other)
    return replace(step, reason=f"{german} {step.reason}", reason_en=f"{english} {step.reason_en}")


def _texts(words: object, other: Idea) -> tuple[str, str]:
    found = []
    for language in ("de", "en"):
        with override(language):
            found.append(str(words) % {"title": other.title, "number": other.reference})
    return found[0], found[1]
