"""Who may do what with projects and what belongs to them. Every door asks here or through the desk's policy."""

from typing import Any

from django.db.models import Model

from dos.cities import permissions as cities
from dos.cities.models import City
from dos.strategy.models import Project

DESK_MODELS = tuple(
    f"strategy.{name}"
    for name in (
        "Project", "StatusNote", "Decision", "Indicator", "IndicatorValue", "Adoption", "Task", "Programme",
        "ProgrammeGoal", "ActionField", "Objective", "Guideline", "Baseline", "FundingProgramme", "Figure",
        "TimelineEntry",
    )
)  # fmt: skip


def may_edit(user: Any, obj: Model) -> bool:
    """Those who write for one of the object's cities, and administrators of the programme."""
    return cities.may_write_for(user, obj.writing_city_ids())  # type: ignore[attr-defined]  # every noun of the desk has it


def may_publish(user: Any, obj: Model) -> bool:
    """Editors of one of the object's cities; authors only write drafts."""
    city_ids = obj.writing_city_ids()  # type: ignore[attr-defined]  # every noun of the desk has it
    return cities.may_write_for(user, city_ids, roles=cities.PUBLISHING)


def may_see_draft(user: Any, obj: Model) -> bool:
    """Drafts are for those who may change them: two cities are two houses."""
    return may_edit(user, obj)


def may_lead(user: Any, project: Project) -> bool:
    """Decide on lead and guests: the leading city, not a guest; without a lead only the one city that owns it."""
    if not getattr(user, "is_active", False):
        return False
    if user.is_superuser or project.pk is None:
        return True
    own = cities.role_city_ids(user)
    if project.lead_city_id is not None:
        return project.lead_city_id in own
    owners = {city.pk for city in project.cities.all()}
    return bool(owners) and owners <= own


def may_import(user: Any) -> bool:
    """Whoever publishes for a city; each row is asked for again."""
    return bool(
        getattr(user, "is_active", False) and (user.is_superuser or cities.role_city_ids(user, cities.PUBLISHING))
    )


def may_keep_original(user: Any, city: City | None) -> bool:
    """Put up a council's original or take it back: whoever publishes for its city; the joint one administrators."""
    return cities.may_write_for(user, {city.pk} if city is not None else (), roles=cities.PUBLISHING)
