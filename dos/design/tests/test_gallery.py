"""The gallery shows every component."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from dos.design.templatetags.design import knot, remembered_badge, written_badge
from dos.design.views import ERRORS

TEMPLATES = Path(__file__).parents[1] / "templates"


@pytest.mark.django_db
def test_gallery_shows_every_component(client: Client) -> None:
    for drawn_once in (knot, remembered_badge, written_badge):
        drawn_once.cache_clear()

    response = client.get(reverse("design:gallery"))

    used = {template.name for template in response.templates}
    assert response.status_code == 200
    assert {f"components/{path.name}" for path in (TEMPLATES / "components").glob("*.html")} - used <= {
        "components/input.html",
        "components/error-summary.html",
        "components/fieldset.html",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("status", ERRORS)
def test_error_page_says_what_to_do(client: Client, status: int) -> None:
    response = client.get(reverse("design:error_page", args=[status]))

    assert response.status_code == 200
    assert "Startseite" in response.content.decode()


def test_style_sheet_stays_small() -> None:
    sheet = (Path(__file__).parents[1] / "static" / "design" / "layout.css").read_text(encoding="utf-8")

    assert len(sheet.splitlines()) < 300
    assert "url(" not in sheet
