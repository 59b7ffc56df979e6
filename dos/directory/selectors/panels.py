"""What the directory adds to pages of other rooms: to an organisation its offices and what is done there."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from dos.actors.models import Organisation
from dos.core.db import german_order
from dos.core.filters import ALL
from dos.core.module import Panel
from dos.directory.models import Office, Provision
from dos.directory.selectors.addresses import office_here

MAX_OFFICES = 5


def panels(obj: Any, viewer: Any) -> Iterator[Panel]:
    """Offer the offices of an organisation with the number of their services; nothing where there are none.

    What holds at this hour stands on the office's page: this one is remembered for longer.
    """
    if not isinstance(obj, Organisation):
        return
    found = Office.objects.published().filter(organisation=obj).order_by(german_order("name"), "pk")
    offices = list(found[:MAX_OFFICES])
    if not offices:
        return
    places = Provision.objects.published().filter(office__in=offices, service__live=True).order_by()
    numbers = dict(places.values_list("office").annotate(n=Count("service", distinct=True)))
    base = reverse("directory:service_list")
    rows = [
        (office, office_here(office.slug), numbers.get(office.pk, 0), f"{base}?stadt={ALL}&stelle={office.slug}")
        for office in offices
    ]
    yield Panel(_("Leistungen für Bürger*innen"), "directory/_offices_panel.html", {"rows": rows}, order=20)
