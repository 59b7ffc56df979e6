"""What came of an event: written in one short form, by the desk or by those who invited; the same page is the report.

The desk's report is public at once. That of an organiser becomes a draft, which the desk publishes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Collection

from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line, clean_text, without_markup
from dos.events.models import Event, EventLink, EventPicture
from dos.events.selectors.registration_desk import attended
from dos.events.services import announcing
from dos.media.models import Download, Picture

MIN_REPORT, MAX_PHOTOS, MAX_LINKS = 20, 3, 3


@dataclass(frozen=True)
class Photo:
    """A picture with what is to be seen on it, whose it is and on what terms it may be used."""

    file: Any
    description: str
    credit: str
    licence: str


@dataclass(frozen=True)
class Report:
    """What is said of an event. `minutes` is a file; links lead to what was born there: label and address."""

    summary: str
    results: str = ""
    participants: int | None = None
    minutes: Any = None
    photos: Sequence[Photo] = ()
    links: Sequence[tuple[str, str]] = ()


@transaction.atomic
def write_report(*, event: Event, report: Report, user: Any = None, now: datetime | None = None) -> Event:
    """Publish what came of an event. Where nobody says how many came, those who were let in are counted.

    Refused while it is still to come, when the text is too short, and while a draft waits: it would go public too.
    """
    now = now or timezone.now()
    row = _written(event, report, now)
    row.save_revision(user=user, log_action=True).publish(user=user, skip_permission_checks=True)
    fresh = Event.objects.get(pk=row.pk)
    announcing.announce_report(fresh, now)
    return fresh


@transaction.atomic
def propose_report(*, event: Event, report: Report, user: Any, now: datetime | None = None) -> Event:
    """Keep an organiser's report as a draft; it waits at the desk. Refused like a report of the desk."""
    row = _written(event, report, now or timezone.now())
    row.save_revision(user=user, log_action=True)
    return row


def _written(event: Event, report: Report, now: datetime) -> Event:
    """Return the event with its report, not saved yet; files are."""
    row = Event.objects.select_for_update().get(pk=event.pk)
    if not row.occurrences.filter(starts_at__lte=now).exists():
        raise Refused(_("Die Veranstaltung hat noch nicht begonnen. Der Bericht kommt danach."))
    if row.has_unpublished_changes:
        raise Conflict(_("Es gibt einen Entwurf dieser Veranstaltung. Bitte veröffentlichen Sie ihn zuerst."))
    said, came = clean_text(without_markup(report.summary)), clean_text(without_markup(report.results))
    if len(said) + len(came) < MIN_REPORT:
        message = _("Bitte schreiben Sie mindestens %(n)s Zeichen.") % {"n": MIN_REPORT}
        raise Refused(message, fields={"summary": message})
    row.report_summary, row.results = said, came
    row.participants = report.participants if report.participants is not None else attended(row)
    if report.minutes is not None:
        row.minutes = _kept_minutes(row, report.minutes)
    _add_photos(row, report.photos)
    _add_links(row, report.links)
    return row


def _kept_minutes(row: Event, file: Any) -> Download:
    title = _("Protokoll: %(title)s") % {"title": row.title}
    kept = Download(title=title, file=file, collection=Collection.get_first_root_node())
    kept.save()
    return kept


def _add_photos(row: Event, photos: Sequence[Photo]) -> None:
    if len(photos) > MAX_PHOTOS:
        raise Refused(_("Bitte schicken Sie höchstens drei Bilder."))
    for number, photo in enumerate(photos, start=1):
        alt, credit, licence = (clean_line(without_markup(text)) for text in _words_of(photo))
        if not (alt and credit and licence):
            message = _("Bitte geben Sie zu jedem Bild an, was zu sehen ist, von wem es ist und unter welcher Lizenz.")
            raise Refused(message, fields={f"photo_{number}": message})
        picture = Picture(title=row.title, file=photo.file, collection=Collection.get_first_root_node())
        picture.description, picture.credit, picture.licence = alt, credit, licence
        picture.save()
        row.pictures.add(EventPicture(picture=picture))


def _words_of(photo: Photo) -> tuple[str, str, str]:
    return photo.description, photo.credit, photo.licence


def _add_links(row: Event, links: Sequence[tuple[str, str]]) -> None:
    for number, (label, url) in enumerate(links[:MAX_LINKS], start=1):
        link = EventLink(event=row, label=clean_line(without_markup(label)), url=url.strip())
        try:
            link.clean_fields(exclude=["event"])
        except ValidationError as fault:
            raise Refused(fault.messages[0], fields={f"link_{number}_url": fault.messages[0]}) from fault
        row.links.add(link)
