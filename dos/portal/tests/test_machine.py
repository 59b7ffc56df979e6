"""What machines look for: robots, sitemaps, the security contact, the icon."""

from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.portal.tests.factories import city_home, content_page, programme_home
from dos.strategy.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(client: Client, key: str) -> set[str]:
    """What one sitemap lists."""
    answer = client.get(f"/sitemap-{key}.xml", headers={"accept-language": "en"})
    root = ET.fromstring(answer.getvalue())
    return {str(loc.text) for loc in root.iter(f"{MAP}loc")}


def test_the_demonstration_wants_no_robots(client: Client, cast: Cast) -> None:
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()
    assert '<meta name="robots" content="noindex">' in client.get("/").content.decode()


def test_robots_are_shown_the_sitemap(client: Client, cast: Cast, settings: Any) -> None:
    settings.DEMO = False

    answer = client.get("/robots.txt").content.decode()

    assert "Sitemap: http://testserver/sitemap.xml" in answer
    assert "Disallow: /desk/" in answer


def test_each_site_has_its_sitemap(client: Client, cast: Cast) -> None:
    found = [str(loc.text) for loc in ET.fromstring(client.get("/sitemap.xml").content).iter(f"{MAP}loc")]

    assert found == [f"http://testserver/sitemap-{key}.xml" for key in ("programm", "dortmund", "schwerte")]


def test_joint_things_stand_on_the_programmes_map_others_on_their_citys(client: Client, cast: Cast) -> None:
    ProjectFactory(slug="gemeinsam", cities=[cast.dortmund, cast.schwerte])
    ProjectFactory(slug="allein", cities=[cast.schwerte], lead_city=cast.schwerte)
    ProjectFactory(slug="entwurf", cities=[cast.schwerte], live=False)
    content_page(city_home(cast.schwerte), "bericht")
    content_page(programme_home(), "geheim", live=False)

    programme, schwerte = addresses(client, "programm"), addresses(client, "schwerte")

    assert {"http://testserver/projekte/gemeinsam/", "http://testserver/en/projekte/gemeinsam/"} <= programme
    assert {"http://testserver/schwerte/projekte/allein/", "http://testserver/schwerte/bericht/"} <= schwerte
    assert not any("entwurf" in url or "geheim" in url for url in programme | schwerte)


def test_an_unknown_sitemap_is_not_found(client: Client, cast: Cast) -> None:
    assert client.get("/sitemap-herne.xml").status_code == 404


def test_the_security_contact_has_not_expired(client: Client) -> None:
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())

    until = datetime.fromisoformat(lines["Expires"])
    assert timezone.now() + timedelta(days=30) < until < timezone.now() + timedelta(days=366)
    assert lines["Contact"].startswith("http://testserver/rueckmeldung/")


def test_the_old_address_of_the_icon_leads_to_the_drawing(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"].endswith("icon.svg")
    assert client.get("/manifest.webmanifest").json()["icons"][0]["type"] == "image/svg+xml"
