"""Read a mailbox by IMAP (RFC 9051) and give its letters as plain data. No database; every amount is bounded."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage, Message
from email.utils import getaddresses, parseaddr
from typing import Any

from django.conf import settings
from imap_tools import AND, BaseMailBox, MailBox, MailboxLoginError, MailBoxUnencrypted, MailMessage
from imap_tools.errors import ImapToolsError

MAX_BYTES = 10 * 1024 * 1024
MAX_LETTERS = 50
MAX_TEXT = 60_000
MAX_PARTS = 100
SECONDS = 20
_CHARSET = re.compile(r"^[A-Za-z0-9._:-]{1,40}$")


class NotReached(Exception):
    """The mailbox does not answer, or does not let us in."""


@dataclass(frozen=True)
class IncomingLetter:
    """One letter as it lies in the mailbox; text and HTML are cut, pictures and files only counted.

    `trouble` says why it was not read: "too_big", "encrypted", "unreadable".
    """

    message_id: str
    sender: str = ""
    sender_name: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    html: str = ""
    attachments: int = 0
    trouble: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    # Of a letter that came back: whom it did not reach, and which of our letters it was.
    failed_recipients: tuple[str, ...] = ()
    returned_ids: tuple[str, ...] = ()


# What the deed looks at beside text and addresses.
HEADERS = (
    "auto-submitted", "precedence", "x-auto-response-suppress", "x-autoreply", "x-loop", "list-id", "return-path",
    "authentication-results", "in-reply-to",
)  # fmt: skip
RECIPIENTS = ("to", "cc", "delivered-to", "x-original-to", "envelope-to")


def is_configured() -> bool:
    """Tell whether there is a mailbox to read."""
    return bool(settings.INBOX["host"])


def read_new(take_in: Callable[[IncomingLetter], bool]) -> int:
    """Hand each new letter to the deed, then move it to the folder of done or of refused ones; return how many.

    A letter is moved after the deed has committed: whoever is killed in between meets it again, and the deed knows it.
    Raises `NotReached` when the mailbox does not answer within 20 seconds.
    """
    count = 0
    with _open() as mailbox:
        for uid in mailbox.uids(AND(seen=False))[:MAX_LETTERS]:
            letter = _letter(mailbox, uid)
            is_taken = take_in(letter)
            _put_away(mailbox, uid, settings.INBOX["done" if is_taken else "refused"])
            count += 1
    return count


@contextmanager
def _open() -> Iterator[BaseMailBox]:
    told = settings.INBOX
    kind = MailBox if told["tls"] else MailBoxUnencrypted
    try:
        with kind(told["host"], port=told["port"], timeout=SECONDS).login(
            told["user"], told["password"], told["folder"]
        ) as mailbox:
            yield mailbox
    except (OSError, MailboxLoginError, ImapToolsError) as trouble:
        raise NotReached(type(trouble).__name__) from trouble


def _letter(mailbox: BaseMailBox, uid: str) -> IncomingLetter:
    head = next(mailbox.fetch(AND(uid=uid), headers_only=True, mark_seen=False))
    if _size(mailbox, uid) > MAX_BYTES:
        return _described(head, "too_big")
    try:
        whole = next(mailbox.fetch(AND(uid=uid), mark_seen=False))
        return read_message(whole.obj)
    except (RecursionError, LookupError, ValueError):
        return _described(head, "unreadable")


def _size(mailbox: BaseMailBox, uid: str) -> int:
    answer = mailbox.client.uid("FETCH", uid, "(RFC822.SIZE)")[1]
    found = re.search(rb"RFC822\.SIZE (\d+)", answer[0] if isinstance(answer[0], bytes) else b"")
    return int(found[1]) if found else 0


def _described(head: MailMessage, trouble: str) -> IncomingLetter:
    return _basics(head.obj, trouble=trouble)


def _put_away(mailbox: BaseMailBox, uid: str, folder: str) -> None:
    if not mailbox.folder.exists(folder):
        mailbox.folder.create(folder)
    mailbox.move([uid], folder)


def read_message(message: Message) -> IncomingLetter:
    """Return a parsed message as data; encrypted ones, and ones of more than 100 parts, without their text."""
    parts = []
    for part in message.walk():
        parts.append(part)
        if len(parts) > MAX_PARTS:
            return _basics(message, trouble="unreadable")
    kinds = {part.get_content_type() for part in parts}
    if kinds & {"multipart/encrypted", "application/pgp-encrypted", "application/pkcs7-mime"}:
        return _basics(message, trouble="encrypted")
    leaves = [part for part in parts if not part.is_multipart()]
    inline = [part for part in leaves if part.get_content_disposition() != "attachment" and not part.get_filename()]
    text = _first(inline, "text/plain")
    html = _first(inline, "text/html")
    files = [part for part in leaves if part not in inline or part.get_content_maintype() != "text"]
    return _basics(
        message,
        text=text,
        html=html,
        attachments=len(files),
        failed_recipients=tuple(_failed_recipients(parts)),
        returned_ids=tuple(_returned_ids(parts)),
    )


def _basics(message: Message, **more: Any) -> IncomingLetter:
    name, sender = parseaddr(_line(message, "from"))
    found = getaddresses([str(value) for key in RECIPIENTS for value in message.get_all(key, [])][:50])
    return IncomingLetter(
        message_id=f"{_line(message, 'message-id') or _fingerprint(message)} {sender.lower()}",
        sender=sender.lower(),
        sender_name=_decoded(name),
        recipients=tuple(address.lower() for _name, address in found if address),
        subject=_decoded(_line(message, "subject")),
        headers={key: _line(message, key) for key in HEADERS if message.get(key) is not None},
        **more,
    )


def _fingerprint(message: Message) -> str:
    """Stand in for a missing Message-ID."""
    return hashlib.sha256(message.as_bytes()).hexdigest()


def _line(message: Message, key: str) -> str:
    return " ".join(str(message.get(key, "")).split())[:1_000]


def _decoded(value: str) -> str:
    """Return a header's encoded words (RFC 2047) as text; what cannot be read stays as it is."""
    from_words = EmailMessage()
    try:
        from_words["Subject"] = value
        return str(from_words["Subject"])
    except (ValueError, LookupError):
        return value


