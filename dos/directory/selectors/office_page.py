"""What the page of an office asks."""

from collections.abc import Sequence

from dos.core.db import german_order
from dos.directory.models import Office, Provision, Service
from dos.directory.selectors.service_list import shown_title


def public_office(slug: str) -> Office | None:
    """Return the public office of this name with what its page needs, or None."""
    found: Office | None = (
        Office.objects.published()
        .filter(slug=slug)
        .select_related("city", "organisation")
        .prefetch_related("hours", "exceptions")
        .first()
    )
    return found


def services_at(office: Office) -> Sequence[int]:
    """Return the public services that are done at an office, in the order of titles; still to be cut into pages."""
    here = Provision.objects.published().filter(office=office)
    found = Service.objects.published().filter(pk__in=here.values("service")).annotate(shown=shown_title())
    return found.order_by(german_order("shown"), "pk").values_list("pk", flat=True)
