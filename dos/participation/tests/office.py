"""People and things for the tests of the desk."""

from dataclasses import dataclass
from typing import Any

from dos.accounts.models import User
from dos.accounts.tests.factories import UserFactory
from dos.cities import services as cities
from dos.cities.models import CityRole
from dos.cities.tests.cast import Cast, enter
from dos.participation.models import Author, Comment, Idea, Process
from dos.participation.services.moderation import Ruling
from dos.participation.tests.factories import CommentFactory, IdeaFactory, ProcessFactory


@dataclass(frozen=True)
class Office:
    """The cast, two moderators, and a process in each city."""

    cast: Cast
    moderator_dortmund: User
    moderator_schwerte: User
    process: Process
    process_dortmund: Process


def open_office(cast: Cast | None = None) -> Office:
    """Make the moderators and the processes."""
    cast = cast or enter()
    return Office(
        cast=cast,
        moderator_dortmund=_moderator("moderation-dortmund@dos.invalid", cast.dortmund),
        moderator_schwerte=_moderator("moderation-schwerte@dos.invalid", cast.schwerte),
        process=ProcessFactory(city=cast.schwerte, title="Ideen für Schwerte"),
        process_dortmund=ProcessFactory(city=cast.dortmund, title="Ideen für Dortmund"),
    )


def waiting_idea(process: Process, **values: Any) -> Idea:
    """Make an idea that waits for a moderator."""
    values = {"state": Idea.State.IN_MODERATION, "published_at": None, **values}
    idea: Idea = IdeaFactory(process=process, **values)
    return idea


def waiting_comment(idea: Idea, **values: Any) -> Comment:
    """Make a comment that waits for a moderator."""
    comment: Comment = CommentFactory(idea=idea, state=Comment.State.IN_MODERATION, **values)
    return comment


def with_account(email: str = "buergerin@dos.invalid") -> Author:
    """Make the author behind a citizen's account."""
    return Author.objects.create(user=UserFactory(email=email))


def ruling(user: Any, subject: Idea | Comment, reason_key: str, text: str = "") -> Ruling:
    """Return a decision on the present version."""
    return Ruling(user, subject.version, reason_key, text)


def _moderator(email: str, city: Any) -> User:
    user: User = UserFactory(email=email, name=f"Moderation {city}", is_staff=True)
    cities.grant_role(user=user, city=city, role=CityRole.Role.MODERATOR)
    return user
