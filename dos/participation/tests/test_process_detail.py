"""The page of a process: what is possible now, its rules in plain words, its ideas under one filter, as data."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.factories import DistrictFactory
from dos.participation.models import Idea, Process
from dos.participation.tests.factories import IdeaFactory, PhaseFactory, ProcessFactory
from dos.strategy.tests.factories import ActionFieldFactory
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = pytest.mark.django_db
S = Idea.State


@pytest.fixture
def process(cast: Cast) -> Process:
    """An open process of Schwerte."""
    return ProcessFactory(slug="ruhr", title="Zukunft der Ruhr", city=cast.schwerte)


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def titles(client: Client, query: str = "") -> list[str]:
    return [row["titel"] for row in json.loads(client.get(f"/mitmachen/ruhr.json?{query}").content)["ideen"]]


def test_it_says_what_is_open_now_and_until_when(client: Client, process: Process) -> None:
    page = read(client, "/schwerte/mitmachen/ruhr/")

    assert "Idee einreichen" in page
    assert "/schwerte/mitmachen/ruhr/neu/" in page
    assert "noch 28 Tage" in page
    assert "Noch hat niemand eine Idee eingereicht" in page


def test_rules_come_from_the_fields(client: Client, process: Process) -> None:
    process.threshold, process.threshold_body = 100, "Ausschuss für Digitales"
    process.answer_days, process.allows_guests = 45, False
    process.save()

    page = read(client, "/mitmachen/ruhr/")

    for words in (
        "Ab 100 Unterstützungen wird die Idee beraten: Ausschuss für Digitales.",
        "binnen 45 Tagen nach der Veröffentlichung",
        "Sie brauchen dafür ein Konto.",
        "Eine Ablehnung wird begründet.",
    ):
        assert words in page
    assert "Auch ohne Konto." not in page


def test_closed_process_names_the_next_phase(client: Client, cast: Cast) -> None:
    process = ProcessFactory(slug="spaet", city=cast.schwerte, phase=False)
    PhaseFactory(process=process, starts_at=timezone.now() + timedelta(days=3))

    page = read(client, "/mitmachen/spaet/")

    assert "Die nächste Phase beginnt am" in page
    assert "Idee einreichen" not in page


@pytest.mark.parametrize(
    ("due", "result", "words"),
    [
        (-2, "", "Ergebnis überfällig seit"),
        (9, "", "Das Ergebnis steht hier bis"),
        (None, "", "Das Ergebnis steht noch aus."),
        (-2, "Wir bauen zwölf Brunnen.", "Wir bauen zwölf Brunnen."),
    ],
)
def test_what_came_of_it(client: Client, cast: Cast, due: int | None, result: str, words: str) -> None:
    now = timezone.now()
    process = ProcessFactory(slug="alt", city=cast.schwerte, phase=False, result=result)
    PhaseFactory(process=process, starts_at=now - timedelta(days=60), ends_at=now - timedelta(days=30))
    process.result_due_on = timezone.localdate() + timedelta(days=due) if due is not None else None
    process.result_at = now if result else None
    process.save()

    page = read(client, "/mitmachen/alt/")

    assert words in page
    assert ("überfällig" in page) == (words == "Ergebnis überfällig seit")


@pytest.mark.parametrize("state", [S.HIDDEN, S.IN_MODERATION, S.WITHDRAWN, S.AWAITING_CONFIRMATION, S.DRAFT])
def test_what_is_not_public_is_in_no_list(client: Client, process: Process, state: str) -> None:
    IdeaFactory(process=process, title="Geheimer Brunnen", state=state)

    for address in ("/mitmachen/ruhr/", *(f"/mitmachen/ruhr.{name}" for name in ("csv", "json", "geojson", "atom"))):
        response = client.get(address)
        text = b"".join(response) if response.streaming else response.content
        assert b"Geheimer Brunnen" not in text


def test_draft_process_is_nowhere(client: Client, process: Process) -> None:
    Process.objects.filter(pk=process.pk).update(live=False)

    assert client.get("/mitmachen/ruhr/").status_code == 404
    assert client.get("/mitmachen/ruhr.json").status_code == 404


def test_order_is_complete_and_stable(client: Client, process: Process) -> None:
    now = timezone.now()
    IdeaFactory(process=process, title="Alte Idee", published_at=now - timedelta(days=9), supports_by_mail=7)
    IdeaFactory(process=process, title="Neue Idee", published_at=now, supports_by_guest=3, supports_by_account=1)
    IdeaFactory(
        process=process, title="Beantwortet", published_at=now - timedelta(days=5), state=S.NOT_ADOPTED, answered_at=now
    )

    assert titles(client) == ["Neue Idee", "Beantwortet", "Alte Idee"]
    assert titles(client, "sortierung=unterstuetzt") == ["Alte Idee", "Neue Idee", "Beantwortet"]
    assert titles(client, "sortierung=beantwortet")[0] == "Beantwortet"


def test_filters_narrow(client: Client, process: Process, cast: Cast) -> None:
    field, place = ActionFieldFactory(slug="umwelt"), DistrictFactory(city=cast.schwerte, slug="villigst")
    yesterday = timezone.localdate() - timedelta(days=1)
    IdeaFactory(process=process, title="Baumallee", action_field=field, answer_due_on=yesterday)
    IdeaFactory(process=process, title="Radweg", district=place, state=S.ADOPTED)

    assert titles(client, "feld=umwelt") == ["Baumallee"]
    assert titles(client, "ort=villigst") == ["Radweg"]
    assert titles(client, "stand=angenommen") == ["Radweg"]
    assert titles(client, "stand=ueberfaellig") == ["Baumallee"]
    assert titles(client, "q=allee") == ["Baumallee"]
    assert "1 überfällig" in read(client, "/mitmachen/ruhr/")


QUERIES = (
    *("stand=offen", "stand=ueberfaellig", "stand=angenommen", "stand=abgelehnt", "feld=umwelt", "ort=villigst"),
    *("q=Radweg", "q=nirgends", "feld=umwelt&stand=offen", "q=Radweg&stand=ueberfaellig", "sortierung=beantwortet"),
)


@pytest.mark.parametrize("many", [0, 2, 2_000])
def test_few_and_many_are_found_alike(
    client: Client, process: Process, cast: Cast, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    field, place = ActionFieldFactory(slug="umwelt"), DistrictFactory(city=cast.schwerte, slug="villigst")
    days = [timezone.localdate() + timedelta(days=day) for day in (-1, 1)]
    for number in range(6):
        IdeaFactory(
            process=process,
            title=f"Radweg {number}" if number % 3 else f"Allee {number}",
            action_field=field if number % 2 else None,
            district=place if number % 2 else None,
            answer_due_on=days[number % 2],
            state=(S.PUBLISHED, S.ADOPTED, S.UNDER_REVIEW)[number % 3],
        )
    # Found with the way for few, which every filter of so small a process takes.
    wanted = {query: titles(client, query) for query in QUERIES}
    numbers = {query: client.get(f"/mitmachen/ruhr/?{query}").context["total"] for query in QUERIES}
    caches["local"].clear()
    cache.clear()
    IdeaFactory(process=process, state=S.HIDDEN)
    monkeypatch.setattr("dos.participation.selectors.idea_list.MANY", many)

    for query in QUERIES:
        assert titles(client, query) == wanted[query], query
        page = client.get(f"/mitmachen/ruhr/?{query}")
        assert page.context["total"] == numbers[query] == len(wanted[query]), query
        caches["local"].clear()


def test_what_has_no_answer_stands_behind_what_has_one(client: Client, process: Process) -> None:
    now = timezone.now()
    IdeaFactory(process=process, title="Ohne Antwort")
    IdeaFactory(process=process, title="Früher", state=S.NOT_ADOPTED, answered_at=now - timedelta(days=3))
    IdeaFactory(process=process, title="Eben", state=S.NOT_ADOPTED, answered_at=now)

    assert titles(client, "sortierung=beantwortet") == ["Eben", "Früher", "Ohne Antwort"]


@pytest.mark.parametrize("query", ["stand=egal", "feld=nichts", "ort=mond", "sortierung=zufall", "seite=x"])
def test_unknown_value_is_refused_in_words(client: Client, process: Process, query: str) -> None:
    assert client.get(f"/mitmachen/ruhr/?{query}").status_code == 400
    assert client.get(f"/mitmachen/ruhr.json?{query}").status_code == 400


def test_beyond_the_last_page_there_is_nothing(client: Client, process: Process) -> None:
    assert client.get("/mitmachen/ruhr/?seite=2").status_code == 404


def test_the_map_stands_beside_its_list(client: Client, process: Process) -> None:
    IdeaFactory(process=process, title="Am Ufer", latitude=51.4, longitude=7.5)
    IdeaFactory(process=process, title="Irgendwo")

    page = read(client, "/mitmachen/ruhr/?ansicht=karte")

    assert "Am Ufer" in page
    assert "Irgendwo" not in page
    assert "Alle als Liste" in page
    points: dict[str, Any] = json.loads(client.get("/mitmachen/ruhr.geojson").content)
    assert [point["geometry"]["coordinates"] for point in points["features"]] == [[7.5, 51.4]]


def test_a_cell_is_no_formula_and_names_no_author(client: Client, process: Process) -> None:
    idea = IdeaFactory(process=process, title="=HYPERLINK(1)", author__name="Vorname Nachname")

    text = b"".join(client.get("/mitmachen/ruhr.csv")).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text), delimiter=";"))

    assert row["nummer"] == idea.reference
    assert row["titel"].startswith("'=")
    assert "Nachname" not in text


def test_fragment_is_what_the_page_includes(client: Client, process: Process) -> None:
    IdeaFactory(process=process, title="Brunnen")

    part = client.get("/mitmachen/ruhr/", headers={"HX-Request": "true"}).content.decode()

    assert "Brunnen" in part
    assert "<html" not in part


def test_english_shows_english_and_marks_german(client: Client, process: Process) -> None:
    Process.objects.filter(pk=process.pk).update(title_en="Future of the river")

    page = read(client, "/en/mitmachen/ruhr/")

    assert "Future of the river" in page
    assert 'lang="de"' in page


@pytest.mark.parametrize("view", ["liste", "karte"])
def test_queries_do_not_grow(client: Client, process: Process, view: str) -> None:
    address = f"/mitmachen/ruhr/?ansicht={view}"
    IdeaFactory.create_batch(2, process=process, latitude=51.4, longitude=7.5)
    before = count_queries(client, address)

    IdeaFactory.create_batch(40, process=process, latitude=51.4, longitude=7.5, action_field=ActionFieldFactory())

    assert count_queries(client, address) == before
    assert before <= QUERY_BUDGET[f"participation:process_detail {view}"]
