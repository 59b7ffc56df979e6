"""Deeds of those who follow something: ask, confirm, change how often, stop."""

from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core import throttle
from dos.core.errors import Refused
from dos.core.module import Topic
from dos.core.text import clean_line, cut
from dos.notifications.models import Delivery, Follow, Mail, Notice, NoticeTopic, Subscriber
from dos.notifications.services import letters, outbox

CONFIRMING = timedelta(hours=72)
MAILS_PER_HOUR = 3
_CONFIRM = "notifications.confirm"


@transaction.atomic
def follow(*, topic: Topic, user: Any, frequency: str = "", language: str = "de") -> Follow:
    """Let somebody with a proven address follow at once; a second time changes nothing."""
    subscriber = _subscriber_of(user, language)
    if frequency:
        change_frequency(subscriber, frequency=frequency)
    row, is_new = _follow_row(subscriber, topic)
    if is_new or row.confirmed_at is None:
        row.confirmed_at = timezone.now()
        row.save(update_fields=["confirmed_at"])
    return row


@transaction.atomic
def request_follow(*, topic: Topic, email: str, frequency: str, language: str, form_token: str) -> None:
    """Write to an address how to confirm that it wants to follow; the same form sent twice is one mail.

    Nothing tells the asker whether the address is known. More than three mails an hour to one address are not written.
    Refused when the address is none.
    """
    email = letters.checked_address(email)
    if has_enough_mail(email):
        return
    subscriber, _is_new = Subscriber.objects.get_or_create(
        email=email, defaults={"language": language, "frequency": _known_frequency(frequency)}
    )
    row, _is_new = _follow_row(subscriber, topic)
    write = _write_known if row.confirmed_at else _write_confirmation
    with translation.override(language):
        write(row, frequency, language, form_token)


@transaction.atomic
def confirm_follow(code: str, *, now: datetime | None = None) -> Follow:
    """Take an address as proven and begin to tell it; a second time changes nothing.

    Refused for a code that nobody was sent, and after 72 hours.
    """
    now = now or timezone.now()
    number, frequency = _opened(code)
    row = Follow.objects.select_for_update().select_related("subscriber").filter(pk=number).first()
    if row is None:
        raise Refused(_("Dieses Abo gibt es nicht mehr. Sie können es neu bestellen."))
    if row.confirmed_at is None:
        subscriber = row.subscriber
        row.confirmed_at = now
        row.save(update_fields=["confirmed_at"])
        subscriber.confirmed_at, subscriber.frequency = subscriber.confirmed_at or now, frequency
        subscriber.save(update_fields=["confirmed_at", "frequency"])
    return row


def topic_to_confirm(code: str) -> Follow | None:
    """Return what a code confirms; None when it is forged, too old, or no longer wanted."""
    try:
        number, _frequency = _opened(code)
    except Refused:
        return None
    return Follow.objects.filter(pk=number).first()


@transaction.atomic
def unfollow(row: Follow) -> None:
    """Stop following one thing; what was not told yet about it is not told any more."""
    subscriber = row.subscriber
    row.delete()
    kept = set(subscriber.follows.values_list("kind", "key"))
    waiting = Delivery.objects.filter(subscriber=subscriber, mail=None).select_related("notice")
    for delivery in waiting.prefetch_related("notice__topics"):
        if not kept & {(topic.kind, topic.key) for topic in delivery.notice.topics.all()}:
            delivery.delete()


@transaction.atomic
def unfollow_all(subscriber: Subscriber) -> None:
    """Stop everything and forget the address; mails that have not gone out are called back."""
    # A letter to somebody who wrote an idea tells a follower too, and is not ours to call back.
    stop = outbox.one_click(one_click_url(subscriber))
    mails = Mail.objects.filter(deliveries__subscriber=subscriber, state=Mail.State.WAITING)
    own = [mail.pk for mail in mails if stop.items() <= mail.headers.items()]
    outbox.cancel(Mail.objects.filter(pk__in=own))
    subscriber.delete()


@transaction.atomic
def move_topic(*, old: str, topic: Topic) -> None:
    """Let people go on following a thing whose name in the address has changed; what waits is still told, and once."""
    known = Follow.objects.filter(kind=topic.kind, key=topic.key)
    moved = Follow.objects.filter(kind=topic.kind, key=old)
    doubled = moved.filter(subscriber__in=known.values("subscriber_id"))
    proven = list(doubled.exclude(confirmed_at=None).values_list("subscriber_id", flat=True))
    known.filter(subscriber_id__in=proven, confirmed_at=None).update(confirmed_at=timezone.now())
    doubled.delete()
    moved.update(key=topic.key)
    known.update(label=cut(clean_line(topic.label), 200), url=topic.url)
    told = NoticeTopic.objects.filter(kind=topic.kind, key=old)
    twice = told.filter(notice__topics__kind=topic.kind, notice__topics__key=topic.key)
    NoticeTopic.objects.filter(pk__in=list(twice.values_list("pk", flat=True))).delete()
    told.update(key=topic.key)
    Notice.objects.filter(about_key=f"{topic.kind}:{old}").update(about_key=f"{topic.kind}:{topic.key}")


