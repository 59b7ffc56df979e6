"""A scheduled publication that is called off: exactly those who can mend it get a letter."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from dos.accounts.models import User
from dos.accounts.tests.factories import UserFactory
from dos.cities.models import City, CityRole
from dos.cities.services import grant_role, revoke_role
from dos.cities.tests.cast import Cast
from dos.strategy.models import Project
from dos.strategy.services import schedule
from dos.strategy.tests.factories import ProjectFactory


def call_off(user: Any, run: Any, **fields: Any) -> list[tuple[str, ...]]:
    """Schedule what cannot be published, let its time come and return who got a letter."""
    project = ProjectFactory(name="Wärmenetz", **fields)
    project.summary = ""
    project.save_revision(user=user, approved_go_live_at=timezone.now() - timedelta(1), clean=False)
    with run(execute=True):
        assert schedule.publish_due().called_off == 1
    return sorted(tuple(letter.recipients()) for letter in mail.outbox)


def person(email: str, city: City, role: str, **fields: Any) -> User:
    """Somebody with a role."""
    user: User = UserFactory(email=email, **fields)
    grant_role(user=user, city=city, role=role)
    return user


def test_those_who_publish_for_the_city_and_who_planned_it(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    person("chef@dos.invalid", cast.schwerte, CityRole.Role.ADMINISTRATOR)
    person("weg@dos.invalid", cast.schwerte, CityRole.Role.EDITOR, is_active=False)
    person("moderation@dos.invalid", cast.schwerte, CityRole.Role.MODERATOR)
    person("autor@dos.invalid", cast.schwerte, CityRole.Role.AUTHOR)

    told = call_off(cast.author_schwerte, django_capture_on_commit_callbacks, lead_city=cast.schwerte)

    assert told == [("author-schwerte@dos.invalid",), ("chef@dos.invalid",), ("editor-schwerte@dos.invalid",)]
    letter = mail.outbox[0]
    assert letter.subject == "Geplante Veröffentlichung abgesagt: Wärmenetz"
    assert "Zum Veröffentlichen fehlen: Kurztext." in letter.body
    assert f"http://testserver/desk/snippets/strategy/project/edit/{Project.objects.get().pk}/" in letter.body


def test_invited_cities_are_told_too_and_who_lost_the_role_is_not(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    revoke_role(user=cast.author_schwerte, city=cast.schwerte, role=CityRole.Role.AUTHOR)

    told = call_off(
        cast.author_schwerte,
        django_capture_on_commit_callbacks,
        lead_city=cast.dortmund,
        invited_cities=[cast.schwerte],
    )

    assert told == [("editor-dortmund@dos.invalid",), ("editor-schwerte@dos.invalid",)]


def test_a_mail_server_that_is_away_stops_nothing(
    cast: Cast, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(schedule, "get_connection", away)

    assert call_off(None, django_capture_on_commit_callbacks, lead_city=cast.schwerte) == []
