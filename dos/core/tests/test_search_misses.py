"""Searches in vain: counted without a person, hidden until wanted on three days, forgotten after thirty."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from dos.core import search
from dos.core.models import SearchMiss
from dos.core.search import misses

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 2)


def noted() -> list[tuple[str, int]]:
    """What stands in the table, in the order of days."""
    return list(SearchMiss.objects.order_by("day", "words", "number").values_list("words", "number"))


def test_a_text_can_be_read_from_the_third_day_on() -> None:
    for days, times in ((0, 5), (3, 1), (4, 2)):
        for _time in range(times):
            search.note_miss("Hundewiese", day=MONDAY + timedelta(days=days))

    assert noted() == [("", 5), ("", 1), ("hundewiese", 2)]


def test_days_that_are_long_ago_do_not_count() -> None:
    for days in (0, 1, 40):
        search.note_miss("Bea Beispiel", day=MONDAY + timedelta(days=days))

    assert noted() == [("", 1)] * 3


def test_who_reads_the_table_reads_no_name() -> None:
    search.note_miss("Bea Beispiel")

    assert "bea" not in str(SearchMiss.objects.values().get()).lower()


@pytest.mark.parametrize("text", ["bea@dos.invalid", "qyzzwx 01234 5", "qyz 1 2 3 4 5", "12", "!?", ""])
def test_what_may_tell_of_a_person_is_not_noted(text: str) -> None:
    search.note_miss(text)

    assert noted() == []


def test_long_texts_are_cut_and_strange_ones_are_no_failure() -> None:
    for days in range(3):
        search.note_miss("wort " * 100, day=MONDAY + timedelta(days=days))
    search.note_miss("a\x00b \ud800 wörter", day=MONDAY)

    assert max(len(words) for words, _number in noted()) <= 80
    assert len(noted()) == 4


def test_a_flood_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misses, "MAX_A_DAY", 2)

    for text in ("eins", "zwei", "drei", "eins"):
        search.note_miss(text)

    assert sorted(noted()) == [("", 1), ("", 2)]


def test_it_is_forgotten_after_thirty_days() -> None:
    today = timezone.localdate()
    SearchMiss.objects.create(key="alt", day=today - timedelta(days=31), number=1)
    SearchMiss.objects.create(key="neu", day=today - timedelta(days=30), number=1)

    call_command("forget_misses", verbosity=0)

    assert list(SearchMiss.objects.values_list("key", flat=True)) == ["neu"]
