"""Deeds on surveys and polls: one sheet for each person, and nothing that joins the sheet to the person.

`Participant` says that somebody has answered, `Response` says what somebody answered. They share no column; a sheet
knows its day alone. Four further traces would still join them, and are taken away here:

* The order of rows. A new row gets the contents of a row chosen at random (itself included), and that row the new
  sheet: the inside-out shuffle, after which every order of the sheets is equally likely.
* PostgreSQL's mark of the transaction that wrote a row (`xmin`). The same statement writes up to twenty other rows as
  they were: the mark of a participant is found at a company of sheets, not at one.
* The name of the form. It is kept for a day, under a keyed hash, in the cache alone.
* The day. Where a letter asks for a confirmed address, that letter knows its day: there a sheet is dated by the first
  day of its phase. The address is confirmed before a question is answered, so that no answer ever waits beside it;
  the link holds a keyed hash, made for this survey alone.

What remains: the first few sheets of a survey have little company, and whoever copies the database before and after
each visit can compare. Results are therefore public only when the time for answers is over.
"""

import random
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.cities import address as address_of
from dos.core.errors import Conflict, Refused
from dos.core.once import MAX_SECONDS
from dos.core.text import clean_line, cut, translated
from dos.notifications.services import send_mail
from dos.participation.models import Activity, Participant, Process, Response
from dos.participation.selectors.questions import questions_of
from dos.participation.services.ideas import refuse_closed
from dos.participation.services.names import bare_address, keyed, sheet_token
from dos.participation.services.sheets import checked_sheet

COMPANY = 20
_chance = random.SystemRandom()


@dataclass(frozen=True)
class Who:
    """Who answers: an account, a confirmed address or its mark, a browser's cookie; none is stored as it is."""

    user: Any = None
    address: str = ""
    browser: str = ""
    # What a letter has proven: the mark of its address in this process.
    proven: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is anything by which a second attempt can be told."""
        return bool(self.user or self.address or self.proven or self.browser)

    def mark(self, process: Process) -> str:
        """Return the keyed hash of this person, in this process alone."""
        if self.user:
            return _mark(process, f"account:{self.user.pk}")
        if self.proven:
            return self.proven
        return address_mark(process, self.address) if self.address else _mark(process, f"browser:{self.browser}")

    def marks(self, process: Process) -> set[str]:
        """Return all by which the person is known: where addresses count, an account brings its own along."""
        is_both = process.asks_address and self.user is not None and self.user.email
        return {self.mark(process), *([address_mark(process, self.user.email)] if is_both else [])}


def address_mark(process: Process, email: str) -> str:
    """Return what is kept of an address: a keyed hash for this one process."""
    return _mark(process, f"address:{bare_address(email)}")


def _mark(process: Process, name: str) -> str:
    return keyed(f"survey:{process.pk}", name)


def ask_for_sheet(*, process: Process, email: str, now: datetime | None = None) -> None:
    """Send the letter whose link opens the questions; the same for those who have answered. The address is not kept.

    Refused while no phase is open for answers, and where no address is asked for.
    """
    now = now or timezone.now()
    refuse_closed(process, Activity.ANSWER, now)
    if not process.asks_questions or not process.asks_address or not process.allows_guests:
        raise Refused(_("Für dieses Verfahren brauchen wir keine E-Mail-Adresse."))
    mark = address_mark(process, email)
    title = cut(clean_line(translated(process, "title").text), 60)
    with address_of.on(process.city):
        url = address_of.canonical("participation:survey_by_mail", sheet_token(process.slug, mark))
    send_mail(
        key=f"participation:sheet:{process.pk}:{mark}:{now:%Y%m%d%H%M%S}",
        to=email.strip(),
        subject=_("Ihr Link zu den Fragen: „%(title)s“") % {"title": title},
        paragraphs=[
            _("Der Link öffnet die Fragen und gilt drei Tage. Jede Adresse zählt einmal. Wir speichern sie nicht."),
            _("Haben Sie das nicht gewollt? Dann tun Sie nichts."),
        ],
        action=(_("Fragen beantworten"), url),
        language=(get_language() or "de")[:2],
    )


def answer_questions(
    *, process: Process, answers: dict[str, Any], who: Who, form_token: str, now: datetime | None = None
) -> bool:
    """Take in one filled-in sheet; return False where the same form was sent a second time, which changes nothing.

    Refused while no phase is open for answers, for guests where only accounts may, for answers that are not on offer,
    and (as a conflict) when this person has answered before.
    """
    now = now or timezone.now()
    refuse_closed(process, Activity.ANSWER, now)
    if not process.asks_questions:
        raise Refused(_("Dieses Verfahren stellt keine Fragen."))
    if who.user is None and not process.allows_guests:
        raise Refused(_("Für dieses Verfahren brauchen Sie ein Konto."))
    if process.asks_address and not (who.user or who.address or who.proven):
        raise Refused(_("Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse."))
    if not who.is_known:
        raise Refused(_("Bitte erlauben Sie Ihrem Browser ein Cookie. Daran sehen wir, dass jede Person einmal zählt."))
    sheet = checked_sheet(process, questions_of(process), answers)
    mark = who.mark(process)
    form = keyed(f"survey-form:{process.pk}", f"{form_token} {mark}")
    try:
        with transaction.atomic():
            Process.objects.select_for_update(no_key=True).only("pk").get(pk=process.pk)
            for one in sorted(who.marks(process)):
                Participant.objects.create(process=process, who=one)
            add_shuffled(process, _day(process, now), sheet)
            cache.set(form, 1, MAX_SECONDS)
    except IntegrityError:
        if cache.get(form):
            return False
        raise Conflict(_("Sie haben hier schon teilgenommen. Jede Person zählt einmal.")) from None
    return True


def has_answered(process: Process, who: Who) -> bool:
    """Tell whether this person has sent a sheet."""
    return who.is_known and Participant.objects.filter(process=process, who__in=who.marks(process)).exists()


def _day(process: Process, now: datetime) -> date:
    phase = process.phase_at(now) if process.asks_address else None
    return timezone.localdate(phase.starts_at if phase is not None else now)


def add_shuffled(process: Process, on: date, answers: dict[str, Any], chance: random.Random = _chance) -> None:
    """Add a sheet so that neither the order of the rows nor the mark of their transaction tells which is the new one.

    The caller holds the lock of the process.
    """
    rows = Response.objects.filter(process=process)
    known = list(rows.order_by("pk").values_list("pk", flat=True))
    added = Response(
        pk=UUID(int=chance.getrandbits(128), version=4),
        process=process,
        on=on,
        answers=answers,
        is_example=process.is_example,
    )
    place = chance.randrange(len(known) + 1)
    company = chance.sample(known, min(COMPANY, len(known)))
    rewritten = {row.pk: row for row in rows.filter(pk__in=[*company, *known[place : place + 1]])}
    if place < len(known):
        chosen = rewritten[known[place]]
        added.on, added.answers, chosen.on, chosen.answers = chosen.on, chosen.answers, added.on, added.answers
    added.save(force_insert=True)
    # One statement, so that the new version of no row lies apart from the others.
    Response.objects.bulk_update([*rewritten.values(), added], ["on", "answers"])
