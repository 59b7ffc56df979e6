"""Comments, changes of a text and figures leave as data too; a table names what every field means."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.notifications import selectors
from dos.participation.exports.fields import LISTS
from dos.participation.models import Comment, Idea, Paragraph, Process
from dos.participation.selectors import wordings
from dos.participation.services.paragraphs import Wording, revise_paragraphs
from dos.participation.tests.factories import CommentFactory, IdeaFactory, ProcessFactory

pytestmark = pytest.mark.django_db
WHY = "Viele haben darum gebeten."


@pytest.fixture
def text(cast: Cast) -> Process:
    process = ProcessFactory(slug="leitbild", kind=Process.Kind.TEXT, title="Leitbild", city=cast.schwerte)
    Process.objects.update(first_published_at=process.changed_at)
    for number, key in enumerate(("ziele", "wege")):
        Paragraph.objects.create(process=process, key=key, heading=key.capitalize(), text="Alt.", sort_order=number)
    return process


def revise(process: Process, key: str, text: str, **values: Any) -> None:
    told = Wording(key=key, heading=key.capitalize(), text=text, **values)
    revise_paragraphs(process=Process.objects.get(pk=process.pk), wordings=[told], reason=WHY)


def rows(response: Any) -> list[dict[str, str]]:
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def document(response: Any) -> dict[str, Any]:
    assert response.status_code == 200
    found: dict[str, Any] = json.loads(response.content)
    return found


def test_changes_of_a_text_are_the_same_in_every_format(client: Client, text: Process) -> None:
    revise(text, "ziele", "=Neu und besser.")
    revise(text, "wege", "Alt.", is_dropped=True)
    base = "/mitmachen/leitbild/text/aenderungen"

    dropped, changed = rows(client.get(f"{base}.csv"))

    assert (dropped["absatz"], dropped["gestrichen"], dropped["nachher"]) == ("wege", "ja", "")
    assert (changed["fassung"], changed["vorher"], changed["grund"]) == ("2", "Ziele: Alt.", WHY)
    told = document(client.get(f"{base}.json"))
    assert [row["absatz"] for row in told["aenderungen"]] == ["wege", "ziele"]
    assert told["anzahl"] == 2
    feed = client.get(f"{base}.atom").content.decode()
    assert "Ziele: Fassung 2" in feed
    assert "=Neu und besser." in feed
    assert "aenderungen/#ziele-2</id>" in feed
    assert [row["absatz"] for row in rows(client.get(f"{base}.csv?absatz=ziele"))] == ["ziele"]
    assert client.get(f"{base}.csv?absatz=fehlt").status_code == 404
    page = client.get(f"{base}/?absatz=ziele").content.decode()
    assert f"{base}.atom?absatz=ziele" in page
    assert 'id="ziele-2"' in page


def test_entries_keep_their_id_in_english(client: Client, text: Process) -> None:
    revise(text, "ziele", "Neu.")

    german, english = (
        client.get(f"{prefix}/mitmachen/leitbild/text/aenderungen.atom").content.decode() for prefix in ("", "/en")
    )

    ids = [feed.partition("<entry>")[2].partition("<id>")[2].partition("</id>")[0] for feed in (german, english)]
    assert ids[0] == ids[1] != ""


def test_many_changes_are_read_in_portions(client: Client, text: Process, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordings, "PORTION", 2)
    for number in range(5):
        revise(text, "ziele", f"Nummer {number}.")

    found = rows(client.get("/mitmachen/leitbild/text/aenderungen.csv"))

    assert [row["fassung"] for row in found] == ["6", "5", "4", "3", "2"]
    assert found[0]["vorher"] == "Ziele: Nummer 3."


def test_a_text_that_is_not_public_hands_out_nothing(client: Client, text: Process) -> None:
    Process.objects.update(live=False)

    for name in ("text/aenderungen.csv", "kommentare.csv", "kommentare.atom", "zahlen.csv"):
        assert client.get(f"/mitmachen/leitbild/{name}").status_code == 404


def test_comments_are_handed_out_without_their_authors(client: Client, cast: Cast) -> None:
    process = ProcessFactory(slug="ruhr", city=cast.schwerte)
    idea = IdeaFactory(process=process)
    first = CommentFactory(idea=idea, text="=1+1 ist zwei.", author__name="Vorname Nachname")
    answer = CommentFactory(idea=idea, parent=first, text="Stimmt.", is_official=True)

    found = rows(client.get("/mitmachen/ruhr/kommentare.csv"))

    by_number = {row["kennung"]: row for row in found}
    assert by_number[str(first.pk)]["text"].startswith("'=")
    assert by_number[str(answer.pk)]["antwort_auf"] == str(first.pk)
    assert by_number[str(answer.pk)]["von_der_stadt"] == "ja"
    assert {row["idee"] for row in found} == {idea.reference}
    address = by_number[str(answer.pk)]["adresse"]
    assert client.get(address.partition("//")[2].partition("/")[2].join(("/", ""))).status_code == 200
    for name in ("csv", "json", "atom"):
        assert "Nachname" not in client.get(f"/mitmachen/ruhr/kommentare.{name}").content.decode()
    assert "Die Stadt: Stimmt." in client.get("/mitmachen/ruhr/kommentare.atom").content.decode()


@pytest.mark.parametrize("state", [Idea.State.HIDDEN, Idea.State.IN_MODERATION, Idea.State.WITHDRAWN])
def test_comments_on_what_is_out_of_sight_are_out_of_sight(client: Client, cast: Cast, state: str) -> None:
    process = ProcessFactory(slug="ruhr", city=cast.schwerte)
    CommentFactory(idea=IdeaFactory(process=process, state=state))
    idea = IdeaFactory(process=process)
    for hidden in (Comment.State.HIDDEN, Comment.State.IN_MODERATION, Comment.State.WITHDRAWN):
        CommentFactory(idea=idea, state=hidden)
    CommentFactory(idea=idea, parent=CommentFactory(idea=idea, state=Comment.State.HIDDEN))

    assert rows(client.get("/mitmachen/ruhr/kommentare.csv")) == []
    assert document(client.get("/mitmachen/ruhr/kommentare.json"))["kommentare"] == []


def test_many_comments_come_in_pages(client: Client, cast: Cast, django_assert_num_queries: Any) -> None:
    process = ProcessFactory(slug="ruhr", city=cast.schwerte)
    idea = IdeaFactory(process=process)
    CommentFactory.create_batch(101, idea=idea)
    client.get("/mitmachen/ruhr/kommentare.json")

    with django_assert_num_queries(4):
        told = document(client.get("/mitmachen/ruhr/kommentare.json"))

    assert (len(told["kommentare"]), told["anzahl"]) == (100, 101)
    assert told["weiter"].endswith("kommentare.json?seite=2")
    assert len(document(client.get("/mitmachen/ruhr/kommentare.json?seite=2"))["kommentare"]) == 1
    assert client.get("/mitmachen/ruhr/kommentare.json?seite=3").status_code == 404


def test_figures_of_a_process_and_of_a_city_are_a_page_and_a_table(client: Client, cast: Cast) -> None:
    process = ProcessFactory(slug="ruhr", city=cast.schwerte)
    IdeaFactory.create_batch(2, process=process)
    IdeaFactory(process=ProcessFactory(city=cast.dortmund))
    IdeaFactory(process=process, is_example=True)

    def ideas(address: str) -> str:
        return next(row["wert"] for row in rows(client.get(address)) if row["was"] == "Ideen")

    assert ideas("/mitmachen/ruhr/zahlen.csv") == "3"
    assert ideas("/schwerte/mitmachen/zahlen.csv") == "2"
    assert ideas("/mitmachen/zahlen.csv") == "3"
    page = client.get("/schwerte/mitmachen/zahlen/").content.decode()
    assert "Zahlen zum Mitmachen" in page
    assert "/schwerte/mitmachen/ruhr/zahlen/" in page
    assert client.get("/schwerte/mitmachen/zahlen/?seite=2").status_code == 404
    assert "/schwerte/mitmachen/zahlen.csv" in page
    assert "/schwerte/mitmachen/zahlen/" in client.get("/schwerte/mitmachen/").content.decode()
    assert "Figures on taking part" in client.get("/en/mitmachen/zahlen/").content.decode()


def test_one_table_says_what_every_field_means(client: Client) -> None:
    found = rows(client.get("/mitmachen/hilfe/felder.csv"))

    named = {(row["liste"], row["feld"]) for row in found}
    assert named == {(name, column.key) for name, columns in LISTS.items() for column in columns}
    assert all(row["bedeutung"] for row in found)
    english = rows(client.get("/en/mitmachen/hilfe/felder.csv"))
    assert [row["feld"] for row in english] == [row["feld"] for row in found]
    assert english[0]["bedeutung"] != found[0]["bedeutung"]


@pytest.mark.parametrize(
    "address",
    [
        *("mitmachen.csv", "mitmachen/leitbild/kommentare.csv", "mitmachen/leitbild/text/aenderungen.csv"),
        *("mitmachen/leitbild/zahlen.csv", "mitmachen/hilfe/felder.csv", "mitmachen/ruhr.csv"),
    ],
)
def test_the_mark_of_the_encoding_can_be_left_out(client: Client, text: Process, address: str) -> None:
    ProcessFactory(slug="ruhr", city=text.city)

    assert client.get(f"/{address}").content.startswith(b"\xef\xbb\xbf")
    assert not client.get(f"/{address}?bom=nein").content.startswith(b"\xef\xbb\xbf")


def test_who_follows_a_process_is_offered_the_feeds_that_it_has(client: Client, text: Process, cast: Cast) -> None:
    ProcessFactory(slug="ruhr", city=cast.schwerte)
    ProcessFactory(slug="umfrage", kind=Process.Kind.SURVEY, city=cast.schwerte)

    def feeds(slug: str) -> list[str]:
        topic = selectors.find_topic("process", slug, None)
        assert topic is not None
        return [feed.url.rpartition(f"/mitmachen/{slug}")[2] for feed in selectors.feeds_of(topic)]

    assert feeds("ruhr") == [".atom", "/kommentare.atom"]
    assert feeds("leitbild") == ["/text/aenderungen.atom", "/kommentare.atom"]
    assert feeds("umfrage") == []
    for end in feeds("leitbild"):
        assert client.get(f"/mitmachen/leitbild{end}").status_code == 200
