"""Who may do what with ideas, comments and processes. Every door asks here."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from dos.cities import permissions as cities
from dos.cities.models import City, CityRole
from dos.participation.models import Activity, Author, Comment, Idea, Process

MODERATING = (CityRole.Role.MODERATOR, CityRole.Role.EDITOR, CityRole.Role.ADMINISTRATOR)
ANSWERING = (CityRole.Role.EDITOR, CityRole.Role.ADMINISTRATOR)


def may_submit_idea(user: Any, process: Process, now: datetime) -> bool:
    """Anybody while a phase is open for it; guests only where the process takes them."""
    return process.takes_ideas and process.allows(Activity.SUBMIT, now) and _may_come_in(user, process)


def may_support(user: Any, idea: Idea, now: datetime) -> bool:
    """Anybody while a phase of the process is open for support and the idea waits for its answer."""
    waits = idea.state in (Idea.State.PUBLISHED, Idea.State.UNDER_REVIEW)
    return waits and idea.process.allows(Activity.SUPPORT, now) and _may_come_in(user, idea.process)


def may_comment(user: Any, process: Process, now: datetime) -> bool:
    """Anybody while a phase is open for it; guests only where the process takes them."""
    return process.allows(Activity.COMMENT, now) and _may_come_in(user, process)


def may_support_comments(user: Any, process: Process, now: datetime) -> bool:
    """Accounts alone, while a phase is open for comments."""
    return bool(getattr(user, "is_authenticated", False)) and process.allows(Activity.COMMENT, now)


def may_answer_questions(user: Any, process: Process, now: datetime) -> bool:
    """Anybody while a phase is open for it; guests only where the process takes them."""
    return process.asks_questions and process.allows(Activity.ANSWER, now) and _may_come_in(user, process)


def may_see_idea(user: Any, idea: Idea) -> bool:
    """The public sees public ideas of public processes; moderators those of their city; an account its own."""
    if idea.is_public and idea.process.live:
        return True
    return may_moderate(user, idea) or is_own(user, idea.author)


def is_own(user: Any, author: Author) -> bool:
    """Whether the account behind the contribution is this one."""
    return bool(getattr(user, "is_authenticated", False) and author.user_id == user.pk)


def may_moderate(user: Any, subject: Idea | Comment | Process) -> bool:
    """Moderators, editors and administrators of the city concerned; in a joint process those of any city."""
    return cities.may_write_for(user, _concerned(subject), roles=MODERATING)


def may_answer_idea(user: Any, idea: Idea) -> bool:
    """Editors and administrators of the city that the idea is for."""
    return cities.may_write_for(user, idea.writing_city_ids(), roles=ANSWERING)


def may_run_process(user: Any, process: Process) -> bool:
    """Publish its result, put it away: editors and administrators of its city; of a joint one those of any city."""
    return cities.may_write_for(user, process.writing_city_ids(), roles=ANSWERING)


def may_see_queue(user: Any) -> bool:
    """Whoever moderates in some city."""
    return bool(getattr(user, "is_active", False) and (user.is_superuser or cities.role_city_ids(user, MODERATING)))


def moderated_city_ids(user: Any) -> set[int]:
    """Cities whose contributions the person looks after."""
    return _city_ids(user, MODERATING)


def answered_city_ids(user: Any) -> set[int]:
    """Cities for which the person answers ideas."""
    return _city_ids(user, ANSWERING)


def _city_ids(user: Any, roles: Iterable[str]) -> set[int]:
    if getattr(user, "is_active", False) and user.is_superuser:
        return set(City.objects.values_list("pk", flat=True))
    return cities.role_city_ids(user, roles)


def _concerned(subject: Idea | Comment | Process) -> set[int]:
    if not isinstance(subject, Comment):
        return subject.writing_city_ids()
    return subject.idea.writing_city_ids() if subject.idea is not None else subject.process.writing_city_ids()


def _may_come_in(user: Any, process: Process) -> bool:
    return process.allows_guests or bool(getattr(user, "is_authenticated", False))
