"""The drawing shows the same set as the table, each organisation as a link, and refuses what nobody could read."""

import re
from itertools import pairwise

import pytest
from django.test import Client

from dos.actors.selectors import drawing as drawings
from dos.actors.selectors import network, network_filter, network_views
from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.strategy.tests.factories import PartnershipFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def drawn(number: int, cast: Cast, shared: int = 1) -> drawings.Drawing:
    """Draw so many organisations that all share as many projects."""
    others = OrganisationFactory.create_batch(number)
    for project in ProjectFactory.create_batch(shared, lead_city=cast.schwerte):
        for other in others[:3]:
            PartnershipFactory(project=project, organisation=other)
    found = network.fresh_network()
    return drawings.drawing(network_views.selection(network_filter.NetworkFilter(), found))


def test_every_organisation_is_a_link_with_words(client: Client, cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    for name in ("Stadtwerke", "Hochschule <West>"):
        PartnershipFactory(project=project, organisation=OrganisationFactory(name=name, category="wirtschaft"))

    page = client.get("/netzwerk/?ansicht=grafik").content.decode()

    assert page.count('class="network__knot"') == 2
    assert 'aria-label="Stadtwerke, Wirtschaft, arbeitet mit 1 Organisation"' in page
    assert "Hochschule &lt;West&gt;" in page
    assert "Dasselbe als Tabelle" in page
    assert page.count("<tr>") == 3
    assert "style=" not in page.split("<svg")[1]


def test_the_same_selection_gives_the_same_drawing(client: Client, cast: Cast) -> None:
    first = drawn(5, cast)

    assert drawings.drawing(network_views.selection(network_filter.NetworkFilter(), network.fresh_network())) == first


def test_names_do_not_touch_at_three_hundred(cast: Cast) -> None:
    found = drawn(drawings.MAX_NODES, cast)
    points = [(knot.x, knot.y) for knot in found.knots]
    gaps = [abs(complex(a[0] - b[0], a[1] - b[1])) for a, b in pairwise(points)]

    assert len(points) == 300
    assert min(gaps) > 16


def test_three_hundred_and_one_are_refused_with_a_way_out(client: Client, cast: Cast) -> None:
    OrganisationFactory.create_batch(drawings.MAX_NODES + 1)

    page = client.get("/netzwerk/?ansicht=grafik").content.decode()

    assert "Diese Auswahl hat 301 Organisationen" in page
    assert "Bitte wählen Sie oben ein Handlungsfeld" in page
    assert "network__knot" not in page
    assert "<tbody>" in page


@pytest.mark.parametrize(("shared", "strength"), [(1, 1), (3, 2), (4, 3)])
def test_more_shared_projects_make_a_stronger_line(cast: Cast, shared: int, strength: int) -> None:
    found = drawn(3, cast, shared)

    assert [strand.strength for strand in found.strands] == [strength]
    assert found.curves == 3


def test_a_long_name_is_shortened_on_the_drawing_and_whole_in_words(cast: Cast) -> None:
    name = "Gesellschaft für die Entwicklung der ganzen Region"
    OrganisationFactory(name=name)

    knot = drawn(1, cast).knots[0]

    assert knot.is_cut
    assert knot.name == "Gesellschaft für die"
    assert name in knot.words


def test_an_empty_selection_has_no_drawing(client: Client, cast: Cast) -> None:
    page = client.get("/netzwerk/?ansicht=grafik&q=niemand").content.decode()

    assert not re.search(r"network__drawing", page)
    assert "Dazu kennen wir noch niemanden" in page


def test_a_narrow_window_begins_at_the_names_and_many_curves_are_faint(client: Client, cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    for number in range(36):
        PartnershipFactory(project=project, organisation=OrganisationFactory(slug=f"o-{number}"))

    page = client.get("/netzwerk/?ansicht=grafik").content.decode()

    assert 'href="?ansicht=grafik#netz"' in page
    assert 'id="netz"' in page
    assert "network__drawing--dense" in page
