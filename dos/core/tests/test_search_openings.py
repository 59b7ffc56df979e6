"""What people open is counted for each day without a person, decides between equal hits, and is forgotten."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dos.core import search
from dos.core.http import is_opened_by_a_person
from dos.core.models import SearchOpening
from dos.core.search import Document

pytestmark = pytest.mark.django_db
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0", "Sec-Fetch-Mode": "navigate"}


@pytest.fixture(autouse=True)
def _fresh() -> None:
    caches["local"].clear()


def asked(**headers: str) -> HttpRequest:
    """A request with these headers."""
    return RequestFactory(headers=BROWSER | {name.replace("_", "-"): value for name, value in headers.items()}).get("/")


def test_each_opening_is_one_statement_and_one_row_a_day() -> None:
    with CaptureQueriesContext(connection) as captured:
        for _time in range(3):
            search.note_opening("service", "hund-anmelden")

    assert len(captured) == 3
    assert SearchOpening.objects.get().number == 3


def test_of_equal_hits_the_one_that_people_open_comes_first() -> None:
    for key in ("a", "b"):
        search.bring_in(Document("service", key, "Qyzzwx", "", f"/{key}/"))
    before = [hit.key for hit in search.answer("Qyzzwx").hits]

    search.note_opening("service", "b")
    caches["local"].clear()

    assert (before, [hit.key for hit in search.answer("Qyzzwx").hits]) == (["a", "b"], ["b", "a"])


def test_what_is_worth_more_stays_first_however_often_the_other_is_opened() -> None:
    search.bring_in(Document("service", "a", "Qyzzwx anmelden", "", "/a/"))
    search.bring_in(Document("service", "b", "Steuer", "Qyzzwx", "/b/"))
    for _time in range(9):
        search.note_opening("service", "b")

    assert search.answer("Qyzzwx anmelden").hits[0].key == "a"


def test_it_is_forgotten_after_thirty_days() -> None:
    today = timezone.localdate()
    for key, days in (("alt", 31), ("neu", 30)):
        SearchOpening.objects.create(kind="service", key=key, day=today - timedelta(days=days), number=1)

    call_command("forget_misses", verbosity=0)

    assert list(SearchOpening.objects.values_list("key", flat=True)) == ["neu"]


def test_a_browser_that_navigates_is_a_person() -> None:
    assert is_opened_by_a_person(asked())


@pytest.mark.parametrize(
    "headers",
    [
        {"User_Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User_Agent": "Mozilla/5.0 HeadlessChrome/140"},
        {"User_Agent": ""},
        {"Sec_Fetch_Mode": "cors"},
        {"Sec_Fetch_Mode": ""},
        {"Sec_Purpose": "prefetch;prerender"},
    ],
)
def test_a_program_is_none(headers: dict[str, str]) -> None:
    assert not is_opened_by_a_person(asked(**headers))
