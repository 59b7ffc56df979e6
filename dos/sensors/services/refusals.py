"""Why a deed with entities is refused, beside what is simply wrong."""

from typing import Any

from django.utils.translation import gettext as _

from dos.core.errors import Refused


class Missing(Refused):
    """The entity is not there, or not for whoever asks (404)."""


class NotAllowed(Refused):
    """It is there, and whoever asks may not change it (403)."""


def missing(kind: str, key: Any) -> Missing:
    """Return the refusal of an entity that is not there."""
    return Missing(_("%(kind)s(%(key)s) gibt es nicht.") % {"kind": kind, "key": str(key)[:40]})