def _first(parts: Sequence[Message], kind: str) -> str:
    for part in parts:
        if part.get_content_type() == kind:
            payload = part.get_payload(decode=True)
            raw = payload if isinstance(payload, bytes) else b""
            charset = part.get_content_charset() or "utf-8"
            return _text(raw[: 4 * MAX_TEXT], charset)[:MAX_TEXT]
    return ""


def _text(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset if _CHARSET.match(charset) else "utf-8", "strict")
    except (LookupError, UnicodeDecodeError):
        # Many programs say nothing, or the wrong thing: what is no UTF-8 is read as Western European.
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("cp1252", "replace")


def _failed_recipients(parts: Sequence[Message]) -> Iterator[str]:
    """Return whom a mail server could not reach for good (RFC 3464: Action failed, Status 5.x)."""
    for part in parts:
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks: Any = part.get_payload()
        for block in (block for block in blocks if isinstance(block, Message)):
            is_final = str(block.get("action", "")).lower() == "failed" and str(block.get("status", "")).startswith("5")
            if is_final and block.get("final-recipient"):
                yield str(block["final-recipient"]).split(";", 1)[-1].strip().lower()


def _returned_ids(parts: Sequence[Message]) -> Iterator[str]:
    """Return the Message-IDs of the letters that came back, as the mail server quotes them."""
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            yield from (_line(inner, "message-id") for inner in part.get_payload() if isinstance(inner, Message))
        elif part.get_content_type() == "text/rfc822-headers":
            yield from re.findall(r"(?im)^message-id:\s*(<[^>\s]{1,200}>)", str(part.get_payload())[:MAX_TEXT])
