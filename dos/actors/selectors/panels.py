"""What the network adds to pages of other rooms: to the own account the profiles that the person keeps."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from dos.accounts.models import User
from dos.actors.selectors.profiles import kept_by
from dos.core.module import Panel

MAX_SHOWN = 20


def panels(obj: Any, viewer: Any) -> Iterator[Panel]:
    """Offer the own profiles; nothing for anything else."""
    if isinstance(obj, User) and obj == viewer and (keepers := list(kept_by(obj)[:MAX_SHOWN])):
        yield Panel(_("Organisationen, für die Sie sprechen"), "actors/_own_panel.html", {"keepers": keepers}, order=30)
