"""Letters to those who register: what to confirm, how it stands, what changed. Each is sent once.

Every letter carries the status link: there the place is given back, an offer taken, the waiting list left. Whoever
was written down without an address gets none; the desk sees it and calls. Who has a place, is offered one, or gives
it back gets the calendar entry of the date with the letter, so that calendars follow without being asked.
"""

from collections.abc import Sequence
from datetime import datetime

from django.utils import formats, timezone
from django.utils import translation as language
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.cities import address
from dos.core.text import clean_line, shortened, translated
from dos.events.models import Event, Registration
from dos.events.models.moments import ZONE
from dos.events.selectors import addresses, calendar, wording
from dos.events.selectors.registration import place_of
from dos.events.services.registration_names import secret_of
from dos.notifications.services import send_mail


def confirm_letter(row: Registration) -> None:
    """Ask a guest to confirm the address; without it the registration is deleted after three days."""
    with language.override(row.language):
        words = [
            _("Bitte bestätigen Sie Ihre Anmeldung binnen drei Tagen. Erst dann bekommen Sie einen Platz."),
            *_facts(row),
            _("Haben Sie das nicht gewollt? Dann tun Sie nichts, und wir löschen Ihre Angaben."),
        ]
        subject = _("Bitte bestätigen: Anmeldung zu „%(title)s“")
        _send(row, f"confirm:{row.created_at.timestamp():.0f}", subject, words, label=_("Anmeldung bestätigen"))


def confirmed_letter(row: Registration) -> None:
    """Say that there is a place, with what to put into the calendar."""
    with language.override(row.language):
        words = [*_facts(row), _calendar(row), _("Sie können doch nicht? Bitte geben Sie den Platz zurück.")]
        _send(row, "confirmed", _("Sie sind angemeldet: „%(title)s“"), words, entry=_entry(row))


def waitlisted_letter(row: Registration) -> None:
    """Say that all places are taken, and what happens when one becomes free."""
    with language.override(row.language):
        words = [
            *_facts(row),
            _("Zurzeit sind alle Plätze vergeben. Wird etwas frei, bieten wir es der Reihe nach an."),
            _("Sie möchten nicht mehr warten? Unter dem Link streichen Sie sich von der Warteliste."),
        ]
        _send(row, "waitlisted", _("Sie stehen auf der Warteliste: „%(title)s“"), words)


def offer_letter(row: Registration) -> None:
    """Offer the place, and say until when it is held."""
    until = row.offered_until or row.occurrence.starts_at
    with language.override(row.language):
        held = _("Der Platz ist bis %(until)s für Sie frei. Bitte nehmen Sie ihn an oder lehnen Sie ab.")
        words = [
            *_facts(row),
            held % {"until": moment_words(until)},
            _("Danach bieten wir ihn anderen an, und Sie stehen nicht mehr auf der Warteliste."),
        ]
        subject = _("Ein Platz ist frei: „%(title)s“")
        key, label = f"offer:{until.timestamp():.0f}", _("Platz annehmen oder ablehnen")
        _send(row, key, subject, words, label=label, entry=_entry(row))


def lapsed_letter(row: Registration) -> None:
    """Say that an offer has ended."""
    with language.override(row.language):
        words = [
            *_facts(row),
            _("Wir haben bis zum Ende der Frist nichts von Ihnen gehört. Der Platz geht an andere."),
        ]
        _send(row, "lapsed", _("Das Angebot ist abgelaufen: „%(title)s“"), words, label="", entry=_entry(row))


def cancelled_letter(row: Registration, *, by_office: bool, had_entry: bool) -> None:
    """Say that the person is not registered any more; who had the date in a calendar strikes it out there."""
    with language.override(row.language):
        office = _("Das Projektteam hat Ihre Anmeldung zurückgenommen. Bei Fragen wenden Sie sich bitte dorthin.")
        words = [*_facts(row), office if by_office else _("Danke, dass Sie Bescheid gegeben haben.")]
        entry = _entry(row) if had_entry else ""
        _send(row, "cancelled", _("Sie sind abgemeldet: „%(title)s“"), words, label="", entry=entry)


def already_letter(row: Registration, now: datetime) -> None:
    """Answer somebody who registers twice with the link to what there is; at most once an hour."""
    with language.override(row.language):
        words = [*_facts(row), _("Stand: %(state)s.") % {"state": row.get_state_display()}]
        _send(row, f"already:{now:%Y%m%d%H}", _("Sie haben sich schon eingetragen: „%(title)s“"), words)


def called_off_letter(row: Registration) -> None:
    """Say that the date does not take place."""
    occurrence = row.occurrence
    with language.override(row.language):
        reason = occurrence.event.cancel_reason or occurrence.reason
        words = [_("Dieser Termin ist abgesagt."), reason, *_facts(row), _("Sie brauchen nichts zu tun.")]
        key = f"called-off:{occurrence.sequence}:{occurrence.event.sequence}"
        _send(row, key, _("Abgesagt: „%(title)s“"), words, label="", entry=_entry(row))


