"""Services as something to follow: whoever wants to know is told when one changes."""

from typing import Any

from dos.core.module import Topic
from dos.directory.models import Service
from dos.directory.selectors.addresses import service_url

KIND = "service"


def topic(kind: str, key: str, viewer: Any) -> Topic | None:
    """Return a public service as something to follow."""
    if kind != KIND:
        return None
    service = Service.objects.published().filter(slug=key).first()
    return of_service(service) if service is not None else None


def of_service(service: Service) -> Topic:
    """Return the service as something to follow, with its German address for mails."""
    return Topic(KIND, service.slug, service.title, service_url(service, "de"))