def change_frequency(subscriber: Subscriber, *, frequency: str) -> None:
    """Change how often mails come; what waits comes at the new pace. Refused for a pace that does not exist."""
    subscriber.frequency = _known_frequency(frequency)
    subscriber.save(update_fields=["frequency"])


@transaction.atomic
def send_manage_link(*, email: str, language: str, form_token: str) -> None:
    """Write to an address where its list is; nothing tells the asker whether there is one. Refused when it is none."""
    email = letters.checked_address(email)
    subscriber = Subscriber.objects.filter(email=email).exclude(confirmed_at=None).first()
    if subscriber is None or has_enough_mail(email):
        return
    with translation.override(language):
        outbox.send_mail(
            key=f"manage:{form_token}",
            to=email,
            language=language,
            subject=_("Ihre Abos: hier ändern oder beenden Sie sie"),
            paragraphs=[_("Jemand hat nach dem Link zu Ihren Abos gefragt. Waren Sie das nicht, tun Sie nichts.")],
            action=(_("Abos öffnen"), manage_url(subscriber)),
        )


def manage_url(subscriber: Subscriber) -> str:
    """Return the address of the own list, in the active language."""
    return address.canonical("notifications:subscription", subscriber.token)


def one_click_url(subscriber: Subscriber) -> str:
    """Return the address that stops everything by a POST alone (RFC 8058)."""
    return address.canonical("notifications:stop", subscriber.token, language="de")


def _write_confirmation(row: Follow, frequency: str, language: str, form_token: str) -> None:
    code = signing.dumps([row.pk, _known_frequency(frequency)], salt=_CONFIRM)
    outbox.send_mail(
        key=f"confirm:{form_token}",
        to=row.subscriber.email,
        language=language,
        subject=_("Bitte bestätigen: „%(label)s“ folgen") % {"label": row.label},
        paragraphs=[
            _("Mit dieser Adresse möchte jemand Nachricht bekommen, wenn es hierzu Neues gibt."),
            _("Waren Sie das, bestätigen Sie es. Sonst tun Sie nichts: Nach 72 Stunden löschen wir die Adresse."),
        ],
        action=(_("Adresse bestätigen"), address.canonical("notifications:confirm", code)),
    )


def _write_known(row: Follow, frequency: str, language: str, form_token: str) -> None:
    url = manage_url(row.subscriber)
    outbox.send_mail(
        key=f"known:{form_token}",
        to=row.subscriber.email,
        language=language,
        subject=_("Sie folgen „%(label)s“ schon") % {"label": row.label},
        paragraphs=[_("Mit dieser Adresse wollte jemand noch einmal folgen. Es bleibt alles, wie es ist.")],
        action=(_("Abos ansehen oder ändern"), url),
        stop_url=url,
    )


def _follow_row(subscriber: Subscriber, topic: Topic) -> tuple[Follow, bool]:
    return Follow.objects.get_or_create(
        subscriber=subscriber,
        kind=topic.kind,
        key=topic.key,
        defaults={"label": cut(clean_line(topic.label), 200), "url": topic.url},
    )


def _subscriber_of(user: Any, language: str) -> Subscriber:
    email = user.email.lower()
    known = Subscriber.objects.filter(user=user).first() or Subscriber.objects.filter(email=email).first()
    subscriber = known or Subscriber(email=email, language=language)
    subscriber.user = user
    subscriber.confirmed_at = subscriber.confirmed_at or timezone.now()
    subscriber.save()
    return subscriber


def _known_frequency(frequency: str) -> str:
    if frequency not in Subscriber.Frequency.values:
        raise Refused(_("Bitte wählen Sie, wie oft Mails kommen."))
    return frequency


def has_enough_mail(email: str) -> bool:
    """Tell whether enough was written to the address in this hour; the counter does not know the address itself."""
    name = salted_hmac("notifications.mails", email).hexdigest()[:32]
    return bool(throttle.seconds_to_wait(f"mails:{name}", "", limit=MAILS_PER_HOUR))


def _opened(code: str) -> tuple[int, str]:
    try:
        number, frequency = signing.loads(code, salt=_CONFIRM, max_age=CONFIRMING)
    except signing.BadSignature:
        raise Refused(_("Dieser Link ist nicht vollständig oder älter als 72 Stunden.")) from None
    return number, frequency
