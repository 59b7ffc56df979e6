"""The network as files: each fact once, unchanged ones answered with 304, written once for all who ask."""

import gzip
import json
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from dos.actors.exports import network as exports
from dos.actors.models import Organisation
from dos.actors.services import ties
from dos.actors.tests.factories import KeeperFactory, OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.core.models import Stamp
from dos.strategy.tests.factories import PartnershipFactory, ProjectFactory

pytestmark = pytest.mark.django_db(transaction=True)
FORMATS = ("csv", "json", "graphml")


@pytest.fixture
def pair(cast: Cast) -> tuple[Organisation, Organisation]:
    """Two organisations that share a project, in a register that is remembered."""
    caches["local"].clear()
    Stamp.objects.update_or_create(pk=1, defaults={"number": 1})
    project = ProjectFactory(slug="brunnen", name="Brunnen", lead_city=cast.schwerte)
    found = OrganisationFactory(slug="werke", name="Werke"), OrganisationFactory(slug="schule", name="Schule")
    for organisation in found:
        PartnershipFactory(project=project, organisation=organisation)
    return found


def document(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get("/netzwerk.json").content)
    return found


def test_each_thing_stands_in_the_document_once(client: Client, pair: Any) -> None:
    found = document(client)

    assert [(one["kuerzel"], one["name"]) for one in found["gegenstaende"]] == [("project/brunnen", "Brunnen")]
    assert [(one["akteur_kuerzel"], one["woran"]) for one in found["beziehungen"]] == [
        ("schule", "project/brunnen"),
        ("werke", "project/brunnen"),
    ]
    assert found["verbindungen"] == [{"von": "schule", "nach": "werke", "woran": ["project/brunnen"]}]


def test_a_tie_is_called_by_both(client: Client, pair: Any) -> None:
    first, second = pair
    keeper = KeeperFactory(organisation=first)
    tie = ties.propose_tie(first=first, second=second, by=keeper.user, said=ties.Proposal("member"))
    ties.answer_tie(tie=tie, organisation=second, by=KeeperFactory(organisation=second).user, is_agreed=True)

    found = {one["kuerzel"]: one for one in document(client)["gegenstaende"]}

    assert found[f"tie/verbindung-{tie.pk}"]["name"] == "Werke – Schule"
    assert found[f"tie/verbindung-{tie.pk}"]["adresse"] is None


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_what_has_not_changed_is_answered_with_304(client: Client, pair: Any, extension: str, accepted: str) -> None:
    first = client.get(f"/netzwerk.{extension}", headers={"accept-encoding": accepted})

    sent = {"accept-encoding": accepted, "if-none-match": first["ETag"]}
    assert client.get(f"/netzwerk.{extension}", headers=sent).status_code == 304
    Organisation.objects.filter(slug="werke").update(name="Die Werke")
    caches["local"].clear()
    assert client.get(f"/netzwerk.{extension}", headers=sent).status_code == 200


@pytest.mark.parametrize("extension", FORMATS)
def test_packed_or_not_it_says_the_same(client: Client, pair: Any, extension: str) -> None:
    plain = client.get(f"/netzwerk.{extension}", headers={"accept-encoding": "identity"})
    packed = client.get(f"/netzwerk.{extension}", headers={"accept-encoding": "gzip"})

    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]
    assert "Content-Encoding" not in plain


def test_a_file_is_written_once_for_all_who_ask(client: Client, pair: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get("/netzwerk.json")

    monkeypatch.setattr(exports, "json_document", lambda *_arguments: pytest.fail("written again"))
    assert client.get("/netzwerk.json?ansicht=grafik&seite=3").status_code == 200


def test_words_that_people_type_do_not_fill_the_memory(client: Client, pair: Any) -> None:
    memory: Any = caches["local"]
    client.get("/netzwerk.json")
    known = len(memory._store)

    for number in range(5):
        client.get(f"/netzwerk.json?q=wort{number}")

    assert len(memory._store) == known
