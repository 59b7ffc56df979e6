"""Deeds on what happened: announce it once, find whom it concerns, write it into mails.

Nothing here looks at a span of time to find what is new. What has no mail yet is what has not been told; that is why
neither a restart nor a day without power loses or doubles anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dos.core import search
from dos.core.jobs import task
from dos.core.module import Topic
from dos.core.text import clean_line, clean_text, cut, first_sentence, translated
from dos.notifications.models import Delivery, Follow, Mail, Notice, NoticeTopic, Subscriber, hashed
from dos.notifications.services import follows, letters, outbox

ROWS = 500
# What one mail tells at most; the rest comes with the next one.
MOST_LINES = 100
MORNING = time(7)
# When the job that distributes a notice is taken for lost.
FAN_OUT_BY = timedelta(minutes=5)


@transaction.atomic
def announce(
    *,
    key: str,
    topics: Sequence[Topic],
    subject: str,
    text: str = "",
    url: str = "",
    subject_en: str = "",
    text_en: str = "",
    thread_line: str = "",
    thread_line_en: str = "",
    happened_at: datetime | None = None,
    is_for_digest: bool = False,
) -> Notice:
    """Tell everybody who follows one of the topics that something happened, each of them once.

    The first topic is what it happened to. The same key is one notice, however often it is announced. What is for the
    digest comes with the letter of the morning, also to those who want mails at once.
    """
    first, now = topics[0], timezone.now()
    notice, is_new = Notice.objects.get_or_create(
        key=key,
        defaults={
            "subject": cut(clean_line(subject), 200),
            "subject_en": cut(clean_line(subject_en), 200),
            "text": clean_text(text),
            "text_en": clean_text(text_en),
            "url": url or first.url,
            "about": cut(clean_line(first.label), 200),
            "about_key": f"{first.kind}:{first.key}",
            "thread_line": cut(clean_line(thread_line), 500),
            "thread_line_en": cut(clean_line(thread_line_en), 500),
            "happened_at": happened_at or now,
            "announced_at": now,
            "is_for_digest": is_for_digest,
        },
    )
    if is_new:
        named = dict.fromkeys((topic.kind, topic.key) for topic in topics)
        NoticeTopic.objects.bulk_create(
            [NoticeTopic(notice=notice, kind=kind, key=name) for kind, name in named], batch_size=ROWS
        )
        transaction.on_commit(lambda: fan_out.enqueue(notice.pk))
    return notice


@transaction.atomic
def widen(key: str, topics: Iterable[Topic]) -> None:
    """Tell a notice also those who follow other topics; in the transaction of the announcement, as `spare`."""
    for notice in Notice.objects.filter(key=key):
        for topic in topics:
            NoticeTopic.objects.get_or_create(notice=notice, kind=topic.kind, key=topic.key)


@transaction.atomic
def spare(key: str, mails: Iterable[Mail | None]) -> None:
    """Do not tell a notice to those to whom one of the mails has told it: who wrote an idea, who supports it.

    Call it in the transaction of the announcement, before anybody is found.
    """
    notice = Notice.objects.filter(key=key).first()
    for mail in mails:
        if notice is None or mail is None:
            continue
        told = Subscriber.objects.filter(Q(email=mail.to) | Q(user__email__iexact=mail.to))
        rows = [Delivery(notice=notice, subscriber=subscriber, mail=mail) for subscriber in told]
        Delivery.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def call_back(kind: str, keys: Iterable[str]) -> int:
    """Tell nobody any more what happened to things that went out of sight; return how many notices were called back.

    A notice that nobody was told is gone, so that it can be announced anew; one that somebody was told stays.
    """
    names, number = [f"{kind}:{key}" for key in keys], 0
    for start in range(0, len(names), ROWS):
        untold = Notice.objects.filter(about_key__in=names[start : start + ROWS])
        untold = untold.filter(Q(fanned_out_at=None) | Q(deliveries__isnull=False, deliveries__mail=None))
        # Held, so that whoever is distributing one waits and then finds it gone.
        held = Notice.objects.filter(pk__in=set(untold.values_list("pk", flat=True)))
        number += len(held.select_for_update().order_by("pk"))
        Delivery.objects.filter(notice__in=held, mail=None).delete()
        held.filter(deliveries=None).delete()
        held.filter(fanned_out_at=None).update(fanned_out_at=timezone.now())
    return number


def forget_old_notices(*, before: datetime) -> int:
    """Empty what was announced long ago and has been told; return how many. The key stays, so nothing is told anew."""
    words = ("subject", "subject_en", "text", "text_en", "about", "thread_line", "thread_line_en")
    old = Notice.objects.filter(announced_at__lt=before).exclude(subject="").exclude(fanned_out_at=None)
    waiting = Delivery.objects.filter(mail=None).values("notice_id")
    return old.exclude(pk__in=waiting).update(**dict.fromkeys(words, ""))


@task()
def fan_out(notice_id: int) -> int:
    """Write down whom a notice is to be told, some hundred at a time; return how many.

    Begun again after a break it adds only those that are missing. Who began to follow later is not told.
    """
    notice = Notice.objects.filter(pk=notice_id, fanned_out_at=None).first()
    if notice is None:
        return 0
    told = 0
    for subscriber_ids in _followers(notice):
        rows = [Delivery(notice=notice, subscriber_id=number) for number in subscriber_ids]
        Delivery.objects.bulk_create(rows, ignore_conflicts=True)
        told += len(rows)
    Notice.objects.filter(pk=notice.pk).update(fanned_out_at=timezone.now())
    write_digests(now=timezone.now())
    return told


def fan_out_waiting() -> int:
    """Take up every notice whose distribution was broken off; return how many there were."""
    late = Notice.objects.filter(fanned_out_at=None, announced_at__lt=timezone.now() - FAN_OUT_BY)
    waiting = list(late.values_list("pk", flat=True))
    for number in waiting:
        fan_out.enqueue(number)
    return len(waiting)


def _followers(notice: Notice) -> Iterator[list[int]]:
    concerned = Q(pk__in=[])
    for topic in notice.topics.all():
        concerned |= Q(kind=topic.kind, key=topic.key)
    found = set(search.stems(f"{notice.subject} {notice.text} {notice.about}"))
    wanted = Follow.objects.filter(kind="search").order_by().values_list("key", flat=True).distinct()
    matching = [key for key in wanted if (words := set(search.stems(key))) and words <= found]
    for start in range(0, len(matching), ROWS):
        concerned |= Q(kind="search", key__in=matching[start : start + ROWS])
    follows_of = Follow.objects.filter(concerned, confirmed_at__lte=notice.announced_at).order_by("subscriber_id")
    last = 0
    while True:
        ids = list(follows_of.filter(subscriber_id__gt=last).values_list("subscriber_id", flat=True).distinct()[:ROWS])
        if not ids:
            return
        yield ids
        last = ids[-1]


def write_digests(*, now: datetime) -> int:
    """Write every letter that is due: at once, each day at seven, or Mondays at seven; return how many.

    One that fell due while nothing ran is written at the next run.
    """
    written = 0
    for pace in _due(now):
        waiting = Delivery.objects.filter(pace.untold, subscriber__frequency=pace.frequency).order_by("subscriber_id")
        for subscriber_id in list(waiting.values_list("subscriber_id", flat=True).distinct()):
            written += _write_to(subscriber_id, pace)
    if written:
        outbox.send_waiting.enqueue()
    return written


@dataclass(frozen=True)
class _Pace:
    """How often somebody is told, the moment up to which, whether in one letter, and which notices."""

    frequency: str
    until: datetime
    is_digest: bool = True
    which: Q = field(default_factory=Q)

    @property
    def untold(self) -> Q:
        """What of it waits."""
        return Q(mail=None, notice__announced_at__lte=self.until) & self.which


def _due(now: datetime) -> Iterator[_Pace]:
    """Name each pace and the moment up to which it tells: the last time that seven o'clock was."""
    local = timezone.localtime(now)
    morning = timezone.make_aware(datetime.combine(local.date(), MORNING))
    if local < morning:
        morning = timezone.make_aware(datetime.combine(local.date() - timedelta(days=1), MORNING))
    day = timezone.localtime(morning).date()
    monday = timezone.make_aware(datetime.combine(day - timedelta(days=day.weekday()), MORNING))
    at_once = Subscriber.Frequency.IMMEDIATE
    yield _Pace(at_once, now, is_digest=False, which=Q(notice__is_for_digest=False))
    yield _Pace(at_once, morning, which=Q(notice__is_for_digest=True))
    yield _Pace(Subscriber.Frequency.DAILY, morning)
    yield _Pace(Subscriber.Frequency.WEEKLY, monday)


