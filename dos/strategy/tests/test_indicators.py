"""Indicators: the list with its filter, the page of one, its values as CSV."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.strategy.models import Indicator, IndicatorValue
from dos.strategy.tests import factories
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator(cast: Cast) -> Indicator:
    """An indicator of Schwerte with a baseline, a target and three values."""
    project = factories.ProjectFactory(slug="klimanetz", name="Klimanetz", lead_city=cast.schwerte)
    indicator = factories.IndicatorFactory(
        slug="stationen", name="Stationen", unit="Stück", city=cast.schwerte, project=project,
        definition="Gezählt wird, was misst.", provenance="Zählung der Stadt", update_interval_days=365,
    )  # fmt: skip
    factories.IndicatorTargetFactory(indicator=indicator, on=date(2099, 12, 31), on_precision="year", value=100)
    for years, value in ((2, 10), (1, 20.5), (0, 40)):
        on = timezone.localdate() - timedelta(days=365 * years)
        factories.IndicatorValueFactory(indicator=indicator, on=on, value=value, source_url="https://schwerte.de/")
    return indicator


def test_the_page_says_value_baseline_target_way_and_source(client: Client, indicator: Indicator) -> None:
    html = client.get("/kennzahlen/stationen/").content.decode()

    for said in (
        "<strong>40</strong>",
        "0 (Januar 2025)",
        "100 (2099)",
        "40 % des Wegs",
        "20,5",
        "schwerte.de",
        "Gezählt wird",
        "Zählung der Stadt",
        "Klimanetz",
    ):
        assert said in html
    assert "<svg" in html


def test_a_value_that_did_not_come_is_said(client: Client, indicator: Indicator) -> None:
    IndicatorValue.objects.filter(indicator=indicator, value=40).delete()
    Indicator.objects.filter(pk=indicator.pk).update(update_interval_days=30)

    assert "Wert veraltet: 365 Tage alt" in client.get("/kennzahlen/stationen/").content.decode()
    assert "Stationen" in client.get("/kennzahlen/?aktualitaet=veraltet").content.decode()
    assert ">Stationen<" not in client.get("/kennzahlen/?aktualitaet=aktuell").content.decode()


def test_a_number_without_source_is_not_shown(client: Client, indicator: Indicator) -> None:
    IndicatorValue.objects.update(source_url="")

    assert "<strong>40</strong>" not in client.get("/kennzahlen/").content.decode()


def test_versions_name_each_other_and_no_draft(client: Client, indicator: Indicator) -> None:
    factories.IndicatorFactory(slug="neu", name="Stationen neu", replaces=indicator, version=2)
    factories.IndicatorFactory(slug="entwurf", name="Geheim", replaces=indicator, version=3, live=False)

    html = client.get("/kennzahlen/stationen/").content.decode()

    assert "Stationen neu" in html
    assert "Geheim" not in html
    assert "Stationen</a>" in client.get("/kennzahlen/neu/").content.decode()


def test_all_values_are_a_table(client: Client, indicator: Indicator) -> None:
    IndicatorValue.objects.filter(value=10).update(source_note='=HYPERLINK("x")')

    response = client.get("/kennzahlen/stationen.csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [row[3] for row in rows] == ["wert", "10", "20.5", "40"]
    assert rows[1][7] == '\'=HYPERLINK("x")'


@pytest.mark.parametrize(
    ("address", "is_shown"),
    [
        ("/kennzahlen/", True),
        ("/schwerte/kennzahlen/", True),
        ("/dortmund/kennzahlen/", False),
        ("/dortmund/kennzahlen/?stadt=alle", True),
    ],
)
def test_the_list_can_be_narrowed(client: Client, indicator: Indicator, address: str, *, is_shown: bool) -> None:
    assert (">Stationen<" in client.get(address).content.decode()) is is_shown


@pytest.mark.parametrize("query", ["stadt=hagen", "feld=nichts", "aktualitaet=ja"])
def test_a_filter_that_does_not_exist_is_refused(client: Client, indicator: Indicator, query: str) -> None:
    assert client.get(f"/kennzahlen/?{query}").status_code == 400


def test_neither_list_nor_page_ask_more_for_many(client: Client, indicator: Indicator) -> None:
    pages = {"/kennzahlen/": "strategy:indicator_list", "/kennzahlen/stationen/": "strategy:indicator_detail"}
    before = {address: count_queries(client, address) for address in pages}
    for number in range(30):
        other = factories.IndicatorFactory(project=indicator.project)
        factories.IndicatorValueFactory(indicator=other)
        factories.IndicatorTargetFactory(indicator=other)
        factories.IndicatorValueFactory(indicator=indicator, on=date(2020, 1, 1) + timedelta(days=number))
        factories.MilestoneFactory(project=indicator.project)

    for address, name in pages.items():
        assert count_queries(client, address) == before[address] <= QUERY_BUDGET[name]


def test_of_very_many_values_the_page_shows_the_latest(client: Client, indicator: Indicator) -> None:
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=indicator, on=date(2001, 1, 1) + timedelta(days=number), value=number)
        for number in range(500)
    )

    response = client.get("/kennzahlen/stationen/")

    assert "Hier stehen die jüngsten 100 von 503 Werten." in response.content.decode()
    assert len(response.content) < 90_000


def test_a_draft_has_no_page_and_no_data(client: Client, indicator: Indicator) -> None:
    Indicator.objects.filter(pk=indicator.pk).update(live=False)

    assert client.get("/kennzahlen/stationen/").status_code == 404
    assert client.get("/kennzahlen/stationen.csv").status_code == 404
    assert ">Stationen<" not in client.get("/kennzahlen/").content.decode()
