"""What followers are told: a new event, a date that was moved or called off, the report."""

from collections.abc import Callable
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from dos.core.module import Topic
from dos.core.text import first_sentence, translated
from dos.events.models import Event, Occurrence
from dos.events.selectors import wording
from dos.events.selectors.addresses import canonical_url, date_url
from dos.notifications import services as notifications
from dos.strategy.selectors import topics


def announce_event(event: Event, now: datetime) -> None:
    """Tell those who follow its projects, its fields, or its city of an event that is public for the first time.

    Nothing is told of what is over, or has no day.
    """
    if event.first_published_at != event.last_published_at:
        return
    row = event.occurrences.filter(ends_at__gte=now).order_by("starts_at", "pk").first()
    if row is None:
        return
    row.event = event
    _announce(
        key=f"event:{event.pk}:new",
        about=[_topic(event), *_around(event)],
        subject=lambda: _("Neuer Termin: %(title)s") % {"title": translated(event, "title")},
        text=lambda: f"{wording.when(row)}. {translated(event, 'summary')}",
        url=canonical_url(event, "de"),
        now=now,
    )


def announce_date(row: Occurrence, now: datetime) -> None:
    """Tell the followers of an event that one of its dates was moved or called off."""
    event = Event.objects.get(pk=row.event_id)
    row.event = event
    is_off = row.status == Occurrence.Status.CANCELLED

    def subject() -> str:
        words = _("Abgesagt: %(title)s") if is_off else _("Verlegt: %(title)s")
        return words % {"title": translated(event, "title")}

    _announce(
        key=f"event:{event.pk}:date:{row.day.isoformat()}:{row.sequence}",
        about=[_topic(event)],
        subject=subject,
        text=lambda: "\n".join(part for part in (wording.when(row), row.place_override, row.reason) if part),
        url=date_url(event, row.day) if event.is_series else canonical_url(event, "de"),
        now=now,
    )


def announce_cancellation(event: Event, now: datetime) -> None:
    """Tell the followers of an event that all of it was called off."""
    _announce(
        key=f"event:{event.pk}:cancelled",
        about=[_topic(event)],
        subject=lambda: _("Abgesagt: %(title)s") % {"title": translated(event, "title")},
        text=lambda: event.cancel_reason,
        url=canonical_url(event, "de"),
        now=now,
    )


def announce_report(event: Event, now: datetime) -> None:
    """Tell the followers of an event and of its projects what came of it, once."""
    _announce(
        key=f"event:{event.pk}:report",
        about=[_topic(event), *_around(event)],
        subject=lambda: _("%(title)s: der Bericht ist da") % {"title": translated(event, "title")},
        text=lambda: first_sentence(str(translated(event, "results") or translated(event, "report_summary")), 300),
        url=canonical_url(event, "de"),
        now=now,
    )


def _topic(event: Event) -> Topic:
    return Topic("event", event.slug, event.title, canonical_url(event, "de"))


def _around(event: Event) -> list[Topic]:
    projects = [topics.of_project(project) for project in event.projects.all() if project.live]
    return [*projects, *(topics.of_field(field) for field in event.action_fields.all())]


def _announce(
    *, key: str, about: list[Topic], subject: Callable[[], str], text: Callable[[], str], url: str, now: datetime
) -> None:
    """Announce it in both languages."""
    with translation.override("en"):
        subject_en, text_en = subject(), text()
    with translation.override("de"):
        notifications.announce(
            key=key,
            topics=about,
            subject=subject(),
            text=text(),
            url=url,
            subject_en=subject_en,
            text_en=text_en,
            happened_at=now,
        )
