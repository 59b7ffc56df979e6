"""A message to an organisation goes by the office's relay: no address is published, nobody learns who reads it."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from dos.actors.models import Organisation
from dos.actors.tests.factories import KeeperFactory, NoticeFactory, OrganisationFactory
from dos.actors.views import notices as door
from dos.cities.models import City
from dos.cities.tests.cast import Cast
from dos.core import once
from dos.notifications.models import Mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands until it is moved."""
    with time_machine.travel(timezone.now(), tick=False) as found:
        yield found


@pytest.fixture
def works(cast: Cast) -> Organisation:
    """An organisation of a city whose office has a mailbox."""
    City.objects.filter(pk=cast.schwerte.pk).update(office_email="amt@schwerte.example")
    return OrganisationFactory(slug="stadtwerke", name="Stadtwerke", city=City.objects.get(pk=cast.schwerte.pk))


def write(client: Client, clock: Any, token: str = "", query: str = "", **more: Any) -> Any:
    """Send the form ten seconds after it was opened."""
    token = token or once.new_form_token()
    clock.shift(10)
    told = {"token": token, "name": "Ina", "email": "ina@example.org", "text": "Wir würden gern mitmachen."}
    return client.post(f"/akteure/stadtwerke/nachricht/{query}", {**told, **more})


def test_the_keeper_gets_it_and_answers_to_the_writer(client: Client, clock: Any, works: Organisation) -> None:
    keeper = KeeperFactory(organisation=works)
    notice = NoticeFactory(organisation=works, title="Räume am Abend")

    address = f"/akteure/stadtwerke/nachricht/?eintrag={notice.form_token}"
    assert "zum Eintrag „Räume am Abend“" in client.get(address).content.decode()
    answer = write(client, clock, query=f"?eintrag={notice.form_token}")

    mail = Mail.objects.get()
    assert mail.to == keeper.user.email
    assert mail.headers["Reply-To"] == "ina@example.org"
    assert "Wir würden gern mitmachen." in mail.text
    assert "Räume am Abend" in mail.text
    assert keeper.user.email not in answer.content.decode()


def test_without_a_keeper_the_office_gets_it_and_the_writer_sees_no_difference(
    client: Client, clock: Any, works: Organisation
) -> None:
    first = write(client, clock).content.decode()
    KeeperFactory(organisation=works)
    second = write(client, clock).content.decode()

    assert first == second
    assert Mail.objects.order_by("pk")[0].to == "amt@schwerte.example"
    assert "Bitte leiten Sie die Nachricht weiter" in Mail.objects.order_by("pk")[0].text


def test_without_any_office_the_administrators_get_it(client: Client, clock: Any, works: Organisation) -> None:
    City.objects.update(office_email="")

    write(client, clock)

    assert Mail.objects.get().to == "administrator@dos.invalid"


def test_one_form_is_one_message(client: Client, clock: Any, works: Organisation) -> None:
    token = once.new_form_token()

    assert [write(client, clock, token).status_code for _time in range(3)] == [200, 200, 200]
    assert Mail.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": ""}, "Bitte schreiben Sie eine Nachricht."),
        ({"text": "<b></b>"}, "Bitte schreiben Sie eine Nachricht."),
        ({"email": "keine"}, "E-Mail-Adresse"),
        ({"email": "ina@example.org\nBcc: alle@example.org"}, "E-Mail-Adresse"),
        ({"name": ""}, "Bitte nennen Sie Ihren Namen."),
        ({"name": "Stаdt"}, "in einer Schrift"),
        ({"token": "gefälscht"}, "zu alt"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_sent(
    client: Client, clock: Any, works: Organisation, wrong: dict[str, str], sentence: str
) -> None:
    answer = write(client, clock, **wrong)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Mail.objects.count() == 0


def test_a_form_filled_in_no_time_is_refused(client: Client, clock: Any, works: Organisation) -> None:
    told = {"token": once.new_form_token(), "name": "Ina", "email": "ina@example.org", "text": "Hallo"}

    assert client.post("/akteure/stadtwerke/nachricht/", told).status_code == 422


def test_programs_find_nothing(client: Client, clock: Any, works: Organisation) -> None:
    assert write(client, clock, **{once.BAIT: "x"}).status_code == 404
    assert Mail.objects.count() == 0


def test_too_many_messages_have_to_wait(client: Client, clock: Any, works: Organisation) -> None:
    codes = [write(client, clock).status_code for _time in range(door.MESSAGES_PER_HOUR + 1)]

    assert codes[-1] == 429
    assert Mail.objects.count() == door.MESSAGES_PER_HOUR


def test_an_entry_of_somebody_else_is_not_named(client: Client, clock: Any, works: Organisation) -> None:
    other = NoticeFactory(title="Fremder Eintrag")

    page = client.get(f"/akteure/stadtwerke/nachricht/?eintrag={other.form_token}").content.decode()

    assert "Fremder Eintrag" not in page
    assert "zum Eintrag" not in page


@pytest.mark.parametrize("slug", ["gibt-es-nicht", "entwurf", "beispiel"])
def test_who_is_not_public_gets_no_messages(client: Client, works: Organisation, slug: str) -> None:
    OrganisationFactory(slug="entwurf", live=False)
    OrganisationFactory(slug="beispiel", is_example=True)

    assert client.get(f"/akteure/{slug}/nachricht/").status_code == 404
