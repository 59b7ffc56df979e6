"""Who may do what with events. Every door asks here."""

from typing import Any

from dos.actors.models import Keeper
from dos.cities import permissions as cities
from dos.cities.models import City
from dos.events.models import CalendarSource, Event, Submission


def may_edit(user: Any, event: Event) -> bool:
    """Those who write for one of the event's cities, and administrators of the programme."""
    return cities.may_write_for(user, event.writing_city_ids())


def may_run(user: Any, event: Event) -> bool:
    """Move, cancel, report: editors and administrators of one of its cities; of a joint one those of any city."""
    return cities.may_write_for(user, event.writing_city_ids(), roles=cities.PUBLISHING)


def may_decide(user: Any, submission: Submission) -> bool:
    """Accept, ask back, refuse: who publishes for the city for which it was reported."""
    return cities.may_write_for(user, submission.writing_city_ids(), roles=cities.PUBLISHING)


def may_report(user: Any, event: Event) -> bool:
    """Write what came of it: who was verified to speak for one of those who invited."""
    kept = Keeper.objects.of(user).verified().filter(organisation__in=event.organisers.all())
    return bool(getattr(user, "is_authenticated", False)) and kept.exists()


def may_run_source(user: Any, source: CalendarSource) -> bool:
    """Switch, read and remove a foreign calendar: who publishes for its city."""
    return cities.may_write_for(user, source.writing_city_ids(), roles=cities.PUBLISHING)


def may_see_registrations(user: Any) -> bool:
    """Editors and administrators of some city; whose dates they see is asked for each."""
    return bool(user.is_active and (user.is_superuser or cities.role_city_ids(user, cities.PUBLISHING)))


def running_city_ids(user: Any) -> set[int]:
    """Cities for which the person publishes; all of them for administrators of the programme."""
    if getattr(user, "is_active", False) and user.is_superuser:
        return set(City.objects.values_list("pk", flat=True))
    return cities.role_city_ids(user, cities.PUBLISHING)
