"""The one search: finds across rooms, narrows by kind and city, takes any text, suggests while typing."""

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.core import search
from dos.directory.models import Topic
from dos.portal.tests.factories import content_page, faq_page, news_index, news_page, programme_home
from dos.strategy.tests.factories import ActionFieldFactory, DecisionFactory, IndicatorFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(cast: Cast) -> None:
    """Something of every kind, all about trees."""
    home = programme_home()
    content_page(home, "baeume", title="Bäume in der Stadt")
    content_page(home, "geheim", title="Geheime Bäume", live=False)
    faq_page(home)
    news_page(news_index(home), title="Ein Baum fällt um", city=cast.dortmund)
    ProjectFactory(slug="baumkataster", name="Baumkataster", name_en="Tree register", cities=[cast.schwerte])
    ProjectFactory(name="Baumhaus im Entwurf", live=False)
    ActionFieldFactory(slug="gruen", name="Bäume und Grün")
    DecisionFactory(title="Beschluss zum Baum", city=cast.dortmund)
    IndicatorFactory(name="Zahl der Bäume")
    search.rebuild()


def titles(client: Client, address: str, **query: str) -> list[str]:
    """The titles on the page of hits."""
    return [hit.title for hit in client.get(address, query).context["found"].hits]


def test_everything_public_is_found(client: Client, index: None) -> None:
    found = titles(client, "/suche/", q="Baum")

    expected = {
        "Bäume in der Stadt",
        "Ein Baum fällt um",
        "Baumkataster",
        "Bäume und Grün",
        "Beschluss zum Baum",
        "Zahl der Bäume",
    }
    assert set(found) == expected


def test_a_city_finds_its_own_first_and_all_on_request(client: Client, index: None) -> None:
    assert "Beschluss zum Baum" not in titles(client, "/schwerte/suche/", q="Baum")
    assert "Beschluss zum Baum" in titles(client, "/schwerte/suche/", q="Baum", stadt="alle")


def test_hits_lead_to_the_readers_site(client: Client, index: None) -> None:
    answer = client.get("/en/schwerte/suche/", {"q": "tree"}).content.decode()

    assert 'href="/en/schwerte/projekte/baumkataster/"' in answer
    assert "Tree register" in answer


def test_kinds_narrow_the_hits(client: Client, index: None) -> None:
    facets = client.get("/suche/", {"q": "Baum"}).context["found"].facets

    assert {facet.kind: facet.count for facet in facets}["project"] == 1
    assert titles(client, "/suche/", q="Baum", art="project") == ["Baumkataster"]


def test_a_question_leads_to_its_answer(client: Client, index: None) -> None:
    assert 'href="/faq/#wer"' in client.get("/suche/", {"q": "fragt"}).content.decode()


def test_nothing_found_says_what_to_do(client: Client, index: None) -> None:
    answer = client.get("/schwerte/suche/", {"q": "gibtesnicht"}).content.decode()

    assert "Keine Treffer" in answer
    assert "In allen Städten suchen" in answer


def test_an_empty_page_leads_on(client: Client, index: None) -> None:
    Topic.objects.create(slug="umziehen", title="Wohnen und Umziehen")

    answer = client.get("/suche/", {"q": "qyzzwx"}).content.decode()

    assert 'href="/leistungen/?thema=umziehen"' in answer
    assert 'href="tel:115"' in answer
    assert 'href="/rueckmeldung/?anlass=anderes"' in answer


def test_an_error_in_typing_is_asked_back(client: Client, index: None) -> None:
    answer = client.get("/suche/", {"q": "Baumkatastre"})

    assert answer.context["found"].hits[0].title == "Baumkataster"
    assert 'Meinten Sie: <a href="?q=Baumkataster" rel="nofollow">Baumkataster</a>' in answer.content.decode()


def test_what_is_only_near_says_so(client: Client, index: None) -> None:
    answer = client.get("/suche/", {"q": "Umkatzen"}).content.decode()

    assert "Nichts genau gefunden. Das kommt dem am nächsten:" in answer
    assert "Baumkataster" in answer
    assert 'href="tel:115"' in answer


def test_a_service_that_answers_as_well_comes_first(client: Client, index: None) -> None:
    search.bring_in(search.Document("service", "s", "Baum fällen", "Genehmigung.", "/leistungen/s/"))

    found = client.get("/suche/", {"q": "Baum"}).context["found"]

    assert (found.hits[0].title, found.hits[0].is_lead) == ("Baum fällen", True)
    assert [hit.is_lead for hit in found.hits[1:]] == [False] * (len(found.hits) - 1)


@pytest.mark.parametrize(
    "query",
    ["", "   ", "und die der", '"', "*", "(", "NEAR", "a" * 5000, "%", "\\", "' OR 1=1 --", "<script>", "\u202e", "🌳"],
)
def test_any_text_is_answered(client: Client, index: None, query: str) -> None:
    for address in ("/suche/", "/suche/vorschlaege/"):
        answer = client.get(address, {"q": query})

        assert answer.status_code == 200
        assert "<script>" not in answer.content.decode().replace('<script src="', "").replace(
            '<script type="module"', ""
        )


@pytest.mark.parametrize(
    "query", ["q=%00", "q=%ff%fe", "q=a&seite=-1", "q=a&seite=" + "9" * 40, "q=a&art=x'", "q[]=a", "q=a&q=b"]
)
def test_broken_addresses_are_no_failure(client: Client, index: None, query: str) -> None:
    assert client.get(f"/suche/?{query}").status_code in (200, 400)


def test_suggestions_are_options_of_the_field(client: Client, index: None) -> None:
    answer = client.get("/suche/vorschlaege/", {"q": "baumk"}).content.decode()

    assert '<option value="Baumkataster"></option>' in answer


def test_pages_of_hits(client: Client, cast: Cast) -> None:
    for number in range(17):
        ProjectFactory(name=f"Brunnen {number}")
    search.rebuild()

    first, second = (client.get("/suche/", {"q": "Brunnen", "seite": page}).context["found"] for page in ("1", "2"))

    assert (len(first.hits), len(second.hits)) == (15, 2)
    assert (first.next_url, second.previous_url) == ("?q=Brunnen&seite=2", "?q=Brunnen")


def test_what_is_withdrawn_is_no_longer_found(client: Client, index: None) -> None:
    programme_home().get_children().get(slug="baeume").specific.unpublish()
    search.rebuild()

    assert "Bäume in der Stadt" not in titles(client, "/suche/", q="Baum")
