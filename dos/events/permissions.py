"""Who may do what with events. Every door asks here."""

from typing import Any

from dos.cities import permissions as cities
from dos.events.models import Event


def may_edit(user: Any, event: Event) -> bool:
    """Those who write for one of the event's cities, and administrators of the programme."""
    return cities.may_write_for(user, event.writing_city_ids())


def may_run(user: Any, event: Event) -> bool:
    """Move, cancel, report: editors and administrators of one of its cities; of a joint one those of any city."""
    return cities.may_write_for(user, event.writing_city_ids(), roles=cities.PUBLISHING)