@transaction.atomic
def _write_to(subscriber_id: int, pace: _Pace) -> int:
    """Write to one subscriber; letter and mark that it is told are one transaction, and the row is held meanwhile."""
    held = Subscriber.objects.select_for_update()
    subscriber = held.filter(pk=subscriber_id, frequency=pace.frequency).first()
    if subscriber is None:
        return 0
    waiting = Delivery.objects.filter(pace.untold, subscriber=subscriber)
    oldest = list(waiting.select_related("notice").order_by("notice__announced_at", "pk")[:MOST_LINES])
    if not pace.is_digest:
        for delivery in oldest:
            key = f"notice:{subscriber.pk}:{delivery.notice_id}"
            _put_down(subscriber, key, [delivery])
        return len(oldest)
    key = f"digest:{subscriber.pk}:{timezone.localtime(pace.until).date().isoformat()}"
    # What comes to light after the letter of the day was written waits for the next one.
    if not oldest or Mail.objects.filter(key_hash=hashed(key)).exists():
        return 0
    _put_down(subscriber, key, oldest)
    return 1


def _put_down(subscriber: Subscriber, key: str, deliveries: list[Delivery]) -> None:
    notices = sorted((delivery.notice for delivery in deliveries), key=lambda one: one.happened_at, reverse=True)
    with translation.override(subscriber.language):
        letter = _letter_about(notices[0], subscriber) if len(notices) == 1 else _digest(notices, subscriber)
    mail = outbox.put_down(
        key=key,
        to=subscriber.email,
        letter=letter,
        language=subscriber.language,
        about=f"{notices[0].about_key}:{subscriber.pk}" if len(notices) == 1 else f"digest:{subscriber.pk}",
        headers=outbox.one_click(follows.one_click_url(subscriber)),
    )
    Delivery.objects.filter(pk__in=[delivery.pk for delivery in deliveries]).update(mail=mail)


