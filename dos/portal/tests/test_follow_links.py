"""Whatever has a page and goes on can be followed from it, and the page of following names its feed."""

import pytest
from django.test import Client

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.models import District
from dos.cities.tests.cast import Cast
from dos.participation.tests.factories import IdeaFactory, ProcessFactory
from dos.strategy.tests.factories import ActionFieldFactory, IndicatorFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def things(cast: Cast) -> None:
    """One of each."""
    District.objects.create(city=cast.schwerte, name="Villigst", slug="villigst")
    ActionFieldFactory(slug="energie", name="Energie")
    OrganisationFactory(slug="stadtwerke")
    IndicatorFactory(slug="stationen")
    ProjectFactory(slug="klimastationen", lead_city=cast.schwerte)
    IdeaFactory(reference="AB12CD", process=ProcessFactory(slug="baenke", city=cast.schwerte))


@pytest.mark.parametrize(
    ("page", "link", "feed"),
    [
        ("/handlungsfelder/energie/", "/folgen/handlungsfeld/energie/", "/projekte.atom?feld=energie"),
        ("/akteure/stadtwerke/", "/folgen/akteur/stadtwerke/", "/projekte.atom?partner=stadtwerke"),
        ("/kennzahlen/stationen/", "/folgen/kennzahl/stationen/", ""),
        ("/projekte/klimastationen/", "/folgen/projekt/klimastationen/", "/projekte/klimastationen.atom"),
        ("/mitmachen/baenke/", "/folgen/verfahren/baenke/", "/mitmachen/baenke.atom"),
        ("/mitmachen/baenke/AB12CD/", "/folgen/idee/AB12CD/", "/mitmachen/baenke/AB12CD.atom"),
        ("/schwerte/", "/schwerte/folgen/stadt/schwerte/", "/schwerte/projekte.atom"),
        ("/?ort=villigst", "/folgen/stadtteil/schwerte.villigst/", "/schwerte/projekte.atom?ort=villigst"),
    ],
)
def test_a_page_leads_to_following_and_that_to_the_feed(client: Client, page: str, link: str, feed: str) -> None:
    assert f'href="{link}"' in client.get(page).content.decode()

    form = client.get(link)

    assert form.status_code == 200
    named = [one.url.removeprefix("http://testserver") for one in form.context["feeds"]]
    assert (feed in named) if feed else not named
    if feed:
        assert client.get(feed).headers["Content-Type"].startswith("application/atom+xml")
