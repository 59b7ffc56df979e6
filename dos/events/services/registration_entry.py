"""The door of an event: who has come, by list or by the code of the ticket."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Conflict
from dos.events.models import Registration
from dos.events.models.moments import ZONE
from dos.events.services.registration_places import locked

S = Registration.State


@transaction.atomic
def check_in(*, registration: Registration, now: datetime | None = None) -> bool:
    """Note that the people have come; return False where they were here before (see `already_words`).

    Refused for those who have no place: that is settled at the list, not in the doorway.
    """
    now = now or timezone.now()
    locked(registration.occurrence)
    registration.refresh_from_db(fields=["state", "arrived_at"])
    if registration.state == S.ATTENDED:
        return False
    if registration.state not in (S.CONFIRMED, S.NO_SHOW):
        raise Conflict(_("Kein Platz: %(state)s.") % {"state": registration.get_state_display()})
    registration.state, registration.arrived_at = S.ATTENDED, now
    registration.save(update_fields=["state", "arrived_at"])
    return True


@transaction.atomic
def undo_check_in(*, registration: Registration) -> None:
    """Take back what was pressed by mistake."""
    locked(registration.occurrence)
    rows = Registration.objects.filter(pk=registration.pk, state=S.ATTENDED)
    rows.update(state=S.CONFIRMED, arrived_at=None)
    registration.refresh_from_db(fields=["state", "arrived_at"])


def already_words(registration: Registration) -> str:
    """Say since when somebody is here: "schon da seit 18:05 Uhr"."""
    at = (registration.arrived_at or registration.created_at).astimezone(ZONE)
    return _("schon da seit %(clock)s Uhr") % {"clock": f"{at:%H:%M}"}
