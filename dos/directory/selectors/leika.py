"""Questions about the national catalogue of services, as far as the operator has loaded it."""

from django.core.exceptions import ValidationError

from dos.directory.models import LeikaKey
from dos.directory.models.service import is_leika_key

NONE, MALFORMED, NO_CATALOGUE, UNKNOWN, KNOWN = "none", "malformed", "no_catalogue", "unknown", "known"


def state_of(key: str) -> str:
    """Tell whether a key is there, well formed, and in the catalogue; without one nobody can tell."""
    if not key:
        return NONE
    try:
        is_leika_key(key)
    except ValidationError:
        return MALFORMED
    if LeikaKey.objects.filter(key=key).exists():
        return KNOWN
    return UNKNOWN if LeikaKey.objects.exists() else NO_CATALOGUE


def name_of(key: str) -> str:
    """Return what the catalogue calls the service; empty where it says nothing."""
    return LeikaKey.objects.filter(key=key).values_list("name", flat=True).first() or ""
