"""Speaking for an organisation without an account: a link proves the address, the office decides or has vouched."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dos.accounts.models import User
from dos.actors.models import Keeper, Organisation
from dos.actors.permissions import may_keep
from dos.actors.services import keepers
from dos.actors.tests.factories import OrganisationFactory
from dos.cities.models import City
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import Refused
from dos.notifications.models import Mail
from dos.notifications.services import outbox
from dos.notifications.tests import mailserver
from dos.notifications.tests.mailserver import MailServer

pytestmark = pytest.mark.django_db
PAGE = "/akteure/stadtwerke/uebernehmen/"
SAID = {"position": "Vorstand", "evidence": "Meine Adresse steht auf der Website."}
MINE = "ina@werke.example"


@pytest.fixture(autouse=True)
def clock(cast: Cast) -> Iterator[Any]:
    """A clock that stands still; the counters are empty."""
    cache.clear()
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def works(cast: Cast) -> Organisation:
    """An organisation of Schwerte, whose office reads mail."""
    City.objects.filter(pk=cast.schwerte.pk).update(office_email="amt@schwerte.example")
    city = City.objects.get(pk=cast.schwerte.pk)
    return OrganisationFactory(slug="stadtwerke", name="Stadtwerke", city=city, website="https://www.werke.example/")


def ask(client: Client, clock: Any, email: str = MINE) -> Any:
    """Fill in the form for a link as somebody would."""
    token = client.get(PAGE).context["form"]["token"].value()
    clock.shift(10)
    return client.post(PAGE, {"email": email, "token": token})


def link(email: str = MINE) -> str:
    """Read the link in the newest letter to an address."""
    text = Mail.objects.filter(to=email, text__contains="/uebernehmen/").latest("pk").text
    found = re.search(r"/akteure/[\w-]+/uebernehmen/[^\s/]+/", text)
    assert found is not None
    return found.group()


def test_a_guest_may_sign_in_or_ask_for_a_link(client: Client, works: Organisation) -> None:
    page = client.get(PAGE).content.decode()

    assert f'href="/anmelden/?next={PAGE}"' in page
    assert "Link anfordern" in page


def test_asking_for_a_link_stores_nobody(client: Client, clock: Any, works: Organisation) -> None:
    people = User.objects.count()

    answer = ask(client, clock)

    assert "Bitte sehen Sie in Ihr Postfach" in answer.content.decode()
    assert (User.objects.count(), Keeper.objects.count()) == (people, 0)
    assert Mail.objects.get().to == MINE


def test_the_answer_is_the_same_for_known_addresses(
    client: Client, clock: Any, works: Organisation, cast: Cast
) -> None:
    known = ask(client, clock, cast.stranger.email).content.decode()
    unknown = ask(client, clock, "niemand@example.org").content.decode()

    assert [line for line in known.splitlines() if "csrf" not in line] == [
        line for line in unknown.splitlines() if "csrf" not in line
    ]


def test_opening_the_link_asks_nothing_yet(client: Client, clock: Any, works: Organisation) -> None:
    ask(client, clock)

    page = client.get(link())

    assert "ist bestätigt" in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex"
    assert not Keeper.objects.exists()


def test_the_office_decides_and_the_person_keeps_the_profile(
    client: Client, clock: Any, works: Organisation, cast: Cast
) -> None:
    ask(client, clock)
    waiting = client.post(link(), SAID, follow=True).content.decode()
    keeper = Keeper.objects.get()
    desk = signed_in(cast.editor_schwerte).get("/desk/akteure/profile/").content.decode()

    assert "Ihr Antrag wartet auf die Redaktion" in waiting
    assert not may_keep(keeper.user, works)
    assert "gehört zur Website der Organisation" in desk
    keepers.decide_claim(keeper=keeper, by=cast.editor_schwerte, is_granted=True)
    assert may_keep(keeper.user, works)
    assert "/passwort/" in Mail.objects.filter(to=MINE).latest("pk").text
    assert "Sie pflegen dieses Profil" in client.get(link()).content.decode()


def test_the_account_is_opened_by_a_new_password(
    client: Client, clock: Any, works: Organisation, mailoutbox: list[Any]
) -> None:
    ask(client, clock)
    client.post(link(), SAID)

    client.post("/passwort/", {"email": MINE})

    assert mailoutbox[0].to == [MINE]
    assert "/passwort/neu/" in mailoutbox[0].body


def test_an_address_of_the_vouched_domain_is_granted_at_once(client: Client, clock: Any, works: Organisation) -> None:
    Organisation.objects.update(mail_domain="werke.example")
    ask(client, clock)

    client.post(link(), SAID)

    keeper = Keeper.objects.get()
    assert (keeper.state, keeper.decided_by, keeper.evidence) == ("verified", None, "")
    assert "jemand pflegt es jetzt" in Mail.objects.get(to="amt@schwerte.example").subject


@pytest.mark.parametrize("email", ["ina@nicht-werke.example", "ina@werke.example.org", "werke.example@example.org"])
def test_other_domains_wait(client: Client, clock: Any, works: Organisation, email: str) -> None:
    Organisation.objects.update(mail_domain="werke.example")
    ask(client, clock, email)

    client.post(link(email), SAID)

    assert Keeper.objects.get().state == "asked"


def test_whom_the_office_ended_is_not_granted_again_by_the_domain(
    client: Client, clock: Any, works: Organisation, cast: Cast
) -> None:
    Organisation.objects.update(mail_domain="werke.example")
    ask(client, clock)
    client.post(link(), SAID)
    keepers.end_keeping(keeper=Keeper.objects.get(), by=cast.editor_schwerte, reason="nicht mehr dort")

    client.post(link(), SAID)

    assert Keeper.objects.get().state == "asked"


@pytest.mark.parametrize("code", ["x", "x:y:z", "WzEsImEiXQ:1:forged"])
def test_a_forged_link_is_refused(client: Client, works: Organisation, code: str) -> None:
    assert client.get(f"{PAGE}{code}/").status_code == 404
    assert client.post(f"{PAGE}{code}/", SAID).status_code == 404
    assert not Keeper.objects.exists()


def test_an_old_link_and_one_of_another_organisation_are_refused(
    client: Client, clock: Any, works: Organisation
) -> None:
    OrganisationFactory(slug="andere")
    ask(client, clock)
    known = link()

    assert client.get(known.replace("stadtwerke", "andere")).status_code == 404
    clock.shift(timedelta(hours=73))
    assert client.get(known).status_code == 404
    assert client.post(known, SAID).status_code == 404


def test_an_account_that_was_switched_off_is_refused(cast: Cast, works: Organisation) -> None:
    User.objects.filter(pk=cast.stranger.pk).update(is_active=False)

    with pytest.raises(Refused, match="geht das nicht"):
        keepers.claim_by_mail(organisation=works, email=cast.stranger.email, **SAID)


def test_programs_and_floods_are_stopped(client: Client, clock: Any, works: Organisation) -> None:
    assert client.post(PAGE, {"email": MINE, "webseite": "x"}).status_code == 404
    for _number in range(10):
        ask(client, clock)
    assert ask(client, clock).status_code == 429
    assert Mail.objects.filter(to=MINE).count() == 3


def test_no_address_is_said_at_the_field(client: Client, clock: Any, works: Organisation) -> None:
    answer = ask(client, clock, "keine")

    assert answer.status_code == 422
    assert not Mail.objects.exists()


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server, and a product that is no demonstration."""
    with mailserver.running() as found:
        settings.DEMO = False
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", found.port, 2
        yield found


def test_when_mail_is_down_every_letter_of_a_claim_comes_later(
    client: Client, clock: Any, works: Organisation, cast: Cast, server: MailServer, settings: Any
) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9  # nobody listens
    ask(client, clock)
    outbox.send_waiting.call()
    client.post(link(), SAID)
    keepers.decide_claim(keeper=Keeper.objects.get(), by=cast.editor_schwerte, is_granted=True)
    outbox.send_waiting.call()
    assert server.recipients == []

    settings.EMAIL_PORT, server.on_recipient = port, mailserver.once("450 greylisted")
    for _try in range(8):
        clock.shift(timedelta(hours=1))
        outbox.send_waiting.call()

    assert sorted(server.recipients) == ["amt@schwerte.example", MINE, MINE]
    assert not Mail.objects.exclude(state=Mail.State.SENT).exists()
