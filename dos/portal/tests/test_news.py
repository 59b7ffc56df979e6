"""News as list, page and feed."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.portal.tests.factories import news_index, news_page, programme_home

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_newest_stands_first(client: Client, cast: Cast) -> None:
    index = news_index(programme_home())
    news_page(index, "alt", title="Schon länger her", on=date(2025, 1, 1))
    news_page(index, "neu", title="Gerade erst", on=date(2026, 1, 1))

    answer = client.get("/aktuelles/").content.decode()

    assert answer.index("Gerade erst") < answer.index("Schon länger her")


def test_a_city_shows_its_own_and_those_of_all(client: Client, cast: Cast) -> None:
    index = news_index(programme_home())
    news_page(index, "a", title="Aus Dortmund", city=cast.dortmund)
    news_page(index, "b", title="Aus Schwerte", city=cast.schwerte)
    news_page(index, "c", title="Aus dem Programm")

    answer = client.get("/schwerte/aktuelles/").content.decode()

    assert "Aus Schwerte" in answer
    assert "Aus dem Programm" in answer
    assert "Aus Dortmund" not in answer


def test_beyond_the_last_page_there_is_nothing(client: Client, cast: Cast) -> None:
    news_index(programme_home())

    for page in ("2", "0", "-1", "abc", "9" * 30):
        assert client.get("/aktuelles/", {"seite": page}).status_code == 404


def test_a_piece_leads_back_to_the_list(client: Client, cast: Cast) -> None:
    news_page(news_index(programme_home()), title="Etwas <b>Neues</b>")

    answer = client.get("/aktuelles/neues/").content.decode()

    assert "Etwas &lt;b&gt;Neues&lt;/b&gt;" in answer
    assert '<a href="/aktuelles/">' in answer


def test_the_feed_is_valid_xml_whatever_was_written(client: Client, cast: Cast) -> None:
    news_page(news_index(programme_home()), title="Fisch & Chips ]]> <x>", intro="Mit \x08 Steuerzeichen")

    feed = ET.fromstring(client.get("/aktuelles.atom").content)

    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["Fisch & Chips ]]> <x>"]


def test_an_entry_keeps_its_id_when_it_is_renamed(client: Client, cast: Cast) -> None:
    piece = news_page(news_index(programme_home()))
    before = ET.fromstring(client.get("/aktuelles.atom").content).findtext(f"{ATOM}entry/{ATOM}id")

    piece.slug = "umbenannt"
    piece.save()

    assert ET.fromstring(client.get("/aktuelles.atom").content).findtext(f"{ATOM}entry/{ATOM}id") == before


def test_drafts_are_in_no_list(client: Client, cast: Cast) -> None:
    news_page(news_index(programme_home()), title="Noch geheim", live=False)

    for address in ("/aktuelles/", "/aktuelles.atom", "/"):
        assert "Noch geheim" not in client.get(address).content.decode()