def moved_letter(row: Registration) -> None:
    """Say when and where the date takes place now."""
    occurrence = row.occurrence
    with language.override(row.language):
        words = [
            _("Tag, Uhrzeit oder Ort haben sich geändert. Jetzt gilt:"),
            *_facts(row),
            occurrence.reason,
            _calendar(row),
            _("Ihre Anmeldung gilt weiter. Passt es nicht mehr? Bitte geben Sie den Platz zurück."),
        ]
        key = f"moved:{occurrence.starts_at.timestamp():.0f}:{place_of(occurrence)}:{occurrence.sequence}"
        _send(row, key, _("Geändert: „%(title)s“"), words, entry=_entry(row))


def reminder_letter(row: Registration) -> None:
    """Remind of the date on the day before."""
    with language.override(row.language):
        words = [*_facts(row), _calendar(row), _("Sie können doch nicht? Bitte geben Sie den Platz zurück.")]
        key = f"reminder:{row.occurrence.starts_at.timestamp():.0f}"
        _send(row, key, _("Morgen: „%(title)s“"), words, entry=_entry(row))


def thanks_letter(row: Registration) -> None:
    """Thank, and ask how it was; the page of the answer does not know who comes."""
    event, occurrence = row.occurrence.event, row.occurrence
    with language.override(row.language):
        url = f"{addresses.canonical_url(event).removesuffix('/')}/{occurrence.day.isoformat()}/rueckmeldung/"
        words = [
            _("Danke, dass Sie dabei waren. Wie war es? Drei Fragen, ohne Namen:"),
            url,
            _("Das geht noch zwei Wochen lang. Was aus dem Termin wird, steht bald auf seiner Seite."),
        ]
        _send(row, "thanks", _("Wie war es? „%(title)s“"), words, label="")


def moment_words(at: datetime) -> str:
    """Word a moment as the clock on the wall shows it: "Donnerstag, 3. Dezember 2026, 18:30 Uhr"."""
    local = at.astimezone(ZONE)
    clock = formats.time_format(local.time(), "H:i")
    return _("%(day)s, %(clock)s Uhr") % {"day": wording.day_words(local.date()), "clock": clock}


def status_url(row: Registration) -> str:
    """Return the link that opens the registration; nobody can guess it."""
    return address.canonical("events:registration_link", secret_of(row))


def _send(
    row: Registration, key: str, subject: str, words: Sequence[str], *, label: str | None = None, entry: str = ""
) -> None:
    """Write the letter down; the same key is one letter. `label` "" leaves the link away."""
    if not row.email:
        return
    title = clean_line(translated(row.occurrence.event, "title").text)
    label = _("Ihre Anmeldung") if label is None else label
    send_mail(
        key=f"events:registration:{row.pk}:{key}",
        to=row.email,
        subject=subject % {"title": shortened(title, 70)},
        paragraphs=[text for text in words if text],
        action=(label, status_url(row)) if label else None,
        language=row.language,
        about=f"registration:{row.pk}",
        calendar=entry,
    )


def _facts(row: Registration) -> list[str]:
    """Say when, where and how many."""
    occurrence = row.occurrence
    people = ngettext("%(n)s Person", "%(n)s Personen", row.group_size) % {"n": row.group_size}
    where = place_of(occurrence)
    return [
        _("Wann: %(when)s") % {"when": wording.when(occurrence)},
        _("Wo: %(where)s") % {"where": where} if where else "",
        _("Angemeldet: %(people)s, Nummer %(number)s") % {"people": people, "number": row.reference},
    ]


def _calendar(row: Registration) -> str:
    """Say where the file for calendars is, for programmes that show no attached entry."""
    return _("Für Ihren Kalender: %(url)s") % {"url": calendar_url(row)}


def _entry(row: Registration) -> str:
    """Return the calendar entry of the date for this person; who waits has none. The way in is for who has a place."""
    state = Registration.State
    match row.state:
        case state.CONFIRMED:
            status, way_in = "", row.occurrence.event.online_url
        case state.OFFERED:
            status, way_in = Event.Status.TENTATIVE, ""
        case state.DECLINED | state.CANCELLED:
            status, way_in = Event.Status.CANCELLED, ""
        case _:
            return ""
    is_off = row.occurrence.is_cancelled
    return calendar.letter(row.occurrence, timezone.now(), status=status, online_url="" if is_off else way_in)


def calendar_url(row: Registration) -> str:
    """Return the address of the date's file for calendars."""
    event, page = row.occurrence.event, addresses.canonical_url(row.occurrence.event).removesuffix("/")
    return f"{page}/{row.occurrence.day.isoformat()}.ics" if event.is_series else f"{page}.ics"
