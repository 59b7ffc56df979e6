"""One idea as data: what it says and what became of it as JSON, its steps as Atom."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.core.exports import DEMO_NOTICE, NO_LICENCE
from dos.core.text import clean_text, translated
from dos.participation.models import Idea, IdeaEvent
from dos.participation.selectors.ideas import Threshold, name_of

ENTRIES = 50


def idea_document(idea: Idea, events: list[IdeaEvent], threshold: Threshold, url: str) -> dict[str, Any]:
    """Return the idea as JSON; nothing of its author but the public name."""
    return {
        "hinweis": DEMO_NOTICE if settings.DEMO else None,
        "lizenz": settings.DATA_LICENCE_URL or NO_LICENCE,
        "nummer": idea.reference,
        "adresse": url,
        "verfahren": idea.process.slug,
        "titel": idea.title,
        "text": idea.text,
        "von": name_of(idea.author),
        "stand": idea.state,
        "stadt": idea.city.key,
        "stadtteil": idea.district.name if idea.district else None,
        "handlungsfeld": idea.action_field.slug if idea.action_field else None,
        "ort": idea.place or None,
        "breite": idea.latitude,
        "laenge": idea.longitude,
        "veroeffentlicht_am": idea.published_at.isoformat() if idea.published_at else None,
        "antwort_bis": idea.answer_due_on.isoformat() if idea.answer_due_on else None,
        "beantwortet_am": idea.answered_at.isoformat() if idea.answered_at else None,
        "unterstuetzungen": {
            "zaehlend": threshold.counted,
            "weitere": threshold.others,
            "schwelle": threshold.needed or None,
        },
        "kommentare": idea.comments_count,
        "beispiel": idea.is_example,
        "verlauf": [_step(event) for event in events],
    }


def _step(event: IdeaEvent) -> dict[str, Any]:
    return {
        "am": event.at.isoformat(),
        "durch": event.by_role,
        "von": event.from_state or None,
        "nach": event.to_state,
        "begruendung": event.reason or None,
        "zustaendig": event.responsible_unit or None,
        "beschluss": event.decision.slug if event.decision and event.decision.live else None,
        "vorhaben": event.project.slug if event.project and event.project.live else None,
    }


def idea_feed(idea: Idea, events: list[IdeaEvent], url: str, feed_url: str) -> str:
    """Return the public steps of the idea as a feed."""
    feed = Atom1Feed(
        title=clean_text(idea.title),
        link=url,
        description="",
        subtitle=DEMO_NOTICE if settings.DEMO else translated(idea.process, "title").text,
        language=get_language(),
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_url=feed_url,
        feed_guid=_permanent("idee", idea.pk),
    )
    for event in reversed(events[-ENTRIES:]):
        feed.add_item(
            title=_("%(title)s: %(state)s") % {"title": clean_text(idea.title), "state": event.get_to_state_display()},
            link=f"{url}#schritt-{event.pk}",
            description=clean_text(event.reason),
            unique_id=_permanent("schritt", event.pk),
            updateddate=event.at,
        )
    return str(feed.writeString("utf-8"))


def _permanent(kind: str, number: int) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{settings.PUBLIC_URL}/{kind}/{number}')}"
