import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Collection, GroupPagePermission, Site

from dos.accounts.tests.factories import UserFactory
from dos.cities import services as cities
from dos.cities.models import Boundary, City, CityRole, District
from dos.portal.models import HomePage
from dos.portal.services.cities import open_city

pytestmark = pytest.mark.django_db


def test_third_town_is_opened_by_one_command(client: Client) -> None:
    options = {"district": ["Brambauer"], "host": ["luenen.localhost"], "stdout": StringIO()}

    call_command("open_city", "luenen", "Lünen", **options)

    page = client.get("/luenen/handlungsfelder/")
    assert page.status_code == 200
    assert "Lünen" in page.content.decode()
    assert client.get("/handlungsfelder/", HTTP_HOST="luenen.localhost").status_code == 200
    assert District.objects.get().name == "Brambauer"


def test_home_of_a_city_stands_below_the_home_of_the_programme() -> None:
    open_city(key="luenen", name="Lünen")

    home = HomePage.objects.get(city__key="luenen")
    assert home.live
    assert home.get_parent().specific.city is None
    assert Site.objects.get(is_default_site=True).root_page_id == home.get_parent().pk


def test_editor_may_change_the_pages_of_the_own_city_alone() -> None:
    city = open_city(key="luenen", name="Lünen")
    other = open_city(key="werne", name="Werne")
    editor = UserFactory(is_staff=True)
    cities.grant_role(user=editor, city=city, role=CityRole.Role.EDITOR)

    assert HomePage.objects.get(city=city).permissions_for_user(editor).can_edit()
    assert not HomePage.objects.get(city=other).permissions_for_user(editor).can_edit()


def test_first_editor_can_begin_at_once() -> None:
    city = open_city(key="luenen", name="Lünen", editor="redaktion@luenen.invalid")

    role = CityRole.objects.get(city=city)
    assert role.user.email == "redaktion@luenen.invalid"
    assert role.user.has_perm("strategy.change_project")


def test_outline_comes_from_a_file(tmp_path: Path) -> None:
    geometry = {"type": "Polygon", "coordinates": [[[7.5, 51.6], [7.6, 51.6], [7.6, 51.7], [7.5, 51.6]]]}
    file = tmp_path / "luenen.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": geometry}]}))

    call_command("open_city", "luenen", "Lünen", outline=file, stdout=StringIO())

    assert Boundary.objects.get(city__key="luenen").geometry == geometry


def test_an_outline_that_is_no_area_opens_no_city(tmp_path: Path) -> None:
    file = tmp_path / "luenen.geojson"
    file.write_text('{"type": "FeatureCollection", "features": []}')

    with pytest.raises(CommandError, match="genau eine Fläche"):
        call_command("open_city", "luenen", "Lünen", outline=file, stdout=StringIO())

    assert not City.objects.exists()


def test_opening_a_city_twice_changes_nothing() -> None:
    open_city(key="luenen", name="Lünen", districts=["Brambauer"])
    counts = [model.objects.count() for model in (City, HomePage, Collection, GroupPagePermission, District)]

    open_city(key="luenen", name="Lünen", districts=["Brambauer"])

    assert counts == [model.objects.count() for model in (City, HomePage, Collection, GroupPagePermission, District)]


def test_key_that_addresses_need_is_refused() -> None:
    with pytest.raises(CommandError, match="vergeben"):
        call_command("open_city", "projekte", "Projekte")
