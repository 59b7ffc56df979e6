"""Offers and searches: entered by who speaks for an organisation, found by filter, brought together."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from dos.actors.models import Keeper, Notice
from dos.actors.selectors.notices import ENOUGH, best, likeness
from dos.actors.services import notices, profiles
from dos.actors.tests.factories import KeeperFactory, NoticeFactory
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core import once
from dos.core.errors import Conflict, Refused
from dos.notifications.models import Mail
from dos.strategy.tests.factories import ActionFieldFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(cast: Cast) -> Keeper:
    """Somebody who speaks for the Makerspace."""
    ActionFieldFactory(slug="energie", name="Energie")
    ActionFieldFactory(slug="bildung", name="Bildung")
    return KeeperFactory(organisation__slug="makerspace", organisation__city=cast.schwerte)


def entry(**more: Any) -> notices.Entry:
    """What is entered."""
    told = {"kind": "suche", "topic": "energie", "title": "Räume für Werkstätten", "text": ""}
    return notices.Entry(**{**told, "ends_on": timezone.localdate() + timedelta(days=30), **more})


def test_a_keeper_enters_and_everybody_finds(client: Client, keeper: Keeper) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        token = once.new_form_token()
        clock.shift(10)
        ends_on = timezone.localdate() + timedelta(days=20)
        sent = {"token": token, "kind": "suche", "topic": "energie", "title": "Räume gesucht", "ends_on": ends_on}
        writer = signed_in(keeper.user)
        answers = [writer.post("/akteure/makerspace/pflegen/eintrag/", sent) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Notice.objects.count() == 1
    assert "Suche: Räume gesucht" in client.get("/akteure/biete-suche/").content.decode()
    page = client.get(answers[0]["Location"]).content.decode()
    assert "Räume gesucht" in page
    assert keeper.user.email not in page


def test_nobody_else_enters_or_withdraws(cast: Cast, client: Client, keeper: Keeper) -> None:
    found = NoticeFactory(organisation=keeper.organisation)

    for person in (signed_in(cast.stranger), signed_in(KeeperFactory().user), signed_in(cast.administrator)):
        assert person.get("/akteure/makerspace/pflegen/eintrag/").status_code == 403
        assert person.post(f"/akteure/makerspace/pflegen/eintrag/{found.form_token}/").status_code == 403
    assert client.post("/akteure/makerspace/pflegen/eintrag/").status_code == 302


def test_one_organisation_does_not_withdraw_anothers(keeper: Keeper) -> None:
    other = NoticeFactory()

    answer = signed_in(keeper.user).post(f"/akteure/makerspace/pflegen/eintrag/{other.form_token}/")

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ends_on": timezone.localdate() - timedelta(days=1)}, "höchstens ein Jahr voraus"),
        ({"ends_on": timezone.localdate() + timedelta(days=400)}, "höchstens ein Jahr voraus"),
        ({"topic": "x"}, "gibt es nicht"),
        ({"title": "Mail an a@b.example"}, "keine E-Mail-Adresse"),
        ({"text": "Mail an a@b.example"}, "keine E-Mail-Adresse"),
    ],
)
def test_what_cannot_be_is_refused(keeper: Keeper, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        notices.post_notice(organisation=keeper.organisation, by=keeper.user, entry=entry(**wrong), form_token="a")


def test_twenty_open_entries_are_enough(keeper: Keeper) -> None:
    NoticeFactory.create_batch(notices.MAX_OPEN, organisation=keeper.organisation)

    with pytest.raises(Refused, match="20 offene"):
        notices.post_notice(organisation=keeper.organisation, by=keeper.user, entry=entry(), form_token="a")


def test_withdrawn_ended_and_unkept_entries_are_nowhere(client: Client, keeper: Keeper) -> None:
    found = NoticeFactory(organisation=keeper.organisation, title="Zurückgezogen")
    NoticeFactory(organisation=keeper.organisation, title="Vorbei", ends_on=timezone.localdate() - timedelta(days=1))
    NoticeFactory(organisation=KeeperFactory(state="ended").organisation, title="Ungepflegt")
    NoticeFactory(organisation=KeeperFactory(organisation__live=False).organisation, title="Entwurf")
    notices.withdraw_notice(notice=found)

    page = client.get("/akteure/biete-suche/").content.decode()

    assert "Dazu gibt es noch keinen Eintrag" in page
    assert client.get(f"/akteure/biete-suche/{found.form_token}/").status_code == 404
    with pytest.raises(Conflict):
        notices.withdraw_notice(notice=found)


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("art=biete", True),
        ("art=suche", False),
        ("feld=energie", True),
        ("feld=bildung", False),
        ("stadt=schwerte", True),
        ("stadt=dortmund", False),
        ("q=drucker", True),
        ("q=kran", False),
    ],
)
def test_filters_find(client: Client, keeper: Keeper, query: str, *, is_found: bool) -> None:
    NoticeFactory(organisation=keeper.organisation, title="Ein Drucker für alle")

    assert ("Ein Drucker für alle" in client.get(f"/akteure/biete-suche/?{query}").content.decode()) is is_found


@pytest.mark.parametrize("query", ["art=x", "feld=x", "stadt=x", "seite=0"])
def test_an_unknown_value_is_refused_with_a_sentence(client: Client, keeper: Keeper, query: str) -> None:
    assert client.get(f"/akteure/biete-suche/?{query}").status_code == 400


def test_the_fragment_is_the_part_of_the_page(client: Client, keeper: Keeper) -> None:
    NoticeFactory(organisation=keeper.organisation)

    fragment = client.get("/akteure/biete-suche/", headers={"hx-request": "true"}).content.decode()

    assert fragment in client.get("/akteure/biete-suche/").content.decode()


def notice(topic: str, title: str, text: str = "") -> Notice:
    """An entry that is not stored."""
    return Notice(topic=topic, title=title, text=text)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (notice("energie", "Räume für Werkstätten"), notice("energie", "Werkstatt sucht Räume"), True),
        (notice("energie", "Räume"), notice("energie", "Mitfahrgelegenheit"), True),
        (notice("energie", "Räume für Werkstätten"), notice("bildung", "Werkstatt sucht Räume"), True),
        (notice("energie", "Räume für Werkstätten"), notice("bildung", "Räume für Musik und Tanz im Sommer"), False),
        (notice("energie", "Räume"), notice("bildung", "Mitfahrgelegenheit"), False),
        (notice("energie", ""), notice("energie", ""), True),
    ],
)
def test_the_same_field_or_the_same_words_fit(one: Notice, other: Notice, *, fits: bool) -> None:
    assert (likeness(one, other) >= ENOUGH) is fits
    assert likeness(one, other) == likeness(other, one)


def test_more_shared_words_come_first() -> None:
    wanted = notice("energie", "Räume für Werkstätten am Abend")
    near, far = notice("energie", "Räume am Abend"), notice("energie", "Beratung zu Solar")

    assert best(wanted, [far, near]) == [near, far]


def test_both_sides_of_a_match_hear_of_it_once(client: Client, keeper: Keeper) -> None:
    offer = NoticeFactory(title="Räume am Abend")
    other_keeper = Keeper.objects.get(organisation=offer.organisation)
    NoticeFactory(title="Räume", organisation=keeper.organisation)

    for _time in range(2):
        found = notices.post_notice(organisation=keeper.organisation, by=keeper.user, entry=entry(), form_token="a")

    assert Mail.objects.filter(to=keeper.user.email).count() == 1
    assert "Räume für Werkstätten" in Mail.objects.get(to=other_keeper.user.email).text
    assert keeper.user.email not in Mail.objects.get(to=other_keeper.user.email).text
    page = client.get(f"/akteure/biete-suche/{found.form_token}/").content.decode()
    assert "Biete: Räume am Abend" in page
    assert "Biete: Räume<" not in page


def test_it_stands_on_the_organisations_page_and_on_the_keepers(client: Client, keeper: Keeper) -> None:
    profiles.keep_profile(organisation=keeper.organisation, said=profiles.Said(text="Hallo"))
    found = NoticeFactory(organisation=keeper.organisation, title="Ein Drucker für alle")

    assert "Ein Drucker für alle" in client.get("/akteure/makerspace/").content.decode()
    writer = signed_in(keeper.user)
    assert "Ein Drucker für alle" in writer.get("/akteure/makerspace/pflegen/").content.decode()
    writer.post(f"/akteure/makerspace/pflegen/eintrag/{found.form_token}/")
    assert "Ein Drucker für alle" not in client.get("/akteure/makerspace/").content.decode()
