"""The way out to the mail server. In the demonstration there is none: mails stay on the machine."""

import smtplib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.mime.text import MIMEText
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from dos.core import calendar

SMTP = "django.core.mail.backends.smtp.EmailBackend"
CALENDAR_NAME = "termin.ics"
_FOR_GOOD = range(500, 600)


@dataclass(frozen=True)
class Outgoing:
    """A letter as the server gets it."""

    to: str
    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    calendar: str = ""


class NotSent(Exception):
    """The server did not take it; `is_final` when it never will."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.is_final = is_final


class Transport:
    """One connection for many letters; used as a context."""

    def __init__(self) -> None:
        self._connection: Any = None

    def __enter__(self) -> "Transport":
        return self

    def __exit__(self, *details: object) -> None:
        self._close()

    def send(self, letter: Outgoing) -> None:
        """Hand a letter over and return once the server has taken it; otherwise raise `NotSent`.

        What the server says about the sender or the sign-in is our own trouble and passes: no address is blamed for it.
        """
        if settings.DEMO:
            return
        try:
            self._open().send_messages([_message(letter)])
        except smtplib.SMTPRecipientsRefused as refusal:
            code, words = next(iter(refusal.recipients.values()))
            self._close()
            raise NotSent(_line(code, words), is_final=code in _FOR_GOOD) from refusal
        except smtplib.SMTPDataError as refusal:
            self._close()
            raise NotSent(
                _line(refusal.smtp_code, refusal.smtp_error), is_final=refusal.smtp_code in _FOR_GOOD
            ) from refusal
        except (smtplib.SMTPException, OSError) as trouble:
            self._close()
            raise NotSent(f"{type(trouble).__name__}: {trouble}") from trouble

    def _open(self) -> Any:
        if self._connection is None:
            self._connection = get_connection(SMTP)
            self._connection.open()
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._connection.close()
        self._connection = None


def _message(letter: Outgoing) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(letter.subject, letter.text, None, [letter.to], headers=dict(letter.headers))
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    if letter.calendar:
        message.attach(_calendar_part(letter.calendar))
    return message


def _calendar_part(text: str) -> MIMEText:
    """Pack an entry so that calendars recognise it (RFC 6047): its method stands outside too."""
    part = MIMEText(text, "calendar", "utf-8")
    part.set_param("method", calendar.CANCEL if f"\r\nMETHOD:{calendar.CANCEL}\r\n" in text else calendar.PUBLISH)
    part.add_header("Content-Disposition", "attachment", filename=CALENDAR_NAME)
    return part


def _line(code: int, words: bytes | str) -> str:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {said}"
