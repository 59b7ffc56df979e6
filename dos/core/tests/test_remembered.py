"""What was computed is given again until somebody writes, in whichever process."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.http import HttpRequest
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import timezone, translation

from dos.cities.models import City
from dos.core.models import AttemptCount, Stamp
from dos.core.remembered import remembered

pytestmark = pytest.mark.django_db(transaction=True)
SIGNED_IN = SimpleNamespace(is_authenticated=True)


@pytest.fixture(autouse=True)
def stamped() -> Iterator[None]:
    """Begin with a stamp and an empty memory."""
    caches["local"].clear()
    Stamp.objects.update_or_create(pk=1, defaults={"number": 1})
    yield
    caches["local"].clear()


class Asker:
    """Asks for an answer and counts how often it was built."""

    built = 0

    def ask(self, key: str = "what", user: Any = None) -> object:
        """Return the answer."""
        return remembered(request_of(user), (key,), self._build)

    def _build(self) -> object:
        self.built += 1
        return object()


class Counting:
    """Counts statements."""

    number = 0

    def __call__(self, execute: Callable[..., Any], *told: Any) -> Any:
        self.number += 1
        return execute(*told)


def request_of(user: Any = None) -> HttpRequest:
    """Return a request of a passer-by, or of whoever has a session."""
    request = RequestFactory().get("/")
    if user is not None:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
        request.user = user
    return request


def a_city() -> City:
    """Write to a table that is watched."""
    return City.objects.create(key="luenen", name="Lünen", order=9)


def written_and_taken_back() -> None:
    """Write and let nothing of it stay."""
    with transaction.atomic():
        a_city()
        transaction.set_rollback(True)


def test_an_answer_is_given_again_while_nothing_changes() -> None:
    asker = Asker()

    assert asker.ask() is asker.ask()
    assert asker.built == 1


@pytest.mark.parametrize(
    "write",
    [
        lambda city: City.objects.create(key="hagen", name="Hagen", order=10),
        lambda city: City.objects.filter(pk=city.pk).update(name="Anders"),
        lambda city: City.objects.bulk_update([city], ["name"]),
        lambda city: City.objects.filter(pk=city.pk).delete(),
    ],
    ids=["create", "update", "bulk", "delete"],
)
def test_any_write_to_a_watched_table_makes_it_new(write: Callable[[City], Any]) -> None:
    city, asker = a_city(), Asker()
    first = asker.ask()

    write(city)

    assert asker.ask() is not first


def test_a_write_to_another_table_leaves_it() -> None:
    asker = Asker()
    first = asker.ask()

    AttemptCount.objects.create(key="x", ends_at=timezone.now())

    assert asker.ask() is first


def test_a_write_counts_when_it_is_committed_and_not_before() -> None:
    asker = Asker()
    first, number = asker.ask(), Stamp.objects.get().number

    with transaction.atomic():
        a_city()
        assert Stamp.objects.get().number == number
        assert asker.ask() is not first  # inside, nothing is remembered: a deed sees what it wrote

    assert Stamp.objects.get().number != number
    assert asker.ask() is not first


def test_a_write_that_is_taken_back_changes_nothing() -> None:
    asker = Asker()
    first = asker.ask()

    written_and_taken_back()

    assert asker.ask() is first


def test_a_write_after_an_inner_one_was_taken_back_still_counts() -> None:
    asker = Asker()
    first = asker.ask()

    with transaction.atomic():
        written_and_taken_back()
        a_city()

    assert asker.ask() is not first


def test_languages_and_keys_have_their_own_answers() -> None:
    asker = Asker()

    asker.ask()
    asker.ask("other")
    with translation.override("en"):
        asker.ask()

    assert asker.built == 3


def test_who_is_signed_in_gets_it_anew() -> None:
    asker = Asker()

    for user in (None, SIGNED_IN, SIGNED_IN):
        asker.ask(user=user)

    assert asker.built == 3


def test_a_public_page_stays_the_same_for_all_whatever_cookie_they_have(client: Client) -> None:
    answer = client.get("/projekte/")

    assert answer.status_code == 200
    assert "Cookie" not in answer.get("Vary", "")


def test_nothing_is_remembered_of_nothing() -> None:
    built: list[None] = []

    for _time in range(2):
        remembered(request_of(), ("what",), lambda: built.append(None))

    assert len(built) == 2


def test_without_a_stamp_nothing_is_remembered() -> None:
    Stamp.objects.all().delete()
    asker = Asker()

    assert asker.ask() is not asker.ask()


def test_a_page_asks_for_the_stamp_once() -> None:
    request, counting = request_of(), Counting()

    with connection.execute_wrapper(counting):
        for number in range(3):
            remembered(request, (number,), object)

    assert counting.number == 1


def test_a_part_of_a_page_is_written_once_for_each_key() -> None:
    template = Template("{% load remembering %}{% remembered part key %}{{ said }}{% endremembered %}")

    def written(key: int, said: str, **more: Any) -> str:
        return template.render(Context({"key": key, "said": said, **more}))

    assert written(1, "eins", request=request_of()) == "eins"
    assert written(1, "anders", request=request_of()) == "eins"
    assert written(2, "zwei", request=request_of()) == "zwei"
    assert written(1, "ohne Anfrage") == "ohne Anfrage"
