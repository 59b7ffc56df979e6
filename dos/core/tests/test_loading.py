import pytest

from dos.cities.models import City
from dos.core.loading import Row, load
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
