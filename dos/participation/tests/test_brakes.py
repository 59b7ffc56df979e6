"""The brakes of the citizens' forms count an account wherever it comes from, and a guest by the network (P4)."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from dos.accounts.tests.factories import UserFactory
from dos.cities.tests.cast import Cast
from dos.participation.models import Idea
from dos.participation.tests.factories import IdeaFactory, ProcessFactory
from dos.participation.tests.test_give_idea import WORDS, token
from dos.participation.views import taking

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


def press(client: Client, door: str, idea: Idea, number: int) -> Any:
    """Send one form from a network of its own."""
    base = f"/mitmachen/{idea.process.slug}/"
    address, said = {
        "idea": (f"{base}neu/", {**WORDS, "email": ""}),
        "comment": (f"{base}{idea.reference}/kommentieren/", {"text": f"Gut {number}.", "consent": "on"}),
        "report": (f"{base}{idea.reference}/melden/", {"note": "Werbung"}),
    }[door]
    return client.post(address, {**said, "token": token()}, REMOTE_ADDR=f"10.{number}.0.1")


LIMITS = [
    ("idea", taking.IDEAS_PER_HOUR),
    ("comment", taking.COMMENTS_PER_HOUR),
    ("report", taking.REPORTS_PER_HOUR),
]


@pytest.mark.parametrize(("door", "limit"), LIMITS)
def test_one_account_is_braked_from_whatever_network(client: Client, cast: Cast, door: str, limit: int) -> None:
    idea = IdeaFactory(process=ProcessFactory(city=cast.schwerte))
    client.force_login(UserFactory())

    found = [press(client, door, idea, number) for number in range(limit + 1)]

    assert {answer.status_code for answer in found[:-1]} <= {200, 302}
    assert found[-1].status_code == 429
    assert found[-1]["Retry-After"]


@pytest.mark.parametrize("door", [door for door, _limit in LIMITS])
def test_another_account_in_the_same_network_is_free(client: Client, cast: Cast, door: str) -> None:
    idea = IdeaFactory(process=ProcessFactory(city=cast.schwerte))
    client.force_login(UserFactory())
    for _press in range(21):
        press(client, door, idea, 1)
    other = Client()
    other.force_login(UserFactory())

    assert press(client, door, idea, 1).status_code == 429
    assert press(other, door, idea, 1).status_code in (200, 302)
