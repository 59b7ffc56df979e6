"""Services against the collected standards: names and codes of XZuFi, properties of CPSV-AP, keys of LeiKa."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from dos.cities.models import City
from dos.cities.tests.cast import Cast
from dos.core.xml import read_xml
from dos.directory.models import LeikaKey, Service, Synonym, xzufi
from dos.directory.selectors import leika
from dos.directory.tests.factories import (
    OfficeFactory,
    ProvisionFactory,
    ServiceFactory,
    SituationFactory,
    TopicFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.testdata]
# What 2.2.0 calls otherwise than 2.3.1, of which the collected model is.
RENAMED = {
    "referenzLeiKa": "referenz_leistungsschluessel",
    "versionsinformation": "versionsinformationen",
    "gueltigkeitGebietID": "gueltigkeit_gebiet_id",
}
MODULES = {
    "modulText": "Textmodul",
    "modulFrist": "Fristmodul",
    "modulKosten": "Kostenmodul",
    "modulBearbeitungsdauer": "Bearbeitungsdauermodul",
    "modulBegriffImKontext": "BegriffImKontextModul",
    "modulDokument": "Dokumentmodul",
    "modulUrsprungsportal": "UrsprungsportalModul",
}
CLASSES = {"cv:PublicOrganisation": "PublicOrganization", "skos:Concept": "Concept"}
# Properties that the profile takes from the classes on which its own stand.
INHERITED = {
    "cv:PublicOrganisation": {"dct:identifier"},
    "cv:LifeEvent": {"dct:identifier", "dct:title"},
    "skos:Concept": {"skos:prefLabel", "skos:notation"},
    "eli:LegalResource": {"rdfs:label"},
}


@pytest.fixture
def full(cast: Cast) -> Service:
    """A service that says everything, in a city with its official key."""
    City.objects.filter(pk=cast.schwerte.pk).update(ags="05978028")
    row: Service = ServiceFactory(
        slug="ausweis", title_en="ID card", description="Text", documents="Foto\nAusweis", requirements="Wohnung",
        procedure="Termin", legal_basis="§ 9 https://gesetze.invalid/9", appeal="Widerspruch", notes="Hinweis",
        deadline="Vor Ablauf", processing_time="3 Wochen", leika_key="99008001040000", valid_from="2020-01-01",
        topics=[TopicFactory()], situations=[SituationFactory()],
    )  # fmt: skip
    row.synonyms.set([Synonym(term="Perso")])
    row.save()
    office = OfficeFactory(city=cast.schwerte, phone="104", email="a@b.invalid", website="https://b.invalid/")
    fees = [{"amount": "1"}, {"amount": "1", "amount_to": "2"}, {"amount": "0"}]
    ProvisionFactory(
        service=row, city=cast.schwerte, office=office, fees=fees, online="yes", on_site="yes", trust_level="high",
        online_url="https://service.invalid/",
    )  # fmt: skip
    return row


@pytest.fixture
def model(test_data: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((test_data / "standards/services/xzufi-leistung-model.json").read_text())
    return found


def local(row: Element) -> str:
    return row.tag.rpartition("}")[2]


def snake(name: str) -> str:
    return RENAMED.get(name, re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower())


def test_every_part_of_a_service_is_one_of_the_standard(full: Service, model: dict[str, Any]) -> None:
    root = read_xml(Client().get(reverse("directory:xzufi"), {"stadt": "schwerte"}).content)
    row = next(one for one in root.iter() if local(one) == "leistung")

    assert {snake(local(part)) for part in row} <= set(model["Leistung231"])
    for part in row:
        if local(part) in MODULES:
            known = set(model[MODULES[local(part)]])
            assert {snake(local(inner)) for inner in part} <= known, local(part)
    costs = {snake(local(inner)) for one in root.iter() if local(one) == "kosten" for inner in one}
    assert costs <= set(model["Kosten"])


def test_every_code_is_one_of_the_standard(full: Service, model: dict[str, Any]) -> None:
    assert set(xzufi.MODULE_NAMES) <= set(model["_code_lists"]["ModulTextTyp"])
    assert set(xzufi.TEXT_COLUMNS) <= set(xzufi.MODULE_NAMES)
    assert set(xzufi.TRUST.values()) <= set(model["_code_lists"]["Vertrauensniveau"])
    assert {code for code in model["_text_modules"] if code not in xzufi.MODULE_NAMES} == {"18"}


def test_every_property_of_a_public_service_is_one_of_the_profile(full: Service, test_data: Path) -> None:
    path = test_data / "standards/services/context/cpsv-ap-3.2.0.jsonld"
    context = json.loads(path.read_text())["@context"]
    terms = {name: told if isinstance(told, str) else told["@id"] for name, told in context.items()}
    document = json.loads(Client().get(reverse("directory:cpsv_list")).content)
    typed = [node for node in document["@graph"] if "@type" in node]

    def whole(name: str) -> str:
        prefix, _colon, rest = name.partition(":")
        return str(document["@context"][prefix]) + rest

    for node in typed:
        kind = CLASSES.get(node["@type"], node["@type"].partition(":")[2])
        assert whole(node["@type"]) == terms[kind], kind
        known = {uri for name, uri in terms.items() if name.startswith(f"{kind}.")}
        known |= {whole(name) for name in INHERITED.get(node["@type"], ())}
        assert {whole(name) for name in node if not name.startswith("@")} <= known, kind
    assert len({node["@type"] for node in typed}) >= 10


def test_the_catalogue_is_loaded_and_known_keys_are_found_in_it(test_data: Path) -> None:
    file = test_data / "standards/services/ozg-leika-catalogue.csv"

    call_command("load_leika", file, verbosity=0)
    number = LeikaKey.objects.count()
    call_command("load_leika", file, verbosity=0)

    assert number == LeikaKey.objects.count() > 4_500
    assert leika.state_of("99008001000000") == leika.KNOWN
    assert leika.state_of("99999999999999") == leika.UNKNOWN
    assert leika.name_of("99008001000000") == "Personalausweis"
