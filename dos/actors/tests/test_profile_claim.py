"""Speaking for an organisation: asked with an account, decided by the city's editors, told by mail."""

import pytest
from django.core.exceptions import ValidationError

from dos.actors.models import Keeper, Organisation
from dos.actors.permissions import may_decide_claim, may_keep
from dos.actors.services import keepers
from dos.actors.tests.factories import KeeperFactory, OrganisationFactory
from dos.cities.models import City
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import Conflict, Refused
from dos.notifications.models import Mail

pytestmark = pytest.mark.django_db
SAID = {"position": "Vorstand", "evidence": "Meine Adresse steht auf der Website."}


@pytest.fixture
def works(cast: Cast) -> Organisation:
    """An organisation of Schwerte."""
    City.objects.filter(pk=cast.schwerte.pk).update(office_email="amt@schwerte.example")
    return OrganisationFactory(slug="stadtwerke", name="Stadtwerke", city=City.objects.get(pk=cast.schwerte.pk))


def test_asking_grants_nothing_and_tells_the_office(cast: Cast, works: Organisation) -> None:
    client = signed_in(cast.stranger)

    answer = client.post("/akteure/stadtwerke/uebernehmen/", SAID, follow=True)

    assert "Ihr Antrag wartet auf die Redaktion" in answer.content.decode()
    assert not may_keep(cast.stranger, works)
    mail = Mail.objects.get(to="amt@schwerte.example")
    assert "/desk/akteure/profile/" in mail.text
    assert cast.stranger.email not in mail.text
    assert client.get("/akteure/stadtwerke/pflegen/").status_code == 302


def test_what_is_missing_is_said_at_the_field(cast: Cast, works: Organisation) -> None:
    answer = signed_in(cast.stranger).post("/akteure/stadtwerke/uebernehmen/", {"position": ""})

    assert answer.status_code == 422
    assert "Bitte nennen Sie Ihre Funktion." in answer.content.decode()


def test_the_editors_of_the_city_decide(cast: Cast, works: Organisation) -> None:
    keeper = keepers.claim_profile(organisation=works, user=cast.stranger, **SAID)
    page = signed_in(cast.editor_schwerte).get("/desk/akteure/profile/").content.decode()
    assert "Meine Adresse steht auf der Website." in page

    answer = signed_in(cast.editor_schwerte).post("/desk/akteure/profile/", {"keeper": keeper.pk, "act": "grant"})

    assert answer.status_code == 302
    assert may_keep(cast.stranger, works)
    assert Keeper.objects.get().evidence == ""
    assert "Sie pflegen jetzt das Profil" in Mail.objects.get(to=cast.stranger.email).subject


def test_a_refusal_needs_a_reason_and_can_be_answered(cast: Cast, works: Organisation) -> None:
    keeper = keepers.claim_profile(organisation=works, user=cast.stranger, **SAID)

    with pytest.raises(Refused, match="Grund"):
        keepers.decide_claim(keeper=keeper, by=cast.editor_schwerte, is_granted=False)
    keepers.decide_claim(keeper=keeper, by=cast.editor_schwerte, is_granted=False, reason="Nicht bekannt")

    assert "Grund: Nicht bekannt" in Mail.objects.get(to=cast.stranger.email).text
    assert keepers.claim_profile(organisation=works, user=cast.stranger, **SAID).state == Keeper.State.ASKED


def test_nobody_asks_or_decides_twice(cast: Cast, works: Organisation) -> None:
    keeper = keepers.claim_profile(organisation=works, user=cast.stranger, **SAID)
    with pytest.raises(Conflict):
        keepers.claim_profile(organisation=works, user=cast.stranger, **SAID)

    keepers.decide_claim(keeper=keeper, by=cast.editor_schwerte, is_granted=True)

    with pytest.raises(Conflict):
        keepers.decide_claim(keeper=keeper, by=cast.editor_schwerte, is_granted=False, reason="doch nicht")


def test_many_open_requests_are_refused(cast: Cast) -> None:
    for organisation in OrganisationFactory.create_batch(5):
        keepers.claim_profile(organisation=organisation, user=cast.stranger, **SAID)

    with pytest.raises(Refused, match="mehrere offene"):
        keepers.claim_profile(organisation=OrganisationFactory(), user=cast.stranger, **SAID)


def test_hidden_characters_are_refused_or_cleaned(cast: Cast, works: Organisation) -> None:
    keeper = keepers.claim_profile(
        organisation=works, user=cast.stranger, position="Vor\u202estand <b>x</b>", evidence="ja"
    )

    assert keeper.position == "Vorstand x"
    with pytest.raises(ValidationError):
        keepers.claim_profile(organisation=OrganisationFactory(), user=cast.stranger, position="x" * 200, evidence="j")


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("editor_schwerte", True),
        ("administrator", True),
        ("editor_dortmund", False),
        ("author_schwerte", False),
        ("stranger", False),
    ],
)
def test_who_decides(cast: Cast, works: Organisation, role: str, *, allowed: bool) -> None:
    keeper = KeeperFactory(organisation=works, state="asked")
    user = getattr(cast, role)

    assert may_decide_claim(user, keeper) is allowed
    answer = signed_in(user).post("/desk/akteure/profile/", {"keeper": keeper.pk, "act": "grant"})
    assert (answer.status_code == 302 and Keeper.objects.get().state == "verified") is allowed


def test_nobody_decides_about_themselves(cast: Cast, works: Organisation) -> None:
    keeper = KeeperFactory(organisation=works, state="asked", user=cast.editor_schwerte)

    answer = signed_in(cast.editor_schwerte).post("/desk/akteure/profile/", {"keeper": keeper.pk, "act": "grant"})

    assert answer.status_code == 404
    assert Keeper.objects.get().state == "asked"


@pytest.mark.parametrize("number", ["", "abc", "9" * 30, "-1"])
def test_a_number_that_is_none_finds_nobody(cast: Cast, works: Organisation, number: str) -> None:
    answer = signed_in(cast.administrator).post("/desk/akteure/profile/", {"keeper": number, "act": "grant"})

    assert answer.status_code == 404


def test_the_first_page_of_the_desk_counts_who_waits(cast: Cast, works: Organisation) -> None:
    KeeperFactory(organisation=works, state="asked")

    assert "1 Antrag wartet auf Sie" in signed_in(cast.editor_schwerte).get("/desk/").content.decode()
    assert "Antrag wartet" not in signed_in(cast.editor_dortmund).get("/desk/").content.decode()
