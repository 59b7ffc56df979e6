"""All other words of all services, for those who care for them."""

from django.db.models import Q, QuerySet

from dos.core.db import german_order
from dos.core.text import clean_line
from dos.directory.models import Synonym


def synonyms(*, kind: str = "", text: str = "") -> QuerySet[Synonym]:
    """Return the other words of one kind, or all, that contain the text or belong to a service whose title does."""
    found = Synonym.objects.select_related("service")
    if kind:
        found = found.filter(kind=kind)
    if wanted := clean_line(text):
        found = found.filter(Q(term__icontains=wanted) | Q(service__title__icontains=wanted))
    return found.order_by(german_order("term"), "pk")