def _letter_about(notice: Notice, subscriber: Subscriber) -> letters.Letter:
    text = translated(notice, "text").text
    return letters.Letter(
        subject=translated(notice, "subject").text,
        paragraphs=[text] if text else [],
        action=(_("Mehr dazu"), _in_language(notice.url)),
        thread_line=translated(notice, "thread_line").text,
        stop_url=follows.manage_url(subscriber),
    )


def _digest(notices: list[Notice], subscriber: Subscriber) -> letters.Letter:
    groups: dict[str, list[Notice]] = {}
    for notice in notices:
        groups.setdefault(notice.about_key, []).append(notice)
    names = [rows[0].about for rows in groups.values()]
    more = " …" if len(names) > 2 else ""
    subject = _("%(number)s Neuigkeiten: %(names)s") % {"number": len(notices), "names": ", ".join(names[:2]) + more}
    return letters.Letter(
        subject=subject,
        paragraphs=[_("Das ist neu bei dem, was Sie verfolgen. Das Neueste steht oben.")],
        sections=[_section(rows) for rows in groups.values()],
        stop_url=follows.manage_url(subscriber),
    )


def _section(notices: list[Notice]) -> letters.Section:
    lines = []
    for notice in notices:
        on = date_format(timezone.localtime(notice.happened_at), "j. F Y")
        said = [translated(notice, "subject").text, first_sentence(translated(notice, "text").text)]
        lines.append(f"{on}: " + ". ".join(part for part in said if part))
    newest = notices[0]
    return letters.Section(newest.about, _in_language(newest.url), lines, translated(newest, "thread_line").text)


def _in_language(url: str) -> str:
    """Return the address of the same page in the active language (the full address of the German one is stored)."""
    if translation.get_language() != "en" or not url.startswith(settings.PUBLIC_URL):
        return url
    return f"{settings.PUBLIC_URL}/en{url.removeprefix(settings.PUBLIC_URL)}"
