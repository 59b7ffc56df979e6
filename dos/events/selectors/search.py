"""What events hand in to be found."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core.search import Document
from dos.core.text import first_sentence
from dos.events.models import Event

TEASER = 220


def documents() -> Iterator[Document]:
    """Hand in every public event, with the address of the programme's site in German."""
    with translation.override("de"), address.on(None):
        found = Event.objects.published().order_by("pk").select_related("district")
        yield from [_of_event(event) for event in found.prefetch_related("cities", "organisers", "action_fields")]


def event_document(event: Event) -> Document:
    """Return one public event as it is found."""
    with translation.override("de"), address.on(None):
        return _of_event(event)


def _of_event(event: Event) -> Document:
    texts = [event.summary, event.summary_en, event.description, event.description_en, event.results, event.results_en]
    texts += [event.report_summary, event.place, event.address, event.audience, str(event.get_kind_display())]
    texts += [str(event.district or ""), *(row.name for row in event.organisers.all())]
    texts += [row.name for row in event.action_fields.all()]
    if event.is_example:
        texts.append(_("Beispiel"))
    return Document(
        kind="event",
        key=event.slug,
        title=event.title,
        title_en=event.title_en,
        text=" ".join(texts),
        teaser=first_sentence(event.summary, TEASER),
        url=reverse("events:event_detail", args=[event.slug]),
        city_keys=tuple(city.key for city in event.cities.all()),
    )
