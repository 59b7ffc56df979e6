"""How times, money and numbers are worded."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from dos.design.templatetags import design

NOW = datetime(2026, 3, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (datetime(2026, 3, 23, 17, 0, tzinfo=UTC), "heute, 18 Uhr"),
        (datetime(2026, 3, 22, 8, 5, tzinfo=UTC), "gestern, 9.05 Uhr"),
        (datetime(2026, 3, 23, 23, 30, tzinfo=UTC), "morgen, 0.30 Uhr"),
        (date(2026, 3, 23), "heute"),
        (date(2026, 3, 20), "vor 3 Tagen"),
        (date(2026, 3, 25), "in 2 Tagen"),
        (date(2025, 4, 1), "1. April 2025"),
    ],
)
def test_time_is_said_as_people_do(when: date | datetime, words: str) -> None:
    assert design.relative(when, NOW) == words


def test_time_carries_exact_words_and_machine_form() -> None:
    assert design.exact_date(date(2023, 3, 3)) == (
        '<time datetime="2023-03-03" title="3. März 2023">3. März 2023</time>'
    )


@pytest.mark.parametrize(("days", "words"), [(0, "seit heute"), (1, "seit 1 Tag"), (3, "seit 3 Tagen")])
def test_duration_is_counted_in_days(days: int, words: str) -> None:
    assert f">{words}<" in design.since(timezone.localdate() - timedelta(days=days))


@pytest.mark.parametrize(
    ("precision", "words"), [("year", "2023"), ("month", "März 2023"), ("day", "23. März 2023"), ("", "23. März 2023")]
)
def test_date_is_no_more_exact_than_known(precision: str, words: str) -> None:
    assert design.partial_date(date(2023, 3, 23), precision) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1_234_567, "1,2\u00a0Mio.\u00a0€"),
        (2_000_000, "2\u00a0Mio.\u00a0€"),
        (Decimal(17500000000), "17,5\u00a0Mrd.\u00a0€"),
        (350_000, "350.000\u00a0€"),
        (Decimal("12.50"), "12,50\u00a0€"),
        (0, "0\u00a0€"),
    ],
)
def test_money_can_be_said(amount: Decimal, words: str) -> None:
    assert design.money(amount) == words


@pytest.mark.parametrize(
    ("value", "words"), [(1117, "1.117"), (12.5, "12,5"), (Decimal("3.10"), "3,1"), (100, "100"), (0.1, "0,1")]
)
def test_number_has_german_separators(value: float, words: str) -> None:
    assert design.german_number(value) == words


def test_unknown_is_said_as_such() -> None:
    assert {design.money(None), design.german_number(None), design.partial_date(None)} == {"nicht belegt"}


def test_number_follows_the_language() -> None:
    with translation.override("en"):
        assert design.german_number(Decimal("1234.5")) == "1,234.5"
