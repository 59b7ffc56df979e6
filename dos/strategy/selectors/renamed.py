"""Where something is today whose name in the address has changed (addresses never die)."""

from typing import Any

from dos.strategy.models import FormerSlug


def renamed(model: Any, slug: str) -> str | None:
    """Return the present name of the published object that had this one; None when there is none."""
    former = FormerSlug.objects.filter(kind=model.__name__.lower(), slug=slug).first()
    if former is None:
        return None
    found = model.objects.published().filter(pk=former.object_id).values_list("slug", flat=True).first()
    return str(found) if found else None
