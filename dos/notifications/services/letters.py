"""How a letter reads: what happened, what to do, the thread, how to stop these mails; as text and with markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.text import clean_line, clean_text, cut

MAX_SUBJECT = 200
MAX_ADDRESS = 254
# In octets; a date with the longest texts that its fields take has less than half of it.
MAX_CALENDAR = 20_000
# Whatever stands in a header may not end it: RFC 5322 knows one address a recipient here, and no line breaks.
_UNFIT = re.compile(r"[\s,;<>\x00-\x1f\x7f-\x9f]")
_HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}")


@dataclass(frozen=True)
class Section:
    """One part of a longer letter: a heading that leads somewhere, and lines below it."""

    title: str
    url: str
    lines: Sequence[str]
    thread_line: str = ""


@dataclass(frozen=True)
class Letter:
    """What a letter says. Its subject says what happened, and the first line says it again."""

    subject: str
    paragraphs: Sequence[str] = ()
    action: tuple[str, str] | None = None
    sections: Sequence[Section] = ()
    thread_line: str = ""
    stop_url: str = ""


@dataclass(frozen=True)
class Written:
    """A letter as it is sent."""

    subject: str
    text: str
    html: str


def checked_address(to: str) -> str:
    """Return the address in lower case; refused when it is none, several, or holds what could end a header."""
    if not to or len(to) > MAX_ADDRESS or _UNFIT.search(to.strip(" ")):
        raise Refused(_("Das ist keine E-Mail-Adresse. Bitte prüfen Sie sie."))
    address = to.strip(" ").lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Refused(_("Das ist keine E-Mail-Adresse. Bitte prüfen Sie sie.")) from None
    return address


def checked_headers(headers: dict[str, str]) -> dict[str, str]:
    """Return the headers with each value on one line; a name that is none is a mistake in the program."""
    if any(not _HEADER_NAME.fullmatch(name) for name in headers):
        raise ValueError(f"not header names: {sorted(headers)}")
    return {name: clean_line(value) for name, value in headers.items()}


def checked_calendar(calendar: str) -> str:
    """Return the calendar entry of a letter; one that is none, or too large, is a mistake in the program."""
    if calendar and not (calendar.startswith("BEGIN:VCALENDAR\r\n") and calendar.endswith("END:VCALENDAR\r\n")):
        raise ValueError("not a calendar")
    if len(calendar.encode()) > MAX_CALENDAR:
        raise ValueError(f"a calendar of more than {MAX_CALENDAR} octets")
    return calendar


def write(letter: Letter, language: str) -> Written:
    """Put a letter on paper, in one of the two languages."""
    subject = cut(clean_line(letter.subject), MAX_SUBJECT)
    with translation.override(language):
        parts = {
            "subject": subject,
            "language": language,
            "paragraphs": [clean_text(paragraph) for paragraph in letter.paragraphs],
            "sections": letter.sections,
            "action": letter.action,
            "thread_line": clean_line(letter.thread_line),
            "stop_url": letter.stop_url,
            "is_demo": settings.DEMO,
        }
        html = render_to_string("notifications/mail.html", parts)
        return Written(subject, _text(letter, subject), html)


def _text(letter: Letter, subject: str) -> str:
    blocks = [subject, *(clean_text(paragraph) for paragraph in letter.paragraphs)]
    for section in letter.sections:
        thread = [_thread(section.thread_line)] if section.thread_line else []
        blocks.append(
            "\n".join([f"## {section.title}", *(f"* {line}" for line in section.lines), *thread, section.url])
        )
    if letter.action:
        blocks.append("{}:\n{}".format(*letter.action))
    if letter.thread_line:
        blocks.append(_thread(letter.thread_line))
    foot = [_("Diese Mails beenden oder ändern:") + f"\n{letter.stop_url}"] if letter.stop_url else []
    if settings.DEMO:
        foot.append(_demo_line())
    return "\n\n".join([*blocks, "-- \n" + "\n".join(foot)] if foot else blocks) + "\n"


def _thread(line: str) -> str:
    return _("Der rote Faden: %(line)s") % {"line": clean_line(line)}


def _demo_line() -> str:
    return _("Unabhängige Demonstration mit öffentlich belegten Angaben, keine Website der Städte") + "."
