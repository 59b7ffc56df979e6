"""Questions about the measuring networks that public pages describe."""

from django.db.models import Count, Q, QuerySet

from dos.core.db import german_order
from dos.sensors.models import Network


def networks(city: str = "") -> QuerySet[Network]:
    """Return the networks of a city, or of all, with their projects."""
    found = Network.objects.select_related("city", "project").order_by("city__order", german_order("name"), "pk")
    return found.filter(city__key=city) if city else found


def counts(city: str = "") -> dict[str, int]:
    """Count the networks, and those in operation."""
    found = Network.objects.filter(city__key=city) if city else Network.objects.all()
    running = Q(phase=Network.Phase.RUNNING)
    return dict(found.aggregate(total=Count("pk"), running=Count("pk", filter=running)))
