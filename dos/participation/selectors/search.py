"""What taking part hands in to be found: processes, public ideas, offers."""

from collections.abc import Iterator
from itertools import chain
from urllib.parse import quote

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core.filters import ALL
from dos.core.search import Document
from dos.core.text import first_sentence
from dos.participation.models import Idea, Offer, Process

TEASER = 220


def documents() -> Iterator[Document]:
    """Hand in what people look for, with the addresses of the programme's site in German."""
    with translation.override("de"), address.on(None):
        yield from list(chain(_processes(), _ideas(), _offers()))


def idea_document(idea: Idea) -> Document:
    """Return one public idea as it is found."""
    with translation.override("de"), address.on(None):
        return _of_idea(idea)


def _processes() -> Iterator[Document]:
    for process in Process.objects.published().select_related("city").prefetch_related("paragraphs", "questions"):
        texts = [process.summary, process.summary_en, process.text, process.text_en, process.result, process.result_en]
        texts += [process.plain_language, process.contact_unit, process.audience, str(process.get_kind_display())]
        texts += [f"{paragraph.heading} {paragraph.text}" for paragraph in process.paragraphs.all()]
        texts += [question.text for question in process.questions.all()]
        if process.is_example:
            texts.append(_("Beispiel"))
        yield Document(
            kind="process",
            key=process.slug,
            title=process.title,
            title_en=process.title_en,
            text=" ".join(texts),
            teaser=first_sentence(process.summary, TEASER),
            url=reverse("participation:process_detail", args=[process.slug]),
            city_keys=(process.city.key,) if process.city else (),
        )


def _ideas() -> Iterator[Document]:
    found = Idea.objects.published().order_by("pk").select_related("process", "city", "district", "action_field")
    for idea in found.iterator(chunk_size=500):
        yield _of_idea(idea)


def _of_idea(idea: Idea) -> Document:
    around = [idea.reference, idea.place, idea.city.name, str(idea.district or ""), str(idea.action_field or "")]
    if idea.is_example:
        around.append(_("Beispiel"))
    return Document(
        kind="idea",
        key=idea.reference,
        title=idea.title,
        text=" ".join([idea.text, *around]),
        teaser=first_sentence(idea.text, TEASER),
        url=reverse("participation:idea_detail", args=[idea.process.slug, idea.reference]),
        city_keys=(idea.city.key,),
    )


def _offers() -> Iterator[Document]:
    url = reverse("participation:overview")
    for offer in Offer.objects.published().select_related("city"):
        yield Document(
            kind="offer",
            key=offer.slug,
            title=offer.title,
            title_en=offer.title_en,
            text=f"{offer.summary} {offer.summary_en} {offer.channel} {offer.audience} {offer.place}",
            teaser=first_sentence(offer.summary, TEASER),
            url=f"{url}?stadt={ALL}&stand={ALL}&q={quote(offer.title)[:200]}#{offer.slug}",
            city_keys=(offer.city.key,) if offer.city else (),
        )
