"""A draft is nowhere in public: not by address, not in a format, feed, list, count, search or map of the site."""

import pytest
from django.test import Client

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core import search
from dos.strategy.services.projects import save_draft
from dos.strategy.tests.factories import DecisionFactory, IndicatorFactory, ProjectFactory, StatusNoteFactory

SECRET = "Zwiebelturm"

OWN_ADDRESSES = [
    "/projekte/geheim/", "/schwerte/projekte/geheim/", "/en/projekte/geheim/", "/projekte/geheim.json",
    "/projekte/geheim.atom", "/einbetten/projekte/geheim/", "/faden/project/geheim/", "/faden/vorhaben/geheim/",
    "/beschluesse/geheim/", "/kennzahlen/geheim/", "/kennzahlen/geheim.csv", "/akteure/geheim/",
    "/api/v1/projects/geheim", "/api/v1/projects/geheim/thread", "/api/v1/decisions/geheim",
    "/api/v1/indicators/geheim", "/api/v1/indicators/geheim/values", "/api/v1/organisations/geheim",
]  # fmt: skip
LISTS = [
    "/", "/schwerte/", "/projekte/", "/projekte/?q=Zwiebelturm", "/projekte/?ansicht=tabelle",
    "/projekte/?ansicht=karte",
    "/projekte/?ansicht=zeitleiste", "/projekte/?ansicht=ziele", "/projekte.csv", "/projekte.json", "/projekte.geojson",
    "/projekte.atom", "/beschluesse/", "/kennzahlen/", "/akteure/", "/suche/?q=Zwiebelturm", "/sitemap.xml",
    "/programm/", "/handlungsfelder/", "/projekte/offen/", "/projekte/offen.json", "/projekte/offen.atom",
    "/api/v1/projects", "/api/v1/decisions", "/api/v1/indicators", "/api/v1/organisations", "/api/v1/milestones",
]  # fmt: skip


@pytest.fixture
def _drafts(cast: Cast) -> None:
    draft = ProjectFactory(
        lead_city=cast.schwerte, slug="geheim", name=f"{SECRET} A", live=False, latitude=51.4, longitude=7.5
    )
    public = ProjectFactory(lead_city=cast.schwerte, slug="offen", name="Offen")
    public.summary = f"Neu: {SECRET} B"
    save_draft(public, user=cast.editor_schwerte)
    DecisionFactory(slug="geheim", title=f"{SECRET} C", live=False, projects=[public])
    IndicatorFactory(slug="geheim", name=f"{SECRET} D", live=False, project=public)
    OrganisationFactory(slug="geheim", name=f"{SECRET} E", live=False)
    StatusNoteFactory(project=public, text=f"{SECRET} F", live=False)
    ProjectFactory(lead_city=cast.schwerte, slug="teil", name="Teil", parent=draft)
    search.rebuild()


@pytest.mark.parametrize("who", ["anonymous", "stranger", "editor_dortmund"])
@pytest.mark.usefixtures("_drafts")
def test_drafts_stay_inside(cast: Cast, who: str) -> None:
    client = Client() if who == "anonymous" else signed_in(getattr(cast, who))

    for url in OWN_ADDRESSES:
        assert client.get(url, follow=True).status_code == 404, url
    for url in [*LISTS, "/projekte/teil/", "/projekte/teil.json"]:
        response = client.get(url, follow=True)
        body = b"".join(response) if response.streaming else response.content
        assert response.status_code < 500, url
        assert SECRET not in body.decode().replace(f"q={SECRET}", "").replace(f'value="{SECRET}"', "").replace(
            f"„{SECRET}“", ""
        ), url
