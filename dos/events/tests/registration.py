"""Dates with places, and people who want them, for tests."""

from typing import Any

from dos.events.models import Occurrence, Registration
from dos.events.services.registration import Wish, confirm, register
from dos.events.services.registration_terms import set_terms
from dos.events.tests.factories import EventFactory


def date_with(places: int | None, **values: Any) -> Occurrence:
    """Make an event in a week with so many places; None is without limit. `terms={…}` says more."""
    terms = values.pop("terms", {})
    event = EventFactory(**values)
    set_terms(event=event, values={"is_unlimited": places is None, "capacity": places or 1, **terms})
    found = event.occurrences.select_related("event").order_by("starts_at").first()
    assert found is not None
    return found


def guest(occurrence: Occurrence, number: int | str, size: int = 1, **values: Any) -> Registration:
    """Register a guest whose address is not confirmed yet."""
    wish = Wish(name=f"Gast {number}", email=f"gast{number}@dos.invalid", group_size=size)
    return register(occurrence=occurrence, wish=wish, **values)


def comes(occurrence: Occurrence, number: int | str, size: int = 1) -> Registration:
    """Register a guest who confirms the address at once."""
    return confirm(registration=guest(occurrence, number, size))


def state(registration: Registration) -> str:
    """Return how it stands now."""
    registration.refresh_from_db()
    return registration.state
