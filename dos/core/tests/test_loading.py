import pytest

from dos.cities.models import City
from dos.core.loading import Row, load, many_at_once
from dos.core.models import LoadedRow

pytestmark = pytest.mark.django_db


def row(name: str = "Lünen") -> Row:
    return Row(City, {"key": "luenen"}, {"name": name, "population": 86000})


def test_new_row_is_written() -> None:
    loaded = load(row())

    assert loaded.is_new
    assert City.objects.get(key="luenen").name == "Lünen"


def test_same_row_is_not_written_again() -> None:
    load(row())

    loaded = load(row())

    assert not loaded.is_written
    assert LoadedRow.objects.count() == 1


def test_row_that_nobody_touched_follows_its_file() -> None:
    load(row())

    loaded = load(row("Stadt Lünen"))

    assert loaded.is_written
    assert not loaded.is_new
    assert City.objects.get(key="luenen").name == "Stadt Lünen"


def test_row_that_somebody_changed_is_left_alone() -> None:
    load(row())
    City.objects.filter(key="luenen").update(population=87000)

    load(row("Stadt Lünen"))

    assert City.objects.get(key="luenen").name == "Lünen"


def test_row_that_somebody_deleted_stays_away() -> None:
    load(row())
    City.objects.all().delete()

    loaded = load(row("Stadt Lünen"))

    assert loaded.obj is None
    assert not City.objects.exists()


def test_row_that_somebody_made_by_hand_is_left_alone() -> None:
    City.objects.create(key="luenen", name="Von Hand")

    load(row())

    assert City.objects.get(key="luenen").name == "Von Hand"


def test_many_at_once_are_known_afterwards_as_if_loaded_one_by_one() -> None:
    with many_at_once():
        load(row())
        twice = load(row())
    known = LoadedRow.objects.values_list("table", "key", "file_digest", "row_digest").get()
    City.objects.all().delete()
    LoadedRow.objects.all().delete()
    load(row())

    assert not twice.is_written
    assert known == LoadedRow.objects.values_list("table", "key", "file_digest", "row_digest").get()


def test_many_at_once_follow_their_files_too() -> None:
    load(row())
    with many_at_once():
        load(row("Stadt Lünen"))

    assert City.objects.get(key="luenen").name == "Stadt Lünen"
    assert not load(row("Stadt Lünen")).is_written
