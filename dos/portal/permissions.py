"""Who may do what with cases."""

from typing import Any

from dos.cities.permissions import may_use_desk, may_write_for
from dos.portal.models import Feedback


def may_keep_case(user: Any, case: Feedback) -> bool:
    """Whoever writes for the city that was written to; for what was sent to the programme, for any city."""
    return may_write_for(user, case.writing_city_ids())


def may_read_misses(user: Any) -> bool:
    """Whoever works at the desk: nothing there tells who searched."""
    return may_use_desk(user)
