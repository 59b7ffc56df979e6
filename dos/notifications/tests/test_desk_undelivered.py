"""The desk shows administrators which mails never arrived, and nobody else."""

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.notifications.models import Address, Mail
from dos.notifications.services import outbox
from dos.notifications.tests.factories import MailFactory

pytestmark = pytest.mark.django_db
PAGE = "/desk/mails/"


@pytest.fixture
def refused(cast: Cast) -> Mail:
    """A mail to an address that has refused three times."""
    for _number in range(3):
        outbox.record_hard_failure("weg@dos.invalid", reason="550 no such person")
    mail: Mail = MailFactory(to="weg@dos.invalid", state=Mail.State.REFUSED, last_error="550 no such person")
    return mail


def test_an_administrator_sees_what_did_not_arrive(client: Client, cast: Cast, refused: Mail) -> None:
    client.force_login(cast.administrator)

    assert "1 Mail kam in den letzten 30 Tagen nicht an." in client.get("/desk/").content.decode()
    page = client.get(PAGE).content.decode()

    assert refused.subject in page
    assert "550 no such person" in page


def test_nobody_else_sees_addresses_of_people(client: Client, cast: Cast, refused: Mail) -> None:
    client.force_login(cast.editor_schwerte)

    assert "nicht ankommen" not in client.get("/desk/").content.decode()
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"address": "weg@dos.invalid"}).status_code == 403
    assert Address.objects.exists()


def test_an_address_gets_another_chance(client: Client, cast: Cast, refused: Mail) -> None:
    client.force_login(cast.administrator)

    assert client.post(PAGE, {"address": "weg@dos.invalid"}).status_code == 302

    assert not Address.objects.exists()


@pytest.mark.parametrize("address", ["", "x", "nie@dos.invalid"])
def test_an_unknown_address_is_not_found(client: Client, cast: Cast, refused: Mail, address: str) -> None:
    client.force_login(cast.administrator)

    assert client.post(PAGE, {"address": address}).status_code == 404
