"""What two organisations say binds them: proposed by one, public with the consent of the other, ended by either."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from dos.actors.models import Keeper, Tie
from dos.actors.selectors import persons as own
from dos.actors.selectors.network import forget_network
from dos.actors.services import persons, ties
from dos.actors.services.ties import Proposal
from dos.actors.tests.factories import KeeperFactory, OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import Conflict, Refused
from dos.notifications.models import Mail

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def one(cast: Cast) -> Keeper:
    """Who speaks for the Makerspace."""
    return KeeperFactory(organisation__slug="makerspace", organisation__name="Makerspace")


@pytest.fixture
def other(cast: Cast) -> Keeper:
    """Who speaks for the Stadtwerke."""
    return KeeperFactory(organisation__slug="stadtwerke", organisation__name="Stadtwerke")


def proposed(one: Keeper, other: Keeper, **more: Any) -> Tie:
    """Propose a tie."""
    said = Proposal(**{"kind": "member", "source_url": "https://example.org/satzung", **more})
    return ties.propose_tie(first=one.organisation, second=other.organisation, by=one.user, said=said)


def answer(keeper: Keeper, tie: Tie, act: str) -> int:
    """Press a button on the keeper's page."""
    address = f"/akteure/{keeper.organisation.slug}/pflegen/verbindung/{tie.pk}/"
    return signed_in(keeper.user).post(address, {"act": act}).status_code


def relations(client: Client) -> list[dict]:
    """Read the network anew."""
    forget_network()
    return json.loads(client.get("/netzwerk.json").content)["beziehungen"]


def test_it_is_public_only_with_the_consent_of_the_other_side(client: Client, one: Keeper, other: Keeper) -> None:
    sent = {"kind": "member", "second": "stadtwerke", "source_url": "https://example.org/satzung"}
    signed_in(one.user).post("/akteure/makerspace/pflegen/verbindung/", sent)
    tie = Tie.objects.get()
    assert relations(client) == []
    assert "schlägt eine Verbindung vor" in Mail.objects.get(to=other.user.email).subject

    assert answer(other, tie, "agree") == 302

    found = {row["akteur_kuerzel"]: row for row in relations(client)}
    assert found["makerspace"]["rolle"] == "ist Mitglied von"
    assert found["stadtwerke"]["rolle"] == "hat als Mitglied"
    assert found["makerspace"]["belegt_durch"] == "von beiden angegeben"
    page = client.get("/akteure/makerspace/").content.decode()
    assert "von beiden Seiten angegeben" in page
    assert "https://example.org/satzung" in page
    assert "ist Mitglied von" in client.get("/netzwerk/").content.decode()


def test_who_proposed_cannot_consent(client: Client, one: Keeper, other: Keeper) -> None:
    tie = proposed(one, other)

    answer(one, tie, "agree")

    assert Tie.objects.get().state == "proposed"
    with pytest.raises(Refused, match="nur die andere Seite"):
        ties.answer_tie(tie=tie, organisation=one.organisation, by=one.user, is_agreed=True)


def test_strangers_do_not_answer(cast: Cast, client: Client, one: Keeper, other: Keeper) -> None:
    tie = proposed(one, other)
    third = KeeperFactory()

    assert answer(third, tie, "agree") == 404
    address = f"/akteure/stadtwerke/pflegen/verbindung/{tie.pk}/"
    assert signed_in(cast.stranger).post(address, {"act": "agree"}).status_code == 403
    assert signed_in(cast.administrator).post(address, {"act": "agree"}).status_code == 403
    assert client.post(address, {"act": "agree"}).status_code == 302
    assert Tie.objects.get().state == "proposed"


def test_a_declined_one_is_never_public_and_can_be_proposed_anew(client: Client, one: Keeper, other: Keeper) -> None:
    tie = proposed(one, other)
    answer(other, tie, "decline")

    assert relations(client) == []
    assert answer(other, tie, "agree") == 404
    assert proposed(one, other).state == "proposed"


@pytest.mark.parametrize("ends", ["one", "other"])
def test_either_side_ends_it(client: Client, one: Keeper, other: Keeper, ends: str) -> None:
    tie = proposed(one, other)
    answer(other, tie, "agree")

    answer({"one": one, "other": other}[ends], tie, "end")

    assert relations(client) == []
    with pytest.raises(Conflict):
        ties.end_tie(tie=tie, organisation=one.organisation, by=one.user)


def test_it_holds_only_in_its_period(client: Client, one: Keeper, other: Keeper) -> None:
    for days in (-1, 1):
        kind = "funder" if days < 0 else "supplier"
        period = {"ends_on": TODAY - timedelta(days=1)} if days < 0 else {"starts_on": TODAY + timedelta(days=1)}
        answer(other, proposed(one, other, kind=kind, **period), "agree")

    assert relations(client) == []


@pytest.mark.parametrize("act", ["", "x", "agree\x00"])
def test_an_unknown_deed_is_none(one: Keeper, other: Keeper, act: str) -> None:
    assert answer(other, proposed(one, other), act) == 404


def test_the_same_is_not_proposed_twice(one: Keeper, other: Keeper) -> None:
    proposed(one, other, kind="partner")

    for first, second in ((one, other), (other, one)):
        with pytest.raises(Conflict):
            proposed(first, second, kind="partner")
    assert proposed(other, one, kind="member").state == "proposed"


@pytest.mark.parametrize("told", [{"starts_on": TODAY, "ends_on": TODAY - timedelta(days=1)}])
def test_a_period_has_an_order(one: Keeper, other: Keeper, told: dict) -> None:
    with pytest.raises(Refused, match="vor dem ersten"):
        proposed(one, other, **told)


def test_nobody_is_tied_to_itself_or_to_a_draft(one: Keeper, other: Keeper) -> None:
    with pytest.raises(Refused, match="andere Organisation"):
        proposed(one, one)
    draft = KeeperFactory(organisation=OrganisationFactory(slug="entwurf", live=False))
    with pytest.raises(Refused, match="andere Organisation"):
        proposed(one, draft)
    sent = {"kind": "member", "second": "entwurf"}
    assert signed_in(one.user).post("/akteure/makerspace/pflegen/verbindung/", sent).status_code == 422


def test_a_person_gets_their_data_and_is_forgotten(one: Keeper, other: Keeper) -> None:
    tie = proposed(one, other)
    assert own.own_data(one.user)["ties"] == [
        {"from": "makerspace", "to": "stadtwerke", "kind": "member", "state": "proposed"}
    ]

    persons.erase_person(one.user)

    tie.refresh_from_db()
    assert tie.proposed_by is None
    assert own.own_data(one.user)["ties"] == []
