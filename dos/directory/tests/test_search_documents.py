"""What the directory hands in to be found."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core.search import Document
from dos.directory.selectors import search
from dos.directory.tests.factories import OfficeFactory, ProvisionFactory, ServiceFactory, TopicFactory

pytestmark = pytest.mark.django_db


def documents() -> dict[tuple[str, str], Document]:
    return {(document.kind, document.key): document for document in search.documents()}


def words_of(document: Document) -> str:
    """Return every word of a document, wherever the engine weighs it."""
    return " ".join(str(value) for value in vars(document).values())


def test_a_service_is_one_document_with_both_cities_inside(cast: Cast) -> None:
    service = ServiceFactory(
        slug="perso", title="Personalausweis", synonyms=["Perso"], topics=[TopicFactory(title="Ausweise")]
    )
    ProvisionFactory(service=service, city=cast.schwerte, office=OfficeFactory(name="Bürgerbüro", city=cast.schwerte))
    ProvisionFactory(service=service, city=cast.dortmund, responsible="Bürgerdienste")
    ProvisionFactory(service=ServiceFactory(), city=cast.dortmund, live=False, responsible="Geheimes Amt")

    found = documents()

    document = found["service", "perso"]
    assert document.url == "/leistungen/perso/"
    assert set(document.city_keys) == {"schwerte", "dortmund"}
    for word in ("Perso", "Ausweise", "Bürgerbüro", "Bürgerdienste"):
        assert word in words_of(document)
    assert not any("Geheimes Amt" in words_of(one) for one in found.values())


def test_what_is_over_or_a_draft_is_not_found() -> None:
    ServiceFactory(slug="alt", valid_until=timezone.localdate() - timedelta(days=1))
    ServiceFactory(slug="entwurf", live=False)
    OfficeFactory(slug="entwurf", live=False)

    assert documents() == {}


def test_an_office_is_found_by_its_name_and_street(cast: Cast) -> None:
    OfficeFactory(slug="amt", name="Bürgerbüro", city=cast.schwerte)
    OfficeFactory(slug="kreis", city=None)

    found = documents()

    assert "Rathausstraße 31" in words_of(found["office", "amt"])
    assert found["office", "amt"].city_keys == ("schwerte",)
    assert found["office", "kreis"].city_keys == ()
