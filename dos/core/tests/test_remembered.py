"""What was computed is given again until somebody writes, in whichever process."""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from dos.cities.models import City
from dos.core.models import Stamp
from dos.core.remembered import remembered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def stamped():
    caches["local"].clear()
    Stamp.objects.update_or_create(pk=1, defaults={"number": 1})
    yield
    caches["local"].clear()


def request_of(user=None):
    request = RequestFactory().get("/")
    if user is not None:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
        request.user = user
    return request


def asked(counter, user=None, key=("what",)):
    def build():
        counter.append(1)
        return object()

    return remembered(request_of(user), key, build)


def a_city(**fields):
    return City.objects.create(key="luenen", name="Lünen", order=9, **fields)


def written_and_taken_back():
    with transaction.atomic():
        a_city()
        transaction.set_rollback(True)


def test_an_answer_is_given_again_while_nothing_changes():
    built = []

    assert asked(built) is asked(built)
    assert len(built) == 1


@pytest.mark.parametrize(
    "write",
    [
        lambda city: City.objects.create(key="hagen", name="Hagen", order=10),
        lambda city: City.objects.filter(pk=city.pk).update(name="Anders"),
        lambda city: City.objects.bulk_update([city], ["name"]),
        lambda city: City.objects.filter(pk=city.pk).delete(),
    ],
)
def test_any_write_to_a_watched_table_makes_it_new(write):
    city, built = a_city(), []
    first = asked(built)

    write(city)

    assert asked(built) is not first


def test_a_write_to_another_table_leaves_it():
    from dos.core.models import AttemptCount  # noqa: PLC0415  only here

    built = []
    first = asked(built)

    AttemptCount.objects.create(key="x", ends_at="2030-01-01T00:00Z")

    assert asked(built) is first


def test_a_write_counts_when_it_is_committed_and_not_before():
    built = []
    first = asked(built)
    number = Stamp.objects.get().number

    with transaction.atomic():
        a_city()
        assert Stamp.objects.get().number == number
        assert asked(built) is not first  # inside, nothing is remembered: a deed sees what it wrote

    assert Stamp.objects.get().number != number
    assert asked(built) is not first


def test_a_write_that_is_taken_back_changes_nothing():
    built = []
    first = asked(built)

    written_and_taken_back()

    assert asked(built) is first


def test_a_write_after_an_inner_one_was_taken_back_still_counts():
    built = []
    first = asked(built)

    with transaction.atomic():
        written_and_taken_back()
        a_city()

    assert asked(built) is not first


def test_languages_sites_and_keys_have_their_own_answers():
    built = []

    asked(built)
    asked(built, key=("other",))
    with translation.override("en"):
        asked(built)

    assert len(built) == 3


def test_who_is_signed_in_gets_it_anew():
    built = []

    asked(built)
    asked(built, SimpleNamespace(is_authenticated=True))
    asked(built, SimpleNamespace(is_authenticated=True))

    assert len(built) == 3


def test_a_public_page_stays_the_same_for_all_whatever_cookie_they_have(client):
    answer = client.get("/projekte/")

    assert answer.status_code == 200
    assert "Cookie" not in answer.get("Vary", "")


def test_nothing_is_remembered_of_nothing():
    built = []

    for _ in range(2):
        remembered(request_of(), ("what",), lambda: built.append(1))

    assert len(built) == 2


def test_without_a_stamp_nothing_is_remembered():
    Stamp.objects.all().delete()
    built = []

    assert asked(built) is not asked(built)


def test_a_page_asks_for_the_stamp_once():
    request = request_of()

    counting = Counting()
    with connection.execute_wrapper(counting):
        for number in range(3):
            remembered(request, (number,), object)

    assert counting.number == 1


def test_a_part_of_a_page_is_written_once_for_each_key():
    template = Template("{% load remembering %}{% remembered part key %}{{ said }}{% endremembered %}")

    def written(key, said, **more):
        return template.render(Context({"key": key, "said": said, **more}))

    assert written(1, "eins", request=request_of()) == "eins"
    assert written(1, "anders", request=request_of()) == "eins"
    assert written(2, "zwei", request=request_of()) == "zwei"
    assert written(1, "ohne Anfrage") == "ohne Anfrage"


class Counting:
    """Counts statements."""

    number = 0

    def __call__(self, execute, sql, params, many, context):
        self.number += 1
        return execute(sql, params, many, context)
