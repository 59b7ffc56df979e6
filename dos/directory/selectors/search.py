"""What the directory hands in to be found: services with the words that people use for them, and offices."""

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core.search import Document
from dos.directory.models import Office, Provision, Service
from dos.directory.selectors.wording import responsible


def documents() -> Iterator[Document]:
    """Hand in every public service and office, with the address of the programme's site in German."""
    with translation.override("de"), address.on(None):
        today = timezone.localdate()
        for service in _whole(Service.objects.published().order_by("pk")):
            if service.valid_until is None or service.valid_until >= today:
                yield service_document(service)
        for office in Office.objects.published().order_by("pk").select_related("city", "organisation"):
            yield office_document(office)


def service_found_as(pk: int) -> Document | None:
    """Return one service as it is found now; None while it is not public or no longer there."""
    with translation.override("de"), address.on(None):
        service = _whole(Service.objects.published().filter(pk=pk)).first()
        if service is None or (service.valid_until is not None and service.valid_until < timezone.localdate()):
            return None
        return service_document(service)


def office_found_as(pk: int) -> Document | None:
    """Return one office as it is found now; None while it is not public."""
    with translation.override("de"), address.on(None):
        office = Office.objects.published().select_related("city", "organisation").filter(pk=pk).first()
        return None if office is None else office_document(office)


def _whole(services: QuerySet[Service]) -> QuerySet[Service]:
    places = Provision.objects.published().select_related("city", "office").order_by("city__order", "city")
    shown = Prefetch("provisions", places, to_attr="shown_places")
    return services.prefetch_related(shown, "synonyms", "topics", "situations")


def service_document(service: Service) -> Document:
    """Return one public service as it is found."""
    names = [service.official_name, *(row.term for row in service.synonyms.all())]
    entries = [*service.topics.all(), *service.situations.all()]
    texts = [service.short_text, service.short_text_en, service.description, service.documents, service.requirements]
    texts += [service.procedure, service.deadline, service.notes, service.audience, service.plain_text]
    for place in service.shown_places:
        texts += [responsible(place), place.office.name if place.office else place.office_name]
    if service.is_example:
        texts.append(_("Beispiel"))
    return Document(
        kind="service",
        key=service.slug,
        title=service.title,
        title_en=service.title_en,
        text=" ".join(filter(None, texts)),
        teaser=service.short_text,
        url=reverse("directory:service_detail", args=[service.slug]),
        city_keys=tuple(place.city.key for place in service.shown_places),
        names=tuple(filter(None, names)),
        topics=tuple(filter(None, (title for row in entries for title in (row.title, row.title_en)))),
    )


def office_document(office: Office) -> Document:
    """Return one public office as it is found."""
    texts = [office.address, office.note, office.accessibility_note, office.name_en, _("Öffnungszeiten")]
    if office.organisation is not None:
        texts.append(office.organisation.name)
    return Document(
        kind="office",
        key=office.slug,
        title=office.name,
        title_en=office.name_en,
        text=" ".join(texts),
        teaser=office.address,
        url=reverse("directory:office_detail", args=[office.slug]),
        city_keys=(office.city.key,) if office.city else (),
    )
