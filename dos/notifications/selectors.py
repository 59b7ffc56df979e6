"""Questions about following and mail: what can be followed, whose list a link opens, what waits."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.core.signing import BadSignature
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dos.core import module, thread
from dos.core.module import Feed, Topic
from dos.notifications.models import Address, Follow, Mail, Notice, NoticeTopic, Subscriber, link_signer

# Words in addresses; those of the thread are the same there.
WORDS = thread.PATH_WORDS | {
    "process": "verfahren",
    "district": "stadtteil",
    "city": "stadt",
    "organisation": "akteur",
    "search": "suche",
    "service": "leistung",
}
KINDS = {word: kind for kind, word in WORDS.items()}
KIND_LABELS: dict[str, str | Promise] = thread.KIND_LABELS | {
    "project": _("Projekt"),
    "process": _("Beteiligungsverfahren"),
    "district": _("Stadtteil"),
    "city": _("Stadt"),
    "organisation": _("Akteur"),
    "search": _("Suche"),
    "service": _("Leistung"),
}


def find_topic(kind: str, key: str, viewer: Any) -> Topic | None:
    """Ask every room for the thing; None when nobody has it or the viewer may not see it."""
    answers = (room.topic(kind, key, viewer) for room in module.modules() if room.topic is not None)
    return next((topic for topic in answers if topic is not None), None)


def feeds_of(topic: Topic) -> list[Feed]:
    """Return the Atom feeds that tell of the thing, from every room."""
    return [feed for room in module.modules() if room.feeds is not None for feed in room.feeds(topic.kind, topic.key)]


def announced(keys: Iterable[str]) -> set[str]:
    """Return those of the keys whose notice has been announced."""
    return set(Notice.objects.filter(key__in=list(keys)).values_list("key", flat=True))


def topics_told(beginning: str) -> set[tuple[str, str]]:
    """Return what the notices are about whose keys begin so, as kind and key."""
    return set(NoticeTopic.objects.filter(notice__key__startswith=beginning).values_list("kind", "key"))


def seed_of(token: str) -> str | None:
    """Return the seed in a link that we have written; None for any other."""
    try:
        return link_signer().unsign(token)
    except BadSignature:
        return None


def subscriber_of(user: Any) -> Subscriber | None:
    """Return the subscriber behind an account."""
    return Subscriber.objects.filter(user=user).first()


def confirmed_follows(subscriber: Subscriber) -> QuerySet[Follow]:
    """Return what somebody follows, by name."""
    return subscriber.follows.exclude(confirmed_at=None)


def is_following(user: Any, topic: Topic) -> bool:
    """Tell whether an account follows the thing."""
    found = Follow.objects.filter(subscriber__user=user, kind=topic.kind, key=topic.key)
    return found.exclude(confirmed_at=None).exists()


def mailbox() -> QuerySet[Mail]:
    """Return all mails that still have words, newest first, for the demonstration."""
    return Mail.objects.filter(erased_at=None)


def undelivered_mails() -> QuerySet[Mail]:
    """Return the mails that will never arrive, newest first, for the desk."""
    return Mail.objects.undelivered().filter(erased_at=None)


def late_mails() -> QuerySet[Mail]:
    """Return the mails that have waited an hour or longer: the mail server does not take them."""
    late = timezone.now() - timedelta(hours=1)
    return Mail.objects.filter(state__in=[Mail.State.WAITING, Mail.State.SENDING], first_tried_at__lt=late)


def disabled_addresses() -> QuerySet[Address]:
    """Return the addresses to which nothing is sent any more."""
    return Address.objects.exclude(disabled_at=None)


def own_data(user: Any) -> Mapping[str, Any]:
    """Return what is stored about the person (Art. 15 DSGVO)."""
    subscriber = subscriber_of(user)
    told = ("subject", "text", "calendar", "state", "created_at", "sent_at")
    mails = Mail.objects.filter(to=user.email.lower()).values(*told)
    return {
        "frequency": subscriber.frequency if subscriber else None,
        "follows": [
            {"kind": row.kind, "label": row.label, "url": row.url, "since": row.created_at}
            for row in (subscriber.follows.all() if subscriber else [])
        ],
        "mails": list(mails),
    }
