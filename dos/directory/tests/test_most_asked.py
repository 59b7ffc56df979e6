"""The services that people open most stand at the door and on top of the list; what few opened does not."""

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core.models import SearchOpening
from dos.directory.selectors.doors import door
from dos.directory.selectors.most_asked import most_asked
from dos.directory.tests.factories import ProvisionFactory, ServiceFactory

pytestmark = pytest.mark.django_db
PERSON = {"Sec-Fetch-Mode": "navigate", "User-Agent": "Mozilla/5.0 Firefox/140.0"}


@pytest.fixture(autouse=True)
def _fresh() -> None:
    caches["local"].clear()


def opened(slug: str, number: int) -> None:
    """Let a service have been opened so often today."""
    SearchOpening.objects.create(kind="service", key=slug, day=timezone.localdate(), number=number)


def test_a_person_who_opens_a_service_is_counted_and_a_program_is_not(client: Client, cast: Cast) -> None:
    service = ServiceFactory(slug="hund-anmelden")
    ProvisionFactory(service=service, city=cast.schwerte)
    address = "/leistungen/hund-anmelden/"

    for headers in (PERSON, PERSON, {}, PERSON | {"User-Agent": "somebot/1"}):
        assert client.get(address, headers=headers).status_code == 200
    client.head(address, headers=PERSON)
    client.get("/leistungen/gibt-es-nicht/", headers=PERSON)

    assert list(SearchOpening.objects.values_list("key", "number")) == [("hund-anmelden", 2)]


def test_five_at_most_by_number_and_none_that_few_opened_or_nobody_may_see(cast: Cast) -> None:
    for number in range(6):
        ServiceFactory(slug=f"leistung-{number}")
        opened(f"leistung-{number}", 10 + number)
    opened(ServiceFactory(live=False).slug, 99)
    opened(ServiceFactory(slug="selten").slug, 4)
    opened("gibt-es-nicht-mehr", 50)

    assert [row.slug for row in most_asked(None, timezone.localdate())] == [f"leistung-{n}" for n in (5, 4, 3, 2, 1)]


def test_the_door_and_the_list_of_a_city_name_what_is_done_there(client: Client, cast: Cast) -> None:
    for slug, city in (("hund", cast.schwerte), ("katze", cast.dortmund)):
        ProvisionFactory(service=ServiceFactory(slug=slug, title=slug.title()), city=city)
        opened(slug, 7)

    here = door(cast.schwerte, None)
    page = client.get("/leistungen/?stadt=schwerte").content.decode()

    assert here is not None
    assert here.facts[-1] == "Meistgesucht: Hund"
    assert ">Meistgesucht</h3>" in page
    assert "Katze" not in page


def test_where_nothing_was_counted_nothing_is_said(client: Client, cast: Cast) -> None:
    ProvisionFactory(service=ServiceFactory(slug="hund"), city=cast.schwerte)

    assert "Meistgesucht" not in client.get("/leistungen/").content.decode()
