"""Services in the formats of authorities: XZuFi that the import takes back, CPSV-AP by the rules of the profile."""

import json
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from django.urls import reverse

from dos.cities.tests.cast import Cast
from dos.core.xml import read_xml
from dos.directory.connectors import read_services
from dos.directory.models import Origin, Service, Synonym
from dos.directory.models import xzufi as names
from dos.directory.services.imports import import_catalogue
from dos.directory.tests.cpsv_rules import faults
from dos.directory.tests.factories import (
    OfficeFactory,
    ProvisionFactory,
    ServiceFactory,
    SituationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
XZUFI, CPSV, ONE = "directory:xzufi", "directory:cpsv_list", "directory:cpsv_service"
FEES = [
    {"amount": "22.80", "condition": "unter 24 Jahren"},
    {"amount": "10", "amount_to": "50"},
    {"words": "nach Aufwand"},
    {"amount": "0", "condition": "bei geringem Einkommen"},
]


@pytest.fixture
def service(cast: Cast) -> Service:
    """A service that says everything that can be said."""
    type(cast.schwerte).objects.filter(pk=cast.schwerte.pk).update(ags="05978028")
    type(cast.dortmund).objects.filter(pk=cast.dortmund.pk).update(ags="05913000")
    office = OfficeFactory(
        slug="buergerbuero", name="Bürgerbüro", city=cast.schwerte, phone="02304 104", email="buero@schwerte.invalid",
        website="https://www.schwerte.invalid/buero",
    )  # fmt: skip
    row: Service = ServiceFactory(
        slug="ausweis", title="Ausweis beantragen", title_en="Apply for an ID card", official_name="Personalausweis",
        short_text="Sie brauchen <einen> Ausweis & mehr.", leika_key="99008001040000",
        description="Ab 16 Jahren.\n\nÄltere auch.", documents="Foto\nalter Ausweis", requirements="Sie wohnen hier.",
        procedure="Termin buchen\nHingehen", legal_basis="§ 9 PAuswG https://gesetze.invalid/9\nohne Adresse",
        appeal="Widerspruch", notes="Bitte pünktlich.", deadline="Vor Ablauf", processing_time="3 Wochen",
        topics=[TopicFactory(slug="ausweise")], situations=[SituationFactory(slug="umzug")],
        valid_from="2020-01-01",
    )  # fmt: skip
    row.synonyms.set(
        [Synonym(term="Perso"), Synonym(term="PA", kind="abbreviation"), Synonym(term="Ausweiss", kind="misspelling")]
    )
    row.save()
    ProvisionFactory(
        service=row, city=cast.schwerte, office=office, fees=FEES, online="yes", on_site="yes", trust_level="high",
        online_url="https://service.schwerte.invalid/perso", origin=Origin.RESEARCHED,
    )  # fmt: skip
    ProvisionFactory(service=row, city=cast.dortmund, level="district", responsible="Kreis", origin=Origin.CONFIRMED)
    return Service.objects.get(pk=row.pk)


def xml_of(query: dict[str, str] | None = None) -> Element:
    answer = Client().get(reverse(XZUFI), query or {})
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    return read_xml(answer.content)


def local(row: Element) -> str:
    return row.tag.rpartition("}")[2]


def leistungen(root: Element) -> list[Element]:
    return [row for row in root.iter() if local(row) == "leistung"]


def graph(url: str, **query: str) -> dict[str, Any]:
    answer = Client().get(url, query)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/ld+json; charset=utf-8"
    found: dict[str, Any] = json.loads(answer.content)
    return found


def test_xzufi_has_the_structure_of_the_standard(service: Service) -> None:
    root = xml_of({"stadt": "schwerte"})

    assert root.tag == f"{{{names.NAMESPACE}}}transfer.operation"
    assert root.get("xzufiVersion") == "2.2.0"
    assert [local(child) for child in root] == ["nachrichtenkopf", "schreibe"]
    row = leistungen(root)[0]
    found = list(dict.fromkeys(local(child) for child in row))
    assert found == [
        "id", "referenzLeiKa", "modulText", "modulFrist", "modulKosten", "modulBearbeitungsdauer",
        "modulBegriffImKontext", "modulDokument", "modulUrsprungsportal", "vertrauensniveau", "gueltigkeitGebietID",
        "versionsinformation", "sprachversion", "gueltigkeit",
    ]  # fmt: skip
    codes = [code.text for part in row if local(part) == "modulText" for code in part.iter("code")]
    assert codes == ["02", "03", "05", "06", "07", "08", "09", "11", "14", "16", "22", "23", "25"]
    assert [one.text for one in row.iter() if local(one) == "gueltigkeitGebietID"] == ["05978028"]


def test_fees_and_ways_stand_only_in_the_file_of_one_city(service: Service) -> None:
    alone = xml_of({"stadt": "schwerte"})
    amounts = [one.text for one in alone.iter() if local(one).startswith("betrag")]
    assert amounts == ["22.80", "10.00", "50.00"]
    kinds = [
        one.get("{http://www.w3.org/2001/XMLSchema-instance}type")
        for one in alone.iter()
        if local(one) == "kostenauswahl"
    ]
    assert kinds == ["xzufi:KostenFix", "xzufi:KostenVariabel", "xzufi:KostenVariabel", "xzufi:KostenFrei"]
    assert "https://service.schwerte.invalid/perso" in [one.text for one in alone.iter() if local(one) == "uri"]

    both = xml_of()
    assert not [one for one in both.iter() if local(one) in ("modulKosten", "vertrauensniveau")]
    assert [one.text for one in both.iter() if local(one) == "gueltigkeitGebietID"] == ["05913000", "05978028"]


@pytest.mark.parametrize("query", [{}, {"stadt": "schwerte"}])
def test_our_import_takes_our_export_back_unchanged(cast: Cast, service: Service, query: dict[str, str]) -> None:
    content = Client().get(reverse(XZUFI), query).content

    report = import_catalogue(read_services(content), user=cast.editor_schwerte, write=True)

    assert (report.rows, report.faults, report.changes, report.kept) == (1, [], [], [])


def test_an_emptied_house_gets_its_texts_back(cast: Cast, service: Service) -> None:
    content = Client().get(reverse(XZUFI)).content
    service.provisions.all().delete()
    service.delete()

    report = import_catalogue(read_services(content), user=cast.editor_schwerte, write=True)

    assert report.is_written, report.faults
    row = Service.objects.get().get_latest_revision_as_object()
    assert (row.slug, row.title, row.short_text) == (service.slug, service.title, service.short_text)
    assert row.documents == service.documents
    assert row.legal_basis == service.legal_basis
    assert {word.term for word in row.synonyms.all()} == {"Perso", "PA"}


def test_what_nobody_has_proven_and_what_is_invented_is_not_handed_on(cast: Cast, service: Service) -> None:
    ProvisionFactory(service=ServiceFactory(title="Nur üblich"), city=cast.schwerte, origin=Origin.GENERIC)
    ProvisionFactory(service=ServiceFactory(title="Erfunden", is_example=True), city=cast.schwerte)
    ProvisionFactory(service=ServiceFactory(title="Entwurf", live=False), city=cast.schwerte)
    ServiceFactory(title="Niemand")

    assert len(leistungen(xml_of())) == 1
    assert [
        node["dct:identifier"] for node in graph(reverse(CPSV))["@graph"] if node.get("@type") == "cpsv:PublicService"
    ] == ["ausweis"]


def test_cpsv_holds_the_rules_of_the_profile(service: Service) -> None:
    for document in (
        graph(reverse(CPSV)),
        graph(reverse(CPSV), stadt="schwerte"),
        graph(reverse(ONE, args=["ausweis"])),
    ):
        assert faults(document) == []
        kinds = {node.get("@type") for node in document["@graph"]}
        assert {"cpsv:PublicService", "cv:PublicOrganisation", "cv:Channel", "cv:Cost", "cv:LifeEvent"} <= kinds
        assert {"cv:Evidence", "cv:Requirement", "eli:LegalResource", "skos:Concept", "cv:ContactPoint"} <= kinds


def test_the_rules_notice_what_is_missing(service: Service) -> None:
    document = graph(reverse(CPSV))
    for node in document["@graph"]:
        if node.get("@type") == "cpsv:PublicService":
            node.pop("dct:title")
            node["cv:hasCompetentAuthority"] = [{"@id": "https://nirgends.invalid/"}]

    assert len(faults(document)) >= 2


def test_cpsv_says_amounts_keys_and_words(service: Service) -> None:
    nodes = {node["@id"]: node for node in graph(reverse(CPSV))["@graph"]}
    node = next(one for one in nodes.values() if one.get("@type") == "cpsv:PublicService")

    assert [word["@value"] for word in node["dcat:keyword"]] == ["Perso", "PA"]
    assert node["cv:isClassifiedBy"][0]["skos:notation"] == "99008001040000"
    costs = [nodes[one["@id"]] for one in node["cv:hasCost"]]
    assert [cost.get("cv:hasValue", {}).get("@value") for cost in costs] == ["22.80", None, None, "0.00"]
    assert "10,00 bis 50,00" in costs[1]["dct:description"][0]["@value"]
    spots = {nodes[one["@id"]]["dct:spatial"][0]["@id"].rpartition("/")[2] for one in node["cv:hasCompetentAuthority"]}
    assert spots == {"05978028", "05913"}


@pytest.mark.parametrize("name", [XZUFI, CPSV])
def test_the_filter_of_the_list_holds(cast: Cast, service: Service, name: str) -> None:
    other = ServiceFactory(title="Hund anmelden", topics=[TopicFactory(slug="tiere")])
    ProvisionFactory(service=other, city=cast.dortmund)
    client = Client()

    assert b"Hund anmelden" in client.get(reverse(name), {"thema": "tiere"}).content
    assert b"Hund anmelden" not in client.get(reverse(name), {"stadt": "schwerte"}).content
    assert client.get(reverse(name), {"stadt": "nirgends"}).status_code == 400
    assert client.post(reverse(name)).status_code == 405


@pytest.mark.parametrize("name", [XZUFI, CPSV])
def test_unchanged_files_are_not_sent_again(service: Service, name: str) -> None:
    client = Client()
    first = client.get(reverse(name))

    assert first["Access-Control-Allow-Origin"] == "*"
    assert client.get(reverse(name), headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("name", [XZUFI, CPSV])
def test_a_file_takes_the_same_number_of_queries_whatever_its_length(
    cast: Cast, service: Service, name: str, django_assert_max_num_queries: Any
) -> None:
    office = OfficeFactory(city=cast.schwerte)
    for number in range(10):
        row = ServiceFactory(synonyms=[f"Wort {number}"], documents="Foto")
        ProvisionFactory(service=row, city=cast.schwerte, office=office, fees=[{"amount": "1"}])
    Client().get(reverse(name))

    with django_assert_max_num_queries(16):
        Client().get(reverse(name))


def test_an_empty_list_is_a_file_too(cast: Cast) -> None:
    assert leistungen(xml_of()) == []
    assert len(graph(reverse(CPSV))["@graph"]) == 1


def test_one_service_has_its_own_address(cast: Cast, service: Service) -> None:
    assert faults(graph(reverse(ONE, args=["ausweis"]))) == []
    client = Client()
    assert client.get(reverse(ONE, args=["nichts"])).status_code == 404
    ServiceFactory(slug="niemand")
    assert client.get(reverse(ONE, args=["niemand"])).status_code == 404


def test_awkward_texts_stay_well_formed(cast: Cast) -> None:
    row = ServiceFactory(
        title="A & B <c> „d“ ]]>", short_text="\U0001f415 Hund\tund Tab", description="</inhalt>\n&amp;"
    )
    ProvisionFactory(service=row, city=cast.schwerte, responsible="<b>Stadt</b>")

    assert "A & B <c> „d“ ]]>" in [one.text for one in xml_of().iter() if local(one) == "titel"]
    assert faults(graph(reverse(CPSV))) == []
    report = import_catalogue(read_services(Client().get(reverse(XZUFI)).content), user=cast.administrator, write=False)
    assert (report.changes, report.kept, report.faults) == ([], [], [])
