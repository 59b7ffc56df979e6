"""The result of a survey: counted right, small numbers hidden on every way out, free texts for the team alone."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from dos.cities.models import Boundary
from dos.cities.tests.cast import Cast
from dos.participation.models import Phase, Process, Response
from dos.participation.selectors.results import survey_result
from dos.participation.tests.scenes import AREA, ask, poll, survey

pytestmark = pytest.mark.django_db
BAD = '=HYPERLINK("http://example.org")\u202e'


def fill(process: Process, number: int, **answers: Any) -> None:
    """Put sheets into a process."""
    today = timezone.localdate()
    Response.objects.bulk_create([Response(process=process, on=today, answers=answers) for _one in range(number)])


def end(process: Process) -> Process:
    """Let the time for answers be over."""
    now = timezone.now()
    Phase.objects.filter(process=process).update(starts_at=now - timedelta(days=9), ends_at=now - timedelta(days=1))
    return process


def url(process: Process, place: str = "ergebnis/", prefix: str = "/") -> str:
    return f"{prefix}mitmachen/{process.slug}/{place}"


def rows(process: Process, key: str) -> dict[str, Any]:
    found = next(one for one in survey_result(process).questions if one.question.key == key)
    return {row.option.key: row.words or row.count for row in found.rows}


def table(response: Any) -> list[dict[str, str]]:
    text = response.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))


def test_every_kind_is_counted() -> None:
    process = survey()
    fill(process, 10, mobil="ja", wege=["rad"], note=2, vorrang=["rad", "bus"], wunsch="A")
    fill(process, 10, mobil="nein", wege=["bus"], note=5, vorrang=["bus"], wunsch="B")
    fill(process, 10, mobil="ja", wege=["auto", "rad"], note=5, vorrang=["auto", "rad", "bus", "fuss"])
    fill(process, 10, mobil="ja", wege=["fuss"], note=1, vorrang=["fuss"])

    assert rows(process, "mobil") == {"ja": 30, "nein": 10}
    assert rows(process, "wege") == {"rad": 20, "bus": 10, "auto": 10, "fuss": 10}
    assert rows(process, "vorrang") == {"rad": 10, "bus": 10, "auto": 10, "fuss": 10}
    found = {one.question.key: one for one in survey_result(process).questions}
    assert found["wunsch"].answered == 20
    assert found["note"].mean is None  # 3 and 4 were chosen by nobody, so that some counts are hidden
    assert [row.mean_rank for row in found["vorrang"].rows] == [1.5, 2.0, 1.0, 2.5]


def test_a_scale_has_a_mean_when_all_is_shown() -> None:
    process = survey()
    for step in range(1, 6):
        fill(process, 5 + step, note=step)

    assert next(one.mean for one in survey_result(process).questions if one.question.key == "note") == 3.25


def test_small_numbers_are_hidden_with_what_would_give_them_away() -> None:
    process = survey()
    fill(process, 40, note=1)
    fill(process, 20, note=2)
    fill(process, 30, note=3)
    fill(process, 10, note=4)
    fill(process, 2, note=5)

    assert rows(process, "note") == {"1": 40, "2": 20, "3": 30, "4": "nicht gezeigt", "5": "unter 5"}


def test_fewer_than_five_sheets_show_nothing(client: Client) -> None:
    process = end(survey())
    fill(process, 4, mobil="ja", wunsch="geheim")

    assert survey_result(process).sheets is None
    page = client.get(url(process)).content.decode()
    assert "Weniger als 5 Menschen" in page
    assert table(client.get(url(process, "ergebnis.csv"))) == []
    assert json.loads(client.get(url(process, "ergebnis.json")).content)["antwortboegen"] is None


def test_a_question_that_few_answered_is_hidden() -> None:
    process = survey()
    fill(process, 30, mobil="nein")
    fill(process, 30, mobil="ja", wege=["rad"])
    fill(process, 4, note=1)

    found = {one.question.key: one for one in survey_result(process).questions}
    assert found["note"].is_hidden


def test_a_condition_does_not_give_its_small_number_away() -> None:
    """Three said yes; how many were asked further must not tell it."""
    process = survey()
    fill(process, 50, mobil="nein")
    fill(process, 3, mobil="ja", wege=["rad"])
    fill(process, 30, wege=["bus"])

    found = {one.question.key: one for one in survey_result(process).questions}
    assert found["mobil"].hides_some
    assert found["wege"].is_hidden


def test_answers_that_are_no_longer_on_offer_are_not_to_be_told_from_the_rest() -> None:
    process = survey()
    fill(process, 10, mobil="ja")
    fill(process, 10, mobil="nein")
    fill(process, 2, mobil="frueher")
    fill(process, 1, mobil=["unfug"])
    fill(process, 1, note="unfug", wege="unfug", vorrang={}, ort="unfug")

    found = {one.question.key: one for one in survey_result(process).questions}
    assert found["mobil"].answered == 20
    assert rows(process, "mobil") == {"ja": 10, "nein": 10}


def test_places_are_no_more_exact_than_a_hundred_metres(client: Client) -> None:
    process = end(survey())
    fill(process, 6, ort={"words": "Bei Familie X", "latitude": 51.44123, "longitude": 7.57123})
    fill(process, 1, ort={"words": "Hof", "latitude": 51.45123, "longitude": 7.58123})

    places = next(one for one in survey_result(process).questions if one.question.key == "ort")
    assert [(square.latitude, square.longitude, square.count) for square in places.squares] == [
        (51.441, 7.5705, 6),
        (51.451, 7.581, None),
    ]
    for place in ("ergebnis/", "ergebnis.csv", "ergebnis.json"):
        shown = client.get(url(process, place)).content.decode()
        assert "51.441" in shown
        assert "51.44123" not in shown
        assert "Familie X" not in shown


def test_the_map_has_the_outline_of_the_area_or_else_of_the_cities(client: Client) -> None:
    process, everywhere = end(survey()), end(survey(area=None, area_name=""))
    assert everywhere.city is not None
    Boundary.objects.create(city=everywhere.city, geometry=AREA)
    for one in (process, everywhere):
        for number in range(5):
            fill(one, number)

    first, second = (client.get(url(one)).context["areas"]["features"] for one in (process, everywhere))

    assert first[0]["properties"]["label"] == "Schwerte"
    assert second[0]["properties"]["label"] == everywhere.city.name


def test_before_the_end_nobody_sees_a_number(client: Client) -> None:
    process = survey()
    fill(process, 321, mobil="ja")

    page = client.get(url(process))
    assert page.status_code == 200
    assert "Das Ergebnis steht hier ab" in page.content.decode()
    assert "321" not in page.content.decode().split("<main")[1]
    assert client.get(url(process, "ergebnis.csv")).status_code == 403
    assert client.get(url(process, "ergebnis.json")).status_code == 403


def test_the_team_sees_the_result_before(client: Client, cast: Cast) -> None:
    process = survey(city=cast.schwerte)
    fill(process, 321, mobil="ja", wunsch="Mehr <b>Grün</b>")
    client.force_login(cast.editor_schwerte)

    page = client.get(url(process)).content.decode()

    assert "Nur für das Team sichtbar" in page
    assert "321 Menschen haben geantwortet" in page
    assert "Mehr &lt;b&gt;Grün&lt;/b&gt;" in page


def test_free_texts_are_not_public(client: Client) -> None:
    process = end(survey())
    fill(process, 30, mobil="ja", wunsch="Nur fürs Team", ort={"words": "Auch das"})

    for place in ("ergebnis/", "ergebnis.csv", "ergebnis.json", "umfrage-codebuch.csv"):
        shown = client.get(url(process, place)).content.decode()
        assert "Nur fürs Team" not in shown
        assert "Auch das" not in shown


def test_a_published_result_opens_the_numbers(client: Client) -> None:
    process = survey(result="Die Bank kommt an den Markt.", result_at=timezone.now())
    fill(process, 30, mobil="ja")

    page = client.get(url(process)).content.decode()

    assert "Was daraus folgt" in page
    assert "Die Bank kommt an den Markt." in page


def test_sheets_are_for_the_team_of_the_city_alone(client: Client, cast: Cast) -> None:
    process = end(survey(city=cast.schwerte))
    fill(process, 6, mobil="ja", wunsch="Geheim")
    address = url(process, "antwortboegen.csv")

    assert client.get(address).status_code == 403
    client.force_login(cast.editor_dortmund)
    assert client.get(address).status_code == 403
    client.force_login(cast.editor_schwerte)
    response = client.get(address)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert len(table(response)) == 6


def test_sheets_hold_no_day_and_nothing_that_a_spreadsheet_computes(client: Client, cast: Cast) -> None:
    process = survey(city=cast.schwerte)
    fill(
        process,
        1,
        mobil="ja",
        wege=["rad", "bus"],
        note=4,
        wunsch=BAD,
        ort={"words": BAD, "latitude": -1.5, "longitude": 7},
    )
    client.force_login(cast.editor_schwerte)

    (row,) = table(client.get(url(process, "antwortboegen.csv")))

    safe = '\'=HYPERLINK("http://example.org")'
    assert row == {
        "mobil": "ja",
        "wege": "rad | bus",
        "note": "4",
        "vorrang": "",
        "wunsch": safe,
        "ort_ort": safe,
        "ort_breite": "-1.5",
        "ort_laenge": "7",
    }


def test_words_of_editors_are_harmless_in_every_file(client: Client) -> None:
    process = end(poll(title=BAD.replace("\x00", "")))
    ask(process, "x", "single", "=1+1", options=[{"key": "a", "label": "@SUM(A1)"}, {"key": "b", "label": "-1"}])
    fill(process, 10, bank="ja", x="a")

    for place in ("ergebnis.csv", "umfrage-codebuch.csv"):
        cells = [cell for row in table(client.get(url(process, place))) for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith(("=", "@", "-", "+"))]
        assert "'=1+1" in cells


def test_the_mark_of_the_encoding_can_be_left_out(client: Client) -> None:
    process = end(poll())

    for place in ("ergebnis.csv", "umfrage-codebuch.csv"):
        assert client.get(url(process, place)).content.startswith(b"\xef\xbb\xbf")
        assert not client.get(url(process, f"{place}?bom=nein")).content.startswith(b"\xef\xbb\xbf")


def test_the_codebook_explains_every_column_and_value(client: Client, cast: Cast) -> None:
    process = survey(city=cast.schwerte)
    fill(process, 1, mobil="ja")
    client.force_login(cast.editor_schwerte)

    book = table(client.get(url(process, "umfrage-codebuch.csv")))
    (row,) = table(client.get(url(process, "antwortboegen.csv")))

    assert list(dict.fromkeys(line["spalte"] for line in book)) == list(row)
    assert {line["wert"] for line in book if line["spalte"] == "mobil"} == {"ja", "nein"}
    assert next(line["bedingung"] for line in book if line["spalte"] == "wege") == "mobil: ja"


def test_data_may_be_read_from_everywhere_with_etag(client: Client) -> None:
    process = end(poll())
    fill(process, 10, bank="ja")

    response = client.get(url(process, "ergebnis.json"))

    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.get(url(process, "ergebnis.json"), headers={"if-none-match": response["ETag"]}).status_code == 304


def test_a_poll_shows_large_numbers_and_says_that_guests_took_part(client: Client) -> None:
    process = end(poll())
    fill(process, 60, bank="ja")
    fill(process, 20, bank="nein")

    page = client.get(url(process)).content.decode()

    assert "<strong>75 %</strong>" in page
    assert "60 Stimmen" in page
    assert "Mehrfachteilnahme nicht auszuschließen" in page
    assert 'width="75%"' in page


def test_it_speaks_english(client: Client) -> None:
    process = end(survey(title_en="Getting about"))
    fill(process, 30, mobil="ja", note=1)
    fill(process, 30, mobil="nein", note=2)

    page = client.get(url(process, prefix="/en/")).content.decode()

    assert "60 people have answered." in page
    assert "Getting about" in page
    assert ">Yes</" in page


def test_more_sheets_and_questions_take_no_more_statements(client: Client, django_assert_num_queries: Any) -> None:
    process = end(survey())
    for number in range(20):
        ask(process, f"mehr-{number}", "text", "Was noch?")
    fill(process, 500, mobil="ja", note=1)
    client.get(url(process))

    with django_assert_num_queries(3):  # the cities are remembered
        client.get(url(process))
