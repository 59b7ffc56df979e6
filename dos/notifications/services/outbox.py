"""Deeds on mails: write one down, send what waits, forget what was sent.

A mail is a row before it is a letter: it is written in the transaction of what it tells about, so that one is never
there without the other. Each is sent by whoever claims it first. A process that is killed between the mail server's
"taken" and our note of it leaves one mail in `sending`; it goes out again after two minutes with the same Message-ID.
"""

import logging
import re
import time
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.http import http_date

from dos.core.jobs import task
from dos.core.text import clean_line, cut
from dos.notifications import connectors
from dos.notifications.models import Address, Mail, hashed, message_id
from dos.notifications.services import letters
from dos.notifications.services.letters import Letter, Written

logger = logging.getLogger(__name__)

RETENTION = timedelta(days=30)
# After that a server that keeps saying "later" is taken at its word no more.
PATIENCE = timedelta(hours=48)
LONGEST_PAUSE = timedelta(hours=4)
HARD_FAILURES = 3
RUN_SECONDS = 45
# A server that takes every letter and sends some back later says nothing by taking one.
CAME_BACK = "came back"
_OWN_ID = re.compile(r"<([0-9a-f]{32})@")
AUTOMATIC = {"Auto-Submitted": "auto-generated"}


def send_mail(
    *,
    key: str,
    to: str,
    subject: str,
    paragraphs: Sequence[str] = (),
    action: tuple[str, str] | None = None,
    language: str = "de",
    thread_line: str = "",
    stop_url: str = "",
    one_click_url: str = "",
    about: str = "",
    due_at: datetime | None = None,
    headers: Mapping[str, str] | None = None,
    calendar: str = "",
) -> Mail:
    """Write a mail down in the caller's transaction; it goes out after the commit. The same key is one mail.

    `action` is what to do now (label, address), `stop_url` where these mails are stopped, `one_click_url` the address
    of RFC 8058 that stops them by a POST alone. Mails with the same `about` stand together in mail programs.
    `calendar` is the one thing that may be attached: an entry of `core.calendar.message`, at most 20,000 octets.
    Refused when the address is none.
    """
    letter = Letter(subject=subject, paragraphs=paragraphs, action=action, thread_line=thread_line, stop_url=stop_url)
    more = dict(headers or {}) | one_click(one_click_url)
    written = letters.write(letter, language)
    mail = _keep(key, to, written, language, about, due_at, more, letters.checked_calendar(calendar))
    transaction.on_commit(send_waiting.enqueue)
    return mail


def put_down(
    *,
    key: str,
    to: str,
    letter: Letter,
    language: str,
    about: str = "",
    due_at: datetime | None = None,
    headers: Mapping[str, str] | None = None,
) -> Mail:
    """Write a letter down for the next run; the same key is one mail."""
    return _keep(key, to, letters.write(letter, language), language, about, due_at, headers or {})


def put_down_foreign(*, to: str, subject: str, text: str, html: str, headers: Mapping[str, str]) -> Mail:
    """Write down a mail that a library has worded."""
    written = Written(cut(clean_line(subject), letters.MAX_SUBJECT), text, html)
    mail = _keep(f"library:{uuid.uuid4()}", to, written, "de", "", None, headers)
    transaction.on_commit(send_waiting.enqueue)
    return mail


def one_click(url: str) -> dict[str, str]:
    """Return the two headers of RFC 8058."""
    if not url:
        return {}
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _keep(
    key: str,
    to: str,
    written: Written,
    language: str,
    about: str,
    due_at: datetime | None,
    headers: Mapping[str, str],
    calendar: str = "",
) -> Mail:
    address, now = letters.checked_address(to), timezone.now()
    thread = {"References": message_id(hashed(f"about:{about}"))} if about else {}
    mail, _is_new = Mail.objects.get_or_create(
        key_hash=hashed(key),
        defaults={
            "to": address,
            "language": language,
            "subject": written.subject,
            "text": written.text,
            "html": written.html,
            "calendar": calendar,
            "headers": letters.checked_headers({**AUTOMATIC, **thread, **headers}),
            "created_at": now,
            "due_at": due_at or now,
        },
    )
    return mail


@task()
def send_waiting() -> int:
    """Send what is due, one after the other, for at most 45 seconds; return how many went out.

    No more than the allowed number a minute, whoever sends: a long queue makes no flood.
    """
    sent, end = 0, time.monotonic() + RUN_SECONDS
    with connectors.Transport() as transport:
        while time.monotonic() < end and (mail := claim(timezone.now())):
            sent += _send(mail, transport)
    return sent


