"""Stories answer under the address of their tree; drafts and private pages do not exist for the public."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from dos.cities.tests.cast import Cast
from dos.portal.tests.factories import city_home, content_page, programme_home

pytestmark = pytest.mark.django_db


def test_a_page_of_the_programme_stands_on_every_site(client: Client, cast: Cast) -> None:
    content_page(programme_home(), "kontakt", title="Kontakt")

    for address in ("/kontakt/", "/schwerte/kontakt/", "/en/dortmund/kontakt/"):
        assert b"<h1>Kontakt</h1>" in client.get(address).content.replace(b'<span lang="de">', b"").replace(
            b"</span>", b""
        )


def test_a_citys_own_page_goes_before_the_programmes(client: Client, cast: Cast) -> None:
    content_page(programme_home(), "kontakt", title="Kontakt des Programms")
    content_page(city_home(cast.schwerte), "kontakt", title="Kontakt in Schwerte")

    assert "Kontakt in Schwerte" in client.get("/schwerte/kontakt/").content.decode()
    assert "Kontakt des Programms" in client.get("/dortmund/kontakt/").content.decode()


def test_a_citys_page_knows_its_address_everywhere(cast: Cast) -> None:
    page = content_page(city_home(cast.schwerte), "bericht")

    assert page.url == "/schwerte/bericht/"
    assert page.full_url == "http://testserver/schwerte/bericht/"


def test_a_missing_english_text_is_german_and_says_so(client: Client, cast: Cast) -> None:
    content_page(programme_home(), "thema", title_en="A topic")

    answer = client.get("/en/thema/").content.decode()

    assert "<h1>A topic</h1>" in answer
    assert '<div class="flow" lang="de"><p>Ein Satz.</p></div>' in answer


def test_own_links_stay_on_the_readers_site(client: Client, cast: Cast) -> None:
    content_page(
        programme_home(), "thema", body='<p><a href="/projekte/">Alle</a> <a href="/api/v1/programme">Daten</a></p>'
    )

    answer = client.get("/en/schwerte/thema/").content.decode()

    assert '<a href="/en/schwerte/projekte/">' in answer
    assert '<a href="/api/v1/programme">' in answer


def test_a_draft_is_not_found(client: Client, cast: Cast) -> None:
    content_page(programme_home(), "entwurf", live=False)

    assert client.get("/entwurf/").status_code == 404


def test_a_restricted_page_is_not_found(client: Client, cast: Cast) -> None:
    page = content_page(programme_home(), "intern")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/intern/").status_code == 404


def test_a_page_below_a_restricted_one_is_not_found(client: Client, cast: Cast) -> None:
    parent = content_page(programme_home(), "intern")
    content_page(parent, "darunter")
    PageViewRestriction.objects.create(page=parent, restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/intern/darunter/").status_code == 404


def test_a_citys_host_needs_no_city_in_the_path(client: Client, cast: Cast) -> None:
    cast.schwerte.hosts = ["schwerte.localhost"]
    cast.schwerte.save()
    content_page(city_home(cast.schwerte), "bericht")

    answer = client.get("/schwerte/bericht/", headers={"host": "schwerte.localhost"})

    assert answer.headers["Location"] == "/bericht/"
    assert client.get("/bericht/", headers={"host": "schwerte.localhost"}).status_code == 200


def test_the_outline_names_what_there_is(client: Client, cast: Cast) -> None:
    content_page(programme_home(), "thema", title="Ein besonderes Thema")
    content_page(programme_home(), "entwurf", title="Noch geheim", live=False)

    answer = client.get("/inhalt/").content.decode()

    assert "Ein besonderes Thema" in answer
    assert "Noch geheim" not in answer


def test_a_draft_can_be_previewed_at_the_desk(client: Client, cast: Cast) -> None:
    page = content_page(programme_home(), "entwurf", live=False)

    answer = page.make_preview_request(preview_mode="")

    assert "Ein Satz." in answer.render().content.decode()
