"""Which texts are to be checked, and which should have been."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F

from dos.cities.permissions import role_city_ids
from dos.directory.models import Service

# So long before the day somebody is reminded.
NOTICE = timedelta(days=14)


@dataclass(frozen=True)
class ToCheck:
    """One text with the day until which it is to be checked."""

    service: Service
    is_late: bool
    is_soon: bool


def own_services(user: Any) -> Any:
    """Return the public services whose text the person may write."""
    found = Service.objects.published()
    return found if user.is_superuser else found.writable_in(role_city_ids(user))


def to_check(user: Any, *, undated: bool = False) -> Any:
    """Return what is to be checked, the oldest day first; with `undated` what has no day, so that somebody sets one."""
    if undated:
        return own_services(user).filter(review_due_on=None).order_by(F("checked_on").asc(nulls_first=True), "title")
    return own_services(user).exclude(review_due_on=None).order_by("review_due_on", "title")


def rows(services: Any, today: date) -> list[ToCheck]:
    """Say of each how urgent it is."""
    return [
        ToCheck(
            service,
            is_late=service.review_due_on is not None and service.review_due_on < today,
            is_soon=service.review_due_on is not None and today <= service.review_due_on <= today + NOTICE,
        )
        for service in services
    ]


def number_due(user: Any, today: date) -> int:
    """Count the texts that should have been checked by now or soon."""
    number: int = own_services(user).due_on(today + NOTICE).count()
    return number