def claim(now: datetime) -> Mail | None:
    """Take the next mail for oneself; None when nothing is due or enough went out in this minute.

    On PostgreSQL rows that others hold are stepped over; on SQLite one transaction writes at a time.
    """
    with transaction.atomic():
        if Mail.objects.filter(claimed_at__gt=now - timedelta(minutes=1)).count() >= settings.MAILS_PER_MINUTE:
            return None
        skips = connection.features.has_select_for_update_skip_locked
        mail = Mail.objects.select_for_update(skip_locked=skips).due(now).order_by("due_at", "pk").first()
        if mail is None:
            return None
        mail.state, mail.claimed_at, mail.attempts = Mail.State.SENDING, now, mail.attempts + 1
        mail.first_tried_at = mail.first_tried_at or now
        mail.save(update_fields=["state", "claimed_at", "attempts", "first_tried_at"])
        return mail


def _send(mail: Mail, transport: connectors.Transport) -> bool:
    if Address.objects.filter(email=mail.to).exclude(disabled_at=None).exists():
        _note(mail, Mail.State.REFUSED, "disabled")
        return False
    headers = {**mail.headers, "Message-ID": mail.message_id, "Date": http_date(mail.created_at.timestamp())}
    try:
        transport.send(connectors.Outgoing(mail.to, mail.subject, mail.text, mail.html, headers, mail.calendar))
    except connectors.NotSent as trouble:
        _not_sent(mail, trouble)
        return False
    _note(mail, Mail.State.SENT, "", sent_at=timezone.now())
    Address.objects.filter(email=mail.to, disabled_at=None).exclude(last_error=CAME_BACK).delete()
    return True


def _not_sent(mail: Mail, trouble: connectors.NotSent) -> None:
    now = timezone.now()
    if trouble.is_final:
        _note(mail, Mail.State.REFUSED, str(trouble))
        record_hard_failure(mail.to, reason=str(trouble))
    elif mail.first_tried_at and now + pause_after(mail.attempts) > mail.first_tried_at + PATIENCE:
        _note(mail, Mail.State.GIVEN_UP, str(trouble))
    else:
        _note(mail, Mail.State.WAITING, str(trouble), due_at=now + pause_after(mail.attempts))


def _note(mail: Mail, state: Mail.State, error: str, **more: Any) -> None:
    """Write down how it went, unless somebody else has taken the mail over meanwhile and knows better."""
    still_mine = Mail.objects.filter(pk=mail.pk, state=Mail.State.SENDING)
    if state != Mail.State.SENT:
        still_mine = still_mine.filter(claimed_at=mail.claimed_at)
    still_mine.update(state=state, last_error=cut(clean_line(error), 300), **more)


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 1, 3, 9, 27, 81 minutes, then four hours."""
    return min(timedelta(minutes=3 ** min(attempts - 1, 6)), LONGEST_PAUSE)


@transaction.atomic
def record_hard_failure(email: str, *, reason: str = "") -> Address:
    """Note that a server refused the address for good; after three times in a row nothing more is sent to it."""
    address, _is_new = Address.objects.get_or_create(email=email.lower())
    address = Address.objects.select_for_update().get(pk=address.pk)
    address.hard_failures += 1
    address.last_error = cut(clean_line(reason), 300)
    if address.hard_failures >= HARD_FAILURES and address.disabled_at is None:
        address.disabled_at = timezone.now()
    address.save()
    return address


@transaction.atomic
def record_bounce(*, email: str, message_ids: Sequence[str]) -> bool:
    """Note that a letter of ours came back from an address for good; what quotes no letter of ours is not believed."""
    names = [found[1] for found in map(_OWN_ID.match, message_ids) if found]
    mails = [mail for name in names for mail in Mail.objects.filter(key_hash__startswith=name, to=email.lower())]
    for mail in mails[:1]:
        Mail.objects.filter(pk=mail.pk).update(state=Mail.State.REFUSED, last_error=CAME_BACK)
        record_hard_failure(email, reason=CAME_BACK)
    return bool(mails)


def enable_address(address: Address) -> None:
    """Try an address again, because somebody knows that it works."""
    address.delete()


def cancel(mails: Any) -> int:
    """Call back those of the mails that have not gone out; return how many."""
    waiting = mails.filter(state=Mail.State.WAITING)
    return int(waiting.update(state=Mail.State.CANCELLED, **_emptied(timezone.now())))


def forget_old_mails(*, now: datetime) -> int:
    """Empty the mails that ended 30 days ago; return how many. Hash of the key and times stay."""
    ended = Q(sent_at__lt=now - RETENTION) | Q(
        state__in=[Mail.State.REFUSED, Mail.State.GIVEN_UP], claimed_at__lt=now - RETENTION
    )
    return Mail.objects.filter(ended, erased_at=None).update(**_emptied(now))


def erase_mails_to(email: str) -> None:
    """Call back what waits for an address, and empty everything that went to it."""
    mails = Mail.objects.filter(to=email.lower())
    mails.filter(state__in=[Mail.State.WAITING, Mail.State.SENDING]).update(state=Mail.State.CANCELLED)
    mails.update(**_emptied(timezone.now()))
    Address.objects.filter(email=email.lower()).delete()


def _emptied(now: datetime) -> dict[str, Any]:
    words = dict.fromkeys(("to", "subject", "text", "html", "calendar", "last_error"), "")
    return {**words, "headers": {}, "erased_at": now}
