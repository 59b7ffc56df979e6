"""Letting people find what has just gone public, and no longer what was taken off the site."""

from dos.core import search
from dos.directory.models import Office, Provision, Service
from dos.directory.selectors import service_filter
from dos.directory.selectors.search import office_found_as, service_found_as


def let_be_found(obj: Service | Provision | Office) -> None:
    """Bring the search up to date with a service, its provision in a city or an office, as it stands now."""
    if isinstance(obj, Office):
        _bring_in_or_out("office", obj.slug, office_found_as(obj.pk) if obj.pk else None)
    elif isinstance(obj, Service):
        _bring_in_or_out("service", obj.slug, service_found_as(obj.pk) if obj.pk else None)
    else:
        service = Service.objects.filter(pk=obj.service_id).first()
        if service is not None:
            let_be_found(service)
    service_filter.forget()


def _bring_in_or_out(kind: str, key: str, document: search.Document | None) -> None:
    if document is None:
        search.take_out(kind, key)
    else:
        search.bring_in(document)
