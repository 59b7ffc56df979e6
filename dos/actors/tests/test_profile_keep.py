"""A profile kept by the organisation itself: shown with its mark, confirmed each year, without anybody's address."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from dos.actors.models import Keeper, Profile
from dos.actors.selectors import persons as own
from dos.actors.services import keepers, persons, profiles
from dos.actors.tests.factories import KeeperFactory
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import Refused
from dos.media.models import Picture
from dos.notifications.models import Mail
from dos.strategy.tests.factories import ActionFieldFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/akteure/stadtwerke/"


@pytest.fixture
def keeper(cast: Cast) -> Keeper:
    """Somebody who speaks for the Stadtwerke."""
    ActionFieldFactory(slug="energie", name="Energie")
    return KeeperFactory(organisation__slug="stadtwerke", organisation__name="Stadtwerke")


def png() -> SimpleUploadedFile:
    """A small picture."""
    target = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(target, "PNG")
    return SimpleUploadedFile("logo.png", target.getvalue(), "image/png")


def said(**more: Any) -> dict[str, Any]:
    """What a browser sends."""
    return {"text": "Wir bauen Brunnen.", "topics": ["energie"], "contact_role": "Geschäftsstelle", **more}


def test_what_the_keeper_says_is_shown_with_its_mark(client: Client, keeper: Keeper) -> None:
    answer = signed_in(keeper.user).post(f"{ADDRESS}pflegen/", said(logo=png(), logo_alt="Ein Tropfen"))
    assert answer.status_code == 302

    page = client.get(ADDRESS).content.decode()

    assert "selbst gepflegt" in page
    assert "Wir bauen Brunnen." in page
    assert "Geschäftsstelle" in page
    assert "?stadt=alle&amp;feld=energie" in page
    assert 'alt="Ein Tropfen"' in page
    assert keeper.user.email not in page
    assert keeper.user.name not in page


def test_others_may_not(cast: Cast, client: Client, keeper: Keeper) -> None:
    for person in (signed_in(cast.stranger), signed_in(cast.editor_schwerte)):
        assert person.post(f"{ADDRESS}pflegen/", said()).status_code == 302
        assert person.post(f"{ADDRESS}pflegen/bestaetigen/").status_code == 403
        assert person.post(f"{ADDRESS}pflegen/abgeben/").status_code == 403
    assert client.post(f"{ADDRESS}pflegen/", said()).status_code == 302
    assert Profile.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": "Schreiben Sie an ina@example.org"}, "Bitte nennen Sie hier keine E-Mail-Adresse"),
        ({"contact_role": "ina@example.org"}, "Bitte nennen Sie hier keine E-Mail-Adresse"),
        ({"website": "javascript:alert(1)"}, "Bitte geben Sie eine Adresse an, die mit https"),
        ({"logo": SimpleUploadedFile("a.png", b"kein Bild")}, "beschädigt"),
    ],
)
def test_what_cannot_be_is_refused_at_the_field(keeper: Keeper, wrong: dict[str, Any], sentence: str) -> None:
    answer = signed_in(keeper.user).post(f"{ADDRESS}pflegen/", said(**wrong))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Profile.objects.exclude(text="").exists()


def test_a_logo_needs_words_and_goes_when_asked(keeper: Keeper) -> None:
    client = signed_in(keeper.user)
    assert "Bitte beschreiben Sie" in client.post(f"{ADDRESS}pflegen/", said(logo=png())).content.decode()

    client.post(f"{ADDRESS}pflegen/", said(logo=png(), logo_alt="Ein Tropfen"))
    client.post(f"{ADDRESS}pflegen/", said(drops_logo="on"))

    assert Profile.objects.get().logo is None
    assert Picture.objects.count() == 0


def test_an_unknown_field_is_refused(keeper: Keeper) -> None:
    with pytest.raises(Refused, match="gibt es nicht"):
        profiles.keep_profile(organisation=keeper.organisation, said=profiles.Said(topics=["x"]))


def test_markup_is_taken_out(client: Client, keeper: Keeper) -> None:
    profiles.keep_profile(organisation=keeper.organisation, said=profiles.Said(text="<script>alert(1)</script>Hallo"))

    page = client.get(ADDRESS).content.decode()

    assert "Hallo" in page
    assert "alert(1)</script>" not in page


def test_after_a_year_the_page_says_so_and_a_mail_asks(client: Client, keeper: Keeper) -> None:
    profiles.keep_profile(organisation=keeper.organisation, said=profiles.Said(text="Hallo"))
    today = timezone.localdate()
    Profile.objects.update(confirmed_on=today - timedelta(days=366))

    assert "nicht bestätigt seit" in client.get(ADDRESS).content.decode()
    assert profiles.remind_of_profiles(today=today) == 1
    assert profiles.remind_of_profiles(today=today) == 0
    assert profiles.remind_of_profiles(today=today + timedelta(days=61)) == 1
    assert Mail.objects.filter(to=keeper.user.email).count() == 2
    signed_in(keeper.user).post(f"{ADDRESS}pflegen/bestaetigen/")

    assert "nicht bestätigt seit" not in client.get(ADDRESS).content.decode()
    assert profiles.remind_of_profiles(today=today + timedelta(days=200)) == 0


def test_nothing_is_confirmed_before_something_is_said(keeper: Keeper) -> None:
    with pytest.raises(Refused, match="noch kein Profil"):
        profiles.confirm_profile(organisation=keeper.organisation)


def test_without_a_keeper_its_own_words_are_not_shown(cast: Cast, client: Client, keeper: Keeper) -> None:
    profiles.keep_profile(organisation=keeper.organisation, said=profiles.Said(text="Wir sind es"))
    assert "Wir sind es" in client.get(ADDRESS).content.decode()

    with pytest.raises(Refused, match="Grund"):
        keepers.end_keeping(keeper=keeper, by=cast.administrator)
    signed_in(keeper.user).post(f"{ADDRESS}pflegen/abgeben/")

    assert "Wir sind es" not in client.get(ADDRESS).content.decode()
    assert signed_in(keeper.user).post(f"{ADDRESS}pflegen/bestaetigen/").status_code == 403


def test_the_account_shows_for_whom_it_speaks(cast: Cast, keeper: Keeper) -> None:
    assert "Organisationen, für die Sie sprechen" in signed_in(keeper.user).get("/konto/").content.decode()
    assert "Organisationen, für die Sie sprechen" not in signed_in(cast.stranger).get("/konto/").content.decode()


def test_a_person_gets_their_data_and_is_forgotten(keeper: Keeper) -> None:
    assert own.own_data(keeper.user)["keeps"][0]["organisation"] == "stadtwerke"

    persons.erase_person(keeper.user)

    assert own.own_data(keeper.user)["keeps"] == []
